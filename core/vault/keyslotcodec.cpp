// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/hex.h"
#include "core/vault/jsonhelpers_p.h"
#include "core/vault/jsonwriter.h"
#include "core/vault/vaultfile.h"
#include "core/vault/vaultids.h"

#include <bit>
#include <limits>

namespace Countersign::KeySlotCodec
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::uint64_t rawType = 0;
constexpr std::uint64_t passwordType = 1;
constexpr auto known = {"type", "uuid", "key", "key_params", "n", "r", "p", "salt", "repaired", "is_backup"};
constexpr auto keychainKind = "keychain";
constexpr auto passwordKind = "password";
constexpr auto recoveryKeyKind = "recovery-key";

std::string_view nameOf(KeySlot::Kind kind)
{
    switch (kind) {
    case KeySlot::Kind::None:
        return {};
    case KeySlot::Kind::Keychain:
        return keychainKind;
    case KeySlot::Kind::Password:
        return passwordKind;
    case KeySlot::Kind::RecoveryKey:
        return recoveryKeyKind;
    }
    return {};
}

std::string_view textOf(const JsonValue &object, std::string_view name)
{
    const auto found = object.member(name);
    return found && found->isString() ? found->text() : std::string_view();
}

bool readWrappedKey(const JsonValue &value, KeySlot &slot)
{
    const auto parameters = value.member("key_params");
    const auto key = Hex::decodeExactly<KeySlots::masterKeySize>(textOf(value, "key"));
    if (!key || !parameters || !repeatedMember(*parameters, {"nonce", "tag"}).empty())
        return false;
    const auto nonce = Hex::decodeExactly<AesGcm::nonceSize>(textOf(*parameters, "nonce"));
    const auto tag = Hex::decodeExactly<AesGcm::tagSize>(textOf(*parameters, "tag"));
    if (!nonce || !tag)
        return false;
    slot.wrappedKey = QByteArray(reinterpret_cast<const char *>(key->data()), KeySlots::masterKeySize);
    slot.nonce = *nonce;
    slot.tag = *tag;
    slot.keyParamsOthers = sharedSecret(otherMembers(*parameters, {"nonce", "tag"}));
    return true;
}

std::optional<std::uint32_t> smallNumber(const JsonValue &value, std::string_view name)
{
    const auto found = value.member(name);
    const auto number = found ? found->toUnsigned() : std::nullopt;
    if (!number || *number == 0 || *number > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

bool readPasswordParameters(const JsonValue &value, KeySlot &slot)
{
    const auto member = value.member("n");
    const std::uint64_t n = member ? member->toUnsigned().value_or(0) : 0;
    const auto r = smallNumber(value, "r");
    const auto p = smallNumber(value, "p");
    const auto salt = Hex::decode(textOf(value, "salt"));
    if (n < 2 || !std::has_single_bit(n) || !r || !p || !salt
        || static_cast<std::size_t>(salt->size()) > VaultLimits::saltSize)
        return false;
    slot.cost = {n, *r, *p};
    slot.salt = *salt;
    const auto repaired = value.member("repaired");
    slot.repaired = repaired && repaired->toBool().value_or(false);
    const auto isBackup = value.member("is_backup");
    slot.isBackup = isBackup && isBackup->toBool().value_or(false);
    return true;
}

/// What our own member says. One that says something else stays among the others, untouched.
bool readOwnMember(const JsonValue &value, KeySlot &slot)
{
    const auto own = value.member("countersign");
    if (!own || !own->isObject() || !repeatedMember(*own, {"kind", "created", "account", "backend"}).empty())
        return false;
    const std::string_view kind = textOf(*own, "kind");
    if (slot.type == KeySlot::Type::Raw && kind == keychainKind) {
        slot.kind = KeySlot::Kind::Keychain;
        slot.keychainAccount = qtText(textOf(*own, "account"));
        slot.keychainBackend = qtText(textOf(*own, "backend"));
    } else if (slot.type == KeySlot::Type::Password && kind == recoveryKeyKind) {
        slot.kind = KeySlot::Kind::RecoveryKey;
    } else if (slot.type == KeySlot::Type::Password && kind == passwordKind) {
        slot.kind = KeySlot::Kind::Password;
    }
    slot.created = timeOf(*own, "created");
    const bool timeIsKnown = slot.created != UnixTime() || !own->member("created");
    return slot.kind != KeySlot::Kind::None && timeIsKnown
        && !otherMembersExist(*own, {"kind", "created", "account", "backend"});
}

KeySlot verbatim(const JsonValue &value, bool damaged)
{
    KeySlot slot;
    slot.damaged = damaged;
    slot.others = sharedSecret(jsonOf(value));
    return slot;
}
} // namespace

KeySlot decode(const JsonValue &value)
{
    const auto typeMember = value.member("type");
    const auto type = typeMember ? typeMember->toUnsigned() : std::nullopt;
    if (!type)
        return verbatim(value, true);
    if (*type != rawType && *type != passwordType)
        return verbatim(value, false);
    KeySlot slot;
    slot.type = *type == rawType ? KeySlot::Type::Raw : KeySlot::Type::Password;
    if (!repeatedMember(value, known).empty() || !readWrappedKey(value, slot)
        || (slot.type == KeySlot::Type::Password && !readPasswordParameters(value, slot)))
        return verbatim(value, true);
    slot.uuid = uuidFromText(textOf(value, "uuid")).value_or(QUuid());
    const bool ownIsKnown = readOwnMember(value, slot);
    std::vector<std::string_view> read{"type", "key", "key_params"};
    if (!slot.uuid.isNull())
        read.emplace_back("uuid");
    if (ownIsKnown)
        read.emplace_back("countersign");
    if (slot.type == KeySlot::Type::Password)
        read.insert(read.end(), {"n", "r", "p", "salt", "repaired", "is_backup"});
    slot.others = sharedSecret(otherMembers(value, read));
    return slot;
}

void encode(const KeySlot &slot, JsonWriter &writer)
{
    if (slot.type == KeySlot::Type::Verbatim) {
        writer.json(slot.others->view());
        return;
    }
    const bool isPassword = slot.type == KeySlot::Type::Password;
    writer.beginObject().key("type").number(isPassword ? passwordType : rawType);
    if (!slot.uuid.isNull())
        writer.key("uuid").string(uuidText(slot.uuid));
    writer.key("key").string(viewOf(slot.wrappedKey.toHex()));
    writer.key("key_params").beginObject();
    writer.key("nonce").string(viewOf(Hex::encode(slot.nonce)));
    writer.key("tag").string(viewOf(Hex::encode(slot.tag)));
    ParsedObject(slot.keyParamsOthers).writeMembers(writer);
    writer.endObject();
    if (isPassword) {
        writer.key("n").number(slot.cost.n).key("r").number(slot.cost.r).key("p").number(slot.cost.p);
        writer.key("salt").string(viewOf(slot.salt.toHex()));
        writer.key("repaired").boolean(slot.repaired).key("is_backup").boolean(slot.isBackup);
    }
    const ParsedObject others(slot.others);
    if (slot.kind != KeySlot::Kind::None && !others.has("countersign")) {
        const bool isKeychain = slot.kind == KeySlot::Kind::Keychain;
        writer.key("countersign").beginObject();
        writer.key("kind").string(nameOf(slot.kind));
        if (slot.created != UnixTime())
            writer.key("created").number(secondsOf(slot.created));
        if (isKeychain)
            writer.key("account").string(slot.keychainAccount).key("backend").string(slot.keychainBackend);
        writer.endObject();
    }
    others.writeMembers(writer);
    writer.endObject();
}
} // namespace Countersign::KeySlotCodec
