// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secretbytes.h"
#include "core/vault/jsontree.h"
#include "core/vault/jsonwriter.h"

#include <QString>

#include <memory>
#include <span>
#include <string_view>

namespace Countersign
{
[[nodiscard]] inline std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

[[nodiscard]] inline std::string_view viewOf(const SecretBytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline QByteArrayView byteView(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Not for secrets.
[[nodiscard]] inline QString qtText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// Null for nothing, so that values without extras cost nothing.
[[nodiscard]] inline std::shared_ptr<const SecretBytes> sharedSecret(SecretBytes bytes)
{
    return bytes.isEmpty() ? nullptr : std::make_shared<const SecretBytes>(std::move(bytes));
}

/// The first of @p names that @p object has twice; empty when there is none.
[[nodiscard]] std::string_view repeatedMember(const JsonValue &object, std::span<const char *const> names);
[[nodiscard]] inline std::string_view repeatedMember(const JsonValue &object, std::initializer_list<const char *> names)
{
    return repeatedMember(object, std::span(names.begin(), names.size()));
}

/// A member of whole seconds since 1970; zero ("unknown") when it is absent or makes no sense.
[[nodiscard]] UnixTime timeOf(const JsonValue &object, std::string_view name);
/// Times before 1970 are written as unknown.
[[nodiscard]] std::uint64_t secondsOf(UnixTime time);

[[nodiscard]] bool otherMembersExist(const JsonValue &object, std::initializer_list<std::string_view> known);

/// Kept members, parsed again to be written. Text that is no JSON object counts as none; what is kept was made by
/// otherMembers() or checked when it came in.
class ParsedObject
{
public:
    explicit ParsedObject(const std::shared_ptr<const SecretBytes> &text);
    explicit ParsedObject(const SecretBytes &text);

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::optional<JsonValue> member(std::string_view name) const;
    void writeMembers(JsonWriter &writer, std::initializer_list<std::string_view> except = {}) const;

private:
    std::unique_ptr<const JsonTree> m_tree;
};
} // namespace Countersign
