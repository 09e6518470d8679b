// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminance.h"

namespace Countersign::LuminanceTransform
{
/// Dark becomes light and the other way round.
[[nodiscard]] Luminance inverted(const LuminanceView &picture);
/// Left becomes right, as in a mirror or a front camera's preview.
[[nodiscard]] Luminance mirrored(const LuminanceView &picture);
/// The darkest pixel becomes black, the lightest white, and the others in proportion. A picture of one brightness
/// stays as it is.
[[nodiscard]] Luminance stretched(const LuminanceView &picture);
/// @p factor times as wide and as high, interpolated, so that modules of one or two pixels get room.
[[nodiscard]] Luminance enlarged(const LuminanceView &picture, int factor);
/// Each block of @p factor × @p factor pixels becomes its mean, which also takes noise and screen patterns away.
/// Incomplete blocks at the right and bottom edge are left out.
[[nodiscard]] Luminance reduced(const LuminanceView &picture, int factor);
/// With a light border of @p margin pixels, for pictures that were cut at the edge of a code.
[[nodiscard]] Luminance framed(const LuminanceView &picture, int margin);
} // namespace Countersign::LuminanceTransform
