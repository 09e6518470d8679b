// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/otp/account.h"

namespace Countersign
{
/// The account as a setup link (ASCII) that other authenticators and readSetupText() read: otpauth:// for TOTP, HOTP,
/// Steam and Yandex ("yaotp"), motp:// for mOTP. Every part is percent-encoded, all parameters are explicit, the issuer
/// stands in the label and as a parameter. Reading it back gives the same account, with two exceptions: note, groups,
/// favorite, id and dates have no place in a link; and a TOTP account whose issuer is Steam brings up the question
/// SteamOrDigits. Expects valid parameters. The link is as secret as the key. Any thread.
[[nodiscard]] SecretBytes writeOtpauthUri(const Account &account);
} // namespace Countersign
