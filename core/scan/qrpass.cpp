// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/qrpass.h"

#include "core/base/logging.h"
#include "core/scan/zxing_p.h"

#include <QByteArrayView>

#include <charconv>
#include <exception>
#include <string>

namespace Countersign
{
namespace
{
/// ZXing keeps runs of pixels in 16 bits.
constexpr int longestSide = 65'535;

/// The marked place where ZXing forces copies of a payload on us: as text, which is wiped here, and in its own
/// results, which are out of reach.
template<typename Barcode>
SecretBytes payloadOf(const Barcode &barcode)
{
    const auto &bytes = barcode.bytes();
    const QByteArrayView raw(bytes.data(), static_cast<qsizetype>(bytes.size()));
    // Without a declared character set, writers mean UTF-8; ZXing would guess one, and might guess wrong.
    if (!barcode.hasECI())
        return SecretBytes::copyOf(raw);
    std::string text = barcode.text();
    SecretBytes payload = SecretBytes::copyOf(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    SecretMemory::wipe(text.data(), text.size());
    return payload;
}

template<typename Barcode>
QrPart partOf(const Barcode &barcode)
{
    const int count = barcode.sequenceSize();
    const int index = barcode.sequenceIndex();
    if (count < 2 || index < 0 || index >= count)
        return {};
    const std::string id = barcode.sequenceId();
    int parity = 0;
    std::from_chars(id.data(), id.data() + id.size(), parity);
    return {index, count, parity};
}

template<typename Barcode>
QrOutline cornersOf(const Barcode &barcode, const PictureMapping &mapping)
{
    QrOutline corners;
    const auto &position = barcode.position();
    for (std::size_t i = 0; i < corners.size(); ++i)
        corners[i] = mapping.original(QrPoint{position[static_cast<int>(i)].x, position[static_cast<int>(i)].y});
    return corners;
}

ZXing::Binarizer zxingBinarizer(QrBinarizer binarizer)
{
    switch (binarizer) {
    case QrBinarizer::Local:
        return ZXing::Binarizer::LocalAverage;
    case QrBinarizer::Global:
        return ZXing::Binarizer::GlobalHistogram;
    case QrBinarizer::Ready:
        return ZXing::Binarizer::FixedThreshold;
    }
    return ZXing::Binarizer::LocalAverage;
}

Zxing::Options options(QrBinarizer binarizer)
{
    Zxing::Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setBinarizer(zxingBinarizer(binarizer));
    options.setTryHarder(true);
    options.setTryRotate(false); // finder patterns are found in every direction; this is for bar codes
    options.setTryDownscale(false); // the caller's business, who does it with better filters
    Zxing::lookForDarkOnLightOnly(options);
    return options;
}
} // namespace

std::vector<QrCode> lookForQrCodes(const LuminanceView &picture, const PictureMapping &mapping, QrBinarizer binarizer)
{
    std::vector<QrCode> codes;
    if (!picture.isValid() || picture.width > longestSide || picture.height > longestSide)
        return codes;
    try {
        const ZXing::ImageView view(
            picture.data, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.bytesPerLine);
        const auto barcodes = ZXing::ReadBarcodes(view, options(binarizer));
        for (const auto &barcode : barcodes) {
            if (barcode.isValid())
                codes.push_back({payloadOf(barcode), cornersOf(barcode, mapping), partOf(barcode)});
        }
    } catch (const std::exception &exception) {
        qCWarning(logScan, "The decoder gave up: %s", exception.what());
    }
    return codes;
}
} // namespace Countersign
