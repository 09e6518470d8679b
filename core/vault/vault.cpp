// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vault.h"

#include "core/vault/jsontree.h"
#include "core/vault/vaultfile.h"
#include "core/vault/vaultids.h"

#include <algorithm>
#include <limits>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// Aegis keeps it in 63 bits.
constexpr auto lastCounter = std::uint64_t{std::numeric_limits<std::int64_t>::max()};

QString normalized(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C);
}

void normalizeTexts(Account &account)
{
    account.issuer = normalized(account.issuer);
    account.name = normalized(account.name);
}

bool needsPin(OtpType type)
{
    return type == OtpType::Motp || type == OtpType::Yandex;
}

void apply(const AccountEdit &edit, Account &account)
{
    account.issuer = edit.issuer.value_or(account.issuer);
    account.name = edit.name.value_or(account.name);
    account.note = edit.note.value_or(account.note);
    account.favorite = edit.favorite.value_or(account.favorite);
    account.parameters = edit.parameters.value_or(account.parameters);
    normalizeTexts(account);
}
} // namespace

Result<void> checkAccount(const Account &account)
{
    if (auto parameters = validated(account.parameters); !parameters)
        return parameters.error();
    if (account.secret.isEmpty())
        return ErrorCode::EmptySecret;
    if (needsPin(account.parameters.type) && account.pin.isEmpty())
        return Error{ErrorCode::InvalidArgument, u"pin"_s};
    if (!account.pin.view().isValidUtf8())
        return Error{ErrorCode::InvalidArgument, u"pin: not UTF-8"_s};
    if (account.parameters.counter > lastCounter)
        return Error{ErrorCode::InvalidArgument, u"counter"_s};
    if (account.unknownMembers.isEmpty())
        return success();
    const auto extras = JsonTree::parse(account.unknownMembers.clone(), {.depth = VaultLimits::entryDepth});
    if (!extras || !extras->root().isObject())
        return Error{ErrorCode::InvalidArgument, u"unknown members"_s};
    return success();
}

VaultItem VaultItem::clone() const
{
    VaultItem copy;
    copy.id = id;
    if (account)
        copy.account = account->clone();
    copy.reason = reason;
    copy.detail = detail;
    copy.verbatim = verbatim.clone();
    copy.removed = removed;
    copy.recordOthers = recordOthers.clone();
    return copy;
}

void Vault::setOthers(std::shared_ptr<const SecretBytes> others, std::shared_ptr<const SecretBytes> ownOthers)
{
    m_others = std::move(others);
    m_ownOthers = std::move(ownOthers);
}

Result<QList<AccountId>> Vault::add(std::vector<Account> accounts, RandomSource &random, UnixTime now)
{
    std::vector<IncomingAccount> incoming;
    incoming.reserve(accounts.size());
    for (Account &account : accounts)
        incoming.push_back({std::move(account), {}});
    return take(std::move(incoming), random, now);
}

Result<QList<AccountId>> Vault::take(std::vector<IncomingAccount> incoming, RandomSource &random, UnixTime now)
{
    QList<AccountId> ids;
    for (const IncomingAccount &one : incoming) {
        const auto *place = one.replaces.isNull() ? nullptr : itemOf(one.replaces, true);
        if (!one.replaces.isNull() && (place == nullptr || !(*place)->account))
            return ErrorCode::AccountNotFound;
        if (auto ok = checkAccount(one.account); !ok)
            return ok.error();
        auto id = randomUuid(random);
        if (!id)
            return id.error();
        ids.append(*id);
    }
    for (std::size_t i = 0; i < incoming.size(); ++i) {
        Account &account = incoming[i].account;
        account.id = ids.at(static_cast<qsizetype>(i));
        normalizeTexts(account);
        if (account.created == UnixTime{})
            account.created = now;
        account.modified = now;
        VaultItem item;
        item.id = account.id;
        item.account = std::move(account);
        if (incoming[i].replaces.isNull())
            m_items.push_back(std::make_shared<const VaultItem>(std::move(item)));
        else
            replace(incoming[i].replaces, std::move(item), now);
    }
    m_modified = now;
    return ids;
}

/// The one to be replaced is there, unless another one has replaced it just before.
void Vault::replace(const AccountId &old, VaultItem fresh, UnixTime now)
{
    const auto place =
        std::find_if(m_items.begin(), m_items.end(), [&old](const auto &item) { return item->id == old; });
    const Account &before = *(*place)->account;
    fresh.account->note = before.note;
    fresh.account->groups = before.groups;
    fresh.account->favorite = before.favorite;
    VaultItem gone = (*place)->clone();
    gone.removed = now;
    *place = std::make_shared<const VaultItem>(std::move(gone));
    m_items.insert(std::next(place), std::make_shared<const VaultItem>(std::move(fresh)));
}

Result<void> Vault::edit(const AccountId &id, const AccountEdit &edit, UnixTime now)
{
    auto *place = itemOf(id, true);
    if (!place || !(*place)->account)
        return ErrorCode::AccountNotFound;
    VaultItem item = (*place)->clone();
    apply(edit, *item.account);
    item.account->modified = now;
    if (auto ok = checkAccount(*item.account); !ok)
        return ok.error();
    *place = std::make_shared<const VaultItem>(std::move(item));
    m_modified = now;
    return success();
}

Result<void> Vault::remove(const QList<AccountId> &ids, UnixTime now)
{
    return moveAll(ids, now, now);
}

Result<void> Vault::restore(const QList<AccountId> &ids, UnixTime now)
{
    return moveAll(ids, std::nullopt, now);
}

Result<void> Vault::exchange(const QList<AccountId> &out, const QList<AccountId> &in, UnixTime now)
{
    // Nothing is moved unless all can be.
    if (!hasAll(out, true) || !hasAll(in, false))
        return ErrorCode::AccountNotFound;
    if (auto moved = moveAll(out, now, now); !moved)
        return moved;
    return moveAll(in, std::nullopt, now);
}

bool Vault::hasAll(const QList<AccountId> &ids, bool live)
{
    return std::all_of(ids.begin(), ids.end(), [&](const AccountId &id) { return itemOf(id, live) != nullptr; });
}

Result<CodeWindow> Vault::advanceCounter(const AccountId &id, UnixTime now)
{
    auto *place = itemOf(id, true);
    if (!place || !(*place)->account)
        return ErrorCode::AccountNotFound;
    const OtpParameters &parameters = (*place)->account->parameters;
    if (parameters.isTimeBased() || parameters.counter >= lastCounter)
        return Error{ErrorCode::InvalidArgument, u"counter"_s};
    auto code = OtpGenerator::codeAt(*(*place)->account, now);
    if (!code)
        return code;
    VaultItem item = (*place)->clone();
    ++item.account->parameters.counter;
    item.account->modified = now;
    *place = std::make_shared<const VaultItem>(std::move(item));
    m_modified = now;
    return code;
}

std::shared_ptr<const VaultItem> *Vault::itemOf(const AccountId &id, bool live)
{
    const auto found = std::find_if(
        m_items.begin(), m_items.end(), [&](const auto &item) { return item->id == id && item->isLive() == live; });
    return found == m_items.end() ? nullptr : &*found;
}

Result<void> Vault::moveAll(const QList<AccountId> &ids, std::optional<UnixTime> removed, UnixTime now)
{
    std::vector<std::shared_ptr<const VaultItem> *> places;
    for (const AccountId &id : ids) {
        auto *place = itemOf(id, removed.has_value());
        if (!place)
            return ErrorCode::AccountNotFound;
        places.push_back(place);
    }
    for (auto *place : places) {
        VaultItem item = (*place)->clone();
        item.removed = removed;
        *place = std::make_shared<const VaultItem>(std::move(item));
    }
    m_modified = now;
    return success();
}
} // namespace Countersign
