// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scan/luminance.h"

#include <QByteArrayView>

class QImage;

namespace Countersign
{
/// Decodes a picture file: PNG, JPEG, WebP, SVG, GIF (first frame) or BMP, turned as its EXIF orientation says, on
/// white where it is transparent. An SVG is drawn so large that the modules of a code in it are clear.
/// For countersign-picture-reader only; needs a QGuiApplication. Other programs use core/scan/picturereader.h, which
/// keeps hostile pictures out of their process.
/// Errors: ImageUnreadable, ImageTooLarge (over 100 megapixels).
[[nodiscard]] Result<Luminance> loadPicture(QByteArrayView bytes);

/// The brightness of a picture that is already decoded, from the clipboard or the screen. Transparent parts are
/// white. A null picture gives an empty one. Any thread.
[[nodiscard]] Luminance luminanceOf(const QImage &image);
} // namespace Countersign
