// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/autolock.h"

#include "ui/desktopsignals.h"
#include "ui/settings.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

#include <algorithm>

namespace Countersign
{
using State = VaultSession::State;
using std::chrono::milliseconds;

namespace
{
/// Beyond the look at the clock that was due: longer means that the computer slept.
constexpr milliseconds tardiness{5000};

bool isUse(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::InputMethod:
        return true;
    default:
        return false;
    }
}
} // namespace

AutoLock::AutoLock(VaultSession &session, const Settings &settings, const Clock &clock, QWidget &window)
    : QObject(&window)
    , m_session(session)
    , m_settings(settings)
    , m_clock(clock)
    , m_window(window)
    , m_desktop(new DesktopSignals(this))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AutoLock::check);
    connect(&session, &VaultSession::stateChanged, this, &AutoLock::follow);
    connect(m_desktop, &DesktopSignals::listening, this, &AutoLock::listening);
    connect(m_desktop, &DesktopSignals::screenLocked, this, [this] {
        if (m_settings.locksWithScreen())
            lock(Cause::Screen);
    });
    connect(m_desktop, &DesktopSignals::goingToSleep, this, [this] {
        if (m_settings.locksBeforeSleep())
            lock(Cause::Sleep);
    });
    window.installEventFilter(this);
    follow(session.state());
}

void AutoLock::follow(State state)
{
    if (state == State::Open) {
        m_cause = Cause::Person;
        m_lastUse = m_clock.now();
        QTimer::singleShot(listeningDelay, m_desktop, &DesktopSignals::listen);
    }
    applySettings();
}

void AutoLock::applySettings()
{
    const bool watches = isOpen() && limit() > milliseconds(0);
    if (watches != m_watchesUse) {
        m_watchesUse = watches;
        if (watches) {
            m_lastUse = m_clock.now();
            qApp->installEventFilter(this);
        } else {
            qApp->removeEventFilter(this);
        }
    }
    arm();
    if (isOpen() && m_settings.locksBeforeSleep())
        m_desktop->holdSleep(true);
    else // after what is deleted later is deleted
        QTimer::singleShot(0, this, [this] {
            if (!isOpen() || !m_settings.locksBeforeSleep())
                m_desktop->holdSleep(false);
        });
}

void AutoLock::lock(Cause cause)
{
    // Also while it is being opened: whoever would see the codes is away.
    if (isOpen())
        m_cause = cause;
    m_session.lock();
}

milliseconds AutoLock::limit() const
{
    return std::chrono::minutes(m_settings.lockAfterMinutes());
}

milliseconds AutoLock::idleTime()
{
    m_lastUse = std::min(m_lastUse, m_clock.now());
    return std::chrono::duration_cast<milliseconds>(m_clock.now() - m_lastUse);
}

void AutoLock::arm()
{
    if (m_watchesUse)
        m_timer.start(std::clamp(limit() - idleTime(), milliseconds(1), m_step));
    else
        m_timer.stop();
}

void AutoLock::check()
{
    if (!m_watchesUse)
        return;
    if (idleTime() < limit())
        return arm();
    m_desktop->askIdleTime(this, [this](std::optional<milliseconds> elsewhere) {
        if (!m_watchesUse)
            return;
        if (elsewhere && *elsewhere < idleTime())
            m_lastUse = m_clock.now() - *elsewhere;
        if (idleTime() < limit())
            arm();
        else
            lock(Cause::Idle);
    });
}

void AutoLock::noteUse()
{
    m_lastUse = m_clock.now();
}

bool AutoLock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::WindowStateChange && m_window.isMinimized()
        && m_settings.locksWhenMinimised())
        lock(Cause::Minimised);
    if (!m_watchesUse || !isUse(event->type()))
        return false;
    if (idleTime() < limit() + m_step + tardiness) {
        noteUse();
        return false;
    }
    // The computer slept meanwhile, and nobody looked at the clock. What wakes it up is not for the codes.
    lock(Cause::Idle);
    return true;
}
} // namespace Countersign
