// SPDX-License-Identifier: GPL-3.0-or-later
// The real session where there is no keychain to be had (tests/tools/with-keyring), on a vault whose key a keychain
// once held.
#include "core/keychain/qtkeychainstore.h"
#include "tests/core/keychain/keyringtools.h"
#include "tests/core/vault/vaulttesting.h"

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = VaultSession::State;

class TstVaultWithoutKeyring final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysSoAndMakesNoNewVault();
    void makesAVaultWithAPasswordInstead();

private:
    QString m_detail;
};

void TstVaultWithoutKeyring::initTestCase()
{
    static const QHash<QString, QString> details{
        {u"nocollection"_s, u"no default collection"_s},
        {u"none"_s, u"ServiceUnknown"_s},
        {u"nobus"_s, u"no session bus"_s},
        {u"noglib"_s, u"event loop"_s},
    };
    m_detail = details.value(qEnvironmentVariable("COUNTERSIGN_KEYRING_MODE"));
    QVERIFY(!m_detail.isEmpty());
}

void TstVaultWithoutKeyring::saysSoAndMakesNoNewVault()
{
    SessionBench bench;
    {
        // As if made on a computer with a keychain.
        const auto session = bench.loaded();
        QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Example"_s)));
    }
    const QByteArray file = contentOf(bench.path());
    QtKeychainStore store;
    bench.timeout = std::chrono::seconds(60);
    const auto session = bench.loaded(&store);
    QCOMPARE(session->state(), State::Closed);
    // A keychain that answers and has no keyring, as after a reset.
    const bool answers = qEnvironmentVariable("COUNTERSIGN_KEYRING_MODE") == u"nocollection"_s;
    QCOMPARE(
        session->problem().error.code, answers ? ErrorCode::KeychainEntryNotFound : ErrorCode::KeychainUnavailable);
    QVERIFY2(session->problem().error.detail.contains(m_detail), qPrintable(session->problem().error.detail));
    QVERIFY(!SessionBench::add(*session, totpAccount(u"Another"_s)).has_value());
    QCOMPARE(contentOf(bench.path()), file);
}

void TstVaultWithoutKeyring::makesAVaultWithAPasswordInstead()
{
    SessionBench bench;
    bench.timeout = std::chrono::seconds(60);
    QtKeychainStore store;
    const auto session = bench.loaded(&store);
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"Example"_s)), ErrorCode::KeychainUnavailable);
    QVERIFY(!QFile::exists(bench.path()));
    Waiter<void> created;
    session->createWithPassword(SecretBytes::fromString(u"correct horse"), this, created.done());
    QVERIFY_RESULT(created.wait());
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Example"_s)));
    QCOMPARE(session->state(), State::Open);
}

QTEST_GUILESS_MAIN(TstVaultWithoutKeyring)
#include "tst_vaultwithoutkeyring.moc"
