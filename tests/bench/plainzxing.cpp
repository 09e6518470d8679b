// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/zxing_p.h"
#include "tests/bench/otherdecoders.h"

namespace Countersign::OtherDecoders
{
QByteArrayList zxing(const LuminanceView &picture)
{
    Zxing::Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setTryHarder(true);
    const ZXing::ImageView view(
        picture.data, picture.width, picture.height, ZXing::ImageFormat::Lum, picture.bytesPerLine);
    QByteArrayList texts;
    for (const auto &barcode : ZXing::ReadBarcodes(view, options)) {
        if (barcode.isValid())
            texts.append(QByteArray::fromStdString(barcode.text()));
    }
    return texts;
}
} // namespace Countersign::OtherDecoders
