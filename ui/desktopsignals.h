// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusUnixFileDescriptor>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

class QDBusMessage;
class QDBusPendingCallWatcher;

namespace Countersign
{
/// What the desktop says about the person being away: the screen is locked, the computer goes to sleep. Over D-Bus,
/// the one place of ui that speaks it for this; without a bus, or where nobody sends these signals, quiet. Everything
/// is asynchronous, connecting included. GUI thread.
///
/// Sources: org.freedesktop.ScreenSaver and its relatives of GNOME, Cinnamon, MATE and Xfce on the session bus
/// (ActiveChanged); systemd-logind on the system bus, org.freedesktop.login1(5) (PrepareForSleep, Session.Lock,
/// Inhibit).
class DesktopSignals final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopSignals(QObject *parent = nullptr);

    /// Connects to both buses in the background, and listens from then on. Does nothing the second time.
    void listen();

    /// Are there buses at all? False also before listening.
    [[nodiscard]] bool hearsScreen() const { return m_hearsScreen; }
    [[nodiscard]] bool hearsSleep() const { return m_hearsSleep; }

    /// While held, the system waits a few seconds between goingToSleep() and the sleep (an inhibitor lock of the kind
    /// "delay"). Let go, it sleeps at once.
    void holdSleep(bool hold);

    /// How long nobody has used the computer, where the desktop tells (GNOME's Mutter). Nothing where it does not, or
    /// not within two seconds. Others have such a call, too, but with a unit that differs, or answer 0 for ever on
    /// Wayland.
    void askIdleTime(QObject *context, std::function<void(std::optional<std::chrono::milliseconds>)> done) const;

Q_SIGNALS:
    void listening();
    void screenLocked();
    void goingToSleep();

private Q_SLOTS:
    void noticeScreen(bool locked);
    void noticeSleep(bool begins);

private:
    void subscribe();
    void findSession();
    void listenToSession(const QString &path);
    void takeSleepLock();

    bool m_asked = false;
    bool m_hearsScreen = false;
    bool m_hearsSleep = false;
    bool m_holds = false;
    bool m_asksForSleepLock = false; ///< The answer has not come yet.
    QDBusUnixFileDescriptor m_sleepLock;
};
} // namespace Countersign
