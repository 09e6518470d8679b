// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health/clocksync.h"

#include <QDBusConnection>

namespace Countersign::ClockSources
{
/// org.freedesktop.timedate1; nothing when nobody answers there.
struct Timedate
{
    bool ntp = false; ///< A service that sets the clock is switched on.
    bool synchronised = false;
};
void askTimedate(const QDBusConnection &bus, QObject *context, std::function<void(std::optional<Timedate>)> done);

/// The kernel's own account, which time services keep; nothing where there is none.
struct Kernel
{
    bool synchronised = false;
    std::chrono::microseconds largestError{}; ///< adjtimex(2), maxerror.
};
[[nodiscard]] std::optional<Kernel> kernel();

[[nodiscard]] ClockSync combined(const std::optional<Timedate> &timedate, const std::optional<Kernel> &kernel);
} // namespace Countersign::ClockSources
