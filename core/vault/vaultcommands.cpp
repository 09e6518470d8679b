// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"
#include "core/crypto/threadstate.h"
#include "core/vault/vaultopening_p.h"
#include "core/vault/vaultsession_p.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
void wipeCodes(QHash<AccountId, CodeWindow> &codes)
{
    for (CodeWindow &window : codes)
        wipe(window.code);
    codes.clear();
}
} // namespace

VaultSession::Private::Private(
    VaultSession *session, Options chosen, const Clock &clockToUse, RandomSource &randomToUse, Keychain *keychainToUse)
    : q(session)
    , options(std::move(chosen))
    , clock(clockToUse)
    , random(randomToUse)
    , keychain(keychainToUse)
    , store(options.path)
    , records(options.recordsPath)
    , m_guard(std::make_unique<QObject>())
{
    m_pool.setMaxThreadCount(1);
}

VaultSession::Private::~Private()
{
    // Nobody is to hear of anything any more: late answers of the keychain end here.
    m_opening.reset();
    m_creation.reset();
    m_conversation.reset();
    m_guard.reset();
    wipeCodes(counterCodes);
    // A save that runs is let finish; no job ever waits for anything but the disk and the processor.
    m_pool.start([] { releaseCryptoThreadState(); });
    m_pool.waitForDone();
}

void VaultSession::Private::enqueue(std::function<void()> start)
{
    m_waiting.push_back(std::move(start));
    if (!m_isBusy)
        finishCommand();
}

void VaultSession::Private::finishCommand()
{
    m_isBusy = false;
    if (m_waiting.empty())
        return;
    m_isBusy = true;
    const auto start = std::move(m_waiting.front());
    m_waiting.pop_front();
    start();
}

bool VaultSession::Private::publish(OpenVaultPointer fresh)
{
    if (fresh == vault || !vault)
        return false;
    vault = std::move(fresh);
    isWritable = vault->isWritable;
    lastVerified = clock.nowSeconds();
    showSlots(vault->header);
    for (auto code = counterCodes.begin(); code != counterCodes.end();) {
        const Account *account = content()->account(code.key());
        if (account && !account->parameters.isTimeBased() && account->parameters.digits == code->code.size()) {
            ++code;
            continue;
        }
        wipe(code->code);
        code = counterCodes.erase(code);
    }
    return true;
}

Result<const Account *> VaultSession::Private::accountOf(const AccountId &id) const
{
    if (!content())
        return ErrorCode::NotOpen;
    const Account *account = content()->account(id);
    if (!account)
        return ErrorCode::AccountNotFound;
    return account;
}

void VaultSession::Private::probe(PendingAnswer<KeychainBackend> answer)
{
    if (!keychain) {
        answerLater<KeychainBackend>(
            std::move(answer), Error{ErrorCode::KeychainUnavailable, u"no keychain is to be used"_s});
        return;
    }
    // Whichever comes first; the other one finds the answer given.
    auto shared = std::make_shared<PendingAnswer<KeychainBackend>>(std::move(answer));
    QTimer::singleShot(options.keychainTimeout, m_guard.get(), [shared] { shared->give(ErrorCode::KeychainTimedOut); });
    keychain->probe(m_guard.get(), [shared](Result<KeychainBackend> backend) { shared->give(std::move(backend)); });
}

void VaultSession::Private::reloadIfChanged()
{
    if (!vault || m_reloadIsWaiting)
        return;
    m_reloadIsWaiting = true;
    enqueue([this] {
        m_reloadIsWaiting = false;
        startReloading();
    });
}

void VaultSession::Private::startReloading()
{
    if (!vault) {
        finishCommand();
        return;
    }
    runInBackground(
        m_pool, m_guard.get(),
        [store = store, current = vault]() -> Result<OpenVaultPointer> {
            if (store.stamp() == current->stamp)
                return current;
            return VaultWork::refreshed(store, current);
        },
        [this, epoch = m_epoch](Result<OpenVaultPointer> fresh) {
            if (!fresh)
                qCWarning(logVault, "reloading: error %d, %s", static_cast<int>(fresh.error().code),
                    qUtf8Printable(fresh.error().detail));
            const QPointer<VaultSession> session(q);
            if (fresh && epoch == m_epoch && publish(std::move(*fresh)))
                Q_EMIT q->accountsChanged();
            if (session)
                finishCommand();
        });
}

void VaultSession::Private::lock()
{
    if (state == State::Opening)
        return cancelOpening();
    if (state != State::Open)
        return;
    ++m_epoch;
    vault.reset();
    wipeCodes(counterCodes);
    openedWith.reset();
    missingKey.reset();
    const bool opensAgain = keychain && std::any_of(keySlots.cbegin(), keySlots.cend(), [](const KeySlotInfo &slot) {
        return slot.kind == KeySlotInfo::Kind::Keychain;
    });
    problem = {Error{opensAgain ? ErrorCode::Cancelled : ErrorCode::PasswordNeeded, u"locked"_s}, {}, {}};
    state = State::Closed;
    const QPointer<VaultSession> session(q);
    Q_EMIT q->stateChanged(State::Closed);
    if (session)
        Q_EMIT q->accountsChanged();
}
} // namespace Countersign
