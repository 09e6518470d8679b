// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultfile.h"

#include "core/crypto/base64.h"
#include "core/vault/hex.h"
#include "core/vault/jsonhelpers_p.h"
#include "core/vault/jsontree.h"
#include "core/vault/jsonwriter.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
Error damaged(QLatin1String what)
{
    return {ErrorCode::FileDamaged, what};
}

/// Is there anything, and may it be JSON? Cheap, so that pictures and programs are told apart from damaged vaults.
Result<void> sniff(const SecretBytes &bytes)
{
    if (bytes.size() > VaultLimits::fileSize)
        return ErrorCode::FileTooLarge;
    std::string_view text = viewOf(bytes);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::size_t begin = text.find_first_not_of(std::string_view("\0 \t\r\n", 5));
    if (begin == std::string_view::npos)
        return damaged("empty"_L1);
    if (text[begin] != '{')
        return Error{ErrorCode::FileNotVault, u"not a JSON object"_s};
    return success();
}

Result<void> checkVersion(const JsonValue &root)
{
    const auto version = root.member("version");
    const auto number = version ? version->toUnsigned() : std::nullopt;
    if (!number || *number == 0 || (!root.member("header") && !root.member("db")))
        return Error{ErrorCode::FileNotVault, u"other JSON"_s};
    if (*number > VaultLimits::fileVersion)
        return Error{ErrorCode::FileTooNew, u"file version %1"_s.arg(*number)};
    if (!repeatedMember(root, {"version", "header", "db"}).empty())
        return damaged("a repeated member"_L1);
    return success();
}

Result<void> readParameters(const JsonValue &parameters, VaultFile &file)
{
    const auto nonceText = parameters.member("nonce");
    const auto tagText = parameters.member("tag");
    if (!nonceText || !nonceText->isString() || !tagText || !tagText->isString()
        || !repeatedMember(parameters, {"nonce", "tag"}).empty())
        return damaged("header.params"_L1);
    const auto nonce = Hex::decodeExactly<AesGcm::nonceSize>(nonceText->text());
    const auto tag = Hex::decodeExactly<AesGcm::tagSize>(tagText->text());
    if (!nonce || !tag)
        return damaged("header.params: hex"_L1);
    file.nonce = *nonce;
    file.tag = *tag;
    file.paramsOthers = sharedSecret(otherMembers(parameters, {"nonce", "tag"}));
    return success();
}

Result<void> readHeader(const JsonValue &root, VaultFile &file)
{
    const auto header = root.member("header");
    if (!header || !header->isObject() || !repeatedMember(*header, {"slots", "params"}).empty())
        return damaged("header"_L1);
    const auto keySlots = header->member("slots");
    const auto parameters = header->member("params");
    if (!keySlots || !keySlots->isArray() || !parameters || !parameters->isObject())
        return damaged("header.slots or header.params"_L1);
    for (auto slot = keySlots->firstChild(); slot; slot = slot->next()) {
        if (file.slots.size() == VaultLimits::slotCount)
            return damaged("too many slots"_L1);
        file.slots.push_back(KeySlotCodec::decode(*slot));
    }
    file.headerOthers = sharedSecret(otherMembers(*header, {"slots", "params"}));
    return readParameters(*parameters, file);
}

Result<void> readPayload(const JsonValue &root, std::size_t fileSize, VaultFile &file)
{
    const auto database = root.member("db");
    if (database && database->isObject()) {
        file.plainDatabase = std::make_shared<const SecretBytes>(jsonOf(*database));
        return success();
    }
    if (!database || !database->isString())
        return damaged("db"_L1);
    const std::string_view text = database->text();
    if (fileSize - text.size() > VaultLimits::headerSize)
        return Error{ErrorCode::FileTooLarge, u"header"_s};
    // What we and Aegis write; only then Qt's decoder, which is slower and takes more.
    if (auto strict = Base64::decodePublic({reinterpret_cast<const std::uint8_t *>(text.data()), text.size()})) {
        file.ciphertext = std::move(*strict);
        return readHeader(root, file);
    }
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())),
            QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return damaged("db: base64"_L1);
    file.ciphertext = *decoded;
    return readHeader(root, file);
}

int rank(const KeySlot &slot)
{
    if (slot.type == KeySlot::Type::Password)
        return slot.isRecoveryKey() ? 1 : 0;
    return slot.type == KeySlot::Type::Raw ? 2 : 3;
}
} // namespace

void VaultFile::addSlot(KeySlot slot)
{
    const auto place =
        std::find_if(slots.begin(), slots.end(), [&slot](const KeySlot &other) { return rank(other) > rank(slot); });
    slots.insert(place, std::move(slot));
}

Result<VaultFile> VaultFile::parse(SecretBytes bytes)
{
    if (auto ok = sniff(bytes); !ok)
        return ok.error();
    std::size_t size = bytes.size();
    while (size > 0 && bytes.data()[size - 1] == 0)
        --size;
    const auto tree = JsonTree::parse(std::move(bytes));
    if (!tree)
        return tree.error();
    const JsonValue root = tree->root();
    if (auto ok = checkVersion(root); !ok)
        return ok.error();
    VaultFile file;
    if (auto ok = readPayload(root, size, file); !ok)
        return ok.error();
    file.others = sharedSecret(otherMembers(root, {"version", "header", "db"}));
    return file;
}

Result<QByteArray> VaultFile::toBytes() const
{
    Q_ASSERT(isEncrypted());
    JsonWriter writer;
    writer.beginObject().key("version").number(VaultLimits::fileVersion);
    writer.key("header").beginObject().key("slots").beginArray();
    for (const KeySlot &slot : slots)
        KeySlotCodec::encode(slot, writer);
    writer.endArray().key("params").beginObject();
    writer.key("nonce").string(viewOf(Hex::encode(nonce))).key("tag").string(viewOf(Hex::encode(tag)));
    ParsedObject(paramsOthers).writeMembers(writer);
    writer.endObject();
    ParsedObject(headerOthers).writeMembers(writer);
    writer.endObject();
    writer.key("db").string(viewOf(ciphertext.toBase64()));
    ParsedObject(others).writeMembers(writer);
    writer.endObject();
    const SecretBytes text = writer.take();
    if (text.size() > VaultLimits::fileSize)
        return Error{ErrorCode::FileTooLarge, u"the vault would be over the limit"_s};
    return text.view().toByteArray();
}
} // namespace Countersign
