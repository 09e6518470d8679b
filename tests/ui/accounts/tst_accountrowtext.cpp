// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"
#include "ui/accounts/accountrowtext.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
AccountRow gitHub()
{
    AccountRow row;
    row.issuer = u"GitHub"_s;
    row.name = u"alice@example.com"_s;
    row.code = u"540263"_s;
    row.left = 18s;
    return row;
}
} // namespace

class TstAccountRowText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance()); }
    void readsTimeBasedRows();
    void readsTheNextCodeInTheLastSeconds();
    void readsCountersAndRepairs();
    void spellsSteamAndEightDigits();
    void usesTheNameWhereThereIsNoIssuer();
    void writesTimesShort();
    void namesTheButtons();
    void saysWhatWasCopied();
};

void TstAccountRowText::readsTimeBasedRows()
{
    AccountRow row = gitHub();
    QCOMPARE(AccountRowText::spoken(row), u"GitHub, alice@example.com, code 5 4 0, 2 6 3, 18 seconds left"_s);
    QCOMPARE(AccountRowText::spokenHint(row), u"Enter copies. Menu key for more."_s);
    row.pinned = true;
    QCOMPARE(AccountRowText::spokenHint(row), u"Pinned. Enter copies. Menu key for more."_s);
    row.left = 1s;
    QVERIFY(AccountRowText::spoken(row).endsWith(u", 1 second left"_s));
    row.left = 300s;
    QVERIFY(AccountRowText::spoken(row).endsWith(u", 5 minutes left"_s));
}

void TstAccountRowText::readsTheNextCodeInTheLastSeconds()
{
    AccountRow row = gitHub();
    row.left = 3s;
    row.code = u"604746"_s;
    row.nextCode = u"278670"_s;
    QCOMPARE(AccountRowText::spoken(row),
        u"GitHub, alice@example.com, code 6 0 4, 7 4 6, 3 seconds left, next code 2 7 8, 6 7 0"_s);
    QCOMPARE(AccountRowText::spokenHint(row), u"Shift+Enter copies the next code."_s);
}

void TstAccountRowText::readsCountersAndRepairs()
{
    AccountRow row;
    row.issuer = u"Harbor Lab"_s;
    row.name = u"Door 3"_s;
    row.kind = AccountRow::Kind::Counter;
    row.code = u"884018"_s;
    row.counter = 41;
    QCOMPARE(AccountRowText::spoken(row), u"Harbor Lab, Door 3, code 8 8 4, 0 1 8, number 41"_s);
    QCOMPARE(AccountRowText::spokenHint(row), u"Shift+Enter makes the next code and copies it."_s);
    row.kind = AccountRow::Kind::NeedsRepair;
    QCOMPARE(AccountRowText::spoken(row), u"Harbor Lab, Door 3, needs repair"_s);
    QCOMPARE(AccountRowText::spokenHint(row), u"Enter tells why."_s);
}

void TstAccountRowText::spellsSteamAndEightDigits()
{
    AccountRow row = gitHub();
    row.code = u"31730281"_s;
    QVERIFY(AccountRowText::spoken(row).contains(u"code 3 1 7 3, 0 2 8 1,"_s));
    row.code = u"CWN5P"_s;
    row.style = CodeStyle::Letters;
    QVERIFY(AccountRowText::spoken(row).contains(u"code C, W, N, 5, P,"_s));
}

void TstAccountRowText::usesTheNameWhereThereIsNoIssuer()
{
    AccountRow row = gitHub();
    row.issuer.clear();
    QCOMPARE(AccountRowText::title(row), u"alice@example.com"_s);
    QCOMPARE(AccountRowText::subtitle(row), QString());
    row.name.clear();
    QCOMPARE(AccountRowText::title(row), u"Unnamed"_s);
}

void TstAccountRowText::writesTimesShort()
{
    QCOMPARE(AccountRowText::timeLeft(1s), u"1 s"_s);
    QCOMPARE(AccountRowText::timeLeft(99s), u"99 s"_s);
    QCOMPARE(AccountRowText::timeLeft(100s), u"2 min"_s);
    QCOMPARE(AccountRowText::timeLeft(86400s), u"1440 min"_s);
}

void TstAccountRowText::namesTheButtons()
{
    AccountRow row = gitHub();
    QCOMPARE(AccountRowText::button(row), QString());
    row.nextCode = u"278670"_s;
    QCOMPARE(AccountRowText::button(row), u"Next 278 670"_s);
    row.kind = AccountRow::Kind::Counter;
    row.counter = 41;
    QCOMPARE(AccountRowText::button(row), u"Next code"_s);
    QCOMPARE(AccountRowText::label(row), u"No. 41"_s);
    row.kind = AccountRow::Kind::NewCounter;
    QCOMPARE(AccountRowText::button(row), u"Get code"_s);
    row.kind = AccountRow::Kind::NeedsRepair;
    QCOMPARE(AccountRowText::button(row), u"Show why"_s);
}

void TstAccountRowText::saysWhatWasCopied()
{
    AccountRow row = gitHub();
    row.copied = AccountRow::Copied::Current;
    QCOMPARE(AccountRowText::label(row), u"Copied"_s);
    row.copied = AccountRow::Copied::Next;
    row.left = 3s;
    row.nextCode = u"278670"_s;
    QCOMPARE(AccountRowText::label(row), u"Next copied, works in 3 s"_s);
    QCOMPARE(AccountRowText::button(row), QString());
}

QTEST_GUILESS_MAIN(TstAccountRowText)
#include "tst_accountrowtext.moc"
