// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultcodec.h"
#include "core/vault/vaultstore.h"
#include "tests/core/vault/vaultfiles.h"
#include "tests/core/vault/vaulttesting.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = VaultSession::State;

namespace
{
AccountEdit renamed(const QString &issuer)
{
    AccountEdit edit;
    edit.issuer = issuer;
    return edit;
}
} // namespace

/// Two programs on one vault, and saves that fail: nobody's change is lost, and nothing is shown that is not on disk.
class TstVaultSharing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsBothProgramsChanges();
    void neverGivesACounterCodeTwice();
    void showsWhatItFoundWhenTheChangeFails();
    void reloadsWhatAnotherProgramWrote();
    void reloadsNothingWhenNothingChanged();
    void refusesAFileThatItsKeyDoesNotOpen();
    void refusesAFileThatIsGone();
    void waitsForTheOtherProgramsLock();
    void rollsBackWhenSavingFails();
    void givesAnotherAppsVaultAnId();
    void showsRepairsAndKeepsThem();
    void opensTenThousandAccounts();
};

void TstVaultSharing::keepsBothProgramsChanges()
{
    SessionBench bench;
    const auto first = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*first, totpAccount(u"A"_s)));
    const auto second = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*second, totpAccount(u"B"_s)));
    QVERIFY_RESULT(SessionBench::add(*first, totpAccount(u"C"_s)));
    QCOMPARE(SessionBench::issuers(*first), (QStringList{u"A"_s, u"B"_s, u"C"_s}));
    QVERIFY_RESULT(SessionBench::remove(*second, {second->summaries().at(0).id}));
    QCOMPARE(SessionBench::issuers(*second), (QStringList{u"B"_s, u"C"_s}));
    QCOMPARE(SessionBench::issuers(*bench.loaded()), (QStringList{u"B"_s, u"C"_s}));

    // At the same time, many times.
    Waiter<QList<AccountId>> waiters[20];
    for (int i = 0; i < 20; ++i) {
        VaultSession &session = i % 2 ? *first : *second;
        session.addAccounts(listOf(totpAccount(QString::number(i))), &session, waiters[i].done());
    }
    for (auto &waiter : waiters)
        QVERIFY_RESULT(waiter.wait());
    QCOMPARE(bench.loaded()->summaries().size(), 22);
}

void TstVaultSharing::neverGivesACounterCodeTwice()
{
    SessionBench bench;
    const auto first = bench.loaded();
    const auto ids = SessionBench::add(*first, hotpAccount(u"A"_s));
    QVERIFY_RESULT(ids);
    const auto second = bench.loaded();
    for (std::uint64_t counter = 0; counter < 6; ++counter) {
        const auto code = SessionBench::advance(counter % 2 ? *second : *first, ids->first());
        QVERIFY_RESULT(code);
        QCOMPARE(code->counter, counter);
    }
}

void TstVaultSharing::showsWhatItFoundWhenTheChangeFails()
{
    SessionBench bench;
    const auto first = bench.loaded();
    const auto ids = SessionBench::add(*first, totpAccount(u"A"_s));
    QVERIFY_RESULT(ids);
    const auto second = bench.loaded();
    QVERIFY_RESULT(SessionBench::remove(*second, *ids));
    QVERIFY_ERROR(SessionBench::edit(*first, ids->first(), renamed(u"B"_s)), ErrorCode::AccountNotFound);
    QVERIFY(first->summaries().isEmpty());
}

void TstVaultSharing::reloadsWhatAnotherProgramWrote()
{
    SessionBench bench;
    const auto first = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*first, totpAccount(u"A"_s)));
    const auto second = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*second, totpAccount(u"B"_s)));
    QSignalSpy changes(first.get(), &VaultSession::accountsChanged);
    first->reloadIfChanged();
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 1, 60000);
    QCOMPARE(SessionBench::issuers(*first), (QStringList{u"A"_s, u"B"_s}));
}

void TstVaultSharing::reloadsNothingWhenNothingChanged()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QSignalSpy changes(session.get(), &VaultSession::accountsChanged);
    session->reloadIfChanged();
    session->reloadIfChanged();
    QTest::qWait(100);
    QCOMPARE(changes.size(), 0);
}

void TstVaultSharing::refusesAFileThatItsKeyDoesNotOpen()
{
    SessionBench bench;
    SessionBench other;
    QVERIFY_RESULT(SessionBench::add(*other.loaded(), totpAccount(u"Other"_s)));
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    const QByteArray foreign = contentOf(other.path());
    QVERIFY(writeContent(bench.path(), foreign));
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"B"_s)), ErrorCode::FileChanged);
    QCOMPARE(contentOf(bench.path()), foreign);
    session->reloadIfChanged();
    QTest::qWait(100);
    QCOMPARE(SessionBench::issuers(*session), QStringList{u"A"_s}); // what it had, until it is closed
}

void TstVaultSharing::refusesAFileThatIsGone()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QVERIFY(QFile::remove(bench.path()));
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"B"_s)), ErrorCode::FileNotFound);
    QVERIFY(!QFileInfo::exists(bench.path()));
    QCOMPARE(SessionBench::issuers(*session), QStringList{u"A"_s});
}

void TstVaultSharing::waitsForTheOtherProgramsLock()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    std::optional lock = VaultStore(bench.path()).lock();
    QVERIFY_RESULT(*lock);
    Waiter<QList<AccountId>> waiter;
    session->addAccounts(listOf(totpAccount(u"B"_s)), session.get(), waiter.done());
    QTest::qWait(200);
    QCOMPARE(waiter.calls(), 0);
    QVERIFY_ERROR(VaultStore(bench.path()).lock(std::chrono::milliseconds{1}), ErrorCode::FileBusy);
    lock.reset();
    QVERIFY_RESULT(waiter.wait());
}

void TstVaultSharing::rollsBackWhenSavingFails()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto ids = SessionBench::add(*session, hotpAccount(u"A"_s));
    QVERIFY_RESULT(ids);
    QVERIFY_RESULT(SessionBench::advance(*session, ids->first()));
    const QByteArray before = contentOf(bench.path());
    const auto summaries = session->summaries();
    // A folder stands where the previous copy has to be: even root cannot rename a file over it.
    const QString previous = bench.path() + u".previous"_s;
    QVERIFY(QFile::remove(previous));
    QVERIFY(QDir().mkpath(previous + u"/in the way"_s));
    QSignalSpy changes(session.get(), &VaultSession::accountsChanged);
    QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"B"_s)), ErrorCode::WriteFailed);
    QVERIFY_ERROR(SessionBench::edit(*session, ids->first(), renamed(u"C"_s)), ErrorCode::WriteFailed);
    QVERIFY_ERROR(SessionBench::remove(*session, *ids), ErrorCode::WriteFailed);
    QVERIFY_ERROR(SessionBench::advance(*session, ids->first()), ErrorCode::WriteFailed);
    QCOMPARE(session->summaries(), summaries);
    QCOMPARE(session->codeAt(ids->first(), bench.clock.nowSeconds())->counter, std::uint64_t{0});
    QCOMPARE(changes.size(), 0);
    QCOMPARE(contentOf(bench.path()), before);
    QCOMPARE(QDir(QFileInfo(bench.path()).path()).entryList({u"*.tmp"_s}, QDir::Files | QDir::Hidden), QStringList());
    QVERIFY(QDir(previous).removeRecursively());
    QVERIFY_RESULT(SessionBench::advance(*session, ids->first()));
}

void TstVaultSharing::givesAnotherAppsVaultAnId()
{
    SessionBench bench;
    QVERIFY(QDir().mkpath(QFileInfo(bench.path()).path()));
    QVERIFY(writeContent(bench.path(), *sealedFile(R"({"version":2,"entries":[]})").toBytes()));
    const auto session = bench.loaded(nullptr);
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"right"));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    const auto id = [&bench] {
        const auto file = VaultFile::parse(secretOf(contentOf(bench.path())));
        return databaseIn(*file).value(u"countersign"_s).toObject().value(u"id"_s).toString();
    };
    const QString first = id();
    QVERIFY(!QUuid::fromString(first).isNull());
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    QCOMPARE(id(), first);
}

void TstVaultSharing::showsRepairsAndKeepsThem()
{
    SessionBench bench;
    QVERIFY(QDir().mkpath(QFileInfo(bench.path()).path()));
    QVERIFY(
        writeContent(bench.path(), *sealedFile(R"({"version":3,"entries":[{"type":"xotp","keep":"me"}]})").toBytes()));
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"right"));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QCOMPARE(session->repairs().size(), 1);
    const RepairItem repair = session->repairs().first();
    QCOMPARE(repair.reason, ErrorCode::UnsupportedType);
    QVERIFY(session->summary(repair.id)->needsRepair);
    QVERIFY_ERROR(session->codeAt(repair.id, bench.clock.nowSeconds()), ErrorCode::AccountNotFound);
    QVERIFY_ERROR(SessionBench::edit(*session, repair.id, renamed(u"x"_s)), ErrorCode::AccountNotFound);
    QCOMPARE(SessionBench::issuers(*session), (QStringList{u"A"_s, u"?"_s}));
    QVERIFY_RESULT(SessionBench::remove(*session, {repair.id}));
    QVERIFY(session->repairs().isEmpty());
    QVERIFY_RESULT(SessionBench::restore(*session, {repair.id}));
    QCOMPARE(session->repairs().first().id, repair.id);
    const auto file = VaultFile::parse(secretOf(contentOf(bench.path())));
    QVERIFY(QJsonDocument(databaseIn(*file)).toJson(QJsonDocument::Compact).contains(R"("keep":"me")"));
}

void TstVaultSharing::opensTenThousandAccounts()
{
    SessionBench bench;
    const auto session = bench.loaded();
    std::vector<Account> accounts;
    for (int i = 0; i < 10000; ++i)
        accounts.push_back(totpAccount(QString::number(i)));
    Waiter<QList<AccountId>> waiter;
    session->addAccounts(std::move(accounts), session.get(), waiter.done());
    QVERIFY_RESULT(waiter.wait());
    QElapsedTimer timer;
    timer.start();
    const auto again = bench.loaded();
    qInfo("10,000 accounts opened in %lld ms", timer.elapsed());
    QCOMPARE(again->summaries().size(), 10000);
    QCOMPARE(again->summaries(), session->summaries());
    timer.restart();
    QVERIFY_RESULT(SessionBench::add(*again, totpAccount(u"one more"_s)));
    qInfo("one more saved in %lld ms", timer.elapsed());
    timer.restart();
    for (const AccountSummary &summary : again->summaries())
        QVERIFY_RESULT(again->codeAt(summary.id, bench.clock.nowSeconds()));
    qInfo("10,001 codes in %lld ms", timer.elapsed());
}

QTEST_GUILESS_MAIN(TstVaultSharing)
#include "tst_vaultsharing.moc"
