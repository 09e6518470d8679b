// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclock.h"
#include "ui/retrypause.h"

#include <QTest>

using namespace Countersign;
using namespace std::chrono_literals;

class TstRetryPause : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsToHalfAMinuteAndNoFurther();
    void endsWithTime();
    void isForgottenAfterTheRightOne();
    void isNoLongerForAClockSetBack();
};

void TstRetryPause::growsToHalfAMinuteAndNoFurther()
{
    const FakeClock clock;
    RetryPause pause;
    QCOMPARE(pause.left(clock.now()), 0s);
    for (const auto expected : {0s, 0s, 1s, 2s, 4s, 8s, 16s, 30s, 30s, 30s}) {
        pause.addWrong(clock.now());
        QCOMPARE(pause.left(clock.now()), expected);
    }
    for (int more = 0; more < 100; ++more)
        pause.addWrong(clock.now());
    QCOMPARE(pause.left(clock.now()), RetryPause::longest);
}

void TstRetryPause::endsWithTime()
{
    FakeClock clock;
    RetryPause pause;
    for (int wrong = 0; wrong < 4; ++wrong)
        pause.addWrong(clock.now());
    clock.advance(500ms);
    QCOMPARE(pause.left(clock.now()), 2s); // rounded up
    clock.advance(1s);
    QCOMPARE(pause.left(clock.now()), 1s);
    clock.advance(500ms);
    QCOMPARE(pause.left(clock.now()), 0s);
    clock.advance(1h);
    QCOMPARE(pause.left(clock.now()), 0s);
}

void TstRetryPause::isForgottenAfterTheRightOne()
{
    const FakeClock clock;
    RetryPause pause;
    for (int wrong = 0; wrong < 9; ++wrong)
        pause.addWrong(clock.now());
    pause.forget();
    pause.addWrong(clock.now());
    QCOMPARE(pause.left(clock.now()), 0s);
}

void TstRetryPause::isNoLongerForAClockSetBack()
{
    FakeClock clock;
    RetryPause pause;
    for (int wrong = 0; wrong < 5; ++wrong)
        pause.addWrong(clock.now());
    clock.advance(-24h);
    QCOMPARE(pause.left(clock.now()), 4s);
    clock.advance(4s);
    QCOMPARE(pause.left(clock.now()), 0s);
}

QTEST_APPLESS_MAIN(TstRetryPause)
#include "tst_retrypause.moc"
