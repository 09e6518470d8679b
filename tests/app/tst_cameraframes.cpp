// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/camera/frames.h"

#include <QColor>
#include <QTest>
#include <QVideoFrame>
#include <QVideoFrameFormat>

#include <cstdlib>
#include <cstring>
#include <vector>

using namespace Countersign;

using PixelFormat = QVideoFrameFormat::PixelFormat;
Q_DECLARE_METATYPE(PixelFormat)

namespace
{
constexpr QSize size{34, 18}; // no multiple of what memory is aligned to
constexpr int red = 200, green = 60, blue = 40; // of the left half; the right half is gray
constexpr int right = 120;

struct Yuv
{
    int y;
    int u;
    int v;
};

/// Rec. 601 for video, the other way round than the code under test has it.
Yuv yuvOf(int r, int g, int b)
{
    return {qRound(16 + 0.257 * r + 0.504 * g + 0.098 * b), qRound(128 - 0.148 * r - 0.291 * g + 0.439 * b),
        qRound(128 + 0.439 * r - 0.368 * g - 0.071 * b)};
}

uchar narrow(int value)
{
    return static_cast<uchar>(value);
}

Yuv at(int x)
{
    return x < size.width() / 2 ? yuvOf(red, green, blue) : yuvOf(right, right, right);
}

void fillPacked(QVideoFrame &frame, int y, int u, int v)
{
    for (int row = 0; row < size.height(); ++row) {
        uchar *line = frame.bits(0) + qsizetype{row} * frame.bytesPerLine(0);
        for (int x = 0; x < size.width(); ++x)
            line[2 * x + y] = narrow(at(x).y);
        for (int x = 0; x < size.width(); x += 2) {
            line[2 * x + u] = narrow(at(x).u);
            line[2 * x + v] = narrow(at(x).v);
        }
    }
}

void fillPlane(QVideoFrame &frame, int plane, int offset, int step, int shrinkX, int shrinkY, int Yuv::*part)
{
    for (int row = 0; row < size.height() >> shrinkY; ++row) {
        uchar *line = frame.bits(plane) + qsizetype{row} * frame.bytesPerLine(plane);
        for (int x = 0; x < size.width() >> shrinkX; ++x)
            line[x * step + offset] = narrow(at(x << shrinkX).*part);
    }
}

void fillRgb(QVideoFrame &frame, int r, int g, int b)
{
    for (int row = 0; row < size.height(); ++row) {
        uchar *line = frame.bits(0) + qsizetype{row} * frame.bytesPerLine(0);
        for (int x = 0; x < size.width(); ++x) {
            const bool left = x < size.width() / 2;
            line[4 * x + r] = narrow(left ? red : right);
            line[4 * x + g] = narrow(left ? green : right);
            line[4 * x + b] = narrow(left ? blue : right);
        }
    }
}

void fill(QVideoFrame &frame)
{
    switch (frame.pixelFormat()) {
    case QVideoFrameFormat::Format_YUYV:
        return fillPacked(frame, 0, 1, 3);
    case QVideoFrameFormat::Format_UYVY:
        return fillPacked(frame, 1, 0, 2);
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21: {
        const int u = frame.pixelFormat() == QVideoFrameFormat::Format_NV12 ? 0 : 1;
        fillPlane(frame, 0, 0, 1, 0, 0, &Yuv::y);
        fillPlane(frame, 1, u, 2, 1, 1, &Yuv::u);
        return fillPlane(frame, 1, 1 - u, 2, 1, 1, &Yuv::v);
    }
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YV12: {
        const int u = frame.pixelFormat() == QVideoFrameFormat::Format_YUV420P ? 1 : 2;
        fillPlane(frame, 0, 0, 1, 0, 0, &Yuv::y);
        fillPlane(frame, u, 0, 1, 1, 1, &Yuv::u);
        return fillPlane(frame, 3 - u, 0, 1, 1, 1, &Yuv::v);
    }
    case QVideoFrameFormat::Format_Y8:
        return fillPlane(frame, 0, 0, 1, 0, 0, &Yuv::y);
    case QVideoFrameFormat::Format_BGRX8888:
        return fillRgb(frame, 2, 1, 0);
    case QVideoFrameFormat::Format_XRGB8888:
        return fillRgb(frame, 1, 2, 3);
    case QVideoFrameFormat::Format_RGBX8888:
        return fillRgb(frame, 0, 1, 2);
    case QVideoFrameFormat::Format_XBGR8888:
        return fillRgb(frame, 3, 2, 1);
    default:
        QFAIL("no rule for this format");
    }
}

bool isNear(int a, int b)
{
    return std::abs(a - b) <= 6;
}
} // namespace

class TstCameraFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesBrightnessAndColours_data();
    void takesBrightnessAndColours();
    void makesLargeFramesSmall();
    void leavesBrightnessAloneWhenNobodyWantsIt();
    void takesNothingFromNoFrame();
};

void TstCameraFrames::takesBrightnessAndColours_data()
{
    QTest::addColumn<PixelFormat>("format");
    for (const PixelFormat format :
        {QVideoFrameFormat::Format_YUYV, QVideoFrameFormat::Format_UYVY, QVideoFrameFormat::Format_NV12,
            QVideoFrameFormat::Format_NV21, QVideoFrameFormat::Format_YUV420P, QVideoFrameFormat::Format_YV12,
            QVideoFrameFormat::Format_Y8, QVideoFrameFormat::Format_BGRX8888, QVideoFrameFormat::Format_XRGB8888,
            QVideoFrameFormat::Format_RGBX8888, QVideoFrameFormat::Format_XBGR8888})
        QTest::newRow(qPrintable(QVideoFrameFormat::pixelFormatToString(format))) << format;
}

void TstCameraFrames::takesBrightnessAndColours()
{
    QFETCH(const PixelFormat, format);
    QVideoFrame frame(QVideoFrameFormat(size, format));
    QVERIFY(frame.map(QVideoFrame::WriteOnly));
    fill(frame);
    frame.unmap();
    // One byte more than is needed, to see whether it is left alone.
    std::vector<std::uint8_t> bright(static_cast<std::size_t>(size.width() * size.height()) + 1, 7);
    const Frames::Taken taken = Frames::take(frame, bright.data());
    QVERIFY(taken.bright);
    QCOMPARE(bright.back(), std::uint8_t{7});
    QCOMPARE(taken.preview.size(), size);

    const bool rgb = format >= QVideoFrameFormat::Format_ARGB8888 && format <= QVideoFrameFormat::Format_XBGR8888;
    const int leftBright = rgb ? qGray(red, green, blue) : yuvOf(red, green, blue).y;
    const int rightBright = rgb ? right : yuvOf(right, right, right).y;
    for (int y = 0; y < size.height(); ++y) {
        const std::uint8_t *row = bright.data() + qsizetype{y} * size.width();
        QVERIFY2(isNear(row[0], leftBright), qPrintable(QString::number(row[0])));
        QVERIFY2(isNear(row[size.width() - 1], rightBright), qPrintable(QString::number(row[size.width() - 1])));
    }
    const QColor left = taken.preview.pixelColor(2, size.height() - 1);
    const QColor other = taken.preview.pixelColor(size.width() - 1, 0);
    if (format == QVideoFrameFormat::Format_Y8) {
        QVERIFY(left.red() == left.blue() && left.green() == left.blue());
    } else {
        QVERIFY2(isNear(left.red(), red) && isNear(left.green(), green) && isNear(left.blue(), blue),
            qPrintable(left.name()));
        QVERIFY2(isNear(other.red(), right) && isNear(other.blue(), right), qPrintable(other.name()));
    }
}

void TstCameraFrames::makesLargeFramesSmall()
{
    QVideoFrame frame(QVideoFrameFormat({1920, 1080}, QVideoFrameFormat::Format_Y8));
    QVERIFY(frame.map(QVideoFrame::WriteOnly));
    std::memset(frame.bits(0), 90, static_cast<std::size_t>(frame.mappedBytes(0)));
    frame.unmap();
    const Frames::Taken taken = Frames::take(frame, nullptr);
    QCOMPARE(taken.preview.size(), QSize(640, 360));
    QCOMPARE(taken.preview.pixel(639, 359), qRgb(90, 90, 90));
}

void TstCameraFrames::leavesBrightnessAloneWhenNobodyWantsIt()
{
    QVideoFrame frame(QVideoFrameFormat(size, QVideoFrameFormat::Format_YUYV));
    const Frames::Taken taken = Frames::take(frame, nullptr);
    QVERIFY(!taken.bright);
    QVERIFY(!taken.preview.isNull());
}

void TstCameraFrames::takesNothingFromNoFrame()
{
    std::uint8_t bright = 7;
    const Frames::Taken taken = Frames::take(QVideoFrame(), &bright);
    QVERIFY(!taken.bright);
    QVERIFY(taken.preview.isNull());
    QCOMPARE(bright, std::uint8_t{7});
}

QTEST_GUILESS_MAIN(TstCameraFrames)
#include "tst_cameraframes.moc"
