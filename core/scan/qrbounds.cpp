// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/qrbounds.h"

#include <algorithm>
#include <cstddef>

namespace Countersign
{
QrBounds QrBounds::of(const QrOutline &outline)
{
    const auto [leftmost, rightmost] = std::minmax_element(
        outline.begin(), outline.end(), [](const QrPoint &a, const QrPoint &b) { return a.x < b.x; });
    const auto [topmost, lowest] = std::minmax_element(
        outline.begin(), outline.end(), [](const QrPoint &a, const QrPoint &b) { return a.y < b.y; });
    return {leftmost->x, topmost->y, rightmost->x, lowest->y};
}

QrBounds QrBounds::withRoom(const LuminanceView &picture) const
{
    constexpr int least = 20;
    const int room = std::max({width() / 2, height() / 2, least});
    return {std::clamp(left - room, 0, picture.width), std::clamp(top - room, 0, picture.height),
        std::clamp(right + room, 0, picture.width), std::clamp(bottom + room, 0, picture.height)};
}

LuminanceView cropped(const LuminanceView &picture, const QrBounds &bounds)
{
    return {picture.row(bounds.top) + bounds.left, bounds.width(), bounds.height(), picture.bytesPerLine};
}
} // namespace Countersign
