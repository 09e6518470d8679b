// SPDX-License-Identifier: GPL-3.0-or-later
// Where the system's answer is not read: w32tm on Windows and sntp on macOS would have to be run and their printed
// texts understood, which nobody has tried there yet. Unknown is said instead of a guess.
#include "core/health/clocksync.h"

#include <QMetaObject>
#include <QObject>

#include <utility>

namespace Countersign
{
void askSystemClock(QObject *context, std::function<void(ClockSync)> done)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(ClockSync()); }, Qt::QueuedConnection);
}
} // namespace Countersign
