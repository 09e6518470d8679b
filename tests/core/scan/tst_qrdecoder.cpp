// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/luminancetransform.h"
#include "tests/core/scan/qrpainting.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTransform>

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
    const std::vector<QrCode> codes = decodeQrCodes({gray.constBits(), 640, 480, 640});
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
    const std::vector<QrCode> codes =
        decodeQrCodes({gray.constBits(), 300, 200, static_cast<int>(gray.bytesPerLine())});
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

QTEST_GUILESS_MAIN(TstQrDecoder)
#include "tst_qrdecoder.moc"
