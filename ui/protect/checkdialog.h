// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/protect/stepdialog.h"

namespace Countersign
{
/// Tries a spare way in while the vault is open: does the sheet still open it, is the password still known? Nothing
/// is changed. GUI thread.
class CheckDialog final : public StepDialog
{
    Q_OBJECT

public:
    /// @p kind Password or RecoveryKey, which the vault has. @p session must be open and outlive the dialog.
    CheckDialog(VaultSession &session, KeySlotInfo::Kind kind, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The person wants another one instead: a new password, a new key. The dialog has closed.
    void replacementWanted();

private:
    void ask();
    void tryOut(SecretBytes secret);
    void showRight();
    [[nodiscard]] bool isKey() const { return m_kind == KeySlotInfo::Kind::RecoveryKey; }

    VaultSession &m_session;
    KeySlotInfo::Kind m_kind;
};
} // namespace Countersign
