// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

#include <array>
#include <cstdint>
#include <span>

namespace Countersign
{
class RandomSource;

/// AES-256-GCM (NIST SP 800-38D) as the Aegis format uses it: no associated data, the tag kept apart.
namespace AesGcm
{
inline constexpr std::size_t keySize = 32;
inline constexpr std::size_t nonceSize = 12;
inline constexpr std::size_t tagSize = 16;

using Nonce = std::array<std::uint8_t, nonceSize>;
using Tag = std::array<std::uint8_t, tagSize>;

struct Sealed
{
    QByteArray ciphertext;
    Nonce nonce{};
    Tag tag{};
};

/// Seals with a fresh random nonce. @p key must have keySize bytes. Any thread.
[[nodiscard]] Result<Sealed> seal(
    const SecretBytes &key, std::span<const std::uint8_t> plaintext, RandomSource &random);

/// @return the plaintext, or CryptoFailed when the tag does not fit (wrong key or changed bytes: the caller knows
/// which of the two that means). Nothing unauthenticated is ever returned. Any thread.
[[nodiscard]] Result<SecretBytes> open(
    const SecretBytes &key, std::span<const std::uint8_t> ciphertext, const Nonce &nonce, const Tag &tag);
} // namespace AesGcm
} // namespace Countersign
