// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codepainter.h"
#include "ui/widgets/fonts.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <numeric>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
/// The columns that have any ink.
QImage painted(
    const CodePainter &codes, const QRect &rect, const QString &code, CodeStyle style, Qt::LayoutDirection direction)
{
    QImage image(400, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    codes.paint(painter, rect, code, style, Qt::black, direction);
    return image;
}

QPair<int, int> inkedColumns(const QImage &image)
{
    int first = image.width();
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (qGray(image.pixel(x, y)) < 128) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
        }
    }
    return {first, last};
}
} // namespace

class TstCodePainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsAddUpToTheLength();
    void writesGroups();
    void spellsForScreenReaders();
    void everyCodeOfALengthIsEquallyWide();
    void paintsInsideItsWidth_data();
    void paintsInsideItsWidth();
    void unchangedDigitsStayWhereTheyAre();
};

void TstCodePainter::groupsAddUpToTheLength()
{
    for (int length = 1; length <= maximumDigits; ++length) {
        const QList<int> groups = codeGroups(length);
        QCOMPARE(std::accumulate(groups.begin(), groups.end(), 0), length);
    }
}

void TstCodePainter::writesGroups()
{
    QCOMPARE(groupedCode(u"540263"_s, CodeStyle::Digits), u"540 263"_s);
    QCOMPARE(groupedCode(u"1234567"_s, CodeStyle::Digits), u"123 4567"_s);
    QCOMPARE(groupedCode(u"31730281"_s, CodeStyle::Digits), u"3173 0281"_s);
    QCOMPARE(groupedCode(u"1234"_s, CodeStyle::Digits), u"1234"_s);
    QCOMPARE(groupedCode(u"CWN5P"_s, CodeStyle::Letters), u"CWN5P"_s);
}

void TstCodePainter::spellsForScreenReaders()
{
    QCOMPARE(spokenCode(u"540263"_s, CodeStyle::Digits), u"5 4 0, 2 6 3"_s);
    QCOMPARE(spokenCode(u"31730281"_s, CodeStyle::Digits), u"3 1 7 3, 0 2 8 1"_s);
    QCOMPARE(spokenCode(u"CWN5P"_s, CodeStyle::Letters), u"C, W, N, 5, P"_s);
}

void TstCodePainter::everyCodeOfALengthIsEquallyWide()
{
    const CodePainter codes(Fonts::code(QGuiApplication::font()));
    QCOMPARE(codes.width(u"111111"_s, CodeStyle::Digits), codes.width(u"808080"_s, CodeStyle::Digits));
    QCOMPARE(codes.width(u"111111"_s, CodeStyle::Digits), codes.widthFor(6, CodeStyle::Digits));
    QVERIFY(codes.width(u"CWN5P"_s, CodeStyle::Letters) <= codes.widthFor(5, CodeStyle::Letters));
}

void TstCodePainter::paintsInsideItsWidth_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<CodeStyle>("style");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const char *way = direction == Qt::LeftToRight ? "ltr" : "rtl";
        QTest::addRow("six %s", way) << u"888888"_s << CodeStyle::Digits << direction;
        QTest::addRow("ten %s", way) << u"1000000009"_s << CodeStyle::Digits << direction;
        QTest::addRow("steam %s", way) << u"WWMQG"_s << CodeStyle::Letters << direction;
    }
}

void TstCodePainter::paintsInsideItsWidth()
{
    QFETCH(QString, code);
    QFETCH(CodeStyle, style);
    QFETCH(Qt::LayoutDirection, direction);
    const CodePainter codes(Fonts::code(QGuiApplication::font()));
    const QRect rect(20, 5, 360, 50);
    const auto [first, last] = inkedColumns(painted(codes, rect, code, style, direction));
    const int width = codes.width(code, style);
    QVERIFY(last > first);
    QVERIFY(last - first <= width);
    if (direction == Qt::LeftToRight)
        QVERIFY(first >= rect.right() - width && last <= rect.right() + 1);
    else
        QVERIFY(first >= rect.left() - 1 && last <= rect.left() + width);
}

void TstCodePainter::unchangedDigitsStayWhereTheyAre()
{
    const CodePainter codes(Fonts::code(QGuiApplication::font()));
    const QRect rect(0, 0, 400, 60);
    const QImage one = painted(codes, rect, u"111263"_s, CodeStyle::Digits, Qt::LeftToRight);
    const QImage two = painted(codes, rect, u"808263"_s, CodeStyle::Digits, Qt::LeftToRight);
    const int half = codes.width(u"111263"_s, CodeStyle::Digits) / 2;
    const QRect lastThree(400 - half, 0, half, 60);
    QVERIFY(one != two);
    QCOMPARE(one.copy(lastThree), two.copy(lastThree));
}

QTEST_MAIN(TstCodePainter)
#include "tst_codepainter.moc"
