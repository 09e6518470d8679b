// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/displaytext.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstDisplayText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesWhatWouldMislead_data();
    void hidesWhatWouldMislead();
    void storesNfcWithoutControls_data();
    void storesNfcWithoutControls();
};

void TstDisplayText::hidesWhatWouldMislead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Acme: alice@example.com"_s << u"Acme: alice@example.com"_s;
    QTest::newRow("right-to-left override") << u"a\u202Ebc\u202C"_s << u"abc"_s;
    QTest::newRow("isolates") << u"\u2066a\u2069\u2067b\u2068"_s << u"ab"_s;
    QTest::newRow("direction marks") << u"\u200Ea\u200F\u061Cb"_s << u"ab"_s;
    QTest::newRow("line breaks") << u"a\nb\u2028c\u2029d\u0085e\r"_s << u"abcde"_s;
    QTest::newRow("escape and delete") << u"a\u001B[1mb\u007F"_s << u"a[1mb"_s;
    QTest::newRow("zero-width space and byte order mark") << u"a\u200Bb\uFEFFc\u00ADd"_s << u"abcd"_s;
    QTest::newRow("right-to-left letters stay") << u"שלום"_s << u"שלום"_s;
    QTest::newRow("joined emoji stay") << u"🏳\uFE0F\u200D🌈 \U0001F3F4\U000E0067\U000E007F"_s
                                       << u"🏳\uFE0F\u200D🌈 \U0001F3F4\U000E0067\U000E007F"_s;
    QTest::newRow("half a surrogate pair") << (u"a"_s + QChar(0xD83D) + u"b"_s) << (u"a"_s + QChar(0xD83D) + u"b"_s);
}

void TstDisplayText::hidesWhatWouldMislead()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(displayText(text), shown);
}

void TstDisplayText::storesNfcWithoutControls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stored");
    QTest::newRow("composed") << u"e\u0301"_s << u"\u00E9"_s;
    QTest::newRow("trimmed") << u" \u00A0a b \n"_s << u"a b"_s;
    QTest::newRow("controls") << u"a\u0000\u0009b\u007F"_s << u"ab"_s;
    QTest::newRow("direction marks stay") << u"a\u202Eb"_s << u"a\u202Eb"_s;
}

void TstDisplayText::storesNfcWithoutControls()
{
    QFETCH(const QString, text);
    QFETCH(const QString, stored);
    QCOMPARE(storedText(text), stored);
}

QTEST_GUILESS_MAIN(TstDisplayText)
#include "tst_displaytext.moc"
