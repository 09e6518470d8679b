// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/actions.h"
#include "ui/addflow.h"
#include "ui/autolock.h"
#include "ui/clipboardguard.h"
#include "ui/pages/unlockpage.h"
#include "ui/protect/protectflow.h"
#include "ui/settings.h"

#include <QTimer>
#include <QWidget>

class QStackedLayout;

namespace Countersign
{
class AccountsPage;
class DropOverlay;
class ProblemPage;
class ProtectPage;
class RecoveryKeyPage;
class SafetyPage;
class StartingPage;
class WelcomePage;
enum class SafetyAction;

/// The program's window: shows the page that fits the session's state, and carries out what concerns the program as a
/// whole. Pages and dialogs are made when they are first needed.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Opening takes a moment on most computers; only after this a page says so.
    static constexpr std::chrono::milliseconds startingPageDelay{300};

    /// @p session, @p clock and @p settings must outlive the window.
    MainWindow(VaultSession &session, const Clock &clock, Settings &settings, QWidget *parent = nullptr);
    MainWindow(const MainWindow &) = delete;
    MainWindow &operator=(const MainWindow &) = delete;
    ~MainWindow() override;

    /// Opens the add dialog with a setup link that the program was started with, as soon as the vault can take it.
    void takeSetupText(SecretBytes text);

    /// Adding an account may look through a camera. Without this no camera is looked for.
    void useCamera(CameraOptions options) { m_addFlow.setCamera(std::move(options), m_settings); }

    /// From now on the codes are to be protected by a spare way in, and the window says so while there is none. Not for
    /// a throw-away vault.
    void remindOfProtection();

    [[nodiscard]] const ClipboardGuard &clipboard() const { return m_clipboard; }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void present(QWidget *page);
    void connectActions();
    void handOverWaitingText();
    void showPageFor(VaultSession::State state);
    [[nodiscard]] bool isAskingForPassword() const;
    void showStarting();
    void showWelcome();
    void showProblem();
    void showUnlock();
    void showProtect();
    void makeAccountsPage();
    void showAccounts();
    WelcomePage *makeWelcome();
    void unlock();
    void protect();
    void showAdded(const QList<AccountId> &ids);
    void showReplaced(const QList<AccountId> &before, const QList<AccountId> &after);
    void showEditor(AccountId id);
    template<typename Dialog>
    void openDialog();
    void askWhoKeepsTheKey();
    void paste();
    // Locking (mainwindowlocking.cpp)
    void forgetCodes();
    void showLocking();
    [[nodiscard]] QString lockedWhy() const;
    void closeDialogs();
    void lockFromDialogs();
    void showClosed();
    [[nodiscard]] UnlockPage::Offer unlockOffer() const;
    void openWithKeychain();
    // Spare ways in (mainwindowprotect.cpp)
    void connectProtection();
    void showRecoveryKey();
    void openWithRecoveryKey();
    // Safety (mainwindowsafety.cpp)
    void connectSafety();
    void showSafety();
    void leaveSafety();
    void forgetSafety();
    void improve(SafetyAction action);
    [[nodiscard]] bool hasSlot(KeySlotInfo::Kind kind) const;

    VaultSession &m_session;
    const Clock &m_clock;
    Settings &m_settings;
    Actions m_actions;
    ClipboardGuard m_clipboard;
    AddFlow m_addFlow;
    AutoLock m_autoLock;
    ProtectFlow m_protectFlow;
    bool m_remindsOfProtection = false;
    SecretBytes m_waitingText;
    bool m_isOpen = false; ///< The codes are shown, or were a moment ago.
    bool m_isLocked = false; ///< It was open before.
    QTimer m_preparation;
    QTimer m_startingTimer;
    QStackedLayout *m_stack;
    DropOverlay *m_overlay;
    // Made when first needed; children of this window.
    StartingPage *m_starting = nullptr;
    WelcomePage *m_welcome = nullptr;
    ProblemPage *m_problem = nullptr;
    UnlockPage *m_unlock = nullptr;
    RecoveryKeyPage *m_recoveryKey = nullptr;
    ProtectPage *m_protect = nullptr;
    AccountsPage *m_accounts = nullptr;
    SafetyPage *m_safety = nullptr;
};
} // namespace Countersign
