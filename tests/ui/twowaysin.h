// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/keyslot.h"
#include "core/vault/openvault.h"
#include "tests/core/vault/vaulttesting.h"

namespace Countersign
{
/// Gives the password vault in @p vault a second way in: a slot for its keychain, which then holds the key.
inline bool addKeychainSlot(SessionBench &vault, QStringView password)
{
    const auto read = VaultWork::read(VaultStore(vault.path()));
    auto file = VaultFile::parse(SecretBytes::copyOf(contentOf(vault.path())));
    const auto wrappingKey = vault.random.bytes(KeySlots::masterKeySize);
    if (!read || !file || !wrappingKey)
        return false;
    const std::atomic<bool> cancelled = false;
    const auto opened = VaultWork::masterKeyFromPassword(read->file, SecretBytes::fromString(password), cancelled);
    if (!opened)
        return false;
    const QString account = QStringLiteral("test-vault");
    auto slot =
        KeySlots::wrapForKeychain(opened->masterKey, *wrappingKey, account, QStringLiteral("kwallet"), vault.random);
    if (!slot)
        return false;
    file->addSlot(std::move(*slot));
    const auto bytes = file->toBytes();
    Waiter<void> waiter;
    QObject context;
    vault.keychain.write(account, KeySlots::keychainText(*wrappingKey), &context, waiter.done());
    return bytes && writeContent(vault.path(), *bytes) && waiter.wait();
}
} // namespace Countersign
