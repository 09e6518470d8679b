// SPDX-License-Identifier: GPL-3.0-or-later
// freezevault FOLDER: seals FOLDER/database.json with what FOLDER/secrets.json names, into FOLDER/vault.json, as this
// version writes vaults. For tests/data/vault; see the README there.
#include "core/crypto/recoverykey.h"
#include "core/vault/vaultcodec.h"
#include "tests/core/vault/vaulttesting.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr ScryptCost realCost{32768, 8, 3};
constexpr UnixTime made{std::chrono::seconds{1750000000}};

SecretBytes secretIn(const QJsonObject &secrets, const QString &name)
{
    return SecretBytes::fromString(secrets.value(name).toString());
}

/// An empty header with the three ways in, for @p masterKey.
VaultFile header(const QJsonObject &secrets, const SecretBytes &masterKey, RandomSource &random)
{
    VaultFile file;
    KeySlot password = *KeySlots::wrapForPassword(masterKey, secretIn(secrets, u"password"_s), realCost, random);
    password.kind = KeySlot::Kind::Password;
    KeySlot recoveryKey = *KeySlots::wrapForPassword(
        masterKey, *RecoveryKey::read(secretIn(secrets, u"recoveryKey"_s)), realCost, random);
    recoveryKey.kind = KeySlot::Kind::RecoveryKey;
    KeySlot keychain =
        *KeySlots::wrapForKeychain(masterKey, *KeySlots::keyFromKeychainText(secretIn(secrets, u"keychainText"_s)),
            secrets.value(u"keychainAccount"_s).toString(), u"secret-service"_s, random);
    for (KeySlot *slot : {&password, &recoveryKey, &keychain}) {
        slot->created = made;
        file.addSlot(std::move(*slot));
    }
    return file;
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().size() != 2)
        return 2;
    const QString folder = QCoreApplication::arguments().at(1);
    const QJsonObject secrets = QJsonDocument::fromJson(contentOf(folder + u"/secrets.json"_s)).object();
    const auto vault = VaultCodec::decode(SecretBytes::copyOf(contentOf(folder + u"/database.json"_s)));
    SystemRandomSource random;
    const auto masterKey = random.bytes(KeySlots::masterKeySize);
    if (!vault || !masterKey || secrets.size() != 4)
        return 1;
    const auto sealed = SealedVault::seal(header(secrets, *masterKey, random), *vault, *masterKey, random);
    const auto bytes = sealed ? sealed->toBytes() : Result<QByteArray>(sealed.error());
    if (!bytes || QFile::exists(folder + u"/vault.json"_s) || !writeContent(folder + u"/vault.json"_s, *bytes)) {
        std::fputs("nothing was written\n", stderr);
        return 1;
    }
    return 0;
}
