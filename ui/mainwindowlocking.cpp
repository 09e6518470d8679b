// SPDX-License-Identifier: GPL-3.0-or-later
// What locking means for the window, and the page that it shows until the codes are open again. The frame is in
// mainwindow.cpp.
#include "ui/desktopsignals.h"
#include "ui/dialogs/lockingdialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/problemtexts.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QWindow>

#include <algorithm>

namespace Countersign
{
using Kind = KeySlotInfo::Kind;

void MainWindow::lockFromDialogs()
{
    // A dialog blocks the window and its keys, and locking must not wait for it.
    connect(qApp, &QGuiApplication::focusWindowChanged, this, [this](const QWindow *focused) {
        const auto dialogs = findChildren<QDialog *>();
        for (QDialog *dialog : dialogs) {
            if (focused != nullptr && dialog->windowHandle() == focused)
                dialog->addAction(m_actions[Command::Lock]);
        }
    });
}

void MainWindow::forgetCodes()
{
    m_isOpen = false;
    m_isLocked = true;
    const bool wasInFront = QApplication::activeWindow() != nullptr;
    closeDialogs();
    if (wasInFront)
        activateWindow(); // where the dialog was
    m_clipboard.clear();
    forgetSafety();
    // With its rows, the codes kept for them, what was searched for and what could be undone.
    if (m_accounts != nullptr)
        std::exchange(m_accounts, nullptr)->deleteLater();
}

void MainWindow::closeDialogs()
{
    const auto dialogs = findChildren<QDialog *>();
    for (const QPointer<QDialog> dialog : dialogs) {
        if (dialog)
            dialog->reject(); // wipes what was typed, stops cameras and readers
        if (dialog)
            dialog->deleteLater(); // also one that wanted to stay
    }
    const auto menus = findChildren<QMenu *>();
    for (QMenu *menu : menus)
        menu->close();
}

void MainWindow::showLocking()
{
    const auto possible = [this] {
        LockingPage::Possible now;
        now.keychain = hasSlot(Kind::Keychain);
        now.password = hasSlot(Kind::Password) || hasSlot(Kind::RecoveryKey);
        now.screen = m_autoLock.desktop().hearsScreen();
        now.sleep = m_autoLock.desktop().hearsSleep();
        return now;
    };
    auto *dialog = new LockingDialog(m_settings, possible(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&dialog->page(), &LockingPage::changed, &m_autoLock, &AutoLock::applySettings);
    const auto update = [dialog, possible] { dialog->page().setPossible(possible()); };
    connect(&m_autoLock, &AutoLock::listening, dialog, update);
    connect(&m_session, &VaultSession::accountsChanged, dialog, update);
    dialog->open();
}

QString MainWindow::lockedWhy() const
{
    switch (m_autoLock.cause()) {
    case AutoLock::Cause::Person:
        return {};
    case AutoLock::Cause::Idle:
        return tr("They were not used for %n minute(s).", nullptr, m_settings.lockAfterMinutes());
    case AutoLock::Cause::Screen:
        return tr("They were locked together with the screen.");
    case AutoLock::Cause::Sleep:
        return tr("They were locked when the computer went to sleep.");
    case AutoLock::Cause::Minimised:
        return tr("They were locked when the window was minimised.");
    }
    return {};
}

bool MainWindow::hasSlot(Kind kind) const
{
    const QList<KeySlotInfo> slots = m_session.keySlots();
    return std::any_of(slots.cbegin(), slots.cend(), [kind](const KeySlotInfo &slot) { return slot.kind == kind; });
}

void MainWindow::showClosed()
{
    const ErrorCode code = m_session.problem().error.code;
    const bool takesPassword = hasSlot(Kind::Password) || hasSlot(Kind::RecoveryKey);
    if (code == ErrorCode::PasswordNeeded || (m_isLocked && code == ErrorCode::Cancelled && takesPassword))
        return showUnlock();
    showProblem();
}

UnlockPage::Offer MainWindow::unlockOffer() const
{
    const ErrorCode code = m_session.problem().error.code;
    UnlockPage::Offer offer;
    offer.path = m_session.path();
    offer.isRecovery = hasSlot(Kind::Keychain);
    // Any other problem has a page of its own, which has told about it already.
    // The password first, though there is a keychain: so it was chosen, and it is no trouble.
    offer.isLocked =
        code == ErrorCode::PasswordNeeded ? m_isLocked || offer.isRecovery : m_isLocked && code == ErrorCode::Cancelled;
    offer.keychain =
        offer.isLocked && code == ErrorCode::Cancelled && m_settings.openWith() == Settings::OpenWith::Keychain;
    if (m_isLocked)
        offer.why = lockedWhy();
    const QList<KeySlotInfo> slots = m_session.keySlots();
    for (const KeySlotInfo &slot : slots) {
        if (slot.kind == Kind::Keychain)
            offer.keychainName = ProblemTexts::keychainName(slot.backend);
    }
    offer.password = hasSlot(Kind::Password);
    offer.recoveryKey = hasSlot(Kind::RecoveryKey);
    offer.linkWaits = !m_waitingText.isEmpty();
    return offer;
}

void MainWindow::openWithKeychain()
{
    m_unlock->waitForKeychain();
    m_session.load();
}
} // namespace Countersign
