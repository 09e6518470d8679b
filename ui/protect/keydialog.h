// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/protect/stepdialog.h"

#include <QPointer>

namespace Countersign
{
class KeyStep;

/// The steps of a new recovery key: shown, put on paper, checked. GUI thread.
///
/// A key opens the vault from the moment it leaves the program (as a PDF or on paper) or the person goes on, whichever
/// is first: the other way round somebody could keep a sheet that opens nothing and rely on it. Whether she really has
/// it is another question, which the check that follows answers: "checked" is said only after that.
class KeyDialog : public StepDialog
{
    Q_OBJECT

public:
    KeyDialog(const KeyDialog &) = delete;
    KeyDialog &operator=(const KeyDialog &) = delete;
    ~KeyDialog() override;

protected:
    /// @p session must be open and outlive the dialog.
    KeyDialog(VaultSession &session, const QString &title, QWidget *parent);

    /// A fresh key, the same one when it was shown before.
    void makeKey();
    void showKey();
    [[nodiscard]] VaultSession &session() const { return m_session; }

    /// Makes @p key open the vault, and calls @p done with how that went.
    virtual void activate(SecretBytes key, VaultSession::Done<void> done) = 0;
    /// To the step before the key; not called once it opens the vault.
    virtual void goBack() = 0;
    /// What happened to the key, a sentence that claims no more than that.
    virtual void finish(const QString &done) = 0;

private:
    void activateKey(const std::function<void()> &then);
    void checkKey();
    void compare(const SecretBytes &typed);
    void finishKey(const QString &done);

    VaultSession &m_session;
    QPointer<KeyStep> m_keyStep;
    SecretBytes m_key; ///< while its steps are shown
    bool m_isActive = false; ///< it opens the vault
};
} // namespace Countersign
