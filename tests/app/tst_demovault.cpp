// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demovault.h"
#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/vault/vaultsession.h"
#include "tests/support/printers.h"

#include <QFileInfo>
#include <QSet>
#include <QTest>

#include <memory>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstDemoVault final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEveryCommonKind();
    void makesCodesAtOnce();
    void leavesNothingBehind();
};

void TstDemoVault::showsEveryCommonKind()
{
    QSet<OtpType> types;
    QSet<int> digits;
    QSet<qint64> periods;
    for (const Account &account : DemoVault::accounts()) {
        QVERIFY_RESULT(validated(account.parameters));
        QVERIFY(!account.issuer.isEmpty());
        types.insert(account.parameters.type);
        digits.insert(account.parameters.digits);
        periods.insert(account.parameters.period.count());
    }
    QVERIFY(types.contains({OtpType::Totp, OtpType::Hotp, OtpType::Steam}));
    QVERIFY(digits.contains({6, 8}));
    QVERIFY(periods.contains({30, 60}));
}

void TstDemoVault::makesCodesAtOnce()
{
    const SystemClock clock;
    SystemRandomSource random;
    DemoVault demo;
    QVERIFY(demo.isValid());
    VaultSession session({.path = demo.path()}, clock, random, &demo.keychain());
    bool added = false;
    session.load();
    session.addAccounts(DemoVault::accounts(), this, [&added](const Result<QList<AccountId>> &ids) {
        QVERIFY_RESULT(ids);
        added = true;
    });
    QTRY_VERIFY(added);
    QCOMPARE(session.openedWith(), std::optional(KeySlotInfo::Kind::Keychain));
    QVERIFY(session.path() != VaultSession::defaultPath());
    const QList<AccountSummary> summaries = session.summaries();
    QCOMPARE(static_cast<std::size_t>(summaries.size()), DemoVault::accounts().size());
    for (const AccountSummary &account : summaries) {
        if (account.parameters.isTimeBased())
            QVERIFY_RESULT(session.codeAt(account.id, clock.nowSeconds()));
    }
}

void TstDemoVault::leavesNothingBehind()
{
    auto demo = std::make_unique<DemoVault>();
    const QString folder = QFileInfo(demo->path()).path();
    QVERIFY(QFileInfo::exists(folder));
    demo.reset();
    QVERIFY(!QFileInfo::exists(folder));
}

QTEST_GUILESS_MAIN(TstDemoVault)
#include "tst_demovault.moc"
