// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"
#include "ui/pages/unlockpage.h"
#include "ui/widgets/passwordfield.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstUnlockPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void enterSubmitsWhatWasTyped();
    void nothingIsSubmittedWithoutText();
    void hidesThePasswordUntilAsked();
    void noticesCapsLock();
    void staysReadyAfterAWrongPassword();
    void tellsOtherTroublesApart();
    void onlyBackWorksWhileBusy();
    void tabFollowsTheEye();
    void everythingHasAName();

private:
    [[nodiscard]] QWidget *openButton() const { return UiTest::button(*m_page, u"Open"_s); }

    std::unique_ptr<UnlockPage> m_page;
    PasswordField *m_field = nullptr;
};

void TstUnlockPage::init()
{
    m_page = std::make_unique<UnlockPage>();
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
    m_page->setPassword(UnlockPage::Password::Recovery);
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
