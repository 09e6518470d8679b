// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/migrationcollector.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

using Outcome = MigrationCollector::Outcome;

namespace
{
MigrationBatch part(int index, int size, std::int32_t id, const QString &name)
{
    MigrationBatch batch;
    batch.index = index;
    batch.size = size;
    batch.id = id;
    Account account;
    account.name = name;
    account.secret = SecretBytes::fromString(name);
    batch.accounts.push_back(std::move(account));
    return batch;
}

QStringList names(const std::vector<Account> &accounts)
{
    QStringList all;
    for (const Account &account : accounts)
        all.append(account.name);
    return all;
}
} // namespace

class TstMigrationCollector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsPartsInOrder();
    void knowsWhatIsThere();
    void refusesAnotherExport();
    void tellsExportsWithoutIdApart();
    void givesAPartialExport();
    void startsAgainWhenCleared();
    void refusesImpossibleParts();
};

void TstMigrationCollector::putsPartsInOrder()
{
    MigrationCollector collector;
    QCOMPARE(collector.size(), 0);
    QVERIFY(!collector.isComplete());
    QCOMPARE(collector.add(part(2, 3, 5, u"c"_s)), Outcome::Added);
    QCOMPARE(collector.add(part(0, 3, 5, u"a"_s)), Outcome::Added);
    QCOMPARE(collector.received(), 2);
    QCOMPARE(collector.size(), 3);
    QCOMPARE(collector.missing(), std::vector<int>{1});
    QVERIFY(!collector.isComplete());
    QCOMPARE(collector.add(part(1, 3, 5, u"b"_s)), Outcome::Added);
    QVERIFY(collector.isComplete());
    QCOMPARE(collector.accountCount(), 3);
    QCOMPARE(names(collector.takeAccounts()), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(collector.size(), 0);
}

void TstMigrationCollector::knowsWhatIsThere()
{
    MigrationCollector collector;
    QCOMPARE(collector.add(part(0, 2, 5, u"a"_s)), Outcome::Added);
    QCOMPARE(collector.add(part(0, 2, 5, u"a"_s)), Outcome::Duplicate);
    QCOMPARE(collector.received(), 1);
    QCOMPARE(collector.accountCount(), 1);
}

void TstMigrationCollector::refusesAnotherExport()
{
    MigrationCollector collector;
    QCOMPARE(collector.add(part(0, 2, 5, u"a"_s)), Outcome::Added);
    QCOMPARE(collector.add(part(1, 2, 6, u"b"_s)), Outcome::OtherExport);
    QCOMPARE(collector.add(part(1, 3, 5, u"b"_s)), Outcome::OtherExport);
    QCOMPARE(collector.received(), 1);
    QCOMPARE(collector.size(), 2);
}

void TstMigrationCollector::tellsExportsWithoutIdApart()
{
    MigrationCollector collector;
    QCOMPARE(collector.add(part(0, 2, 0, u"a"_s)), Outcome::Added);
    QCOMPARE(collector.add(part(0, 2, 0, u"z"_s)), Outcome::OtherExport);
    QCOMPARE(names(collector.takeAccounts()), QStringList{u"a"_s});
}

void TstMigrationCollector::givesAPartialExport()
{
    MigrationCollector collector;
    MigrationBatch second = part(1, 3, 5, u"b"_s);
    second.refused = 2;
    QCOMPARE(collector.add(std::move(second)), Outcome::Added);
    QCOMPARE(collector.refused(), 2);
    QCOMPARE(collector.missing(), (std::vector<int>{0, 2}));
    QCOMPARE(names(collector.takeAccounts()), QStringList{u"b"_s});
}

void TstMigrationCollector::startsAgainWhenCleared()
{
    MigrationCollector collector;
    QCOMPARE(collector.add(part(0, 2, 5, u"a"_s)), Outcome::Added);
    collector.clear();
    QCOMPARE(collector.add(part(0, 1, 6, u"b"_s)), Outcome::Added);
    QVERIFY(collector.isComplete());
}

void TstMigrationCollector::refusesImpossibleParts()
{
    MigrationCollector collector;
    QCOMPARE(collector.add(part(-1, 2, 5, u"a"_s)), Outcome::OtherExport);
    QCOMPARE(collector.add(part(2, 2, 5, u"a"_s)), Outcome::OtherExport);
    QCOMPARE(collector.add(part(0, 0, 5, u"a"_s)), Outcome::OtherExport);
    QCOMPARE(collector.size(), 0);
}

QTEST_GUILESS_MAIN(TstMigrationCollector)
#include "tst_migrationcollector.moc"
