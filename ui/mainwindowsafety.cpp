// SPDX-License-Identifier: GPL-3.0-or-later
// The Safety page in the window. The frame is in mainwindow.cpp.
#include "ui/mainwindow.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/safetypage.h"

#include <QAction>
#include <QStackedLayout>

namespace Countersign
{
void MainWindow::connectSafety()
{
    connect(m_actions[Command::Safety], &QAction::triggered, this, &MainWindow::showSafety);
    // What these do is seen among the codes. Connected before the accounts page is made, so that it is shown by then.
    for (const auto command : {Command::Find, Command::Undo})
        connect(m_actions[command], &QAction::triggered, this, &MainWindow::leaveSafety);
}

void MainWindow::showSafety()
{
    if (m_session.state() != VaultSession::State::Open || m_accounts == nullptr)
        return;
    if (m_safety == nullptr) {
        m_safety = new SafetyPage(m_session, m_clock, m_settings, askSystemClock, this);
        connect(m_safety, &SafetyPage::backRequested, this, &MainWindow::leaveSafety);
        connect(m_safety, &SafetyPage::actionRequested, this, &MainWindow::improve);
    }
    present(m_safety);
    m_safety->focusBestPlace();
}

void MainWindow::leaveSafety()
{
    if (m_safety == nullptr)
        return;
    forgetSafety();
    if (m_accounts == nullptr)
        return;
    present(m_accounts);
    m_accounts->focusBestPlace();
}

void MainWindow::forgetSafety()
{
    if (m_safety != nullptr)
        std::exchange(m_safety, nullptr)->deleteLater();
}

void MainWindow::improve(SafetyAction action)
{
    switch (action) {
    case SafetyAction::Protect:
        return m_protectFlow.start();
    case SafetyAction::PractisePassword:
        return m_protectFlow.practisePassword();
    case SafetyAction::ChangePassword:
        return m_protectFlow.changePassword();
    case SafetyAction::RemovePassword:
        return m_protectFlow.removePassword();
    case SafetyAction::CheckKey:
        return m_protectFlow.checkSheet();
    case SafetyAction::ReplaceKey:
        return m_protectFlow.makeNewRecoveryKey();
    case SafetyAction::RemoveKey:
        return m_protectFlow.removeRecoveryKey();
    case SafetyAction::PutKeyBack:
        return; // the page does it itself
    case SafetyAction::ShowRepairs:
        leaveSafety();
        return m_accounts->showRepairs();
    }
}
} // namespace Countersign
