// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/account.h"
#include "core/otp/otpgenerator.h"

namespace Countersign
{
/// "GitHub (alice)", or what there is of it; safe to print.
[[nodiscard]] QString labelText(const QString &issuer, const QString &name);

/// "TOTP", or with what is unusual: "TOTP SHA256 8 digits 60 s"; "needs repair" for an entry that cannot be read.
[[nodiscard]] QString kindText(const AccountSummary &account);

/// "Added: GitHub (alice), TOTP, 6 digits. Code now: 123456": to compare with another device. A counter's code is not
/// told, since that would use it up.
[[nodiscard]] QString addedText(const Account &account, UnixTime now);

/// What an empty vault shows.
[[nodiscard]] QString noAccountsText();

/// "12 s": until @p window ends, at @p now.
[[nodiscard]] QString secondsLeftText(const CodeWindow &window, UnixTime now);
} // namespace Countersign
