// SPDX-License-Identifier: GPL-3.0-or-later
// Apart from ZXing, whose macros have the names of zbar's classes.
#include "tests/bench/otherdecoders.h"

#ifdef COUNTERSIGN_ZBAR
#include <zbar.h>
#endif

namespace Countersign::OtherDecoders
{
#ifdef COUNTERSIGN_ZBAR
bool hasZbar()
{
    return true;
}

QByteArrayList zbar(const LuminanceView &picture)
{
    ::zbar::ImageScanner scanner;
    scanner.set_config(::zbar::ZBAR_NONE, ::zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(::zbar::ZBAR_QRCODE, ::zbar::ZBAR_CFG_ENABLE, 1);
    // It wants rows without gaps.
    QByteArray pixels;
    for (int y = 0; y < picture.height; ++y)
        pixels.append(reinterpret_cast<const char *>(picture.data) + static_cast<qsizetype>(y) * picture.bytesPerLine,
            picture.width);
    ::zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800",
        pixels.constData(), static_cast<unsigned long>(pixels.size()));
    QByteArrayList texts;
    if (scanner.scan(image) > 0) {
        for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol)
            texts.append(QByteArray::fromStdString(symbol->get_data()));
    }
    image.set_data(nullptr, 0); // before the bytes go
    return texts;
}
#else
bool hasZbar()
{
    return false;
}

QByteArrayList zbar(const LuminanceView &)
{
    return {};
}
#endif
} // namespace Countersign::OtherDecoders
