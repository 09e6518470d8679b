// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uitest.h"
#include "tests/ui/twowaysin.h"
#include "tests/ui/windowbench.h"
#include "ui/accounts/accountlistview.h"
#include "ui/dialogs/addaccountdialog.h"
#include "ui/dialogs/editaccountdialog.h"
#include "ui/dialogs/lockingdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/problempage.h"
#include "ui/pages/startingpage.h"
#include "ui/pages/unlockpage.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QPointer>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// Ctrl+L and what it takes with it.
class TstLocking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keyLocksAndThePasswordOpensAgain();
    void buttonLocks();
    void keychainAloneHasOneWayBack();
    void keychainAndPasswordAreBothOffered();
    void aSilentKeychainDoesNotHoldThePage();
    void theKeychainIsLeftAloneWhenThePasswordIsToBeAskedFor();
    void aVaultWithoutPasswordOpensAllTheSame();
    void theDialogTellsWhatIsPossible();
    void rowsAndSearchAreGone();
    void dialogsClose_data();
    void dialogsClose();
    void locksFromWithinADialog();
    void takesOurCodeOffTheClipboard();
    void leavesForeignTextOnTheClipboard();
    void aLinkWaitsBehindTheLock();

private:
    void openWith(Keychain *keychain);
    void openWithBoth();
    void lock();
    void typePassword(const QString &text);

    std::unique_ptr<SessionBench> m_vault;
    std::unique_ptr<WindowBench> m_bench;
};

namespace
{
constexpr int patience = 30000;
constexpr auto password = u"correct horse";
constexpr auto setupLink = u"otpauth://totp/Acme:bob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
} // namespace

void TstLocking::init()
{
    m_bench.reset();
    m_vault = std::make_unique<SessionBench>();
    QGuiApplication::clipboard()->clear();
}

/// A window with two accounts; without a keychain the password opens them.
void TstLocking::openWith(Keychain *keychain)
{
    auto session = m_vault->loaded(keychain);
    if (keychain == nullptr)
        QVERIFY_RESULT(SessionBench::createWithPassword(*session, password));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Site one"_s)));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Site two"_s)));
    m_bench = std::make_unique<WindowBench>(std::move(session), *m_vault);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
}

/// As with a password, and the keychain has the key, too.
void TstLocking::openWithBoth()
{
    {
        const auto session = m_vault->loaded(nullptr);
        QVERIFY_RESULT(SessionBench::createWithPassword(*session, password));
        QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Site one"_s)));
    }
    QVERIFY(addKeychainSlot(*m_vault, password));
    m_bench = std::make_unique<WindowBench>(m_vault->loaded(), *m_vault);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
}

void TstLocking::lock()
{
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(m_bench->session->state(), VaultSession::State::Closed);
}

void TstLocking::typePassword(const QString &text)
{
    QWidget *field = QApplication::focusWidget();
    QVERIFY(qobject_cast<PasswordField *>(field) != nullptr);
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

void TstLocking::keyLocksAndThePasswordOpensAgain()
{
    openWith(nullptr);
    lock();
    QVERIFY(m_bench->shown<UnlockPage>() != nullptr);
    const QString text = UiTest::visibleText(m_bench->window).remove(u'\u200B');
    QVERIFY(text.contains(u"Your codes are locked"_s));
    QVERIFY(text.contains(u"vault.json"_s));
    typePassword(u"wrong"_s);
    QTRY_VERIFY_WITH_TIMEOUT(UiTest::visibleText(m_bench->window).contains(u"That isn't"_s), patience);
    QVERIFY(m_bench->shown<UnlockPage>() != nullptr);
    typePassword(QString::fromUtf16(password));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
    QCOMPARE(m_bench->shown<AccountsPage>()->model().rowCount(), 2);
}

void TstLocking::buttonLocks()
{
    openWith(nullptr);
    QWidget *button = nullptr;
    const auto all = m_bench->window.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->isVisible() && widget->accessibleName() == u"Lock now"_s)
            button = widget;
    }
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_bench->shown<UnlockPage>() != nullptr);
    QVERIFY(m_bench->window.findChild<UnlockPage *>()->findChild<PasswordField *>()->hasFocus());
}

void TstLocking::keychainAloneHasOneWayBack()
{
    openWith(&m_vault->keychain);
    lock();
    QVERIFY(m_bench->shown<ProblemPage>() != nullptr);
    QWidget *open = UiTest::button(m_bench->window, u"Open with the keychain"_s);
    QVERIFY(open != nullptr);
    QVERIFY(open->hasFocus());
    QTest::keyClick(open, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
    QCOMPARE(m_bench->shown<AccountsPage>()->model().rowCount(), 2);
}

void TstLocking::theKeychainIsLeftAloneWhenThePasswordIsToBeAskedFor()
{
    openWithBoth();
    m_bench.reset();
    m_vault->keychain.setSilent(true); // whoever asks it waits
    m_bench = std::make_unique<WindowBench>(m_vault->session(), *m_vault);
    m_bench->settings.setOpenWith(Settings::OpenWith::Password);
    m_bench->session->loadWithoutKeychain();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<UnlockPage>() != nullptr, patience);
    QCOMPARE(m_bench->session->problem().error.code, ErrorCode::PasswordNeeded);
    QVERIFY(UiTest::button(m_bench->window, u"Open with the keychain"_s) == nullptr);
    typePassword(QString::fromUtf16(password));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
    lock();
    QVERIFY(m_bench->shown<UnlockPage>() != nullptr);
    QVERIFY(UiTest::button(m_bench->window, u"Open with the keychain"_s) == nullptr);
    // It stays a way in, for somebody who asks for it.
    m_vault->keychain.setSilent(false);
    QTest::mouseClick(UiTest::button(m_bench->window, u"Other ways"_s), Qt::LeftButton);
    QTest::mouseClick(UiTest::button(m_bench->window, u"Open with the keychain"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
}

void TstLocking::aVaultWithoutPasswordOpensAllTheSame()
{
    openWith(&m_vault->keychain);
    m_bench.reset();
    const auto session = m_vault->session();
    session->loadWithoutKeychain();
    SessionBench::settle(*session);
    QCOMPARE(session->state(), VaultSession::State::Open);
}

void TstLocking::theDialogTellsWhatIsPossible()
{
    openWith(nullptr);
    m_bench->window.findChild<Actions *>()->operator[](Command::Locking)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<LockingDialog>() != nullptr, patience);
    const QString text = UiTest::visibleText(*m_bench->shown<LockingDialog>());
    QVERIFY(text.contains(u"This vault's key is in no keychain."_s));
    QVERIFY(!text.contains(u"This vault has no password"_s));
}

void TstLocking::rowsAndSearchAreGone()
{
    openWith(nullptr);
    const QPointer<AccountsPage> page = m_bench->shown<AccountsPage>();
    page->focusSearch();
    QTest::keyClicks(QApplication::focusWidget(), u"two"_s);
    QCOMPARE(page->model().rowCount(), 1);
    lock();
    QTRY_VERIFY_WITH_TIMEOUT(page.isNull(), patience);
    typePassword(QString::fromUtf16(password));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
    QCOMPARE(m_bench->shown<AccountsPage>()->model().rowCount(), 2);
    QVERIFY(m_bench->shown<SearchField>()->text().isEmpty());
}

void TstLocking::dialogsClose_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("adding") << int(Qt::Key_N) << Qt::KeyboardModifiers(Qt::ControlModifier);
    QTest::newRow("editing") << int(Qt::Key_F2) << Qt::KeyboardModifiers();
    QTest::newRow("shortcuts") << int(Qt::Key_F1) << Qt::KeyboardModifiers();
    QTest::newRow("choosing a picture") << int(Qt::Key_O) << Qt::KeyboardModifiers(Qt::ControlModifier);
}

void TstLocking::dialogsClose()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    openWith(nullptr);
    QTest::keyClick(m_bench->shown<AccountListView>(), Qt::Key(key), modifiers);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<QDialog>() != nullptr, patience);
    const QPointer<QDialog> dialog = m_bench->shown<QDialog>();
    m_bench->session->lock();
    QVERIFY(dialog.isNull() || !dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isNull(), patience);
    QVERIFY(m_bench->window.isActiveWindow() || QTest::qWaitForWindowActive(&m_bench->window));
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<PasswordField *>(QApplication::focusWidget()) != nullptr, patience);
    typePassword(QString::fromUtf16(password));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
    QVERIFY(m_bench->shown<QDialog>() == nullptr);
}

void TstLocking::locksFromWithinADialog()
{
    openWith(nullptr);
    QTest::keyClick(m_bench->shown<AccountListView>(), Qt::Key_F2);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<EditAccountDialog>() != nullptr, patience);
    const QPointer<QDialog> dialog = m_bench->shown<EditAccountDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->isAncestorOf(QApplication::focusWidget()), patience);
    lock();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isNull(), patience);
    QVERIFY(m_bench->shown<UnlockPage>() != nullptr);
}

void TstLocking::takesOurCodeOffTheClipboard()
{
    openWith(nullptr);
    QTest::keyClick(m_bench->shown<AccountListView>(), Qt::Key_Return);
    QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    lock();
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void TstLocking::leavesForeignTextOnTheClipboard()
{
    openWith(nullptr);
    QTest::keyClick(m_bench->shown<AccountListView>(), Qt::Key_Return);
    QGuiApplication::clipboard()->setText(u"mine"_s);
    lock();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
}

void TstLocking::aLinkWaitsBehindTheLock()
{
    openWith(nullptr);
    lock();
    m_bench->window.takeSetupText(SecretBytes::fromString(setupLink));
    QVERIFY(m_bench->shown<QDialog>() == nullptr);
    QVERIFY(UiTest::visibleText(m_bench->window).contains(u"A setup link is waiting."_s));
    typePassword(QString::fromUtf16(password));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AddAccountDialog>() != nullptr, patience);
    QVERIFY(UiTest::visibleText(*m_bench->shown<AddAccountDialog>()).contains(u"Acme"_s));
}

void TstLocking::keychainAndPasswordAreBothOffered()
{
    openWithBoth();
    lock();
    QVERIFY(m_bench->shown<UnlockPage>() != nullptr);
    QVERIFY(UiTest::visibleText(m_bench->window).contains(u"KWallet holds the key to your codes."_s));
    typePassword(QString::fromUtf16(password));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
    lock();
    QTest::mouseClick(UiTest::button(m_bench->window, u"Open with the keychain"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
    QCOMPARE(m_bench->session->openedWith(), KeySlotInfo::Kind::Keychain);
    // What the keychain's refusal means is said by the page for that, and the password still opens.
    m_vault->keychain.setFailure(ErrorCode::KeychainDenied);
    lock();
    QTest::mouseClick(UiTest::button(m_bench->window, u"Open with the keychain"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<ProblemPage>() != nullptr, patience);
    QTest::mouseClick(UiTest::button(m_bench->window, u"Recovery password"_s), Qt::LeftButton);
    QVERIFY(UiTest::button(m_bench->window, u"Open with the keychain"_s) == nullptr);
    typePassword(QString::fromUtf16(password));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
}

void TstLocking::aSilentKeychainDoesNotHoldThePage()
{
    openWithBoth();
    lock();
    m_vault->keychain.setSilent(true);
    QTest::mouseClick(UiTest::button(m_bench->window, u"Open with the keychain"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<StartingPage>() != nullptr, patience);
    Q_EMIT m_bench->shown<StartingPage>()->otherWayRequested();
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<UnlockPage>() != nullptr, patience);
    typePassword(QString::fromUtf16(password));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown<AccountsPage>() != nullptr, patience);
}

QTEST_MAIN(TstLocking)
#include "tst_locking.moc"
