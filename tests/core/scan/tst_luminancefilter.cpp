// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/luminancefilter.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace Countersign;
using LuminanceFilter::Ink;

namespace
{
constexpr int width = 37;
constexpr int height = 23;
constexpr int bytesPerLine = 41;

/// A picture of noise in rows with gaps, and what it should become, found by counting.
struct Noise
{
    std::vector<std::uint8_t> bytes;

    explicit Noise(std::uint32_t seed)
        : bytes(static_cast<std::size_t>(bytesPerLine) * height)
    {
        std::mt19937 random(seed);
        std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<std::uint8_t>(random() >> 24U); });
    }

    [[nodiscard]] LuminanceView view() const { return {bytes.data(), width, height, bytesPerLine}; }
    [[nodiscard]] int at(int x, int y) const
    {
        return bytes[static_cast<std::size_t>(std::clamp(y, 0, height - 1)) * bytesPerLine
            + static_cast<std::size_t>(std::clamp(x, 0, width - 1))];
    }
    [[nodiscard]] int mean(int x, int y, int radius) const
    {
        int sum = 0;
        for (int down = -radius; down <= radius; ++down) {
            for (int across = -radius; across <= radius; ++across)
                sum += at(x + across, y + down);
        }
        return sum / ((2 * radius + 1) * (2 * radius + 1));
    }
};

int pixel(const Luminance &picture, int x, int y)
{
    return picture.pixels
        .data()[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)];
}
} // namespace

class TstLuminanceFilter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesWithTheNeighbourhood_data();
    void comparesWithTheNeighbourhood();
    void takesAPictureOfOneBrightnessForWhite();
    void addsABorder();
    void takesASinglePixel();
};

void TstLuminanceFilter::comparesWithTheNeighbourhood_data()
{
    QTest::addColumn<int>("radius");
    QTest::addColumn<int>("margin");
    QTest::addColumn<int>("smoothing");
    QTest::addColumn<int>("sharpening");
    QTest::addColumn<int>("gain");
    QTest::addColumn<bool>("light");
    QTest::newRow("plain") << 5 << 0 << 0 << 0 << 0 << false;
    QTest::newRow("light ink") << 5 << 3 << 0 << 0 << 0 << true;
    QTest::newRow("margin") << 4 << 40 << 0 << 0 << 0 << false;
    QTest::newRow("smoothed") << 7 << 2 << 1 << 0 << 0 << false;
    QTest::newRow("sharpened") << 7 << 2 << 0 << 3 << 4 << false;
    QTest::newRow("all of it") << 9 << 2 << 1 << 4 << 6 << true;
    QTest::newRow("further than the picture is wide") << 60 << 1 << 0 << 2 << 2 << false;
}

void TstLuminanceFilter::comparesWithTheNeighbourhood()
{
    QFETCH(const int, radius);
    QFETCH(const int, margin);
    QFETCH(const int, smoothing);
    QFETCH(const int, sharpening);
    QFETCH(const int, gain);
    QFETCH(const bool, light);
    const Noise noise(static_cast<std::uint32_t>(radius));
    const Luminance result = LuminanceFilter::thresholded(
        noise.view(), {radius, margin, smoothing, sharpening, gain, light ? Ink::Light : Ink::Dark, 0});
    QCOMPARE(result.width, width);
    QCOMPARE(result.height, height);
    int black = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int here = smoothing > 0 ? noise.mean(x, y, smoothing) : noise.at(x, y);
            const int sharp = sharpening > 0 ? here + gain * (here - noise.mean(x, y, sharpening)) : here;
            const int darker = noise.mean(x, y, radius) - sharp;
            const bool isBlack = (light ? -darker : darker) > margin;
            QCOMPARE(pixel(result, x, y), isBlack ? 0 : 255);
            black += isBlack ? 1 : 0;
        }
    }
    QVERIFY(black > width * height / 8 && black < width * height * 7 / 8);
}

void TstLuminanceFilter::takesAPictureOfOneBrightnessForWhite()
{
    for (const int brightness : {0, 1, 100, 254, 255}) {
        const std::vector<std::uint8_t> bytes(std::size_t{20} * 20, static_cast<std::uint8_t>(brightness));
        for (const Ink ink : {Ink::Dark, Ink::Light}) {
            const Luminance result = LuminanceFilter::thresholded({bytes.data(), 20, 20, 20}, {6, 0, 1, 2, 6, ink, 0});
            QVERIFY(std::all_of(result.pixels.span().begin(), result.pixels.span().end(),
                [](std::uint8_t byte) { return byte == 255; }));
        }
    }
}

void TstLuminanceFilter::addsABorder()
{
    const Noise noise(1);
    const Luminance bare = LuminanceFilter::thresholded(noise.view(), {.radius = 5});
    const Luminance bordered = LuminanceFilter::thresholded(noise.view(), {.radius = 5, .border = 3});
    QCOMPARE(bordered.width, width + 6);
    QCOMPARE(bordered.height, height + 6);
    for (int y = 0; y < bordered.height; ++y) {
        for (int x = 0; x < bordered.width; ++x) {
            const bool isInside = x >= 3 && y >= 3 && x < width + 3 && y < height + 3;
            QCOMPARE(pixel(bordered, x, y), isInside ? pixel(bare, x - 3, y - 3) : 255);
        }
    }
}

void TstLuminanceFilter::takesASinglePixel()
{
    const std::uint8_t one = 42;
    const Luminance result = LuminanceFilter::thresholded({&one, 1, 1, 1}, {.radius = 30, .margin = 0});
    QCOMPARE(pixel(result, 0, 0), 255);
}

QTEST_GUILESS_MAIN(TstLuminanceFilter)
#include "tst_luminancefilter.moc"
