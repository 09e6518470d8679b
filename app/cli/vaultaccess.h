// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/clicontext.h"
#include "app/cli/passwordsource.h"
#include "app/demovault.h"
#include "core/vault/vaultsession.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Countersign
{
/// Opens the vault as the global options say, and makes a new one when the first account is added.
///
/// With --password-file the keychain is asked only for a vault that has no password; with --no-keychain never.
/// Otherwise the keychain comes first, and the password after it: from the terminal, if there is one.
/// With --demo it is a vault of its own, filled with samples, that is gone when this is destroyed.
class VaultAccess final : public QObject
{
    Q_OBJECT

public:
    explicit VaultAccess(const CliContext &context, QObject *parent = nullptr);

    /// The vault file that the options name, else the person's own.
    [[nodiscard]] static QString pathOf(const Arguments &arguments);

    /// What went wrong, with words where the error's own are not enough.
    struct Failure
    {
        ErrorCode code = ErrorCode::NotOpen;
        QString text; ///< Sentences for the person.
    };
    using Opened = std::function<void(std::optional<Failure>)>;

    /// Calls @p opened once, later: the session is then Open or in NoVault, or there is a failure.
    void open(Opened opened);

    using Added = std::function<void(tl::expected<QList<AccountId>, Failure>)>;

    /// Adds the accounts; without a vault it makes one first, sealed by the keychain or by a password. May answer
    /// from within the call.
    void add(std::vector<Account> accounts, Added added);

    /// From open() on.
    [[nodiscard]] VaultSession &session() { return *m_session; }

private:
    enum class KeychainUse { Asked, NotAsked };

    void start(KeychainUse use);
    void startDemo();
    [[nodiscard]] bool isDemo() const { return m_demo.has_value(); }
    void fillDemo();
    void openSession(const QString &path, Keychain *keychain);
    void followState(VaultSession::State state);
    void handleClosed();
    void tryPassword();
    void finish(std::optional<Failure> failure);
    [[nodiscard]] bool hasSlot(KeySlotInfo::Kind kind) const;
    [[nodiscard]] QString problemText() const;
    void createWithPassword(std::vector<Account> accounts, Added added);
    static void tell(const Added &added, const Result<QList<AccountId>> &result);

    CliContext m_context;
    PasswordSource m_passwords;
    std::unique_ptr<Keychain> m_keychain;
    std::optional<DemoVault> m_demo;
    std::unique_ptr<VaultSession> m_session; ///< After the keychains: it must not outlive them.
    KeychainUse m_use = KeychainUse::NotAsked;
    int m_attempts = 0;
    Opened m_opened;
};
} // namespace Countersign
