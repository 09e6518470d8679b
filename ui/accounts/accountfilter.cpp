// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountfilter.h"

#include "ui/accounts/foldedtext.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace Countersign
{
namespace
{
/// How good a match is; the lower, the better. A query of several words is as good as its worst word.
enum Rank { IssuerStart, IssuerWord, NameWord, Middle, Note, rankCount, NoMatch = rankCount };

enum class Place { Nowhere, Inside, WordStart, Start };

Place placeOf(const QString &text, const QString &word)
{
    qsizetype at = text.indexOf(word);
    if (at < 0)
        return Place::Nowhere;
    if (at == 0)
        return Place::Start;
    for (; at > 0; at = text.indexOf(word, at + 1)) {
        if (!text.at(at - 1).isLetterOrNumber())
            return Place::WordStart;
    }
    return Place::Inside;
}
} // namespace

void AccountFilter::setAccounts(const QList<AccountSummary> &accounts)
{
    m_keys.clear();
    m_keys.reserve(accounts.size());
    for (const AccountSummary &account : accounts)
        m_keys.append({folded(account.issuer), folded(account.name), folded(account.note)});
}

QList<int> AccountFilter::matches(const QString &query) const
{
    const QStringList words = foldedWords(query);
    if (words.isEmpty()) {
        QList<int> all(m_keys.size());
        std::iota(all.begin(), all.end(), 0);
        return all;
    }

    const auto rankOf = [](const Key &key, const QString &word) {
        const Place issuer = placeOf(key.issuer, word);
        if (issuer == Place::Start)
            return IssuerStart;
        if (issuer == Place::WordStart)
            return IssuerWord;
        const Place name = placeOf(key.name, word);
        if (name == Place::Start || name == Place::WordStart)
            return NameWord;
        if (issuer == Place::Inside || name == Place::Inside)
            return Middle;
        return key.note.contains(word) ? Note : NoMatch;
    };

    std::array<QList<int>, rankCount> found;
    for (int row = 0; row < m_keys.size(); ++row) {
        Rank worst = IssuerStart;
        for (const QString &word : words) {
            worst = std::max(worst, rankOf(m_keys.at(row), word));
            if (worst == NoMatch)
                break;
        }
        if (worst != NoMatch)
            found.at(worst).append(row);
    }
    QList<int> result;
    for (const QList<int> &rows : found)
        result.append(rows);
    return result;
}
} // namespace Countersign
