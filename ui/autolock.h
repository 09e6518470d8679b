// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"

#include <QTimer>

#include <chrono>

class QWidget;

namespace Countersign
{
class DesktopSignals;
class Settings;

/// Locks the vault by itself, as the settings say: after minutes without use, with the screen, before the computer
/// sleeps, when the window is minimised. GUI thread.
///
/// Use is a key, a movement, a touch in one of our windows; and, where the desktop tells (see DesktopSignals), in any
/// program. The desktop is asked only when our own windows were left alone for long enough.
class AutoLock final : public QObject
{
    Q_OBJECT

public:
    /// What locked the vault last.
    enum class Cause { Person, Idle, Screen, Sleep, Minimised };
    Q_ENUM(Cause)

    /// Listening to the desktop waits until the codes are on the screen.
    static constexpr std::chrono::milliseconds listeningDelay{1000};

    /// All must outlive it.
    AutoLock(VaultSession &session, const Settings &settings, const Clock &clock, QWidget &window);

    /// Call it after a change of the settings; it takes effect at once.
    void applySettings();

    [[nodiscard]] Cause cause() const { return m_cause; }
    [[nodiscard]] const DesktopSignals &desktop() const { return *m_desktop; }

    /// At most so long between two looks at the clock; for tests.
    void setStep(std::chrono::milliseconds step) { m_step = step; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// The desktop is heard from now on, as far as it speaks.
    void listening();

private:
    void follow(VaultSession::State state);
    void lock(Cause cause);
    void noteUse();
    void arm();
    void check();
    [[nodiscard]] std::chrono::milliseconds limit() const;
    /// Since the last use; a clock that was set back starts it anew.
    [[nodiscard]] std::chrono::milliseconds idleTime();
    [[nodiscard]] bool isOpen() const { return m_session.state() == VaultSession::State::Open; }

    VaultSession &m_session;
    const Settings &m_settings;
    const Clock &m_clock;
    QWidget &m_window;
    DesktopSignals *m_desktop;
    QTimer m_timer;
    std::chrono::milliseconds m_step{30000};
    std::chrono::system_clock::time_point m_lastUse;
    bool m_watchesUse = false;
    Cause m_cause = Cause::Person;
};
} // namespace Countersign
