// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/luminanceview.h"
#include "core/scan/qrcode.h"

namespace Countersign
{
/// The smallest upright rectangle around an outline.
struct QrBounds
{
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] static QrBounds of(const QrOutline &outline);
    /// With half as much room again on each side, within @p picture: where a code that was seen here may be now.
    [[nodiscard]] QrBounds withRoom(const LuminanceView &picture) const;

    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
    [[nodiscard]] QrPoint middle() const { return {(left + right) / 2, (top + bottom) / 2}; }
    [[nodiscard]] bool contains(QrPoint point) const
    {
        return point.x >= left && point.x <= right && point.y >= top && point.y <= bottom;
    }
};

/// The piece of @p picture within @p bounds, which must lie within it. Shares its bytes.
[[nodiscard]] LuminanceView cropped(const LuminanceView &picture, const QrBounds &bounds);
} // namespace Countersign
