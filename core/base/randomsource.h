// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <cstdint>
#include <span>

namespace Countersign
{
/// Where keys, nonces and salts come from. Injected, so that tests can pin them. Any thread.
class RandomSource
{
public:
    RandomSource() = default;
    RandomSource(const RandomSource &) = delete;
    RandomSource &operator=(const RandomSource &) = delete;
    virtual ~RandomSource() = default;

    /// Fills all of @p bytes, or fails with RandomFailed and leaves nothing usable in them.
    virtual Result<void> fill(std::span<std::uint8_t> bytes) = 0;

    /// @p size fresh bytes.
    [[nodiscard]] Result<SecretBytes> bytes(std::size_t size);
};

/// The operating system's generator through OpenSSL's private DRBG.
class SystemRandomSource final : public RandomSource
{
public:
    Result<void> fill(std::span<std::uint8_t> bytes) override;
};
} // namespace Countersign
