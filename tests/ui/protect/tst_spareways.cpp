// SPDX-License-Identifier: GPL-3.0-or-later
// The spare ways in as a person meets them in the window: the reminder, and opening with a recovery key.
#include "tests/ui/protect/protectbench.h"
#include "tests/ui/windowbench.h"
#include "translations/translations.h"
#include "ui/pages/accountsbar.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/problempage.h"
#include "ui/pages/recoverykeypage.h"
#include "ui/pages/unlockpage.h"
#include "ui/protect/protectdialog.h"

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 30000;
constexpr auto oneDay = std::chrono::hours(24);
const QString reminder = u"Only this computer can open your codes."_s;
} // namespace

class TstSpareWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance()); }
    void init();
    void cleanup();
    void theFirstAccountBringsTheReminder();
    void theReminderComesBackTomorrow();
    void aClockThatWasWrongDoesNotSilenceIt();
    void theReminderLeadsToProtection();
    void aSpareWayEndsTheReminder();
    void aThrowAwayVaultIsNotNagged();
    void aKeyOpensWhenTheKeychainDoesNot();
    void aKeyOfAnotherVaultIsNamed();
    void aLockedVaultWithAKeyAloneOffersIt();
    void passwordAndKeyAreBothOffered();
    void backFromTheKeyGoesWhereOneCameFrom();
    void nothingTypedStaysAfterOpening();
    void lockingClosesTheDialogs();

private:
    void openWindow(Keychain *keychain);
    [[nodiscard]] QString barText() const;
    [[nodiscard]] QString text() const { return UiTest::visibleText(m_window->window); }
    void press(const QString &text) const;
    void typeKey(const QString &key) const;

    std::unique_ptr<ProtectBench> m_bench;
    std::unique_ptr<WindowBench> m_window;
};

void TstSpareWays::init()
{
    m_bench = std::make_unique<ProtectBench>();
}

void TstSpareWays::cleanup()
{
    m_window.reset();
    m_bench.reset();
}

void TstSpareWays::openWindow(Keychain *keychain)
{
    m_window = std::make_unique<WindowBench>(m_bench->vault.session(keychain), m_bench->vault);
    m_window->window.remindOfProtection();
    m_window->session->load();
    SessionBench::settle(*m_window->session);
}

QString TstSpareWays::barText() const
{
    const auto *bar = m_window->shown<AccountsBar>();
    return bar == nullptr ? QString() : bar->text();
}

void TstSpareWays::press(const QString &text) const
{
    QWidget *button = UiTest::button(m_window->window, text);
    QVERIFY2(button != nullptr && button->isEnabled(), qPrintable(text));
    QTest::mouseClick(button, Qt::LeftButton);
}

void TstSpareWays::typeKey(const QString &key) const
{
    auto *page = m_window->shown<RecoveryKeyPage>();
    QVERIFY(page != nullptr);
    const auto fields = page->findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 6);
    QVERIFY(fields.at(0)->hasFocus());
    for (int number = 0; number < 6; ++number)
        QTest::keyClicks(fields.at(number), key.mid(qsizetype{number} * 6, 6));
}

void TstSpareWays::theFirstAccountBringsTheReminder()
{
    SessionBench fresh;
    m_window = std::make_unique<WindowBench>(fresh.session(), fresh);
    m_window->window.remindOfProtection();
    m_window->session->load();
    SessionBench::settle(*m_window->session);
    QCOMPARE(barText(), QString());
    QVERIFY_RESULT(SessionBench::add(*m_window->session, totpAccount(u"GitHub"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(barText().startsWith(reminder), patience);
    m_window.reset();
}

void TstSpareWays::theReminderComesBackTomorrow()
{
    openWindow(&m_bench->vault.keychain);
    QTRY_VERIFY_WITH_TIMEOUT(barText().startsWith(reminder), patience);
    press(u"Remind me tomorrow"_s);
    QCOMPARE(barText(), QString());
    // Not when something else changes today…
    QVERIFY_RESULT(SessionBench::add(*m_window->session, totpAccount(u"B"_s)));
    QTest::qWait(10);
    QCOMPARE(barText(), QString());
    // … but the next day.
    m_bench->vault.clock.advance(oneDay);
    QVERIFY_RESULT(SessionBench::add(*m_window->session, totpAccount(u"C"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(barText().startsWith(reminder), patience);
}

void TstSpareWays::aClockThatWasWrongDoesNotSilenceIt()
{
    openWindow(&m_bench->vault.keychain);
    const auto now = m_bench->vault.clock.nowSeconds().time_since_epoch();
    const QDate today = QDateTime::fromSecsSinceEpoch(now.count()).date();
    m_window->settings.setProtectReminder(today.addYears(5));
    m_window->window.remindOfProtection();
    QTRY_VERIFY_WITH_TIMEOUT(barText().startsWith(reminder), patience);
}

void TstSpareWays::theReminderLeadsToProtection()
{
    openWindow(&m_bench->vault.keychain);
    QTRY_VERIFY_WITH_TIMEOUT(barText().startsWith(reminder), patience);
    press(u"Protect…"_s);
    QTRY_VERIFY(m_window->shown<ProtectDialog>() != nullptr);
}

void TstSpareWays::aSpareWayEndsTheReminder()
{
    openWindow(&m_bench->vault.keychain);
    QTRY_VERIFY_WITH_TIMEOUT(barText().startsWith(reminder), patience);
    Waiter<void> added;
    m_window->session->addPassword(SecretBytes::fromString(u"spare"), &m_window->window, added.done());
    QVERIFY_RESULT(added.wait());
    QTRY_COMPARE_WITH_TIMEOUT(barText(), QString(), patience);
}

void TstSpareWays::aThrowAwayVaultIsNotNagged()
{
    WindowBench window(m_bench->vault.session(), m_bench->vault);
    window.session->load();
    QTRY_VERIFY_WITH_TIMEOUT(window.shown<AccountsPage>() != nullptr, patience);
    QTest::qWait(50);
    QVERIFY(window.shown<AccountsBar>() == nullptr);
}

void TstSpareWays::aKeyOpensWhenTheKeychainDoesNot()
{
    const QString key = m_bench->addKey();
    m_bench->vault.keychain.setFailure(ErrorCode::KeychainUnavailable);
    openWindow(&m_bench->vault.keychain);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shown<ProblemPage>() != nullptr, patience);
    QVERIFY(!UiTest::button(m_window->window, u"Recovery password"_s)->isEnabled());
    press(u"Recovery key"_s);
    QVERIFY(text().contains(u"Made on "_s));
    QVERIFY(!UiTest::button(m_window->window, u"Open"_s)->isEnabled());
    typeKey(key.toLower());
    press(u"Open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shown<AccountsPage>() != nullptr, patience);
    QCOMPARE(m_window->session->openedWith(), KeySlotInfo::Kind::RecoveryKey);
}

void TstSpareWays::aKeyOfAnotherVaultIsNamed()
{
    m_bench->addKey();
    const auto other = m_bench->session->newRecoveryKey();
    openWindow(nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::button(m_window->window, u"Use the recovery key"_s) != nullptr, patience);
    press(u"Use the recovery key"_s);
    typeKey(QString::fromLatin1(other->view()));
    QTest::keyClick(m_window->window.focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        text().contains(u"All groups are right, but this key doesn't open this vault."_s), patience);
    // It stays, to be looked at.
    QCOMPARE(m_window->shown<RecoveryKeyPage>()->key().size(), std::size_t{36});
}

void TstSpareWays::aLockedVaultWithAKeyAloneOffersIt()
{
    const QString key = m_bench->addKey();
    openWindow(&m_bench->vault.keychain);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shown<AccountsPage>() != nullptr, patience);
    m_window->session->lock();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shown<UnlockPage>() != nullptr, patience);
    for (const QLineEdit *field : m_window->shown<UnlockPage>()->findChildren<QLineEdit *>())
        QVERIFY(!field->isVisible()); // there is no password that one could type
    QVERIFY(UiTest::button(m_window->window, u"Open with the keychain"_s)->hasFocus());
    press(u"Use the recovery key"_s);
    typeKey(key);
    press(u"Open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shown<AccountsPage>() != nullptr, patience);
}

void TstSpareWays::passwordAndKeyAreBothOffered()
{
    m_bench->addPassword(u"spare");
    const QString key = m_bench->addKey();
    m_bench->vault.keychain.setFailure(ErrorCode::KeychainLocked);
    openWindow(&m_bench->vault.keychain);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shown<ProblemPage>() != nullptr, patience);
    press(u"Recovery password"_s);
    QVERIFY(m_window->shown<UnlockPage>() != nullptr);
    press(u"Use the recovery key"_s);
    typeKey(key);
    press(u"Open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shown<AccountsPage>() != nullptr, patience);
}

void TstSpareWays::backFromTheKeyGoesWhereOneCameFrom()
{
    m_bench->addKey();
    m_bench->vault.keychain.setFailure(ErrorCode::KeychainLocked);
    openWindow(&m_bench->vault.keychain);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shown<ProblemPage>() != nullptr, patience);
    press(u"Recovery key"_s);
    QTest::keyClicks(m_window->window.focusWidget(), u"7K4"_s);
    press(u"Back"_s);
    QVERIFY(m_window->shown<ProblemPage>() != nullptr);
    press(u"Recovery key"_s);
    for (const QLineEdit *field : m_window->shown<RecoveryKeyPage>()->findChildren<QLineEdit *>())
        QCOMPARE(field->text(), QString());
}

void TstSpareWays::nothingTypedStaysAfterOpening()
{
    const QString key = m_bench->addKey();
    openWindow(nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::button(m_window->window, u"Use the recovery key"_s) != nullptr, patience);
    press(u"Use the recovery key"_s);
    typeKey(key);
    press(u"Open"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shown<AccountsPage>() != nullptr, patience);
    QTRY_VERIFY(m_window->window.findChild<RecoveryKeyPage *>() == nullptr);
}

void TstSpareWays::lockingClosesTheDialogs()
{
    openWindow(&m_bench->vault.keychain);
    QTRY_VERIFY_WITH_TIMEOUT(barText().startsWith(reminder), patience);
    press(u"Protect…"_s);
    QTRY_VERIFY(m_window->shown<ProtectDialog>() != nullptr);
    m_window->session->lock();
    QTRY_VERIFY(m_window->window.findChild<ProtectDialog *>() == nullptr);
}

QTEST_MAIN(TstSpareWays)
#include "tst_spareways.moc"
