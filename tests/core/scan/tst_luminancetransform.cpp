// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/luminancetransform.h"

#include <QTest>

#include <vector>

using namespace Countersign;

namespace
{
std::vector<int> pixelsOf(const Luminance &picture)
{
    return {picture.pixels.span().begin(), picture.pixels.span().end()};
}
} // namespace

class TstLuminanceTransform final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invertsWithoutTouchingPadding();
    void mirrorsLeftAndRight();
    void reducesBlocksToTheirMean();
    void leavesIncompleteBlocksOut();
    void enlargesBetweenTheCentresOfPixels();
    void enlargesASinglePixel();
    void warpsAsTheMappingSays();
};

void TstLuminanceTransform::invertsWithoutTouchingPadding()
{
    const std::vector<std::uint8_t> bytes{0, 255, 99, 10, 20, 99};
    const Luminance result = LuminanceTransform::inverted({bytes.data(), 2, 2, 3});
    QCOMPARE(result.width, 2);
    QCOMPARE(result.height, 2);
    QCOMPARE(pixelsOf(result), (std::vector<int>{255, 0, 245, 235}));
}

void TstLuminanceTransform::mirrorsLeftAndRight()
{
    const std::vector<std::uint8_t> bytes{1, 2, 3, 99, 4, 5, 6, 99};
    QCOMPARE(pixelsOf(LuminanceTransform::mirrored({bytes.data(), 3, 2, 4})), (std::vector<int>{3, 2, 1, 6, 5, 4}));
}

void TstLuminanceTransform::reducesBlocksToTheirMean()
{
    const std::vector<std::uint8_t> bytes{0, 100, 255, 255, 100, 200, 255, 255};
    const Luminance result = LuminanceTransform::reduced({bytes.data(), 4, 2, 4}, 2);
    QCOMPARE(pixelsOf(result), (std::vector<int>{100, 255}));
}

void TstLuminanceTransform::leavesIncompleteBlocksOut()
{
    const std::vector<std::uint8_t> bytes(35, 7);
    const Luminance result = LuminanceTransform::reduced({bytes.data(), 7, 5, 7}, 2);
    QCOMPARE(result.width, 3);
    QCOMPARE(result.height, 2);
    QCOMPARE(pixelsOf(result), std::vector<int>(6, 7));
}

void TstLuminanceTransform::enlargesBetweenTheCentresOfPixels()
{
    const std::vector<std::uint8_t> bytes{0, 100};
    const Luminance result = LuminanceTransform::enlarged({bytes.data(), 2, 1, 2}, 2);
    QCOMPARE(result.width, 4);
    QCOMPARE(result.height, 2);
    QCOMPARE(pixelsOf(result), (std::vector<int>{0, 25, 75, 100, 0, 25, 75, 100}));
}

void TstLuminanceTransform::enlargesASinglePixel()
{
    const std::uint8_t pixel = 42;
    const Luminance result = LuminanceTransform::enlarged({&pixel, 1, 1, 1}, 3);
    QCOMPARE(pixelsOf(result), std::vector<int>(9, 42));
}

void TstLuminanceTransform::warpsAsTheMappingSays()
{
    const std::vector<std::uint8_t> bytes{0, 100, 200, 40, 140, 240, 80, 180, 255};
    // Half a pixel to the right: between two of the original, and white where that ends.
    const Luminance result = LuminanceTransform::warped({bytes.data(), 3, 3, 3}, PictureMapping::shifted(0.5, 0), 3, 2);
    QCOMPARE(pixelsOf(result), (std::vector<int>{50, 150, 255, 90, 190, 255}));
    const Luminance mirrored = LuminanceTransform::warped({bytes.data(), 3, 3, 3}, PictureMapping::mirrored(3), 3, 1);
    QCOMPARE(pixelsOf(mirrored), (std::vector<int>{255, 100, 0}));
}

QTEST_GUILESS_MAIN(TstLuminanceTransform)
#include "tst_luminancetransform.moc"
