// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accountspage.h"

#include "ui/accounts/accountlistview.h"
#include "ui/accounts/accountrowtext.h"
#include "ui/actions.h"
#include "ui/announcer.h"
#include "ui/clipboardguard.h"
#include "ui/pages/accountsbar.h"
#include "ui/pages/accountsstatus.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/menubutton.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statusline.h"
#include "ui/widgets/topbar.h"
#include "ui/widgets/visibilitywatcher.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int controlHeight = 34;
constexpr int footerButton = 28;
constexpr int manyAccounts = 6; ///< From here on people search rather than look.
} // namespace

AccountsPage::AccountsPage(
    VaultSession &session, const Clock &clock, ClipboardGuard &clipboard, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_clipboard(clipboard)
    , m_actions(actions)
    , m_model(session, clock.nowSeconds())
    , m_commands(session, m_model, clipboard, clock)
    , m_ticker(clock)
    , m_visibility(new VisibilityWatcher(this))
    , m_search(new SearchField(this))
    , m_bar(new AccountsBar(session, this))
    , m_stack(new QStackedWidget(this))
    , m_list(new AccountListView(m_model, this))
{
    m_stack->addWidget(m_list);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTopBar());
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    column->addWidget(makeFooter());

    connectSearch();
    connectList();
    connectActions();
    connect(&m_ticker, &CodeTicker::ticked, &m_model, &AccountListModel::setTime);
    connect(&m_ticker, &CodeTicker::ticked, m_status, &AccountsStatus::refresh);
    connect(m_visibility, &VisibilityWatcher::changed, this, &AccountsPage::updateTicking);
    connect(&clipboard, &ClipboardGuard::changed, this, &AccountsPage::updateTicking);
    rowsChanged();
}

QWidget *AccountsPage::makeTopBar()
{
    auto *bar = new TopBar(this);
    auto *add = new PrimaryButton(Glyph::Add, tr("Add"), bar);
    add->setAutoDefault(true);
    add->setMinimumHeight(controlHeight);
    add->setAccessibleName(tr("Add account"));
    add->setToolTip(
        tr("Add an account (%1)").arg(m_actions[Command::AddAccount]->shortcut().toString(QKeySequence::NativeText)));
    connect(add, &QPushButton::clicked, this, &AccountsPage::addRequested);

    m_menuButton = makeMenuButton(bar);
    bar->row()->addWidget(m_search, 1);
    bar->row()->addWidget(add);
    bar->row()->addWidget(m_menuButton);
    setTabOrder(m_search, add);
    setTabOrder(add, m_menuButton);
    setTabOrder(m_menuButton, m_bar);
    setTabOrder(m_bar, m_list);
    return bar;
}

MenuButton *AccountsPage::makeMenuButton(QWidget *parent)
{
    auto *button = new MenuButton(parent);
    button->setFixedSize(QSize(controlHeight, controlHeight).expandedTo(button->sizeHint()));
    button->setAccessibleName(tr("Menu"));
    button->setToolTip(
        tr("Menu (%1)").arg(m_actions[Command::ShowMenu]->shortcut().toString(QKeySequence::NativeText)));
    auto *menu = new QMenu(button);
    m_actions.fillMainMenu(*menu);
    button->setMenu(menu);
    return button;
}

QWidget *AccountsPage::makeFooter()
{
    auto *footer = new FooterBar(this);
    m_line = new StatusLine(footer);
    m_status = new AccountsStatus(*m_line, m_session, m_clipboard, this);
    footer->row()->addWidget(m_line, 1);
    footer->row()->addWidget(makeLockButton(footer));
    m_line->setAccessibleDescription(tr("Opens the Safety page."));
    connect(m_line, &StatusLine::linkActivated, this, &AccountsPage::followLink);
    connect(m_line, &StatusLine::clicked, this, &AccountsPage::safetyRequested);
    return footer;
}

QToolButton *AccountsPage::makeLockButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIcon(glyphIcon(Glyph::Lock));
    button->setFixedSize(QSize(footerButton, footerButton).expandedTo(button->sizeHint()));
    button->setAccessibleName(tr("Lock now"));
    button->setToolTip(
        //: %1 the keys
        tr("Lock now (%1)").arg(m_actions[Command::Lock]->shortcut().toString(QKeySequence::NativeText)));
    connect(button, &QToolButton::clicked, m_actions[Command::Lock], &QAction::trigger);
    return button;
}

EmptyState *AccountsPage::makeNoAccounts()
{
    m_noAccounts = new EmptyState(Glyph::Scan, m_stack);
    m_noAccounts->setTexts(tr("No accounts yet"), tr("Scan a QR code, or drop its picture here."));
    connect(m_noAccounts->addButton(tr("Scan a QR code")), &QPushButton::clicked, this, &AccountsPage::addRequested);
    connect(
        m_noAccounts->addButton(tr("Type a setup key")), &QPushButton::clicked, this, &AccountsPage::setupKeyRequested);
    m_stack->addWidget(m_noAccounts);
    return m_noAccounts;
}

EmptyState *AccountsPage::makeNoMatch()
{
    m_noMatch = new EmptyState(Glyph::Search, m_stack);
    connect(m_noMatch->addButton(tr("Clear search")), &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_search->setFocus();
    });
    connect(m_noMatch->addButton(tr("Add an account")), &QPushButton::clicked, this, &AccountsPage::addRequested);
    m_stack->addWidget(m_noMatch);
    return m_noMatch;
}

void AccountsPage::connectSearch()
{
    connect(m_search, &QLineEdit::textChanged, this, &AccountsPage::search);
    connect(m_search, &SearchField::moveRequested, m_list, &AccountListView::moveCurrent);
    connect(m_search, &SearchField::copyRequested, this, [this] { m_commands.copy(currentAccount()); });
    connect(m_search, &SearchField::nextRequested, this, [this] { m_commands.copyNext(currentAccount()); });
    connect(m_search, &SearchField::left, this, [this] { m_list->setFocus(); });
    connect(m_search, &SearchField::setupPasted, this, &AccountsPage::setupPasted);
    connect(m_search, &SearchField::focusChanged, m_list, &AccountListView::setEnterArmed);
}

void AccountsPage::connectList()
{
    const auto idAt = [this](const QModelIndex &index) { return m_model.idAt(index.row()); };
    connect(m_list, &AccountListView::copyRequested, this,
        [this, idAt](const QModelIndex &index) { m_commands.copy(idAt(index)); });
    connect(m_list, &AccountListView::nextRequested, this,
        [this, idAt](const QModelIndex &index) { m_commands.copyNext(idAt(index)); });
    connect(m_list, &AccountListView::buttonPressed, this,
        [this, idAt](const QModelIndex &index) { m_commands.pressButton(idAt(index)); });
    connect(m_list, &AccountListView::contextMenuRequested, this, &AccountsPage::openRowMenu);
    connect(m_list, &AccountListView::searchTyped, this, [this](const QString &text) {
        m_search->setFocus();
        m_search->insert(text);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AccountsPage::updateCurrentActions);
    connect(&m_model, &AccountListModel::rowsReplaced, this, &AccountsPage::rowsChanged);
    connect(m_bar, &AccountsBar::protectionRequested, this, &AccountsPage::protectionRequested);
    connect(m_bar, &AccountsBar::practiceRequested, this, &AccountsPage::practiceRequested);
    connect(m_bar, &AccountsBar::repairsRequested, this, &AccountsPage::showRepairs);
}

void AccountsPage::connectActions()
{
    const auto onRow = [this](Command command, void (AccountCommands::*carryOut)(AccountId)) {
        connect(m_actions[command], &QAction::triggered, &m_commands,
            [this, carryOut] { (m_commands.*carryOut)(currentAccount()); });
    };
    onRow(Command::CopyCode, &AccountCommands::copy);
    onRow(Command::CopyNextCode, &AccountCommands::copyNext);
    onRow(Command::CopyName, &AccountCommands::copyName);
    onRow(Command::Pin, &AccountCommands::togglePinned);
    onRow(Command::Delete, &AccountCommands::remove);
    connect(m_actions[Command::Undo], &QAction::triggered, &m_commands, &AccountCommands::undo);
    connect(m_actions[Command::Edit], &QAction::triggered, this, [this] { Q_EMIT editRequested(currentAccount()); });
    connect(m_actions[Command::SayTimeLeft], &QAction::triggered, this, &AccountsPage::sayTimeLeft);
    connect(m_actions[Command::Find], &QAction::triggered, this, &AccountsPage::focusSearch);
    connect(m_actions[Command::ShowMenu], &QAction::triggered, m_menuButton, &QToolButton::showMenu);

    connect(&m_commands, &AccountCommands::done, m_status, &AccountsStatus::showOutcome);
    connect(&m_commands, &AccountCommands::done, this, [this] { Announcer::announce(m_line, m_status->spoken()); });
    connect(&m_commands, &AccountCommands::failed, this, &AccountsPage::showFailure);
    connect(&m_commands, &AccountCommands::repairAsked, this, [this](AccountId id) {
        m_bar->showRepair(id, AccountRowText::title(m_model.rowAt(m_model.indexOf(id).row())));
    });
    connect(&m_commands, &AccountCommands::canUndoChanged, m_actions[Command::Undo], &QAction::setEnabled);
}

void AccountsPage::search(const QString &text)
{
    m_model.setQuery(text);
    if (m_model.rowCount() > 0)
        m_list->setCurrentRow(0); // the best match
}

void AccountsPage::rowsChanged()
{
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0)
        m_list->setCurrentRow(0);
    updateCurrentActions();
    chooseInnerPage();
    updateTicking();
    m_search->setAccessibleDescription(
        tr("%n account(s). Down arrow moves through them, Enter copies the first.", nullptr, m_model.rowCount()));
}

void AccountsPage::updateTicking()
{
    const bool somethingCounts = m_model.hasTimeBasedRows() || m_clipboard.holdsSecret();
    if (m_visibility->isSeen() && somethingCounts)
        m_ticker.start();
    else
        m_ticker.stop();
}

void AccountsPage::focusBestPlace()
{
    if (m_model.accountCount() >= manyAccounts)
        m_search->setFocus();
    else if (m_model.accountCount() > 0)
        m_list->setFocus();
    else
        m_noAccounts->setFocus();
}

void AccountsPage::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void AccountsPage::setKeychainName(const QString &name)
{
    m_status->setKeychainName(name);
}

void AccountsPage::showAdded(const QList<AccountId> &ids)
{
    if (ids.isEmpty())
        return;
    m_search->clear();
    const QModelIndex index = m_model.indexOf(ids.last());
    if (!index.isValid())
        return;
    m_list->setCurrentRow(index.row());
    m_list->setFocus();
    m_status->showAdded(AccountRowText::title(m_model.rowAt(index.row())), ids.size());
    Announcer::announce(m_line, m_status->spoken());
}

void AccountsPage::showReplaced(const QList<AccountId> &before, const QList<AccountId> &after)
{
    const QModelIndex index = m_model.indexOf(after.last());
    if (!index.isValid())
        return;
    m_commands.setReplaced(before, after);
    m_status->showReplaced(AccountRowText::title(m_model.rowAt(index.row())), after.size());
    Announcer::announce(m_line, m_status->spoken());
}

void AccountsPage::chooseInnerPage()
{
    if (m_session.state() == VaultSession::State::Opening)
        return; // made before the vault is open: there is nothing to tell yet
    if (m_model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
    } else if (m_model.accountCount() == 0) {
        m_stack->setCurrentWidget(m_noAccounts != nullptr ? m_noAccounts : makeNoAccounts());
    } else {
        m_stack->setCurrentWidget(m_noMatch != nullptr ? m_noMatch : makeNoMatch());
        //: %1 what was searched for.
        m_noMatch->setTexts(
            tr("Nothing found for “%1”").arg(m_model.query().trimmed()), tr("Search looks at site, account and note."));
    }
    m_list->setHint(m_model.query().isEmpty() && m_model.accountCount() <= 3
            ? tr("Drop the next QR picture here, or press %1 for another account.")
                  .arg(m_actions[Command::AddAccount]->shortcut().toString(QKeySequence::NativeText))
            : QString());
}

AccountId AccountsPage::currentAccount() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_model.idAt(index.row()) : AccountId();
}

void AccountsPage::updateCurrentActions()
{
    const QModelIndex index = m_list->currentIndex();
    // While another page is shown, no key may change what is not seen.
    if (!index.isValid() || isHidden())
        return m_actions.setCurrentRow(false, false, false, false);
    const AccountSummary &account = m_model.summaryAt(index.row());
    m_actions.setCurrentRow(true, account.favorite, !account.parameters.isTimeBased(), !account.needsRepair);
}

void AccountsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateCurrentActions();
}

void AccountsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateCurrentActions();
}

void AccountsPage::openRowMenu(const QModelIndex &index, const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid())
        m_actions.fillRowMenu(*menu);
    else
        m_actions.fillMainMenu(*menu);
    menu->popup(position);
}

void AccountsPage::showRepairs()
{
    m_search->clear();
    const QList<RepairItem> repairs = m_session.repairs();
    const QModelIndex index = repairs.isEmpty() ? QModelIndex() : m_model.indexOf(repairs.first().id);
    if (!index.isValid())
        return;
    m_list->setCurrentRow(index.row());
    m_list->setFocus();
}

void AccountsPage::showFailure(AccountCommands::Failure failure, const QString &title, const Error &error)
{
    const QModelIndex index = m_list->currentIndex();
    const AccountRow row = index.isValid() ? m_model.rowAt(index.row()) : AccountRow();
    m_bar->showFailure(failure, title, groupedCode(row.code, row.style), error);
}

void AccountsPage::sayTimeLeft()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const AccountRow row = m_model.rowAt(index.row());
    if (row.kind != AccountRow::Kind::TimeBased)
        return;
    m_status->showTimeLeft(AccountRowText::title(row), AccountRowText::spokenTime(row.left));
    Announcer::announce(m_line, m_status->spoken());
}

void AccountsPage::followLink()
{
    switch (m_status->link()) {
    case AccountsStatus::Link::None:
        return;
    case AccountsStatus::Link::ClearClipboard:
        return m_clipboard.clear();
    case AccountsStatus::Link::CopyNewCode:
        return m_commands.copy(m_commands.lastCopied());
    case AccountsStatus::Link::Undo:
        return m_commands.undo();
    }
}

void AccountsPage::remindOfProtection(Settings &settings, const Clock &clock)
{
    m_bar->remindOfProtection(settings, clock);
}
} // namespace Countersign
