// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/protect/keydialog.h"

namespace Countersign
{
class NewPassword;

/// "Protect your codes": gives the vault the spare ways in that it lacks, a recovery password, a recovery key, or
/// both. GUI thread.
class ProtectDialog final : public KeyDialog
{
    Q_OBJECT

public:
    /// @p session must be open and outlive the dialog.
    explicit ProtectDialog(VaultSession &session, QWidget *parent = nullptr);

protected:
    void activate(SecretBytes key, VaultSession::Done<void> done) override;
    void goBack() override;
    void finish(const QString &done) override;

private:
    void showChoice();
    void choosePassword();
    void addPassword(NewPassword &typed);

    QString m_done; ///< what was achieved last, a sentence
};
} // namespace Countersign
