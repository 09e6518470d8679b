// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/waytexts.h"

#include "core/vault/vaultsession.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Countersign::WayTexts
{
using namespace Qt::StringLiterals;

namespace
{
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::WayTexts)
};

QString day(UnixTime time)
{
    return dayText(QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count()).date());
}
} // namespace

QString dayText(const QDate &day)
{
    static const QRegularExpression weekday(u"[\\s,\u060C]*dddd[\\s,\u060C]*"_s);
    const QLocale locale;
    return locale.toString(day, locale.dateFormat(QLocale::LongFormat).replace(weekday, u" "_s).trimmed());
}

std::optional<KeySlotInfo> find(const VaultSession &session, KeySlotInfo::Kind kind)
{
    const QList<KeySlotInfo> ways = session.keySlots();
    const auto found =
        std::find_if(ways.cbegin(), ways.cend(), [kind](const KeySlotInfo &way) { return way.kind == kind; });
    return found == ways.cend() ? std::nullopt : std::optional(*found);
}

QString setOn(const KeySlotInfo &way)
{
    //: Of a password. %1 a date
    return way.created == UnixTime() ? Text::tr("It is set.") : Text::tr("Set on %1.").arg(day(way.created));
}

QString madeOn(const KeySlotInfo &way)
{
    //: Of a recovery key. %1 a date
    return way.created == UnixTime() ? Text::tr("It is made.") : Text::tr("Made on %1.").arg(day(way.created));
}
} // namespace Countersign::WayTexts
