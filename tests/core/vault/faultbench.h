// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/recoverykey.h"
#include "core/vault/openvault.h"
#include "core/vault/vaultcodec.h"
#include "core/vault/vaultways_p.h"
#include "tests/core/vault/vaulttesting.h"

#include <QDir>
#include <QEventLoop>
#include <QTimer>

namespace Countersign
{
/// What the vaults of these tests open with.
inline SecretBytes oldPassword()
{
    return SecretBytes::fromString(u"the old password");
}

inline SecretBytes newPassword()
{
    return SecretBytes::fromString(u"the new password");
}

inline const SecretBytes &knownRecoveryKey()
{
    static const SecretBytes key = [] {
        SystemRandomSource random;
        return std::move(*RecoveryKey::make(random));
    }();
    return key;
}

/// Asks and waits, without the pauses that QTest::qWaitFor() makes: thousands of cases go through here.
template<typename T, typename Ask>
Result<T> answerTo(const Ask &ask)
{
    constexpr int patience = 60000;
    std::optional<Result<T>> answer;
    QEventLoop loop;
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    ask([&](Result<T> result) {
        answer = std::move(result);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return answer ? std::move(*answer) : Result<T>(Error{ErrorCode::Cancelled, QStringLiteral("never answered")});
}

inline void loadNow(VaultSession &session)
{
    QEventLoop loop;
    QObject::connect(&session, &VaultSession::stateChanged, &loop, [&](VaultSession::State state) {
        if (state != VaultSession::State::Opening)
            loop.quit();
    });
    session.load();
    loop.exec();
}

/// The files of a vault and what its keychain holds: where a case begins.
struct Ground
{
    QMap<QString, QByteArray> files;
    QString account;
    SecretBytes text;
};

/// A vault in a folder of its own, laid out from a ground.
class FaultBench
{
public:
    explicit FaultBench(const Ground &ground)
    {
        for (auto file = ground.files.begin(); file != ground.files.end(); ++file) {
            QDir().mkpath(data());
            writeContent(data() + u'/' + file.key(), file.value());
            QFile::setPermissions(data() + u'/' + file.key(), QFile::ReadOwner | QFile::WriteOwner);
        }
        if (!ground.text.isEmpty())
            (void)answerTo<void>(
                [&](auto done) { keychain.write(ground.account, ground.text.clone(), &context, done); });
    }

    [[nodiscard]] QString data() const { return folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString path() const { return data() + QStringLiteral("/vault.json"); }
    [[nodiscard]] QStringList names() const { return QDir(data()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    std::unique_ptr<VaultSession> session()
    {
        return std::make_unique<VaultSession>(
            VaultSession::Options{path(), std::chrono::seconds{60}, ScryptCost{16, 8, 1}}, clock, random, &keychain);
    }

    /// All there is to say about a file of this vault: which secrets open it, and what is in it.
    [[nodiscard]] QByteArray described(const QString &file)
    {
        auto read = VaultWork::read(VaultStore(file));
        if (!read)
            return "error " + QByteArray::number(static_cast<int>(read.error().code));
        const std::atomic<bool> goesOn{false};
        std::optional<SecretBytes> masterKey;
        QByteArray text = "opens with";
        const auto tryOut = [&](const char *name, Result<SecretBytes> key) {
            if (!key)
                return;
            text += ' ';
            text += name;
            masterKey = std::move(*key);
        };
        const auto keyOf = [](Result<VaultWork::Unwrapped> unwrapped) -> Result<SecretBytes> {
            if (!unwrapped)
                return unwrapped.error();
            return std::move(unwrapped->masterKey);
        };
        const auto fromPassword = [&](const SecretBytes &secret) {
            return keyOf(VaultWork::masterKeyFromPassword(read->file, secret, goesOn));
        };
        tryOut("old-password", fromPassword(oldPassword()));
        tryOut("new-password", fromPassword(newPassword()));
        tryOut("recovery-key", fromPassword(knownRecoveryKey()));
        for (const KeySlot &slot : read->file.slots) {
            if (!slot.isKeychain())
                continue;
            const auto kept = answerTo<SecretBytes>(
                [&](auto done) { keychain.read(slot.keychainAccount, &context, std::move(done)); });
            if (kept)
                tryOut("keychain", keyOf(VaultWork::masterKeyFromKeychain(read->file, *kept)));
        }
        if (!masterKey)
            return text + " nothing";
        const auto vault = VaultWork::open(std::move(*read), std::move(*masterKey));
        return vault ? text + ": " + described((*vault)->content->vault()) : text + " but is damaged";
    }

    [[nodiscard]] static QByteArray described(const Vault &vault)
    {
        QByteArray text;
        int removed = 0;
        for (const auto &item : vault.items()) {
            removed += item->isLive() ? 0 : 1;
            if (!item->isLive() || !item->account)
                continue;
            const Account &account = *item->account;
            text += (account.issuer + u'/' + account.name + u'/' + account.note + u'/').toUtf8()
                + QByteArray::number(static_cast<qulonglong>(account.parameters.counter)) + ' ';
        }
        return text + '#' + QByteArray::number(removed) + " in the trash";
    }

    /// What the session shows of it.
    [[nodiscard]] static QByteArray shown(const VaultSession &session)
    {
        QByteArray text;
        for (const AccountSummary &summary : session.summaries())
            text += (summary.issuer + u'/' + summary.name + u'/' + summary.note + u'/').toUtf8()
                + QByteArray::number(static_cast<qulonglong>(summary.parameters.counter)) + ' ';
        return text;
    }

    QTemporaryDir folder;
    FakeClock clock;
    SystemRandomSource random;
    MemoryKeychain keychain;
    QObject context;
};

/// The same vault as another version would have saved it.
inline Ground writtenBy(const Ground &ground, const QString &version)
{
    Ground other{ground.files, ground.account, ground.text.clone()};
    SystemRandomSource random;
    auto file = VaultFile::parse(SecretBytes::copyOf(ground.files.value(QStringLiteral("vault.json"))));
    const auto masterKey = VaultWork::masterKeyFromKeychain(*file, ground.text);
    Vault vault = *SealedVault::open(*file, masterKey->masterKey);
    vault.setWriter(version);
    other.files.insert(QStringLiteral("vault.json"),
        *SealedVault::seal(std::move(*file), vault, masterKey->masterKey, random)->toBytes());
    return other;
}

inline Ground groundOf(FaultBench &bench, const VaultSession &session)
{
    Ground ground;
    for (const QString &name : bench.names())
        ground.files.insert(name, contentOf(bench.data() + u'/' + name));
    auto read = VaultWork::read(VaultStore(session.path()));
    for (const KeySlot &slot : read->file.slots) {
        if (slot.isKeychain())
            ground.account = slot.keychainAccount;
    }
    ground.text = *answerTo<SecretBytes>(
        [&](auto done) { bench.keychain.read(ground.account, &bench.context, std::move(done)); });
    return ground;
}
} // namespace Countersign
