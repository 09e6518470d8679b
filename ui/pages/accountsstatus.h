// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/accountcommands.h"
#include "ui/widgets/statusline.h"

#include <QObject>

namespace Countersign
{
class ClipboardGuard;

/// Decides what the status line under the list says: what just happened as long as it matters, else how many accounts
/// there are and what seals them.
class AccountsStatus final : public QObject
{
    Q_OBJECT

public:
    /// What the line's link does.
    enum class Link { None, ClearClipboard, CopyNewCode, Undo };

    /// All must outlive the status.
    AccountsStatus(
        StatusLine &line, const VaultSession &session, const ClipboardGuard &clipboard, QObject *parent = nullptr);

    /// Who keeps the key; empty while it is not known.
    void setKeychainName(const QString &name);

    void showOutcome(AccountCommands::Outcome outcome, const QString &title);
    void showAdded(const QString &title, qsizetype count);
    void showReplaced(const QString &title, qsizetype count);
    /// The answer to Ctrl+T.
    void showTimeLeft(const QString &title, const QString &time);
    /// Counts down, or returns to how things stand. Called at each tick and when the clipboard changes.
    void refresh();

    [[nodiscard]] Link link() const { return m_link; }
    /// What a screen reader is to say about what the line shows: without the countdown.
    [[nodiscard]] QString spoken() const;

private:
    [[nodiscard]] StatusLine::Message standing() const;
    [[nodiscard]] StatusLine::Message copied() const;
    void show(const StatusLine::Message &message, Link link);

    StatusLine &m_line;
    const VaultSession &m_session;
    const ClipboardGuard &m_clipboard;
    QString m_keychainName;
    QString m_title; ///< of the account that was copied
    AccountCommands::Outcome m_outcome = AccountCommands::Outcome::Copied;
    bool m_showsCopied = false;
    bool m_showsStanding = true;
    Link m_link = Link::None;
};
} // namespace Countersign
