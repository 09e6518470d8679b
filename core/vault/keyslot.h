// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/aead.h"
#include "core/crypto/kdf.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <memory>

namespace Countersign
{
class RandomSource;

/// One copy of the master key, wrapped in another key (FORMAT.md, key slots). A value; copies share what is verbatim.
struct KeySlot
{
    enum class Type {
        Raw, ///< 0: the wrapping key is 32 random bytes that somebody keeps.
        Password, ///< 1: the wrapping key is scrypt of a password.
        Verbatim, ///< Another type (a phone's biometric slot), or one that cannot be read: kept, never used.
    };
    /// What our own member says about it.
    enum class Kind { None, Keychain, Password, RecoveryKey };

    Type type = Type::Verbatim;
    QUuid uuid;
    QByteArray wrappedKey; ///< 32 bytes of ciphertext.
    AesGcm::Nonce nonce{};
    AesGcm::Tag tag{};

    // Password only
    ScryptCost cost;
    QByteArray salt;
    bool repaired = true; ///< False: Aegis's old padding of long passwords may have been used.
    bool isBackup = false;

    Kind kind = Kind::None;
    UnixTime created{}; ///< When the secret was chosen or made; zero when unknown.
    QString keychainAccount; ///< Keychain only: the entry's name.
    QString keychainBackend; ///< Keychain only: KeychainBackend::id.

    bool damaged = false; ///< Verbatim only: type 0 or 1, but unreadable.
    std::shared_ptr<const SecretBytes> keyParamsOthers; ///< Unknown members of key_params, as a JSON object.
    std::shared_ptr<const SecretBytes> others; ///< Members we do not know, or for Verbatim the whole slot; JSON.

    [[nodiscard]] bool isKeychain() const { return type == Type::Raw && kind == Kind::Keychain; }
    [[nodiscard]] bool isRecoveryKey() const { return type == Type::Password && kind == Kind::RecoveryKey; }
    [[nodiscard]] bool isPassword() const { return type == Type::Password && kind != Kind::RecoveryKey; }
};

/// Wraps and unwraps the master key. Slow for passwords (scrypt): background only.
namespace KeySlots
{
inline constexpr std::size_t masterKeySize = AesGcm::keySize;

/// @p wrappingKey as random bytes, not as text.
[[nodiscard]] Result<KeySlot> wrapForKeychain(const SecretBytes &masterKey, const SecretBytes &wrappingKey,
    const QString &account, const QString &backend, RandomSource &random);
/// @p password as typed (UTF-8); it is normalised here. A recovery key's text is a password too.
[[nodiscard]] Result<KeySlot> wrapForPassword(
    const SecretBytes &masterKey, const SecretBytes &password, const ScryptCost &cost, RandomSource &random);

/// @return KeyDoesNotFit when the key is not the slot's.
[[nodiscard]] Result<SecretBytes> unwrapRaw(const KeySlot &slot, const SecretBytes &wrappingKey);
/// Tries the NFC form, then the text as typed, then for old slots Aegis's padded form.
/// @return WrongPassword, KdfTooExpensive or OutOfMemory.
[[nodiscard]] Result<SecretBytes> unwrapWithPassword(const KeySlot &slot, const SecretBytes &password);

/// The text a keychain keeps for a key: base64, one line, ASCII.
[[nodiscard]] SecretBytes keychainText(const SecretBytes &wrappingKey);
/// @return KeyDoesNotFit when it is not such a text.
[[nodiscard]] Result<SecretBytes> keyFromKeychainText(const SecretBytes &text);
} // namespace KeySlots
} // namespace Countersign
