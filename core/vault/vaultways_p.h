// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/openvault.h"
#include "core/vault/waysin.h"

namespace Countersign::VaultWork
{
/// How and when new slots are made.
struct SlotTerms
{
    ScryptCost passwordCost;
    UnixTime now{};
};

/// Background work, as in openvault.h: each takes the lock, reads what is on the disk now, and saves.

/// @p kind is Password or RecoveryKey. @return InvalidArgument when the vault has one already
[[nodiscard]] Result<OpenVaultPointer> addSecret(const VaultStore &store, const OpenVaultPointer &current,
    KeySlot::Kind kind, const SecretBytes &secret, const SlotTerms &terms, RandomSource &random);

/// A fresh master key, wrapped for @p ways and, when @p keychainText is not empty, for the keychain slots that it
/// opens; all other slots go. The previous copy beside the vault is sealed anew too.
/// @return WrongPassword, KeyDoesNotFit or NoWayIn, with nothing changed
[[nodiscard]] Result<OpenVaultPointer> replaceWays(const VaultStore &store, const OpenVaultPointer &current,
    const WaysIn &ways, const SecretBytes &keychainText, const SlotTerms &terms, RandomSource &random);

/// What a keychain was given to keep.
struct KeptKey
{
    QUuid vaultId;
    SecretBytes key; ///< 32 random bytes.
    QString backend;
};

/// One more keychain slot; the oldest go when there are many.
[[nodiscard]] Result<OpenVaultPointer> addKeychainSlot(const VaultStore &store, const OpenVaultPointer &current,
    const KeptKey &kept, const SlotTerms &terms, RandomSource &random);
} // namespace Countersign::VaultWork
