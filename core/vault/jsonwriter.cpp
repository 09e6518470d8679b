// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/jsonwriter.h"

#include "core/vault/rapidjsonmemory_p.h"

#include <rapidjson/writer.h>

#include <algorithm>

namespace Countersign
{
namespace
{
/// RapidJSON's output stream concept on SecretBytes.
class SecretStream
{
public:
    using Ch = char;
    explicit SecretStream(SecretBytes &bytes)
        : m_bytes(bytes)
    {
    }
    // NOLINTBEGIN(readability-identifier-naming): RapidJSON's names
    void Put(char character) { m_bytes.append(static_cast<std::uint8_t>(character)); }
    void Flush() { }
    // NOLINTEND(readability-identifier-naming)

private:
    SecretBytes &m_bytes;
};

rapidjson::SizeType sizeOf(std::string_view text)
{
    return static_cast<rapidjson::SizeType>(text.size());
}
} // namespace

class JsonWriter::Private
{
public:
    SecretBytes bytes;
    SecretStream stream{bytes};
    RapidJsonMemory memory;
    rapidjson::Writer<SecretStream, rapidjson::UTF8<>, rapidjson::UTF8<>, RapidJsonMemory> writer{stream, &memory};
};

JsonWriter::JsonWriter()
    : d(std::make_unique<Private>())
{
}

JsonWriter::~JsonWriter() = default;

JsonWriter &JsonWriter::beginObject()
{
    d->writer.StartObject();
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    d->writer.EndObject();
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    d->writer.StartArray();
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    d->writer.EndArray();
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    return string(name);
}

JsonWriter &JsonWriter::null()
{
    d->writer.Null();
    return *this;
}

JsonWriter &JsonWriter::boolean(bool truth)
{
    d->writer.Bool(truth);
    return *this;
}

JsonWriter &JsonWriter::number(std::uint64_t value)
{
    d->writer.Uint64(value);
    return *this;
}

JsonWriter &JsonWriter::string(std::string_view utf8)
{
    // RapidJSON wants a pointer even for nothing.
    d->writer.String(utf8.data() ? utf8.data() : "", sizeOf(utf8));
    return *this;
}

JsonWriter &JsonWriter::string(QStringView text)
{
    const SecretBytes utf8 = SecretBytes::fromString(text);
    return string(std::string_view(reinterpret_cast<const char *>(utf8.data()), utf8.size()));
}

JsonWriter &JsonWriter::value(const JsonValue &value)
{
    switch (value.kind()) {
    case JsonValue::Kind::Null:
        return null();
    case JsonValue::Kind::Bool:
        return boolean(*value.toBool());
    case JsonValue::Kind::Number:
        d->writer.RawValue(value.text().data(), value.text().size(), rapidjson::kNumberType);
        return *this;
    case JsonValue::Kind::String:
        return string(value.text());
    case JsonValue::Kind::Array:
        beginArray();
        for (auto child = value.firstChild(); child; child = child->next())
            this->value(*child);
        return endArray();
    case JsonValue::Kind::Object:
        beginObject();
        membersOf(value);
        return endObject();
    }
    return *this;
}

JsonWriter &JsonWriter::json(QByteArrayView text)
{
    // The type only matters for where a key must stand, and values never stand there.
    d->writer.RawValue(text.data(), static_cast<std::size_t>(text.size()), rapidjson::kObjectType);
    return *this;
}

JsonWriter &JsonWriter::membersOf(const JsonValue &object, std::span<const std::string_view> except)
{
    if (!object.isObject())
        return *this;
    for (auto child = object.firstChild(); child; child = child->next()) {
        if (std::find(except.begin(), except.end(), child->key()) == except.end())
            key(child->key()).value(*child);
    }
    return *this;
}

SecretBytes JsonWriter::take()
{
    Q_ASSERT(d->writer.IsComplete());
    return std::move(d->bytes);
}

SecretBytes jsonOf(const JsonValue &value)
{
    JsonWriter writer;
    writer.value(value);
    return writer.take();
}

SecretBytes otherMembers(const JsonValue &object, std::span<const std::string_view> known)
{
    JsonWriter writer;
    writer.beginObject().membersOf(object, known).endObject();
    SecretBytes text = writer.take();
    constexpr std::size_t sizeOfEmptyObject = 2;
    return text.size() > sizeOfEmptyObject ? std::move(text) : SecretBytes();
}
} // namespace Countersign
