// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession_p.h"
#include "core/vault/vaultways_p.h"

namespace Countersign
{
namespace VaultWork
{
/// What an attempt to open came to.
struct Opened
{
    Result<OpenVaultPointer> vault;
    KeySlotInfo::Kind kind = KeySlotInfo::Kind::Password; ///< What opened it, and with which slot.
    QUuid slot = {};
};
} // namespace VaultWork

/// One attempt to open the vault. When this object goes, the attempt is over.
struct VaultSession::Private::Opening
{
    explicit Opening(QObject *guard)
        : context(new QObject(guard))
    {
    }
    ~Opening()
    {
        *over = true;
        // Not at once: this may run inside one of its own callbacks.
        context->deleteLater();
    }
    Q_DISABLE_COPY_MOVE(Opening)

    QObject *const context; ///< Of all that is under way; owned by the session's guard.
    /// Late answers look here, and so does scrypt between two slots.
    const std::shared_ptr<std::atomic<bool>> over = std::make_shared<std::atomic<bool>>(false);
    VaultWork::ReadFile read;
    QString expectedBackend;
    QString answeringBackend;
    std::optional<Error> trouble; ///< Why the keychain did not help, once it is known.
    bool keepsProblem = false; ///< A wrong password must not hide why the keychain did not help.
    PendingAnswer<void> answer;
};

/// One attempt to make a vault whose key the keychain keeps.
struct VaultSession::Private::Creation
{
    explicit Creation(QObject *guard)
        : context(new QObject(guard))
    {
    }
    ~Creation()
    {
        *over = true;
        context->deleteLater();
    }
    Q_DISABLE_COPY_MOVE(Creation)

    QObject *const context;
    const std::shared_ptr<std::atomic<bool>> over = std::make_shared<std::atomic<bool>>(false);
    VaultWork::Plan plan;
    SecretBytes text; ///< What the keychain is given to keep.
    bool wroteKey = false;
    PendingAnswer<QList<AccountId>> answer;
};

/// One conversation with the keychain while the vault is open. When this object goes, it is over.
struct VaultSession::Private::Conversation
{
    Conversation(QObject *guard, PendingAnswer<void> pending)
        : context(new QObject(guard))
        , answer(std::move(pending))
    {
    }
    ~Conversation()
    {
        *over = true;
        context->deleteLater();
    }
    Q_DISABLE_COPY_MOVE(Conversation)

    QObject *const context;
    const std::shared_ptr<bool> over = std::make_shared<bool>(false);
    PendingAnswer<void> answer;
    WaysIn ways;
    VaultWork::KeptKey kept;
    SecretBytes text; ///< What the keychain is given to keep.
};
} // namespace Countersign
