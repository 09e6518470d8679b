// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"
#include "core/vault/wayrecords.h"
#include "tests/core/vault/recordingbench.h"

#include <QDir>
#include <QFileInfo>

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

/// What is remembered of the ways in on this computer.
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
    RecordingBench bench;
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
    RecordingBench bench;
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
    RecordingBench bench;
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
    RecordingBench bench;
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
    RecordingBench bench;
    QVERIFY(bench.make());
    QVERIFY(!QFileInfo::exists(WayRecords::defaultPath()));
    QVERIFY(WayRecords(QString()).read().isEmpty());
    WayRecords(QString()).note(QUuid::createUuid(), {at(1), {}});
}

QTEST_GUILESS_MAIN(TstWayRecords)
#include "tst_wayrecords.moc"
