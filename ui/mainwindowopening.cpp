// SPDX-License-Identifier: GPL-3.0-or-later
// The pages before the codes: while there is no vault, or one that is not open. The frame is in mainwindow.cpp.
#include "ui/mainwindow.h"
#include "ui/pages/problempage.h"
#include "ui/pages/problemtexts.h"
#include "ui/pages/protectpage.h"
#include "ui/pages/startingpage.h"
#include "ui/pages/unlockpage.h"
#include "ui/pages/welcomepage.h"

#include <QCoreApplication>

namespace Countersign
{
void MainWindow::showStarting()
{
    if (m_starting == nullptr) {
        m_starting = new StartingPage(this);
        connect(m_starting, &StartingPage::otherWayRequested, &m_session, &VaultSession::cancelOpening);
    }
    present(m_starting);
    QString keeper;
    for (const KeySlotInfo &slot : m_session.keySlots()) {
        if (slot.kind == KeySlotInfo::Kind::Keychain)
            keeper = ProblemTexts::keychainName(slot.backend);
    }
    m_starting->start(keeper);
}

WelcomePage *MainWindow::makeWelcome()
{
    auto *page = new WelcomePage(this);
    connect(page, &WelcomePage::scanRequested, &m_addFlow, &AddFlow::showPicturePage);
    connect(page, &WelcomePage::setupKeyRequested, &m_addFlow, &AddFlow::showSetupKey);
    m_session.probeKeychain(page, [page](const Result<KeychainBackend> &backend) { page->setKeychain(backend); });
    return page;
}

void MainWindow::showWelcome()
{
    if (m_welcome == nullptr)
        m_welcome = makeWelcome();
    present(m_welcome);
}

void MainWindow::showProblem()
{
    if (m_problem == nullptr) {
        m_problem = new ProblemPage(this);
        connect(m_problem, &ProblemPage::retryRequested, &m_session, &VaultSession::load);
        connect(m_problem, &ProblemPage::passwordRequested, this, &MainWindow::showUnlock);
        connect(m_problem, &ProblemPage::recoveryKeyRequested, this, &MainWindow::showRecoveryKey);
        connect(m_problem, &ProblemPage::quitRequested, this, [] { QCoreApplication::quit(); });
    }
    m_problem->showProblem(m_session.problem(), m_session.keySlots(), m_session.path());
    present(m_problem);
}

void MainWindow::showUnlock()
{
    if (m_unlock == nullptr) {
        m_unlock = new UnlockPage(m_clock, this);
        connect(m_unlock, &UnlockPage::submitted, this, &MainWindow::unlock);
        connect(m_unlock, &UnlockPage::backRequested, this, &MainWindow::showProblem);
        connect(m_unlock, &UnlockPage::recoveryKeyRequested, this, &MainWindow::showRecoveryKey);
        connect(m_unlock, &UnlockPage::keychainRequested, this, &MainWindow::openWithKeychain);
    }
    m_unlock->setOffer(unlockOffer());
    m_unlock->reset();
    present(m_unlock);
}

void MainWindow::unlock()
{
    m_unlock->setBusy();
    m_session.openWithPassword(m_unlock->takePassword(), this, [this](const Result<void> &result) {
        if (!result && m_unlock != nullptr)
            m_unlock->showError(result.error());
    });
}

void MainWindow::showProtect()
{
    if (m_protect == nullptr) {
        m_protect = new ProtectPage(this);
        connect(m_protect, &ProtectPage::submitted, this, &MainWindow::protect);
        connect(m_protect, &ProtectPage::backRequested, this, [this] {
            showWelcome();
            m_addFlow.reopen();
        });
    }
    m_protect->reset();
    present(m_protect);
}

void MainWindow::protect()
{
    m_protect->setBusy();
    m_session.createWithPassword(m_protect->takePassword(), this, [this](const Result<void> &result) {
        if (result)
            m_addFlow.retry();
        else
            m_protect->showError(result.error());
    });
}
} // namespace Countersign
