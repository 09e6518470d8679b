// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclock.h"
#include "ui/accounts/codeticker.h"

#include <QSignalSpy>
#include <QTest>

using namespace Countersign;
using namespace std::chrono_literals;

class TstCodeTicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ticksAtOnceWhenStarted();
    void ticksJustAfterTheWholeSecond();
    void ticksNoOftenerThanOnceASecond();
    void staysSilentWhenStopped();
};

void TstCodeTicker::ticksAtOnceWhenStarted()
{
    const FakeClock clock(1234);
    CodeTicker ticker(clock);
    QList<UnixTime> ticks;
    connect(&ticker, &CodeTicker::ticked, this, [&](UnixTime now) { ticks.append(now); });
    ticker.start();
    QCOMPARE(ticks.size(), 1);
    QVERIFY(ticks.first() == UnixTime(1234s));
    ticker.start();
    QCOMPARE(ticks.size(), 1);
}

void TstCodeTicker::ticksJustAfterTheWholeSecond()
{
    const SystemClock clock;
    CodeTicker ticker(clock);
    QList<std::chrono::milliseconds> offsets;
    connect(&ticker, &CodeTicker::ticked, this,
        [&](UnixTime now) { offsets.append(std::chrono::floor<std::chrono::milliseconds>(clock.now() - now)); });
    ticker.start();
    QTRY_VERIFY(offsets.size() >= 3);
    // The first one is the call's own. A timer that ran every 1000 ms from there would keep its offset.
    for (qsizetype n = 1; n < offsets.size(); ++n)
        QVERIFY2(offsets.at(n) < 900ms, qPrintable(QString::number(offsets.at(n).count())));
}

void TstCodeTicker::ticksNoOftenerThanOnceASecond()
{
    const SystemClock clock;
    CodeTicker ticker(clock);
    QList<UnixTime> ticks;
    connect(&ticker, &CodeTicker::ticked, this, [&](UnixTime now) { ticks.append(now); });
    ticker.start();
    QTRY_VERIFY(ticks.size() >= 4);
    for (qsizetype n = 2; n < ticks.size(); ++n)
        QVERIFY(ticks.at(n) > ticks.at(n - 1));
}

void TstCodeTicker::staysSilentWhenStopped()
{
    const SystemClock clock;
    CodeTicker ticker(clock);
    ticker.start();
    ticker.stop();
    QVERIFY(!ticker.isRunning());
    QSignalSpy ticks(&ticker, &CodeTicker::ticked);
    QTest::qWait(1300);
    QCOMPARE(ticks.size(), 0);
}

QTEST_GUILESS_MAIN(TstCodeTicker)
#include "tst_codeticker.moc"
