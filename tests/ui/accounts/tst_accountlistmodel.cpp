// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vault/vaulttesting.h"
#include "translations/translations.h"
#include "ui/accounts/accountlistmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
QStringList titles(const AccountListModel &model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.append(model.index(row).data().toString());
    return result;
}

UnixTime at(std::int64_t seconds)
{
    return UnixTime(std::chrono::seconds(seconds));
}
} // namespace

class TstAccountListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance()); }
    void followsTheSession();
    void keepsTheCurrentRowThroughChanges();
    void pinnedAccountsComeFirstWithTitles();
    void searchShowsTheBestMatchFirst();
    void codesAreOfTheModelsTick();
    void offersTheNextCodeInTheLastFiveSeconds();
    void hasNoNextCodeForVeryShortPeriods();
    void countersShowNothingUntilACodeIsMade();
    void ticksChangeNoData();
    void readsRowsAloud();
    void forgetsEverythingWhenLocked();
    void asksForCodesOfShownRowsOnly();
};

void TstAccountListModel::followsTheSession()
{
    SessionBench bench;
    const auto session = bench.loaded();
    AccountListModel model(*session, at(59));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    const auto first = SessionBench::add(*session, totpAccount(u"A"_s));
    QVERIFY_RESULT(first);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"C"_s)));
    QTRY_COMPARE(titles(model), QStringList({u"A"_s, u"B"_s, u"C"_s}));

    QVERIFY_RESULT(SessionBench::remove(*session, *first));
    QTRY_COMPARE(titles(model), QStringList({u"B"_s, u"C"_s}));
    QVERIFY_RESULT(SessionBench::restore(*session, *first));
    QTRY_COMPARE(titles(model), QStringList({u"A"_s, u"B"_s, u"C"_s}));
    AccountEdit edit;
    edit.issuer = u"Z"_s;
    QVERIFY_RESULT(SessionBench::edit(*session, first->first(), edit));
    QTRY_COMPARE(titles(model), QStringList({u"Z"_s, u"B"_s, u"C"_s}));
}

void TstAccountListModel::keepsTheCurrentRowThroughChanges()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"C"_s)));
    AccountListModel model(*session, at(59));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 3);
    const QPersistentModelIndex current(model.index(1));
    const AccountId id = model.idAt(1);

    QVERIFY_RESULT(SessionBench::remove(*session, {model.idAt(0)}));
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(current.isValid());
    QCOMPARE(model.idAt(current.row()), id);

    AccountEdit pin;
    pin.favorite = true;
    QVERIFY_RESULT(SessionBench::edit(*session, model.idAt(1), pin)); // C moves above B
    QTRY_COMPARE(titles(model), QStringList({u"C"_s, u"B"_s}));
    QVERIFY(current.isValid());
    QCOMPARE(model.idAt(current.row()), id);
}

void TstAccountListModel::pinnedAccountsComeFirstWithTitles()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    Account pinned = totpAccount(u"B"_s);
    pinned.favorite = true;
    QVERIFY_RESULT(SessionBench::add(*session, std::move(pinned)));
    AccountListModel model(*session, at(59));
    QCOMPARE(titles(model), QStringList({u"B"_s, u"A"_s}));
    QCOMPARE(model.rowAt(0).sectionTitle, u"Pinned"_s);
    QCOMPARE(model.rowAt(1).sectionTitle, u"All accounts"_s);
    model.setQuery(u"a"_s);
    QCOMPARE(model.rowAt(0).sectionTitle, QString());
}

void TstAccountListModel::searchShowsTheBestMatchFirst()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Stadthub"_s)));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Hubert"_s)));
    AccountListModel model(*session, at(59));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery(u"HÜB"_s);
    QCOMPARE(titles(model), QStringList({u"Hubert"_s, u"Stadthub"_s}));
    model.setQuery(u"lih"_s);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.accountCount(), 2);
    model.setQuery(QString());
    QCOMPARE(titles(model), QStringList({u"Stadthub"_s, u"Hubert"_s}));
}

void TstAccountListModel::codesAreOfTheModelsTick()
{
    SessionBench bench;
    const auto session = bench.loaded();
    Account account = totpAccount(u"RFC"_s);
    account.parameters.digits = 8;
    QVERIFY_RESULT(SessionBench::add(*session, std::move(account)));
    AccountListModel model(*session, at(59));
    QCOMPARE(model.rowAt(0).code, u"94287082"_s); // RFC 6238, appendix B
    QVERIFY(model.rowAt(0).left == 1s);
    model.setTime(at(1111111109));
    QCOMPARE(model.rowAt(0).code, u"07081804"_s);
    model.setTime(at(1111111111));
    QCOMPARE(model.rowAt(0).code, u"14050471"_s);
}

void TstAccountListModel::offersTheNextCodeInTheLastFiveSeconds()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    AccountListModel model(*session, at(54));
    QVERIFY(!model.rowAt(0).isExpiring());
    model.setTime(at(55));
    QVERIFY(model.rowAt(0).isExpiring());
    const QString next = model.rowAt(0).nextCode;
    model.setTime(at(60));
    QCOMPARE(model.rowAt(0).code, next);
    QVERIFY(!model.rowAt(0).isExpiring());
}

void TstAccountListModel::hasNoNextCodeForVeryShortPeriods()
{
    SessionBench bench;
    const auto session = bench.loaded();
    Account account = totpAccount(u"A"_s);
    account.parameters.period = 5s;
    QVERIFY_RESULT(SessionBench::add(*session, std::move(account)));
    AccountListModel model(*session, at(59));
    QVERIFY(!model.rowAt(0).code.isEmpty());
    QVERIFY(!model.rowAt(0).isExpiring());
}

void TstAccountListModel::countersShowNothingUntilACodeIsMade()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto ids = SessionBench::add(*session, hotpAccount(u"A"_s));
    QVERIFY_RESULT(ids);
    AccountListModel model(*session, at(59));
    QCOMPARE(model.rowAt(0).kind, AccountRow::Kind::NewCounter);
    QVERIFY(model.rowAt(0).code.isEmpty());
    QVERIFY(!model.hasTimeBasedRows());
    QVERIFY_RESULT(SessionBench::advance(*session, ids->first()));
    QTRY_COMPARE(model.rowAt(0).kind, AccountRow::Kind::Counter);
    QCOMPARE(model.rowAt(0).code, u"755224"_s); // RFC 4226, appendix D
    QCOMPARE(model.rowAt(0).counter, std::uint64_t{0});
}

void TstAccountListModel::ticksChangeNoData()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    AccountListModel model(*session, at(59));
    QSignalSpy data(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy ticks(&model, &AccountListModel::ticked);
    for (int second = 60; second < 120; ++second)
        model.setTime(at(second));
    QCOMPARE(ticks.size(), 60);
    QCOMPARE(data.size(), 0);
}

void TstAccountListModel::readsRowsAloud()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"GitHub"_s, u"alice@example.com"_s)));
    const AccountListModel model(*session, at(42));
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
        u"GitHub, alice@example.com, code 2 8 7, 0 8 2, 18 seconds left"_s);
    QCOMPARE(model.index(0).data(Qt::AccessibleDescriptionRole).toString(), u"Enter copies. Menu key for more."_s);
}

void TstAccountListModel::forgetsEverythingWhenLocked()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    AccountListModel model(*session, at(59));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!model.rowAt(0).code.isEmpty());
    session->lock();
    QTRY_COMPARE(model.rowCount(), 0);
    QCOMPARE(model.accountCount(), 0);
}

void TstAccountListModel::asksForCodesOfShownRowsOnly()
{
    SessionBench bench;
    const auto session = bench.loaded();
    constexpr int count = 50;
    std::vector<Account> accounts;
    accounts.reserve(count);
    for (int number = 0; number < count; ++number)
        accounts.push_back(totpAccount(QString::number(number)));
    Waiter<QList<AccountId>> waiter;
    session->addAccounts(std::move(accounts), session.get(), waiter.done());
    QVERIFY_RESULT(waiter.wait());
    AccountListModel model(*session, at(59));
    model.setTime(at(60));
    QCOMPARE(model.codesHeld(), 0);
    (void)model.rowAt(3);
    (void)model.rowAt(4);
    QCOMPARE(model.codesHeld(), 2);
}

QTEST_MAIN(TstAccountListModel)
#include "tst_accountlistmodel.moc"
