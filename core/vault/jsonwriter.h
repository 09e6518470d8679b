// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/vault/jsontree.h"

#include <QStringView>

#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>

namespace Countersign
{
/// Writes compact JSON into wiped memory. Names and order are the caller's; nesting must be closed before take().
class JsonWriter
{
public:
    JsonWriter();
    JsonWriter(const JsonWriter &) = delete;
    JsonWriter &operator=(const JsonWriter &) = delete;
    ~JsonWriter();

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(std::string_view name);
    JsonWriter &null();
    JsonWriter &boolean(bool truth);
    JsonWriter &number(std::uint64_t value);
    JsonWriter &string(std::string_view utf8);
    JsonWriter &string(QStringView text);
    /// A value of a tree, with the numbers spelled as they were.
    JsonWriter &value(const JsonValue &value);
    /// Text that is JSON already, such as value() made before.
    JsonWriter &json(QByteArrayView text);
    /// The members of @p object without those named in @p except; nothing when it is not an object.
    JsonWriter &membersOf(const JsonValue &object, std::span<const std::string_view> except = {});
    JsonWriter &membersOf(const JsonValue &object, std::initializer_list<std::string_view> except)
    {
        return membersOf(object, std::span(except.begin(), except.size()));
    }

    [[nodiscard]] SecretBytes take();

private:
    class Private;
    std::unique_ptr<Private> d; // NOLINT(readability-identifier-naming): as Qt calls it
};

/// @p value as JSON text.
[[nodiscard]] SecretBytes jsonOf(const JsonValue &value);
/// The members of @p object that are not in @p known, as the text of an object; empty when there are none.
[[nodiscard]] SecretBytes otherMembers(const JsonValue &object, std::span<const std::string_view> known);
[[nodiscard]] inline SecretBytes otherMembers(const JsonValue &object, std::initializer_list<std::string_view> known)
{
    return otherMembers(object, std::span(known.begin(), known.size()));
}
} // namespace Countersign
