// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

namespace Countersign
{
/// The one timer behind all countdowns. Fires just after each whole second of the clock (not every 1000 ms from some
/// start), so that a code changes on screen when it changes in truth; at most once a second, and never when stopped.
class CodeTicker final : public QObject
{
    Q_OBJECT

public:
    /// @p clock must outlive the ticker.
    explicit CodeTicker(const Clock &clock, QObject *parent = nullptr);

    /// Starting ticks at once, from within the call, so that nothing shown is old.
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void ticked(Countersign::UnixTime now);

private:
    void tick();
    void arm();

    const Clock &m_clock;
    QTimer m_timer;
    bool m_running = false;
};
} // namespace Countersign
