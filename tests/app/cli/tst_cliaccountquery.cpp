// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/accountquery.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstCliAccountQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("expected");

        QTest::newRow("nothing asked") << QString() << true;
        QTest::newRow("part of the issuer") << u"afé"_s << true;
        QTest::newRow("part of the name") << u"lice@"_s << true;
        QTest::newRow("other case") << u"CAFÉ"_s << true;
        QTest::newRow("without accents") << u"cafe munchen"_s << true;
        QTest::newRow("decomposed") << u"cafe\u0301"_s << true;
        QTest::newRow("words in another order") << u"alice münchen"_s << true;
        QTest::newRow("white space around") << u"  alice  "_s << true;
        QTest::newRow("full-width letters") << u"ａｌｉｃｅ"_s << true;
        QTest::newRow("one word too many") << u"alice bob"_s << false;
        QTest::newRow("another word") << u"bob"_s << false;
        QTest::newRow("its id") << u"8e1d0c34-0c5f-4c9a-9d51-6e6c3f0f8a11"_s << true;
        QTest::newRow("its id in braces and capitals") << u"{8E1D0C34-0C5F-4C9A-9D51-6E6C3F0F8A11}"_s << true;
        QTest::newRow("a part of its id") << u"8e1d0c34"_s << false;
        QTest::newRow("another id") << u"8e1d0c34-0c5f-4c9a-9d51-6e6c3f0f8a12"_s << false;
    }

    void matches()
    {
        QFETCH(QString, query);
        QFETCH(bool, expected);
        AccountSummary account;
        account.id = QUuid::fromString(u"8e1d0c34-0c5f-4c9a-9d51-6e6c3f0f8a11"_s);
        account.issuer = u"Café München"_s;
        account.name = u"alice@example.org"_s;
        QCOMPARE(AccountQuery(query).matches(account), expected);
    }

    void foldsLettersThatHaveNoDecomposition()
    {
        QCOMPARE(foldedText(u"Łódź Ærø STRASSE straße"_s), u"lodz aero strasse strasse"_s);
    }

    void keepsTheOrder()
    {
        AccountSummary first;
        first.issuer = u"GitHub"_s;
        AccountSummary second;
        second.issuer = u"Gitea"_s;
        const QList<AccountSummary> found = AccountQuery(u"git"_s).filter({first, second});
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.first().issuer, u"GitHub"_s);
    }
};

QTEST_GUILESS_MAIN(TstCliAccountQuery)
#include "tst_cliaccountquery.moc"
