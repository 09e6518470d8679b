// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secretbytes.h"

#include <QWidget>

class QPushButton;

namespace Countersign
{
class NoteLine;
class PrimaryButton;
class RecoveryKeyFields;
class RoleLabel;

/// Asks for the recovery key that opens the vault. Typing mistakes are found before the vault is asked, so no pause
/// between tries is needed: nobody guesses 150 bits. GUI thread.
class RecoveryKeyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RecoveryKeyPage(QWidget *parent = nullptr);

    /// @p made when the vault's key was made, a sentence; may be empty.
    void setMade(const QString &made);
    /// The whole key; the fields keep it until reset(), so that a mistake can be looked for.
    [[nodiscard]] SecretBytes key() const;
    /// While the key is tried; nothing can be pressed but Back.
    void setBusy();
    void setIdle();
    /// Also ends being busy.
    void showError(const Error &error);
    /// As if it were shown for the first time.
    void reset();

Q_SIGNALS:
    /// Now key() has it.
    void submitted();
    void backRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBody();
    QWidget *makeFooter();
    void setBusyness(bool busy);

    RoleLabel *m_text;
    RecoveryKeyFields *m_fields;
    PrimaryButton *m_open;
    NoteLine *m_error;
    RoleLabel *m_status;
};
} // namespace Countersign
