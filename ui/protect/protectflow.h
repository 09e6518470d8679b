// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"

#include <QObject>
#include <QPointer>

class QDialog;
class QWidget;

namespace Countersign
{
/// Opens the dialogs about the ways into the vault. At most one at a time: while one is open, it is raised instead.
/// Nothing happens while the vault is not open. They belong to the window, so that locking closes them. GUI thread.
class ProtectFlow final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the flow.
    ProtectFlow(VaultSession &session, QWidget &window);

public Q_SLOTS:
    /// The short way to a recovery password, a recovery key, or both: whatever the vault lacks.
    void start();
    /// A way that the vault does not have is made instead, by start().
    void changePassword();
    void removePassword();
    void makeNewRecoveryKey();
    void removeRecoveryKey();
    /// Does the key on the paper open the vault?
    void checkSheet();
    /// Is the recovery password still known?
    void practisePassword();

private:
    template<typename Dialog, typename... Arguments>
    Dialog *open(Arguments... arguments);
    [[nodiscard]] bool has(KeySlotInfo::Kind kind) const;

    VaultSession &m_session;
    QWidget &m_window;
    QPointer<QDialog> m_dialog;
};
} // namespace Countersign
