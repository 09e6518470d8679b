// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/jsonhelpers_p.h"

#include <algorithm>

namespace Countersign
{
namespace
{
std::unique_ptr<const JsonTree> parsedObject(const SecretBytes &text)
{
    if (text.isEmpty())
        return nullptr;
    auto tree = JsonTree::parse(text.clone());
    if (!tree || !tree->root().isObject())
        return nullptr;
    return std::make_unique<const JsonTree>(std::move(*tree));
}
} // namespace

std::string_view repeatedMember(const JsonValue &object, std::span<const char *const> names)
{
    std::uint64_t seen = 0;
    for (auto child = object.firstChild(); child; child = child->next()) {
        const auto name = std::find(names.begin(), names.end(), child->key());
        if (name == names.end())
            continue;
        const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(name - names.begin());
        if (seen & bit)
            return *name;
        seen |= bit;
    }
    return {};
}

UnixTime timeOf(const JsonValue &object, std::string_view name)
{
    const auto found = object.member(name);
    const auto seconds = found ? found->toUnsigned() : std::nullopt;
    constexpr std::uint64_t lastSecond = 253402300799; // the year 9999
    return UnixTime(std::chrono::seconds(seconds && *seconds <= lastSecond ? static_cast<std::int64_t>(*seconds) : 0));
}

std::uint64_t secondsOf(UnixTime time)
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(time.time_since_epoch().count(), 0));
}

bool otherMembersExist(const JsonValue &object, std::initializer_list<std::string_view> known)
{
    for (auto child = object.firstChild(); child; child = child->next()) {
        if (std::find(known.begin(), known.end(), child->key()) == known.end())
            return true;
    }
    return false;
}

ParsedObject::ParsedObject(const std::shared_ptr<const SecretBytes> &text)
    : m_tree(text ? parsedObject(*text) : nullptr)
{
}

ParsedObject::ParsedObject(const SecretBytes &text)
    : m_tree(parsedObject(text))
{
}

bool ParsedObject::has(std::string_view name) const
{
    return member(name).has_value();
}

std::optional<JsonValue> ParsedObject::member(std::string_view name) const
{
    return m_tree ? m_tree->root().member(name) : std::nullopt;
}

void ParsedObject::writeMembers(JsonWriter &writer, std::initializer_list<std::string_view> except) const
{
    if (m_tree)
        writer.membersOf(m_tree->root(), except);
}
} // namespace Countersign
