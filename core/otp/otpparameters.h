// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/hashalgorithm.h"

#include <QLatin1String>
#include <QStringView>

#include <chrono>
#include <cstdint>
#include <optional>

namespace Countersign
{
/// The kinds of codes Countersign makes.
enum class OtpType {
    Totp, ///< RFC 6238
    Hotp, ///< RFC 4226
    Steam, ///< TOTP with SHA-1 and 30 s, written with five of Steam's 26 letters and digits
    Motp, ///< Mobile-OTP: MD5 over time / 10 s, secret and PIN
    Yandex, ///< Yandex Key: SHA-256 with a PIN, eight letters
};

/// The name in links and in the vault: "totp", "hotp", "steam", "motp", "yandex".
[[nodiscard]] QLatin1String otpTypeName(OtpType type);
/// Reads such a name, in any case; "yaotp" (the link's spelling) is Yandex.
[[nodiscard]] std::optional<OtpType> otpTypeFromName(QStringView name);

/// RFC 4226 starts at 6 digits; fewer occur (Steam exports say 5, a few sites 4). Ten digits exhaust 31 bits.
inline constexpr int minimumDigits = 1;
inline constexpr int maximumDigits = 10;
/// RFC 6238 does not bound the time step; a day is the longest seen.
inline constexpr std::chrono::seconds minimumPeriod{1};
inline constexpr std::chrono::seconds maximumPeriod{86400};

/// How a secret becomes a code.
struct OtpParameters
{
    OtpType type = OtpType::Totp;
    HashAlgorithm algorithm = HashAlgorithm::Sha1;
    int digits = 6; ///< minimumDigits to maximumDigits; 5 for Steam, 6 for mOTP, 8 for Yandex
    std::chrono::seconds period{30}; ///< minimumPeriod to maximumPeriod; not used by HOTP
    std::uint64_t counter = 0; ///< HOTP only: the counter of the next code that was not shown yet

    friend bool operator==(const OtpParameters &, const OtpParameters &) = default;

    /// Made from time, or from a counter?
    [[nodiscard]] bool isTimeBased() const { return type != OtpType::Hotp; }
};

/// The parameters that a type has when nothing else is said: what is fixed for Steam, mOTP and Yandex, the RFC's
/// usual values for the others.
[[nodiscard]] OtpParameters defaultParameters(OtpType type);

/// Checks the ranges and the fixed values. Parsers call this, so that nothing out of range reaches the generator.
/// @return InvalidArgument or UnsupportedAlgorithm (MD5 anywhere but in mOTP).
[[nodiscard]] Result<OtpParameters> validated(const OtpParameters &parameters);
} // namespace Countersign
