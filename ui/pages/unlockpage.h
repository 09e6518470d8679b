// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secretbytes.h"
#include "ui/retrypause.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace Countersign
{
class ActionRow;
class Clock;
class NoteLine;
class PasswordField;
class PrimaryButton;
class RoleLabel;

/// Asks for the password of the vault: when nothing else opens it, when the keychain did not, and while it is locked.
/// After several wrong ones it waits a while before it takes the next (RetryPause). GUI thread.
class UnlockPage final : public QWidget
{
    Q_OBJECT

public:
    /// What the page says and offers.
    struct Offer
    {
        QString path; ///< Of the vault file, to name it.
        bool isRecovery = false; ///< The usual way is the keychain; the password is the spare one.
        bool isLocked = false; ///< The vault was open before: nothing is wrong.
        QString why; ///< Why it is locked, a sentence; empty when that is plain.
        bool password = true; ///< The vault has one; else only the rows below are offered.
        bool recoveryKey = false; ///< Offers the printed key instead.
        bool keychain = false; ///< Offers to ask the keychain instead.
        QString keychainName; ///< May be empty.
        bool linkWaits = false; ///< A setup link is to be opened afterwards.
    };

    /// @p clock must outlive the page.
    explicit UnlockPage(const Clock &clock, QWidget *parent = nullptr);

    void setOffer(const Offer &offer);

    /// What was typed; the field is empty afterwards.
    [[nodiscard]] SecretBytes takePassword();
    /// While the password is checked; nothing can be pressed but Back.
    void setBusy();
    /// While the keychain is asked instead. Somebody else shows how that went.
    void waitForKeychain();
    [[nodiscard]] bool isWaitingForKeychain() const { return m_busy == Busy::Keychain; }
    void setIdle();
    /// Also ends being busy. The field is ready for the next try, when the pause is over.
    void showError(const Error &error);
    /// As if it were shown for the first time; a pause goes on.
    void reset();

Q_SIGNALS:
    /// Now takePassword() has it.
    void submitted();
    void keychainRequested();
    void recoveryKeyRequested();
    /// To the page that names all ways in.
    void backRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class Busy { No, Password, Keychain };

    QWidget *makeBody();
    QWidget *makeFooter();
    void setBusyWith(Busy busy);
    void focusFirst();
    void updateCapsLock();
    void updateOpen();
    /// Counts down, and lets the next password in.
    void updatePause();

    const Clock &m_clock;
    RetryPause m_pause;
    QTimer m_pauseTimer;
    RoleLabel *m_heading;
    RoleLabel *m_text;
    RoleLabel *m_vault;
    RoleLabel *m_label;
    PasswordField *m_field;
    PrimaryButton *m_open;
    NoteLine *m_error;
    RoleLabel *m_wait;
    NoteLine *m_capsLock;
    NoteLine *m_link;
    ActionRow *m_keychain;
    ActionRow *m_recoveryKey;
    QPushButton *m_back = nullptr;
    RoleLabel *m_status;
    Offer m_offer;
    Busy m_busy = Busy::No;
};
} // namespace Countersign
