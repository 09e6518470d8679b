// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminance.h"

namespace Countersign::LuminanceFilter
{
enum class Ink {
    Dark, ///< On light ground.
    Light, ///< On dark ground, as in a dark theme.
};

/// How thresholded() tells dark from light. Radii are those of square neighbourhoods, in pixels.
struct Threshold
{
    int radius = 40; ///< 1 to 1000. Compared with the mean of this neighbourhood.
    int margin = 2; ///< 0 to 255. By how much a pixel must differ from it.
    int smoothing = 0; ///< 0 to 1000. Not the pixel itself, but the mean of this neighbourhood is compared.
    int sharpening = 0; ///< 0 to 1000, and 0 for none. First moved away from the mean of this neighbourhood…
    int gain = 2; ///< 0 to 20. … by so many times their distance.
    Ink ink = Ink::Dark;
    int border = 0; ///< 0 to 1000. So many white pixels are added on each side, for codes cut at their edge.
};

/// Black where a pixel is darker than its neighbourhood (or lighter, for light ink), and white elsewhere: takes
/// shadows, gleams and weak contrast away, and in the same go noise or blur. Beyond its edge the picture is taken to go
/// on as its outermost pixels do. The time does not depend on the radii.
[[nodiscard]] Luminance thresholded(const LuminanceView &picture, const Threshold &threshold);
} // namespace Countersign::LuminanceFilter
