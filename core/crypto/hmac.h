// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/hashalgorithm.h"

#include <cstdint>
#include <span>

namespace Countersign
{
/// HMAC (RFC 2104) of @p message. An empty key is allowed here; whoever makes codes refuses it before. Any thread.
[[nodiscard]] Result<SecretBytes> hmac(
    HashAlgorithm algorithm, std::span<const std::uint8_t> key, std::span<const std::uint8_t> message);

/// The plain hash of @p message. Any thread.
[[nodiscard]] Result<SecretBytes> digest(HashAlgorithm algorithm, std::span<const std::uint8_t> message);
} // namespace Countersign
