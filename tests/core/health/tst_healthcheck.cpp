// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/healthcheck.h"
#include "core/vault/vaultfile.h"
#include "tests/core/vault/vaulttesting.h"

#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;
using Depth = HealthCheck::Depth;
using Finding = HealthFinding;
using Topic = HealthTopic;

namespace
{
HealthCheck::AskClock clockSaying(ClockSync::State state)
{
    return [state](QObject *context, const std::function<void(ClockSync)> &done) {
        QMetaObject::invokeMethod(
            context,
            [state, done] {
                done({state, std::nullopt, std::nullopt});
            },
            Qt::QueuedConnection);
    };
}
} // namespace

/// From a real session and a real file to the report.
class TstHealthCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsAVaultWithoutASpare();
    void followsTheSession();
    void noticesADamagedFile();
    void asksTheKeychainOnlyForEverything();
    void noticesAKeyThatIsGoneAndPutBack();
    void tellsOfAClosedVault();
    void runsOnceAtATime();

private:
    static void run(HealthCheck &check, Depth depth)
    {
        QSignalSpy finished(&check, &HealthCheck::finished);
        check.run(depth);
        QCOMPARE(finished.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QVERIFY(!check.isRunning());
    }
    static Finding finding(const HealthCheck &check, Topic topic)
    {
        const HealthLine *line = check.report().line(topic);
        return line ? line->finding : Finding::ForeignWays;
    }
};

void TstHealthCheck::findsAVaultWithoutASpare()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    HealthCheck check(*session, clockSaying(ClockSync::State::Synchronised));
    QCOMPARE(finding(check, Topic::PreviousCopy), Finding::PreviousNotLookedAt);
    run(check, Depth::Quiet);
    QCOMPARE(finding(check, Topic::Keychain), Finding::KeychainGaveKey);
    QCOMPARE(check.report().line(Topic::Keychain)->answering, u"memory"_s);
    QCOMPARE(finding(check, Topic::Password), Finding::NoSpare);
    QCOMPARE(finding(check, Topic::File), Finding::FileVerified);
    QCOMPARE(check.report().line(Topic::File)->checked, bench.clock.nowSeconds());
    QCOMPARE(finding(check, Topic::PreviousCopy), Finding::PreviousNone);
    QCOMPARE(finding(check, Topic::Clock), Finding::ClockSynchronised);
    QCOMPARE(check.report().line(Topic::Accounts)->total, 1);
    QCOMPARE(check.report().outlook(), HealthOutlook::CouldBeLost);
}

void TstHealthCheck::followsTheSession()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    HealthCheck check(*session, clockSaying(ClockSync::State::Unknown));
    QSignalSpy changed(&check, &HealthCheck::changed);
    Waiter<void> waiter;
    session->addPassword(SecretBytes::fromString(u"right"), session.get(), waiter.done());
    QVERIFY_RESULT(waiter.wait());
    QTRY_COMPARE_WITH_TIMEOUT(finding(check, Topic::Password), Finding::PasswordSet, 30000);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(check.report().outlook(), HealthOutlook::Safe);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(check.report().line(Topic::Accounts)->total, 2, 30000);
}

void TstHealthCheck::noticesADamagedFile()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    HealthCheck check(*session, clockSaying(ClockSync::State::Unknown));
    const QByteArray whole = contentOf(bench.path());
    QVERIFY(writeContent(bench.path(), whole.left(whole.size() / 2)));
    run(check, Depth::Quiet);
    QCOMPARE(finding(check, Topic::File), Finding::FileTrouble);
    QCOMPARE(check.report().outlook(), HealthOutlook::CouldBeLost);
    QVERIFY(writeContent(bench.path(), whole));
    run(check, Depth::Quiet);
    QCOMPARE(finding(check, Topic::File), Finding::FileVerified);
}

void TstHealthCheck::asksTheKeychainOnlyForEverything()
{
    SessionBench bench;
    {
        const auto made = bench.loaded();
        QVERIFY_RESULT(SessionBench::add(*made, totpAccount(u"A"_s)));
        Waiter<void> waiter;
        made->addPassword(SecretBytes::fromString(u"right"), made.get(), waiter.done());
        QVERIFY_RESULT(waiter.wait());
    }
    const auto session = bench.session();
    session->loadWithoutKeychain();
    SessionBench::settle(*session);
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"right"));
    HealthCheck check(*session, clockSaying(ClockSync::State::Unknown));
    run(check, Depth::Quiet);
    QCOMPARE(finding(check, Topic::Keychain), Finding::KeychainNotAsked);
    run(check, Depth::Everything);
    QCOMPARE(finding(check, Topic::Keychain), Finding::KeychainGaveKey);
    QCOMPARE(check.report().line(Topic::Keychain)->checked, bench.clock.nowSeconds());
    // One that is not to be used is not in trouble.
    const auto without = bench.loaded(nullptr);
    QVERIFY_RESULT(SessionBench::openWithPassword(*without, u"right"));
    HealthCheck other(*without, clockSaying(ClockSync::State::Unknown));
    run(other, Depth::Everything);
    QCOMPARE(finding(other, Topic::Keychain), Finding::KeychainNotAsked);
}

void TstHealthCheck::noticesAKeyThatIsGoneAndPutBack()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    HealthCheck check(*session, clockSaying(ClockSync::State::Unknown));
    MemoryKeychain reset;
    const auto other = bench.loaded(&reset);
    QCOMPARE(other->state(), VaultSession::State::Closed);
    HealthCheck closed(*other, clockSaying(ClockSync::State::Unknown));
    run(closed, Depth::Everything);
    QCOMPARE(finding(closed, Topic::Keychain), Finding::KeychainTrouble);
    QCOMPARE(closed.report().line(Topic::Keychain)->error.code, ErrorCode::KeychainEntryNotFound);
    QCOMPARE(closed.report().line(Topic::Keychain)->state, HealthState::Broken);
    // The keychain is emptied while the vault is open.
    const auto file = VaultFile::parse(SecretBytes::copyOf(contentOf(bench.path())));
    QVERIFY_RESULT(file);
    Waiter<void> removed;
    bench.keychain.remove(file->slots.front().keychainAccount, session.get(), removed.done());
    QVERIFY_RESULT(removed.wait());
    run(check, Depth::Everything);
    QCOMPARE(finding(check, Topic::Keychain), Finding::KeychainTrouble);
    QCOMPARE(check.report().outlook(), HealthOutlook::CouldBeLost);
    QVERIFY(session->missingKey());
    Waiter<void> mended;
    session->putKeyIntoKeychain(session.get(), mended.done());
    QVERIFY_RESULT(mended.wait());
    QTRY_COMPARE_WITH_TIMEOUT(finding(check, Topic::Keychain), Finding::KeychainGaveKey, 30000);
}

void TstHealthCheck::tellsOfAClosedVault()
{
    SessionBench bench;
    {
        const auto made = bench.loaded();
        QVERIFY_RESULT(SessionBench::add(*made, totpAccount(u"A"_s)));
    }
    const QByteArray whole = contentOf(bench.path());
    QVERIFY(writeContent(bench.path(), whole.left(whole.size() / 2)));
    const auto session = bench.loaded();
    HealthCheck check(*session, clockSaying(ClockSync::State::NotSynchronised));
    run(check, Depth::Quiet);
    QCOMPARE(finding(check, Topic::File), Finding::FileTrouble);
    QCOMPARE(finding(check, Topic::Clock), Finding::ClockNotSynchronised);
}

void TstHealthCheck::runsOnceAtATime()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    HealthCheck check(*session, clockSaying(ClockSync::State::Unknown));
    QSignalSpy finished(&check, &HealthCheck::finished);
    check.run(Depth::Quiet);
    check.run(Depth::Everything);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    QTest::qWait(50);
    QCOMPARE(finished.size(), 1);
    {
        HealthCheck dying(*session, clockSaying(ClockSync::State::Unknown));
        dying.run(Depth::Everything);
    }
    QTest::qWait(50); // late answers find nobody
}

QTEST_GUILESS_MAIN(TstHealthCheck)
#include "tst_healthcheck.moc"
