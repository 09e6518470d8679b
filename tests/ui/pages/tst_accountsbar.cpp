// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vault/vaulttesting.h"
#include "tests/ui/support/uitest.h"
#include "translations/translations.h"
#include "ui/pages/accountsbar.h"

#include <QPushButton>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
/// Opened with a password, because this keychain is a fresh one.
std::unique_ptr<VaultSession> openedWithASpare(SessionBench &vault, MemoryKeychain &fresh)
{
    const auto first = vault.loaded();
    Waiter<void> protectedNow;
    if (!SessionBench::add(*first, totpAccount(u"A"_s)))
        return nullptr;
    first->addPassword(SecretBytes::fromString(u"spare"), first.get(), protectedNow.done());
    if (!protectedNow.wait())
        return nullptr;
    auto session = vault.loaded(&fresh);
    return SessionBench::openWithPassword(*session, u"spare") ? std::move(session) : nullptr;
}

QPushButton *buttonOf(const AccountsBar &bar, const QString &text)
{
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == text)
            return button;
    }
    return nullptr;
}
} // namespace

class TstAccountsBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance()); }
    void failuresSayWhatToDo();
    void offersToPutTheKeyBack();
    void saysWhenTheKeyCannotBePutBack();
};

void TstAccountsBar::failuresSayWhatToDo()
{
    SessionBench vault;
    QVERIFY_RESULT(SessionBench::add(*vault.loaded(), totpAccount(u"A"_s)));
    const auto session = vault.loaded();
    AccountsBar bar(*session);
    QCOMPARE(bar.text(), QString());
    bar.showFailure(AccountCommands::Failure::Deleting, u"GitHub"_s, {}, Error{ErrorCode::DiskFull, {}});
    QVERIFY(bar.text().startsWith(u"GitHub wasn't deleted. "_s));
    bar.showFailure(AccountCommands::Failure::Clipboard, u"GitHub"_s, u"540 263"_s, Error{});
    QVERIFY(bar.text().endsWith(u"Type it instead: 540 263."_s));
}

void TstAccountsBar::offersToPutTheKeyBack()
{
    SessionBench vault;
    MemoryKeychain fresh;
    const auto session = openedWithASpare(vault, fresh);
    QVERIFY(session);
    AccountsBar bar(*session);
    QVERIFY2(bar.text().startsWith(u"Opened with your recovery password."), qPrintable(bar.text()));
    buttonOf(bar, u"Not now"_s)->click();
    QCOMPARE(bar.text(), QString());
    AccountsBar another(*session);
    buttonOf(another, u"Repair"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(another.text().contains(u"opens your codes again"), 30000);
    buttonOf(another, u"Close"_s)->click();
    QCOMPARE(another.text(), QString());
    QCOMPARE(vault.loaded(&fresh)->state(), VaultSession::State::Open);
}

void TstAccountsBar::saysWhenTheKeyCannotBePutBack()
{
    SessionBench vault;
    MemoryKeychain fresh;
    const auto session = openedWithASpare(vault, fresh);
    QVERIFY(session);
    AccountsBar bar(*session);
    fresh.setFailure(ErrorCode::KeychainLocked);
    buttonOf(bar, u"Repair"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(bar.text().startsWith(u"The key wasn't put into the keychain."), 30000);
    QVERIFY(bar.text().contains(u"locked"));
    fresh.setFailure({});
    buttonOf(bar, u"Close"_s)->click();
    buttonOf(bar, u"Repair"_s)->click(); // it is offered again
    QTRY_VERIFY_WITH_TIMEOUT(bar.text().contains(u"opens your codes again"), 30000);
}

QTEST_MAIN(TstAccountsBar)
#include "tst_accountsbar.moc"
