// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/resources.h"
#include "ui/widgets/glyph.h"

#include <QDir>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
bool hasInk(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}
} // namespace

class TstGlyph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyGlyphHasItsFile();
    void rendersInTheColorAskedFor();
    void rendersSharpAtTwiceTheSize();
    void applicationIconHasItsSizes();
};

void TstGlyph::everyGlyphHasItsFile()
{
    initResources();
    const QDir folder(u":/countersign/glyphs"_s);
    QCOMPARE(folder.entryList().size(), glyphCount);
    for (int number = 0; number < glyphCount; ++number) {
        const auto glyph = static_cast<Glyph>(number);
        QVERIFY2(folder.exists(glyphName(glyph) + u"-symbolic.svg"_s), glyphName(glyph).data());
        QVERIFY2(hasInk(glyphPixmap(glyph, 32, Qt::red, 1).toImage(), Qt::red), glyphName(glyph).data());
    }
}

void TstGlyph::rendersInTheColorAskedFor()
{
    QVERIFY(hasInk(glyphPixmap(Glyph::Add, 16, Qt::blue, 1).toImage(), Qt::blue));
    QVERIFY(!hasInk(glyphPixmap(Glyph::Add, 16, Qt::blue, 1).toImage(), Qt::red));
    QVERIFY(hasInk(glyphPixmap(Glyph::Add, 16, Qt::red, 1).toImage(), Qt::red));
}

void TstGlyph::rendersSharpAtTwiceTheSize()
{
    const QPixmap pixmap = glyphPixmap(Glyph::Search, 16, Qt::black, 2);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
}

void TstGlyph::applicationIconHasItsSizes()
{
    const QIcon icon = applicationIcon();
    for (const int size : {16, 32, 256})
        QCOMPARE(icon.pixmap(QSize(size, size), 1.0).size(), QSize(size, size));
}

QTEST_MAIN(TstGlyph)
#include "tst_glyph.moc"
