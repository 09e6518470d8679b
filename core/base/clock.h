// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace Countersign
{
/// Seconds since 1970-01-01 UTC without leap seconds: the time codes are made from (RFC 6238 section 4).
using UnixTime = std::chrono::sys_seconds;

/// Where the time comes from. Injected, so that tests stand still or jump. Any thread.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual std::chrono::system_clock::time_point now() const = 0;

    /// now(), cut to whole seconds.
    [[nodiscard]] UnixTime nowSeconds() const { return std::chrono::floor<std::chrono::seconds>(now()); }
};

/// The computer's own clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::system_clock::time_point now() const override
    {
        return std::chrono::system_clock::now();
    }
};
} // namespace Countersign
