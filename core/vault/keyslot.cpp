// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keyslot.h"

#include "core/base/randomsource.h"
#include "core/crypto/base64.h"
#include "core/vault/passwordtext.h"
#include "core/vault/vaultids.h"

#include <algorithm>
#include <vector>

namespace Countersign::KeySlots
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::size_t saltSize = 32;
/// The memory scrypt may take for one slot. n and r have limits of their own, but both at once would be 4 GiB.
constexpr std::uint64_t maximumScryptMemory = std::uint64_t{1} << 30;
/// HMAC pads keys up to its block size with NUL bytes, so padding within one block never made a difference.
constexpr std::size_t hmacBlockSize = 64;

std::span<const std::uint8_t> spanOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

Result<KeySlot> wrapped(const SecretBytes &masterKey, const SecretBytes &wrappingKey, RandomSource &random)
{
    auto uuid = randomUuid(random);
    if (!uuid)
        return uuid.error();
    auto sealed = AesGcm::seal(wrappingKey, masterKey.span(), random);
    if (!sealed)
        return sealed.error();
    KeySlot slot;
    slot.uuid = *uuid;
    slot.wrappedKey = sealed->ciphertext;
    slot.nonce = sealed->nonce;
    slot.tag = sealed->tag;
    return slot;
}

Result<SecretBytes> unwrap(const KeySlot &slot, const SecretBytes &wrappingKey)
{
    auto masterKey = AesGcm::open(wrappingKey, spanOf(slot.wrappedKey), slot.nonce, slot.tag);
    if (masterKey && masterKey->size() != masterKeySize)
        return Error{ErrorCode::FileDamaged, u"the wrapped key has a wrong size"_s};
    return masterKey;
}

Result<SecretBytes> derive(const KeySlot &slot, std::span<const std::uint8_t> password)
{
    constexpr std::uint64_t bytesPerBlock = 128;
    if (slot.cost.n <= maximumScryptCost.n && slot.cost.r <= maximumScryptCost.r
        && slot.cost.n * slot.cost.r * bytesPerBlock > maximumScryptMemory)
        return Error{ErrorCode::KdfTooExpensive, u"scrypt memory"_s};
    return scrypt(password, spanOf(slot.salt), slot.cost, AesGcm::keySize);
}

/// How many UTF-16 units Java's encoder is given, from which it sizes its buffer.
std::size_t utf16Length(std::span<const std::uint8_t> utf8)
{
    std::size_t length = 0;
    for (const std::uint8_t byte : utf8) {
        if ((byte & 0xC0) != 0x80)
            length += byte >= 0xF0 ? 2 : 1;
    }
    return length;
}

/// Until 2020 Aegis derived slots from the encoder's whole buffer, NUL bytes after the text included. How long that
/// buffer was depends on the platform: 1.1 (Java) or 2 (Android's ICU) bytes per unit at first, twice that plus one
/// each time it was too small.
std::vector<SecretBytes> paddedForms(const SecretBytes &password)
{
    std::vector<SecretBytes> forms;
    const std::size_t units = utf16Length(password.span());
    for (const std::size_t first : {units * 11 / 10, units * 2}) {
        std::size_t size = first;
        while (size < password.size())
            size = 2 * size + 1;
        const bool known =
            std::any_of(forms.begin(), forms.end(), [size](const SecretBytes &form) { return form.size() == size; });
        if (size == password.size() || size <= hmacBlockSize || known)
            continue;
        SecretBytes padded = password.clone();
        padded.resize(size);
        forms.push_back(std::move(padded));
    }
    return forms;
}

std::vector<SecretBytes> formsToTry(const KeySlot &slot, const SecretBytes &password)
{
    std::vector<SecretBytes> forms;
    forms.push_back(normalizedPassword(password));
    if (forms.front() != password)
        forms.push_back(password.clone());
    if (!slot.repaired) {
        for (SecretBytes &form : paddedForms(password))
            forms.push_back(std::move(form));
    }
    return forms;
}
} // namespace

Result<KeySlot> wrapForKeychain(const SecretBytes &masterKey, const SecretBytes &wrappingKey, const QString &account,
    const QString &backend, RandomSource &random)
{
    auto slot = wrapped(masterKey, wrappingKey, random);
    if (!slot)
        return slot;
    slot->type = KeySlot::Type::Raw;
    slot->kind = KeySlot::Kind::Keychain;
    slot->keychainAccount = account;
    slot->keychainBackend = backend;
    return slot;
}

Result<KeySlot> wrapForPassword(
    const SecretBytes &masterKey, const SecretBytes &password, const ScryptCost &cost, RandomSource &random)
{
    if (password.isEmpty())
        return Error{ErrorCode::InvalidArgument, u"an empty password"_s};
    KeySlot parameters;
    parameters.cost = cost;
    parameters.salt.resize(saltSize);
    auto *salt = reinterpret_cast<std::uint8_t *>(parameters.salt.data());
    if (auto filled = random.fill({salt, saltSize}); !filled)
        return filled.error();
    const auto wrappingKey = derive(parameters, normalizedPassword(password).span());
    if (!wrappingKey)
        return wrappingKey.error();
    auto slot = wrapped(masterKey, *wrappingKey, random);
    if (!slot)
        return slot;
    slot->type = KeySlot::Type::Password;
    slot->cost = cost;
    slot->salt = parameters.salt;
    return slot;
}

Result<SecretBytes> unwrapRaw(const KeySlot &slot, const SecretBytes &wrappingKey)
{
    auto masterKey = unwrap(slot, wrappingKey);
    if (!masterKey && masterKey.error().code == ErrorCode::CryptoFailed)
        return Error{ErrorCode::KeyDoesNotFit, u"raw slot"_s};
    return masterKey;
}

Result<SecretBytes> unwrapWithPassword(const KeySlot &slot, const SecretBytes &password)
{
    for (const SecretBytes &form : formsToTry(slot, password)) {
        const auto wrappingKey = derive(slot, form.span());
        if (!wrappingKey)
            return wrappingKey.error();
        auto masterKey = unwrap(slot, *wrappingKey);
        if (masterKey || masterKey.error().code != ErrorCode::CryptoFailed)
            return masterKey;
    }
    return Error{ErrorCode::WrongPassword, u"password slot"_s};
}

SecretBytes keychainText(const SecretBytes &wrappingKey)
{
    return Base64::encode(wrappingKey.span());
}

Result<SecretBytes> keyFromKeychainText(const SecretBytes &text)
{
    auto key = Base64::decode(text.span());
    if (!key)
        return Error{ErrorCode::KeyDoesNotFit, u"the keychain's entry is not base64"_s};
    if (key->size() != masterKeySize)
        return Error{ErrorCode::KeyDoesNotFit, u"the keychain's entry has a wrong size"_s};
    return key;
}
} // namespace Countersign::KeySlots
