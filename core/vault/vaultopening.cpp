// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultopening_p.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// So long the keychain may take before we find out who it is.
constexpr std::chrono::milliseconds patience{1000};

KeySlotInfo::Kind kindOf(const KeySlot &slot)
{
    if (slot.isKeychain())
        return KeySlotInfo::Kind::Keychain;
    if (slot.isRecoveryKey())
        return KeySlotInfo::Kind::RecoveryKey;
    if (slot.isPassword())
        return KeySlotInfo::Kind::Password;
    return KeySlotInfo::Kind::Foreign;
}

/// Why the keychain is not asked.
Error withoutKeychain(const VaultFile &file)
{
    const auto hasType = [&file](auto matches) { return std::any_of(file.slots.begin(), file.slots.end(), matches); };
    if (hasType([](const KeySlot &slot) { return slot.type == KeySlot::Type::Password; }))
        return {ErrorCode::PasswordNeeded, {}};
    if (hasType([](const KeySlot &slot) { return slot.damaged; }))
        return {ErrorCode::FileDamaged, u"key slots"_s};
    return {ErrorCode::NoWayIn, {}};
}

KeySlotInfo::Kind kindOf(const VaultWork::Unwrapped &unwrapped)
{
    if (unwrapped.kind == KeySlot::Kind::Keychain)
        return KeySlotInfo::Kind::Keychain;
    return unwrapped.kind == KeySlot::Kind::RecoveryKey ? KeySlotInfo::Kind::RecoveryKey : KeySlotInfo::Kind::Password;
}

VaultWork::Opened openedBy(VaultWork::ReadFile read, Result<VaultWork::Unwrapped> unwrapped)
{
    if (!unwrapped)
        return {unwrapped.error()};
    const auto kind = kindOf(*unwrapped);
    const QUuid slot = unwrapped->slot;
    return {VaultWork::open(std::move(read), std::move(unwrapped->masterKey)), kind, slot};
}

VaultWork::Opened openedWithPassword(
    const VaultStore &store, const SecretBytes &password, const std::atomic<bool> &cancelled)
{
    auto read = VaultWork::read(store);
    if (!read)
        return {read.error()};
    auto unwrapped = VaultWork::masterKeyFromPassword(read->file, password, cancelled);
    return openedBy(std::move(*read), std::move(unwrapped));
}
} // namespace

void VaultSession::Private::startLoading(Ask ask)
{
    if (state == State::Open || state == State::Opening)
        return finishCommand();
    m_opening = std::make_unique<Opening>(m_guard.get());
    state = State::Opening;
    runInBackground(
        m_pool, m_opening->context,
        [store = store, records = records] { return std::pair(VaultWork::read(store), records.read()); },
        [this, over = m_opening->over, ask](std::pair<Result<VaultWork::ReadFile>, WayRecords::Map> read) {
            if (*over)
                return;
            m_recorded = std::move(read.second);
            finishReading(std::move(read.first), ask);
        });
    Q_EMIT q->stateChanged(State::Opening);
}

void VaultSession::Private::showSlots(const VaultFile &file)
{
    keySlots.clear();
    for (const KeySlot &slot : file.slots) {
        const auto recorded = m_recorded.value(slot.uuid);
        keySlots.append({kindOf(slot), slot.keychainBackend, slot.created, recorded.used, recorded.checked});
    }
}

void VaultSession::Private::noteWay(const QUuid &slot, const WayRecords::Record &record)
{
    WayRecords::Record &kept = m_recorded[slot];
    kept = WayRecords::merged(kept, record);
    // After what is under way, and waited for by nobody but the session's end.
    m_pool.start([records = records, slot, record] { records.note(slot, record); });
}

void VaultSession::Private::finishReading(Result<VaultWork::ReadFile> read, Ask ask)
{
    if (!read && read.error().code == ErrorCode::FileNotFound) {
        keySlots.clear();
        isWritable = true;
        return leaveOpening(State::NoVault, success());
    }
    if (!read) {
        keySlots.clear();
        return closeWith(read.error());
    }
    showSlots(read->file);
    isWritable = read->isWritable;
    const auto &found = read->file.slots;
    const auto slot = std::find_if(found.begin(), found.end(),
        [](const KeySlot &candidate) { return kindOf(candidate) == KeySlotInfo::Kind::Keychain; });
    const bool hasOtherWay = std::any_of(
        found.begin(), found.end(), [](const KeySlot &candidate) { return candidate.type == KeySlot::Type::Password; });
    const bool asks = slot != found.end() && keychain && (ask == Ask::Keychain || !hasOtherWay);
    const QString account = asks ? slot->keychainAccount : QString();
    m_opening->expectedBackend = slot != found.end() ? slot->keychainBackend : QString();
    m_opening->read = std::move(*read);
    if (!asks)
        return closeWith(withoutKeychain(m_opening->read.file));
    askKeychain(account);
}

void VaultSession::Private::limitWaiting()
{
    QTimer::singleShot(options.keychainTimeout, m_opening->context, [this, over = m_opening->over] {
        if (!*over)
            closeWith(m_opening->trouble.value_or(Error{ErrorCode::KeychainTimedOut, u"no answer in time"_s}));
    });
}

void VaultSession::Private::askKeychain(const QString &account)
{
    QObject *context = m_opening->context;
    const auto over = m_opening->over;
    limitWaiting();
    // Who answers is of interest only when something is wrong, and asking would delay every start.
    QTimer::singleShot(std::min(patience, options.keychainTimeout / 2), context, [this, over] {
        if (!*over)
            askWhoAnswers();
    });
    keychain->read(account, context, [this, over](Result<SecretBytes> text) {
        if (*over)
            return;
        if (!text)
            return closeForKeychain(text.error());
        unwrapWithKeychainText(std::move(*text));
    });
}

void VaultSession::Private::askWhoAnswers()
{
    keychain->probe(m_opening->context, [this, over = m_opening->over](Result<KeychainBackend> backend) {
        if (*over)
            return;
        // It is only told, so a failure here means nothing by itself.
        if (backend)
            m_opening->answeringBackend = backend->id;
        if (m_opening->trouble)
            closeWith(*m_opening->trouble);
    });
}

void VaultSession::Private::closeForKeychain(const Error &error)
{
    if (!m_opening->answeringBackend.isEmpty())
        return closeWith(error);
    m_opening->trouble = error;
    limitWaiting();
    askWhoAnswers();
}

void VaultSession::Private::unwrapWithKeychainText(SecretBytes text)
{
    // The keychain has answered: its time-out, a child of the context, must not strike during our own work.
    auto opening = std::make_unique<Opening>(m_guard.get());
    opening->expectedBackend = m_opening->expectedBackend;
    opening->answeringBackend = m_opening->answeringBackend;
    VaultWork::ReadFile read = std::move(m_opening->read);
    m_opening = std::move(opening);
    runInBackground(
        m_pool, m_opening->context,
        [read = std::move(read), text = std::move(text)]() mutable {
            auto unwrapped = VaultWork::masterKeyFromKeychain(read.file, text);
            return openedBy(std::move(read), std::move(unwrapped));
        },
        [this, over = m_opening->over](VaultWork::Opened opened) {
            if (!*over)
                finishOpening(std::move(opened));
        });
}

void VaultSession::Private::startWithPassword(SecretBytes password, PendingAnswer<void> answer)
{
    if (state != State::Closed) {
        answerLater<void>(std::move(answer), Error{ErrorCode::InvalidArgument, u"not closed"_s});
        return finishCommand();
    }
    m_opening = std::make_unique<Opening>(m_guard.get());
    m_opening->keepsProblem = true;
    m_opening->answer = std::move(answer);
    state = State::Opening;
    runInBackground(
        m_pool, m_opening->context,
        [store = store, password = std::move(password), over = m_opening->over] {
            return openedWithPassword(store, password, *over);
        },
        [this, over = m_opening->over](VaultWork::Opened opened) {
            if (!*over)
                finishOpening(std::move(opened));
        });
    Q_EMIT q->stateChanged(State::Opening);
}

void VaultSession::Private::finishOpening(VaultWork::Opened opened)
{
    if (!opened.vault && opened.vault.error().code == ErrorCode::KeyDoesNotFit)
        return closeForKeychain(opened.vault.error());
    if (!opened.vault)
        return closeWith(opened.vault.error());
    vault = std::move(*opened.vault);
    isWritable = vault->isWritable;
    lastVerified = clock.nowSeconds();
    noteWay(opened.slot, {lastVerified, {}});
    showSlots(vault->header);
    openedWith = opened.kind;
    const ErrorCode code = problem.error.code;
    const bool lacksKey = code == ErrorCode::KeychainEntryNotFound || code == ErrorCode::KeyDoesNotFit;
    missingKey = opened.kind != KeySlotInfo::Kind::Keychain && lacksKey ? std::optional(problem) : std::nullopt;
    problem = {};
    leaveOpening(State::Open, success());
}

void VaultSession::Private::closeWith(const Error &error)
{
    if (!m_opening->keepsProblem || error.code == ErrorCode::Cancelled)
        problem = {error, m_opening->expectedBackend, m_opening->answeringBackend};
    leaveOpening(State::Closed, error);
}

void VaultSession::Private::cancelOpening()
{
    if (m_opening)
        closeWith({ErrorCode::Cancelled, {}});
}

void VaultSession::Private::leaveOpening(State newState, Result<void> result)
{
    PendingAnswer<void> answer = std::move(m_opening->answer);
    m_opening.reset();
    state = newState;
    const QPointer<VaultSession> session(q);
    answer.give(std::move(result));
    // The accounts first: whoever shows them when the vault is open has them by then.
    if (session && newState == State::Open)
        Q_EMIT q->accountsChanged();
    if (session)
        Q_EMIT q->stateChanged(newState);
    if (session)
        finishCommand();
}
} // namespace Countersign
