// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminanceview.h"
#include "core/scan/picturemapping.h"
#include "core/scan/qrcode.h"

#include <vector>

namespace Countersign
{
/// How brightness becomes dark and light.
enum class QrBinarizer {
    Local, ///< Compared with the neighbourhood of each block of 8 × 8 pixels.
    Global, ///< Compared with one brightness for the whole picture, chosen from its histogram.
    Ready, ///< The picture is black and white already: below 128 is dark.
};

/// Looks once for dark codes on light ground, with ZXing and without changing the picture. Corners go through
/// @p mapping. Pure, any thread. Finds nothing in an empty view and in one with a side over 65,535 pixels.
[[nodiscard]] std::vector<QrCode> lookForQrCodes(
    const LuminanceView &picture, const PictureMapping &mapping = {}, QrBinarizer binarizer = QrBinarizer::Local);
} // namespace Countersign
