// SPDX-License-Identifier: GPL-3.0-or-later
// The real session on the real keychain, beside a real gnome-keyring-daemon. Whatever the keychain says, a vault that
// is there is never replaced: its file stays as it is, byte for byte.
#include "core/keychain/qtkeychainstore.h"
#include "tests/core/keychain/keyringtools.h"
#include "tests/core/vault/vaulttesting.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QRegularExpression>

#include <csignal>

using namespace Countersign;
using namespace Countersign::KeyringTools;
using namespace Qt::StringLiterals;
using State = VaultSession::State;

namespace
{
/// The account under which the header says that the vault's key is kept.
QString keychainAccount(const QByteArray &file)
{
    static const QRegularExpression member(u"\"account\"\\s*:\\s*\"([^\"]+)\""_s);
    return member.match(QString::fromUtf8(file)).captured(1);
}

void lockKeyring()
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    message.setArguments(
        {QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s)})});
    QCOMPARE(QDBusConnection::sessionBus().call(message).type(), QDBusMessage::ReplyMessage);
}
} // namespace

class TstVaultWithKeyring final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensAgainInASecondSession();
    void keepsTheKeyWhereTheHeaderSays();
    void timesOutWhileTheServiceHangsAndOpensLater();
    void tellsALostKeyAndMakesNoNewVault();
    void doesNotOpenWithAnotherKey();
    // The last one, since nothing unlocks the keyring again.
    void tellsALockedKeyringAndMakesNoNewVault();

private:
    /// Loads with a fresh session and expects it to stay closed, the file untouched, and adding to be refused.
    void staysClosed(ErrorCode error, std::chrono::milliseconds timeout = std::chrono::seconds(60));

    std::unique_ptr<SessionBench> m_bench;
    QByteArray m_file;
    QtKeychainStore m_store;
};

void TstVaultWithKeyring::init()
{
    m_bench = std::make_unique<SessionBench>();
    m_bench->timeout = std::chrono::seconds(60);
    const auto session = m_bench->loaded(&m_store);
    QCOMPARE(session->state(), State::NoVault);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Example"_s)));
    QCOMPARE(session->state(), State::Open);
    m_file = contentOf(m_bench->path());
    QVERIFY(!m_file.isEmpty());
}

void TstVaultWithKeyring::staysClosed(ErrorCode error, std::chrono::milliseconds timeout)
{
    m_bench->timeout = timeout;
    const auto session = m_bench->loaded(&m_store);
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, error);
    QCOMPARE(session->problem().expectedBackend, u"secret-service"_s);
    QCOMPARE(session->problem().answeringBackend, u"secret-service"_s);
    QVERIFY(!SessionBench::add(*session, totpAccount(u"Another"_s)).has_value());
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(contentOf(m_bench->path()), m_file);
}

void TstVaultWithKeyring::opensAgainInASecondSession()
{
    QtKeychainStore other;
    const auto session = m_bench->loaded(&other);
    QCOMPARE(session->state(), State::Open);
    QCOMPARE(session->openedWith(), KeySlotInfo::Kind::Keychain);
    QCOMPARE(session->summaries().size(), 1);
    QCOMPARE(session->summaries().first().issuer, u"Example"_s);
}

void TstVaultWithKeyring::keepsTheKeyWhereTheHeaderSays()
{
    const Output output = lookup(keychainAccount(m_file));
    QCOMPARE(output.exitCode, 0);
    QCOMPARE(QByteArray::fromBase64(output.standardOutput).size(), 32);
    QVERIFY(!m_file.contains(output.standardOutput));
}

void TstVaultWithKeyring::timesOutWhileTheServiceHangsAndOpensLater()
{
    const auto pid = static_cast<pid_t>(servicePid());
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    staysClosed(ErrorCode::KeychainTimedOut, std::chrono::milliseconds(500));
    QCOMPARE(::kill(pid, SIGCONT), 0);
    m_bench->timeout = std::chrono::seconds(60);
    const auto session = m_bench->loaded(&m_store);
    QCOMPARE(session->state(), State::Open);
}

void TstVaultWithKeyring::tellsALostKeyAndMakesNoNewVault()
{
    QVERIFY(clearEntry(keychainAccount(m_file)));
    staysClosed(ErrorCode::KeychainEntryNotFound);
    staysClosed(ErrorCode::KeychainEntryNotFound);
    QVERIFY(!isListed(keychainAccount(m_file)));
}

void TstVaultWithKeyring::doesNotOpenWithAnotherKey()
{
    const QByteArray other = QByteArray(32, 'k').toBase64();
    QVERIFY_RESULT(write(m_store, keychainAccount(m_file), other));
    staysClosed(ErrorCode::KeyDoesNotFit);
    QCOMPARE(lookup(keychainAccount(m_file)).standardOutput, other);
}

void TstVaultWithKeyring::tellsALockedKeyringAndMakesNoNewVault()
{
    lockKeyring();
    staysClosed(ErrorCode::KeychainLocked);
    QVERIFY(isListed(keychainAccount(m_file)));

    SessionBench empty;
    const auto session = empty.loaded(&m_store);
    QCOMPARE(session->state(), State::NoVault);
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"Example"_s)), ErrorCode::KeychainLocked);
    QVERIFY(!QFile::exists(empty.path()));
}

QTEST_GUILESS_MAIN(TstVaultWithKeyring)
#include "tst_vaultwithkeyring.moc"
