// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/migrationpayload.h"

#include "core/otp/displaytext.h"
#include "core/otp/keydecoder.h"
#include "core/otp/protobufreader_p.h"
#include "core/otp/urisplitter_p.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
using Kind = ProtobufField::Kind;

// The message MigrationPayload
constexpr std::uint32_t entryField = 1;
constexpr std::uint32_t versionField = 2;
constexpr std::uint32_t sizeField = 3;
constexpr std::uint32_t indexField = 4;
constexpr std::uint32_t idField = 5;
// The message OtpParameters in it
constexpr std::uint32_t secretField = 1;
constexpr std::uint32_t nameField = 2;
constexpr std::uint32_t issuerField = 3;
constexpr std::uint32_t algorithmField = 4;
constexpr std::uint32_t digitsField = 5;
constexpr std::uint32_t typeField = 6;
constexpr std::uint32_t counterField = 7;
constexpr std::uint32_t periodField = 8; ///< Some apps'. Google itself has a text there, an identifier.

constexpr std::uint64_t mostParts = 1000;
/// What a phone still reads well from a screen.
constexpr std::size_t longestUri = 1200;

std::optional<HashAlgorithm> algorithmOf(std::uint64_t number)
{
    switch (number) {
    case 0: // unspecified
    case 1:
        return HashAlgorithm::Sha1;
    case 2:
        return HashAlgorithm::Sha256;
    case 3:
        return HashAlgorithm::Sha512;
    default: // 4 is MD5, which no authenticator ever made codes with
        return std::nullopt;
    }
}

std::optional<int> digitsOf(std::uint64_t number)
{
    if (number > 2)
        return std::nullopt;
    return number == 2 ? 8 : 6;
}

std::optional<OtpType> typeOf(std::uint64_t number)
{
    if (number > 2)
        return std::nullopt;
    return number == 1 ? OtpType::Hotp : OtpType::Totp;
}

/// Google's names repeat the issuer: "Issuer:name". A name may be all there is.
void separate(Account &account)
{
    const QString prefix = account.issuer + u':';
    if (!account.issuer.isEmpty()) {
        if (account.name.startsWith(prefix, Qt::CaseInsensitive))
            account.name = account.name.sliced(prefix.size()).trimmed();
    } else if (const qsizetype colon = account.name.indexOf(u':'); colon >= 0) {
        account.issuer = account.name.first(colon).trimmed();
        account.name = account.name.sliced(colon + 1).trimmed();
    }
}

/// Nothing if a value is one that codes cannot be made from. Fields of another kind than expected are unknown fields.
bool readNumber(OtpParameters &parameters, const ProtobufField &field)
{
    switch (field.number) {
    case algorithmField:
        parameters.algorithm = algorithmOf(field.value).value_or(HashAlgorithm::Md5);
        return algorithmOf(field.value).has_value();
    case digitsField:
        parameters.digits = digitsOf(field.value).value_or(0);
        return digitsOf(field.value).has_value();
    case typeField:
        parameters.type = typeOf(field.value).value_or(OtpType::Totp);
        return typeOf(field.value).has_value();
    case counterField:
        parameters.counter = field.value;
        return field.value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    case periodField:
        if (field.value > static_cast<std::uint64_t>(maximumPeriod.count()))
            return false;
        // Zero is what an unset field looks like.
        if (field.value > 0)
            parameters.period = std::chrono::seconds(field.value);
        return true;
    default:
        return true;
    }
}

std::optional<Account> readEntry(QByteArrayView message)
{
    Account account;
    bool usable = true;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->kind == Kind::Number)
            usable = readNumber(account.parameters, *field) && usable;
        else if (field->number == secretField)
            account.secret = SecretBytes::copyOf(field->bytes);
        else if (field->number == nameField)
            account.name = storedText(QString::fromUtf8(field->bytes));
        else if (field->number == issuerField)
            account.issuer = storedText(QString::fromUtf8(field->bytes));
    }
    if (reader.isDamaged() || !usable || account.secret.isEmpty() || !validated(account.parameters))
        return std::nullopt;
    if (account.parameters.isTimeBased())
        account.parameters.counter = 0;
    separate(account);
    return account;
}

Result<MigrationBatch> readMessage(QByteArrayView message)
{
    MigrationBatch batch;
    std::uint64_t size = 1;
    std::uint64_t index = 0;
    ProtobufReader reader(message);
    while (const auto field = reader.next()) {
        if (field->kind == Kind::Bytes && field->number == entryField) {
            if (auto account = readEntry(field->bytes))
                batch.accounts.push_back(*std::move(account));
            else
                ++batch.refused;
        } else if (field->kind == Kind::Number && field->number == sizeField) {
            size = std::max<std::uint64_t>(field->value, 1);
        } else if (field->kind == Kind::Number && field->number == indexField) {
            index = field->value;
        } else if (field->kind == Kind::Number && field->number == idField) {
            batch.id = static_cast<std::int32_t>(static_cast<std::uint32_t>(field->value));
        }
    }
    if (reader.isDamaged() || size > mostParts || index >= size)
        return Error{ErrorCode::InvalidArgument, u"damaged migration payload"_s};
    if (batch.accounts.empty() && batch.refused == 0)
        return Error{ErrorCode::NotSetupText, u"empty migration payload"_s};
    batch.size = static_cast<int>(size);
    batch.index = static_cast<int>(index);
    return batch;
}

SecretBytes entryMessage(const Account &account)
{
    const auto algorithm = account.parameters.algorithm;
    ProtobufWriter entry;
    entry.bytes(secretField, account.secret.view());
    // Without its issuer, a name with a colon in it would be cut there.
    const bool isPrefixed = !account.issuer.isEmpty() || account.name.contains(u':');
    entry.bytes(nameField, (isPrefixed ? account.issuer + u':' + account.name : account.name).toUtf8());
    if (!account.issuer.isEmpty())
        entry.bytes(issuerField, account.issuer.toUtf8());
    entry.number(algorithmField, algorithm == HashAlgorithm::Sha1 ? 1U : algorithm == HashAlgorithm::Sha256 ? 2U : 3U);
    entry.number(digitsField, account.parameters.digits == 8 ? 2U : 1U);
    entry.number(typeField, account.parameters.type == OtpType::Hotp ? 1U : 2U);
    if (account.parameters.type == OtpType::Hotp)
        entry.number(counterField, account.parameters.counter);
    return entry.message().clone();
}

SecretBytes partUri(std::span<const SecretBytes> entries, std::size_t size, std::size_t index, std::int32_t id)
{
    ProtobufWriter payload;
    for (const SecretBytes &entry : entries)
        payload.bytes(entryField, entry.view());
    payload.number(versionField, 1);
    payload.number(sizeField, size);
    payload.number(indexField, index);
    // As protocol buffers write a negative int32: widened to 64 bits.
    payload.number(idField, static_cast<std::uint64_t>(std::int64_t{id}));
    SecretBytes uri = SecretBytes::copyOf(QByteArrayView("otpauth-migration://offline?data="));
    const SecretBytes base64 = encodeBase64(payload.message().span());
    for (const std::uint8_t symbol : base64.span()) {
        if (symbol == '+')
            uri.append(QByteArrayView("%2B"));
        else if (symbol == '/')
            uri.append(QByteArrayView("%2F"));
        else if (symbol == '=')
            uri.append(QByteArrayView("%3D"));
        else
            uri.append(symbol);
    }
    return uri;
}
} // namespace

Result<MigrationBatch> readMigrationPayload(QByteArrayView text)
{
    const UriParts parts = splitUri(text, UriForm::LabelOnly);
    const auto data = std::find_if(parts.parameters.begin(), parts.parameters.end(),
        [](const UriParameter &parameter) { return parameter.is("data"_L1); });
    if (data == parts.parameters.end())
        return Error{ErrorCode::NotSetupText, u"no migration data"_s};
    SecretBytes base64 = percentDecoded(data->rawValue, PlusSign::Plus).bytes;
    std::replace(base64.mutableSpan().begin(), base64.mutableSpan().end(), std::uint8_t{' '}, std::uint8_t{'+'});
    const auto message = decodeKey(base64.view(), KeyEncoding::Base64);
    if (!message)
        return message.error();
    return readMessage(message->view());
}

bool fitsMigration(const Account &account)
{
    const OtpParameters &parameters = account.parameters;
    const bool algorithm = parameters.algorithm == HashAlgorithm::Sha1 || parameters.algorithm == HashAlgorithm::Sha256
        || parameters.algorithm == HashAlgorithm::Sha512;
    const bool digits = parameters.digits == 6 || parameters.digits == 8;
    const bool totp = parameters.type == OtpType::Totp && parameters.period == std::chrono::seconds(30);
    const bool hotp = parameters.type == OtpType::Hotp
        && parameters.counter <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return algorithm && digits && (totp || hotp) && !account.secret.isEmpty();
}

MigrationExport writeMigrationPayload(std::span<const Account> accounts, std::int32_t id, std::size_t perPart)
{
    MigrationExport result;
    std::vector<SecretBytes> entries;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (fitsMigration(accounts[i]))
            entries.push_back(entryMessage(accounts[i]));
        else
            result.leftOut.push_back(i);
    }
    // First where to cut, since every part says how many there are.
    std::vector<std::size_t> cuts{0};
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::size_t first = cuts.back();
        const bool full = i - first >= std::max<std::size_t>(perPart, 1);
        const auto part = std::span<const SecretBytes>(entries).subspan(first, i + 1 - first);
        if (i > first && (full || partUri(part, mostParts, mostParts, id).size() > longestUri))
            cuts.push_back(i);
    }
    cuts.push_back(entries.size());
    const std::size_t parts = entries.empty() ? 0 : cuts.size() - 1;
    for (std::size_t index = 0; index < parts; ++index) {
        const auto part = std::span<const SecretBytes>(entries).subspan(cuts[index], cuts[index + 1] - cuts[index]);
        result.uris.push_back(partUri(part, parts, index, id));
    }
    return result;
}
} // namespace Countersign
