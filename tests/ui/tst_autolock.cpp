// SPDX-License-Identifier: GPL-3.0-or-later
// Locking by itself, with a real D-Bus: two private daemons, and the desktop's and systemd's parts played on them.
#include "tests/ui/windowbench.h"
#include "ui/autolock.h"
#include "ui/desktopsignals.h"
#include "ui/pages/accountspage.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QPointer>
#include <QProcess>

#include <fcntl.h>
#include <unistd.h>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
constexpr int patience = 30000;
constexpr auto sessionPath = "/org/freedesktop/login1/session/_31"_L1;

/// A message bus of the test's own.
class Bus
{
public:
    [[nodiscard]] QByteArray start()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        return m_daemon.waitForReadyRead(patience) ? m_daemon.readLine().trimmed() : QByteArray();
    }
    ~Bus()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

private:
    QProcess m_daemon;
};

/// Answers what the program asks systemd-logind.
class Logind : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    /// Has the program let go of what it held?
    [[nodiscard]] bool isReleased() const
    {
        char byte = 0;
        return ::read(m_held, &byte, 1) == 0;
    }
    int inhibitors = 0;

public Q_SLOTS:
    // NOLINTBEGIN(readability-identifier-naming): as D-Bus calls them
    QDBusObjectPath GetSession(const QString & /*id*/) { return QDBusObjectPath(sessionPath); }
    QDBusUnixFileDescriptor Inhibit(
        const QString &what, const QString & /*who*/, const QString & /*why*/, const QString &mode)
    {
        int ends[2] = {-1, -1};
        if (what != u"sleep"_s || mode != u"delay"_s || ::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
            return {};
        ++inhibitors;
        m_held = ends[0];
        QDBusUnixFileDescriptor given(ends[1]); // a copy
        ::close(ends[1]);
        return given;
    }
    // NOLINTEND(readability-identifier-naming)

private:
    int m_held = -1;
};

/// Answers how long the desktop was left alone.
class Mutter : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.Mutter.IdleMonitor")

public:
    qulonglong idle = 0;
    int questions = 0;

public Q_SLOTS:
    qulonglong GetIdletime() // NOLINT(readability-identifier-naming): as D-Bus calls it
    {
        ++questions;
        return idle;
    }
};
} // namespace

class TstAutoLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup() { m_bench.reset(); }
    void screenLocks_data();
    void screenLocks();
    void aScreenThatUnlocksDoesNothing();
    void sessionLockOfSystemd();
    void sleepWaitsForTheLock();
    void nothingHappensWhenSwitchedOff();
    void minimisingLocksOnlyWhenAsked();
    void idleLocksAfterTheMinutes();
    void useKeepsItOpen();
    void useElsewhereKeepsItOpen();
    void aLongSleepCountsAsIdle();
    void applyingSettingsTakesEffectAtOnce();
    void saysNothingBeforeItListens();

private:
    void open();
    void listen();
    [[nodiscard]] bool isLocked() const { return m_bench->session->state() == VaultSession::State::Closed; }
    [[nodiscard]] AutoLock &autoLock() { return *m_bench->window.findChild<AutoLock *>(); }
    static void send(const QDBusConnection &bus, const QString &path, const QString &interface, const QString &name,
        const QVariantList &arguments);

    Bus m_session;
    Bus m_system;
    Logind m_logind;
    Mutter m_mutter;
    QByteArray m_sessionAddress;
    QByteArray m_systemAddress;
    std::unique_ptr<SessionBench> m_vault;
    std::unique_ptr<WindowBench> m_bench;
};

void TstAutoLock::initTestCase()
{
    m_sessionAddress = m_session.start();
    m_systemAddress = m_system.start();
    QVERIFY(!m_sessionAddress.isEmpty() && !m_systemAddress.isEmpty());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_sessionAddress);
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_systemAddress);
    QDBusConnection desktop = QDBusConnection::connectToBus(QString::fromLatin1(m_sessionAddress), u"desktop"_s);
    QVERIFY(
        desktop.registerObject(u"/org/gnome/Mutter/IdleMonitor/Core"_s, &m_mutter, QDBusConnection::ExportAllSlots));
    QVERIFY(desktop.registerService(u"org.gnome.Mutter.IdleMonitor"_s));
    QDBusConnection systemd = QDBusConnection::connectToBus(QString::fromLatin1(m_systemAddress), u"systemd"_s);
    QVERIFY(systemd.registerObject(u"/org/freedesktop/login1"_s, &m_logind, QDBusConnection::ExportAllSlots));
    QVERIFY(systemd.registerService(u"org.freedesktop.login1"_s));
}

void TstAutoLock::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(u"desktop"_s);
    QDBusConnection::disconnectFromBus(u"systemd"_s);
}

void TstAutoLock::init()
{
    m_vault = std::make_unique<SessionBench>();
    m_logind.inhibitors = 0;
    m_mutter.idle = 1'000'000'000;
    m_mutter.questions = 0;
}

void TstAutoLock::open()
{
    auto session = m_vault->loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Site"_s)));
    m_bench = std::make_unique<WindowBench>(std::move(session), *m_vault);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
    autoLock().setStep(20ms);
}

void TstAutoLock::listen()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(autoLock().desktop().hearsScreen() && autoLock().desktop().hearsSleep(), patience);
    // By then the answers to what is asked in the beginning are there, and the subscriptions before them.
    QTRY_COMPARE_WITH_TIMEOUT(m_logind.inhibitors, 1, patience);
    QTest::qWait(200);
}

void TstAutoLock::send(const QDBusConnection &bus, const QString &path, const QString &interface, const QString &name,
    const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createSignal(path, interface, name);
    message.setArguments(arguments);
    QVERIFY(bus.send(message));
}

void TstAutoLock::screenLocks_data()
{
    QTest::addColumn<QString>("interface");
    for (const char *name : {"freedesktop", "gnome", "cinnamon", "mate", "xfce"})
        QTest::newRow(name) << u"org.%1.ScreenSaver"_s.arg(QString::fromLatin1(name));
}

void TstAutoLock::screenLocks()
{
    QFETCH(QString, interface);
    listen();
    send(QDBusConnection(u"desktop"_s), u"/org/gnome/ScreenSaver"_s, interface, u"ActiveChanged"_s, {true});
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), patience);
    QCOMPARE(autoLock().cause(), AutoLock::Cause::Screen);
}

void TstAutoLock::aScreenThatUnlocksDoesNothing()
{
    listen();
    const QDBusConnection desktop(u"desktop"_s);
    send(desktop, u"/ScreenSaver"_s, u"org.freedesktop.ScreenSaver"_s, u"ActiveChanged"_s, {false});
    QTest::qWait(300);
    QVERIFY(!isLocked());
}

void TstAutoLock::sessionLockOfSystemd()
{
    listen();
    const QDBusConnection systemd(u"systemd"_s);
    const QString interface = u"org.freedesktop.login1.Session"_s;
    send(systemd, u"/org/freedesktop/login1/session/_39"_s, interface, u"Lock"_s, {});
    QTest::qWait(300);
    QVERIFY2(!isLocked(), "somebody else's session");
    send(systemd, sessionPath, interface, u"Lock"_s, {});
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), patience);
}

void TstAutoLock::sleepWaitsForTheLock()
{
    listen();
    QVERIFY(!m_logind.isReleased());
    const QDBusConnection systemd(u"systemd"_s);
    const QString interface = u"org.freedesktop.login1.Manager"_s;
    const QPointer<AccountsPage> rows = m_bench->shown<AccountsPage>();
    send(systemd, u"/org/freedesktop/login1"_s, interface, u"PrepareForSleep"_s, {true});
    QTRY_VERIFY_WITH_TIMEOUT(m_logind.isReleased(), patience);
    QVERIFY(isLocked());
    QVERIFY2(rows.isNull(), "the system slept before the rows were gone");
    QCOMPARE(autoLock().cause(), AutoLock::Cause::Sleep);
    // And the next time again.
    send(systemd, u"/org/freedesktop/login1"_s, interface, u"PrepareForSleep"_s, {false});
    m_bench->session->load();
    QTRY_COMPARE_WITH_TIMEOUT(m_logind.inhibitors, 2, patience);
}

void TstAutoLock::nothingHappensWhenSwitchedOff()
{
    listen();
    m_bench->settings.setLocksWithScreen(false);
    m_bench->settings.setLocksBeforeSleep(false);
    autoLock().applySettings();
    QTRY_VERIFY_WITH_TIMEOUT(m_logind.isReleased(), patience);
    send(
        QDBusConnection(u"desktop"_s), u"/ScreenSaver"_s, u"org.freedesktop.ScreenSaver"_s, u"ActiveChanged"_s, {true});
    send(QDBusConnection(u"systemd"_s), u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s,
        u"PrepareForSleep"_s, {true});
    QTest::qWait(300);
    QVERIFY(!isLocked());
}

void TstAutoLock::minimisingLocksOnlyWhenAsked()
{
    open();
    m_bench->window.showMinimized();
    QTest::qWait(100);
    QVERIFY(!isLocked());
    m_bench->window.showNormal();
    m_bench->settings.setLocksWhenMinimised(true);
    m_bench->window.showMinimized();
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), patience);
    QCOMPARE(autoLock().cause(), AutoLock::Cause::Minimised);
}

void TstAutoLock::idleLocksAfterTheMinutes()
{
    listen();
    m_bench->settings.setLockAfterMinutes(5);
    autoLock().applySettings();
    m_vault->clock.advance(4min + 59s);
    QTest::qWait(200);
    QVERIFY(!isLocked());
    QCOMPARE(m_mutter.questions, 0);
    m_vault->clock.advance(1s);
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), patience);
    QCOMPARE(autoLock().cause(), AutoLock::Cause::Idle);
    QCOMPARE(m_mutter.questions, 1);
}

void TstAutoLock::useKeepsItOpen()
{
    open();
    m_bench->settings.setLockAfterMinutes(1);
    autoLock().applySettings();
    for (int use = 0; use < 4; ++use) {
        m_vault->clock.advance(50s);
        QTest::mouseMove(&m_bench->window, QPoint(50 + use, 50));
        QTest::keyClick(&m_bench->window, Qt::Key_Shift);
        QTest::qWait(60);
        QVERIFY(!isLocked());
    }
    m_vault->clock.advance(61s);
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), patience);
}

void TstAutoLock::useElsewhereKeepsItOpen()
{
    listen();
    m_bench->settings.setLockAfterMinutes(1);
    autoLock().applySettings();
    m_mutter.idle = 20000; // 20 s ago, in another program
    m_vault->clock.advance(1min);
    QTRY_COMPARE_WITH_TIMEOUT(m_mutter.questions, 1, patience);
    QTest::qWait(200);
    QVERIFY(!isLocked());
    m_vault->clock.advance(39s);
    QTest::qWait(200);
    QVERIFY(!isLocked());
    QCOMPARE(m_mutter.questions, 1);
    m_mutter.idle = 60000;
    m_vault->clock.advance(1s);
    QTRY_VERIFY_WITH_TIMEOUT(isLocked(), patience);
}

void TstAutoLock::aLongSleepCountsAsIdle()
{
    open();
    autoLock().setStep(1h); // no look at the clock in between, as if the computer slept
    m_bench->settings.setLockAfterMinutes(1);
    autoLock().applySettings();
    m_vault->clock.advance(8h);
    QTest::keyClick(&m_bench->window, Qt::Key_A);
    QVERIFY(isLocked());
}

void TstAutoLock::applyingSettingsTakesEffectAtOnce()
{
    open();
    m_bench->settings.setLockAfterMinutes(1);
    autoLock().applySettings();
    m_bench->settings.setLockAfterMinutes(0);
    autoLock().applySettings();
    m_vault->clock.advance(24h);
    QTest::qWait(200);
    QTest::keyClick(&m_bench->window, Qt::Key_Shift);
    QVERIFY(!isLocked());
    m_bench->settings.setLockAfterMinutes(1);
    autoLock().applySettings(); // counts from now on
    QTest::qWait(100);
    QVERIFY(!isLocked());
}

void TstAutoLock::saysNothingBeforeItListens()
{
    DesktopSignals desktop;
    QVERIFY(!desktop.hearsScreen());
    bool answered = false;
    desktop.askIdleTime(this, [&answered](std::optional<std::chrono::milliseconds> idle) { answered = !idle; });
    QVERIFY(answered);
    desktop.holdSleep(true);
    desktop.holdSleep(false);
}

QTEST_MAIN(TstAutoLock)
#include "tst_autolock.moc"
