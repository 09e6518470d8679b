// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/accounts/codeticker.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace Countersign
{
class AvatarLabel;
class Disclosure;
class LiveCode;
class MessageBar;
class NoteLine;
class ParameterForm;
class PrimaryButton;
class RoleLabel;

/// Changes an account: its name, note and place, and, under Advanced, how its key becomes a code, with the code before
/// and after the change. Open it with open(). When saving does not work, it stays with all that was typed. It closes
/// when the vault is locked or the account is gone. GUI thread.
class EditAccountDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p session and @p clock must outlive the dialog. @p id is an account of the open vault.
    EditAccountDialog(VaultSession &session, const Clock &clock, AccountId id, QWidget *parent = nullptr);

Q_SIGNALS:
    /// It is on disk. Emitted before the dialog closes; not when nothing was changed.
    void saved(Countersign::AccountId id);
    /// The dialog has closed; deleting is up to the receiver.
    void deleteRequested(Countersign::AccountId id);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    QWidget *makeHead();
    QWidget *makeAdvanced();
    QWidget *makeFooter();
    void fill();
    void check();
    void tick(UnixTime now);
    void save();
    void finish(const Result<void> &edited);
    [[nodiscard]] AccountEdit edit() const;

    VaultSession &m_session;
    CodeTicker m_ticker;
    AccountId m_id;
    AccountSummary m_before;

    AvatarLabel *m_avatar;
    RoleLabel *m_heading;
    RoleLabel *m_added;
    QLineEdit *m_site;
    QLineEdit *m_name;
    QPlainTextEdit *m_note;
    QCheckBox *m_pinned;
    ParameterForm *m_parameters;
    LiveCode *m_codeBefore;
    LiveCode *m_codeAfter;
    NoteLine *m_changeNote;
    QWidget *m_advanced;
    Disclosure *m_disclosure;
    QWidget *m_problemArea;
    MessageBar *m_problem;
    PrimaryButton *m_save = nullptr;
};
} // namespace Countersign
