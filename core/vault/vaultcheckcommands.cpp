// SPDX-License-Identifier: GPL-3.0-or-later
// The session's commands that only look whether all is well. They change nothing on the disk or in the keychain.
#include "core/vault/vaultcodec.h"
#include "core/vault/vaultopening_p.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
struct Verified
{
    Result<OpenVaultPointer> vault;
    bool isWritable = true;
    FileFindings findings;
};

/// The file as it is on the disk now, opened with the key that we hold, and compared with what we hold.
Result<OpenVaultPointer> verified(const VaultStore &store, const OpenVaultPointer &current)
{
    const auto content = store.read();
    if (!content)
        return content.error();
    if (content->digest != current->digest)
        return VaultWork::refreshed(store, current);
    const auto same =
        SealedVault::verify(content->bytes.view().toByteArray(), current->content->vault(), *current->masterKey);
    if (!same)
        return Error{ErrorCode::FileDamaged, same.error().detail};
    return current;
}

FileFindings lookAtPrevious(const VaultStore &store, const SecretBytes &masterKey)
{
    FileFindings findings;
    // Beside the file itself, where a symbolic link leads.
    const QFileInfo previous(QFileInfo(store.path()).canonicalFilePath() + u".previous"_s);
    findings.hasPrevious = previous.exists();
    if (!findings.hasPrevious)
        return findings;
    findings.previousWritten = UnixTime(std::chrono::seconds(previous.lastModified().toSecsSinceEpoch()));
    auto read = VaultWork::read(VaultStore(previous.filePath()));
    const auto opened = read ? SealedVault::open(read->file, masterKey) : Result<Vault>(read.error());
    if (!opened)
        findings.previousProblem = opened.error();
    return findings;
}
} // namespace

void VaultSession::Private::startVerifying(PendingAnswer<FileFindings> answer)
{
    if (!vault) {
        answerLater<FileFindings>(std::move(answer), ErrorCode::NotOpen);
        return finishCommand();
    }
    runInBackground(
        m_pool, m_guard.get(),
        [store = store, current = vault] {
            return Verified{verified(store, current), store.isWritable(), lookAtPrevious(store, *current->masterKey)};
        },
        [this, answer = std::move(answer), epoch = m_epoch](Verified found) mutable {
            const bool isOpen = epoch == m_epoch && vault;
            const bool isNews = found.vault && isOpen && publish(*found.vault);
            if (found.vault && isOpen) {
                lastVerified = clock.nowSeconds();
                isWritable = found.isWritable;
            }
            const QPointer<VaultSession> session(q);
            if (found.vault)
                answer.give(found.findings);
            else
                answer.give(found.vault.error());
            if (session && isNews)
                Q_EMIT q->accountsChanged();
            if (session)
                finishCommand();
        });
}

void VaultSession::Private::startCheckingKeychain(PendingAnswer<void> answer)
{
    const KeySlot *slot = nullptr;
    if (vault) {
        const auto &slots = vault->header.slots;
        const auto found = std::find_if(slots.begin(), slots.end(), std::mem_fn(&KeySlot::isKeychain));
        slot = found == slots.end() ? nullptr : &*found;
    }
    if (slot == nullptr || !keychain) {
        const ErrorCode code = vault ? ErrorCode::NoSuchKeySlot : ErrorCode::NotOpen;
        answerLater<void>(std::move(answer), Error{code, u"nothing to ask"_s});
        return finishCommand();
    }
    m_conversation = std::make_unique<Conversation>(m_guard.get(), std::move(answer));
    limitConversation();
    keychain->read(slot->keychainAccount, m_conversation->context,
        [this, over = m_conversation->over](const Result<SecretBytes> &text) {
            if (!*over)
                finishCheckingKeychain(text);
        });
}

void VaultSession::Private::finishCheckingKeychain(const Result<SecretBytes> &text)
{
    if (!vault)
        return endConversation(ErrorCode::NotOpen);
    const auto unwrapped =
        text ? VaultWork::masterKeyFromKeychain(vault->header, *text) : Result<VaultWork::Unwrapped>(text.error());
    if (unwrapped && unwrapped->masterKey == *vault->masterKey) {
        missingKey.reset();
        noteWay(unwrapped->slot, {{}, clock.nowSeconds()});
        showSlots(vault->header);
        const QPointer<VaultSession> session(q);
        Q_EMIT q->waysInChanged();
        if (session)
            endConversation(success());
        return;
    }
    const Error error = unwrapped ? Error{ErrorCode::KeyDoesNotFit, u"another key"_s} : unwrapped.error();
    const bool lacksKey = error.code == ErrorCode::KeychainEntryNotFound || error.code == ErrorCode::KeyDoesNotFit;
    if (!lacksKey)
        return endConversation(error);
    keychain->probe(
        m_conversation->context, [this, error, over = m_conversation->over](const Result<KeychainBackend> &backend) {
            if (*over)
                return;
            // Who answers is only told; what is wrong is known.
            missingKey = OpenProblem{error, expectedBackend(), backend ? backend->id : QString()};
            endConversation(error);
        });
}

QString VaultSession::Private::expectedBackend() const
{
    const auto slot = std::find_if(keySlots.cbegin(), keySlots.cend(),
        [](const KeySlotInfo &candidate) { return candidate.kind == KeySlotInfo::Kind::Keychain; });
    return slot == keySlots.cend() ? QString() : slot->backend;
}

UnixTime VaultSession::lastVerified() const
{
    return d->lastVerified;
}

void VaultSession::verifyFile(QObject *context, Done<FileFindings> done)
{
    auto answer = std::make_shared<PendingAnswer<FileFindings>>(d->orSession(context), std::move(done));
    d->enqueue([this, answer] { d->startVerifying(std::move(*answer)); });
}

void VaultSession::checkKeychain(QObject *context, Done<void> done)
{
    auto answer = std::make_shared<PendingAnswer<void>>(d->orSession(context), std::move(done));
    d->enqueue([this, answer] { d->startCheckingKeychain(std::move(*answer)); });
}

void VaultSession::noteChecked(KeySlotInfo::Kind kind)
{
    if (!d->vault)
        return;
    for (const KeySlot &slot : d->vault->header.slots) {
        const bool matches = kind == KeySlotInfo::Kind::RecoveryKey
            ? slot.isRecoveryKey()
            : kind == KeySlotInfo::Kind::Password && slot.isPassword();
        if (matches)
            d->noteWay(slot.uuid, {{}, d->clock.nowSeconds()});
    }
    d->showSlots(d->vault->header);
    Q_EMIT waysInChanged();
}
} // namespace Countersign
