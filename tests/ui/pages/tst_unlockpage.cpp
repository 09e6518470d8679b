// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclock.h"
#include "tests/ui/support/uitest.h"
#include "translations/translations.h"
#include "ui/pages/unlockpage.h"
#include "ui/widgets/passwordfield.h"

#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
UnlockPage::Offer recoveryOffer()
{
    UnlockPage::Offer offer;
    offer.isRecovery = true;
    return offer;
}

UnlockPage::Offer lockedOffer()
{
    UnlockPage::Offer offer;
    offer.path = u"/media/stick/codes/vault.json"_s;
    offer.isRecovery = true;
    offer.isLocked = true;
    offer.keychain = true;
    offer.keychainName = u"KWallet"_s;
    return offer;
}
} // namespace

class TstUnlockPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance()); }
    void init();
    void cleanup();
    void enterSubmitsWhatWasTyped();
    void nothingIsSubmittedWithoutText();
    void hidesThePasswordUntilAsked();
    void noticesCapsLock();
    void staysReadyAfterAWrongPassword();
    void tellsOtherTroublesApart();
    void onlyBackWorksWhileBusy();
    void waitsAfterSeveralWrongOnes();
    void aPauseOutlastsLeavingThePage();
    void namesTheVaultAndOffersTheKeychainWhenLocked();
    void offersNoKeychainOtherwise();
    void asksForNoPasswordThatWasNeverSet();
    void tabFollowsTheEye();
    void everythingHasAName();

private:
    [[nodiscard]] QWidget *openButton() const { return UiTest::button(*m_page, u"Open"_s); }
    void giveWrong(int times);

    FakeClock m_clock;
    std::unique_ptr<UnlockPage> m_page;
    PasswordField *m_field = nullptr;
};

void TstUnlockPage::init()
{
    m_page = std::make_unique<UnlockPage>(m_clock);
    m_page->resize(520, 500);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_field = m_page->findChild<PasswordField *>();
    QCOMPARE(m_page->focusWidget(), static_cast<QWidget *>(m_field));
}

void TstUnlockPage::cleanup()
{
    m_page.reset();
}

void TstUnlockPage::enterSubmitsWhatWasTyped()
{
    QSignalSpy submitted(m_page.get(), &UnlockPage::submitted);
    QTest::keyClicks(m_field, u"pass wort"_s);
    m_field->insert(u"\u00E9"_s);
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(m_page->takePassword().view(), QByteArrayView("pass wort\xC3\xA9"));
    QVERIFY(m_field->text().isEmpty());
    QVERIFY(!m_field->isUndoAvailable());
}

void TstUnlockPage::nothingIsSubmittedWithoutText()
{
    QSignalSpy submitted(m_page.get(), &UnlockPage::submitted);
    QVERIFY(!openButton()->isEnabled());
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
}

void TstUnlockPage::hidesThePasswordUntilAsked()
{
    QCOMPARE(m_field->echoMode(), QLineEdit::Password);
    QTest::keyClick(m_field, Qt::Key_V, Qt::AltModifier);
    QCOMPARE(m_field->echoMode(), QLineEdit::Normal);
    m_field->actions().constFirst()->trigger();
    QCOMPARE(m_field->echoMode(), QLineEdit::Password);
}

void TstUnlockPage::noticesCapsLock()
{
    QTest::keyClicks(m_field, u"a"_s);
    QVERIFY(!UiTest::visibleText(*m_page).contains(u"Caps Lock"_s));
    QTest::keyEvent(QTest::Click, m_field, 'A', Qt::NoModifier);
    QVERIFY(m_field->isCapsLockOn());
    QVERIFY(UiTest::visibleText(*m_page).contains(u"Caps Lock is on."_s));
    QTest::keyClick(m_field, Qt::Key_CapsLock);
    QVERIFY(!UiTest::visibleText(*m_page).contains(u"Caps Lock"_s));
    QTest::keyEvent(QTest::Click, m_field, 'A', Qt::ShiftModifier);
    QVERIFY(!m_field->isCapsLockOn());
}

void TstUnlockPage::staysReadyAfterAWrongPassword()
{
    m_page->setOffer(recoveryOffer());
    m_page->setBusy();
    m_page->showError({ErrorCode::WrongPassword, {}});
    const QString text = UiTest::visibleText(*m_page);
    QVERIFY(text.contains(u"That isn't the recovery password."_s));
    QVERIFY(text.contains(u"You can try as often as you like."_s));
    QVERIFY(m_field->hasFocus());
    QTest::keyClicks(m_field, u"x"_s);
    QVERIFY(openButton()->isEnabled());
    QVERIFY2(!UiTest::visibleText(*m_page).contains(u"That isn't"_s), "an old error beside a new try");
}

void TstUnlockPage::tellsOtherTroublesApart()
{
    m_page->showError({ErrorCode::FileDamaged, {}});
    QVERIFY(!UiTest::visibleText(*m_page).contains(u"That isn't the password"_s));
    QVERIFY(UiTest::visibleText(*m_page).contains(u"don't add up"_s));
}

void TstUnlockPage::onlyBackWorksWhileBusy()
{
    QTest::keyClicks(m_field, u"secret"_s);
    m_page->setBusy();
    QVERIFY(!openButton()->isEnabled());
    QVERIFY(!m_field->isEnabled());
    QSignalSpy back(m_page.get(), &UnlockPage::backRequested);
    QTest::mouseClick(UiTest::button(*m_page, u"Back"_s), Qt::LeftButton);
    QCOMPARE(back.size(), 1);
}

void TstUnlockPage::giveWrong(int times)
{
    for (int wrong = 0; wrong < times; ++wrong) {
        m_page->setBusy();
        m_page->showError({ErrorCode::WrongPassword, {}});
    }
}

void TstUnlockPage::waitsAfterSeveralWrongOnes()
{
    QSignalSpy submitted(m_page.get(), &UnlockPage::submitted);
    giveWrong(2);
    QVERIFY(!UiTest::visibleText(*m_page).contains(u"The next try is in"_s));
    giveWrong(2);
    QVERIFY(UiTest::visibleText(*m_page).contains(u"The next try is in 2 seconds."_s));
    QVERIFY(UiTest::visibleText(*m_page).contains(u"That isn't"_s));
    QTest::keyClicks(m_field, u"secret"_s);
    QCOMPARE(m_field->text(), u"secret"_s);
    QVERIFY(!openButton()->isEnabled());
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);

    m_clock.advance(1s);
    QTRY_VERIFY(UiTest::visibleText(*m_page).contains(u"The next try is in 1 second."_s));
    m_clock.advance(1s);
    QTRY_VERIFY(openButton()->isEnabled());
    QVERIFY(!UiTest::visibleText(*m_page).contains(u"The next try is in"_s));
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(m_page->takePassword().view(), QByteArrayView("secret"));
}

void TstUnlockPage::aPauseOutlastsLeavingThePage()
{
    giveWrong(7);
    m_page->reset();
    QTest::keyClicks(m_field, u"secret"_s);
    QVERIFY(!openButton()->isEnabled());
    QVERIFY(UiTest::visibleText(*m_page).contains(u"16 seconds"_s));
}

void TstUnlockPage::namesTheVaultAndOffersTheKeychainWhenLocked()
{
    m_page->setOffer(lockedOffer());
    const QString text = UiTest::visibleText(*m_page).remove(u'\u200B');
    QVERIFY(text.contains(u"Your codes are locked"_s));
    QVERIFY(text.contains(u"Vault: /media/stick/codes/vault.json"_s));
    QVERIFY(text.contains(u"KWallet holds the key to your codes."_s));
    QVERIFY(m_field->hasFocus());
    QSignalSpy asked(m_page.get(), &UnlockPage::keychainRequested);
    QTest::mouseClick(UiTest::button(*m_page, u"Open with the keychain"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    m_page->waitForKeychain();
    QVERIFY(m_page->isWaitingForKeychain());
    QVERIFY(!m_field->isEnabled());
    m_page->reset();
    QVERIFY(!m_page->isWaitingForKeychain());
    QVERIFY(m_field->isEnabled());
    QCOMPARE(UiTest::nameless(*m_page), QStringList());
}

void TstUnlockPage::offersNoKeychainOtherwise()
{
    m_page->setOffer(recoveryOffer());
    QVERIFY(UiTest::button(*m_page, u"Open with the keychain"_s) == nullptr);
    UnlockPage::Offer offer = lockedOffer();
    offer.keychain = false;
    m_page->setOffer(offer);
    QVERIFY(UiTest::button(*m_page, u"Open with the keychain"_s) == nullptr);
}

void TstUnlockPage::asksForNoPasswordThatWasNeverSet()
{
    UnlockPage::Offer offer = recoveryOffer();
    QVERIFY(UiTest::button(*m_page, u"Use the recovery key"_s) == nullptr);
    offer.recoveryKey = true;
    m_page->setOffer(offer);
    QVERIFY(UiTest::button(*m_page, u"Use the recovery key"_s) != nullptr);
    QVERIFY(m_field->isVisible());
    offer.password = false;
    m_page->setOffer(offer);
    QVERIFY(!m_field->isVisible());
    QVERIFY(UiTest::visibleText(*m_page).contains(u"No password was set for this vault."_s));
    QSignalSpy wanted(m_page.get(), &UnlockPage::recoveryKeyRequested);
    QTest::mouseClick(UiTest::button(*m_page, u"Use the recovery key"_s), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

void TstUnlockPage::tabFollowsTheEye()
{
    QTest::keyClicks(m_field, u"secret"_s);
    const QList<QWidget *> expected{m_field, openButton(), UiTest::button(*m_page, u"Back"_s)};
    QCOMPARE(UiTest::tabOrder(*m_page, *m_field), expected);
}

void TstUnlockPage::everythingHasAName()
{
    QTest::keyClicks(m_field, u"secret"_s);
    QCOMPARE(UiTest::nameless(*m_page), QStringList());
}

QTEST_MAIN(TstUnlockPage)
#include "tst_unlockpage.moc"
