// SPDX-License-Identifier: GPL-3.0-or-later
// A slice of the corpus that tests/bench/scan measures with: no change may make the decoder find less of it.
#include "core/scan/framedecoder.h"
#include "core/scan/qrdecoder.h"
#include "tests/tools/scancorpus/scancorpus.h"

#include <QTest>

#include <algorithm>

using namespace Countersign;

namespace
{
LuminanceView viewOf(const QImage &gray)
{
    return {gray.constBits(), gray.width(), gray.height(), static_cast<int>(gray.bytesPerLine())};
}

int found(const std::vector<QrCode> &codes, const QByteArrayList &texts)
{
    return static_cast<int>(std::count_if(codes.begin(), codes.end(),
        [&texts](const QrCode &code) { return texts.contains(code.text.view().toByteArray()); }));
}

/// Time stands still, so that a slow computer finds as much as a fast one.
std::chrono::steady_clock::time_point noTime()
{
    return {};
}
} // namespace

class TstScanCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsTheSameFromTheSameSeed();
    void spreadsTheCodesSizes();
    void findsNearlyAllInFrames_data();
    void findsNearlyAllInFrames();
    void findsASmallCodeOnADesktop();
    void findsAllCodesOfAPage();
};

void TstScanCorpus::drawsTheSameFromTheSameSeed()
{
    for (const CorpusKind kind : {CorpusKind::Moire, CorpusKind::Jpeg, CorpusKind::Several}) {
        const CorpusPicture one = corpusPicture(kind, 3);
        const CorpusPicture again = corpusPicture(kind, 3);
        QCOMPARE(one.picture, again.picture);
        QCOMPARE(one.texts, again.texts);
        QVERIFY(one.texts != corpusPicture(kind, 4).texts);
    }
}

void TstScanCorpus::spreadsTheCodesSizes()
{
    QVERIFY(corpusPicture(CorpusKind::Clean, 0).share < 0.19);
    QVERIFY(corpusPicture(CorpusKind::Clean, 19).share > 0.76);
}

void TstScanCorpus::findsNearlyAllInFrames_data()
{
    QTest::addColumn<CorpusKind>("kind");
    for (const CorpusKind kind : corpusKinds) {
        if (isFromCamera(kind))
            QTest::newRow(corpusName(kind)) << kind;
    }
}

void TstScanCorpus::findsNearlyAllInFrames()
{
    QFETCH(const CorpusKind, kind);
    // Small, medium and large, each in another picture.
    int read = 0;
    for (const std::uint32_t seed : {102U, 109U, 117U}) {
        const CorpusPicture sample = corpusPicture(kind, seed);
        FrameDecoder decoder({.now = noTime});
        read += found(decoder.decode(viewOf(sample.picture)), sample.texts);
    }
    QVERIFY2(read >= 2, qPrintable(QString::number(read)));
}

void TstScanCorpus::findsASmallCodeOnADesktop()
{
    const CorpusPicture sample = corpusPicture(CorpusKind::Desktop, 5);
    QrSearchOptions options;
    options.now = noTime;
    QCOMPARE(found(decodeQrCodes(viewOf(sample.picture), options), sample.texts), 1);
}

void TstScanCorpus::findsAllCodesOfAPage()
{
    for (const std::uint32_t seed : {2U, 9U}) {
        const CorpusPicture sample = corpusPicture(CorpusKind::Several, seed);
        QrSearchOptions options;
        options.now = noTime;
        QCOMPARE(
            found(decodeQrCodes(viewOf(sample.picture), options), sample.texts), static_cast<int>(sample.texts.size()));
    }
}

QTEST_GUILESS_MAIN(TstScanCorpus)
#include "tst_scancorpus.moc"
