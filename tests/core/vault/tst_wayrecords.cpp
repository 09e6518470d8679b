// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/recoverykey.h"
#include "core/vault/vaultfile.h"
#include "core/vault/wayrecords.h"
#include "tests/core/vault/slowkeychain.h"
#include "tests/core/vault/vaulttesting.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>

#include <thread>

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = VaultSession::State;
using Kind = KeySlotInfo::Kind;

namespace
{
constexpr std::chrono::seconds hour{3600};

UnixTime at(qint64 seconds)
{
    return UnixTime(std::chrono::seconds(seconds));
}
} // namespace

/// What is remembered of the ways in on this computer, and the session's commands that only look.
class TstWayRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItWasTold();
    void takesNothingFromABrokenFile();
    void neverGrowsWithoutEnd();
    void losesNothingWhenTwoWriteAtOnce();
    void liesInTheStateFolder();
    void remembersWhatOpenedTheVault();
    void remembersWhatWasChecked();
    void forgetsAChangedPassword();
    void opensThoughNothingCanBeKept();
    void keepsNothingWithoutAPlace();
    void verifiesTheFileOnTheDisk();
    void findsADamagedFile_data();
    void findsADamagedFile();
    void showsWhatAnotherProgramWrote();
    void looksAtThePreviousCopy();
    void checksTheKeychain();
    void findsThatTheKeychainLacksTheKey();

private:
    struct Bench : SessionBench
    {
        [[nodiscard]] QString records() const { return folder.filePath(u"state/countersign/ways"_s); }
        std::unique_ptr<VaultSession> recorded(Keychain *chosen)
        {
            VaultSession::Options options{path(), timeout, ScryptCost{16, 8, 1}, records()};
            return std::make_unique<VaultSession>(std::move(options), clock, random, chosen);
        }
        /// With one account, a keychain slot and the password "right".
        bool make()
        {
            const auto session = loaded();
            Waiter<void> waiter;
            if (!SessionBench::add(*session, totpAccount(u"A"_s)))
                return false;
            session->addPassword(SecretBytes::fromString(u"right"), session.get(), waiter.done());
            return waiter.wait().has_value();
        }
    };
    static KeySlotInfo slotOf(const VaultSession &session, Kind kind)
    {
        for (const KeySlotInfo &slot : session.keySlots()) {
            if (slot.kind == kind)
                return slot;
        }
        return {};
    }
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

void TstWayRecords::keepsWhatItWasTold()
{
    const QTemporaryDir folder;
    const WayRecords records(folder.filePath(u"deep/er/ways"_s));
    QVERIFY(records.read().isEmpty());
    const QUuid first = QUuid::createUuid();
    const QUuid second = QUuid::createUuid();
    records.note(first, {at(100), {}});
    records.note(second, {{}, at(200)});
    records.note(first, {{}, at(300)});
    QCOMPARE(records.read(), (WayRecords::Map{{first, {at(100), at(300)}}, {second, {{}, at(200)}}}));
    records.note(first, {at(50), {}}); // the clock was set back
    QCOMPARE(records.read().value(first), (WayRecords::Record{at(50), at(300)}));
    records.note(QUuid(), {at(1), at(1)});
    QCOMPARE(records.read().size(), 2);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(folder.filePath(u"deep/er/ways"_s)) & others, QFile::Permissions());
}

void TstWayRecords::takesNothingFromABrokenFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"ways"_s);
    const QUuid good = QUuid::createUuid();
    const QByteArray id = good.toByteArray(QUuid::WithoutBraces);
    QVERIFY(writeContent(path,
        "\0\xff\n" + id + " 1\n" + id + " one two\n" + id + " 1 2 3\nnobody 1 2\n\n" + id + " -5 99999999999999999999\n"
            + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + " 7 8\r"));
    const WayRecords records(path);
    QCOMPARE(records.read().value(good), WayRecords::Record());
    records.note(good, {at(5), at(6)});
    QCOMPARE(records.read().value(good), (WayRecords::Record{at(5), at(6)}));
}

void TstWayRecords::neverGrowsWithoutEnd()
{
    const QTemporaryDir folder;
    const WayRecords records(folder.filePath(u"ways"_s));
    QUuid last;
    for (int i = 1; i <= 250; ++i) {
        last = QUuid::createUuid();
        records.note(last, {at(i), {}});
    }
    QCOMPARE(records.read().size(), 200);
    QCOMPARE(records.read().value(last).used, at(250));
}

void TstWayRecords::losesNothingWhenTwoWriteAtOnce()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"ways"_s);
    const auto write = [path] {
        for (int i = 1; i <= 20; ++i)
            WayRecords(path).note(QUuid::createUuid(), {at(i), {}});
    };
    std::thread one(write);
    std::thread other(write);
    one.join();
    other.join();
    QCOMPARE(WayRecords(path).read().size(), 40);
}

void TstWayRecords::liesInTheStateFolder()
{
    qputenv("XDG_STATE_HOME", "/somewhere/state");
    QCOMPARE(WayRecords::defaultPath(), u"/somewhere/state/countersign/ways"_s);
    qputenv("XDG_STATE_HOME", "relative");
    QCOMPARE(WayRecords::defaultPath(), QDir::homePath() + u"/.local/state/countersign/ways"_s);
    qunsetenv("XDG_STATE_HOME");
    QCOMPARE(WayRecords::defaultPath(), QDir::homePath() + u"/.local/state/countersign/ways"_s);
}

void TstWayRecords::remembersWhatOpenedTheVault()
{
    Bench bench;
    QVERIFY(bench.make());
    const UnixTime first = bench.clock.nowSeconds();
    {
        const auto session = bench.recorded(&bench.keychain);
        SessionBench::load(*session);
        QCOMPARE(session->state(), State::Open);
        QCOMPARE(slotOf(*session, Kind::Keychain).lastUsed, first);
        QCOMPARE(slotOf(*session, Kind::Password).lastUsed, UnixTime());
        QCOMPARE(session->lastVerified(), first);
    }
    bench.clock.advance(hour);
    {
        const auto session = bench.recorded(nullptr);
        SessionBench::load(*session);
        // Known before anything is opened: for the pages that ask how to.
        QCOMPARE(slotOf(*session, Kind::Keychain).lastUsed, first);
        QVERIFY_ERROR(SessionBench::openWithPassword(*session, u"wrong"), ErrorCode::WrongPassword);
        QCOMPARE(slotOf(*session, Kind::Password).lastUsed, UnixTime());
        QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"right"));
        QCOMPARE(slotOf(*session, Kind::Password).lastUsed, first + hour);
    }
    const auto session = bench.recorded(nullptr);
    SessionBench::load(*session);
    QCOMPARE(slotOf(*session, Kind::Password).lastUsed, first + hour);
    QCOMPARE(slotOf(*session, Kind::Password).lastChecked, UnixTime());
}

void TstWayRecords::remembersWhatWasChecked()
{
    Bench bench;
    QVERIFY(bench.make());
    const auto session = bench.recorded(&bench.keychain);
    SessionBench::load(*session);
    bench.clock.advance(hour);
    const auto check = [&session](const SecretBytes &secret) {
        Waiter<Kind> waiter;
        session->checkSecret(secret.clone(), session.get(), waiter.done());
        return waiter.wait();
    };
    QVERIFY_ERROR(check(SecretBytes::fromString(u"wrong")), ErrorCode::WrongPassword);
    QCOMPARE(slotOf(*session, Kind::Password).lastChecked, UnixTime());
    QVERIFY_RESULT(check(SecretBytes::fromString(u"right")));
    QCOMPARE(slotOf(*session, Kind::Password).lastChecked, bench.clock.nowSeconds());
    const auto key = RecoveryKey::make(bench.random);
    Waiter<void> added;
    session->addRecoveryKey(key->clone(), session.get(), added.done());
    QVERIFY_RESULT(added.wait());
    QCOMPARE(slotOf(*session, Kind::RecoveryKey).lastChecked, UnixTime());
    session->noteChecked(Kind::RecoveryKey);
    QCOMPARE(slotOf(*session, Kind::RecoveryKey).lastChecked, bench.clock.nowSeconds());
    QCOMPARE(slotOf(*session, Kind::Keychain).lastChecked, UnixTime());
}

void TstWayRecords::forgetsAChangedPassword()
{
    Bench bench;
    QVERIFY(bench.make());
    const auto session = bench.recorded(nullptr);
    SessionBench::load(*session);
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"right"));
    const auto replace = [&session](WaysIn ways) {
        ways.mayLoseKeychain = true;
        Waiter<void> waiter;
        session->replaceWays(std::move(ways), session.get(), waiter.done());
        return waiter.wait();
    };
    // Typed again, and kept: so it was checked.
    bench.clock.advance(hour);
    const auto key = RecoveryKey::make(bench.random);
    WaysIn kept;
    kept.password = WayIn{SecretBytes::fromString(u"right"), false};
    kept.recoveryKey = WayIn{key->clone(), true};
    QVERIFY_RESULT(replace(std::move(kept)));
    QCOMPARE(slotOf(*session, Kind::Password).lastUsed, bench.clock.nowSeconds() - hour);
    QCOMPARE(slotOf(*session, Kind::Password).lastChecked, bench.clock.nowSeconds());
    QCOMPARE(slotOf(*session, Kind::RecoveryKey).lastChecked, UnixTime());
    WaysIn changed;
    changed.password = WayIn{SecretBytes::fromString(u"another"), true};
    changed.recoveryKey = WayIn{key->clone(), false};
    QVERIFY_RESULT(replace(std::move(changed)));
    QCOMPARE(slotOf(*session, Kind::Password).lastUsed, UnixTime());
    QCOMPARE(slotOf(*session, Kind::Password).lastChecked, UnixTime());
    QCOMPARE(slotOf(*session, Kind::RecoveryKey).lastChecked, bench.clock.nowSeconds());
}

void TstWayRecords::opensThoughNothingCanBeKept()
{
    Bench bench;
    QVERIFY(bench.make());
    QVERIFY(QDir().mkpath(bench.records() + u"/a folder in the way"_s)); // also root cannot write over it
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"ways: cannot be written.*"_s));
        const auto session = bench.recorded(&bench.keychain);
        SessionBench::load(*session);
        QCOMPARE(session->state(), State::Open);
        QCOMPARE(slotOf(*session, Kind::Keychain).lastUsed, bench.clock.nowSeconds()); // as long as it lives
    }
    QVERIFY(QFileInfo(bench.records()).isDir());
}

void TstWayRecords::keepsNothingWithoutAPlace()
{
    Bench bench;
    QVERIFY(bench.make());
    QVERIFY(!QFileInfo::exists(WayRecords::defaultPath()));
    QVERIFY(WayRecords(QString()).read().isEmpty());
    WayRecords(QString()).note(QUuid::createUuid(), {at(1), {}});
}

void TstWayRecords::verifiesTheFileOnTheDisk()
{
    Bench bench;
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

void TstWayRecords::findsADamagedFile_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("gone") << u"gone"_s << ErrorCode::FileNotFound;
    QTest::newRow("empty") << u"empty"_s << ErrorCode::FileDamaged;
    QTest::newRow("half") << u"half"_s << ErrorCode::FileDamaged;
    QTest::newRow("a bit") << u"bit"_s << ErrorCode::FileChanged;
}

void TstWayRecords::findsADamagedFile()
{
    QFETCH(const QString, damage);
    QFETCH(const ErrorCode, error);
    Bench bench;
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

void TstWayRecords::showsWhatAnotherProgramWrote()
{
    Bench bench;
    QVERIFY(bench.make());
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*bench.loaded(), totpAccount(u"B"_s)));
    QSignalSpy changes(session.get(), &VaultSession::accountsChanged);
    QVERIFY_RESULT(verify(*session));
    QCOMPARE(SessionBench::issuers(*session), (QStringList{u"A"_s, u"B"_s}));
    QTRY_COMPARE(changes.size(), 1);
}

void TstWayRecords::looksAtThePreviousCopy()
{
    Bench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QVERIFY(!verify(*session)->hasPrevious);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    const auto found = verify(*session);
    QVERIFY_RESULT(found);
    QVERIFY(found->hasPrevious && !found->previousProblem);
    QVERIFY(found->previousWritten > at(1700000000));
    QVERIFY(writeContent(bench.path() + u".previous"_s, "{"));
    const auto broken = verify(*session);
    QVERIFY_RESULT(broken); // the vault itself is whole
    QVERIFY(broken->hasPrevious && broken->previousProblem);
}

void TstWayRecords::checksTheKeychain()
{
    Bench bench;
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

void TstWayRecords::findsThatTheKeychainLacksTheKey()
{
    Bench bench;
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

QTEST_GUILESS_MAIN(TstWayRecords)
#include "tst_wayrecords.moc"
