// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"
#include "ui/pages/startingpage.h"

#include <QSignalSpy>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstStartingPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheSilentKeychainAfterAWhile();
    void keepWaitingAsksAgainLater();
    void offersAnotherWay();
    void saysNothingMoreOnceStopped();
    void everythingHasAName();

private:
    void waitUntilSilent(const StartingPage &page)
    {
        QTRY_VERIFY_WITH_TIMEOUT(UiTest::button(page, u"Keep waiting"_s) != nullptr, 30000);
    }
};

void TstStartingPage::namesTheSilentKeychainAfterAWhile()
{
    StartingPage page(nullptr, std::chrono::milliseconds(40));
    page.show();
    page.start(u"KWallet"_s);
    QVERIFY(UiTest::visibleText(page).contains(u"Opening your codes…"_s));
    QVERIFY(UiTest::button(page, u"Keep waiting"_s) == nullptr);
    waitUntilSilent(page);
    QVERIFY(UiTest::visibleText(page).contains(u"KWallet hasn't answered yet. It may be showing its own window."_s));
}

void TstStartingPage::keepWaitingAsksAgainLater()
{
    StartingPage page(nullptr, std::chrono::milliseconds(40));
    page.show();
    page.start({});
    waitUntilSilent(page);
    QVERIFY(UiTest::visibleText(page).contains(u"Your keychain hasn't answered yet."_s));
    QTest::mouseClick(UiTest::button(page, u"Keep waiting"_s), Qt::LeftButton);
    QVERIFY(UiTest::button(page, u"Keep waiting"_s) == nullptr);
    waitUntilSilent(page);
}

void TstStartingPage::offersAnotherWay()
{
    StartingPage page(nullptr, std::chrono::milliseconds(40));
    page.show();
    page.start(u"KWallet"_s);
    waitUntilSilent(page);
    QSignalSpy other(&page, &StartingPage::otherWayRequested);
    QTest::mouseClick(UiTest::button(page, u"Open another way"_s), Qt::LeftButton);
    QCOMPARE(other.size(), 1);
}

void TstStartingPage::saysNothingMoreOnceStopped()
{
    StartingPage page(nullptr, std::chrono::milliseconds(40));
    page.show();
    page.start(u"KWallet"_s);
    page.stop();
    QTest::qWait(200);
    QVERIFY(UiTest::button(page, u"Keep waiting"_s) == nullptr);
}

void TstStartingPage::everythingHasAName()
{
    StartingPage page(nullptr, std::chrono::milliseconds(40));
    page.show();
    page.start(u"KWallet"_s);
    waitUntilSilent(page);
    QCOMPARE(UiTest::nameless(page), QStringList());
    QVERIFY(!UiTest::spokenNames(page).isEmpty());
}

QTEST_MAIN(TstStartingPage)
#include "tst_startingpage.moc"
