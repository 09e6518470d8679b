// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cursorrest.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTest>

using namespace Countersign;
using namespace std::chrono_literals;

class TstCursorRest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::styleHints()->setCursorFlashTime(-1); }
    void stopsTheBlinkingWhenNothingHappens();
    void blinksAgainFromTheNextKeyOn();
    void aRestingFieldIsNotPaintedAgain();
};

namespace
{
int flashTime()
{
    return QGuiApplication::styleHints()->cursorFlashTime();
}

class CountingField : public QLineEdit
{
public:
    int paints = 0;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        ++paints;
        QLineEdit::paintEvent(event);
    }
};
} // namespace

void TstCursorRest::stopsTheBlinkingWhenNothingHappens()
{
    QVERIFY(flashTime() > 0);
    const CursorRest rest(*qApp, 50ms);
    QTRY_COMPARE_WITH_TIMEOUT(flashTime(), 0, 30000);
}

void TstCursorRest::blinksAgainFromTheNextKeyOn()
{
    QLineEdit field;
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    const CursorRest rest(*qApp, 50ms);
    QTRY_COMPARE_WITH_TIMEOUT(flashTime(), 0, 30000);
    QSignalSpy changes(QGuiApplication::styleHints(), &QStyleHints::cursorFlashTimeChanged);
    QTest::keyClick(&field, Qt::Key_A);
    QCOMPARE(changes.size(), 1);
    QVERIFY(changes.first().first().toInt() != 0);
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 2, 30000); // and rests again
    QCOMPARE(flashTime(), 0);
}

void TstCursorRest::aRestingFieldIsNotPaintedAgain()
{
    QGuiApplication::styleHints()->setCursorFlashTime(40);
    CountingField field;
    field.show();
    field.activateWindow();
    field.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    QTRY_VERIFY_WITH_TIMEOUT(field.paints > 3, 30000); // it blinks
    const CursorRest rest(*qApp, 10ms);
    QTRY_COMPARE_WITH_TIMEOUT(flashTime(), 0, 30000);
    QTest::qWait(100);
    const int before = field.paints;
    QTest::qWait(400);
    QCOMPARE(field.paints, before);
}

QTEST_MAIN(TstCursorRest)
#include "tst_cursorrest.moc"
