// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secretbytes.h"

#include <QWidget>

namespace Countersign
{
class NoteLine;
class PasswordField;
class PrimaryButton;
class RoleLabel;

/// Asks for the password of the vault. GUI thread.
class UnlockPage final : public QWidget
{
    Q_OBJECT

public:
    /// Recovery: there is a keychain, too. Only: the vault has a password and nothing else.
    enum class Password { Only, Recovery };

    explicit UnlockPage(QWidget *parent = nullptr);

    /// Which one is asked for; changes the words only.
    void setPassword(Password password);

    /// What was typed; the field is empty afterwards.
    [[nodiscard]] SecretBytes takePassword();
    /// While the password is checked; nothing can be pressed but Back.
    void setBusy();
    void setIdle();
    /// Also ends being busy. The field is ready for the next try.
    void showError(const Error &error);
    /// As if it were shown for the first time.
    void reset();

Q_SIGNALS:
    /// Now takePassword() has it.
    void submitted();
    void backRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBody();
    QWidget *makeFooter();
    void updateCapsLock();
    void updateOpen();

    RoleLabel *m_heading;
    RoleLabel *m_text;
    RoleLabel *m_label;
    PasswordField *m_field;
    PrimaryButton *m_open;
    NoteLine *m_error;
    NoteLine *m_capsLock;
    RoleLabel *m_status;
    Password m_password = Password::Only;
    bool m_busy = false;
};
} // namespace Countersign
