// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/framedecoder.h"
#include "tests/core/scan/qrpainting.h"

#include <QTest>

using namespace Countersign;
using namespace std::chrono_literals;

namespace
{
const QByteArray first = "otpauth://totp/One:alice?secret=JBSWY3DPEHPK3PXP&issuer=One";

QImage frameWith(const QImage &code, int x = 500, int y = 300)
{
    QImage frame(1280, 720, QImage::Format_Grayscale8);
    frame.fill(180);
    QPainter(&frame).drawImage(x, y, code);
    return frame;
}

QByteArrayList texts(FrameDecoder &decoder, const QImage &frame)
{
    QByteArrayList texts;
    for (const QrCode &code :
        decoder.decode({frame.constBits(), frame.width(), frame.height(), static_cast<int>(frame.bytesPerLine())}))
        texts.append(code.text.view().toByteArray());
    return texts;
}

/// How many frames it takes; 0 when it is not found in @p most.
int framesToFind(FrameDecoder &decoder, const QImage &frame, int most)
{
    for (int i = 1; i <= most; ++i) {
        if (!texts(decoder, frame).isEmpty())
            return i;
    }
    return 0;
}
} // namespace

class TstFrameDecoder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInNothing();
    void findsAPlainCodeInTheFirstFrame();
    void spreadsTheOtherWaysOverFrames();
    void triesAllItCanWhileTimeIsLeft();
    void looksFirstWhereACodeWas();
    void forgetsAfterAWhile();
    void staysWithWhatHasJustWorked();
    void survivesFramesOfOtherSizes();
};

void TstFrameDecoder::findsNothingInNothing()
{
    FrameDecoder decoder;
    QVERIFY(decoder.decode({}).empty());
    const std::uint8_t pixel = 0;
    QVERIFY(decoder.decode({&pixel, 1, 1, 1}).empty());
    QVERIFY(decoder.decode({&pixel, 2, 1, 1}).empty());
}

void TstFrameDecoder::findsAPlainCodeInTheFirstFrame()
{
    FrameDecoder decoder;
    QCOMPARE(texts(decoder, frameWith(paintedQrCode(first))), QByteArrayList{first});
}

void TstFrameDecoder::spreadsTheOtherWaysOverFrames()
{
    // A clock that runs 5 ms whenever it is looked at: only some ways of looking fit into a frame.
    std::chrono::steady_clock::time_point now;
    FrameDecoder decoder({45ms, [&now] { return now += 5ms; }});
    const QImage frame = frameWith(paintedQrCode(first).mirrored(true, false));
    const int frames = framesToFind(decoder, frame, 100);
    QVERIFY(frames > 1);
}

void TstFrameDecoder::triesAllItCanWhileTimeIsLeft()
{
    // A clock that stands still: there is always time.
    FrameDecoder decoder({25ms, [] { return std::chrono::steady_clock::time_point(); }});
    QCOMPARE(framesToFind(decoder, frameWith(paintedQrCode(first).mirrored(true, false)), 100), 1);
    QCOMPARE(framesToFind(decoder, frameWith(paintedQrCode(first, 4, qRgb(255, 255, 255), qRgb(0, 0, 0))), 100), 1);
}

namespace
{
/// A decoder whose time is over after one further look, since its clock runs on only then: a look asks it twice.
FrameDecoder hurriedDecoder(std::chrono::steady_clock::time_point &now)
{
    return FrameDecoder({20ms, [&now] { return now += 3ms; }});
}

/// A code with modules of less than two pixels, which only an enlarged picture shows.
QImage tinyCode()
{
    const QImage code = paintedQrCode(first, 6).convertToFormat(QImage::Format_Grayscale8);
    return code.scaled(code.width() / 4, code.height() / 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}
} // namespace

void TstFrameDecoder::looksFirstWhereACodeWas()
{
    const QImage clear = frameWith(paintedQrCode(first, 2), 400, 200);
    const QImage tiny = frameWith(tinyCode(), 420, 220);
    std::chrono::steady_clock::time_point now;
    FrameDecoder stranger = hurriedDecoder(now);
    const int without = framesToFind(stranger, tiny, 60);
    QVERIFY(without != 1);

    FrameDecoder decoder = hurriedDecoder(now);
    QCOMPARE(texts(decoder, clear), QByteArrayList{first});
    QCOMPARE(framesToFind(decoder, tiny, 60), 1);
    // Corners are those of the frame, not of the region.
    const std::vector<QrCode> codes =
        decoder.decode({tiny.constBits(), tiny.width(), tiny.height(), static_cast<int>(tiny.bytesPerLine())});
    QCOMPARE(codes.size(), std::size_t{1});
    const QPoint corner(codes[0].corners[0].x, codes[0].corners[0].y);
    QVERIFY((corner - QPoint(426, 226)).manhattanLength() <= 4);
}

void TstFrameDecoder::forgetsAfterAWhile()
{
    const QImage tiny = frameWith(tinyCode(), 420, 220);
    QImage empty(1280, 720, QImage::Format_Grayscale8);
    empty.fill(180);
    std::chrono::steady_clock::time_point now;
    FrameDecoder decoder = hurriedDecoder(now);
    QCOMPARE(texts(decoder, frameWith(paintedQrCode(first, 2), 400, 200)), QByteArrayList{first});
    for (int i = 0; i < 20; ++i)
        QVERIFY(texts(decoder, empty).isEmpty());
    QVERIFY(framesToFind(decoder, tiny, 60) != 1);

    QCOMPARE(texts(decoder, frameWith(paintedQrCode(first, 2), 400, 200)), QByteArrayList{first});
    decoder.reset();
    QVERIFY(framesToFind(decoder, tiny, 60) != 1);
}

void TstFrameDecoder::staysWithWhatHasJustWorked()
{
    const QImage mirrored = frameWith(paintedQrCode(first).mirrored(true, false));
    std::chrono::steady_clock::time_point now;
    FrameDecoder decoder = hurriedDecoder(now);
    QVERIFY(framesToFind(decoder, mirrored, 100) > 1);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(framesToFind(decoder, mirrored, 1), 1);
}

void TstFrameDecoder::survivesFramesOfOtherSizes()
{
    FrameDecoder decoder;
    QCOMPARE(texts(decoder, frameWith(paintedQrCode(first), 1000, 500)), QByteArrayList{first});
    QImage small(320, 240, QImage::Format_Grayscale8);
    small.fill(180);
    QVERIFY(texts(decoder, small).isEmpty());
    QImage tiny(20, 15, QImage::Format_Grayscale8);
    tiny.fill(180);
    QVERIFY(texts(decoder, tiny).isEmpty());
    QCOMPARE(texts(decoder, frameWith(paintedQrCode(first), 10, 10)), QByteArrayList{first});
}

QTEST_GUILESS_MAIN(TstFrameDecoder)
#include "tst_framedecoder.moc"
