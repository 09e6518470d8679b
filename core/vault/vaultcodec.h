// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/vault/vault.h"
#include "core/vault/vaultfile.h"

namespace Countersign
{
class RandomSource;

/// The database's JSON text and the Vault it stands for (FORMAT.md, database). Pure; background only when large.
namespace VaultCodec
{
/// Entries that cannot be read become items that need repair; they never fail the rest.
/// @return FileTooNew, or FileDamaged when it is not a database at all.
[[nodiscard]] Result<Vault> decode(SecretBytes json);
/// Everything, in database version 3. What decode() kept is written back.
[[nodiscard]] SecretBytes encode(const Vault &vault);
} // namespace VaultCodec

/// The whole way between file and content, given the master key.
namespace SealedVault
{
/// @return FileNotVault when it is not encrypted, FileDamaged when the tag does not fit although the key does, and
/// what VaultCodec::decode() says.
[[nodiscard]] Result<Vault> open(const VaultFile &file, const SecretBytes &masterKey);
/// @p header's slots and extras with a freshly sealed database. @return RandomFailed, CryptoFailed, FileTooLarge
[[nodiscard]] Result<VaultFile> seal(
    VaultFile header, const Vault &vault, const SecretBytes &masterKey, RandomSource &random);
/// Opens the bytes that are about to be saved, from the outside in, and compares what they hold with @p vault: every
/// item in its place, readable or not, live or removed. @return WriteFailed when they do not hold it
[[nodiscard]] Result<void> verify(const QByteArray &bytes, const Vault &vault, const SecretBytes &masterKey);
} // namespace SealedVault
} // namespace Countersign
