// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminancefilter.h"
#include "core/scan/qrpass.h"

#include <span>

namespace Countersign
{
/// One way to change a picture so that a code may be read in it that could not be read before. The changes are made
/// in the order of the members.
struct QrVariant
{
    const char *name = ""; ///< In English, for the bench and for logs.
    int enlargement = 1; ///< So many times as wide and as high…
    int reduction = 1; ///< … or so many times as narrow and as low: against noise and blur, and faster.
    /// Seen from the front what is turned away around an upright or a level axis by so many degrees.
    int yaw = 0;
    int pitch = 0;
    enum class Side {
        Front,
        Mirror,
    } side = Side::Front;
    enum class Contrast {
        Kept,
        Inverted, ///< For light codes on dark ground.
        Global, ///< One limit between dark and light for all of the picture.
        Local, ///< As the threshold below says.
    } contrast = Contrast::Kept;
    LuminanceFilter::Threshold threshold{};
};

/// Changes the picture, looks, and leads the corners back through the changes and then through @p mapping. A picture
/// that would become too small to hold a code is not looked at.
[[nodiscard]] std::vector<QrCode> lookForQrCodes(
    const LuminanceView &picture, const PictureMapping &mapping, const QrVariant &variant);

/// The ways worth trying on a whole camera frame or picture, the likeliest and cheapest first; the picture as it is
/// comes before all of them. None takes longer than some 6 ms for 1280 × 720 pixels.
[[nodiscard]] std::span<const QrVariant> qrVariantsForPictures();
/// The same for a piece of a picture in which a code is known or supposed to be, where more costly ones pay.
[[nodiscard]] std::span<const QrVariant> qrVariantsForRegions();
} // namespace Countersign
