// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstCliTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsHowWideTextIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("ASCII") << u"abc"_s << 3;
        QTest::newRow("composed") << u"é"_s << 1;
        QTest::newRow("combining") << u"e\u0301"_s << 1;
        QTest::newRow("kanji") << u"銀行"_s << 4;
        QTest::newRow("hangul") << u"은행"_s << 4;
        QTest::newRow("emoji") << u"🔑"_s << 2;
        QTest::newRow("a letter beyond 16 bits") << u"𝔸"_s << 1;
        QTest::newRow("half-width katakana") << u"ｱ"_s << 1;
    }

    void knowsHowWideTextIs()
    {
        QFETCH(QString, text);
        QTEST(displayWidth(text), "width");
    }

    void alignsColumnsByWhatIsSeen()
    {
        Table table({u"A"_s, u"B"_s});
        table.addRow({u"銀行"_s, u"x"_s});
        table.addRow({u"ab"_s, u"y"_s});
        QCOMPARE(table.text().view(), QByteArrayView("A     B\n銀行  x\nab    y\n"));
    }

    void sendsNothingToTheTerminalThatItWouldObey()
    {
        Table table({u"A"_s});
        table.addRow({u"red\x1b[31m\r\n\x07\u009b2J\u202egnp"_s});
        const QByteArray text = table.text().view().toByteArray();
        QCOMPARE(text.count('\n'), 2);
        for (const char *bad : {"\x1b", "\r", "\x07", "\xc2\x9b", "\u202e"})
            QVERIFY2(!text.contains(bad), bad);
    }

    void cutsLinesToTheWidthOfTheTerminal()
    {
        Table table({u"CODE"_s, u"NAME"_s});
        table.addRow({u"123456"_s, u"銀行銀行銀行"_s});
        for (int width = 1; width < 24; ++width) {
            for (const QString &line : table.lines(width))
                QVERIFY2(displayWidth(line) <= width, qPrintable(line));
        }
        QCOMPARE(table.lines(80).last(), u"123456  銀行銀行銀行"_s);
        QCOMPARE(table.lines(12).last(), u"123456  銀…"_s);
    }

    void putsASecretAtTheEndOfItsRow()
    {
        Table table({u"NAME"_s, u"KEY"_s});
        table.addRow({u"a"_s}, SecretBytes::fromString(u"ABCD"));
        QCOMPARE(table.text().view(), QByteArrayView("NAME  KEY\na     ABCD\n"));
    }
};

QTEST_GUILESS_MAIN(TstCliTable)
#include "tst_clitable.moc"
