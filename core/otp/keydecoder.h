// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/otp/keytext.h"

#include <QByteArrayView>

#include <cstdint>
#include <span>

namespace Countersign
{
/// The bytes behind a key that is known to be written this way; lenient as described at readKeyText(). Nothing but
/// SecretBytes ever holds the key. Any thread.
/// @return InvalidBase32 (base32) or InvalidArgument (hex with an odd number of digits, foreign characters),
/// EmptySecret when no byte comes out.
[[nodiscard]] Result<SecretBytes> decodeKey(QByteArrayView text, KeyEncoding encoding);

/// Two lower-case hexadecimal digits a byte.
[[nodiscard]] SecretBytes encodeHex(std::span<const std::uint8_t> bytes);

/// Base64 (RFC 4648 section 4) with padding.
[[nodiscard]] SecretBytes encodeBase64(std::span<const std::uint8_t> bytes);
} // namespace Countersign
