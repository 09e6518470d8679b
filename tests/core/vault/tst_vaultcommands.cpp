// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vault/vaulttesting.h"

#include <QPointer>
#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = VaultSession::State;

/// How the session answers: in order, once, later, and never to somebody who is gone.
class TstVaultCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOnceAndNeverFromWithinTheCall();
    void dropsTheAnswerWhenItsContextDies();
    void finishesASaveThatRunsWhenItIsDestroyed();
    void refusesCommandsWhenItIsNotOpen();
    void saysWhatItIsDoing();
    void survivesBeingDestroyedByItsListeners();
};

void TstVaultCommands::answersOnceAndNeverFromWithinTheCall()
{
    SessionBench bench;
    const auto session = bench.session();
    Waiter<QList<AccountId>> early;
    session->addAccounts(listOf(totpAccount(u"A"_s)), session.get(), early.done());
    QCOMPARE(early.calls(), 0);
    QVERIFY_ERROR(early.wait(), ErrorCode::NotOpen);
    SessionBench::load(*session);
    Waiter<QList<AccountId>> first;
    Waiter<QList<AccountId>> second;
    session->addAccounts(listOf(totpAccount(u"A"_s)), session.get(), first.done());
    session->addAccounts(listOf(totpAccount(u"B"_s)), session.get(), second.done());
    QCOMPARE(first.calls() + second.calls(), 0);
    QVERIFY_RESULT(second.wait());
    QCOMPARE(first.calls(), 1); // in order
    QTest::qWait(50);
    QCOMPARE(first.calls() + second.calls() + early.calls(), 3);
    QCOMPARE(SessionBench::issuers(*session), (QStringList{u"A"_s, u"B"_s}));
}

void TstVaultCommands::dropsTheAnswerWhenItsContextDies()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    auto context = std::make_unique<QObject>();
    int calls = 0;
    session->addAccounts(
        listOf(totpAccount(u"B"_s)), context.get(), [&calls](const Result<QList<AccountId>> &) { ++calls; });
    context.reset();
    QTRY_COMPARE_WITH_TIMEOUT(session->summaries().size(), 2, 60000);
    QCOMPARE(calls, 0);
}

void TstVaultCommands::finishesASaveThatRunsWhenItIsDestroyed()
{
    SessionBench bench;
    auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    session->addAccounts(listOf(totpAccount(u"B"_s)), session.get(), [](const Result<QList<AccountId>> &) {});
    session.reset();
    QCOMPARE(SessionBench::issuers(*bench.loaded()), (QStringList{u"A"_s, u"B"_s}));
}

void TstVaultCommands::refusesCommandsWhenItIsNotOpen()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_ERROR(SessionBench::remove(*session, {QUuid::createUuid()}), ErrorCode::NotOpen);
    QVERIFY_ERROR(SessionBench::advance(*session, QUuid::createUuid()), ErrorCode::NotOpen);
    QVERIFY_ERROR(SessionBench::openWithPassword(*session, u"x"), ErrorCode::InvalidArgument);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QVERIFY_ERROR(SessionBench::createWithPassword(*session, u"x"), ErrorCode::FileExists);
    const auto ids = session->summaries();
    QVERIFY_ERROR(SessionBench::advance(*session, ids.first().id), ErrorCode::InvalidArgument); // not HOTP
}

void TstVaultCommands::saysWhatItIsDoing()
{
    SessionBench bench;
    const auto session = bench.session();
    QSignalSpy states(session.get(), &VaultSession::stateChanged);
    QSignalSpy accounts(session.get(), &VaultSession::accountsChanged);
    SessionBench::load(*session);
    QCOMPARE(states.size(), 2); // Opening, NoVault
    bool shownBeforeSignal = false;
    session->addAccounts(listOf(totpAccount(u"A"_s)), session.get(), [&](const Result<QList<AccountId>> &) {
        shownBeforeSignal = session->state() == State::Open && session->summaries().size() == 1 && states.size() == 2
            && accounts.isEmpty();
    });
    QTRY_COMPARE_WITH_TIMEOUT(accounts.size(), 1, 60000);
    QVERIFY(shownBeforeSignal);
    QCOMPARE(states.size(), 3);
    session->lock();
    QCOMPARE(states.size(), 4);
    QCOMPARE(accounts.size(), 2);
}

void TstVaultCommands::survivesBeingDestroyedByItsListeners()
{
    SessionBench bench;
    const auto destroyedBy = [&](auto arrange, auto act) {
        const QPointer<VaultSession> session(bench.session().release());
        SessionBench::load(*session);
        arrange(session.data());
        act(session.data());
        return QTest::qWaitFor([&session] { return session.isNull(); }, 60000);
    };
    const auto add = [](VaultSession *session) {
        session->addAccounts(listOf(totpAccount(u"A"_s)), session, [](const Result<QList<AccountId>> &) {});
    };
    const auto nothing = [](VaultSession *) {};
    const auto onState = [this](VaultSession *session) {
        connect(session, &VaultSession::stateChanged, this, [session] { delete session; });
    };
    const auto onAccounts = [this](VaultSession *session) {
        connect(session, &VaultSession::accountsChanged, this, [session] { delete session; });
    };
    QVERIFY(destroyedBy(onState, add)); // by the new vault
    QVERIFY(destroyedBy(onAccounts, add)); // by a change
    QVERIFY(destroyedBy(onState, [](VaultSession *session) { session->lock(); }));
    QVERIFY(destroyedBy(onAccounts, [](VaultSession *session) { session->lock(); }));
    QVERIFY(destroyedBy(nothing, [this](VaultSession *session) {
        session->addAccounts(
            listOf(totpAccount(u"B"_s)), this, [session](const Result<QList<AccountId>> &) { delete session; });
    }));
    QVERIFY(destroyedBy(nothing, [this](VaultSession *session) {
        session->lock();
        session->openWithPassword(
            SecretBytes::fromString(u"x"), this, [session](const Result<void> &) { delete session; });
    }));
    QVERIFY(destroyedBy(nothing, [&](VaultSession *session) {
        session->lock();
        onState(session);
        session->load();
    }));
    QCOMPARE(bench.loaded()->summaries().size(), 3);
}

QTEST_GUILESS_MAIN(TstVaultCommands)
#include "tst_vaultcommands.moc"
