// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountcommands.h"

#include "ui/accounts/accountlistmodel.h"
#include "ui/accounts/accountrowtext.h"
#include "ui/clipboardguard.h"

#include <algorithm>

namespace Countersign
{
namespace
{
constexpr std::chrono::seconds copiedShownFor{2};
} // namespace

AccountCommands::AccountCommands(
    VaultSession &session, AccountListModel &model, ClipboardGuard &clipboard, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
    , m_clipboard(clipboard)
    , m_clock(clock)
{
    m_copiedTimer.setSingleShot(true);
    connect(&m_copiedTimer, &QTimer::timeout, this, [this] { m_model.setCopied({}, AccountRow::Copied::No); });
}

std::optional<AccountRow> AccountCommands::rowOf(AccountId id) const
{
    const QModelIndex index = m_model.indexOf(id);
    return index.isValid() ? std::optional(m_model.rowAt(index.row())) : std::nullopt;
}

void AccountCommands::copy(AccountId id)
{
    const std::optional<AccountRow> row = rowOf(id);
    if (!row)
        return;
    switch (row->kind) {
    case AccountRow::Kind::TimeBased:
    case AccountRow::Kind::Counter:
        return put(*row, row->code, AccountRow::Copied::Current);
    case AccountRow::Kind::NewCounter:
        return advance(*row);
    case AccountRow::Kind::NeedsRepair:
        Q_EMIT repairAsked(id);
        return;
    }
}

void AccountCommands::copyNext(AccountId id)
{
    const std::optional<AccountRow> row = rowOf(id);
    if (!row)
        return;
    switch (row->kind) {
    case AccountRow::Kind::TimeBased: {
        if (row->isExpiring())
            return put(*row, row->nextCode, AccountRow::Copied::Next);
        const Result<CodeWindow> next = m_session.codeAfter(id, m_model.time());
        if (next)
            put(*row, next->code, AccountRow::Copied::Next);
        else
            Q_EMIT failed(Failure::Making, AccountRowText::title(*row), next.error());
        return;
    }
    case AccountRow::Kind::Counter:
    case AccountRow::Kind::NewCounter:
        return advance(*row);
    case AccountRow::Kind::NeedsRepair:
        Q_EMIT repairAsked(id);
        return;
    }
}

void AccountCommands::pressButton(AccountId id)
{
    // The button offers what Shift+Enter does, in every kind of row.
    copyNext(id);
}

void AccountCommands::put(const AccountRow &row, const QString &code, AccountRow::Copied what)
{
    const QString title = AccountRowText::title(row);
    if (!m_clipboard.copySecret(code)) {
        Q_EMIT failed(Failure::Clipboard, title, Error{});
        return;
    }
    m_lastCopied = row.id;
    m_model.setCopied(row.id, what);
    // A next code says when it works until it does, in its last seconds.
    const bool untilItWorks = what == AccountRow::Copied::Next && row.left <= expiringSpan;
    m_copiedTimer.start(untilItWorks ? std::max(copiedShownFor, row.left) : copiedShownFor);

    const bool late = what == AccountRow::Copied::Current && row.kind == AccountRow::Kind::TimeBased
        && m_clock.nowSeconds() >= row.validUntil;
    if (what == AccountRow::Copied::Next)
        Q_EMIT done(Outcome::CopiedNext, title);
    else
        Q_EMIT done(late ? Outcome::CopiedLate : Outcome::Copied, title);
}

void AccountCommands::advance(const AccountRow &row)
{
    if (m_advancing == row.id)
        return;
    m_advancing = row.id;
    m_session.advanceCounter(row.id, this, [this, row](const Result<CodeWindow> &code) {
        m_advancing = {};
        if (code)
            put(row, code->code, AccountRow::Copied::Current);
        else
            Q_EMIT failed(Failure::Counting, AccountRowText::title(row), code.error());
    });
}

void AccountCommands::copyName(AccountId id)
{
    const std::optional<AccountRow> row = rowOf(id);
    if (!row)
        return;
    m_clipboard.copyPlain(row->name.isEmpty() ? row->issuer : row->name);
    Q_EMIT done(Outcome::NameCopied, AccountRowText::title(*row));
}

void AccountCommands::togglePinned(AccountId id)
{
    const std::optional<AccountRow> row = rowOf(id);
    if (!row || row->kind == AccountRow::Kind::NeedsRepair)
        return;
    AccountEdit edit;
    edit.favorite = !row->pinned;
    m_session.editAccount(id, edit, this, [this, row = *row](const Result<void> &result) {
        if (result)
            Q_EMIT done(row.pinned ? Outcome::Unpinned : Outcome::Pinned, AccountRowText::title(row));
        else
            Q_EMIT failed(Failure::Pinning, AccountRowText::title(row), result.error());
    });
}

void AccountCommands::remove(AccountId id)
{
    const std::optional<AccountRow> row = rowOf(id);
    if (!row)
        return;
    const QString title = AccountRowText::title(*row);
    m_session.removeAccounts({id}, this, [this, id, title](const Result<void> &result) {
        if (!result) {
            Q_EMIT failed(Failure::Deleting, title, result.error());
            return;
        }
        setUndo({{id}, {}, title});
        Q_EMIT done(Outcome::Deleted, title);
    });
}

void AccountCommands::setReplaced(const QList<AccountId> &before, const QList<AccountId> &after)
{
    const std::optional<AccountRow> row = rowOf(after.constLast());
    setUndo({before, after, row ? AccountRowText::title(*row) : QString()});
}

void AccountCommands::undo()
{
    if (m_undo.back.isEmpty())
        return;
    const auto answer = [this, title = m_undo.title, replaced = !m_undo.away.isEmpty()](const Result<void> &result) {
        if (!result) {
            Q_EMIT failed(Failure::Restoring, title, result.error());
            return;
        }
        setUndo({});
        Q_EMIT done(replaced ? Outcome::KeyRestored : Outcome::Restored, title);
    };
    if (m_undo.away.isEmpty())
        m_session.restoreAccounts(m_undo.back, this, answer);
    else
        m_session.exchangeAccounts(m_undo.away, m_undo.back, this, answer);
}

void AccountCommands::setUndo(Undo undo)
{
    m_undo = std::move(undo);
    Q_EMIT canUndoChanged(canUndo());
}
} // namespace Countersign
