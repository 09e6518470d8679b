// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/scan/luminanceview.h"

#include <array>
#include <vector>

namespace Countersign
{
/// A corner of a found code, in pixels of the picture.
struct QrPoint
{
    int x = 0;
    int y = 0;
};

/// One QR code that was found. The text is treated as a secret, since it nearly always is one.
struct QrCode
{
    SecretBytes text; ///< UTF-8; a byte-mode payload that is not UTF-8 comes as its raw bytes.
    std::array<QrPoint, 4> corners{}; ///< Clockwise from the code's own top left.
};

/// Finds every QR code in a picture, in reading order (top to bottom, left to right), each once. Light-on-dark codes
/// are found too. Pure, any thread; takes milliseconds to about a second, so not on the GUI thread.
/// A null or empty view finds nothing.
[[nodiscard]] std::vector<QrCode> decodeQrCodes(const LuminanceView &picture);
} // namespace Countersign
