// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/foldedtext.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstFoldedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dropsAccentsAndCase_data();
    void dropsAccentsAndCase();
    void takesQueriesApart();
    void findsRangesInTheOriginal_data();
    void findsRangesInTheOriginal();
    void joinsOverlappingRanges();
};

void TstFoldedText::dropsAccentsAndCase_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("umlauts") << u"Bücherei KÖLN"_s << u"bucherei koln"_s;
    QTest::newRow("decomposed") << u"Cafe\u0301"_s << u"cafe"_s;
    QTest::newRow("sharp s") << u"Straße"_s << u"strasse"_s;
    QTest::newRow("strokes") << u"Łódź Søren Đorđe"_s << u"lodz soren dorde"_s;
    QTest::newRow("ligatures") << u"Œuvre ﬁn Æsir"_s << u"oeuvre fin aesir"_s;
    QTest::newRow("full width") << u"ＡＢＣ"_s << u"abc"_s;
    QTest::newRow("dotless") << u"Ispartalı"_s << u"ispartali"_s;
    QTest::newRow("cyrillic") << u"МОСКВА"_s << u"москва"_s;
    QTest::newRow("no letters") << u"日本語 123"_s << u"日本語 123"_s;
}

void TstFoldedText::dropsAccentsAndCase()
{
    QFETCH(QString, text);
    QTEST(folded(text), "plain");
}

void TstFoldedText::takesQueriesApart()
{
    QCOMPARE(foldedWords(u"  Köln \t Bü "_s), QStringList({u"koln"_s, u"bu"_s}));
    QCOMPARE(foldedWords(u"   "_s), QStringList());
}

void TstFoldedText::findsRangesInTheOriginal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("found");
    QTest::newRow("plain") << u"GitHub"_s << u"hub"_s << u"Hub"_s;
    QTest::newRow("composed") << u"Bücherei"_s << u"buch"_s << u"Büch"_s;
    QTest::newRow("decomposed") << u"Bu\u0308cherei"_s << u"buch"_s << u"Bu\u0308ch"_s;
    QTest::newRow("one letter becomes two") << u"Straße 9"_s << u"sse 9"_s << u"ße 9"_s;
    QTest::newRow("after a surrogate pair") << u"\U0001F600 Smile"_s << u"smi"_s << u"Smi"_s;
    QTest::newRow("not there") << u"GitHub"_s << u"lab"_s << QString();
}

void TstFoldedText::findsRangesInTheOriginal()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    QFETCH(QString, found);
    const QList<TextRange> ranges = matchRanges(text, {word});
    QCOMPARE(ranges.size(), found.isEmpty() ? 0 : 1);
    if (!ranges.isEmpty())
        QCOMPARE(text.sliced(ranges.first().start, ranges.first().length), found);
}

void TstFoldedText::joinsOverlappingRanges()
{
    QCOMPARE(matchRanges(u"abcdef"_s, {u"cde"_s, u"bc"_s}), QList<TextRange>({{1, 4}}));
    QCOMPARE(matchRanges(u"abcdef"_s, {u"f"_s, u"a"_s}), QList<TextRange>({{0, 1}, {5, 1}}));
}

QTEST_GUILESS_MAIN(TstFoldedText)
#include "tst_foldedtext.moc"
