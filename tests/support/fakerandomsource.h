// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/randomsource.h"

#include <random>

namespace Countersign
{
/// The same bytes in every run, or none at all.
class FakeRandomSource final : public RandomSource
{
public:
    explicit FakeRandomSource(std::uint32_t seed = 1)
        : m_engine(seed)
    {
    }
    Result<void> fill(std::span<std::uint8_t> bytes) override
    {
        if (m_broken)
            return ErrorCode::RandomFailed;
        for (std::uint8_t &byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
        return success();
    }
    void setBroken(bool broken) { m_broken = broken; }

private:
    std::mt19937 m_engine; // NOLINT(cert-msc51-cpp): repeatable on purpose
    bool m_broken = false;
};
} // namespace Countersign
