// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace Countersign
{
class JsonTree;

/// One value of a JsonTree: a view, cheap to copy, valid as long as the tree lives and is not moved from.
class JsonValue
{
public:
    enum class Kind : std::uint8_t { Null, Bool, Number, String, Array, Object };

    [[nodiscard]] inline Kind kind() const;
    [[nodiscard]] bool isNull() const { return kind() == Kind::Null; }
    [[nodiscard]] bool isString() const { return kind() == Kind::String; }
    [[nodiscard]] bool isArray() const { return kind() == Kind::Array; }
    [[nodiscard]] bool isObject() const { return kind() == Kind::Object; }

    /// The member's name when the parent is an object.
    [[nodiscard]] inline std::string_view key() const;
    /// A string's content (UTF-8, NUL bytes possible), or a number as it is written.
    [[nodiscard]] inline std::string_view text() const;
    [[nodiscard]] std::optional<bool> toBool() const;
    /// Only numbers written as plain digits that fit; never rounded.
    [[nodiscard]] std::optional<std::uint64_t> toUnsigned() const;

    /// Levels of arrays and objects, this one included; 0 for anything else. Bounded by what parse() allowed.
    [[nodiscard]] std::size_t depth() const;

    /// Children in the order of the text.
    [[nodiscard]] inline std::optional<JsonValue> firstChild() const;
    [[nodiscard]] inline std::optional<JsonValue> next() const;
    /// The first member of that name.
    [[nodiscard]] std::optional<JsonValue> member(std::string_view name) const;
    /// The same, but nothing for a member that is null.
    [[nodiscard]] std::optional<JsonValue> valueOf(std::string_view name) const;

private:
    friend class JsonTree;
    JsonValue(const JsonTree &tree, std::uint32_t index)
        : m_tree(&tree)
        , m_index(index)
    {
    }
    const JsonTree *m_tree;
    std::uint32_t m_index;
};

/// How much a text may hold.
struct JsonLimits
{
    std::size_t depth = 64; ///< Levels of nesting.
    std::size_t values = 2'000'000;
};

/// A JSON text, read in place: strings stay in the one wiped buffer, numbers keep their spelling, and the nodes are
/// in wiped memory too. Duplicate members are kept as they are. Nesting and number of values are limited while
/// reading, and no recursion depends on the text. Move-only; after parse() any thread may read it.
class JsonTree
{
public:
    /// A leading byte order mark and trailing NUL bytes are tolerated (other apps write them).
    /// @return FileDamaged when it is not JSON in UTF-8, or when a limit is exceeded. Also for what JSON allows but
    /// hardly anybody can represent: half a surrogate pair as an escape, a number beyond the range of a double.
    [[nodiscard]] static Result<JsonTree> parse(SecretBytes text, const JsonLimits &limits = {});

    [[nodiscard]] JsonValue root() const { return {*this, 0}; }

private:
    friend class JsonValue;
    friend class JsonTreeBuilder;

    /// A piece of the text. 32 bits are enough: parse() refuses what is longer.
    struct Piece
    {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };

    /// A large vault has some hundred thousand of these, in locked memory: they are kept small.
    struct Node
    {
        Piece key;
        Piece text;
        std::uint32_t firstChild = 0; ///< 0: none, because the root is nobody's child.
        std::uint32_t next = 0;
        JsonValue::Kind kind = JsonValue::Kind::Null;
        bool truth = false;
    };

    JsonTree() = default;
    [[nodiscard]] const Node &node(std::uint32_t index) const { return m_nodes[index]; }
    [[nodiscard]] std::string_view view(Piece piece) const
    {
        return {reinterpret_cast<const char *>(m_text.data()) + piece.begin, piece.size};
    }

    SecretBytes m_text;
    std::vector<Node, SecretMemory::Allocator<Node>> m_nodes;
};

JsonValue::Kind JsonValue::kind() const
{
    return m_tree->node(m_index).kind;
}

std::string_view JsonValue::key() const
{
    return m_tree->view(m_tree->node(m_index).key);
}

std::string_view JsonValue::text() const
{
    return m_tree->view(m_tree->node(m_index).text);
}

std::optional<JsonValue> JsonValue::firstChild() const
{
    const std::uint32_t child = m_tree->node(m_index).firstChild;
    return child ? std::optional(JsonValue(*m_tree, child)) : std::nullopt;
}

std::optional<JsonValue> JsonValue::next() const
{
    const std::uint32_t sibling = m_tree->node(m_index).next;
    return sibling ? std::optional(JsonValue(*m_tree, sibling)) : std::nullopt;
}
} // namespace Countersign
