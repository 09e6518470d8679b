// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/entrycodec_p.h"
#include "core/vault/jsonhelpers_p.h"
#include "core/vault/vaultcodec.h"
#include "core/vault/vaultids.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
Error damaged(QLatin1String what)
{
    return {ErrorCode::FileDamaged, what};
}

Error tooDeep()
{
    return damaged("an entry is nested too deeply"_L1);
}

/// An item with its place among the entries.
struct Placed
{
    std::uint64_t position = 0;
    VaultItem item;
};

/// Reads the parts of a database in the order that they need each other.
class Decoder
{
public:
    Result<Vault> decode(const JsonValue &root);

private:
    [[nodiscard]] Result<void> checkVersions(const JsonValue &root) const;
    Result<void> readGroups(const JsonValue &root);
    Result<void> readRecords(const JsonValue &own, const char *name);
    [[nodiscard]] VaultItem itemOf(const JsonValue &entry, AccountId known = {});
    [[nodiscard]] Placed recordOf(const JsonValue &record, const std::optional<JsonValue> &entry, bool isTrash);
    [[nodiscard]] AccountId freeId(AccountId wanted);
    void placeAll(VaultItems entries);

    Vault m_vault;
    EntryCodec::GroupNames m_groups;
    QSet<AccountId> m_ids;
    std::vector<Placed> m_records;
};

Result<void> Decoder::checkVersions(const JsonValue &root) const
{
    const auto version = root.member("version");
    const auto number = version ? version->toUnsigned() : std::nullopt;
    if (!number || *number == 0)
        return damaged("db.version"_L1);
    if (*number > VaultLimits::databaseVersion)
        return Error{ErrorCode::FileTooNew, u"database version %1"_s.arg(*number)};
    const auto own = root.valueOf("countersign");
    if (!own)
        return success();
    if (!own->isObject())
        return damaged("db.countersign"_L1);
    const auto ownVersion = own->member("version");
    const auto ownNumber = ownVersion ? ownVersion->toUnsigned() : std::optional(VaultLimits::ownVersion);
    if (!ownNumber || *ownNumber == 0)
        return damaged("db.countersign.version"_L1);
    if (*ownNumber > VaultLimits::ownVersion)
        return Error{ErrorCode::FileTooNew, u"our version %1"_s.arg(*ownNumber)};
    return success();
}

Result<void> Decoder::readGroups(const JsonValue &root)
{
    std::vector<VaultGroup> groups;
    const auto array = root.valueOf("groups");
    if (array && !array->isArray())
        return damaged("db.groups"_L1);
    for (auto group = array ? array->firstChild() : std::nullopt; group; group = group->next()) {
        const auto id = group->member("uuid");
        const auto name = group->member("name");
        const auto uuid = id && id->isString() ? uuidFromText(id->text()) : std::nullopt;
        const bool isNamed = name && name->isString() && !name->text().empty();
        const bool isRepeated = !repeatedMember(*group, {"uuid", "name"}).empty();
        if (!uuid || !isNamed || isRepeated || m_groups.contains(*uuid)) {
            groups.push_back({{}, {}, sharedSecret(jsonOf(*group))});
            continue;
        }
        const QString text = qtText(name->text());
        m_groups.insert(*uuid, text);
        groups.push_back({*uuid, text, sharedSecret(otherMembers(*group, {"uuid", "name"}))});
    }
    m_vault.setGroups(std::move(groups));
    return success();
}

/// Ids must be there and must differ: lists and commands go by them. One that is missing or taken is replaced by one
/// that is the same each time the same file is read.
AccountId Decoder::freeId(AccountId wanted)
{
    static const auto space = QUuid::fromString("5f7e0d9c-2f0b-4f5e-9a41-7d3a4b1c8e26"_L1);
    const QString base = uuidText(wanted);
    for (int attempt = 0; wanted.isNull() || m_ids.contains(wanted); ++attempt)
        wanted = QUuid::createUuidV5(space, u"%1/%2/%3"_s.arg(base).arg(m_ids.size()).arg(attempt));
    m_ids.insert(wanted);
    return wanted;
}

VaultItem Decoder::itemOf(const JsonValue &entry, AccountId known)
{
    VaultItem item;
    item.id = freeId(known.isNull() ? EntryCodec::idOf(entry) : known);
    auto account = EntryCodec::decode(entry, m_groups);
    if (account) {
        item.account = std::move(*account);
        item.account->id = item.id;
    } else {
        item.reason = account.error().code;
        item.detail = account.error().detail;
        item.verbatim = jsonOf(entry);
    }
    return item;
}

Placed Decoder::recordOf(const JsonValue &record, const std::optional<JsonValue> &entry, bool isTrash)
{
    const auto id = record.member("id");
    const auto known = entry && id && id->isString() ? uuidFromText(id->text()) : std::nullopt;
    Placed placed{std::numeric_limits<std::uint64_t>::max(), itemOf(entry ? *entry : record, known.value_or(QUuid()))};
    if (const auto position = record.member("position"))
        placed.position = position->toUnsigned().value_or(placed.position);
    if (isTrash)
        placed.item.removed = timeOf(record, "removed");
    if (entry)
        placed.item.recordOthers = otherMembers(record, {"id", "position", "removed", "entry"});
    return placed;
}

Result<void> Decoder::readRecords(const JsonValue &own, const char *name)
{
    const auto records = own.valueOf(name);
    if (!records)
        return success();
    if (!records->isArray())
        return damaged("db.countersign: trash or quarantine"_L1);
    const bool isTrash = std::string_view(name) == "trash";
    for (auto record = records->firstChild(); record; record = record->next()) {
        // A record that makes no sense is taken for the entry itself: it is then kept, and shown as needing repair.
        const bool isRecord = repeatedMember(*record, {"id", "position", "removed", "entry"}).empty();
        const auto entry = isRecord ? record->member("entry") : std::nullopt;
        if ((entry ? *entry : *record).depth() > VaultLimits::entryDepth)
            return tooDeep();
        m_records.push_back(recordOf(*record, entry, isTrash));
    }
    return success();
}

/// Puts trash and quarantine back between the entries.
void Decoder::placeAll(VaultItems entries)
{
    std::stable_sort(
        m_records.begin(), m_records.end(), [](const Placed &a, const Placed &b) { return a.position < b.position; });
    auto record = m_records.begin();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (; record != m_records.end() && record->position <= i; ++record)
            m_vault.append(std::make_shared<const VaultItem>(std::move(record->item)));
        m_vault.append(std::move(entries[i]));
    }
    for (; record != m_records.end(); ++record)
        m_vault.append(std::make_shared<const VaultItem>(std::move(record->item)));
}

Result<Vault> Decoder::decode(const JsonValue &root)
{
    if (!root.isObject())
        return damaged("db is not an object"_L1);
    if (!repeatedMember(root, {"version", "entries", "groups", "countersign"}).empty())
        return damaged("db: a repeated member"_L1);
    if (auto ok = checkVersions(root); !ok)
        return ok.error();
    const auto entries = root.member("entries");
    if (!entries || !entries->isArray())
        return damaged("db.entries"_L1);
    if (auto ok = readGroups(root); !ok)
        return ok.error();
    VaultItems items;
    for (auto entry = entries->firstChild(); entry; entry = entry->next()) {
        if (entry->depth() > VaultLimits::entryDepth)
            return tooDeep();
        items.push_back(std::make_shared<const VaultItem>(itemOf(*entry)));
    }
    std::shared_ptr<const SecretBytes> ownOthers;
    if (const auto own = root.valueOf("countersign")) {
        if (!repeatedMember(*own, {"version", "id", "created", "modified", "writer", "trash", "quarantine"}).empty())
            return damaged("db.countersign: a repeated member"_L1);
        const auto id = own->member("id");
        m_vault.setId(id && id->isString() ? uuidFromText(id->text()).value_or(QUuid()) : QUuid());
        const auto writer = own->member("writer");
        m_vault.setWriter(writer && writer->isString() ? qtText(writer->text()) : QString());
        m_vault.setCreated(timeOf(*own, "created"));
        m_vault.setModified(timeOf(*own, "modified"));
        for (const char *name : {"trash", "quarantine"}) {
            if (auto ok = readRecords(*own, name); !ok)
                return ok.error();
        }
        ownOthers =
            sharedSecret(otherMembers(*own, {"version", "id", "created", "modified", "writer", "trash", "quarantine"}));
    }
    placeAll(std::move(items));
    m_vault.setOthers(
        sharedSecret(otherMembers(root, {"version", "entries", "groups", "countersign"})), std::move(ownOthers));
    return std::move(m_vault);
}
} // namespace

Result<Vault> VaultCodec::decode(SecretBytes json)
{
    const auto tree = JsonTree::parse(std::move(json));
    if (!tree)
        return tree.error();
    return Decoder().decode(tree->root());
}
} // namespace Countersign
