// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/accountquery.h"

#include <algorithm>
#include <iterator>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// Letters with a stroke or of two parts, which Unicode does not take apart but people type without.
QStringView plainLetters(QChar letter)
{
    switch (letter.unicode()) {
    case u'ø':
        return u"o";
    case u'ł':
        return u"l";
    case u'đ':
    case u'ð':
        return u"d";
    case u'ħ':
        return u"h";
    case u'ı':
        return u"i";
    case u'æ':
        return u"ae";
    case u'œ':
        return u"oe";
    case u'ß':
        return u"ss";
    default:
        return {};
    }
}
} // namespace

QString foldedText(const QString &text)
{
    QString folded;
    const QString parts = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    folded.reserve(parts.size());
    for (const QChar character : parts) {
        const QStringView plain = plainLetters(character);
        if (!plain.isEmpty())
            folded.append(plain);
        else if (character.category() != QChar::Mark_NonSpacing)
            folded.append(character);
    }
    return folded;
}

AccountQuery::AccountQuery(const QString &text)
    : m_words(foldedText(text.simplified()).split(u' ', Qt::SkipEmptyParts))
    , m_id(QUuid::fromString(text.trimmed()))
{
}

bool AccountQuery::matches(const AccountSummary &account) const
{
    if (!m_id.isNull() && account.id == m_id)
        return true;
    const QString label = foldedText(account.issuer + u' ' + account.name);
    return std::all_of(m_words.begin(), m_words.end(), [&label](const QString &word) { return label.contains(word); });
}

QList<AccountSummary> AccountQuery::filter(const QList<AccountSummary> &accounts) const
{
    QList<AccountSummary> found;
    std::copy_if(accounts.begin(), accounts.end(), std::back_inserter(found),
        [this](const AccountSummary &account) { return matches(account); });
    return found;
}
} // namespace Countersign
