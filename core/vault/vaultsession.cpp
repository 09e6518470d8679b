// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultsession.h"

#include "core/base/logging.h"
#include "core/vault/vaultsession_p.h"

#include <QStandardPaths>

namespace Countersign
{
using namespace Qt::StringLiterals;

VaultSession::VaultSession(
    Options options, const Clock &clock, RandomSource &random, Keychain *keychain, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options), clock, random, keychain))
{
}

VaultSession::~VaultSession() = default;

QString VaultSession::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/countersign/vault.json"_s;
}

VaultSession::State VaultSession::state() const
{
    return d->state;
}

QString VaultSession::path() const
{
    return d->options.path;
}

const OpenProblem &VaultSession::problem() const
{
    return d->problem;
}

std::optional<OpenProblem> VaultSession::missingKey() const
{
    return d->missingKey;
}

QList<KeySlotInfo> VaultSession::keySlots() const
{
    return d->keySlots;
}

std::optional<KeySlotInfo::Kind> VaultSession::openedWith() const
{
    return d->openedWith;
}

bool VaultSession::isWritable() const
{
    return d->isWritable;
}

void VaultSession::load()
{
    if (d->state != State::Open && d->state != State::Opening)
        d->enqueue([this] { d->startLoading(Private::Ask::Keychain); });
}

void VaultSession::loadWithoutKeychain()
{
    if (d->state != State::Open && d->state != State::Opening)
        d->enqueue([this] { d->startLoading(Private::Ask::PersonFirst); });
}

void VaultSession::cancelOpening()
{
    d->cancelOpening();
}

void VaultSession::openWithPassword(SecretBytes password, QObject *context, Done<void> done)
{
    auto owned = std::make_shared<SecretBytes>(std::move(password));
    auto answer = std::make_shared<PendingAnswer<void>>(d->orSession(context), std::move(done));
    d->enqueue([this, owned, answer] { d->startWithPassword(std::move(*owned), std::move(*answer)); });
}

void VaultSession::lock()
{
    d->lock();
}

void VaultSession::probeKeychain(QObject *context, Done<KeychainBackend> done)
{
    d->probe(PendingAnswer<KeychainBackend>(d->orSession(context), std::move(done)));
}

void VaultSession::createWithPassword(SecretBytes password, QObject *context, Done<void> done)
{
    auto owned = std::make_shared<SecretBytes>(std::move(password));
    auto answer = std::make_shared<PendingAnswer<void>>(d->orSession(context), std::move(done));
    d->enqueue([this, owned, answer] { d->startWithNewPassword(std::move(*owned), std::move(*answer)); });
}

QList<AccountSummary> VaultSession::summaries() const
{
    return d->content() ? d->content()->summaries() : QList<AccountSummary>();
}

std::optional<AccountSummary> VaultSession::summary(AccountId id) const
{
    return d->content() ? d->content()->summary(id) : std::nullopt;
}

QList<RepairItem> VaultSession::repairs() const
{
    return d->content() ? d->content()->repairs() : QList<RepairItem>();
}

Result<CodeWindow> VaultSession::codeAt(AccountId id, UnixTime time) const
{
    const auto account = d->accountOf(id);
    if (!account)
        return account.error();
    if ((*account)->parameters.isTimeBased())
        return OtpGenerator::codeAt(**account, time);
    const auto code = d->counterCodes.constFind(id);
    if (code == d->counterCodes.constEnd())
        return Error{ErrorCode::InvalidArgument, u"no code made yet"_s};
    CodeWindow window = *code;
    window.validFrom = time;
    window.validUntil = time;
    return window;
}

Result<CodeWindow> VaultSession::codeAfter(AccountId id, UnixTime time) const
{
    const auto account = d->accountOf(id);
    if (!account)
        return account.error();
    if (!(*account)->parameters.isTimeBased())
        return Error{ErrorCode::InvalidArgument, u"counter codes have no next window"_s};
    return OtpGenerator::codeAfter(**account, time);
}

Result<Account> VaultSession::reveal(AccountId id) const
{
    const auto account = d->accountOf(id);
    if (!account)
        return account.error();
    return (*account)->clone();
}

std::optional<AccountId> VaultSession::find(const Account &account) const
{
    return d->content() ? d->content()->find(account) : std::nullopt;
}

void VaultSession::addAccounts(std::vector<Account> accounts, QObject *context, Done<QList<AccountId>> done)
{
    auto owned = std::make_shared<std::vector<Account>>(std::move(accounts));
    auto answer = std::make_shared<PendingAnswer<QList<AccountId>>>(d->orSession(context), std::move(done));
    d->enqueue([this, owned, answer] {
        if (d->state == State::NoVault)
            return d->startWithNewKey(std::move(*owned), std::move(*answer));
        d->startChange<QList<AccountId>>(
            std::move(*answer), [owned, now = d->clock.nowSeconds(), &random = d->random](Vault &vault) {
                return vault.add(std::move(*owned), random, now);
            });
    });
}

void VaultSession::takeAccounts(std::vector<IncomingAccount> incoming, QObject *context, Done<QList<AccountId>> done)
{
    auto owned = std::make_shared<std::vector<IncomingAccount>>(std::move(incoming));
    d->change<QList<AccountId>>(
        context, std::move(done), [owned, now = d->clock.nowSeconds(), &random = d->random](Vault &vault) {
            return vault.take(std::move(*owned), random, now);
        });
}

void VaultSession::exchangeAccounts(QList<AccountId> out, QList<AccountId> in, QObject *context, Done<void> done)
{
    d->change<void>(context, std::move(done),
        [out = std::move(out), in = std::move(in), now = d->clock.nowSeconds()](
            Vault &vault) { return vault.exchange(out, in, now); });
}

void VaultSession::editAccount(AccountId id, AccountEdit edit, QObject *context, Done<void> done)
{
    d->change<void>(context, std::move(done),
        [id, edit = std::move(edit), now = d->clock.nowSeconds()](Vault &vault) { return vault.edit(id, edit, now); });
}

void VaultSession::removeAccounts(QList<AccountId> ids, QObject *context, Done<void> done)
{
    d->change<void>(context, std::move(done),
        [ids = std::move(ids), now = d->clock.nowSeconds()](Vault &vault) { return vault.remove(ids, now); });
}

void VaultSession::restoreAccounts(QList<AccountId> ids, QObject *context, Done<void> done)
{
    d->change<void>(context, std::move(done),
        [ids = std::move(ids), now = d->clock.nowSeconds()](Vault &vault) { return vault.restore(ids, now); });
}

void VaultSession::advanceCounter(AccountId id, QObject *context, Done<CodeWindow> done)
{
    d->change<CodeWindow>(
        context, std::move(done),
        [id, now = d->clock.nowSeconds()](Vault &vault) { return vault.advanceCounter(id, now); },
        [this, id](const Result<CodeWindow> &code) {
            if (code)
                d->counterCodes.insert(id, *code);
        });
}

void VaultSession::reloadIfChanged()
{
    d->reloadIfChanged();
}
} // namespace Countersign
