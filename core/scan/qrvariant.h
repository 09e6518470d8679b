// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrpass.h"

#include <span>

namespace Countersign
{
/// One way to change a picture so that a code may be read in it that could not be read before.
struct QrVariant
{
    const char *name; ///< In English, for the bench and for logs.
    /// Changes the picture, looks, and leads the corners back through the change and then through the mapping.
    QrPass (*look)(const LuminanceView &picture, const PictureMapping &mapping);
};

/// The ways worth trying on a whole camera frame or picture, the likeliest and cheapest first. None of them takes
/// longer than some 15 ms for a picture of 1280 × 720 pixels.
[[nodiscard]] std::span<const QrVariant> qrVariantsForPictures();
/// The same for a piece of a picture in which a code is known or supposed to be, where more costly ones pay.
[[nodiscard]] std::span<const QrVariant> qrVariantsForRegions();
} // namespace Countersign
