// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"
#include "ui/pages/protectpage.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/passwordmeter.h"

#include <QSignalSpy>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstProtectPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatIsDifferent();
    void wantsTheSameTwice();
    void shortOnesAreAskedAbout();
    void rulesAreNotForced();
    void theMeterHasAWord();
    void takingThePasswordEmptiesBothFields();
    void nothingCanBePressedWhileBusy();
    void showsWhyTheVaultWasNotMade();
    void everythingHasAName();

private:
    void type(const QString &first, const QString &second);
    [[nodiscard]] QWidget *continueButton() const { return UiTest::button(*m_page, u"Continue"_s); }

    std::unique_ptr<ProtectPage> m_page;
    PasswordField *m_first = nullptr;
    PasswordField *m_second = nullptr;
};

void TstProtectPage::init()
{
    m_page = std::make_unique<ProtectPage>();
    m_page->resize(520, 560);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    const auto fields = m_page->findChildren<PasswordField *>();
    QCOMPARE(fields.size(), 2);
    m_first = qobject_cast<PasswordField *>(m_page->focusWidget());
    QVERIFY(m_first != nullptr);
    m_second = fields.at(0) == m_first ? fields.at(1) : fields.at(0);
}

void TstProtectPage::cleanup()
{
    m_page.reset();
}

void TstProtectPage::type(const QString &first, const QString &second)
{
    m_first->clear();
    m_second->clear();
    QTest::keyClicks(m_first, first);
    QTest::keyClick(m_first, Qt::Key_Return);
    QTest::keyClicks(m_second, second);
}

void TstProtectPage::saysWhatIsDifferent()
{
    const QString text = UiTest::visibleText(*m_page);
    QVERIFY(text.contains(u"Choose a password"_s));
    QVERIFY(text.contains(u"It seals your codes on this computer. Nobody can reset it."_s));
    QVERIFY(text.contains(u"each time Countersign starts"_s));
    QVERIFY(text.contains(u"your codes are lost"_s));
}

void TstProtectPage::wantsTheSameTwice()
{
    QSignalSpy submitted(m_page.get(), &ProtectPage::submitted);
    QVERIFY(!continueButton()->isEnabled());
    type(u"correct horse battery"_s, u"correct horse bakery"_s);
    QVERIFY(!continueButton()->isEnabled());
    QVERIFY(UiTest::visibleText(*m_page).contains(u"The two differ."_s));
    QTest::keyClick(m_second, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    type(u"correct horse battery"_s, u"correct horse battery"_s);
    QVERIFY(continueButton()->isEnabled());
    QTest::keyClick(m_second, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
}

void TstProtectPage::shortOnesAreAskedAbout()
{
    QSignalSpy submitted(m_page.get(), &ProtectPage::submitted);
    type(u"1234567"_s, u"1234567"_s);
    QVERIFY(UiTest::visibleText(*m_page).contains(u"Better at least 8 character(s)."_s));
    QVERIFY(continueButton()->isEnabled());
    QTest::mouseClick(continueButton(), Qt::LeftButton);
    QCOMPARE(submitted.size(), 0);
    QTest::keyClick(UiTest::button(*m_page, u"Use it anyway"_s), Qt::Key_Space);
    QCOMPARE(submitted.size(), 1);
    type({}, {});
    QVERIFY2(!continueButton()->isEnabled(), "but there must be one");
}

void TstProtectPage::rulesAreNotForced()
{
    QSignalSpy submitted(m_page.get(), &ProtectPage::submitted);
    type(u"password1"_s, u"password1"_s);
    QVERIFY(UiTest::button(*m_page, u"Use it anyway"_s) == nullptr);
    QTest::mouseClick(continueButton(), Qt::LeftButton);
    QCOMPARE(submitted.size(), 0);
    QVERIFY(UiTest::visibleText(*m_page).contains(u"easy to guess"_s));
    QWidget *anyway = UiTest::button(*m_page, u"Use it anyway"_s);
    QVERIFY(anyway != nullptr && anyway->hasFocus());
    QTest::keyClick(anyway, Qt::Key_Space);
    QCOMPARE(submitted.size(), 1);
    // Another password is another question.
    QTest::keyClicks(m_second, u"2"_s);
    QVERIFY(UiTest::button(*m_page, u"Use it anyway"_s) == nullptr);
}

void TstProtectPage::theMeterHasAWord()
{
    const auto *meter = m_page->findChild<PasswordMeter *>();
    QCOMPARE(meter->accessibleName(), u"Password strength"_s);
    QCOMPARE(meter->accessibleDescription(), QString());
    type(u"1234567"_s, {});
    QCOMPARE(meter->accessibleDescription(), u"Too short"_s);
    type(u"password"_s, {});
    QCOMPARE(meter->accessibleDescription(), u"Weak"_s);
    type(u"Tr0ub4dor&3"_s, {});
    QCOMPARE(meter->accessibleDescription(), u"Fair"_s);
    type(u"correct horse battery staple"_s, {});
    QCOMPARE(meter->accessibleDescription(), u"Very strong"_s);
    m_page->reset();
    QCOMPARE(meter->accessibleDescription(), QString());
}

void TstProtectPage::takingThePasswordEmptiesBothFields()
{
    type(u"correct horse battery"_s, u"correct horse battery"_s);
    QCOMPARE(m_page->takePassword().view(), QByteArrayView("correct horse battery"));
    QVERIFY(m_first->text().isEmpty());
    QVERIFY(m_second->text().isEmpty());
    QVERIFY(!m_first->isUndoAvailable());
    QVERIFY(!continueButton()->isEnabled());
}

void TstProtectPage::nothingCanBePressedWhileBusy()
{
    type(u"correct horse battery"_s, u"correct horse battery"_s);
    m_page->setBusy();
    QVERIFY(!continueButton()->isEnabled());
    QVERIFY(!m_first->isEnabled());
    QVERIFY(!UiTest::button(*m_page, u"Back"_s)->isEnabled());
    m_page->setIdle();
    QVERIFY(continueButton()->isEnabled());
    QSignalSpy back(m_page.get(), &ProtectPage::backRequested);
    QTest::mouseClick(UiTest::button(*m_page, u"Back"_s), Qt::LeftButton);
    QCOMPARE(back.size(), 1);
}

void TstProtectPage::showsWhyTheVaultWasNotMade()
{
    m_page->setBusy();
    m_page->showError({ErrorCode::DiskFull, {}});
    QVERIFY(UiTest::visibleText(*m_page).contains(
        u"The vault wasn't made. The disk is full. Free some space, then try again."_s));
    QVERIFY(m_first->isEnabled());
}

void TstProtectPage::everythingHasAName()
{
    QCOMPARE(UiTest::nameless(*m_page), QStringList());
}

QTEST_MAIN(TstProtectPage)
#include "tst_protectpage.moc"
