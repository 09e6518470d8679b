// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/unknownparameters_p.h"
#include "core/otp/utf8_p.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace Countersign
{
namespace
{
constexpr std::string_view ourMember = "countersign";
constexpr std::string_view parametersMember = "uriParameters";
constexpr std::string_view hexDigits = "0123456789abcdef";

void append(SecretBytes &json, std::string_view text)
{
    json.append(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

/// A JSON string. Bytes that are not UTF-8 become U+FFFD, since JSON cannot hold them.
void appendString(SecretBytes &json, QByteArrayView text)
{
    append(json, "\"");
    while (!text.isEmpty()) {
        const Utf8Character character = firstUtf8Character(text);
        const QByteArrayView bytes = text.first(character.length);
        text = text.sliced(character.length);
        if (!character.valid) {
            append(json, "\xEF\xBF\xBD");
        } else if (character.value == U'"' || character.value == U'\\') {
            append(json, "\\");
            json.append(bytes);
        } else if (character.value < 0x20) {
            append(json, "\\u00");
            json.append(static_cast<std::uint8_t>(hexDigits[character.value >> 4U]));
            json.append(static_cast<std::uint8_t>(hexDigits[character.value & 15U]));
        } else {
            json.append(bytes);
        }
    }
    append(json, "\"");
}

void appendValues(SecretBytes &json, const std::vector<const UriParameter *> &unknown, const QString &name)
{
    const auto count = std::count_if(
        unknown.begin(), unknown.end(), [&](const UriParameter *parameter) { return parameter->name == name; });
    append(json, count > 1 ? "[" : "");
    bool first = true;
    for (const UriParameter *parameter : unknown) {
        if (parameter->name != name)
            continue;
        append(json, first ? "" : ",");
        appendString(json, percentDecoded(parameter->rawValue, PlusSign::Space).bytes.view());
        first = false;
    }
    append(json, count > 1 ? "]" : "");
}

const rapidjson::Value *objectMember(const rapidjson::Value &object, std::string_view name)
{
    const auto member = object.FindMember(
        rapidjson::Value(rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))));
    return member != object.MemberEnd() && member->value.IsObject() ? &member->value : nullptr;
}

SecretBytes bytesOf(const rapidjson::Value &string)
{
    return SecretBytes::copyOf(QByteArrayView(string.GetString(), static_cast<qsizetype>(string.GetStringLength())));
}
} // namespace

UnknownParameters keepUnknownParameters(const std::vector<const UriParameter *> &unknown)
{
    UnknownParameters kept;
    if (unknown.empty())
        return kept;
    append(kept.json, "{\"countersign\":{\"uriParameters\":{");
    for (const UriParameter *parameter : unknown) {
        if (kept.names.contains(parameter->name))
            continue;
        append(kept.json, kept.names.isEmpty() ? "" : ",");
        kept.names.append(parameter->name);
        appendString(kept.json, parameter->name.toUtf8());
        append(kept.json, ":");
        appendValues(kept.json, unknown, parameter->name);
    }
    append(kept.json, "}}}");
    return kept;
}

std::vector<std::pair<SecretBytes, SecretBytes>> keptUriParameters(const SecretBytes &unknownMembers)
{
    std::vector<std::pair<SecretBytes, SecretBytes>> parameters;
    // Parsed in place, so that all strings stay in this one buffer, which is wiped. Without recursion: the text may
    // come from a file that others wrote.
    SecretBytes buffer = unknownMembers.clone();
    buffer.append(std::uint8_t{0});
    rapidjson::Document document;
    document.ParseInsitu<rapidjson::kParseIterativeFlag>(reinterpret_cast<char *>(buffer.data()));
    if (document.HasParseError() || !document.IsObject())
        return parameters;
    const rapidjson::Value *ours = objectMember(document, ourMember);
    const rapidjson::Value *kept = ours ? objectMember(*ours, parametersMember) : nullptr;
    if (!kept)
        return parameters;
    for (const auto &member : kept->GetObject()) {
        if (member.value.IsString())
            parameters.emplace_back(bytesOf(member.name), bytesOf(member.value));
        if (!member.value.IsArray())
            continue;
        for (const auto &value : member.value.GetArray()) {
            if (value.IsString())
                parameters.emplace_back(bytesOf(member.name), bytesOf(value));
        }
    }
    return parameters;
}
} // namespace Countersign
