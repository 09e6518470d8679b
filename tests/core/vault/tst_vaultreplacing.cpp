// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vault/vaulttesting.h"

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
Account withOtherKey(const QString &issuer)
{
    Account account = totpAccount(issuer);
    account.secret = SecretBytes::fromString(u"quite another key");
    return account;
}

Result<QList<AccountId>> take(VaultSession &session, Account account, AccountId replaces)
{
    std::vector<IncomingAccount> incoming;
    incoming.push_back({std::move(account), replaces});
    Waiter<QList<AccountId>> waiter;
    session.takeAccounts(std::move(incoming), &session, waiter.done());
    return waiter.wait();
}

Result<void> exchange(VaultSession &session, const QList<AccountId> &out, const QList<AccountId> &in)
{
    Waiter<void> waiter;
    session.exchangeAccounts(out, in, &session, waiter.done());
    return waiter.wait();
}
} // namespace

/// A new key for an account that is there.
class TstVaultReplacing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheOldOnesPlace();
    void comesBackInOneStep();
    void takesNewAndReplacingOnesTogether();
    void refusesWhatIsNotThere();
};

void TstVaultReplacing::takesTheOldOnesPlace()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    const auto old = SessionBench::add(*session, totpAccount(u"B"_s));
    QVERIFY_RESULT(old);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"C"_s)));
    AccountEdit edit;
    edit.note = u"by the door"_s;
    edit.favorite = true;
    QVERIFY_RESULT(SessionBench::edit(*session, old->first(), edit));
    const auto fresh = take(*session, withOtherKey(u"B"_s), old->first());
    QVERIFY_RESULT(fresh);
    QVERIFY(fresh->first() != old->first());
    const auto again = bench.loaded();
    for (const VaultSession *one : {session.get(), again.get()}) {
        QCOMPARE(SessionBench::issuers(*one), (QStringList{u"A"_s, u"B"_s, u"C"_s}));
        const auto summary = one->summary(fresh->first());
        QVERIFY(summary.has_value());
        QCOMPARE(summary->note, u"by the door"_s);
        QVERIFY(summary->favorite);
        QVERIFY_ERROR(one->reveal(old->first()), ErrorCode::AccountNotFound);
        const auto account = one->reveal(fresh->first());
        QVERIFY_RESULT(account);
        QCOMPARE(account->secret.view(), QByteArrayView("quite another key"));
    }
}

void TstVaultReplacing::comesBackInOneStep()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto old = SessionBench::add(*session, totpAccount(u"A"_s));
    QVERIFY_RESULT(old);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    const auto fresh = take(*session, withOtherKey(u"A"_s), old->first());
    QVERIFY_RESULT(fresh);
    const auto again = bench.loaded();
    QVERIFY_RESULT(exchange(*again, *fresh, *old));
    QCOMPARE(SessionBench::issuers(*again), (QStringList{u"A"_s, u"B"_s}));
    const auto account = again->reveal(old->first());
    QVERIFY_RESULT(account);
    QCOMPARE(account->secret.view(), rfcSecret().view());
    QVERIFY_ERROR(exchange(*again, *fresh, *old), ErrorCode::AccountNotFound);
    // The new key is not lost either.
    QVERIFY_RESULT(exchange(*again, *old, *fresh));
    QVERIFY_RESULT(again->reveal(fresh->first()));
}

void TstVaultReplacing::takesNewAndReplacingOnesTogether()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto old = SessionBench::add(*session, totpAccount(u"A"_s));
    QVERIFY_RESULT(old);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    std::vector<IncomingAccount> incoming;
    incoming.push_back({totpAccount(u"New"_s), {}});
    incoming.push_back({withOtherKey(u"A"_s), old->first()});
    Waiter<QList<AccountId>> waiter;
    session->takeAccounts(std::move(incoming), session.get(), waiter.done());
    const auto ids = waiter.wait();
    QVERIFY_RESULT(ids);
    QCOMPARE(SessionBench::issuers(*session), (QStringList{u"A"_s, u"B"_s, u"New"_s}));
    QCOMPARE(session->summaries().at(0).id, ids->at(1));
    QCOMPARE(session->summaries().at(2).id, ids->at(0));
}

void TstVaultReplacing::refusesWhatIsNotThere()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto here = SessionBench::add(*session, totpAccount(u"A"_s));
    QVERIFY_RESULT(here);
    QVERIFY_ERROR(take(*session, withOtherKey(u"B"_s), QUuid::createUuid()), ErrorCode::AccountNotFound);
    QVERIFY_RESULT(SessionBench::remove(*session, *here));
    QVERIFY_ERROR(take(*session, withOtherKey(u"A"_s), here->first()), ErrorCode::AccountNotFound);
    QVERIFY_ERROR(exchange(*session, {QUuid::createUuid()}, *here), ErrorCode::AccountNotFound);
    QVERIFY2(session->summaries().isEmpty(), "nothing was brought back, since not all could be done");
    QVERIFY_RESULT(SessionBench::restore(*session, *here));
    QVERIFY_ERROR(exchange(*session, *here, {QUuid::createUuid()}), ErrorCode::AccountNotFound);
    QCOMPARE(session->summaries().size(), 1);
}

QTEST_GUILESS_MAIN(TstVaultReplacing)
#include "tst_vaultreplacing.moc"
