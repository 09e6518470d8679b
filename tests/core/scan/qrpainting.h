// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrdecoder.h"
#include "core/scan/qrencoder.h"

#include <QByteArrayList>
#include <QImage>
#include <QPainter>

namespace Countersign
{
/// A QR code of @p text as a picture with its border, each module @p scale pixels wide.
inline QImage paintedQrCode(
    const QByteArray &text, int scale = 4, QRgb dark = qRgb(0, 0, 0), QRgb light = qRgb(255, 255, 255), int border = 4)
{
    const Result<QrModules> modules = encodeQrCode(SecretBytes::copyOf(text));
    if (!modules)
        return {};
    const int side = modules->size + 2 * border;
    QImage small(side, side, QImage::Format_RGB32);
    small.fill(QColor(light));
    for (int y = 0; y < modules->size; ++y) {
        for (int x = 0; x < modules->size; ++x) {
            if (modules->isDark(x, y))
                small.setPixel(x + border, y + border, dark);
        }
    }
    return small.scaled(side * scale, side * scale);
}

/// What the decoder finds in @p gray, of Format_Grayscale8, when it has all the time in the world: tests must not
/// depend on how fast a computer is.
inline std::vector<QrCode> codesIn(const QImage &gray)
{
    QrSearchOptions options;
    options.now = [] { return std::chrono::steady_clock::time_point(); };
    return decodeQrCodes(
        {gray.constBits(), gray.width(), gray.height(), static_cast<int>(gray.bytesPerLine())}, options);
}

/// The texts that the decoder finds in @p picture.
inline QByteArrayList textsIn(const QImage &picture)
{
    QByteArrayList texts;
    for (const QrCode &code : codesIn(picture.convertToFormat(QImage::Format_Grayscale8)))
        texts.append(code.text.view().toByteArray());
    return texts;
}
} // namespace Countersign
