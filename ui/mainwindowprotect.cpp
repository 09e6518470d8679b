// SPDX-License-Identifier: GPL-3.0-or-later
// The spare ways in: the reminder that there is none, and opening with a recovery key. The frame is in mainwindow.cpp.
#include "ui/mainwindow.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/recoverykeypage.h"
#include "ui/protect/waytexts.h"

namespace Countersign
{
void MainWindow::remindOfProtection()
{
    m_remindsOfProtection = true;
    if (m_accounts != nullptr)
        m_accounts->remindOfProtection(m_settings, m_clock);
}

void MainWindow::connectProtection()
{
    connect(m_accounts, &AccountsPage::protectionRequested, &m_protectFlow, &ProtectFlow::start);
    if (m_remindsOfProtection)
        m_accounts->remindOfProtection(m_settings, m_clock);
}

void MainWindow::showRecoveryKey()
{
    if (m_recoveryKey == nullptr) {
        m_recoveryKey = new RecoveryKeyPage(this);
        connect(m_recoveryKey, &RecoveryKeyPage::submitted, this, &MainWindow::openWithRecoveryKey);
        connect(m_recoveryKey, &RecoveryKeyPage::backRequested, this, [this] {
            m_recoveryKey->reset();
            showClosed();
        });
    }
    const auto way = WayTexts::find(m_session, KeySlotInfo::Kind::RecoveryKey);
    m_recoveryKey->setMade(way ? WayTexts::madeOn(*way) : QString());
    m_recoveryKey->reset();
    present(m_recoveryKey);
}

void MainWindow::openWithRecoveryKey()
{
    m_recoveryKey->setBusy();
    m_session.openWithPassword(m_recoveryKey->key(), this, [this](const Result<void> &result) {
        if (!result && m_recoveryKey != nullptr)
            m_recoveryKey->showError(result.error());
    });
}
} // namespace Countersign
