// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/aead.h"
#include "core/vault/keyslot.h"

#include <memory>
#include <vector>

namespace Countersign
{
class JsonValue;
class JsonWriter;

/// What a file may ask of us before we believe it (FORMAT.md, limits).
namespace VaultLimits
{
inline constexpr std::size_t fileSize = std::size_t{64} * 1024 * 1024;
/// Everything but the payload.
inline constexpr std::size_t headerSize = std::size_t{1024} * 1024;
inline constexpr std::size_t slotCount = 32;
inline constexpr std::size_t saltSize = 1024;
inline constexpr std::uint64_t fileVersion = 1;
inline constexpr std::uint64_t databaseVersion = 3;
/// Levels of nesting in one entry. Lower than the limit for the whole text, because entries move between lists that
/// are nested differently, and what was read must never become too deep by being written.
inline constexpr std::size_t entryDepth = 32;
/// Of our own members in the database.
inline constexpr std::uint64_t ownVersion = 1;
} // namespace VaultLimits

/// The outer file of FORMAT.md: the slots, and the sealed database. Knows nothing of keys or of what is inside.
/// A value: copies share what was kept verbatim.
struct VaultFile
{
    std::vector<KeySlot> slots;
    AesGcm::Nonce nonce{};
    AesGcm::Tag tag{};
    QByteArray ciphertext;
    /// Not encrypted: the database as JSON text. Such a file is read for import, and is never a vault.
    std::shared_ptr<const SecretBytes> plainDatabase;
    /// Members we do not know, as JSON objects: of the file, of its header, of the header's params.
    std::shared_ptr<const SecretBytes> others;
    std::shared_ptr<const SecretBytes> headerOthers;
    std::shared_ptr<const SecretBytes> paramsOthers;

    [[nodiscard]] bool isEncrypted() const { return !plainDatabase; }
    /// Puts a slot where FORMAT.md wants it: passwords first, because some readers try only the first of type 1.
    void addSlot(KeySlot slot);

    /// @return FileTooLarge, FileNotVault (other JSON, or no JSON at all), FileTooNew, or FileDamaged (cut off, or
    /// not what FORMAT.md says). A slot that cannot be read is kept verbatim and is no error.
    [[nodiscard]] static Result<VaultFile> parse(SecretBytes bytes);
    /// The file's bytes, of an encrypted one. @return FileTooLarge when they would be over the limit.
    [[nodiscard]] Result<QByteArray> toBytes() const;
};

/// Reading and writing of one slot, for VaultFile.
namespace KeySlotCodec
{
[[nodiscard]] KeySlot decode(const JsonValue &value);
void encode(const KeySlot &slot, JsonWriter &writer);
} // namespace KeySlotCodec
} // namespace Countersign
