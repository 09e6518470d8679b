// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminance.h"

/// Changes of a picture that keep its size, in a time that does not depend on how far they reach. Beyond its edge a
/// picture is taken to go on as its outermost pixels do.
namespace Countersign::LuminanceFilter
{
/// Each pixel becomes the mean of the (2 × @p across + 1) × (2 × @p down + 1) pixels around it: takes noise away.
/// Both 0 to 1000.
[[nodiscard]] Luminance smoothed(const LuminanceView &picture, int across, int down);

/// Each pixel is moved away from the mean of its neighbourhood of @p radius by @p percent of their distance: takes
/// blur away. Radius 1 to 1000, percent 1 to 1000.
[[nodiscard]] Luminance sharpened(const LuminanceView &picture, int radius, int percent);

enum class Ink {
    Dark, ///< On light ground.
    Light, ///< On dark ground, as in a dark theme.
};

/// Black where a pixel is darker than the mean of its neighbourhood of @p radius by more than @p margin (or lighter,
/// for light ink), and white elsewhere: takes shadows, gleams and weak contrast away. Radius 1 to 1000, margin 0 to
/// 255.
[[nodiscard]] Luminance thresholded(const LuminanceView &picture, int radius, int margin, Ink ink = Ink::Dark);
} // namespace Countersign::LuminanceFilter
