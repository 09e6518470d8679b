// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/jsontree.h"

#include "core/vault/jsonhelpers_p.h"
#include "core/vault/rapidjsonmemory_p.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace Countersign
{
using namespace Qt::StringLiterals;

/// Takes RapidJSON's events and appends nodes. Returning false stops the parser.
class JsonTreeBuilder
{
public:
    using Ch = char;
    using Size = rapidjson::SizeType;

    JsonTreeBuilder(JsonTree &tree, const JsonLimits &limits)
        : m_tree(tree)
        , m_limits(limits)
    {
    }

    // NOLINTBEGIN(readability-identifier-naming): RapidJSON's names
    bool Null() { return append(JsonValue::Kind::Null); }
    bool Bool(bool truth)
    {
        if (!append(JsonValue::Kind::Bool))
            return false;
        m_tree.m_nodes.back().truth = truth;
        return true;
    }
    // Numbers always come as text (kParseNumbersAsStringsFlag); RapidJSON wants the others to exist.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }
    bool RawNumber(const Ch *text, Size size, bool) { return append(JsonValue::Kind::Number, piece(text, size)); }
    bool String(const Ch *text, Size size, bool) { return append(JsonValue::Kind::String, piece(text, size)); }
    bool Key(const Ch *text, Size size, bool)
    {
        m_key = piece(text, size);
        return true;
    }
    bool StartObject() { return open(JsonValue::Kind::Object); }
    bool StartArray() { return open(JsonValue::Kind::Array); }
    bool EndObject(Size) { return close(); }
    bool EndArray(Size) { return close(); }
    // NOLINTEND(readability-identifier-naming)

private:
    /// An array or object that is not closed yet.
    struct Open
    {
        std::uint32_t node;
        std::uint32_t lastChild; ///< 0: none yet
    };

    [[nodiscard]] JsonTree::Piece piece(const Ch *text, Size size) const
    {
        // Empty ones may point anywhere.
        if (size == 0)
            return {};
        return {static_cast<std::uint32_t>(text - reinterpret_cast<const Ch *>(m_tree.m_text.data())), size};
    }

    bool append(JsonValue::Kind kind, JsonTree::Piece text = {})
    {
        auto &nodes = m_tree.m_nodes;
        if (nodes.size() >= m_limits.values)
            return false;
        const auto index = static_cast<std::uint32_t>(nodes.size());
        nodes.push_back({.key = m_key, .text = text, .kind = kind});
        m_key = {};
        if (m_open.empty())
            return true;
        Open &parent = m_open.back();
        if (parent.lastChild)
            nodes[parent.lastChild].next = index;
        else
            nodes[parent.node].firstChild = index;
        parent.lastChild = index;
        return true;
    }
    bool open(JsonValue::Kind kind)
    {
        if (m_open.size() >= m_limits.depth || !append(kind))
            return false;
        m_open.push_back({static_cast<std::uint32_t>(m_tree.m_nodes.size() - 1), 0});
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    JsonTree &m_tree;
    const JsonLimits m_limits;
    std::vector<Open> m_open;
    JsonTree::Piece m_key;
};

namespace
{
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// At most so many values are in the text: each follows a comma or opens something. Growing by doubling would copy and
/// wipe megabytes of locked memory, again and again.
std::size_t mostValues(std::string_view text)
{
    const auto separators =
        std::count_if(text.begin(), text.end(), [](char c) { return c == ',' || c == '[' || c == '{'; });
    return static_cast<std::size_t>(separators) + 1;
}

/// Cuts what other apps leave around the text. RapidJSON ends at the first NUL byte, so one is put at the end.
std::size_t trimmed(SecretBytes &text)
{
    std::size_t size = text.size();
    while (size > 0 && text.data()[size - 1] == 0)
        --size;
    text.resize(size);
    text.append(std::uint8_t{0});
    const std::string_view begin(reinterpret_cast<const char *>(text.data()), std::min(size, byteOrderMark.size()));
    return begin == byteOrderMark ? byteOrderMark.size() : 0;
}
} // namespace

Result<JsonTree> JsonTree::parse(SecretBytes text, const JsonLimits &limits)
{
    if (text.size() >= std::numeric_limits<std::uint32_t>::max())
        return Error{ErrorCode::FileTooLarge, u"JSON"_s};
    if (!text.view().isValidUtf8())
        return Error{ErrorCode::FileDamaged, u"JSON: not UTF-8"_s};
    const std::size_t begin = trimmed(text);
    JsonTree tree;
    tree.m_text = std::move(text);
    tree.m_nodes.reserve(std::min(mostValues(viewOf(tree.m_text)), limits.values));
    JsonTreeBuilder builder(tree, limits);
    RapidJsonMemory memory;
    rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, RapidJsonMemory> reader(&memory);
    rapidjson::InsituStringStream stream(reinterpret_cast<char *>(tree.m_text.data() + begin));
    constexpr unsigned flags =
        rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
    const rapidjson::ParseResult parsed = reader.Parse<flags>(stream, builder);
    if (parsed.Code() == rapidjson::kParseErrorTermination)
        return Error{ErrorCode::FileDamaged, u"JSON: too deep or too many values"_s};
    if (parsed.IsError())
        return Error{ErrorCode::FileDamaged,
            u"JSON, offset %1: %2"_s.arg(parsed.Offset())
                .arg(QLatin1String(rapidjson::GetParseError_En(parsed.Code())))};
    if (stream.Tell() + begin + 1 != tree.m_text.size())
        return Error{ErrorCode::FileDamaged, u"JSON: a NUL byte inside"_s};
    return tree;
}

std::optional<bool> JsonValue::toBool() const
{
    if (kind() != Kind::Bool)
        return std::nullopt;
    return m_tree->node(m_index).truth;
}

std::optional<std::uint64_t> JsonValue::toUnsigned() const
{
    if (kind() != Kind::Number)
        return std::nullopt;
    const std::string_view digits = text();
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::size_t JsonValue::depth() const
{
    if (!isArray() && !isObject())
        return 0;
    std::size_t deepest = 0;
    for (auto child = firstChild(); child; child = child->next())
        deepest = std::max(deepest, child->depth());
    return deepest + 1;
}

std::optional<JsonValue> JsonValue::member(std::string_view name) const
{
    if (!isObject())
        return std::nullopt;
    for (auto child = firstChild(); child; child = child->next()) {
        if (child->key() == name)
            return child;
    }
    return std::nullopt;
}

std::optional<JsonValue> JsonValue::valueOf(std::string_view name) const
{
    auto found = member(name);
    return found && !found->isNull() ? found : std::nullopt;
}
} // namespace Countersign
