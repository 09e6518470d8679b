// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/accountcommands.h"
#include "ui/widgets/messagebar.h"

#include <QWidget>

namespace Countersign
{
class Settings;

/// The one message bar above the list: what went wrong last, else what stays true and should be known (entries that
/// need repair, a keychain that lost its key, a vault that cannot be changed or has no spare way in), else nothing. One
/// at a time, most serious first.
class AccountsBar final : public QWidget
{
    Q_OBJECT

public:
    /// @p session must outlive the bar.
    explicit AccountsBar(VaultSession &session, QWidget *parent = nullptr);

    /// Offers to protect the codes while only the keychain opens them, but not again on a day when it was declined; and
    /// to practise the recovery password when it is time (PasswordReminder).
    /// Both must outlive the bar.
    void remindOfProtection(Settings &settings, const Clock &clock);

    /// @p typedCode is shown when the clipboard refused it, so that it can be typed.
    void showFailure(
        AccountCommands::Failure failure, const QString &title, const QString &typedCode, const Error &error);
    /// Why the entry makes no codes.
    void showRepair(AccountId id, const QString &title);

    /// What is said, for screen readers and tests; empty when the bar is hidden.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// "Show": the person wants to see the entries that need repair.
    void repairsRequested();
    /// "Protect…": the person wants a spare way in.
    void protectionRequested();
    /// "Practise…": the person wants to type the recovery password.
    void practiceRequested();

private:
    void showStanding();
    void offerKeyRepair(const OpenProblem &missing);
    void repairKey(const QString &keychain);
    [[nodiscard]] bool lacksSpareWay() const;
    [[nodiscard]] QDate today() const;
    void offerProtection();
    [[nodiscard]] bool isPracticeDue() const;
    void offerPractice();
    void present(MessageBar::Kind kind, const QString &strong, const QString &text);
    void presentUntilClosed(MessageBar::Kind kind, const QString &strong, const QString &text);

    VaultSession &m_session;
    MessageBar *m_bar;
    QString m_text;
    Settings *m_settings = nullptr; ///< null: protection is not offered
    const Clock *m_clock = nullptr;
    bool m_showsEvent = false; ///< something that happened, until it is closed
    bool m_keyRepairDeclined = false; ///< until the vault is opened again
};
} // namespace Countersign
