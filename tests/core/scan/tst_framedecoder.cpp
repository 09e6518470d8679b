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
    QVERIFY(decoder.unread().empty());
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

QTEST_GUILESS_MAIN(TstFrameDecoder)
#include "tst_framedecoder.moc"
