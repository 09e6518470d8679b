// SPDX-License-Identifier: GPL-3.0-or-later
// The session's commands that change what opens the vault. What they do to the file is in vaultways.cpp.
#include "core/base/randomsource.h"
#include "core/crypto/recoverykey.h"
#include "core/vault/vaultids.h"
#include "core/vault/vaultopening_p.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// The name that the keychain knows this vault's key by; empty when it was never given one.
QString keychainAccountOf(const VaultFile &header)
{
    const auto &slots = header.slots;
    const auto found = std::find_if(slots.begin(), slots.end(), [](const KeySlot &slot) { return slot.isKeychain(); });
    return found == slots.end() ? QString() : found->keychainAccount;
}
} // namespace

void VaultSession::Private::startWaysChange(PendingAnswer<void> answer, WaysChange change, std::function<void()> saved)
{
    if (!vault) {
        answerLater<void>(std::move(answer), ErrorCode::NotOpen);
        return finishCommand();
    }
    runInBackground(
        m_pool, m_guard.get(), [change = std::move(change), current = vault] { return change(current); },
        [this, answer = std::move(answer), saved = std::move(saved), epoch = m_epoch](
            Result<OpenVaultPointer> changed) mutable {
            const QPointer<VaultSession> session(q);
            const bool isNews = changed && epoch == m_epoch && publish(*changed);
            if (isNews && saved)
                saved();
            answer.give(changed ? success() : Result<void>(changed.error()));
            if (session && isNews)
                Q_EMIT q->waysInChanged();
            // The file was read again for this: another program may have changed more than we did.
            if (session && isNews)
                Q_EMIT q->accountsChanged();
            if (session)
                finishCommand();
        });
}

void VaultSession::Private::addSecret(KeySlot::Kind kind, SecretBytes secret, PendingAnswer<void> answer)
{
    auto owned = std::make_shared<SecretBytes>(std::move(secret));
    auto shared = std::make_shared<PendingAnswer<void>>(std::move(answer));
    enqueue([this, kind, owned, shared] {
        const VaultWork::SlotTerms terms{options.passwordCost, clock.nowSeconds()};
        startWaysChange(
            std::move(*shared), [store = store, kind, owned, terms, &random = random](const OpenVaultPointer &current) {
                return VaultWork::addSecret(store, current, kind, *owned, terms, random);
            });
    });
}

void VaultSession::Private::startReplacing(WaysIn ways, PendingAnswer<void> answer)
{
    if (!vault) {
        answerLater<void>(std::move(answer), ErrorCode::NotOpen);
        return finishCommand();
    }
    const QString account = keychainAccountOf(vault->header);
    m_conversation = std::make_unique<Conversation>(m_guard.get(), std::move(answer));
    m_conversation->ways = std::move(ways);
    if (account.isEmpty())
        return replaceWith({});
    if (!keychain)
        return replaceAfter(Error{ErrorCode::KeychainUnavailable, u"no keychain is to be used"_s});
    const auto over = m_conversation->over;
    limitConversation();
    keychain->read(account, m_conversation->context, [this, over](Result<SecretBytes> text) {
        if (!*over)
            replaceAfter(std::move(text));
    });
}

void VaultSession::Private::replaceAfter(Result<SecretBytes> keychainText)
{
    if (keychainText)
        return replaceWith(std::move(*keychainText));
    if (m_conversation->ways.mayLoseKeychain)
        return replaceWith({});
    endConversation(keychainText.error());
}

void VaultSession::Private::replaceWith(SecretBytes keychainText)
{
    const auto ways = std::make_shared<const WaysIn>(std::move(m_conversation->ways));
    const auto text = std::make_shared<const SecretBytes>(std::move(keychainText));
    auto answer = std::move(m_conversation->answer);
    m_conversation.reset();
    const VaultWork::SlotTerms terms{options.passwordCost, clock.nowSeconds()};
    startWaysChange(
        std::move(answer),
        [store = store, ways, text, terms, &random = random](const OpenVaultPointer &current) {
            return VaultWork::replaceWays(store, current, *ways, *text, terms, random);
        },
        [this, passwordFits = ways->password && !ways->password->isNew,
            keyFits = ways->recoveryKey && !ways->recoveryKey->isNew] {
            if (passwordFits)
                q->noteChecked(KeySlotInfo::Kind::Password);
            if (keyFits)
                q->noteChecked(KeySlotInfo::Kind::RecoveryKey);
        });
}

void VaultSession::Private::limitConversation()
{
    QTimer::singleShot(options.keychainTimeout, m_conversation->context, [this, over = m_conversation->over] {
        if (!*over)
            endConversation(Error{ErrorCode::KeychainTimedOut, u"no answer in time"_s});
    });
}

void VaultSession::Private::endConversation(Result<void> result)
{
    auto answer = std::move(m_conversation->answer);
    m_conversation.reset();
    const QPointer<VaultSession> session(q);
    answer.give(std::move(result));
    if (session)
        finishCommand();
}

void VaultSession::Private::startKeeping(PendingAnswer<void> answer)
{
    if (!vault || !keychain) {
        answerLater<void>(std::move(answer),
            vault ? Error{ErrorCode::KeychainUnavailable, u"no keychain is to be used"_s}
                  : Error{ErrorCode::NotOpen, {}});
        return finishCommand();
    }
    m_conversation = std::make_unique<Conversation>(m_guard.get(), std::move(answer));
    limitConversation();
    keychain->probe(m_conversation->context, [this, over = m_conversation->over](Result<KeychainBackend> backend) {
        if (*over)
            return;
        if (!backend)
            return endConversation(backend.error());
        m_conversation->kept.backend = backend->id;
        lookForKeptKey();
    });
}

void VaultSession::Private::lookForKeptKey()
{
    if (!vault)
        return endConversation(ErrorCode::NotOpen);
    const QString account = keychainAccountOf(vault->header);
    if (account.isEmpty())
        return writeKeptKey();
    keychain->read(account, m_conversation->context, [this, over = m_conversation->over](Result<SecretBytes> text) {
        if (*over)
            return;
        if (!text && text.error().code != ErrorCode::KeychainEntryNotFound)
            return endConversation(text.error());
        // One that opens the vault is never written over.
        if (text && vault && VaultWork::masterKeyFromKeychain(vault->header, *text)) {
            missingKey.reset();
            return endConversation(success());
        }
        writeKeptKey();
    });
}

void VaultSession::Private::writeKeptKey()
{
    auto key = random.bytes(KeySlots::masterKeySize);
    auto id =
        content() && !content()->vault().id().isNull() ? Result<QUuid>(content()->vault().id()) : randomUuid(random);
    if (!vault || !key || !id)
        return endConversation(vault ? ErrorCode::RandomFailed : ErrorCode::NotOpen);
    m_conversation->kept.vaultId = *id;
    m_conversation->text = KeySlots::keychainText(*key);
    m_conversation->kept.key = std::move(*key);
    const auto over = m_conversation->over;
    keychain->write(
        uuidText(*id), m_conversation->text.clone(), m_conversation->context, [this, over](Result<void> written) {
            if (*over)
                return;
            if (!written)
                return endConversation(written.error());
            readBackKeptKey();
        });
}

void VaultSession::Private::readBackKeptKey()
{
    keychain->read(uuidText(m_conversation->kept.vaultId), m_conversation->context,
        [this, over = m_conversation->over](Result<SecretBytes> text) {
            if (*over)
                return;
            if (!text)
                return endConversation(text.error());
            if (*text != m_conversation->text)
                return endConversation(Error{ErrorCode::KeychainFailed, u"the key reads back differently"_s});
            auto answer = std::move(m_conversation->answer);
            const auto kept = std::make_shared<const VaultWork::KeptKey>(std::move(m_conversation->kept));
            m_conversation.reset();
            const VaultWork::SlotTerms terms{options.passwordCost, clock.nowSeconds()};
            startWaysChange(
                std::move(answer),
                [store = store, kept, terms, &random = random](const OpenVaultPointer &current) {
                    return VaultWork::addKeychainSlot(store, current, *kept, terms, random);
                },
                [this] { missingKey.reset(); });
        });
}

void VaultSession::Private::startChecking(SecretBytes secret, PendingAnswer<KeySlotInfo::Kind> answer)
{
    if (!vault) {
        answerLater<KeySlotInfo::Kind>(std::move(answer), ErrorCode::NotOpen);
        return finishCommand();
    }
    runInBackground(
        m_pool, m_guard.get(),
        [current = vault, secret = std::move(secret)]() -> Result<VaultWork::Unwrapped> {
            const std::atomic<bool> goesOn{false};
            auto unwrapped = VaultWork::masterKeyFromPassword(current->header, secret, goesOn);
            if (unwrapped && unwrapped->masterKey != *current->masterKey)
                return ErrorCode::FileDamaged;
            return unwrapped;
        },
        [this, answer = std::move(answer), epoch = m_epoch](const Result<VaultWork::Unwrapped> &unwrapped) mutable {
            const QPointer<VaultSession> session(q);
            const bool isNews = unwrapped && epoch == m_epoch && vault;
            if (isNews) {
                noteWay(unwrapped->slot, {{}, clock.nowSeconds()});
                showSlots(vault->header);
            }
            if (!unwrapped)
                answer.give(unwrapped.error());
            else
                answer.give(unwrapped->kind == KeySlot::Kind::RecoveryKey ? KeySlotInfo::Kind::RecoveryKey
                                                                          : KeySlotInfo::Kind::Password);
            if (session && isNews)
                Q_EMIT q->waysInChanged();
            if (session)
                finishCommand();
        });
}

void VaultSession::addPassword(SecretBytes password, QObject *context, Done<void> done)
{
    d->addSecret(
        KeySlot::Kind::Password, std::move(password), PendingAnswer<void>(d->orSession(context), std::move(done)));
}

void VaultSession::addRecoveryKey(SecretBytes recoveryKey, QObject *context, Done<void> done)
{
    d->addSecret(KeySlot::Kind::RecoveryKey, std::move(recoveryKey),
        PendingAnswer<void>(d->orSession(context), std::move(done)));
}

Result<SecretBytes> VaultSession::newRecoveryKey() const
{
    return RecoveryKey::make(d->random);
}

void VaultSession::replaceWays(WaysIn ways, QObject *context, Done<void> done)
{
    auto owned = std::make_shared<WaysIn>(std::move(ways));
    auto answer = std::make_shared<PendingAnswer<void>>(d->orSession(context), std::move(done));
    d->enqueue([this, owned, answer] { d->startReplacing(std::move(*owned), std::move(*answer)); });
}

void VaultSession::putKeyIntoKeychain(QObject *context, Done<void> done)
{
    auto answer = std::make_shared<PendingAnswer<void>>(d->orSession(context), std::move(done));
    d->enqueue([this, answer] { d->startKeeping(std::move(*answer)); });
}

void VaultSession::checkSecret(SecretBytes secret, QObject *context, Done<KeySlotInfo::Kind> done)
{
    auto owned = std::make_shared<SecretBytes>(std::move(secret));
    auto answer = std::make_shared<PendingAnswer<KeySlotInfo::Kind>>(d->orSession(context), std::move(done));
    d->enqueue([this, owned, answer] { d->startChecking(std::move(*owned), std::move(*answer)); });
}
} // namespace Countersign
