// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/scan/luminanceview.h"

namespace Countersign
{
/// A picture of its own, one byte of brightness a pixel, rows without gaps. The pixels are wiped when they are
/// released, since a picture of a code is as good as the key in it.
struct Luminance
{
    SecretBytes pixels; ///< width × height bytes
    int width = 0;
    int height = 0;

    /// All black. Neither side may be negative.
    [[nodiscard]] static Luminance blank(int width, int height)
    {
        return {SecretBytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)), width, height};
    }

    /// The pixels of row @p y, which must exist.
    [[nodiscard]] std::uint8_t *row(int y) { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; }
    /// Valid as long as this object stands and is not moved.
    [[nodiscard]] LuminanceView view() const { return {pixels.data(), width, height, width}; }
};
} // namespace Countersign
