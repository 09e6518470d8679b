// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>

class QObject;

namespace Countersign
{
/// What the system says about its clock. We ask no time server ourselves.
struct ClockSync
{
    enum class State {
        Unknown, ///< The system does not tell.
        Synchronised, ///< With a time server, or with what its administrator chose.
        NotSynchronised,
    };
    State state = State::Unknown;
    /// Whether the system is to set its clock by the network; nothing when it does not tell.
    std::optional<bool> setByNetwork;
    /// So much the clock may be wrong at most, as the system reckons. Only when synchronised.
    std::optional<std::chrono::milliseconds> error;

    friend bool operator==(const ClockSync &, const ClockSync &) = default;
};

/// Asks the system, on Linux systemd-timedated and the kernel; elsewhere the answer is Unknown. Never blocks;
/// @p done is called once, later, on this thread, unless @p context dies first.
void askSystemClock(QObject *context, std::function<void(ClockSync)> done);
} // namespace Countersign
