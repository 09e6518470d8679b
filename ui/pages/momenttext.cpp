// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/momenttext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace Countersign
{
namespace
{
struct Moment
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::Moment)
};

QDateTime local(UnixTime time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count());
}
} // namespace

QString momentText(UnixTime moment, UnixTime now)
{
    const QDateTime when = local(moment);
    const QDate today = local(now).date();
    // The C locale, for one, has seconds in it.
    const QString timeFormat = QLocale().timeFormat(QLocale::ShortFormat).remove(QLatin1String(":ss"));
    const QString time = QLocale().toString(when.time(), timeFormat);
    if (when.date() == today)
        //: Within a sentence; %1 the time
        return Moment::tr("today, %1").arg(time);
    if (when.date() == today.addDays(-1))
        //: Within a sentence; %1 the time
        return Moment::tr("yesterday, %1").arg(time);
    //: A day of this year, such as "12 June", as QDate::toString() wants it
    const QString dayFormat = Moment::tr("d MMMM");
    const QString day = when.date().year() == today.year() ? QLocale().toString(when.date(), dayFormat)
                                                           : QLocale().toString(when.date(), QLocale::LongFormat);
    //: Within a sentence; %1 a date, such as "12 June"
    return Moment::tr("on %1").arg(day);
}
} // namespace Countersign
