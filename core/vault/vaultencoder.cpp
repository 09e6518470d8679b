// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/entrycodec_p.h"
#include "core/vault/jsonhelpers_p.h"
#include "core/vault/vaultcodec.h"
#include "core/vault/vaultids.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// The vault's groups, and ids for names that have none yet: always the same one for a name in a vault, so that
/// nothing random is needed here.
class GroupTable
{
public:
    explicit GroupTable(const Vault &vault)
        : m_groups(vault.groups())
        , m_space(vault.id())
    {
        for (const VaultGroup &group : m_groups) {
            if (!group.id.isNull() && !m_ids.contains(group.name))
                m_ids.insert(group.name, group.id);
        }
        for (const auto &item : vault.items()) {
            for (const QString &name : item->account ? item->account->groups : QStringList())
                addName(name);
        }
    }
    [[nodiscard]] const EntryCodec::GroupIds &ids() const { return m_ids; }

    void write(JsonWriter &writer) const
    {
        writer.beginArray();
        for (const VaultGroup &group : m_groups) {
            if (group.id.isNull()) {
                writer.json(group.others->view());
                continue;
            }
            writer.beginObject().key("uuid").string(uuidText(group.id)).key("name").string(group.name);
            ParsedObject(group.others).writeMembers(writer);
            writer.endObject();
        }
        writer.endArray();
    }

private:
    void addName(const QString &name)
    {
        if (m_ids.contains(name))
            return;
        QUuid id = QUuid::createUuidV5(m_space, u"group/"_s + name);
        while (isTaken(id))
            id = QUuid::createUuidV5(m_space, uuidText(id));
        m_ids.insert(name, id);
        m_groups.push_back({id, name, nullptr});
    }
    [[nodiscard]] bool isTaken(const QUuid &id) const
    {
        return std::any_of(m_groups.begin(), m_groups.end(), [&id](const VaultGroup &group) { return group.id == id; });
    }

    std::vector<VaultGroup> m_groups;
    QUuid m_space;
    EntryCodec::GroupIds m_ids;
};

bool isEntry(const VaultItem &item)
{
    return item.isLive() && item.account;
}

void writeEntry(const VaultItem &item, const GroupTable &groups, JsonWriter &writer)
{
    if (item.account)
        EntryCodec::encode(*item.account, groups.ids(), writer);
    else
        writer.json(item.verbatim.view());
}

/// Items that other apps must not see, with the number of entries before them.
template<typename Belongs>
void writeRecords(const Vault &vault, const GroupTable &groups, JsonWriter &writer, Belongs belongs)
{
    std::uint64_t position = 0;
    writer.beginArray();
    for (const auto &item : vault.items()) {
        if (belongs(*item)) {
            writer.beginObject().key("id").string(uuidText(item->id)).key("position").number(position);
            if (item->removed)
                writer.key("removed").number(secondsOf(*item->removed));
            writer.key("entry");
            writeEntry(*item, groups, writer);
            ParsedObject(item->recordOthers).writeMembers(writer);
            writer.endObject();
        }
        position += isEntry(*item) ? 1 : 0;
    }
    writer.endArray();
}
} // namespace

SecretBytes VaultCodec::encode(const Vault &vault)
{
    const GroupTable groups(vault);
    JsonWriter writer;
    writer.beginObject().key("version").number(VaultLimits::databaseVersion);
    writer.key("entries").beginArray();
    for (const auto &item : vault.items()) {
        if (isEntry(*item))
            writeEntry(*item, groups, writer);
    }
    writer.endArray();
    writer.key("groups");
    groups.write(writer);
    writer.key("countersign").beginObject().key("version").number(VaultLimits::ownVersion);
    writer.key("id").string(uuidText(vault.id()));
    writer.key("created").number(secondsOf(vault.created()));
    writer.key("modified").number(secondsOf(vault.modified()));
    if (!vault.writer().isEmpty())
        writer.key("writer").string(vault.writer());
    writer.key("trash");
    writeRecords(vault, groups, writer, [](const VaultItem &item) { return !item.isLive(); });
    writer.key("quarantine");
    writeRecords(vault, groups, writer, [](const VaultItem &item) { return item.isLive() && !item.account; });
    ParsedObject(vault.ownOthers()).writeMembers(writer);
    writer.endObject();
    ParsedObject(vault.others()).writeMembers(writer);
    return writer.endObject().take();
}
} // namespace Countersign
