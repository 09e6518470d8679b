// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Countersign
{
/// What went wrong, as a kind. The words a person reads are made at the edge (ui/errortext, app/cli/clierrortext),
/// by a switch without a default, so that a new kind cannot be forgotten there.
enum class ErrorCode {
    // What was typed, scanned or handed in
    InvalidArgument, ///< Out of range or contradictory, and not one of the more telling kinds below.
    InvalidBase32, ///< The key has characters that base32 does not know (RFC 4648 section 6).
    EmptySecret, ///< There is no key, or nothing is left of it after decoding.
    UnsupportedAlgorithm, ///< A hash that codes cannot be made with.
    UnsupportedType, ///< A kind of code that Countersign does not make.
    NotSetupText, ///< Neither a setup key nor a setup link.
    IncompleteBatch, ///< Some QR codes of a Google export are still missing.

    // Cryptography
    CryptoFailed, ///< The library refused; a bug or a broken installation.
    RandomFailed, ///< No random numbers from the system.
    KdfTooExpensive, ///< The file asks for more work or memory than the limits in FORMAT.md allow.
    OutOfMemory,

    // The vault file
    FileNotFound,
    FileUnreadable, ///< It is there, but may not be read.
    ReadFailed, ///< It may be read, but the disk did not give it.
    FileTooLarge,
    FileDamaged, ///< Not what FORMAT.md says, or its tag does not fit although the key does.
    FileTooNew, ///< Written by a newer version.
    FileNotVault, ///< Some other file.
    FileChanged, ///< Another program wrote it, and its content cannot be read with the key we hold.
    FileBusy, ///< Another program holds its lock.
    FileExists, ///< Something is there already that must not be replaced.
    WriteFailed,
    DiskFull,
    QuotaReached, ///< The disk may have room, but a limit of this user's is reached.
    ReadOnly, ///< This user may not write to the folder or file.
    ReadOnlyDisk, ///< The file system takes no changes from anybody.

    // Opening
    PasswordNeeded, ///< No keychain slot, or no keychain: only a password opens or creates the vault.
    WrongPassword, ///< No password slot opens with it.
    KeyDoesNotFit, ///< The keychain's key does not open its slot.
    NoWayIn, ///< The file has no slot that Countersign can use.
    NoSuchKeySlot,
    Cancelled,

    // The keychain; each its own, since each needs another remedy
    KeychainEntryNotFound, ///< It answered, unlocked, and holds no such key.
    KeychainLocked,
    KeychainDenied,
    KeychainUnavailable, ///< No bus, no service, or its library is missing.
    KeychainTimedOut,
    KeychainFailed, ///< Anything else it said; see the detail.

    // The session
    NotOpen, ///< Needs an open vault.
    AccountNotFound,

    // Pictures
    ImageUnreadable,
    ImageTooLarge,

    // The screen; each its own, since each needs another remedy
    ScreenRefused, ///< The person or the desktop did not allow a picture.
    ScreenFailed, ///< It was tried, and no picture came.
    ScreenUnavailable, ///< No display, or nothing there that takes pictures of it.
};

/// One of the keychain's own kinds above. KeyDoesNotFit is not among them: then the keychain gave what it had.
[[nodiscard]] constexpr bool isKeychainError(ErrorCode code)
{
    switch (code) {
    case ErrorCode::KeychainEntryNotFound:
    case ErrorCode::KeychainLocked:
    case ErrorCode::KeychainDenied:
    case ErrorCode::KeychainUnavailable:
    case ErrorCode::KeychainTimedOut:
    case ErrorCode::KeychainFailed:
        return true;
    default:
        return false;
    }
}

/// An error as a value. @c detail is English, for logs and reports: never secret, never an issuer or account
/// name, never shown to a person as it stands.
struct Error
{
    ErrorCode code = ErrorCode::InvalidArgument;
    QString detail;

    friend bool operator==(const Error &a, const Error &b) { return a.code == b.code && a.detail == b.detail; }
};
} // namespace Countersign
