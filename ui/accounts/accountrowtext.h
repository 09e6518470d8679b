// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/accountrow.h"

#include <QCoreApplication>
#include <QString>

namespace Countersign
{
/// The words of a row: what is painted and what is read aloud.
class AccountRowText
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::AccountRowText)

public:
    /// The issuer, else the name, else "Unnamed".
    [[nodiscard]] static QString title(const AccountRow &row);
    /// The name under the issuer; empty if the title says it already.
    [[nodiscard]] static QString subtitle(const AccountRow &row);

    /// "18 s", above 99 seconds "2 min".
    [[nodiscard]] static QString timeLeft(std::chrono::seconds left);
    /// "18 seconds", above 99 seconds "2 minutes".
    [[nodiscard]] static QString spokenTime(std::chrono::seconds left);

    /// The painted button's text, or nothing: "Next 278 670", "Next code", "Get code", "Show why".
    [[nodiscard]] static QString button(const AccountRow &row);
    /// The text before button and time: "No. 41", "Copied", "Next copied, works in 3 s".
    [[nodiscard]] static QString label(const AccountRow &row);

    /// The row's name for screen readers: "GitHub, alice@example.com, code 5 4 0, 2 6 3, 18 seconds left".
    [[nodiscard]] static QString spoken(const AccountRow &row);
    /// Its description: what it belongs to, and which keys do what.
    [[nodiscard]] static QString spokenHint(const AccountRow &row);

private:
    [[nodiscard]] static QString spokenName(const AccountRow &row);
    [[nodiscard]] static QString spokenTimeBased(const AccountRow &row);
};
} // namespace Countersign
