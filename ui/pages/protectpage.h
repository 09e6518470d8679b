// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secretbytes.h"

#include <QWidget>

namespace Countersign
{
class NewPassword;
class NoteLine;
class PrimaryButton;

/// Without a keychain: asks for the password that will seal the codes, twice, and says what is different. GUI thread.
class ProtectPage final : public QWidget
{
    Q_OBJECT

public:
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
    void setBusyness(bool busy);

    NewPassword *m_password;
    NoteLine *m_error;
    QWidget *m_back = nullptr;
    PrimaryButton *m_continue;
    bool m_busy = false;
};
} // namespace Countersign
