// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/randomsource.h"
#include "core/keychain/memorykeychain.h"
#include "core/otp/account.h"
#include "core/vault/vaultsession.h"
#include "tests/support/fakeclock.h"
#include "tests/support/printers.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace Countersign
{
/// The secret of RFC 4226, appendix D; its codes are known.
inline SecretBytes rfcSecret()
{
    return SecretBytes::fromString(u"12345678901234567890");
}

inline Account totpAccount(const QString &issuer, const QString &name = QStringLiteral("me"))
{
    Account account;
    account.issuer = issuer;
    account.name = name;
    account.secret = rfcSecret();
    return account;
}

inline Account hotpAccount(const QString &issuer, std::uint64_t counter = 0)
{
    Account account = totpAccount(issuer);
    account.parameters = defaultParameters(OtpType::Hotp);
    account.parameters.counter = counter;
    return account;
}

inline std::vector<Account> listOf(Account account)
{
    std::vector<Account> accounts;
    accounts.push_back(std::move(account));
    return accounts;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeContent(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

/// Runs the event loop until the answer is there; the error is Cancelled if it never comes.
template<typename T>
class Waiter
{
public:
    std::function<void(Result<T>)> done()
    {
        return [this](Result<T> result) {
            ++m_calls;
            m_result = std::move(result);
        };
    }
    Result<T> &wait()
    {
        constexpr int patience = 60000;
        if (!QTest::qWaitFor([this] { return m_result.has_value(); }, patience))
            m_result = Error{ErrorCode::Cancelled, QStringLiteral("never answered")};
        return *m_result;
    }
    [[nodiscard]] int calls() const { return m_calls; }

private:
    std::optional<Result<T>> m_result;
    int m_calls = 0;
};

/// A folder, a clock and a keychain, and sessions on one vault file in it.
class SessionBench
{
public:
    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("data/vault.json")); }

    std::unique_ptr<VaultSession> session(Keychain *chosen)
    {
        return std::make_unique<VaultSession>(
            VaultSession::Options{path(), timeout, ScryptCost{16, 8, 1}}, clock, random, chosen);
    }
    std::unique_ptr<VaultSession> session() { return session(&keychain); }
    /// A session that has looked at the file.
    std::unique_ptr<VaultSession> loaded(Keychain *chosen)
    {
        auto made = session(chosen);
        load(*made);
        return made;
    }
    std::unique_ptr<VaultSession> loaded() { return loaded(&keychain); }

    static void load(VaultSession &session)
    {
        session.load();
        settle(session);
    }
    static void settle(VaultSession &session)
    {
        QVERIFY(QTest::qWaitFor(
            [&] {
                return session.state() != VaultSession::State::Opening
                    && session.state() != VaultSession::State::Unknown;
            },
            60000));
    }
    static Result<QList<AccountId>> add(VaultSession &session, Account account)
    {
        Waiter<QList<AccountId>> waiter;
        session.addAccounts(listOf(std::move(account)), &session, waiter.done());
        return waiter.wait();
    }
    static Result<void> remove(VaultSession &session, const QList<AccountId> &ids)
    {
        Waiter<void> waiter;
        session.removeAccounts(ids, &session, waiter.done());
        return waiter.wait();
    }
    static Result<void> restore(VaultSession &session, const QList<AccountId> &ids)
    {
        Waiter<void> waiter;
        session.restoreAccounts(ids, &session, waiter.done());
        return waiter.wait();
    }
    static Result<void> edit(VaultSession &session, const AccountId &id, const AccountEdit &edit)
    {
        Waiter<void> waiter;
        session.editAccount(id, edit, &session, waiter.done());
        return waiter.wait();
    }
    static Result<CodeWindow> advance(VaultSession &session, const AccountId &id)
    {
        Waiter<CodeWindow> waiter;
        session.advanceCounter(id, &session, waiter.done());
        return waiter.wait();
    }
    static Result<void> createWithPassword(VaultSession &session, QStringView password)
    {
        Waiter<void> waiter;
        session.createWithPassword(SecretBytes::fromString(password), &session, waiter.done());
        return waiter.wait();
    }
    static Result<void> openWithPassword(VaultSession &session, QStringView password)
    {
        Waiter<void> waiter;
        session.openWithPassword(SecretBytes::fromString(password), &session, waiter.done());
        return waiter.wait();
    }
    static QStringList issuers(const VaultSession &session)
    {
        QStringList result;
        for (const AccountSummary &summary : session.summaries())
            result.append(summary.needsRepair ? QStringLiteral("?") : summary.issuer);
        return result;
    }

    QTemporaryDir folder;
    FakeClock clock;
    SystemRandomSource random;
    MemoryKeychain keychain;
    std::chrono::milliseconds timeout{15000};
};
} // namespace Countersign
