// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

#include <cstdint>
#include <span>

/// Base64 (RFC 4648 section 4) of secrets, which leaves no copy behind as Qt's own does.
namespace Countersign::Base64
{
/// One line, padded, ASCII.
[[nodiscard]] SecretBytes encode(std::span<const std::uint8_t> bytes);

/// Takes exactly what encode() makes, and so no white space, no missing padding, no stray bits: else FileDamaged.
[[nodiscard]] Result<SecretBytes> decode(std::span<const std::uint8_t> text);

/// The same for what is no secret, such as ciphertext.
[[nodiscard]] Result<QByteArray> decodePublic(std::span<const std::uint8_t> text);
} // namespace Countersign::Base64
