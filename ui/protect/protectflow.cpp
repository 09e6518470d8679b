// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/protect/protectflow.h"

#include "ui/protect/checkdialog.h"
#include "ui/protect/protectdialog.h"
#include "ui/protect/waysdialog.h"
#include "ui/protect/waytexts.h"

namespace Countersign
{
using Kind = KeySlotInfo::Kind;

ProtectFlow::ProtectFlow(VaultSession &session, QWidget &window)
    : m_session(session)
    , m_window(window)
{
}

template<typename Dialog, typename... Arguments>
Dialog *ProtectFlow::open(Arguments... arguments)
{
    if (m_dialog && m_dialog->isVisible()) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return nullptr;
    }
    if (m_session.state() != VaultSession::State::Open)
        return nullptr;
    auto *dialog = new Dialog(m_session, arguments..., &m_window);
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

bool ProtectFlow::has(Kind kind) const
{
    return WayTexts::find(m_session, kind).has_value();
}

void ProtectFlow::start()
{
    open<ProtectDialog>();
}

void ProtectFlow::changePassword()
{
    if (!has(Kind::Password))
        return start();
    open<WaysDialog>(WaysDialog::Task::ChangePassword);
}

void ProtectFlow::removePassword()
{
    if (has(Kind::Password))
        open<WaysDialog>(WaysDialog::Task::RemovePassword);
}

void ProtectFlow::makeNewRecoveryKey()
{
    if (!has(Kind::RecoveryKey))
        return start();
    open<WaysDialog>(WaysDialog::Task::ReplaceKey);
}

void ProtectFlow::removeRecoveryKey()
{
    if (has(Kind::RecoveryKey))
        open<WaysDialog>(WaysDialog::Task::RemoveKey);
}

void ProtectFlow::checkSheet()
{
    if (!has(Kind::RecoveryKey))
        return start();
    if (auto *dialog = open<CheckDialog>(Kind::RecoveryKey))
        connect(dialog, &CheckDialog::replacementWanted, this, &ProtectFlow::makeNewRecoveryKey);
}

void ProtectFlow::practisePassword()
{
    if (!has(Kind::Password))
        return start();
    if (auto *dialog = open<CheckDialog>(Kind::Password))
        connect(dialog, &CheckDialog::replacementWanted, this, &ProtectFlow::changePassword);
}
} // namespace Countersign
