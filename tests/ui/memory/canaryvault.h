// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultcodec.h"
#include "tests/core/vault/vaultfiles.h"
#include "tests/core/vault/vaulttesting.h"

#include <QCryptographicHash>

namespace Countersign::Canary
{
inline constexpr int accountCount = 500;

/// Bytes that are nowhere else, the same for the same name each time the test runs.
inline QByteArray bytesFor(const QByteArray &name, qsizetype size)
{
    return QCryptographicHash::hash("canary " + name, QCryptographicHash::Sha512).left(size);
}

inline QByteArray secretOf(int account)
{
    return bytesFor(QByteArray::number(account), 20);
}

inline QString password()
{
    return QString::fromLatin1(bytesFor("password", 12).toHex()); // 24 characters
}

inline QString keychainAccount()
{
    return QStringLiteral("7e57ca4a-0000-4000-8000-000000000001");
}

/// The vault's bytes: a keychain slot and, of the usual cost, a password slot.
inline QByteArray vaultFile()
{
    SystemRandomSource random;
    const SecretBytes masterKey = SecretBytes::copyOf(bytesFor("master key", 32));
    std::vector<Account> accounts;
    for (int i = 0; i < accountCount; ++i) {
        Account account = i == 1 ? hotpAccount(QStringLiteral("Canary counter")) : totpAccount({});
        account.issuer = QStringLiteral("Canary %1").arg(i);
        account.secret = SecretBytes::copyOf(secretOf(i));
        accounts.push_back(std::move(account));
    }
    Vault vault;
    vault.setId(QUuid::fromString(keychainAccount()));
    vault.setWriter(QStringLiteral(COUNTERSIGN_VERSION));
    (void)vault.add(std::move(accounts), random, UnixTime{});
    VaultFile header;
    header.addSlot(*KeySlots::wrapForKeychain(masterKey, SecretBytes::copyOf(bytesFor("keychain key", 32)),
        keychainAccount(), QStringLiteral("secret-service"), random));
    header.addSlot(
        *KeySlots::wrapForPassword(masterKey, SecretBytes::fromString(password()), ScryptCost{32768, 8, 3}, random));
    return *SealedVault::seal(std::move(header), vault, masterKey, random)->toBytes();
}
} // namespace Countersign::Canary
