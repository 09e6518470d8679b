// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/keychain.h"
#include "tests/support/printers.h"

#include <QByteArray>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QProcess>
#include <QTest>

#include <functional>
#include <optional>

/// Helpers for tests that run under tests/tools/with-keyring.
namespace Countersign::KeyringTools
{
/// Far longer than any answer takes on the slowest machine; reached only when there is none.
inline constexpr int patienceMilliseconds = 60'000;

/// An answer that is to come.
template<typename T>
struct Answer
{
    std::optional<Result<T>> result;
    int count = 0;

    [[nodiscard]] Keychain::Done<T> taker()
    {
        return [this](Result<T> value) {
            ++count;
            result.emplace(std::move(value));
        };
    }

    /// Runs the event loop until it is here.
    [[nodiscard]] Result<T> &wait()
    {
        if (!QTest::qWaitFor([this] { return result.has_value(); }, patienceMilliseconds))
            result.emplace(Error{ErrorCode::KeychainTimedOut, QStringLiteral("the test gave up waiting")});
        return *result;
    }
};

inline Result<SecretBytes> read(Keychain &keychain, const QString &account)
{
    QObject context;
    Answer<SecretBytes> answer;
    keychain.read(account, &context, answer.taker());
    return std::move(answer.wait());
}

inline Result<void> write(Keychain &keychain, const QString &account, const QByteArray &secret)
{
    QObject context;
    Answer<void> answer;
    keychain.write(account, SecretBytes::copyOf(secret), &context, answer.taker());
    return std::move(answer.wait());
}

inline Result<void> remove(Keychain &keychain, const QString &account)
{
    QObject context;
    Answer<void> answer;
    keychain.remove(account, &context, answer.taker());
    return std::move(answer.wait());
}

inline Result<KeychainBackend> probe(Keychain &keychain)
{
    QObject context;
    Answer<KeychainBackend> answer;
    keychain.probe(&context, answer.taker());
    return std::move(answer.wait());
}

struct Output
{
    int exitCode = -1;
    QByteArray standardOutput;
};

/// Runs another program to its end, without blocking this one's event loop for the keyring's sake.
inline Output run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patienceMilliseconds))
        return {};
    return {process.exitCode(), process.readAllStandardOutput()};
}

/// What secret-tool, libsecret's own program, finds for an entry of ours.
inline Output lookup(const QString &account)
{
    return run(QStringLiteral("secret-tool"),
        {QStringLiteral("lookup"), QStringLiteral("user"), account, QStringLiteral("server"),
            QStringLiteral("Countersign")});
}

/// Deletes an entry behind our back.
inline bool clearEntry(const QString &account)
{
    return run(QStringLiteral("secret-tool"),
               {QStringLiteral("clear"), QStringLiteral("user"), account, QStringLiteral("server"),
                   QStringLiteral("Countersign")})
               .exitCode
        == 0;
}

/// Is an entry there, be it locked or not?
inline bool isListed(const QString &account)
{
    return run(QStringLiteral("secret-tool"),
        {QStringLiteral("search"), QStringLiteral("--all"), QStringLiteral("user"), account, QStringLiteral("server"),
            QStringLiteral("Countersign")})
        .standardOutput.contains("[/");
}

/// The process that answers as the Secret Service on this bus.
inline qint64 servicePid()
{
    return QDBusConnection::sessionBus().interface()->servicePid(QStringLiteral("org.freedesktop.secrets")).value();
}
} // namespace Countersign::KeyringTools
