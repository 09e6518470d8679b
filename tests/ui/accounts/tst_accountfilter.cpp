// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountfilter.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
AccountSummary account(const QString &issuer, const QString &name, const QString &note = {})
{
    AccountSummary summary;
    summary.issuer = issuer;
    summary.name = name;
    summary.note = note;
    return summary;
}
} // namespace

class TstAccountFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksMatches_data();
    void ranksMatches();
    void emptyQueryKeepsTheOrder();
};

void TstAccountFilter::ranksMatches_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QList<int>>("rows");
    // 0 Bücherei Köln, 1 GitHub, 2 Lab Hub, 3 Stadthub, 4 Bank, 5 unnamed
    QTest::newRow("start, word, name, middle, note") << u"hub"_s << QList<int>{5, 2, 4, 1, 3};
    QTest::newRow("issuer first") << u"b"_s << QList<int>{0, 4, 1, 2, 3, 5};
    QTest::newRow("without accents") << u"bucherei"_s << QList<int>{0};
    QTest::newRow("with accents") << u"köl"_s << QList<int>{0};
    QTest::newRow("all words, any order") << u"koln bü"_s << QList<int>{0};
    QTest::newRow("a word is missing") << u"koln git"_s << QList<int>{};
    QTest::newRow("after a sign") << u"example"_s << QList<int>{1};
    QTest::newRow("in the note") << u"spare"_s << QList<int>{3};
    QTest::newRow("nothing") << u"lih"_s << QList<int>{};
}

void TstAccountFilter::ranksMatches()
{
    QFETCH(QString, query);
    AccountFilter filter;
    filter.setAccounts({account(u"Bücherei Köln"_s, u"Ausweis"_s), account(u"GitHub"_s, u"alice@example.com"_s),
        account(u"Lab Hub"_s, u"door"_s), account(u"Stadthub"_s, u"rathaus"_s, u"spare phone"_s),
        account(u"Bank"_s, u"hub user"_s), account(u"Hub"_s, u"nobody"_s)});
    QTEST(filter.matches(query), "rows");
}

void TstAccountFilter::emptyQueryKeepsTheOrder()
{
    AccountFilter filter;
    filter.setAccounts({account(u"z"_s, {}), account(u"a"_s, {}), account(u"m"_s, {})});
    QCOMPARE(filter.matches(u"  "_s), QList<int>({0, 1, 2}));
}

QTEST_GUILESS_MAIN(TstAccountFilter)
#include "tst_accountfilter.moc"
