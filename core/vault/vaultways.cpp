// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"
#include "core/base/randomsource.h"
#include "core/vault/vaultids.h"
#include "core/vault/vaultways_p.h"

#include <algorithm>
#include <functional>

namespace Countersign::VaultWork
{
using namespace Qt::StringLiterals;

namespace
{
/// A vault on a shared disk has one keychain slot for each computer. More than these, and the oldest is given up.
constexpr std::ptrdiff_t maximumKeychainSlots = 4;

bool isOfKind(const KeySlot &slot, KeySlot::Kind kind)
{
    return kind == KeySlot::Kind::RecoveryKey ? slot.isRecoveryKey() : slot.isPassword();
}

Result<KeySlot> secretSlot(const SecretBytes &masterKey, KeySlot::Kind kind, const SecretBytes &secret,
    const SlotTerms &terms, RandomSource &random)
{
    auto slot = KeySlots::wrapForPassword(masterKey, secret, terms.passwordCost, random);
    if (!slot)
        return slot;
    slot->kind = kind;
    slot->created = terms.now;
    // What was wrapped is unwrapped once: this may be the only way in some day.
    const auto unwrapped = KeySlots::unwrapWithPassword(*slot, secret);
    if (!unwrapped)
        return unwrapped.error();
    if (*unwrapped != masterKey)
        return Error{ErrorCode::CryptoFailed, u"a slot opens to another key"_s};
    return slot;
}

/// The slot of this kind that the secret opens.
Result<KeySlot> slotOf(const VaultFile &header, KeySlot::Kind kind, const SecretBytes &secret)
{
    Error trouble{ErrorCode::WrongPassword, u"no slot opens"_s};
    for (const KeySlot &slot : header.slots) {
        if (!isOfKind(slot, kind))
            continue;
        const auto unwrapped = KeySlots::unwrapWithPassword(slot, secret);
        if (unwrapped)
            return slot;
        if (unwrapped.error().code != ErrorCode::WrongPassword)
            trouble = unwrapped.error();
    }
    return trouble;
}

/// Makes the slots of one vault under another master key.
class Rewrapping
{
public:
    Rewrapping(const VaultFile &old, const SecretBytes &masterKey, const SlotTerms &terms, RandomSource &random)
        : m_old(old)
        , m_masterKey(masterKey)
        , m_terms(terms)
        , m_random(random)
    {
    }

    [[nodiscard]] Result<void> addSecret(KeySlot::Kind kind, const WayIn &way, VaultFile &header)
    {
        SlotTerms terms = m_terms;
        QUuid uuid;
        if (!way.isNew) {
            const auto before = slotOf(m_old, kind, way.secret);
            if (!before)
                return before.error();
            terms.now = before->created;
            uuid = before->uuid;
        }
        auto slot = secretSlot(m_masterKey, kind, way.secret, terms, m_random);
        if (!slot)
            return slot.error();
        if (!uuid.isNull())
            slot->uuid = uuid;
        header.addSlot(std::move(*slot));
        return success();
    }

    [[nodiscard]] Result<void> addKeychain(const SecretBytes &text, VaultFile &header)
    {
        const auto key = KeySlots::keyFromKeychainText(text);
        if (!key)
            return key.error();
        bool fits = false;
        for (const KeySlot &slot : m_old.slots) {
            if (!slot.isKeychain() || !KeySlots::unwrapRaw(slot, *key))
                continue;
            auto fresh =
                KeySlots::wrapForKeychain(m_masterKey, *key, slot.keychainAccount, slot.keychainBackend, m_random);
            if (!fresh)
                return fresh.error();
            fresh->created = slot.created;
            fresh->uuid = slot.uuid;
            header.addSlot(std::move(*fresh));
            fits = true;
        }
        if (!fits)
            return Error{ErrorCode::KeyDoesNotFit, u"no keychain slot opens"_s};
        return success();
    }

private:
    const VaultFile &m_old;
    const SecretBytes &m_masterKey;
    const SlotTerms &m_terms;
    RandomSource &m_random;
};

Result<OpenVaultPointer> rewrapped(const OpenVaultPointer &base, const WaysIn &ways, const SecretBytes &keychainText,
    const SlotTerms &terms, RandomSource &random)
{
    auto masterKey = random.bytes(KeySlots::masterKeySize);
    if (!masterKey)
        return masterKey.error();
    auto changed = std::make_shared<OpenVault>(*base);
    changed->header.slots.clear();
    Rewrapping rewrapping(base->header, *masterKey, terms, random);
    if (ways.password) {
        if (auto ok = rewrapping.addSecret(KeySlot::Kind::Password, *ways.password, changed->header); !ok)
            return ok.error();
    }
    if (ways.recoveryKey) {
        if (auto ok = rewrapping.addSecret(KeySlot::Kind::RecoveryKey, *ways.recoveryKey, changed->header); !ok)
            return ok.error();
    }
    if (!keychainText.isEmpty()) {
        const auto ok = rewrapping.addKeychain(keychainText, changed->header);
        const bool isLost = !ok && ok.error().code == ErrorCode::KeyDoesNotFit && ways.mayLoseKeychain;
        if (!ok && !isLost)
            return ok.error();
    }
    if (changed->header.slots.empty())
        return Error{ErrorCode::NoWayIn, u"the last way in"_s};
    changed->masterKey = std::make_shared<const SecretBytes>(std::move(*masterKey));
    return changed;
}

/// What becomes of the copy of the vault as it was before the change.
enum class Previous {
    Kept,
    SealedAnew, ///< Saved twice: that copy, too, no longer opens with what was given up.
};

/// Locks, reads what is on the disk now, and saves what @p change makes of it.
template<typename Change>
Result<OpenVaultPointer> changed(const VaultStore &store, const OpenVaultPointer &current, RandomSource &random,
    const Change &change, Previous previous = Previous::Kept)
{
    const auto lock = store.lock();
    if (!lock)
        return lock.error();
    const auto base = refreshed(store, current);
    if (!base)
        return base.error();
    Result<OpenVaultPointer> result = change(*base);
    if (!result)
        return result;
    auto saved = save(store, *result, (*result)->content->vault(), *lock, random);
    if (!saved || previous == Previous::Kept)
        return saved;
    auto again = save(store, *saved, (*saved)->content->vault(), *lock, random);
    if (again)
        return again;
    // The vault opens with the new ways only, so this cannot be told as a failure any more.
    qCWarning(logVault, "the previous copy was not sealed anew and goes: %s", qUtf8Printable(again.error().detail));
    store.removePrevious(*lock);
    return saved;
}
} // namespace

Result<OpenVaultPointer> addSecret(const VaultStore &store, const OpenVaultPointer &current, KeySlot::Kind kind,
    const SecretBytes &secret, const SlotTerms &terms, RandomSource &random)
{
    return changed(store, current, random, [&](const OpenVaultPointer &base) -> Result<OpenVaultPointer> {
        const auto &slots = base->header.slots;
        if (std::any_of(slots.begin(), slots.end(), [kind](const KeySlot &slot) { return isOfKind(slot, kind); }))
            return Error{ErrorCode::InvalidArgument, u"there is one already"_s};
        auto slot = secretSlot(*base->masterKey, kind, secret, terms, random);
        if (!slot)
            return slot.error();
        auto with = std::make_shared<OpenVault>(*base);
        with->header.addSlot(std::move(*slot));
        return with;
    });
}

Result<OpenVaultPointer> replaceWays(const VaultStore &store, const OpenVaultPointer &current, const WaysIn &ways,
    const SecretBytes &keychainText, const SlotTerms &terms, RandomSource &random)
{
    return changed(
        store, current, random,
        [&](const OpenVaultPointer &base) { return rewrapped(base, ways, keychainText, terms, random); },
        Previous::SealedAnew);
}

Result<OpenVaultPointer> addKeychainSlot(const VaultStore &store, const OpenVaultPointer &current, const KeptKey &kept,
    const SlotTerms &terms, RandomSource &random)
{
    return changed(store, current, random, [&](const OpenVaultPointer &base) -> Result<OpenVaultPointer> {
        auto slot = KeySlots::wrapForKeychain(*base->masterKey, kept.key, uuidText(kept.vaultId), kept.backend, random);
        if (!slot)
            return slot.error();
        slot->created = terms.now;
        auto with = std::make_shared<OpenVault>(*base);
        auto &slots = with->header.slots;
        const auto isKeychain = std::mem_fn(&KeySlot::isKeychain);
        while (std::count_if(slots.begin(), slots.end(), isKeychain) >= maximumKeychainSlots)
            slots.erase(std::find_if(slots.begin(), slots.end(), isKeychain));
        with->header.addSlot(std::move(*slot));
        if (base->content->vault().id().isNull()) { // another app's file
            Vault vault = base->content->vault();
            vault.setId(kept.vaultId);
            with->content = std::make_shared<const VaultContent>(std::move(vault));
        }
        return with;
    });
}
} // namespace Countersign::VaultWork
