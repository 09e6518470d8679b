// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "core/vault/entrycodec_p.h"
#include "core/vault/jsonhelpers_p.h"
#include "core/vault/vault.h"
#include "core/vault/vaultids.h"

#include <limits>
#include <vector>

namespace Countersign::EntryCodec
{
using namespace Qt::StringLiterals;

namespace
{
using Names = std::vector<std::string_view>;

Error bad(std::string_view member, ErrorCode code = ErrorCode::FileDamaged)
{
    return {code, qtText(member)};
}

/// Absent and null are empty; anything but text is an error.
Result<std::string_view> optionalText(const JsonValue &object, std::string_view name)
{
    const auto found = object.valueOf(name);
    if (!found)
        return std::string_view();
    if (!found->isString())
        return bad(name);
    return found->text();
}

Result<std::uint64_t> optionalNumber(const JsonValue &object, std::string_view name, std::uint64_t absent)
{
    const auto found = object.valueOf(name);
    if (!found)
        return absent;
    if (found->kind() != JsonValue::Kind::Number)
        return bad(name);
    const auto number = found->toUnsigned();
    if (!number || *number > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
        return bad(name, ErrorCode::InvalidArgument); // negative, broken or huge
    return *number;
}

Result<OtpType> readType(const JsonValue &entry)
{
    const auto text = optionalText(entry, "type");
    if (!text)
        return text.error();
    if (*text == "steamtotp") // 2FAuth's spelling
        return OtpType::Steam;
    const auto type = otpTypeFromName(qtText(*text));
    if (!type)
        return bad("type", ErrorCode::UnsupportedType);
    return *type;
}

Result<HashAlgorithm> readAlgorithm(const JsonValue &info, HashAlgorithm absent)
{
    const auto text = optionalText(info, "algo");
    if (!text)
        return text.error();
    if (text->empty())
        return absent;
    const auto algorithm = hashFromName(qtText(*text));
    if (!algorithm)
        return bad("info.algo", ErrorCode::UnsupportedAlgorithm);
    return *algorithm;
}

Result<OtpParameters> readParameters(const JsonValue &info, OtpType type)
{
    OtpParameters parameters = defaultParameters(type);
    const auto algorithm = readAlgorithm(info, parameters.algorithm);
    if (!algorithm)
        return algorithm.error();
    parameters.algorithm = *algorithm;
    const auto digits = optionalNumber(info, "digits", static_cast<std::uint64_t>(parameters.digits));
    if (!digits || *digits > static_cast<std::uint64_t>(maximumDigits))
        return bad("info.digits", ErrorCode::InvalidArgument);
    parameters.digits = static_cast<int>(*digits);
    const char *member = parameters.isTimeBased() ? "period" : "counter";
    const auto absent = parameters.isTimeBased() ? static_cast<std::uint64_t>(parameters.period.count()) : 0;
    const auto number = optionalNumber(info, member, absent);
    if (!number)
        return bad(std::string("info.") + member, number.error().code);
    if (parameters.isTimeBased())
        parameters.period = std::chrono::seconds(static_cast<std::int64_t>(*number));
    else
        parameters.counter = *number;
    return validated(parameters);
}

Result<void> readInfo(const JsonValue &info, Account &account, Names &read)
{
    if (!info.isObject())
        return bad("info");
    if (const auto twice = repeatedMember(info, {"secret", "algo", "digits", "period", "counter", "pin"});
        !twice.empty())
        return bad(twice);
    auto parameters = readParameters(info, account.parameters.type);
    if (!parameters)
        return parameters.error();
    account.parameters = *parameters;
    const auto secret = optionalText(info, "secret");
    if (!secret)
        return bad("info.secret");
    auto decoded = Base32::decode(byteView(*secret));
    if (!decoded)
        return bad("info.secret", decoded.error().code);
    account.secret = std::move(*decoded);
    read = {"secret", "algo", "digits", account.parameters.isTimeBased() ? "period" : "counter"};
    if (account.parameters.type == OtpType::Motp || account.parameters.type == OtpType::Yandex) {
        const auto pin = optionalText(info, "pin");
        if (!pin)
            return bad("info.pin");
        account.pin = SecretBytes::copyOf(byteView(*pin));
        read.emplace_back("pin");
    }
    return success();
}

Result<void> readTexts(const JsonValue &entry, Account &account)
{
    const auto issuer = optionalText(entry, "issuer");
    const auto name = optionalText(entry, "name");
    const auto note = optionalText(entry, "note");
    if (!issuer || !name || !note)
        return !issuer ? issuer.error() : !name ? name.error() : note.error();
    account.issuer = qtText(*issuer).normalized(QString::NormalizationForm_C);
    account.name = qtText(*name).normalized(QString::NormalizationForm_C);
    account.note = qtText(*note);
    if (const auto favorite = entry.valueOf("favorite")) {
        const auto number = favorite->toUnsigned(); // some writers have 0 and 1
        if (!favorite->toBool() && !number)
            return bad("favorite");
        account.favorite = favorite->toBool().value_or(number.value_or(0) != 0);
    }
    return success();
}

Result<void> readGroups(const JsonValue &entry, const GroupNames &names, Account &account)
{
    const auto ids = entry.valueOf("groups");
    if (!ids) {
        const auto group = optionalText(entry, "group");
        if (!group)
            return group.error();
        if (!group->empty())
            account.groups.append(qtText(*group));
        return success();
    }
    if (!ids->isArray())
        return bad("groups");
    for (auto id = ids->firstChild(); id; id = id->next()) {
        const auto uuid = uuidFromText(id->isString() ? id->text() : std::string_view());
        const QString name = uuid ? names.value(*uuid) : QString();
        if (!name.isEmpty() && !account.groups.contains(name))
            account.groups.append(name);
    }
    return success();
}

/// Everything that decode() did not use, nested as it was.
SecretBytes unknownMembers(const JsonValue &entry, const Names &readOfInfo)
{
    Names read{"type", "uuid", "name", "issuer", "note", "favorite", "info", "group", "groups", "countersign"};
    if (!entry.valueOf("icon"))
        read.insert(read.end(), {"icon", "icon_mime"});
    SecretBytes outer = otherMembers(entry, read);
    SecretBytes info = otherMembers(*entry.member("info"), readOfInfo);
    const auto ownMember = entry.member("countersign");
    SecretBytes own = ownMember ? otherMembers(*ownMember, {"created", "modified"}) : SecretBytes();
    if (info.isEmpty() && own.isEmpty())
        return outer;
    JsonWriter writer;
    writer.beginObject();
    ParsedObject(outer).writeMembers(writer);
    if (!info.isEmpty())
        writer.key("info").json(info.view());
    if (!own.isEmpty())
        writer.key("countersign").json(own.view());
    return writer.endObject().take();
}

void writeInfo(const Account &account, const ParsedObject &unknown, JsonWriter &writer)
{
    const OtpParameters &parameters = account.parameters;
    const std::string_view moving = parameters.isTimeBased() ? "period" : "counter";
    Names written{"secret", "algo", "digits", moving};
    writer.beginObject();
    writer.key("secret").string(viewOf(Base32::encode(account.secret.span())));
    const QLatin1String algorithm = hashName(parameters.algorithm);
    writer.key("algo").string(std::string_view(algorithm.data(), static_cast<std::size_t>(algorithm.size())));
    writer.key("digits").number(static_cast<std::uint64_t>(parameters.digits));
    writer.key(moving).number(
        parameters.isTimeBased() ? static_cast<std::uint64_t>(parameters.period.count()) : parameters.counter);
    if (!account.pin.isEmpty()) {
        writer.key("pin").string(viewOf(account.pin));
        written.emplace_back("pin");
    }
    if (const auto others = unknown.member("info"))
        writer.membersOf(*others, written);
    writer.endObject();
}

void writeGroups(const Account &account, const GroupIds &ids, JsonWriter &writer)
{
    // Readers of version 2 know one group, by name.
    writer.key("group");
    if (account.groups.isEmpty())
        writer.null();
    else
        writer.string(account.groups.first());
    writer.key("groups").beginArray();
    for (const QString &name : account.groups)
        writer.string(uuidText(ids.value(name)));
    writer.endArray();
}
} // namespace

Result<Account> decode(const JsonValue &entry, const GroupNames &groups)
{
    if (!entry.isObject())
        return bad("entry");
    if (const auto twice = repeatedMember(
            entry, {"type", "uuid", "name", "issuer", "note", "favorite", "info", "group", "groups", "countersign"});
        !twice.empty())
        return bad(twice);
    const auto type = readType(entry);
    if (!type)
        return type.error();
    const auto info = entry.valueOf("info");
    if (!info)
        return bad("info");
    Account account;
    Names readOfInfo;
    account.parameters.type = *type;
    account.id = idOf(entry);
    if (auto ok = readInfo(*info, account, readOfInfo); !ok)
        return ok.error();
    if (auto ok = readTexts(entry, account); !ok)
        return ok.error();
    if (auto ok = readGroups(entry, groups, account); !ok)
        return ok.error();
    if (const auto own = entry.valueOf("countersign")) {
        if (!own->isObject() || !repeatedMember(*own, {"created", "modified"}).empty())
            return bad("countersign");
        account.created = timeOf(*own, "created");
        account.modified = timeOf(*own, "modified");
    }
    account.unknownMembers = unknownMembers(entry, readOfInfo);
    if (auto ok = checkAccount(account); !ok)
        return ok.error();
    return account;
}

void encode(const Account &account, const GroupIds &groups, JsonWriter &writer)
{
    const ParsedObject unknown(account.unknownMembers);
    const QLatin1String type = otpTypeName(account.parameters.type);
    writer.beginObject();
    writer.key("type").string(std::string_view(type.data(), static_cast<std::size_t>(type.size())));
    writer.key("uuid").string(uuidText(account.id));
    writer.key("name").string(account.name).key("issuer").string(account.issuer).key("note").string(account.note);
    writer.key("favorite").boolean(account.favorite);
    if (!unknown.has("icon"))
        writer.key("icon").null();
    writer.key("info");
    writeInfo(account, unknown, writer);
    writeGroups(account, groups, writer);
    writer.key("countersign").beginObject();
    writer.key("created").number(secondsOf(account.created));
    writer.key("modified").number(secondsOf(account.modified));
    if (const auto own = unknown.member("countersign"))
        writer.membersOf(*own, {"created", "modified"});
    writer.endObject();
    unknown.writeMembers(
        writer, {"type", "uuid", "name", "issuer", "note", "favorite", "info", "group", "groups", "countersign"});
    writer.endObject();
}

QUuid idOf(const JsonValue &entry)
{
    const auto id = entry.member("uuid");
    return id && id->isString() ? uuidFromText(id->text()).value_or(QUuid()) : QUuid();
}
} // namespace Countersign::EntryCodec
