// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/accountcommands.h"
#include "ui/accounts/accountlistmodel.h"
#include "ui/accounts/codeticker.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace Countersign
{
class AccountListView;
class AccountsBar;
class AccountsStatus;
class Actions;
class EmptyState;
class MenuButton;
class SearchField;
class Settings;
class StatusLine;
class VisibilityWatcher;

/// The main page: search, the list of codes, and how things stand. Ticks only while somebody can see it.
class AccountsPage final : public QWidget
{
    Q_OBJECT

public:
    /// All must outlive the page. @p actions' commands on rows are carried out here.
    AccountsPage(VaultSession &session, const Clock &clock, ClipboardGuard &clipboard, Actions &actions,
        QWidget *parent = nullptr);

    /// Selects the last of them and says that they are new.
    void showAdded(const QList<AccountId> &ids);
    void setKeychainName(const QString &name);
    /// Puts the keyboard where it is most useful: into the search with many accounts, else into the list.
    void focusBestPlace();
    void focusSearch();
    /// The keys of accounts were replaced; offers to take that back. See AccountCommands::setReplaced().
    void showReplaced(const QList<AccountId> &before, const QList<AccountId> &after);

    /// As AccountsBar's.
    void remindOfProtection(Settings &settings, const Clock &clock);

    /// With undo, as from the list.
    void removeAccount(AccountId id) { m_commands.remove(id); }

    /// Selects the first entry that needs repair.
    void showRepairs();

    [[nodiscard]] AccountId currentAccount() const;
    [[nodiscard]] const AccountListModel &model() const { return m_model; }
    [[nodiscard]] bool isTicking() const { return m_ticker.isRunning(); }

Q_SIGNALS:
    void addRequested();
    void setupKeyRequested();
    void setupPasted();
    void protectionRequested();
    void practiceRequested();
    void editRequested(Countersign::AccountId id);
    /// The status line was pressed.
    void safetyRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeTopBar();
    MenuButton *makeMenuButton(QWidget *parent);
    QWidget *makeFooter();
    QToolButton *makeLockButton(QWidget *parent);
    EmptyState *makeNoAccounts();
    EmptyState *makeNoMatch();
    void connectSearch();
    void connectList();
    void connectActions();
    void search(const QString &text);
    void rowsChanged();
    void chooseInnerPage();
    void updateTicking();
    void updateCurrentActions();
    void openRowMenu(const QModelIndex &index, const QPoint &position);
    void showFailure(AccountCommands::Failure failure, const QString &title, const Error &error);
    void followLink();
    void sayTimeLeft();

    VaultSession &m_session;
    ClipboardGuard &m_clipboard;
    Actions &m_actions;
    AccountListModel m_model;
    AccountCommands m_commands;
    CodeTicker m_ticker;
    VisibilityWatcher *m_visibility;
    SearchField *m_search;
    AccountsBar *m_bar;
    QStackedWidget *m_stack;
    AccountListView *m_list;
    MenuButton *m_menuButton = nullptr;
    EmptyState *m_noAccounts = nullptr; ///< made when first needed
    EmptyState *m_noMatch = nullptr; ///< made when first needed
    StatusLine *m_line = nullptr;
    AccountsStatus *m_status = nullptr;
};
} // namespace Countersign
