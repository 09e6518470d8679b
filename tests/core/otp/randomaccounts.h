// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/account.h"

#include <random>

namespace Countersign
{
/// Accounts with names out of everything that breaks links: separators, escapes, accents, right-to-left scripts, emoji,
/// direction marks. The same in every run.
class RandomAccounts
{
public:
    explicit RandomAccounts(std::uint32_t seed)
        : m_random(seed)
    {
    }
    [[nodiscard]] Account account(OtpType type);
    [[nodiscard]] QString text(int longest);
    [[nodiscard]] SecretBytes bytes(std::size_t size);
    [[nodiscard]] std::uint32_t below(std::uint32_t bound) { return next() % bound; }
    [[nodiscard]] std::uint64_t number() { return (std::uint64_t{next()} << 32U) | next(); }

private:
    [[nodiscard]] std::uint32_t next() { return static_cast<std::uint32_t>(m_random()); }

    std::mt19937 m_random; // NOLINT(cert-msc51-cpp): repeatable on purpose
};
} // namespace Countersign
