// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/retrypause.h"

#include <algorithm>

namespace Countersign
{
namespace
{
constexpr int freeTries = 2;
constexpr int longestShift = 5; // 1 s doubled five times is more than the longest pause
} // namespace

void RetryPause::addWrong(Time now)
{
    ++m_wrong;
    m_since = now;
    if (m_wrong > freeTries) {
        const int doublings = std::min(m_wrong - freeTries - 1, longestShift);
        m_length = std::min(std::chrono::seconds(1U << static_cast<unsigned>(doublings)), longest);
    }
}

std::chrono::seconds RetryPause::left(Time now)
{
    if (now < m_since)
        m_since = now; // the clock was set back
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_since + m_length - now);
    return std::max(left, std::chrono::seconds(0));
}
} // namespace Countersign
