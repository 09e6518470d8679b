// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

namespace Countersign
{
/// All of a reading in one line, so that a test row can say everything that must come out:
///   ok: ACCOUNT +Note(first,second)
///   ask Question(detail): answer*=ACCOUNT; answer=ACCOUNT +Note
///   no Refusal(detail): Question answer=ACCOUNT +Note
/// '*' marks the suggested candidate, "~" the literal ones.
[[nodiscard]] QString describe(const SetupReading &reading);

/// type|issuer|name|secret in base32|algorithm|digits|period, or |counter for HOTP; |pin= and |unknown= if any.
[[nodiscard]] QString describe(const Account &account);
} // namespace Countersign
