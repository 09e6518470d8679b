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

/// How hard to look when a first pass finds nothing.
enum class QrEffort {
    Frame, ///< Not at all: one of many camera frames, where the next one may be better. Milliseconds.
    Picture, ///< Also stretched, mirrored, reduced and enlarged: all there is. Up to seconds for a large picture.
};

/// Finds every QR code in a picture, in reading order (top to bottom, left to right), each once. Light-on-dark codes
/// are found too. Pure, any thread; not for the GUI thread. A null or empty view finds nothing.
[[nodiscard]] std::vector<QrCode> decodeQrCodes(const LuminanceView &picture, QrEffort effort = QrEffort::Picture);
} // namespace Countersign
