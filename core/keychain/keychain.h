// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

#include <functional>

class QObject;

namespace Countersign
{
/// Who keeps the keys on this computer.
struct KeychainBackend
{
    QString id; ///< Stable, written into the vault's header: "secret-service", "kwallet", "windows", "macos", "memory".
    QString name; ///< What people call it: "GNOME Keyring", "KWallet", "KeePassXC", "Windows Credential Manager"…
};

/// The operating system's keychain, asked asynchronously.
///
/// Every call returns at once; @p done is called exactly once, later, on the thread that called, unless @p context
/// is destroyed before. Errors are kept apart, because each needs another remedy: KeychainEntryNotFound means that an
/// *unlocked* keychain answered and does not hold the entry, and is never a reason to make a new vault;
/// KeychainLocked, KeychainDenied, KeychainUnavailable, KeychainTimedOut, KeychainFailed.
/// Calls made while another one is under way are answered in order; only probe() may be answered out of turn.
class Keychain
{
public:
    Keychain() = default;
    Keychain(const Keychain &) = delete;
    Keychain &operator=(const Keychain &) = delete;
    virtual ~Keychain() = default;

    template<typename T>
    using Done = std::function<void(Result<T>)>;

    /// @param account the entry's name: the vault's id.
    virtual void read(const QString &account, QObject *context, Done<SecretBytes> done) = 0;
    /// Stores or replaces. @p secret is printable ASCII on one line (some back-ends keep text only).
    virtual void write(const QString &account, SecretBytes secret, QObject *context, Done<void> done) = 0;
    /// Removing what is not there is a success.
    virtual void remove(const QString &account, QObject *context, Done<void> done) = 0;
    /// Who would answer, without unlocking or asking the person anything.
    virtual void probe(QObject *context, Done<KeychainBackend> done) = 0;
};
} // namespace Countersign
