// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace Countersign
{
/// How long to wait after a wrong password: not at all after the first two, then 1, 2, 4, 8, 16 and at most 30 seconds.
/// Slows down somebody who tries words at an unattended desk, and never locks anybody out. No timer of its own.
class RetryPause
{
public:
    using Time = std::chrono::system_clock::time_point;

    static constexpr std::chrono::seconds longest{30};

    /// One more wrong password, at @p now.
    void addWrong(Time now);
    /// The right one was given.
    void forget() { *this = {}; }

    /// Until the next try, in whole seconds, rounded up; zero when it may be made. A clock that is set back does not
    /// make it longer than the pause itself.
    [[nodiscard]] std::chrono::seconds left(Time now);

private:
    int m_wrong = 0;
    Time m_since;
    std::chrono::seconds m_length{0};
};
} // namespace Countersign
