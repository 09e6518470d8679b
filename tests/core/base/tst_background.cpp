// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/background.h"
#include "core/base/secretbytes.h"

#include <QTest>
#include <QThread>

#include <memory>
#include <optional>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstBackground final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesThingsThroughAndComesBack();
    void runsJobsInOrderOnOneThread();
    void dropsTheResultWhenTheContextDies();
    void destroysTheJobsCapturesInTheBackground();
};

void TstBackground::movesThingsThroughAndComesBack()
{
    QThreadPool pool;
    std::optional<SecretBytes> result;
    QThread *resultThread = nullptr;
    runInBackground(
        pool, this, [secret = SecretBytes::copyOf("in"_ba)]() mutable { return std::move(secret); },
        [&](SecretBytes secret) {
            result = std::move(secret);
            resultThread = QThread::currentThread();
        });
    QVERIFY(!result);
    QTRY_VERIFY(result);
    QVERIFY(*result == SecretBytes::copyOf("in"_ba));
    QCOMPARE(resultThread, thread());
}

void TstBackground::runsJobsInOrderOnOneThread()
{
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    QList<int> started;
    QList<int> finished;
    for (int i = 0; i < 50; ++i)
        runInBackground(
            pool, this,
            [i, &started] {
                started << i;
                return i;
            },
            [&](int n) { finished << n; });
    QTRY_COMPARE(finished.size(), 50);
    QCOMPARE(started, finished);
    QVERIFY(std::is_sorted(finished.begin(), finished.end()));
}

void TstBackground::dropsTheResultWhenTheContextDies()
{
    QThreadPool pool;
    auto context = std::make_unique<QObject>();
    bool called = false;
    std::atomic_bool ran = false;
    runInBackground(
        pool, context.get(),
        [&] {
            QThread::msleep(50);
            ran = true;
        },
        [&] { called = true; });
    context.reset();
    pool.waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(ran);
    QVERIFY(!called);
}

void TstBackground::destroysTheJobsCapturesInTheBackground()
{
    struct Witness
    {
        QThread **where;
        ~Witness() { *where = QThread::currentThread(); }
    };
    QThreadPool pool;
    QThread *diedIn = nullptr;
    bool done = false;
    runInBackground(
        pool, this, [witness = std::make_unique<Witness>(Witness{&diedIn})] { return 1; }, [&](int) { done = true; });
    QTRY_VERIFY(done);
    QVERIFY(diedIn && diedIn != thread());
}

QTEST_GUILESS_MAIN(TstBackground)
#include "tst_background.moc"
