// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktopsignals.h"

#include "core/base/background.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>

#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 2000; // milliseconds

QString logind()
{
    return u"org.freedesktop.login1"_s;
}

QString logindPath()
{
    return u"/org/freedesktop/login1"_s;
}

QString logindManager()
{
    return u"org.freedesktop.login1.Manager"_s;
}

void ask(const QDBusConnection &bus, const QDBusMessage &question, QObject *context,
    std::function<void(const QDBusMessage &)> done)
{
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, patience), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->reply());
    });
}
} // namespace

DesktopSignals::DesktopSignals(QObject *parent)
    : QObject(parent)
{
}

void DesktopSignals::listen()
{
    if (std::exchange(m_asked, true))
        return;
    // Connecting waits for the bus to answer, so it is not done here.
    runInBackground(
        *QThreadPool::globalInstance(), this,
        [] {
            const bool session = QDBusConnection::sessionBus().isConnected();
            const bool system = QDBusConnection::systemBus().isConnected();
            return std::pair(session, system);
        },
        [this](std::pair<bool, bool> connected) {
            std::tie(m_hearsScreen, m_hearsSleep) = connected;
            subscribe();
            Q_EMIT listening();
        });
}

void DesktopSignals::subscribe()
{
    // No names of services: asking who owns them would block. Another program that sends these signals locks the
    // codes, and can do nothing else.
    if (m_hearsScreen) {
        QDBusConnection bus = QDBusConnection::sessionBus();
        for (const QString &interface : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s,
                 u"org.cinnamon.ScreenSaver"_s, u"org.mate.ScreenSaver"_s, u"org.xfce.ScreenSaver"_s})
            bus.connect({}, {}, interface, u"ActiveChanged"_s, this, SLOT(noticeScreen(bool)));
    }
    if (m_hearsSleep) {
        QDBusConnection::systemBus().connect(
            {}, logindPath(), logindManager(), u"PrepareForSleep"_s, this, SLOT(noticeSleep(bool)));
        findSession();
        if (m_holds)
            takeSleepLock();
    }
}

void DesktopSignals::findSession()
{
    const QString id = qEnvironmentVariable("XDG_SESSION_ID", u"auto"_s);
    QDBusMessage question = QDBusMessage::createMethodCall(logind(), logindPath(), logindManager(), u"GetSession"_s);
    question.setAutoStartService(false);
    question.setArguments({id});
    ask(QDBusConnection::systemBus(), question, this, [this](const QDBusMessage &reply) {
        // Unknown: then any session's lock is taken for ours. Too often is better than never.
        listenToSession(reply.type() == QDBusMessage::ReplyMessage
                ? reply.arguments().value(0).value<QDBusObjectPath>().path()
                : QString());
    });
}

void DesktopSignals::listenToSession(const QString &path)
{
    QDBusConnection::systemBus().connect(
        {}, path, u"org.freedesktop.login1.Session"_s, u"Lock"_s, this, SIGNAL(screenLocked()));
}

void DesktopSignals::noticeScreen(bool locked)
{
    if (locked)
        Q_EMIT screenLocked();
}

void DesktopSignals::noticeSleep(bool begins)
{
    if (begins)
        Q_EMIT goingToSleep();
    else if (m_holds && !m_sleepLock.isValid())
        takeSleepLock();
}

void DesktopSignals::holdSleep(bool hold)
{
    if (hold == m_holds)
        return;
    m_holds = hold;
    if (!hold)
        m_sleepLock = {};
    else if (m_hearsSleep)
        takeSleepLock();
}

void DesktopSignals::takeSleepLock()
{
    // Waking up and opening again may come at the same moment; one lock is enough.
    if (std::exchange(m_asksForSleepLock, true))
        return;
    QDBusMessage question = QDBusMessage::createMethodCall(logind(), logindPath(), logindManager(), u"Inhibit"_s);
    question.setAutoStartService(false);
    //: Shown by the system in its list of what delays sleep
    question.setArguments({u"sleep"_s, u"Countersign"_s, tr("Locks your codes first"), u"delay"_s});
    ask(QDBusConnection::systemBus(), question, this, [this](const QDBusMessage &reply) {
        m_asksForSleepLock = false;
        // Refused: then the sleep may come before the lock, and nothing else changes.
        if (m_holds && reply.type() == QDBusMessage::ReplyMessage)
            m_sleepLock = reply.arguments().value(0).value<QDBusUnixFileDescriptor>();
    });
}

void DesktopSignals::askIdleTime(
    QObject *context, std::function<void(std::optional<std::chrono::milliseconds>)> done) const
{
    if (!m_hearsScreen) {
        done(std::nullopt);
        return;
    }
    QDBusMessage question = QDBusMessage::createMethodCall(u"org.gnome.Mutter.IdleMonitor"_s,
        u"/org/gnome/Mutter/IdleMonitor/Core"_s, u"org.gnome.Mutter.IdleMonitor"_s, u"GetIdletime"_s);
    question.setAutoStartService(false);
    ask(QDBusConnection::sessionBus(), question, context, [done = std::move(done)](const QDBusMessage &reply) {
        bool isNumber = false;
        const qulonglong idle = reply.arguments().value(0).toULongLong(&isNumber);
        if (reply.type() != QDBusMessage::ReplyMessage || !isNumber)
            return done(std::nullopt);
        done(std::chrono::milliseconds(idle));
    });
}
} // namespace Countersign
