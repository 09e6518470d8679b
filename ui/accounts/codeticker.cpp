// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/codeticker.h"

namespace Countersign
{
CodeTicker::CodeTicker(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    // A coarse timer may be 50 ms early, and would then wake up twice a second.
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &CodeTicker::tick);
}

void CodeTicker::start()
{
    if (m_running)
        return;
    m_running = true;
    tick();
}

void CodeTicker::stop()
{
    m_running = false;
    m_timer.stop();
}

void CodeTicker::tick()
{
    arm();
    Q_EMIT ticked(m_clock.nowSeconds());
}

void CodeTicker::arm()
{
    using std::chrono::milliseconds;
    const auto now = m_clock.now();
    const auto nextSecond = std::chrono::floor<std::chrono::seconds>(now) + std::chrono::seconds(1);
    // Rounded up, or it fires a moment before the second is full.
    m_timer.start(std::chrono::ceil<milliseconds>(nextSecond - now) + milliseconds(1));
}
} // namespace Countersign
