// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace Countersign
{
/// Stands still until told otherwise.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(std::int64_t unixSeconds = 1'700'000'000)
        : m_now(std::chrono::seconds(unixSeconds))
    {
    }
    [[nodiscard]] std::chrono::system_clock::time_point now() const override { return m_now; }
    void set(std::int64_t unixSeconds)
    {
        m_now = std::chrono::system_clock::time_point(std::chrono::seconds(unixSeconds));
    }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    std::chrono::system_clock::time_point m_now;
};
} // namespace Countersign
