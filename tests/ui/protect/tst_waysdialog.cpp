// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/protect/protectbench.h"
#include "ui/protect/waysdialog.h"

#include <QSignalSpy>

using namespace Countersign;
using namespace Countersign::ProtectTest;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 30000;
const QString oldPassword = u"correct horse battery staple"_s;
const QString newPassword = u"kitchen lamp river seven cups"_s;
const QList<int> allGroups{0, 1, 2, 3, 4, 5};

using Task = WaysDialog::Task;
} // namespace

class TstWaysDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<ProtectBench>(); }
    void cleanup();
    void changesAPasswordThatStandsAlone();
    void changesThePasswordAndKeepsTheKey();
    void anotherKeyIsNotTaken();
    void whoHasNoSheetCanLetTheKeyGo();
    void makesANewKeyAndTheOldOneIsDead();
    void removesThePassword();
    void removesTheKey();
    void neverTheLastWayIn_data();
    void neverTheLastWayIn();
    void removalIsNotOneEnterAway();
    void aSilentKeychainStopsTheChange();
    void goesOnWithoutTheKeychainWhenAsked();
    void aNewKeyGoesOnWithoutTheKeychain();
    void nothingChangesWhenCancelled();
    void everythingHasAName();

private:
    void open(Task task);
    void proveKey(const QString &key);
    void provePassword(const QString &password);
    [[nodiscard]] QString text() const { return UiTest::visibleText(*m_dialog); }

    std::unique_ptr<ProtectBench> m_bench;
    std::unique_ptr<WaysDialog> m_dialog;
};

#define TRY_TEXT(words) QTRY_VERIFY2_WITH_TIMEOUT(text().contains(words), qPrintable(text()), patience)

void TstWaysDialog::cleanup()
{
    m_dialog.reset();
    m_bench.reset();
}

void TstWaysDialog::open(Task task)
{
    m_dialog = std::make_unique<WaysDialog>(*m_bench->session, task);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TstWaysDialog::proveKey(const QString &key)
{
    QVERIFY(text().contains(u"First, your recovery key"_s));
    type(*m_dialog, groupsOf(key, allGroups));
    press(*m_dialog, u"Continue"_s);
}

void TstWaysDialog::provePassword(const QString &password)
{
    QVERIFY(text().contains(u"First, your recovery password"_s));
    type(*m_dialog, {password});
    press(*m_dialog, u"Continue"_s);
}

void TstWaysDialog::changesAPasswordThatStandsAlone()
{
    m_bench->addPassword(oldPassword);
    open(Task::ChangePassword);
    QVERIFY(text().contains(u"still open with the old password"_s));
    type(*m_dialog, {newPassword, newPassword});
    press(*m_dialog, u"Change password"_s);
    TRY_TEXT(u"The recovery password is changed"_s);
    QVERIFY(m_bench->opensWith(newPassword));
    QVERIFY(!m_bench->opensWith(oldPassword));
    QVERIFY(m_bench->keychainOpens());
}

void TstWaysDialog::changesThePasswordAndKeepsTheKey()
{
    m_bench->addPassword(oldPassword);
    const QString key = m_bench->addKey();
    open(Task::ChangePassword);
    proveKey(key);
    TRY_TEXT(u"Choose a new password"_s);
    type(*m_dialog, {newPassword, newPassword});
    QTest::keyClick(visibleFields(*m_dialog).at(1), Qt::Key_Return);
    TRY_TEXT(u"The recovery password is changed"_s);
    QVERIFY(m_bench->opensWith(newPassword));
    QVERIFY(m_bench->opensWith(key));
    QVERIFY(!m_bench->opensWith(oldPassword));
    QVERIFY(!text().contains(u"any more"_s));
}

void TstWaysDialog::anotherKeyIsNotTaken()
{
    m_bench->addPassword(oldPassword);
    const QString key = m_bench->addKey();
    open(Task::ChangePassword);
    const auto older = m_bench->session->newRecoveryKey();
    proveKey(QString::fromLatin1(older->view()));
    TRY_TEXT(u"this key doesn't open this vault"_s);
    proveKey(key);
    TRY_TEXT(u"Choose a new password"_s);
}

void TstWaysDialog::whoHasNoSheetCanLetTheKeyGo()
{
    m_bench->addPassword(oldPassword);
    const QString key = m_bench->addKey();
    open(Task::ChangePassword);
    press(*m_dialog, u"I don't have it"_s);
    QVERIFY(text().contains(u"The recovery key stops opening your codes."_s));
    type(*m_dialog, {newPassword, newPassword});
    press(*m_dialog, u"Change password"_s);
    TRY_TEXT(u"The old recovery key doesn't open your codes any more."_s);
    QVERIFY(m_bench->opensWith(newPassword));
    QVERIFY(!m_bench->opensWith(key));
}

void TstWaysDialog::makesANewKeyAndTheOldOneIsDead()
{
    m_bench->addPassword(oldPassword);
    const QString old = m_bench->addKey();
    open(Task::ReplaceKey);
    provePassword(oldPassword);
    TRY_TEXT(u"Your recovery key"_s);
    const QString key = shownKey(*m_dialog);
    QCOMPARE(key.size(), 36);
    QVERIFY(key != old);
    QVERIFY(m_bench->opensWith(old)); // until she goes on
    press(*m_dialog, u"Continue"_s);
    TRY_TEXT(u"Check the sheet"_s);
    QVERIFY(!m_bench->opensWith(old));
    type(*m_dialog, groupsOf(key, {1, 4}));
    press(*m_dialog, u"Check"_s);
    TRY_TEXT(u"your sheet can be read"_s);
    QVERIFY(m_bench->opensWith(key));
    QVERIFY(m_bench->opensWith(oldPassword));
    QVERIFY(m_bench->keychainOpens());
}

void TstWaysDialog::removesThePassword()
{
    m_bench->addPassword(oldPassword);
    const QString key = m_bench->addKey();
    open(Task::RemovePassword);
    proveKey(key);
    TRY_TEXT(u"Remove the recovery password?"_s);
    QVERIFY(text().contains(u"The keychain and your recovery key still open your codes."_s));
    press(*m_dialog, u"Remove"_s);
    TRY_TEXT(u"The recovery password is removed"_s);
    QVERIFY(!m_bench->opensWith(oldPassword));
    QVERIFY(m_bench->opensWith(key));
}

void TstWaysDialog::removesTheKey()
{
    const QString key = m_bench->addKey();
    open(Task::RemoveKey);
    QVERIFY(text().contains(u"Then only this computer's keychain opens your codes."_s));
    press(*m_dialog, u"Remove"_s);
    TRY_TEXT(u"The recovery key is removed"_s);
    QVERIFY(!m_bench->opensWith(key));
    QVERIFY(m_bench->keychainOpens());
}

void TstWaysDialog::neverTheLastWayIn_data()
{
    QTest::addColumn<bool>("isPassword");
    QTest::newRow("password") << true;
    QTest::newRow("key") << false;
}

void TstWaysDialog::neverTheLastWayIn()
{
    QFETCH(const bool, isPassword);
    SessionBench vault;
    const auto session = vault.loaded(nullptr);
    QVERIFY_RESULT(SessionBench::createWithPassword(*session, oldPassword));
    if (!isPassword) {
        auto key = session->newRecoveryKey();
        WaysIn ways;
        ways.recoveryKey = WayIn{std::move(*key), true};
        Waiter<void> replaced;
        session->replaceWays(std::move(ways), session.get(), replaced.done());
        QVERIFY_RESULT(replaced.wait());
    }
    WaysDialog dialog(*session, isPassword ? Task::RemovePassword : Task::RemoveKey);
    dialog.show();
    const QString text = UiTest::visibleText(dialog);
    QVERIFY(text.contains(u"It is the only way into your codes"_s));
    QVERIFY(text.contains(isPassword ? u"Make a recovery key first"_s : u"Choose a recovery password first"_s));
    QVERIFY(UiTest::button(dialog, u"Remove"_s) == nullptr);
    press(dialog, u"Close"_s);
    QVERIFY(!dialog.isVisible());
}

void TstWaysDialog::removalIsNotOneEnterAway()
{
    const QString key = m_bench->addKey();
    open(Task::RemoveKey);
    QSignalSpy closed(m_dialog.get(), &QDialog::rejected);
    QTest::keyClick(m_dialog.get(), Qt::Key_Return);
    QCOMPARE(closed.size(), 1);
    QVERIFY(m_bench->opensWith(key));
}

void TstWaysDialog::aSilentKeychainStopsTheChange()
{
    m_bench->addPassword(oldPassword);
    open(Task::ChangePassword);
    m_bench->vault.keychain.setFailure(ErrorCode::KeychainLocked);
    type(*m_dialog, {newPassword, newPassword});
    press(*m_dialog, u"Change password"_s);
    TRY_TEXT(u"The keychain doesn't give its key"_s);
    QVERIFY(m_bench->opensWith(oldPassword));
    QVERIFY(!m_bench->opensWith(newPassword));
    m_bench->vault.keychain.setFailure({});
    press(*m_dialog, u"Try again"_s);
    TRY_TEXT(u"The recovery password is changed"_s);
    QVERIFY(m_bench->keychainOpens());
    QVERIFY(m_bench->opensWith(newPassword));
}

void TstWaysDialog::goesOnWithoutTheKeychainWhenAsked()
{
    m_bench->addPassword(oldPassword);
    open(Task::ChangePassword);
    m_bench->vault.keychain.setFailure(ErrorCode::KeychainUnavailable);
    type(*m_dialog, {newPassword, newPassword});
    press(*m_dialog, u"Change password"_s);
    TRY_TEXT(u"The keychain doesn't give its key"_s);
    press(*m_dialog, u"Go on without it"_s);
    TRY_TEXT(u"The recovery password is changed"_s);
    QVERIFY(m_bench->opensWith(newPassword));
    QCOMPARE(m_bench->session->keySlots().size(), 1);
}

void TstWaysDialog::aNewKeyGoesOnWithoutTheKeychain()
{
    const QString old = m_bench->addKey();
    open(Task::ReplaceKey);
    const QString key = shownKey(*m_dialog);
    m_bench->vault.keychain.setFailure(ErrorCode::KeychainTimedOut);
    press(*m_dialog, u"Save PDF…"_s); // the step that asks for this is gone when the answer comes
    TRY_TEXT(u"The keychain doesn't give its key"_s);
    QVERIFY(m_bench->opensWith(old));
    press(*m_dialog, u"Go on without it"_s);
    QTRY_COMPARE_WITH_TIMEOUT(shownKey(*m_dialog), key, patience);
    QVERIFY(m_bench->opensWith(key));
    QVERIFY(!m_bench->opensWith(old));
}

void TstWaysDialog::nothingChangesWhenCancelled()
{
    m_bench->addPassword(oldPassword);
    const QByteArray before = contentOf(m_bench->vault.path());
    for (const Task task : {Task::ChangePassword, Task::RemovePassword}) {
        open(task);
        m_dialog->reject();
        m_dialog.reset();
    }
    QCOMPARE(contentOf(m_bench->vault.path()), before);
}

void TstWaysDialog::everythingHasAName()
{
    m_bench->addPassword(oldPassword);
    const QString key = m_bench->addKey();
    for (const Task task : {Task::ChangePassword, Task::RemovePassword, Task::ReplaceKey, Task::RemoveKey}) {
        open(task);
        QCOMPARE(UiTest::nameless(*m_dialog), QStringList());
        QCOMPARE(m_dialog->focusWidget(), visibleFields(*m_dialog).first());
    }
}

QTEST_MAIN(TstWaysDialog)
#include "tst_waysdialog.moc"
