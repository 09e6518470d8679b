// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keyslot.h"
#include "tests/core/vault/slowkeychain.h"
#include "tests/core/vault/vaulttesting.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = VaultSession::State;

/// Whatever the keychain says: no vault is replaced, nothing hangs, and the reason is told.
class TstVaultKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhyTheKeyIsMissing_data();
    void saysWhyTheKeyIsMissing();
    void neverMakesANewVaultWhenTheEntryIsLost();
    void namesBothBackends();
    void stopsWaitingForASilentKeychain();
    void ignoresALateAnswer();
    void cancelsWhileTheKeychainIsSilent();
    void doesNotHangWhenDestroyedDuringSilence();
    void refusesAKeyThatDoesNotFit_data();
    void refusesAKeyThatDoesNotFit();
    void needsAPasswordWithoutAKeychain();
    void keepsTheReasonAfterAWrongPassword();
    void makesNothingWhenTheKeychainRefuses_data();
    void makesNothingWhenTheKeychainRefuses();
    void makesNothingWhenTheKeychainIsSilent();
    void makesNothingWhenTheKeyReadsBackDifferently();
    void takesTheKeyBackWhenTheFileCannotBeWritten();
    void neverReplacesAFileThatAppearedMeanwhile();
    void waitsWithCommandsUntilItIsOpen();
    void probesWithItsOwnTimeOut();

private:
    static void makeVault(SessionBench &bench)
    {
        QVERIFY_RESULT(SessionBench::add(*bench.loaded(), totpAccount(u"A"_s)));
    }
};

void TstVaultKeychain::saysWhyTheKeyIsMissing_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("locked") << ErrorCode::KeychainLocked;
    QTest::newRow("denied") << ErrorCode::KeychainDenied;
    QTest::newRow("unavailable") << ErrorCode::KeychainUnavailable;
    QTest::newRow("failed") << ErrorCode::KeychainFailed;
    QTest::newRow("not found") << ErrorCode::KeychainEntryNotFound;
}

void TstVaultKeychain::saysWhyTheKeyIsMissing()
{
    QFETCH(ErrorCode, code);
    SessionBench bench;
    makeVault(bench);
    const QByteArray before = contentOf(bench.path());
    bench.keychain.setFailure(code);
    const auto session = bench.loaded();
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, code);
    QCOMPARE(session->problem().expectedBackend, u"memory"_s);
    QCOMPARE(session->keySlots().size(), 1);
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"B"_s)), ErrorCode::NotOpen);
    QCOMPARE(contentOf(bench.path()), before);
    // "Try again" after the person mended it.
    bench.keychain.setFailure({});
    SessionBench::load(*session);
    QCOMPARE(session->state(), State::Open);
}

void TstVaultKeychain::neverMakesANewVaultWhenTheEntryIsLost()
{
    SessionBench bench;
    makeVault(bench);
    const QByteArray before = contentOf(bench.path());
    MemoryKeychain reset;
    const auto session = bench.loaded(&reset);
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::KeychainEntryNotFound);
    QCOMPARE(session->problem().answeringBackend, u"memory"_s);
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"B"_s)), ErrorCode::NotOpen);
    QVERIFY_ERROR(SessionBench::createWithPassword(*session, u"x"), ErrorCode::FileExists);
    QCOMPARE(reset.size(), std::size_t{0});
    QCOMPARE(contentOf(bench.path()), before);
}

void TstVaultKeychain::namesBothBackends()
{
    SessionBench bench;
    makeVault(bench);
    SlowKeychain other;
    const auto session = bench.loaded(&other);
    QCOMPARE(session->problem().error.code, ErrorCode::KeychainEntryNotFound);
    QCOMPARE(session->problem().expectedBackend, u"memory"_s);
    QCOMPARE(session->problem().answeringBackend, u"kwallet"_s);
}

void TstVaultKeychain::stopsWaitingForASilentKeychain()
{
    SessionBench bench;
    makeVault(bench);
    bench.keychain.setSilent(true);
    bench.timeout = std::chrono::milliseconds{30};
    const auto session = bench.loaded();
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::KeychainTimedOut);
}

void TstVaultKeychain::ignoresALateAnswer()
{
    SessionBench bench;
    SlowKeychain keychain;
    QVERIFY_RESULT(SessionBench::add(*bench.loaded(&keychain), totpAccount(u"A"_s)));
    keychain.isHeld = true;
    bench.timeout = std::chrono::milliseconds{30};
    const auto session = bench.loaded(&keychain);
    QCOMPARE(session->problem().error.code, ErrorCode::KeychainTimedOut);
    QSignalSpy states(session.get(), &VaultSession::stateChanged);
    keychain.release();
    QTest::qWait(100);
    QCOMPARE(states.size(), 0);
    QCOMPARE(session->state(), State::Closed);
    SessionBench::load(*session);
    QCOMPARE(session->state(), State::Open);
}

void TstVaultKeychain::cancelsWhileTheKeychainIsSilent()
{
    SessionBench bench;
    SlowKeychain keychain;
    QVERIFY_RESULT(SessionBench::add(*bench.loaded(&keychain), totpAccount(u"A"_s)));
    keychain.isHeld = true;
    const auto session = bench.session(&keychain);
    session->load();
    QCOMPARE(session->state(), State::Opening);
    QTRY_VERIFY_WITH_TIMEOUT(!keychain.lastAccount.isEmpty(), 60000);
    QTest::qWait(50);
    QCOMPARE(session->state(), State::Opening);
    session->cancelOpening();
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::Cancelled);
    keychain.release();
    QTest::qWait(50);
    QCOMPARE(session->state(), State::Closed);
}

void TstVaultKeychain::doesNotHangWhenDestroyedDuringSilence()
{
    SessionBench bench;
    makeVault(bench);
    bench.keychain.setSilent(true);
    bench.timeout = std::chrono::hours{1}; // a test that waits for this one is killed
    auto session = bench.session();
    session->load();
    QTest::qWait(100);
    QCOMPARE(session->state(), State::Opening);
    session.reset();
    auto creating = bench.session();
    QVERIFY(QFile::remove(bench.path()));
    SessionBench::load(*creating);
    int calls = 0;
    creating->addAccounts(listOf(totpAccount(u"B"_s)), this, [&calls](const Result<QList<AccountId>> &) { ++calls; });
    QTest::qWait(50);
    creating.reset();
    QTest::qWait(50);
    QCOMPARE(calls, 0);
}

void TstVaultKeychain::refusesAKeyThatDoesNotFit_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("another key") << QByteArray(32, 'x').toBase64();
    QTest::newRow("too short") << QByteArray(31, 'x').toBase64();
    QTest::newRow("too long") << QByteArray(33, 'x').toBase64();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not base64") << QByteArray(43, '*') + "=";
    QTest::newRow("two paddings") << QByteArray(42, 'A') + "==";
}

void TstVaultKeychain::refusesAKeyThatDoesNotFit()
{
    QFETCH(QByteArray, text);
    SessionBench bench;
    makeVault(bench);
    const QByteArray before = contentOf(bench.path());
    SlowKeychain keychain;
    keychain.readsBack = SecretBytes::copyOf(text);
    const auto session = bench.loaded(&keychain);
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::KeyDoesNotFit);
    QCOMPARE(contentOf(bench.path()), before);
}

void TstVaultKeychain::needsAPasswordWithoutAKeychain()
{
    SessionBench bench;
    makeVault(bench);
    const auto session = bench.loaded(nullptr);
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::NoWayIn); // its only slot is the keychain's
    QVERIFY_ERROR(SessionBench::openWithPassword(*session, u"x"), ErrorCode::NoWayIn);

    SessionBench other;
    QVERIFY_RESULT(SessionBench::createWithPassword(*other.loaded(), u"right"));
    const auto closed = other.loaded(); // a keychain is there, but not asked: the file has no slot for it
    QCOMPARE(closed->problem().error.code, ErrorCode::PasswordNeeded);
}

void TstVaultKeychain::keepsTheReasonAfterAWrongPassword()
{
    SessionBench bench;
    makeVault(bench);
    bench.keychain.setFailure(ErrorCode::KeychainLocked);
    const auto session = bench.loaded();
    QVERIFY_ERROR(SessionBench::openWithPassword(*session, u"x"), ErrorCode::NoWayIn);
    QCOMPARE(session->problem().error.code, ErrorCode::KeychainLocked);
}

void TstVaultKeychain::makesNothingWhenTheKeychainRefuses_data()
{
    saysWhyTheKeyIsMissing_data();
}

void TstVaultKeychain::makesNothingWhenTheKeychainRefuses()
{
    QFETCH(ErrorCode, code);
    SessionBench bench;
    const auto session = bench.loaded();
    bench.keychain.setFailure(code);
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"A"_s)), code);
    QCOMPARE(session->state(), State::NoVault);
    QVERIFY(!QFileInfo::exists(bench.path()));
    // Then with a password, as the window offers.
    QVERIFY_RESULT(SessionBench::createWithPassword(*session, u"right"));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QCOMPARE(session->summaries().size(), 1);
}

void TstVaultKeychain::makesNothingWhenTheKeychainIsSilent()
{
    SessionBench bench;
    bench.timeout = std::chrono::milliseconds{30};
    const auto session = bench.loaded();
    bench.keychain.setSilent(true);
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"A"_s)), ErrorCode::KeychainTimedOut);
    QCOMPARE(session->state(), State::NoVault);
    QVERIFY(!QFileInfo::exists(bench.path()));
}

void TstVaultKeychain::makesNothingWhenTheKeyReadsBackDifferently()
{
    SessionBench bench;
    SlowKeychain keychain;
    keychain.readsBack = SecretBytes::copyOf(QByteArray(32, 'x').toBase64());
    const auto session = bench.loaded(&keychain);
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"A"_s)), ErrorCode::KeychainFailed);
    QVERIFY(!QFileInfo::exists(bench.path()));
    QTRY_COMPARE_WITH_TIMEOUT(keychain.inner.size(), std::size_t{0}, 60000);
}

void TstVaultKeychain::takesTheKeyBackWhenTheFileCannotBeWritten()
{
    SessionBench bench;
    const auto session = bench.loaded();
    // A file stands where the folder has to be.
    QVERIFY(writeContent(bench.folder.filePath(u"data"_s), "x"));
    const auto added = SessionBench::add(*session, totpAccount(u"A"_s));
    QVERIFY(!added.has_value());
    QCOMPARE(session->state(), State::NoVault);
    QTRY_COMPARE_WITH_TIMEOUT(bench.keychain.size(), std::size_t{0}, 60000);
    QCOMPARE(contentOf(bench.folder.filePath(u"data"_s)), QByteArray("x"));
}

void TstVaultKeychain::neverReplacesAFileThatAppearedMeanwhile()
{
    SessionBench bench;
    const auto late = bench.loaded();
    makeVault(bench);
    const QByteArray before = contentOf(bench.path());
    QVERIFY_ERROR(SessionBench::add(*late, totpAccount(u"B"_s)), ErrorCode::FileExists);
    QVERIFY_ERROR(SessionBench::createWithPassword(*late, u"x"), ErrorCode::FileExists);
    QCOMPARE(contentOf(bench.path()), before);
    QTRY_COMPARE_WITH_TIMEOUT(bench.keychain.size(), std::size_t{1}, 60000);
    SessionBench::load(*late);
    QCOMPARE(late->state(), State::Open);
}

void TstVaultKeychain::waitsWithCommandsUntilItIsOpen()
{
    SessionBench bench;
    makeVault(bench);
    const auto session = bench.session();
    session->load();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    QCOMPARE(SessionBench::issuers(*session), (QStringList{u"A"_s, u"B"_s}));
}

void TstVaultKeychain::probesWithItsOwnTimeOut()
{
    SessionBench bench;
    bench.timeout = std::chrono::milliseconds{30};
    const auto probe = [](VaultSession &session) {
        Waiter<KeychainBackend> waiter;
        session.probeKeychain(&session, waiter.done());
        return std::move(waiter.wait());
    };
    QCOMPARE(probe(*bench.session())->id, u"memory"_s);
    QVERIFY_ERROR(probe(*bench.session(nullptr)), ErrorCode::KeychainUnavailable);
    bench.keychain.setSilent(true);
    QVERIFY_ERROR(probe(*bench.session()), ErrorCode::KeychainTimedOut);
}

QTEST_GUILESS_MAIN(TstVaultKeychain)
#include "tst_vaultkeychain.moc"
