// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountrowlayout.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
struct NamedRect
{
    const char *name;
    QRect rect;
};

QList<NamedRect> partsOf(const AccountRowLayout &layout)
{
    QList<NamedRect> parts;
    for (const NamedRect &part : {NamedRect{"section", layout.section}, {"avatar", layout.avatar},
             {"title", layout.title}, {"subtitle", layout.subtitle}, {"code", layout.code}, {"label", layout.label},
             {"button", layout.button}, {"time", layout.time}, {"chip", layout.chip}}) {
        if (!part.rect.isEmpty())
            parts.append(part);
    }
    return parts;
}

struct Case
{
    int width;
    qreal points;
    Qt::LayoutDirection direction;
    AccountRowLayout::Edges edges;
};

AccountRowFonts fontsOf(qreal points)
{
    QFont font = QGuiApplication::font();
    font.setPointSizeF(points);
    return AccountRowFonts(font);
}

AccountRowParts expiringRow(const AccountRowFonts &fonts)
{
    const QFontMetrics small(fonts.smallStrong);
    return {.code = fonts.codes.widthFor(6, CodeStyle::Digits),
        .names = 150,
        .time = small.horizontalAdvance(u"88 s"_s),
        .button = small.horizontalAdvance(u"Next 278 670"_s) + 16,
        .chip = 80,
        .chipHeight = 18};
}

AccountRowLayout layoutOf(const AccountRowFonts &fonts, const Case &test, const AccountRowParts &parts)
{
    const int height = AccountRowLayout::heightFor(fonts, AccountRowLayout::formFor(fonts, test.width), test.edges);
    return {fonts, QRect(0, 100, test.width, height), parts, test.edges, test.direction};
}
} // namespace

class TstAccountRowLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOverlapsOrLeavesTheRow_data();
    void nothingOverlapsOrLeavesTheRow();
    void rightToLeftIsTheMirrorImage();
    void codeMovesUnderTheNamesWhenNarrow();
    void narrowestWindowStaysSideBySideAtUsualSize();
    void usualRowIsSixtyFourHigh();
    void wideContentIsCentred();
    void chipNeverShortensNames();
    void buttonsAreEasyToHit();
};

void TstAccountRowLayout::nothingOverlapsOrLeavesTheRow_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<qreal>("points");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const int width : {360, 520, 900, 1600}) {
        for (const qreal points : {8.5, 10.0, 20.0, 30.0}) {
            QTest::addRow("%d px, %g pt, ltr", width, points) << width << points << Qt::LeftToRight;
            QTest::addRow("%d px, %g pt, rtl", width, points) << width << points << Qt::RightToLeft;
        }
    }
}

void TstAccountRowLayout::nothingOverlapsOrLeavesTheRow()
{
    QFETCH(int, width);
    QFETCH(qreal, points);
    QFETCH(Qt::LayoutDirection, direction);
    const AccountRowFonts fonts = fontsOf(points);
    for (const auto edges :
        {AccountRowLayout::Edges(AccountRowLayout::NoEdge), AccountRowLayout::Section | AccountRowLayout::FirstRow,
            AccountRowLayout::FirstRow | AccountRowLayout::LastRow}) {
        AccountRowParts parts = expiringRow(fonts);
        for (const int label : {0, QFontMetrics(fonts.small).horizontalAdvance(u"No. 41"_s)}) {
            parts.label = label;
            const Case test{width, points, direction, edges};
            const AccountRowLayout layout = layoutOf(fonts, test, parts);
            const QRect cell(
                0, 100, width, AccountRowLayout::heightFor(fonts, AccountRowLayout::formFor(fonts, width), edges));
            const QList<NamedRect> rects = partsOf(layout);
            for (qsizetype n = 0; n < rects.size(); ++n) {
                QVERIFY2(cell.contains(rects.at(n).rect), rects.at(n).name);
                for (qsizetype m = n + 1; m < rects.size(); ++m)
                    QVERIFY2(!rects.at(n).rect.intersects(rects.at(m).rect),
                        qPrintable(QLatin1String(rects.at(n).name) + u" and "_s + QLatin1String(rects.at(m).name)));
            }
        }
    }
}

void TstAccountRowLayout::rightToLeftIsTheMirrorImage()
{
    const AccountRowFonts fonts = fontsOf(10);
    const auto edges = AccountRowLayout::Section | AccountRowLayout::FirstRow;
    const AccountRowLayout left = layoutOf(fonts, {520, 10, Qt::LeftToRight, edges}, expiringRow(fonts));
    const AccountRowLayout right = layoutOf(fonts, {520, 10, Qt::RightToLeft, edges}, expiringRow(fonts));
    const QList<NamedRect> first = partsOf(left);
    const QList<NamedRect> second = partsOf(right);
    QCOMPARE(first.size(), second.size());
    for (qsizetype n = 0; n < first.size(); ++n) {
        const QRect rect = first.at(n).rect;
        QCOMPARE(second.at(n).rect, QRect(520 - rect.right() - 1, rect.top(), rect.width(), rect.height()));
    }
}

void TstAccountRowLayout::codeMovesUnderTheNamesWhenNarrow()
{
    const AccountRowFonts fonts = fontsOf(20);
    AccountRowParts parts = expiringRow(fonts);
    parts.chip = 0;
    const AccountRowLayout layout = layoutOf(fonts, {400, 20, Qt::LeftToRight, AccountRowLayout::NoEdge}, parts);
    QCOMPARE(layout.form, AccountRowLayout::Form::Stacked);
    QVERIFY(layout.code.top() > layout.subtitle.bottom());
    QCOMPARE(layout.title.right(), layout.code.right()); // the names have the whole row
}

void TstAccountRowLayout::narrowestWindowStaysSideBySideAtUsualSize()
{
    const AccountRowFonts fonts = fontsOf(9);
    QCOMPARE(AccountRowLayout::formFor(fonts, 360), AccountRowLayout::Form::SideBySide);
}

void TstAccountRowLayout::usualRowIsSixtyFourHigh()
{
    const AccountRowFonts fonts = fontsOf(9);
    QCOMPARE(AccountRowLayout::heightFor(fonts, AccountRowLayout::Form::SideBySide, AccountRowLayout::NoEdge), 64);
}

void TstAccountRowLayout::wideContentIsCentred()
{
    const AccountRowFonts fonts = fontsOf(10);
    const AccountRowLayout layout =
        layoutOf(fonts, {1720, 10, Qt::LeftToRight, AccountRowLayout::NoEdge}, expiringRow(fonts));
    QCOMPARE(layout.row.left(), 1719 - layout.row.right());
    QVERIFY(layout.row.width() < AccountRowLayout::widestContent);
}

void TstAccountRowLayout::chipNeverShortensNames()
{
    const AccountRowFonts fonts = fontsOf(10);
    AccountRowParts parts = expiringRow(fonts);
    const Case test{520, 10, Qt::LeftToRight, AccountRowLayout::NoEdge};
    parts.chip = 0;
    const int room = layoutOf(fonts, test, parts).title.width();
    parts.chip = 60;
    parts.names = room - 60 - 12;
    const AccountRowLayout fits = layoutOf(fonts, test, parts);
    QVERIFY(!fits.chip.isNull());
    QVERIFY(fits.title.width() >= parts.names);
    ++parts.names;
    const AccountRowLayout tooLong = layoutOf(fonts, test, parts);
    QVERIFY(tooLong.chip.isNull());
    QCOMPARE(tooLong.title.width(), room);
}

void TstAccountRowLayout::buttonsAreEasyToHit()
{
    const AccountRowFonts fonts = fontsOf(8.5);
    const AccountRowLayout layout =
        layoutOf(fonts, {360, 8.5, Qt::LeftToRight, AccountRowLayout::NoEdge}, expiringRow(fonts));
    QVERIFY(layout.button.height() >= 22);
    QVERIFY(layout.button.width() >= 24);
}

QTEST_MAIN(TstAccountRowLayout)
#include "tst_accountrowlayout.moc"
