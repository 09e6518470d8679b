// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace Countersign
{
/// The same numbers from the same seed with every standard library, whose distributions differ.
class CorpusRandom
{
public:
    explicit CorpusRandom(std::uint32_t seed)
        : m_engine(seed)
    {
    }

    /// Evenly from @p low up to, but without, @p high.
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_engine()) / 4294967296.0;
    }
    /// Evenly from 0 to @p count - 1.
    int below(int count) { return static_cast<int>(between(0, count)); }
    bool chance(double probability) { return between(0, 1) < probability; }
    /// Around 0 with a standard deviation of 1, nearly normal.
    float normal()
    {
        // The sum of four even ones, from the four bytes of one number.
        const auto bits = static_cast<std::uint32_t>(m_engine());
        const std::uint32_t sum = (bits & 255U) + ((bits >> 8U) & 255U) + ((bits >> 16U) & 255U) + (bits >> 24U);
        return (static_cast<float>(sum) - 510.0F) / 147.8F;
    }

private:
    std::mt19937 m_engine;
};
} // namespace Countersign
