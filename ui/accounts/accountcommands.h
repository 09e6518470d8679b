// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/accounts/accountrow.h"

#include <QObject>
#include <QTimer>

namespace Countersign
{
class AccountListModel;
class ClipboardGuard;

/// What a person can do with a row: copy, make the next code, pin, delete, undo. The one place where rows, clipboard
/// and session meet; everything copied comes from the model's current tick, which is what was painted.
class AccountCommands final : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        Copied, ///< The code shown.
        CopiedLate, ///< The code shown, which ended moments before; most sites still take it.
        CopiedNext, ///< The one that becomes valid when this one ends.
        NameCopied,
        Pinned,
        Unpinned,
        Deleted,
        Restored,
        KeyRestored, ///< A replaced key is back.
    };
    enum class Failure {
        Clipboard, ///< The desktop did not take it; there is no Error to tell more.
        Making, ///< The code could not be made.
        Counting, ///< The counter could not be saved.
        Pinning,
        Deleting,
        Restoring,
    };

    /// All collaborators must outlive the commands.
    AccountCommands(VaultSession &session, AccountListModel &model, ClipboardGuard &clipboard, const Clock &clock,
        QObject *parent = nullptr);

    /// Enter, or a click: copies the code shown. A counter without a code makes its first one.
    void copy(AccountId id);
    /// Shift+Enter: the code after this one; a counter's next code is saved, made and copied.
    void copyNext(AccountId id);
    /// The row's painted button.
    void pressButton(AccountId id);
    void copyName(AccountId id);
    void togglePinned(AccountId id);
    void remove(AccountId id);
    /// Keys were replaced: the accounts @p before went to the trash for those @p after. The next undo() takes it back.
    void setReplaced(const QList<AccountId> &before, const QList<AccountId> &after);
    /// Takes the last deletion or replacement back.
    void undo();
    /// Whose code was copied last.
    [[nodiscard]] AccountId lastCopied() const { return m_lastCopied; }
    [[nodiscard]] bool canUndo() const { return !m_undo.back.isEmpty(); }

Q_SIGNALS:
    /// @p title is what people call the account.
    void done(Countersign::AccountCommands::Outcome outcome, const QString &title);
    void failed(Countersign::AccountCommands::Failure failure, const QString &title, const Countersign::Error &error);
    /// An entry that cannot make codes was to be used.
    void repairAsked(Countersign::AccountId id);
    void canUndoChanged(bool canUndo);

private:
    void put(const AccountRow &row, const QString &code, AccountRow::Copied what);
    void advance(const AccountRow &row);
    struct Undo
    {
        QList<AccountId> back; ///< From the trash; empty when there is nothing to undo.
        QList<AccountId> away; ///< What took their places.
        QString title;
    };
    void setUndo(Undo undo);
    [[nodiscard]] std::optional<AccountRow> rowOf(AccountId id) const;

    VaultSession &m_session;
    AccountListModel &m_model;
    ClipboardGuard &m_clipboard;
    const Clock &m_clock;
    QTimer m_copiedTimer;
    AccountId m_lastCopied;
    Undo m_undo;
    AccountId m_advancing; ///< its counter is being saved; pressed again meanwhile, nothing happens
};
} // namespace Countersign
