// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/luminancetransform.h"
#include "tests/core/scan/qrpainting.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTransform>

#include <algorithm>
#include <vector>

using namespace Countersign;

namespace
{
const QByteArray first = "otpauth://totp/One:alice?secret=JBSWY3DPEHPK3PXP&issuer=One";
const QByteArray second = "otpauth://totp/Two:bob?secret=GEZDGNBVGY3TQOJQ&issuer=Two";
const QByteArray third = "otpauth://hotp/Three:carol?secret=KRUGS4ZANFZSAYJA&counter=7";
const QByteArray fourth = "WIFI:T:WPA;S:cafe;P:espresso;;";

QImage canvas(int width, int height, const QColor &color = Qt::white)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

void place(QImage &image, int x, int y, const QImage &code)
{
    QPainter(&image).drawImage(x, y, code);
}
} // namespace

class TstQrDecoder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInNothing();
    void findsNothingInNoise();
    void findsACodeAndItsCorners();
    void findsSeveralCodesInReadingOrder();
    void givesACodeThatIsThereTwiceOnce();
    void findsLightOnDark();
    void findsLightOnDarkBesideDarkOnLight();
    void findsRotatedCodes_data();
    void findsRotatedCodes();
    void findsAMirroredCode();
    void findsVerySmallModules_data();
    void findsVerySmallModules();
    void findsAHugeCodeUnderNoise();
    void findsACodeCutAtItsEdge();
    void findsLowContrast();
    void keepsCornersThroughRescaling();
    void respectsTheLengthOfALine();
    void keepsUtf8();
    void beginsNothingAfterItsTimeIsOver();
    void stopsWhenCancelled();
    void tellsHowFarItIs();
    void findsATinyCodeOnALargeScreen();
};

void TstQrDecoder::findsNothingInNothing()
{
    QVERIFY(decodeQrCodes({}).empty());
    const std::uint8_t pixel = 0;
    QVERIFY(decodeQrCodes({&pixel, 1, 1, 1}).empty());
    QVERIFY(decodeQrCodes({&pixel, 0, 1, 1}).empty());
    QVERIFY(decodeQrCodes({&pixel, 2, 1, 1}).empty());
    QVERIFY(textsIn(canvas(640, 480)).isEmpty());
}

void TstQrDecoder::findsNothingInNoise()
{
    std::vector<std::uint8_t> noise(std::size_t{640} * 480);
    QRandomGenerator random(1);
    for (std::uint8_t &byte : noise)
        byte = static_cast<std::uint8_t>(random.bounded(256));
    QVERIFY(decodeQrCodes({noise.data(), 640, 480, 640}).empty());
}

void TstQrDecoder::findsACodeAndItsCorners()
{
    QImage image = canvas(640, 480);
    const QImage code = paintedQrCode(first);
    place(image, 100, 60, code);
    const QImage gray = image.convertToFormat(QImage::Format_Grayscale8);
    const std::vector<QrCode> codes = codesIn(gray);
    QCOMPARE(codes.size(), 1U);
    QCOMPARE(codes[0].text.view().toByteArray(), first);
    const QRect expected = QRect(100, 60, code.width(), code.height()).adjusted(16, 16, -16, -16);
    const std::array corners{expected.topLeft(), expected.topRight(), expected.bottomRight(), expected.bottomLeft()};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const QPoint found(codes[0].corners[i].x, codes[0].corners[i].y);
        QVERIFY2((found - corners[i]).manhattanLength() <= 8, qPrintable(QString::number(i)));
    }
}

void TstQrDecoder::findsSeveralCodesInReadingOrder()
{
    QImage image = canvas(900, 900);
    place(image, 30, 500, paintedQrCode(third));
    place(image, 500, 10, paintedQrCode(second));
    place(image, 20, 40, paintedQrCode(first));
    place(image, 520, 530, paintedQrCode(fourth));
    QCOMPARE(textsIn(image), (QByteArrayList{first, second, third, fourth}));
}

void TstQrDecoder::givesACodeThatIsThereTwiceOnce()
{
    QImage image = canvas(900, 450);
    place(image, 0, 0, paintedQrCode(first));
    place(image, 450, 0, paintedQrCode(first));
    QCOMPARE(textsIn(image), QByteArrayList{first});
}

void TstQrDecoder::findsLightOnDark()
{
    QImage image = canvas(500, 500, QColor(20, 20, 24));
    place(image, 50, 50, paintedQrCode(first, 4, qRgb(235, 235, 235), qRgb(20, 20, 24)));
    QCOMPARE(textsIn(image), QByteArrayList{first});
}

void TstQrDecoder::findsLightOnDarkBesideDarkOnLight()
{
    QImage image = canvas(900, 450);
    place(image, 0, 0, paintedQrCode(first));
    place(image, 450, 0, paintedQrCode(second, 4, qRgb(255, 255, 255), qRgb(0, 0, 0)));
    QCOMPARE(textsIn(image), (QByteArrayList{first, second}));
}

void TstQrDecoder::findsRotatedCodes_data()
{
    QTest::addColumn<int>("degrees");
    for (const int degrees : {7, 30, 45, 90, 133, 180, 270, 301})
        QTest::addRow("%d degrees", degrees) << degrees;
}

void TstQrDecoder::findsRotatedCodes()
{
    QFETCH(const int, degrees);
    const QImage turned = paintedQrCode(first, 6)
                              .convertToFormat(QImage::Format_ARGB32)
                              .transformed(QTransform().rotate(degrees), Qt::SmoothTransformation);
    QImage image = canvas(turned.width() + 40, turned.height() + 40);
    place(image, 20, 20, turned);
    QCOMPARE(textsIn(image), QByteArrayList{first});
}

void TstQrDecoder::findsAMirroredCode()
{
    QCOMPARE(textsIn(paintedQrCode(first).mirrored(true, false)), QByteArrayList{first});
}

void TstQrDecoder::findsVerySmallModules_data()
{
    QTest::addColumn<int>("scale");
    QTest::addColumn<bool>("lightOnDark");
    for (const int scale : {1, 2, 3}) {
        QTest::addRow("%d pixels a module", scale) << scale << false;
        QTest::addRow("%d pixels a module, light on dark", scale) << scale << true;
    }
}

void TstQrDecoder::findsVerySmallModules()
{
    QFETCH(const int, scale);
    QFETCH(const bool, lightOnDark);
    QImage image = canvas(300, 200, lightOnDark ? Qt::black : Qt::white);
    const QRgb dark = lightOnDark ? qRgb(255, 255, 255) : qRgb(0, 0, 0);
    const QRgb light = lightOnDark ? qRgb(0, 0, 0) : qRgb(255, 255, 255);
    place(image, 31, 17, paintedQrCode(first, scale, dark, light));
    QCOMPARE(textsIn(image), QByteArrayList{first});
}

void TstQrDecoder::findsAHugeCodeUnderNoise()
{
    // Like a photo at full resolution: each module is 40 pixels wide, and every pixel is grainy.
    QImage image = paintedQrCode(first, 40).convertToFormat(QImage::Format_Grayscale8);
    QRandomGenerator random(7);
    for (int y = 0; y < image.height(); ++y) {
        uchar *line = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x)
            line[x] = static_cast<uchar>(qBound(0, line[x] + random.bounded(-140, 140), 255));
    }
    QCOMPARE(textsIn(image), QByteArrayList{first});
}

void TstQrDecoder::findsACodeCutAtItsEdge()
{
    QCOMPARE(textsIn(paintedQrCode(first, 5, qRgb(0, 0, 0), qRgb(255, 255, 255), 0)), QByteArrayList{first});
}

void TstQrDecoder::findsLowContrast()
{
    QImage image = canvas(500, 500, QColor(150, 150, 150));
    place(image, 50, 50, paintedQrCode(first, 4, qRgb(110, 110, 110), qRgb(150, 150, 150)));
    QCOMPARE(textsIn(image), QByteArrayList{first});
}

void TstQrDecoder::keepsCornersThroughRescaling()
{
    QImage image = canvas(300, 200);
    const QImage code = paintedQrCode(first, 1);
    place(image, 100, 60, code);
    const QImage gray = image.convertToFormat(QImage::Format_Grayscale8);
    const std::vector<QrCode> codes = codesIn(gray);
    QCOMPARE(codes.size(), 1U);
    const QPoint topLeft(codes[0].corners[0].x, codes[0].corners[0].y);
    QVERIFY((topLeft - QPoint(104, 64)).manhattanLength() <= 4);
    const QPoint bottomRight(codes[0].corners[2].x, codes[0].corners[2].y);
    QVERIFY((bottomRight - QPoint(100 + code.width() - 4, 60 + code.height() - 4)).manhattanLength() <= 4);
}

void TstQrDecoder::respectsTheLengthOfALine()
{
    // A view into a larger picture, as a camera frame's plane with padding is.
    const QImage code = paintedQrCode(first).convertToFormat(QImage::Format_Grayscale8);
    QImage image = canvas(code.width() + 333, code.height()).convertToFormat(QImage::Format_Grayscale8);
    image.fill(128);
    for (int y = 0; y < code.height(); ++y)
        std::copy_n(code.constScanLine(y), code.width(), image.scanLine(y));
    const std::vector<QrCode> codes =
        decodeQrCodes({image.constBits(), code.width(), code.height(), static_cast<int>(image.bytesPerLine())});
    QCOMPARE(codes.size(), 1U);
    QCOMPARE(codes[0].text.view().toByteArray(), first);
}

void TstQrDecoder::keepsUtf8()
{
    const QByteArray unicode = "otpauth://totp/Müller 日本語 😀?secret=JBSWY3DPEHPK3PXP";
    QCOMPARE(textsIn(paintedQrCode(unicode)), QByteArrayList{unicode});
}

namespace
{
/// Noise, in which there is nothing to be found, so that everything is tried.
QImage emptyPicture()
{
    QImage image(400, 300, QImage::Format_Grayscale8);
    QRandomGenerator random(5);
    for (int y = 0; y < image.height(); ++y)
        std::generate_n(
            image.scanLine(y), image.width(), [&random] { return static_cast<uchar>(random.bounded(256)); });
    return image;
}

LuminanceView viewOf(const QImage &gray)
{
    return {gray.constBits(), gray.width(), gray.height(), static_cast<int>(gray.bytesPerLine())};
}

/// How many looks a search took: its clock is asked once at the beginning and once before each further look.
int looksWithin(std::chrono::milliseconds limit, std::chrono::milliseconds eachLook)
{
    int asked = 0;
    QrSearchOptions options;
    options.limit = limit;
    options.now = [&asked, eachLook] { return std::chrono::steady_clock::time_point(eachLook * asked++); };
    const QImage image = emptyPicture();
    if (!decodeQrCodes(viewOf(image), options).empty())
        return -1;
    return asked;
}
} // namespace

void TstQrDecoder::beginsNothingAfterItsTimeIsOver()
{
    using namespace std::chrono_literals;
    const int all = looksWithin(1000ms, 0ms);
    QVERIFY(all > 20);
    // The time is over from the fifth question on; after it nothing may be found any more.
    QImage image = canvas(500, 500);
    place(image, 50, 50, paintedQrCode(first).mirrored(true, false));
    const QImage gray = image.convertToFormat(QImage::Format_Grayscale8);
    QrSearchOptions options;
    int asked = 0;
    options.now = [&asked] { return std::chrono::steady_clock::time_point(250ms * asked++); };
    options.limit = 1000ms;
    QVERIFY(decodeQrCodes(viewOf(gray), options).empty());
    options.now = [] { return std::chrono::steady_clock::time_point(); };
    QCOMPARE(decodeQrCodes(viewOf(gray), options).size(), std::size_t{1});
    // The first look is always taken.
    options.limit = 0ms;
    const QImage plain = paintedQrCode(first).convertToFormat(QImage::Format_Grayscale8);
    QCOMPARE(decodeQrCodes(viewOf(plain), options).size(), std::size_t{1});
}

void TstQrDecoder::stopsWhenCancelled()
{
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    QrSearchOptions options;
    int reports = 0;
    int questions = 0;
    options.cancelled = cancelled;
    options.now = [&questions] {
        ++questions;
        return std::chrono::steady_clock::time_point();
    };
    options.progress = [&](double) {
        if (++reports == 3)
            *cancelled = true;
    };
    const QImage image = emptyPicture();
    QVERIFY(decodeQrCodes(viewOf(image), options).empty());
    // Asked for the beginning and for two further looks; a cancelled search has no further use for the time.
    QCOMPARE(questions, 3);
}

void TstQrDecoder::tellsHowFarItIs()
{
    const QImage image = emptyPicture();
    QrSearchOptions options;
    std::vector<double> reported;
    options.now = [] { return std::chrono::steady_clock::time_point(); };
    options.progress = [&reported](double share) { reported.push_back(share); };
    QVERIFY(decodeQrCodes(viewOf(image), options).empty());
    QVERIFY(reported.size() > 20);
    QVERIFY(std::is_sorted(reported.begin(), reported.end()));
    QVERIFY(reported.front() > 0);
    QCOMPARE(reported.back(), 1.0);
}

void TstQrDecoder::findsATinyCodeOnALargeScreen()
{
    // Modules of a pixel and a half, which are found only in enlarged pieces.
    const QImage code = paintedQrCode(first, 6).convertToFormat(QImage::Format_Grayscale8);
    const QImage tiny =
        code.scaled(code.width() / 4, code.height() / 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QImage screen(2560, 1440, QImage::Format_Grayscale8);
    screen.fill(255);
    const QPoint place(1700, 830);
    QPainter(&screen).drawImage(place, tiny);
    QrSearchOptions options;
    options.now = [] { return std::chrono::steady_clock::time_point(); };
    const std::vector<QrCode> codes = decodeQrCodes(viewOf(screen), options);
    QCOMPARE(codes.size(), std::size_t{1});
    QCOMPARE(codes[0].text.view().toByteArray(), first);
    const QPoint topLeft(codes[0].corners[0].x, codes[0].corners[0].y);
    QVERIFY((topLeft - place - QPoint(6, 6)).manhattanLength() <= 4);
}

QTEST_GUILESS_MAIN(TstQrDecoder)
#include "tst_qrdecoder.moc"
