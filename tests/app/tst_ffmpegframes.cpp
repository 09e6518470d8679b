// SPDX-License-Identifier: GPL-3.0-or-later
// Frames as FFmpeg hands them out, the only back-end of later releases of Qt. It opens cameras through the kernel
// alone, so the frames come from files: in the formats that webcams send.
#include "app/camera/frames.h"
#include "tests/core/scan/qrpainting.h"

#include <QBuffer>
#include <QFile>
#include <QMediaPlayer>
#include <QTemporaryDir>
#include <QTest>
#include <QVideoFrame>
#include <QVideoSink>
#include <QtEndian>

#include <cmath>
#include <cstdlib>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr QSize size{320, 240};
constexpr int framesPerSecond = 30;
constexpr int frameCount = 60;
constexpr char noColor = char(128);
const QByteArray codeText = "otpauth://totp/Acme:alice?secret=GEZDGNBVGY3TQOJQ";

QByteArray number(quint32 value, int bytes = 4)
{
    QByteArray text(4, '\0');
    qToLittleEndian(value, text.data());
    return text.left(bytes);
}

QByteArray chunk(const QByteArray &name, const QByteArray &content)
{
    return name + number(static_cast<quint32>(content.size())) + content + QByteArray(content.size() % 2, '\0');
}

QByteArray list(const QByteArray &name, const QByteArray &content)
{
    return chunk("LIST", name + content);
}

/// An AVI file that shows the same frame again and again. @p format is its FourCC.
QByteArray film(const QByteArray &format, int bitsPerPixel, const QByteArray &frame)
{
    const auto bytes = static_cast<quint32>(frame.size());
    const auto width = static_cast<quint32>(size.width());
    const auto height = static_cast<quint32>(size.height());
    const QByteArray header = number(1'000'000 / framesPerSecond) + number(bytes * framesPerSecond) + number(0)
        + number(0) + number(frameCount) + number(0) + number(1) + number(bytes) + number(width) + number(height)
        + QByteArray(16, '\0');
    const QByteArray stream = "vids" + format + number(0) + number(0) + number(0) + number(1) + number(framesPerSecond)
        + number(0) + number(frameCount) + number(bytes) + number(0xFFFFFFFF) + number(0) + QByteArray(8, '\0');
    const QByteArray picture = number(40) + number(width) + number(height) + number(1, 2)
        + number(static_cast<quint32>(bitsPerPixel), 2) + format + number(bytes) + QByteArray(16, '\0');
    QByteArray frames;
    for (int i = 0; i < frameCount; ++i)
        frames += chunk("00dc", frame);
    const QByteArray content =
        list("hdrl", chunk("avih", header) + list("strl", chunk("strh", stream) + chunk("strf", picture)))
        + list("movi", frames);
    return chunk("RIFF", "AVI " + content);
}

/// A code in the middle of a gray ground, with the brightness of video, 16 to 235.
QImage picture()
{
    QImage image(size, QImage::Format_Grayscale8);
    image.fill(110);
    const QImage code = paintedQrCode(codeText, 4, qRgb(16, 16, 16), qRgb(235, 235, 235));
    QPainter(&image).drawImage((size.width() - code.width()) / 2, (size.height() - code.height()) / 2, code);
    return image;
}

QByteArray rows(const QImage &gray)
{
    QByteArray bytes;
    for (int y = 0; y < gray.height(); ++y)
        bytes.append(reinterpret_cast<const char *>(gray.constScanLine(y)), gray.width());
    return bytes;
}

QByteArray packed(const QByteArray &bright, int offset)
{
    QByteArray frame(bright.size() * 2, noColor);
    for (qsizetype i = 0; i < bright.size(); ++i)
        frame[2 * i + offset] = bright[i];
    return frame;
}

QByteArray jpeg(const QImage &gray)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    // In colour, as cameras send it.
    gray.convertToFormat(QImage::Format_RGB32).save(&buffer, "JPG", 95);
    return bytes;
}

/// The frame in its format, 24 bits or fewer a pixel.
QByteArray frameIn(const QByteArray &format)
{
    QByteArray bright = rows(picture());
    if (format == "YUY2")
        return packed(bright, 0);
    if (format == "UYVY")
        return packed(bright, 1);
    if (format == "NV12" || format == "I420")
        return bright + QByteArray(bright.size() / 2, noColor);
    if (format == "Y800")
        return bright;
    return jpeg(picture());
}
} // namespace

class TstFfmpegFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheBrightness_data();
    void takesTheBrightness();
};

void TstFfmpegFrames::takesTheBrightness_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("bitsPerPixel");
    QTest::newRow("YUY2") << "YUY2"_ba << 16;
    QTest::newRow("UYVY") << "UYVY"_ba << 16;
    QTest::newRow("NV12") << "NV12"_ba << 12;
    QTest::newRow("I420") << "I420"_ba << 12;
    QTest::newRow("gray") << "Y800"_ba << 8;
    QTest::newRow("Motion JPEG") << "MJPG"_ba << 24;
}

void TstFfmpegFrames::takesTheBrightness()
{
    QFETCH(const QByteArray, format);
    QFETCH(const int, bitsPerPixel);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"film.avi"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(film(format, bitsPerPixel, frameIn(format))) > 0);
    file.close();

    QMediaPlayer player;
    QVideoSink sink;
    std::vector<std::uint8_t> bright;
    QImage preview;
    int frames = 0;
    connect(&sink, &QVideoSink::videoFrameChanged, this, [&](const QVideoFrame &frame) {
        if (!frame.isValid() || frame.size() != size)
            return;
        bright.assign(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height()), 0);
        const Frames::Taken taken = Frames::take(frame, bright.data());
        frames += taken.bright ? 1 : 0;
        preview = taken.preview;
    });
    player.setVideoSink(&sink);
    player.setSource(QUrl::fromLocalFile(file.fileName()));
    player.play();
    QTRY_VERIFY_WITH_TIMEOUT(frames > 0, 30000);
    player.stop();

    const QImage expected = picture();
    double difference = 0;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const auto at =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width()) + static_cast<std::size_t>(x);
            difference += std::abs(bright[at] - expected.constScanLine(y)[x]);
        }
    }
    difference /= size.width() * size.height();
    // JPEG changes pixels a little; all other formats hold them as they are.
    QVERIFY2(difference <= (format == "MJPG" ? 4.0 : 0.0), qPrintable(QString::number(difference)));
    const QImage taken(bright.data(), size.width(), size.height(), size.width(), QImage::Format_Grayscale8);
    QCOMPARE(textsIn(taken), QByteArrayList{codeText});
    QCOMPARE(textsIn(preview), QByteArrayList{codeText});
}

QTEST_MAIN(TstFfmpegFrames)
#include "tst_ffmpegframes.moc"
