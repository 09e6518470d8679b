// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclock.h"
#include "ui/clipboardguard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TstClipboardGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void copiesAndMarksAsSecret();
    void clearsWhenItsTimeIsUp();
    void countsDownByTheClock();
    void leavesWhatOthersPutThere();
    void leavesTheSameTextOfOthersAlone();
    void clearsOnDemand();
    void copyingAgainStartsAnew();
    void clearsWhenTheProgramEnds();
    void clearsWhenDestroyed();
    void handsOutNothingAfterItsTime();
    void plainTextStays();

private:
    QClipboard &clipboard() { return *QGuiApplication::clipboard(); }

    FakeClock m_clock;
};

void TstClipboardGuard::init()
{
    clipboard().clear();
}

void TstClipboardGuard::copiesAndMarksAsSecret()
{
    ClipboardGuard guard(clipboard(), m_clock);
    QVERIFY(guard.copySecret(u"540263"_s));
    QVERIFY(guard.holdsSecret());
    QCOMPARE(clipboard().text(), u"540263"_s);
    QVERIFY(clipboard().mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
    QCOMPARE(clipboard().mimeData()->data(u"x-kde-passwordManagerHint"_s), QByteArray("secret"));
    QVERIFY(!clipboard().mimeData()->hasHtml());
}

void TstClipboardGuard::clearsWhenItsTimeIsUp()
{
    ClipboardGuard guard(clipboard(), m_clock, 50ms);
    QSignalSpy changes(&guard, &ClipboardGuard::changed);
    guard.copySecret(u"540263"_s);
    QCOMPARE(changes.size(), 1);
    QTRY_VERIFY(clipboard().text().isEmpty());
    QVERIFY(!guard.holdsSecret());
    QCOMPARE(changes.size(), 2);
}

void TstClipboardGuard::countsDownByTheClock()
{
    ClipboardGuard guard(clipboard(), m_clock);
    QVERIFY(guard.timeLeft() == 0s);
    guard.copySecret(u"540263"_s);
    QVERIFY(guard.timeLeft() == 30s);
    m_clock.advance(5500ms);
    QVERIFY(guard.timeLeft() == 25s);
    m_clock.advance(60s);
    QVERIFY(guard.timeLeft() == 0s);
}

void TstClipboardGuard::leavesWhatOthersPutThere()
{
    ClipboardGuard guard(clipboard(), m_clock, 50ms);
    guard.copySecret(u"540263"_s);
    clipboard().setText(u"somebody's letter"_s);
    QVERIFY(!guard.holdsSecret());
    QTest::qWait(150);
    QCOMPARE(clipboard().text(), u"somebody's letter"_s);
    guard.clear();
    QCOMPARE(clipboard().text(), u"somebody's letter"_s);
}

void TstClipboardGuard::leavesTheSameTextOfOthersAlone()
{
    ClipboardGuard guard(clipboard(), m_clock, 50ms);
    guard.copySecret(u"540263"_s);
    clipboard().setText(u"540263"_s);
    QTest::qWait(150);
    QCOMPARE(clipboard().text(), u"540263"_s);
}

void TstClipboardGuard::clearsOnDemand()
{
    ClipboardGuard guard(clipboard(), m_clock);
    guard.copySecret(u"540263"_s);
    guard.clear();
    QVERIFY(clipboard().text().isEmpty());
    QVERIFY(!guard.holdsSecret());
}

void TstClipboardGuard::copyingAgainStartsAnew()
{
    ClipboardGuard guard(clipboard(), m_clock, 400ms);
    guard.copySecret(u"111111"_s);
    QTest::qWait(250);
    guard.copySecret(u"222222"_s);
    QTest::qWait(250); // the first one's time is up, the second's is not
    QCOMPARE(clipboard().text(), u"222222"_s);
    QTRY_VERIFY(clipboard().text().isEmpty());
}

void TstClipboardGuard::clearsWhenTheProgramEnds()
{
    ClipboardGuard guard(clipboard(), m_clock);
    guard.copySecret(u"540263"_s);
    QMetaObject::invokeMethod(QCoreApplication::instance(), "aboutToQuit", Qt::DirectConnection);
    QVERIFY(clipboard().text().isEmpty());
}

void TstClipboardGuard::clearsWhenDestroyed()
{
    {
        ClipboardGuard guard(clipboard(), m_clock);
        guard.copySecret(u"540263"_s);
        QCOMPARE(clipboard().text(), u"540263"_s);
    }
    QVERIFY(clipboard().text().isEmpty());
}

void TstClipboardGuard::handsOutNothingAfterItsTime()
{
    ClipboardGuard guard(clipboard(), m_clock);
    guard.copySecret(u"540263"_s);
    // Somebody who asked before and reads after, as a Wayland compositor may.
    const QMimeData *data = clipboard().mimeData();
    QCOMPARE(data->text(), u"540263"_s);
    QSignalSpy destroyed(data, &QObject::destroyed);
    guard.clear();
    if (destroyed.isEmpty()) {
        QVERIFY(data->text().isEmpty());
        QVERIFY(data->formats().isEmpty());
    }
    QVERIFY(clipboard().text().isEmpty());
}

void TstClipboardGuard::plainTextStays()
{
    ClipboardGuard guard(clipboard(), m_clock, 30ms);
    guard.copyPlain(u"alice@example.com"_s);
    QVERIFY(!guard.holdsSecret());
    QVERIFY(!clipboard().mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
    QTest::qWait(100);
    QCOMPARE(clipboard().text(), u"alice@example.com"_s);
}

QTEST_MAIN(TstClipboardGuard)
#include "tst_clipboardguard.moc"
