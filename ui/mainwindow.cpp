// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/editaccountdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/problempage.h"
#include "ui/pages/protectpage.h"
#include "ui/pages/recoverykeypage.h"
#include "ui/pages/startingpage.h"
#include "ui/pages/unlockpage.h"
#include "ui/widgets/dropoverlay.h"

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QStackedLayout>

namespace Countersign
{
using State = VaultSession::State;

namespace
{
constexpr QSize usualSize(520, 720);
constexpr QSize smallestSize(360, 400);
/// Asking the keychain for its name can wait until the codes are on the screen.
constexpr std::chrono::milliseconds keychainNameDelay{1000};
} // namespace

MainWindow::MainWindow(VaultSession &session, const Clock &clock, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_clock(clock)
    , m_settings(settings)
    , m_actions(this)
    , m_clipboard(*QGuiApplication::clipboard(), clock)
    , m_addFlow(session, clock, *this)
    , m_autoLock(session, settings, clock, *this)
    , m_protectFlow(session, *this)
    , m_stack(new QStackedLayout(this))
    , m_overlay(new DropOverlay(this))
{
    setAcceptDrops(true);
    setMinimumSize(smallestSize);
    if (!restoreGeometry(settings.windowGeometry()))
        resize(usualSize);
    // Fires when there is nothing else to do: the keychain has been asked and takes its time.
    m_preparation.setSingleShot(true);
    m_preparation.setInterval(0);
    connect(&m_preparation, &QTimer::timeout, this, &MainWindow::makeAccountsPage);
    m_startingTimer.setSingleShot(true);
    m_startingTimer.setInterval(startingPageDelay);
    connect(&m_startingTimer, &QTimer::timeout, this, &MainWindow::showStarting);
    connect(&session, &VaultSession::stateChanged, this, &MainWindow::showPageFor);
    connect(&m_addFlow, &AddFlow::added, this, &MainWindow::showAdded);
    connect(&m_addFlow, &AddFlow::keysReplaced, this, &MainWindow::showReplaced);
    connect(&m_addFlow, &AddFlow::protectionNeeded, this, &MainWindow::showProtect);
    connectActions();
    lockFromDialogs();
    showPageFor(session.state());
}

MainWindow::~MainWindow()
{
    // Now, and not when QWidget's destructor closes it: pages that are hidden use our members.
    hide();
}

void MainWindow::takeSetupText(SecretBytes text)
{
    m_waitingText = std::move(text);
    handOverWaitingText();
}

void MainWindow::handOverWaitingText()
{
    const bool canAdd = m_session.state() == State::Open || m_session.state() == State::NoVault;
    if (canAdd && !m_waitingText.isEmpty())
        m_addFlow.takeText(std::exchange(m_waitingText, {}));
    else if (m_unlock != nullptr && m_unlock->isVisible())
        m_unlock->setOffer(unlockOffer()); // says that it waits
}

template<typename Dialog>
void MainWindow::openDialog()
{
    auto *dialog = new Dialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::connectActions()
{
    const auto on = [this](Command command, auto carryOut) {
        connect(m_actions[command], &QAction::triggered, this, carryOut);
    };
    on(Command::AddAccount, [this] { m_addFlow.showPicturePage(); });
    on(Command::ScanScreen, [this] { m_addFlow.scanScreen(); });
    on(Command::OpenPicture, [this] { m_addFlow.chooseFile(); });
    on(Command::PasteSetup, &MainWindow::paste);
    on(Command::Lock, [this] { m_session.lock(); });
    on(Command::Locking, &MainWindow::showLocking);
    connectSafety();
    on(Command::Shortcuts, &MainWindow::openDialog<ShortcutsDialog>);
    on(Command::About, &MainWindow::openDialog<AboutDialog>);
    on(Command::CloseWindow, &QWidget::close);
    on(Command::Quit, [] { QCoreApplication::quit(); });
}

void MainWindow::present(QWidget *page)
{
    m_startingTimer.stop();
    if (m_starting != nullptr && m_stack->currentWidget() == m_starting)
        m_starting->stop();
    if (m_stack->indexOf(page) < 0)
        m_stack->addWidget(page);
    m_stack->setCurrentWidget(page);
    m_overlay->raise();
}

void MainWindow::showPageFor(State state)
{
    m_preparation.stop();
    m_actions.setVaultOpen(state == State::Open);
    // A vault that exists but is not open cannot take anything in; without one, the first account makes it.
    const bool canAdd = state == State::Open || state == State::NoVault;
    for (const auto command : {Command::AddAccount, Command::ScanScreen, Command::OpenPicture, Command::PasteSetup})
        m_actions[command]->setEnabled(canAdd);
    setAcceptDrops(canAdd);
    if (m_isOpen && state != State::Open)
        forgetCodes();
    if (isAskingForPassword() && state != State::Open)
        return; // that page says itself how its attempt went
    switch (state) {
    case State::Unknown:
        return;
    case State::Opening:
        m_preparation.start();
        return m_startingTimer.start();
    case State::NoVault:
        showWelcome();
        return handOverWaitingText();
    case State::Closed:
        return showClosed();
    case State::Open:
        m_isOpen = true;
        m_isLocked = false;
        showAccounts();
        return handOverWaitingText();
    }
}

bool MainWindow::isAskingForPassword() const
{
    const QWidget *page = m_stack->currentWidget();
    return page != nullptr
        && ((page == m_unlock && !m_unlock->isWaitingForKeychain()) || page == m_protect || page == m_recoveryKey);
}

void MainWindow::makeAccountsPage()
{
    if (m_accounts != nullptr)
        return;
    m_accounts = new AccountsPage(m_session, m_clock, m_clipboard, m_actions, this);
    m_accounts->hide(); // it is not in the layout before it is shown
    connect(m_accounts, &AccountsPage::addRequested, &m_addFlow, &AddFlow::showPicturePage);
    connect(m_accounts, &AccountsPage::setupKeyRequested, &m_addFlow, &AddFlow::showSetupKey);
    connect(m_accounts, &AccountsPage::setupPasted, this, &MainWindow::paste);
    connect(m_accounts, &AccountsPage::editRequested, this, &MainWindow::showEditor);
    connectProtection();
    connect(m_accounts, &AccountsPage::safetyRequested, this, &MainWindow::showSafety);
    connect(m_accounts, &AccountsPage::practiceRequested, &m_protectFlow, &ProtectFlow::practisePassword);
}

void MainWindow::showAccounts()
{
    makeAccountsPage();
    QTimer::singleShot(keychainNameDelay, this, &MainWindow::askWhoKeepsTheKey);
    present(m_accounts);
    m_accounts->focusBestPlace();
    // With all that was typed there.
    if (m_unlock != nullptr)
        std::exchange(m_unlock, nullptr)->deleteLater();
    if (m_recoveryKey != nullptr)
        std::exchange(m_recoveryKey, nullptr)->deleteLater();
}

void MainWindow::askWhoKeepsTheKey()
{
    if (m_session.openedWith() != KeySlotInfo::Kind::Keychain)
        return;
    m_session.probeKeychain(m_accounts, [this](const Result<KeychainBackend> &backend) {
        if (backend)
            m_accounts->setKeychainName(backend->name);
    });
}

void MainWindow::showAdded(const QList<AccountId> &ids)
{
    // The list learns of them right after this.
    QMetaObject::invokeMethod(
        this,
        [this, ids] {
            leaveSafety();
            if (m_accounts != nullptr)
                m_accounts->showAdded(ids);
        },
        Qt::QueuedConnection);
}

void MainWindow::showReplaced(const QList<AccountId> &before, const QList<AccountId> &after)
{
    // As showAdded(), and after it.
    QMetaObject::invokeMethod(
        this,
        [this, before, after] {
            leaveSafety();
            m_accounts->showReplaced(before, after);
        },
        Qt::QueuedConnection);
}

void MainWindow::showEditor(AccountId id)
{
    auto *dialog = new EditAccountDialog(m_session, m_clock, id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EditAccountDialog::deleteRequested, m_accounts, &AccountsPage::removeAccount);
    dialog->open();
}

void MainWindow::paste()
{
    if (const QMimeData *mime = QGuiApplication::clipboard()->mimeData())
        m_addFlow.takeMime(*mime);
}

void MainWindow::changeEvent(QEvent *event)
{
    // Another program, such as the terminal companion, may have changed the file meanwhile.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_session.state() == State::Open)
        m_session.reloadIfChanged();
    QWidget::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setWindowGeometry(saveGeometry());
    QWidget::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!AddFlow::canTake(*event->mimeData()))
        return;
    event->acceptProposedAction();
    m_overlay->showText(tr("Drop to scan this picture"));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    m_overlay->hide();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_overlay->hide();
    if (m_addFlow.takeMime(*event->mimeData()))
        event->acceptProposedAction();
}
} // namespace Countersign
