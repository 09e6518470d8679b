// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"
#include "ui/pages/welcomepage.h"
#include "ui/widgets/actionrow.h"

#include <QSignalSpy>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstWelcomePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterTakesTheFirstRow();
    void tabReachesBothRows();
    void namesTheKeychain();
    void saysThatAPasswordWillBeAsked();
    void everythingHasAName();
};

void TstWelcomePage::enterTakesTheFirstRow()
{
    WelcomePage page;
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy scan(&page, &WelcomePage::scanRequested);
    QTest::keyClick(page.focusWidget(), Qt::Key_Return);
    QCOMPARE(scan.size(), 1);
}

void TstWelcomePage::tabReachesBothRows()
{
    WelcomePage page;
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const QList<QWidget *> expected{
        UiTest::button(page, u"Scan a QR code"_s), UiTest::button(page, u"Type a setup key"_s)};
    QCOMPARE(UiTest::tabOrder(page, *expected.first()), expected);
    QSignalSpy setupKey(&page, &WelcomePage::setupKeyRequested);
    QTest::mouseClick(expected.last(), Qt::LeftButton);
    QCOMPARE(setupKey.size(), 1);
}

void TstWelcomePage::namesTheKeychain()
{
    WelcomePage page;
    page.show();
    QVERIFY2(!UiTest::visibleText(page).contains(u"keychain"_s), "nothing is known yet");
    page.setKeychain(KeychainBackend{u"kwallet"_s, u"KWallet"_s});
    QVERIFY(UiTest::visibleText(page).contains(
        u"Your codes will be sealed with a key in KWallet, this computer's keychain."_s));
}

void TstWelcomePage::saysThatAPasswordWillBeAsked()
{
    WelcomePage page;
    page.show();
    page.setKeychain(ErrorCode::KeychainUnavailable);
    QVERIFY(
        UiTest::visibleText(page).contains(u"No keychain found. Countersign will ask you for a password instead."_s));
}

void TstWelcomePage::everythingHasAName()
{
    WelcomePage page;
    page.show();
    QCOMPARE(UiTest::nameless(page), QStringList());
    QCOMPARE(UiTest::spokenNames(page).size(), 2);
}

QTEST_MAIN(TstWelcomePage)
#include "tst_welcomepage.moc"
