// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/randomsource.h"
#include "core/vault/vaultids.h"
#include "core/vault/vaultopening_p.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

void VaultSession::Private::startWithNewPassword(SecretBytes password, PendingAnswer<void> answer)
{
    auto id = randomUuid(random);
    if (state != State::NoVault || password.isEmpty() || !id) {
        const Error error = state != State::NoVault ? Error{ErrorCode::FileExists, u"not without a vault"_s}
            : password.isEmpty()                    ? Error{ErrorCode::InvalidArgument, u"an empty password"_s}
                                                    : id.error();
        answerLater<void>(std::move(answer), error);
        return finishCommand();
    }
    VaultWork::Plan plan;
    plan.id = *id;
    plan.password = std::move(password);
    plan.passwordCost = options.passwordCost;
    plan.now = clock.nowSeconds();
    runInBackground(
        m_pool, m_guard.get(),
        [store = store, plan = std::move(plan), &random = random]() mutable {
            return VaultWork::create(store, std::move(plan), random);
        },
        [this, answer = std::move(answer)](Result<VaultWork::Made> made) mutable {
            const QPointer<VaultSession> session(q);
            if (!made) {
                answer.give(made.error());
                if (session)
                    finishCommand();
                return;
            }
            adopt(std::move(made->vault), KeySlotInfo::Kind::Password);
            answer.give(success());
            if (session)
                announceNewVault();
        });
}

void VaultSession::Private::startWithNewKey(std::vector<Account> accounts, PendingAnswer<QList<AccountId>> answer)
{
    const auto check = [this, &accounts]() -> Result<void> {
        if (!keychain)
            return ErrorCode::PasswordNeeded;
        for (const Account &account : accounts) {
            if (auto ok = checkAccount(account); !ok)
                return ok;
        }
        return success();
    };
    auto checked = check();
    auto id = randomUuid(random);
    auto key = random.bytes(KeySlots::masterKeySize);
    if (!checked || !id || !key) {
        answerLater<QList<AccountId>>(
            std::move(answer), !checked ? checked.error() : Error{ErrorCode::RandomFailed, {}});
        return finishCommand();
    }
    m_creation = std::make_unique<Creation>(m_guard.get());
    m_creation->answer = std::move(answer);
    m_creation->plan.id = *id;
    m_creation->plan.keychainKey = std::move(*key);
    m_creation->plan.accounts = std::move(accounts);
    m_creation->plan.now = clock.nowSeconds();
    m_creation->text = KeySlots::keychainText(m_creation->plan.keychainKey);
    const auto over = m_creation->over;
    QTimer::singleShot(options.keychainTimeout, m_creation->context, [this, over] {
        if (!*over)
            abandonNewKey({ErrorCode::KeychainTimedOut, u"no answer in time"_s});
    });
    keychain->probe(m_creation->context, [this, over](Result<KeychainBackend> backend) {
        if (*over)
            return;
        if (!backend)
            return abandonNewKey(backend.error());
        writeNewKey(*backend);
    });
}

void VaultSession::Private::writeNewKey(const KeychainBackend &backend)
{
    m_creation->plan.keychainBackend = backend.id;
    m_creation->wroteKey = true;
    keychain->write(uuidText(m_creation->plan.id), m_creation->text.clone(), m_creation->context,
        [this, over = m_creation->over](Result<void> written) {
            if (*over)
                return;
            if (!written)
                return abandonNewKey(written.error());
            readBackNewKey();
        });
}

void VaultSession::Private::readBackNewKey()
{
    keychain->read(
        uuidText(m_creation->plan.id), m_creation->context, [this, over = m_creation->over](Result<SecretBytes> text) {
            if (*over)
                return;
            if (!text)
                return abandonNewKey(text.error());
            if (*text != m_creation->text)
                return abandonNewKey({ErrorCode::KeychainFailed, u"the key reads back differently"_s});
            writeNewVault();
        });
}

void VaultSession::Private::writeNewVault()
{
    // The keychain is done, so its time-out must not strike any more.
    auto finishing = std::make_unique<Creation>(m_guard.get());
    finishing->answer = std::move(m_creation->answer);
    finishing->plan.id = m_creation->plan.id;
    finishing->wroteKey = true;
    VaultWork::Plan plan = std::move(m_creation->plan);
    m_creation = std::move(finishing);
    runInBackground(
        m_pool, m_creation->context,
        [store = store, plan = std::move(plan), &random = random]() mutable {
            return VaultWork::create(store, std::move(plan), random);
        },
        [this, over = m_creation->over](Result<VaultWork::Made> made) {
            if (*over)
                return;
            if (!made)
                return abandonNewKey(made.error());
            auto answer = std::move(m_creation->answer);
            m_creation.reset();
            adopt(std::move(made->vault), KeySlotInfo::Kind::Keychain);
            const QPointer<VaultSession> session(q);
            answer.give(std::move(made->ids));
            if (session)
                announceNewVault();
        });
}

void VaultSession::Private::abandonNewKey(const Error &error)
{
    auto answer = std::move(m_creation->answer);
    // As good as it goes: an entry that no vault needs does no harm.
    if (m_creation->wroteKey)
        keychain->remove(uuidText(m_creation->plan.id), m_guard.get(), [](const Result<void> &) {});
    m_creation.reset();
    const QPointer<VaultSession> session(q);
    answer.give(error);
    if (session)
        finishCommand();
}

void VaultSession::Private::adopt(OpenVaultPointer made, KeySlotInfo::Kind kind)
{
    vault = std::move(made);
    isWritable = true;
    lastVerified = clock.nowSeconds();
    showSlots(vault->header);
    openedWith = kind;
    problem = {};
    state = State::Open;
}

void VaultSession::Private::announceNewVault()
{
    const QPointer<VaultSession> session(q);
    Q_EMIT q->accountsChanged();
    if (session)
        Q_EMIT q->stateChanged(State::Open);
    if (session)
        finishCommand();
}
} // namespace Countersign
