// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vault/recordingbench.h"
#include "tests/core/vault/slowkeychain.h"

#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = VaultSession::State;
using Kind = KeySlotInfo::Kind;

namespace
{
constexpr std::chrono::seconds hour{3600};
} // namespace

/// The session's commands that only look whether all is well.
class TstVaultChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesTheFileOnTheDisk();
    void findsADamagedFile_data();
    void findsADamagedFile();
    void showsWhatAnotherProgramWrote();
    void looksAtThePreviousCopy();
    void checksTheKeychain();
    void findsThatTheKeychainLacksTheKey();

private:
    static Result<FileFindings> verify(VaultSession &session)
    {
        Waiter<FileFindings> waiter;
        session.verifyFile(&session, waiter.done());
        return waiter.wait();
    }
    static Result<void> checkKeychain(VaultSession &session)
    {
        Waiter<void> waiter;
        session.checkKeychain(&session, waiter.done());
        return waiter.wait();
    }
};

void TstVaultChecks::verifiesTheFileOnTheDisk()
{
    RecordingBench bench;
    QVERIFY(bench.make());
    const auto session = bench.loaded();
    const QByteArray before = contentOf(bench.path());
    bench.clock.advance(hour);
    QSignalSpy changes(session.get(), &VaultSession::accountsChanged);
    const auto found = verify(*session);
    QVERIFY_RESULT(found);
    QCOMPARE(session->lastVerified(), bench.clock.nowSeconds());
    QVERIFY(found->hasPrevious); // from adding the password
    QVERIFY(!found->previousProblem);
    QCOMPARE(changes.size(), 0);
    QCOMPARE(contentOf(bench.path()), before);
    session->lock();
    QVERIFY_ERROR(verify(*session), ErrorCode::NotOpen);
}

void TstVaultChecks::findsADamagedFile_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("gone") << u"gone"_s << ErrorCode::FileNotFound;
    QTest::newRow("empty") << u"empty"_s << ErrorCode::FileDamaged;
    QTest::newRow("half") << u"half"_s << ErrorCode::FileDamaged;
    QTest::newRow("a bit") << u"bit"_s << ErrorCode::FileChanged;
}

void TstVaultChecks::findsADamagedFile()
{
    QFETCH(const QString, damage);
    QFETCH(const ErrorCode, error);
    RecordingBench bench;
    QVERIFY(bench.make());
    const auto session = bench.loaded();
    const UnixTime opened = session->lastVerified();
    bench.clock.advance(hour);
    QByteArray bytes = contentOf(bench.path());
    if (damage == u"bit") { // in the sealed database, which is base64
        const qsizetype place = bytes.indexOf("\"db\"") + 40;
        bytes[place] = bytes.at(place) == 'A' ? 'B' : 'A';
    }
    QVERIFY(QFile::remove(bench.path()));
    if (damage != u"gone")
        QVERIFY(writeContent(bench.path(),
            bytes.left(damage == u"empty" ? 0
                    : damage == u"half"   ? bytes.size() / 2
                                          : bytes.size())));
    QVERIFY_ERROR(verify(*session), error);
    QCOMPARE(session->lastVerified(), opened);
    QCOMPARE(session->state(), State::Open); // with what it holds
    QCOMPARE(SessionBench::issuers(*session), QStringList{u"A"_s});
}

void TstVaultChecks::showsWhatAnotherProgramWrote()
{
    RecordingBench bench;
    QVERIFY(bench.make());
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*bench.loaded(), totpAccount(u"B"_s)));
    QSignalSpy changes(session.get(), &VaultSession::accountsChanged);
    QVERIFY_RESULT(verify(*session));
    QCOMPARE(SessionBench::issuers(*session), (QStringList{u"A"_s, u"B"_s}));
    QTRY_COMPARE(changes.size(), 1);
}

void TstVaultChecks::looksAtThePreviousCopy()
{
    RecordingBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QVERIFY(!verify(*session)->hasPrevious);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    const auto found = verify(*session);
    QVERIFY_RESULT(found);
    QVERIFY(found->hasPrevious && !found->previousProblem);
    QVERIFY(found->previousWritten > UnixTime(std::chrono::seconds(1700000000)));
    QVERIFY(writeContent(bench.path() + u".previous"_s, "{"));
    const auto broken = verify(*session);
    QVERIFY_RESULT(broken); // the vault itself is whole
    QVERIFY(broken->hasPrevious && broken->previousProblem);
}

void TstVaultChecks::checksTheKeychain()
{
    RecordingBench bench;
    QVERIFY(bench.make());
    const auto session = bench.recorded(&bench.keychain);
    session->loadWithoutKeychain();
    SessionBench::settle(*session);
    QVERIFY_ERROR(checkKeychain(*session), ErrorCode::NotOpen);
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"right"));
    QCOMPARE(slotOf(*session, Kind::Keychain).lastChecked, UnixTime());
    QVERIFY_RESULT(checkKeychain(*session));
    QCOMPARE(slotOf(*session, Kind::Keychain).lastChecked, bench.clock.nowSeconds());
    QVERIFY(!session->missingKey());
    const auto without = bench.loaded(nullptr);
    QVERIFY_RESULT(SessionBench::openWithPassword(*without, u"right"));
    QVERIFY_ERROR(checkKeychain(*without), ErrorCode::NoSuchKeySlot);
    SessionBench passwordOnly;
    const auto alone = passwordOnly.loaded();
    QVERIFY_RESULT(SessionBench::createWithPassword(*alone, u"right"));
    QVERIFY_ERROR(checkKeychain(*alone), ErrorCode::NoSuchKeySlot);
}

void TstVaultChecks::findsThatTheKeychainLacksTheKey()
{
    RecordingBench bench;
    QVERIFY(bench.make());
    MemoryKeychain reset;
    const auto other = bench.recorded(&reset);
    other->loadWithoutKeychain();
    SessionBench::settle(*other);
    QVERIFY_RESULT(SessionBench::openWithPassword(*other, u"right"));
    QVERIFY(!other->missingKey()); // it was not asked
    QVERIFY_ERROR(checkKeychain(*other), ErrorCode::KeychainEntryNotFound);
    QVERIFY(other->missingKey());
    QCOMPARE(other->missingKey()->answeringBackend, u"memory"_s);
    QCOMPARE(slotOf(*other, Kind::Keychain).lastChecked, UnixTime());
    Waiter<void> mended;
    other->putKeyIntoKeychain(other.get(), mended.done());
    QVERIFY_RESULT(mended.wait());
    QVERIFY_RESULT(checkKeychain(*other));
    QVERIFY(!other->missingKey());

    SlowKeychain silent;
    silent.isHeld = true;
    bench.timeout = std::chrono::milliseconds{50};
    const auto waiting = bench.recorded(&silent);
    waiting->loadWithoutKeychain();
    SessionBench::settle(*waiting);
    QVERIFY_RESULT(SessionBench::openWithPassword(*waiting, u"right"));
    QVERIFY_ERROR(checkKeychain(*waiting), ErrorCode::KeychainTimedOut);
    QVERIFY(!waiting->missingKey());
}

QTEST_GUILESS_MAIN(TstVaultChecks)
#include "tst_vaultchecks.moc"
