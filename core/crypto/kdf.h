// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <cstdint>
#include <span>

namespace Countersign
{
/// The work factors of scrypt (RFC 7914 section 2). Memory is about 128 * n * r bytes.
struct ScryptCost
{
    std::uint64_t n = 32768; ///< A power of two.
    std::uint32_t r = 8;
    std::uint32_t p = 1;

    friend bool operator==(const ScryptCost &, const ScryptCost &) = default;
};

/// What a file may ask of us (FORMAT.md, limits): more is refused before any work is done.
inline constexpr ScryptCost maximumScryptCost{std::uint64_t{1} << 20, 32, 16};

/// @return @p size bytes, or KdfTooExpensive when @p cost is over the limit, InvalidArgument when it makes no sense,
/// OutOfMemory. Takes from 0.1 s to many seconds: never on the GUI thread.
[[nodiscard]] Result<SecretBytes> scrypt(std::span<const std::uint8_t> password, std::span<const std::uint8_t> salt,
    const ScryptCost &cost, std::size_t size = 32);
} // namespace Countersign
