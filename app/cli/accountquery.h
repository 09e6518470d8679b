// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/account.h"

#include <QList>

namespace Countersign
{
/// What a person types to mean an account: its id, or words that issuer and name contain, in any order. Upper and
/// lower case, accents and the ways to write one character in Unicode make no difference.
class AccountQuery final
{
public:
    explicit AccountQuery(const QString &text);

    /// Nothing was asked for: everything matches.
    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] bool matches(const AccountSummary &account) const;
    /// In the given order.
    [[nodiscard]] QList<AccountSummary> filter(const QList<AccountSummary> &accounts) const;

private:
    QStringList m_words;
    AccountId m_id;
};

/// Text with case and accents taken away, for comparing.
[[nodiscard]] QString foldedText(const QString &text);
} // namespace Countersign
