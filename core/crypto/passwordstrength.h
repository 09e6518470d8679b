// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

namespace Countersign
{
/// Shorter passwords are called so, counted in characters. NIST SP 800-63B section 5.1.1.1 asks for 8 at least.
inline constexpr int usualShortest = 8;

/// How hard a password is to guess for somebody who has the file. Ordered.
enum class PasswordStrength {
    TooShort, ///< Fewer than usualShortest characters.
    Weak,
    Fair,
    Strong,
    VeryStrong,
};

/// libzxcvbn's estimate of what a guesser has to try, in bits. Looks at the first 100 characters; a longer password is
/// at least as strong. A letter that is not ASCII counts as one lower-case letter: libzxcvbn would count its bytes and
/// praise short words of other languages. Takes under 1 ms; any thread.
[[nodiscard]] double passwordBits(const SecretBytes &password);

/// @p password is UTF-8. What a guess costs is known (scrypt, see FORMAT.md): about 2^20 of them a second need a room
/// of computers. Below 35 bits those need less than a day, below 50 bits some decades.
[[nodiscard]] PasswordStrength strengthOf(const SecretBytes &password);
} // namespace Countersign
