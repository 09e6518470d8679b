// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
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

    /// Is there a picture, and can its rows be walked?
    [[nodiscard]] bool isValid() const { return data && width > 0 && height > 0 && bytesPerLine >= width; }
    /// The pixels of row @p y, which must exist.
    [[nodiscard]] const std::uint8_t *row(int y) const { return data + static_cast<std::ptrdiff_t>(y) * bytesPerLine; }
};
} // namespace Countersign
