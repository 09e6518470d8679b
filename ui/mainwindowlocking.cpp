// SPDX-License-Identifier: GPL-3.0-or-later
// What locking means for the window, and the page that it shows until the codes are open again. The frame is in
// mainwindow.cpp.
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
    offer.isLocked = m_isLocked && (code == ErrorCode::Cancelled || code == ErrorCode::PasswordNeeded);
    offer.keychain = offer.isLocked && code == ErrorCode::Cancelled;
    const QList<KeySlotInfo> slots = m_session.keySlots();
    for (const KeySlotInfo &slot : slots) {
        if (slot.kind == Kind::Keychain)
            offer.keychainName = ProblemTexts::keychainName(slot.backend);
    }
    offer.linkWaits = !m_waitingText.isEmpty();
    return offer;
}

void MainWindow::openWithKeychain()
{
    m_unlock->waitForKeychain();
    m_session.load();
}
} // namespace Countersign
