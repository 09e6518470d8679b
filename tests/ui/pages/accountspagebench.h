// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/vault/vaulttesting.h"
#include "tests/ui/support/uitest.h"
#include "ui/accounts/accountdelegate.h"
#include "ui/accounts/accountlistview.h"
#include "ui/actions.h"
#include "ui/clipboardguard.h"
#include "ui/pages/accountspage.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statusline.h"

#include <QClipboard>
#include <QGuiApplication>

#include <memory>

namespace Countersign
{
/// A shown page on a session with accounts, and the parts a person touches.
struct AccountsPageBench
{
    explicit AccountsPageBench(std::vector<Account> accounts)
        : session(vault.loaded())
    {
        vault.clock.set(42);
        if (!accounts.empty()) {
            Waiter<QList<AccountId>> waiter;
            session->addAccounts(std::move(accounts), session.get(), waiter.done());
            ids = waiter.wait().value_or(QList<AccountId>());
        }
        actions = std::make_unique<Actions>(&window);
        actions->setVaultOpen(true);
        guard = std::make_unique<ClipboardGuard>(*QGuiApplication::clipboard(), vault.clock);
        page = std::make_unique<AccountsPage>(*session, vault.clock, *guard, *actions, &window);
        window.resize(520, 720);
        page->setGeometry(window.rect());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_COMPARE(page->isTicking(), page->model().hasTimeBasedRows());
    }
    ~AccountsPageBench()
    {
        page.reset();
        guard.reset();
    }

    [[nodiscard]] AccountListView &list() const { return *page->findChild<AccountListView *>(); }
    [[nodiscard]] SearchField &search() const { return *page->findChild<SearchField *>(); }
    [[nodiscard]] QString status() const { return page->findChild<StatusLine *>()->message().text; }
    [[nodiscard]] static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    [[nodiscard]] AccountRow row(int number) const { return page->model().rowAt(number); }
    [[nodiscard]] AccountRowLayout layoutOf(int number) const
    {
        const auto *delegate = qobject_cast<AccountDelegate *>(list().itemDelegate());
        QStyleOptionViewItem option;
        option.initFrom(&list());
        option.font = list().font();
        option.rect = list().visualRect(page->model().index(number));
        option.direction = list().layoutDirection();
        return delegate->layoutFor(option, page->model().index(number));
    }
    void click(const QRect &target) const
    {
        QTest::mouseClick(list().viewport(), Qt::LeftButton, Qt::NoModifier, target.center());
    }
    /// The page's next tick, at this time.
    void tickAt(std::int64_t seconds)
    {
        vault.clock.set(seconds);
        const_cast<AccountListModel &>(page->model()).setTime(vault.clock.nowSeconds()); // NOLINT
    }

    SessionBench vault;
    std::unique_ptr<VaultSession> session;
    QList<AccountId> ids;
    QWidget window;
    std::unique_ptr<Actions> actions;
    std::unique_ptr<ClipboardGuard> guard;
    std::unique_ptr<AccountsPage> page;
};
} // namespace Countersign
