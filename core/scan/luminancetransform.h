// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminance.h"
#include "core/scan/picturemapping.h"

namespace Countersign::LuminanceTransform
{
/// Dark becomes light and the other way round.
[[nodiscard]] Luminance inverted(const LuminanceView &picture);
/// Left becomes right, as in a mirror or a front camera's preview.
[[nodiscard]] Luminance mirrored(const LuminanceView &picture);
/// @p factor times as wide and as high, interpolated, so that modules of one or two pixels get room.
[[nodiscard]] Luminance enlarged(const LuminanceView &picture, int factor);
/// Each block of @p factor × @p factor pixels becomes its mean, which also takes noise and screen patterns away.
/// Incomplete blocks at the right and bottom edge are left out.
[[nodiscard]] Luminance reduced(const LuminanceView &picture, int factor);
/// @p width × @p height pixels, each taken, interpolated, from where @p mapping leads in the original; white where that
/// is outside of it or less than half a pixel from its edge.
[[nodiscard]] Luminance warped(const LuminanceView &picture, const PictureMapping &mapping, int width, int height);
} // namespace Countersign::LuminanceTransform
