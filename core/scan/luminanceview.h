// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace Countersign
{
/// Somebody else's picture, one byte of brightness a pixel, row by row. Does not own the bytes.
struct LuminanceView
{
    const std::uint8_t *data = nullptr;
    int width = 0;
    int height = 0;
    int bytesPerLine = 0; ///< At least width.
};
} // namespace Countersign
