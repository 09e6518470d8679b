// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/vaultaccess.h"

#include "app/cli/arguments.h"
#include "app/cli/clierrortext.h"
#include "app/cli/console.h"
#include "core/keychain/qtkeychainstore.h"
#include "core/vault/wayrecords.h"

#include <algorithm>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// How often a person at the terminal may mistype.
constexpr int maximumAttempts = 3;

/// Without a terminal or a file to take it from, say how the password can be given.
constexpr auto passwordHint = "The vault also opens with its password: give it with --password-file, or run this in a "
                              "terminal."_L1;

/// Reading the password file fails with the same kinds as reading a vault does, and means something else.
QString passwordErrorText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::EmptySecret:
        return u"The password is empty."_s;
    case ErrorCode::FileNotFound:
        return u"The password file is not there. Check its name."_s;
    case ErrorCode::FileUnreadable:
        return u"The password file may not be read. Check its permissions."_s;
    case ErrorCode::FileTooLarge:
        return u"The first line of the password file is too long to be a password."_s;
    default:
        return cliErrorText(code);
    }
}

VaultAccess::Failure passwordFailure(ErrorCode code)
{
    return {code, passwordErrorText(code)};
}

bool isKeychainProblem(ErrorCode code)
{
    return isKeychainError(code) || code == ErrorCode::KeyDoesNotFit;
}
} // namespace

VaultAccess::VaultAccess(const CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_passwords(context.arguments.passwordFile)
{
}

QString VaultAccess::pathOf(const Arguments &arguments)
{
    return arguments.vaultFile.isEmpty() ? VaultSession::defaultPath() : arguments.vaultFile;
}

void VaultAccess::open(Opened opened)
{
    m_opened = std::move(opened);
    const bool asked = !m_context.arguments.noKeychain && !m_passwords.hasFile();
    // Later, so that the caller never gets its answer from within this call.
    QMetaObject::invokeMethod(
        this,
        [this, asked] {
            if (m_context.arguments.demo)
                startDemo();
            else
                start(asked ? KeychainUse::Asked : KeychainUse::NotAsked);
        },
        Qt::QueuedConnection);
}

void VaultAccess::start(KeychainUse use)
{
    m_use = use;
    // A changed way in makes a new master key, which the keychain's key has to open, too.
    const bool changesWays = m_context.arguments.change || m_context.arguments.remove;
    const bool needsKeychain = use == KeychainUse::Asked || (changesWays && !m_context.arguments.noKeychain);
    if (needsKeychain && !m_keychain)
        m_keychain = systemKeychain();
    openSession(pathOf(m_context.arguments), needsKeychain ? m_keychain.get() : nullptr);
}

void VaultAccess::startDemo()
{
    m_use = KeychainUse::Asked;
    m_demo.emplace();
    openSession(m_demo->path(), &m_demo->keychain());
}

void VaultAccess::fillDemo()
{
    add(DemoVault::accounts(), [this](const tl::expected<QList<AccountId>, Failure> &added) {
        finish(added ? std::nullopt : std::optional(added.error()));
    });
}

void VaultAccess::openSession(const QString &path, Keychain *keychain)
{
    VaultSession::Options options;
    options.path = path;
    if (!isDemo())
        options.recordsPath = WayRecords::defaultPath();
    m_session = std::make_unique<VaultSession>(std::move(options), m_context.clock, m_context.random, keychain);
    // Queued: what follows may replace the session, which it could not do from within the session's own signal.
    connect(
        m_session.get(), &VaultSession::stateChanged, this,
        [this, asking = m_session.get()](VaultSession::State state) {
            if (asking == m_session.get())
                followState(state);
        },
        Qt::QueuedConnection);
    if (m_use == KeychainUse::NotAsked)
        m_session->loadWithoutKeychain();
    else
        m_session->load();
}

void VaultAccess::followState(VaultSession::State state)
{
    // A queued signal may come late, when the session has moved on or everything was told already.
    if (state != m_session->state() || !m_opened)
        return;
    switch (state) {
    case VaultSession::State::Unknown:
    case VaultSession::State::Opening:
        break;
    case VaultSession::State::NoVault:
        if (isDemo())
            fillDemo();
        else
            finish(std::nullopt);
        break;
    case VaultSession::State::Open:
        // A demo is open as soon as it is made, and ready when it is filled.
        if (!isDemo())
            finish(std::nullopt);
        break;
    case VaultSession::State::Closed:
        handleClosed();
        break;
    }
}

void VaultAccess::handleClosed()
{
    const ErrorCode code = m_session->problem().error.code;
    const bool opensWithPassword = hasSlot(KeySlotInfo::Kind::Password) || hasSlot(KeySlotInfo::Kind::RecoveryKey);
    if (opensWithPassword && (isKeychainProblem(code) || code == ErrorCode::PasswordNeeded)) {
        if (isKeychainProblem(code))
            m_context.console.message(problemText());
        tryPassword();
        return;
    }
    const bool sealedByKeychain = hasSlot(KeySlotInfo::Kind::Keychain) && !opensWithPassword;
    if (sealedByKeychain && m_use == KeychainUse::NotAsked && !m_context.arguments.noKeychain) {
        start(KeychainUse::Asked);
        return;
    }
    if (sealedByKeychain && m_use == KeychainUse::NotAsked) {
        finish(Failure{code, u"This vault has no password; only the keychain opens it. Leave out --no-keychain."_s});
        return;
    }
    finish(Failure{code, problemText()});
}

void VaultAccess::tryPassword()
{
    if (!m_passwords.canAnswer()) {
        const ErrorCode code = m_session->problem().error.code;
        finish(Failure{code, isKeychainProblem(code) ? QString(passwordHint) : cliErrorText(code)});
        return;
    }
    Result<SecretBytes> password = m_passwords.password();
    if (!password) {
        finish(passwordFailure(password.error().code));
        return;
    }
    ++m_attempts;
    m_session->openWithPassword(std::move(*password), this, [this](const Result<void> &opened) {
        if (opened) {
            finish(std::nullopt);
        } else if (opened.error().code == ErrorCode::WrongPassword && !m_passwords.hasFile()
            && m_attempts < maximumAttempts) {
            m_context.console.message(cliErrorText(ErrorCode::WrongPassword));
            tryPassword();
        } else {
            finish(Failure{opened.error().code, cliErrorText(opened.error().code)});
        }
    });
}

void VaultAccess::finish(std::optional<Failure> failure)
{
    if (const Opened opened = std::exchange(m_opened, nullptr))
        opened(std::move(failure));
}

bool VaultAccess::hasSlot(KeySlotInfo::Kind kind) const
{
    const QList<KeySlotInfo> ways = m_session->keySlots();
    return std::any_of(ways.begin(), ways.end(), [kind](const KeySlotInfo &way) { return way.kind == kind; });
}

/// Names the keychains where that tells more: who should hold the key, and who answered.
QString VaultAccess::problemText() const
{
    const OpenProblem &problem = m_session->problem();
    QString text = cliErrorText(problem.error.code);
    if (!problem.expectedBackend.isEmpty() && !problem.answeringBackend.isEmpty()
        && problem.expectedBackend != problem.answeringBackend)
        text += u" The key was stored in %1; %2 answered."_s.arg(problem.expectedBackend, problem.answeringBackend);
    return text;
}

void VaultAccess::add(std::vector<Account> accounts, Added added)
{
    const bool isNew = m_session->state() == VaultSession::State::NoVault;
    if (isNew && m_use == KeychainUse::NotAsked) {
        createWithPassword(std::move(accounts), std::move(added));
        return;
    }
    // Kept for the second try, when it turns out that there is no keychain.
    auto spare = std::make_shared<std::vector<Account>>();
    for (const Account &account : accounts)
        spare->push_back(account.clone());
    m_session->addAccounts(std::move(accounts), this,
        [this, isNew, spare, added = std::move(added)](const Result<QList<AccountId>> &result) {
            const bool needsPassword = isNew && !result
                && (result.error().code == ErrorCode::KeychainUnavailable
                    || result.error().code == ErrorCode::PasswordNeeded);
            if (needsPassword) {
                m_context.console.message(u"No keychain is running here; a password protects the new vault."_s);
                createWithPassword(std::move(*spare), added);
            } else {
                tell(added, result);
            }
        });
}

void VaultAccess::createWithPassword(std::vector<Account> accounts, Added added)
{
    Result<SecretBytes> password = m_passwords.newPassword(u"New vault. Choose its password: "_s);
    if (!password) {
        added(tl::unexpected(passwordFailure(password.error().code)));
        return;
    }
    // Shared, because the session's callbacks are copyable functions; there is only one user.
    auto waiting = std::make_shared<std::vector<Account>>(std::move(accounts));
    m_session->createWithPassword(
        std::move(*password), this, [this, waiting, added = std::move(added)](const Result<void> &created) {
            if (!created) {
                tell(added, created.error());
                return;
            }
            m_session->addAccounts(std::move(*waiting), this,
                [this, added](const Result<QList<AccountId>> &result) { tell(added, result); });
        });
}

void VaultAccess::tell(const Added &added, const Result<QList<AccountId>> &result)
{
    if (result)
        added(*result);
    else
        added(tl::unexpected(Failure{result.error().code, cliErrorText(result.error().code)}));
}
} // namespace Countersign
