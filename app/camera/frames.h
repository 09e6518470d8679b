// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

#include <cstdint>

class QVideoFrame;

namespace Countersign::Frames
{
/// What of a frame is of use, taken while it is mapped. Nothing of the frame is kept: its memory belongs to the
/// camera and may vanish.
struct Taken
{
    bool bright = false; ///< The brightness was written.
    QImage preview; ///< RGB32, at most previewWidth wide; null when the frame could not be read.
};

/// A preview is not wider than this if the frame can be halved, or divided by another whole number, to fit.
inline constexpr int previewWidth = 640;

/// Copies the brightness of each pixel to @p brightness (width × height bytes without gaps; null: not wanted) and
/// makes the preview. Packed and planar YUV, RGB with four bytes a pixel and gray are read where they lie; any other
/// kind of frame is converted by Qt. Any thread, but only the one that was handed the frame.
[[nodiscard]] Taken take(const QVideoFrame &frame, std::uint8_t *brightness);
} // namespace Countersign::Frames
