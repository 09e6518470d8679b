// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArrayView>

#include <cstdint>
#include <span>

/// Base32 (RFC 4648 section 6), in which keys for authenticators are written. Any thread. No table is indexed with
/// the secret and no branch depends on it, so that the time taken tells the length only.
namespace Countersign::Base32
{
/// Lenient as described at readKeyText(); any length, left-over bits are dropped.
/// @return InvalidBase32 for other characters, 0, 1, 8 and 9 among them; EmptySecret when no byte comes out.
[[nodiscard]] Result<SecretBytes> decode(QByteArrayView text);

/// Upper case, no padding, no grouping.
[[nodiscard]] SecretBytes encode(std::span<const std::uint8_t> bytes);
} // namespace Countersign::Base32
