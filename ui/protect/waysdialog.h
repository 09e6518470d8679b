// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/protect/keydialog.h"

namespace Countersign
{
class NewPassword;

/// Changes or removes one of the spare ways in. All of that makes a new master key, which needs the secret of the
/// other spare way; so that one is asked for first. Who does not have it any more can let it go in the same step.
/// GUI thread.
class WaysDialog final : public KeyDialog
{
    Q_OBJECT

public:
    enum class Task { ChangePassword, RemovePassword, ReplaceKey, RemoveKey };

    /// @p session must be open and outlive the dialog.
    WaysDialog(VaultSession &session, Task task, QWidget *parent = nullptr);

protected:
    void activate(SecretBytes key, VaultSession::Done<void> done) override;
    void goBack() override;
    void finish(const QString &done) override;

private:
    [[nodiscard]] bool isAboutPassword() const;
    [[nodiscard]] bool isRemoval() const;
    /// Of the way that stays as it is.
    [[nodiscard]] KeySlotInfo::Kind otherKind() const;
    [[nodiscard]] bool has(KeySlotInfo::Kind kind) const;

    void begin();
    void showLastWay();
    void askForOther();
    void proveOther(SecretBytes secret);
    void goOn();
    void choosePassword();
    void confirmRemoval();
    void change();
    void replace(const QString &what, VaultSession::Done<void> done);
    void showKeychainTrouble(const Error &error, const QString &what, const VaultSession::Done<void> &done);
    void showDone(const QString &heading);

    Task m_task;
    SecretBytes m_other; ///< proven to open the vault; empty: there is none, or it is let go
    SecretBytes m_fresh; ///< the new secret
    bool m_dropsOther = false;
    bool m_mayLoseKeychain = false;
};
} // namespace Countersign
