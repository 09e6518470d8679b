// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QStringView>

#include <optional>

namespace Countersign
{
/// The hashes codes are made with: RFC 6238 section 1.2 names SHA-1, SHA-256 and SHA-512; SHA-224 and SHA-384
/// occur in the wild, MD5 only in mOTP.
enum class HashAlgorithm { Sha1, Sha224, Sha256, Sha384, Sha512, Md5 };

/// The name as the Key URI Format writes it: "SHA1", "SHA256", …, "MD5".
[[nodiscard]] QLatin1String hashName(HashAlgorithm algorithm);

/// Reads what apps write for it, in any case and with or without "HMAC", "Algorithm.", "-" and "_":
/// "SHA1", "sha-256", "HmacSHA512", "HMAC-SHA-1", "Algorithm.sha1". Nothing for anything else.
[[nodiscard]] std::optional<HashAlgorithm> hashFromName(QStringView name);
} // namespace Countersign
