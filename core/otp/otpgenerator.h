// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/otp/account.h"

#include <QString>

namespace Countersign
{
/// A code and when it is the right one: [validFrom, validUntil). For counter-based codes both are the time asked
/// for, and @c counter says which number it is.
struct CodeWindow
{
    QString code; ///< ASCII digits, or letters for Steam and Yandex; no grouping.
    UnixTime validFrom{};
    UnixTime validUntil{};
    std::uint64_t counter = 0; ///< HOTP: the counter it was made from. Otherwise the time step's number.
};

/// Pure functions: no clock, no state, any thread. They check the parameters (validated()) and refuse an empty
/// secret with EmptySecret and times before 1970 with InvalidArgument.
namespace OtpGenerator
{
/// The code that is right at @p time. For HOTP the code of parameters.counter, which is *not* advanced here.
[[nodiscard]] Result<CodeWindow> codeAt(const Account &account, UnixTime time);

/// The code of the window after that one; for HOTP that of parameters.counter + 1.
[[nodiscard]] Result<CodeWindow> codeAfter(const Account &account, UnixTime time);
} // namespace OtpGenerator
} // namespace Countersign
