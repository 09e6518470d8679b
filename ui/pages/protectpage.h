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

/// Without a keychain: asks for the password that will seal the codes, twice, and says what is different. GUI thread.
class ProtectPage final : public QWidget
{
    Q_OBJECT

public:
    /// Shorter ones are not taken. NIST SP 800-63B section 5.1.1.1 asks for 8 characters at least.
    static constexpr int shortestPassword = 8;

    explicit ProtectPage(QWidget *parent = nullptr);

    /// What was typed; both fields are empty afterwards.
    [[nodiscard]] SecretBytes takePassword();
    /// While the vault is made; nothing can be pressed.
    void setBusy();
    void setIdle();
    /// Also ends being busy.
    void showError(const Error &error);
    void reset();

Q_SIGNALS:
    /// Both fields agree; now takePassword() has it.
    void submitted();
    void backRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBody();
    QWidget *makeFooter();
    void check();
    void submit();

    PasswordField *m_first;
    PasswordField *m_second;
    NoteLine *m_firstNote;
    NoteLine *m_secondNote;
    NoteLine *m_capsLock;
    NoteLine *m_error;
    QWidget *m_back = nullptr;
    PrimaryButton *m_continue;
    bool m_busy = false;
};
} // namespace Countersign
