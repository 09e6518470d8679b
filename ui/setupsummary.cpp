// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setuptexts.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::SetupTexts)
};

/// The only parameters that are ever shown. Their values cannot be keys…
constexpr std::array shownParameters{"issuer", "digits", "algorithm", "period", "counter", "encoder"};
constexpr qsizetype longestShownValue = 40;

/// … unless the link is damaged, and another parameter was glued to the value.
bool isHarmless(const QByteArray &value)
{
    return value.size() <= longestShownValue && !value.contains('=') && !value.toLower().contains("secret");
}

QString shown(const QByteArray &name, const QByteArray &value)
{
    if (!isHarmless(value))
        return QString::fromLatin1(name) + u"=…"_s;
    QByteArray decoded = value;
    decoded.replace('+', ' ');
    return QString::fromLatin1(name) + u'=' + QUrl::fromPercentEncoding(decoded);
}

/// The values of one parameter, as they stand; their order is kept.
QList<QByteArray> valuesOf(QByteArrayView query, const char *name)
{
    QList<QByteArray> values;
    while (!query.isEmpty()) {
        const qsizetype end = query.indexOf('&');
        const QByteArrayView pair = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.first(equals).compare(QByteArrayView(name), Qt::CaseInsensitive) == 0)
            values.append(pair.sliced(equals + 1).toByteArray());
    }
    return values;
}

QString absent(const char *name)
{
    if (qstrcmp(name, "digits") == 0)
        return Text::tr("no digits");
    if (qstrcmp(name, "algorithm") == 0)
        return Text::tr("no algorithm");
    return {};
}
} // namespace

QString SetupTexts::whatItSays(QByteArrayView text)
{
    const qsizetype scheme = text.indexOf(QByteArrayView("://"));
    if (scheme < 0)
        return {};
    const QByteArrayView rest = text.sliced(scheme + 3);
    const qsizetype question = rest.indexOf('?');
    const QByteArrayView path = question < 0 ? rest : rest.first(question);
    const QByteArrayView query = question < 0 ? QByteArrayView() : rest.sliced(question + 1);
    const qsizetype slash = path.indexOf('/');
    if (question < 0 || slash > 16) // steam://KEY and the like: nothing that may be shown
        return {};

    QStringList parts{QString::fromLatin1(path.first(slash < 0 ? qMin(path.size(), qsizetype{16}) : slash))};
    for (const char *name : shownParameters) {
        const QList<QByteArray> values = valuesOf(query, name);
        for (const QByteArray &value : values)
            parts.append(shown(name, value));
        if (values.isEmpty() && !absent(name).isEmpty())
            parts.append(absent(name));
    }
    //: Between the parts of a list on one line
    return parts.join(Text::tr(" · "));
}
} // namespace Countersign
