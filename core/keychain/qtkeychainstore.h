// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/keychain.h"

#include <memory>

namespace Countersign
{
/// The system's keychain through QtKeychain: Secret Service, KWallet, Windows Credential Manager or macOS Keychain.
///
/// - Works through its calls one at a time, in order; probe() alone is answered out of turn, so that it can tell who
///   is not answering.
/// - A call whose context dies is given up, and the next one begins. What QtKeychain started runs on to its end by
///   itself (it must not be deleted before); while the service hangs, later calls wait behind it inside QtKeychain.
/// - There is no time-out here: a person may be typing a password into the system's prompt.
/// - Needs a running event loop; on Linux one of GLib's kind (Qt's usual one), else KeychainUnavailable.
/// - May be destroyed at any time, also from within an answer; open calls are then never answered.
class QtKeychainStore final : public Keychain
{
public:
    /// @p service groups our entries in the keychain, and is shown by the system's own tools.
    explicit QtKeychainStore(const QString &service = QStringLiteral("Countersign"));
    QtKeychainStore(const QtKeychainStore &) = delete;
    QtKeychainStore &operator=(const QtKeychainStore &) = delete;
    ~QtKeychainStore() override;

    void read(const QString &account, QObject *context, Done<SecretBytes> done) override;
    void write(const QString &account, SecretBytes secret, QObject *context, Done<void> done) override;
    void remove(const QString &account, QObject *context, Done<void> done) override;
    void probe(QObject *context, Done<KeychainBackend> done) override;

private:
    class Private;
    std::unique_ptr<Private> m_queue;
};

/// What the programs use: the store, on the process's keychain thread.
[[nodiscard]] std::unique_ptr<Keychain> systemKeychain();
} // namespace Countersign
