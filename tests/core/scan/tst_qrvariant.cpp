// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of change earns its place: there is a picture that it makes readable, and that no other way reads.
#include "core/scan/qrvariant.h"
#include "tests/core/scan/qrpainting.h"
#include "tests/tools/scancorpus/scancorpus.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace Countersign;
using Contrast = QrVariant::Contrast;
using LuminanceFilter::Ink;

namespace
{
const QByteArray first = "otpauth://totp/One:alice?secret=JBSWY3DPEHPK3PXP&issuer=One";

LuminanceView viewOf(const QImage &gray)
{
    return {gray.constBits(), gray.width(), gray.height(), static_cast<int>(gray.bytesPerLine())};
}

bool isLight(const QrVariant &variant)
{
    return variant.contrast == Contrast::Inverted
        || (variant.contrast == Contrast::Local && variant.threshold.ink == Ink::Light);
}

bool isMirrored(const QrVariant &variant)
{
    return variant.side == QrVariant::Side::Mirror;
}

bool isFronted(const QrVariant &variant)
{
    return variant.yaw != 0 || variant.pitch != 0;
}

bool isReduced(const QrVariant &variant)
{
    return variant.reduction > 1;
}

bool isEnlarged(const QrVariant &variant)
{
    return variant.enlargement > 1;
}

bool isSharpened(const QrVariant &variant)
{
    return variant.contrast == Contrast::Local && variant.threshold.sharpening > 0;
}

bool isSmoothed(const QrVariant &variant)
{
    return variant.contrast == Contrast::Local && variant.threshold.smoothing > 0;
}

bool isLocal(const QrVariant &variant)
{
    return variant.contrast == Contrast::Local;
}

bool isGlobal(const QrVariant &variant)
{
    return variant.contrast == Contrast::Global;
}

using Family = bool (*)(const QrVariant &);

bool reads(const std::vector<QrCode> &codes, const QByteArray &text)
{
    return std::any_of(
        codes.begin(), codes.end(), [&text](const QrCode &code) { return code.text.view().toByteArray() == text; });
}

CorpusPicture mirroredPicture()
{
    return {paintedQrCode(first).mirrored(true, false).convertToFormat(QImage::Format_Grayscale8), {first}, 0};
}
} // namespace

Q_DECLARE_METATYPE(Countersign::CorpusPicture)
Q_DECLARE_METATYPE(Family)

class TstQrVariant final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatNoOtherWayReads_data();
    void readsWhatNoOtherWayReads();
    void leadsCornersBack_data();
    void leadsCornersBack();
    void doesNotLookAtWhatIsTooSmall();
};

void TstQrVariant::readsWhatNoOtherWayReads_data()
{
    QTest::addColumn<CorpusPicture>("picture");
    QTest::addColumn<Family>("family");
    const auto add = [](const char *name, Family family, CorpusKind kind, std::uint32_t seed) {
        QTest::newRow(name) << corpusPicture(kind, seed) << family;
    };
    add("light on dark", isLight, CorpusKind::DarkMode, 4);
    add("seen from the front", isFronted, CorpusKind::Perspective, 33);
    add("reduced", isReduced, CorpusKind::Noise, 17);
    add("sharpened", isSharpened, CorpusKind::Blur, 34);
    add("smoothed", isSmoothed, CorpusKind::Noise, 47);
    add("compared with the neighbourhood", isLocal, CorpusKind::LowContrast, 25);
    add("compared with one brightness", isGlobal, CorpusKind::Logo, 1);
    add("enlarged", isEnlarged, CorpusKind::Logo, 40);
    QTest::newRow("mirrored") << mirroredPicture() << Family(isMirrored);
}

void TstQrVariant::readsWhatNoOtherWayReads()
{
    QFETCH(const CorpusPicture, picture);
    QFETCH(const Family, family);
    const LuminanceView view = viewOf(picture.picture);
    const QByteArray text = picture.texts.constFirst();
    QVERIFY2(!reads(lookForQrCodes(view), text), "read as it is");
    bool isRead = false;
    for (const QrVariant &variant : qrVariantsForPictures()) {
        const bool success = reads(lookForQrCodes(view, {}, variant), text);
        isRead = isRead || success;
        QVERIFY2(!success || family(variant), variant.name);
    }
    QVERIFY(isRead);
}

void TstQrVariant::leadsCornersBack_data()
{
    QTest::addColumn<QrVariant>("variant");
    for (const QrVariant &variant : qrVariantsForPictures())
        QTest::addRow("picture: %s", variant.name) << variant;
    for (const QrVariant &variant : qrVariantsForRegions())
        QTest::addRow("region: %s", variant.name) << variant;
}

void TstQrVariant::leadsCornersBack()
{
    QFETCH(const QrVariant, variant);
    // Modules of 12 pixels, large enough for a quarter of the size; smaller ones for the fine neighbourhoods.
    const bool isFine = variant.reduction == 1 && variant.threshold.radius < 10;
    const int module = isFine ? 3 : variant.reduction > 1 || variant.threshold.radius >= 30 ? 12 : 5;
    const bool light = isLight(variant);
    QImage code = paintedQrCode(
        first, module, light ? qRgb(230, 230, 230) : qRgb(20, 20, 20), light ? qRgb(20, 20, 20) : qRgb(230, 230, 230));
    if (isMirrored(variant))
        code = code.mirrored(true, false);
    QImage picture(code.width() + 90, code.height() + 50, QImage::Format_Grayscale8);
    picture.fill(light ? 20 : 230);
    QPainter(&picture).drawImage(60, 30, code);

    // Through a mapping of somebody else's, as for a region of a larger picture.
    const std::vector<QrCode> codes = lookForQrCodes(viewOf(picture), PictureMapping::shifted(1000, 2000), variant);
    QCOMPARE(codes.size(), std::size_t{1});
    QCOMPARE(codes[0].text.view().toByteArray(), first);
    const QRect expected =
        QRect(1060, 2030, code.width(), code.height()).adjusted(4 * module, 4 * module, -4 * module, -4 * module);
    std::vector<QPoint> corners{expected.topLeft(), expected.topRight(), expected.bottomRight(), expected.bottomLeft()};
    for (const QrPoint &corner : codes[0].corners) {
        const QPoint found(corner.x, corner.y);
        const auto near = std::find_if(corners.begin(), corners.end(),
            [&found, module](const QPoint &point) { return (found - point).manhattanLength() <= 2 * module; });
        QVERIFY2(near != corners.end(), qPrintable(QStringLiteral("%1, %2").arg(corner.x).arg(corner.y)));
        corners.erase(near);
    }
}

void TstQrVariant::doesNotLookAtWhatIsTooSmall()
{
    const std::vector<std::uint8_t> bytes(std::size_t{40} * 40, 128);
    for (const QrVariant &variant : qrVariantsForPictures()) {
        for (const int side : {1, 2, 7, 21, 40})
            QVERIFY(lookForQrCodes({bytes.data(), side, side, 40}, {}, variant).empty());
    }
}

QTEST_GUILESS_MAIN(TstQrVariant)
#include "tst_qrvariant.moc"
