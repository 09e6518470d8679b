// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/randomsource.h"
#include "core/vault/jsontree.h"
#include "core/vault/keyslot.h"
#include "core/vault/vaultcodec.h"
#include "core/vault/vaultfile.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Countersign
{
inline SecretBytes secretOf(QByteArrayView bytes)
{
    return SecretBytes::copyOf(bytes);
}

/// A master key that tests know.
inline SecretBytes knownMasterKey()
{
    return secretOf(QByteArray(32, 'm'));
}

inline SecretBytes knownWrappingKey()
{
    return secretOf(QByteArray(32, 'w'));
}

inline constexpr ScryptCost cheapCost{16, 8, 1};

/// A database with these entries, as this version writes them.
inline QByteArray ownDatabase(const QByteArray &entries)
{
    return R"({"version":3,"entries":[)" + entries
        + R"(],"countersign":{"version":1,"id":"5b0a1c1e-0000-4000-8000-000000000001","writer":")" COUNTERSIGN_VERSION
          R"("}})";
}

/// A sealed file with a password slot ("right") and a keychain slot, holding this database text.
inline VaultFile sealedFile(QByteArrayView database)
{
    SystemRandomSource random;
    VaultFile file;
    file.addSlot(*KeySlots::wrapForKeychain(knownMasterKey(), knownWrappingKey(),
        QStringLiteral("5b0a1c1e-0000-4000-8000-000000000001"), QStringLiteral("memory"), random));
    file.addSlot(*KeySlots::wrapForPassword(knownMasterKey(), SecretBytes::fromString(u"right"), cheapCost, random));
    auto sealed = *AesGcm::seal(knownMasterKey(), secretOf(database).span(), random);
    file.ciphertext = sealed.ciphertext;
    file.nonce = sealed.nonce;
    file.tag = sealed.tag;
    return file;
}

/// What is in a sealed file, without our own code: for looking at what was written.
inline QJsonObject databaseIn(const VaultFile &file)
{
    const std::span ciphertext(reinterpret_cast<const std::uint8_t *>(file.ciphertext.constData()),
        static_cast<std::size_t>(file.ciphertext.size()));
    const auto text = AesGcm::open(knownMasterKey(), ciphertext, file.nonce, file.tag);
    return text ? QJsonDocument::fromJson(text->view().toByteArray()).object() : QJsonObject();
}

inline QJsonObject encodedObject(const Vault &vault)
{
    return QJsonDocument::fromJson(VaultCodec::encode(vault).view().toByteArray()).object();
}
} // namespace Countersign
