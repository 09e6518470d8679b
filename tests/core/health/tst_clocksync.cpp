// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/clocksync_p.h"

#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = ClockSync::State;

namespace
{
/// Answers as systemd-timedated does.
class FakeTimedate final : public QDBusVirtualObject
{
public:
    [[nodiscard]] QString introspect(const QString & /*path*/) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.member() != u"GetAll"_s || isSilent)
            return isSilent;
        return connection.send(message.createReply(QVariant(properties)));
    }

    QVariantMap properties;
    bool isSilent = false;
};
} // namespace

/// What is made of the system's answers, and the question to a service on a real bus.
class TstClockSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void combinesBothAnswers();
    void readsTheServicesAnswer();
    void knowsWhenNobodyAnswers();
    void asksThisSystem();

private:
    static std::optional<std::optional<ClockSources::Timedate>> ask(const QDBusConnection &bus)
    {
        QObject context;
        std::optional<std::optional<ClockSources::Timedate>> answer;
        ClockSources::askTimedate(
            bus, &context, [&answer](std::optional<ClockSources::Timedate> timedate) { answer = timedate; });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 30000);
        return answer;
    }
};

void TstClockSync::combinesBothAnswers()
{
    using namespace ClockSources;
    using std::chrono::microseconds;
    using std::chrono::milliseconds;
    QCOMPARE(combined({}, {}), (ClockSync{State::Unknown, {}, {}}));
    QCOMPARE(combined(Timedate{true, true}, {}), (ClockSync{State::Synchronised, true, {}}));
    QCOMPARE(combined(Timedate{true, false}, {}), (ClockSync{State::NotSynchronised, true, {}}));
    QCOMPARE(combined({}, Kernel{true, microseconds{1}}), (ClockSync{State::Synchronised, {}, milliseconds{1}}));
    QCOMPARE(combined({}, Kernel{false, microseconds{16'000'000}}), (ClockSync{State::NotSynchronised, {}, {}}));
    // A service that systemd does not know, such as ntpd of another distribution.
    QCOMPARE(combined(Timedate{false, false}, Kernel{true, microseconds{2500}}),
        (ClockSync{State::Synchronised, false, milliseconds{3}}));
}

void TstClockSync::readsTheServicesAnswer()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    QDBusConnection service = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"service"_s);
    QVERIFY(service.isConnected());
    FakeTimedate timedate;
    QVERIFY(service.registerVirtualObject(u"/org/freedesktop/timedate1"_s, &timedate));
    QVERIFY(service.registerService(u"org.freedesktop.timedate1"_s));
    timedate.properties = {{u"NTP"_s, true}, {u"NTPSynchronized"_s, false}, {u"Timezone"_s, u"UTC"_s}};
    auto answer = ask(bus);
    QVERIFY(answer && *answer);
    QVERIFY((*answer)->ntp && !(*answer)->synchronised);
    timedate.properties = {{u"NTP"_s, false}, {u"NTPSynchronized"_s, true}};
    answer = ask(bus);
    QVERIFY(answer && *answer);
    QVERIFY(!(*answer)->ntp && (*answer)->synchronised);
    // Something else under that name.
    timedate.properties = {{u"NTP"_s, true}, {u"NTPSynchronized"_s, u"yes"_s}};
    answer = ask(bus);
    QVERIFY(answer && !*answer);
    timedate.isSilent = true;
    answer = ask(bus);
    QVERIFY(answer && !*answer);
    QDBusConnection::disconnectFromBus(u"service"_s);
}

void TstClockSync::knowsWhenNobodyAnswers()
{
    const auto answer = ask(QDBusConnection::sessionBus());
    QVERIFY(answer && !*answer);
}

void TstClockSync::asksThisSystem()
{
    int answers = 0;
    ClockSync answer;
    askSystemClock(this, [&](const ClockSync &clock) {
        ++answers;
        answer = clock;
    });
    QCOMPARE(answers, 0);
    QTRY_COMPARE_WITH_TIMEOUT(answers, 1, 30000);
    const auto kernel = ClockSources::kernel();
#ifdef Q_OS_LINUX
    if (kernel && kernel->synchronised)
        QCOMPARE(answer.state, State::Synchronised);
#endif
    // The bound is there only where it means something.
    QVERIFY(!answer.error || answer.state == State::Synchronised);
}

QTEST_GUILESS_MAIN(TstClockSync)
#include "tst_clocksync.moc"
