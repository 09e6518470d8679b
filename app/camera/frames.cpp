// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/camera/frames.h"

#include <QVideoFrame>
#include <QVideoFrameFormat>

#include <algorithm>
#include <cstring>
#include <optional>

namespace Countersign
{
namespace
{
/// Where one component of a pixel lies. For chroma, one value may stand for several pixels.
struct Component
{
    const std::uint8_t *data = nullptr;
    qsizetype bytesPerLine = 0;
    int step = 1; ///< Bytes from one value to the next.
    int shrinkX = 0; ///< Each value stands for 2^shrink pixels.
    int shrinkY = 0;

    [[nodiscard]] const std::uint8_t *row(int y) const { return data + (y >> shrinkY) * bytesPerLine; }
    [[nodiscard]] int at(const std::uint8_t *row, int x) const { return row[qsizetype{x >> shrinkX} * step]; }
};

enum class Colors { Gray, Yuv, Rgb };

struct Layout
{
    Colors colors = Colors::Gray;
    Component a; ///< brightness, or red
    Component b; ///< blueness, or green
    Component c; ///< redness, or blue
    int width = 0;
    int height = 0;
};

/// Four bytes a pixel.
struct Order
{
    int red;
    int green;
    int blue;
};

std::optional<Order> rgbOrder(QVideoFrameFormat::PixelFormat format)
{
    switch (format) {
    case QVideoFrameFormat::Format_BGRA8888:
    case QVideoFrameFormat::Format_BGRA8888_Premultiplied:
    case QVideoFrameFormat::Format_BGRX8888:
        return Order{2, 1, 0};
    case QVideoFrameFormat::Format_ARGB8888:
    case QVideoFrameFormat::Format_ARGB8888_Premultiplied:
    case QVideoFrameFormat::Format_XRGB8888:
        return Order{1, 2, 3};
    case QVideoFrameFormat::Format_RGBA8888:
    case QVideoFrameFormat::Format_RGBX8888:
        return Order{0, 1, 2};
    case QVideoFrameFormat::Format_ABGR8888:
    case QVideoFrameFormat::Format_XBGR8888:
        return Order{3, 2, 1};
    default:
        return std::nullopt;
    }
}

/// Does the plane hold what the component reads from it?
bool fits(const QVideoFrame &frame, int plane, const Component &component, int width, int height)
{
    const int columns = (width + (1 << component.shrinkX) - 1) >> component.shrinkX;
    const int rows = (height + (1 << component.shrinkY) - 1) >> component.shrinkY;
    const qsizetype offset = component.data - frame.bits(plane);
    const qsizetype last = (rows - 1) * component.bytesPerLine + qsizetype{columns - 1} * component.step;
    return frame.bits(plane) != nullptr && offset + last < frame.mappedBytes(plane);
}

Component component(const QVideoFrame &frame, int plane, int offset, int step, int shrinkX = 0, int shrinkY = 0)
{
    return {frame.bits(plane) + offset, frame.bytesPerLine(plane), step, shrinkX, shrinkY};
}

/// How a mapped frame is to be read; nothing for kinds that are left to Qt.
std::optional<Layout> layoutOf(const QVideoFrame &frame)
{
    const int width = frame.width();
    const int height = frame.height();
    const auto whole = [&](const Layout &layout, int planeB, int planeC) -> std::optional<Layout> {
        const bool gray = layout.colors == Colors::Gray;
        if (width <= 0 || height <= 0 || !fits(frame, 0, layout.a, width, height)
            || (!gray && !fits(frame, planeB, layout.b, width, height))
            || (!gray && !fits(frame, planeC, layout.c, width, height)))
            return std::nullopt;
        return layout;
    };
    const auto packed = [&](int y, int u, int v) {
        return whole({Colors::Yuv, component(frame, 0, y, 2), component(frame, 0, u, 4, 1),
                         component(frame, 0, v, 4, 1), width, height},
            0, 0);
    };
    const auto interleaved = [&](int u, int v) {
        return whole({Colors::Yuv, component(frame, 0, 0, 1), component(frame, 1, u, 2, 1, 1),
                         component(frame, 1, v, 2, 1, 1), width, height},
            1, 1);
    };
    const auto planar = [&](int u, int v, int shrinkY) {
        return whole({Colors::Yuv, component(frame, 0, 0, 1), component(frame, u, 0, 1, 1, shrinkY),
                         component(frame, v, 0, 1, 1, shrinkY), width, height},
            u, v);
    };
    switch (frame.pixelFormat()) {
    case QVideoFrameFormat::Format_YUYV:
        return packed(0, 1, 3);
    case QVideoFrameFormat::Format_UYVY:
        return packed(1, 0, 2);
    case QVideoFrameFormat::Format_NV12:
        return interleaved(0, 1);
    case QVideoFrameFormat::Format_NV21:
        return interleaved(1, 0);
    case QVideoFrameFormat::Format_YUV420P:
        return planar(1, 2, 1);
    case QVideoFrameFormat::Format_YV12:
        return planar(2, 1, 1);
    case QVideoFrameFormat::Format_YUV422P:
        return planar(1, 2, 0);
    case QVideoFrameFormat::Format_Y8:
        return whole({Colors::Gray, component(frame, 0, 0, 1), {}, {}, width, height}, 0, 0);
    default:
        break;
    }
    if (const auto order = rgbOrder(frame.pixelFormat()))
        return whole({Colors::Rgb, component(frame, 0, order->red, 4), component(frame, 0, order->green, 4),
                         component(frame, 0, order->blue, 4), width, height},
            0, 0);
    return std::nullopt;
}

std::uint8_t byte(int value)
{
    return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

/// Rec. 601 in 256ths.
std::uint8_t brightnessOf(int red, int green, int blue)
{
    return static_cast<std::uint8_t>((77 * red + 150 * green + 29 * blue) >> 8);
}

void copyBrightness(const Layout &layout, std::uint8_t *out)
{
    const auto width = static_cast<std::size_t>(layout.width);
    for (int y = 0; y < layout.height; ++y, out += width) {
        const std::uint8_t *a = layout.a.row(y);
        if (layout.colors == Colors::Rgb) {
            const std::uint8_t *b = layout.b.row(y);
            const std::uint8_t *c = layout.c.row(y);
            for (std::size_t x = 0; x < width; ++x)
                out[x] = brightnessOf(a[4 * x], b[4 * x], c[4 * x]);
        } else if (layout.a.step == 1) {
            std::memcpy(out, a, width);
        } else {
            for (std::size_t x = 0; x < width; ++x)
                out[x] = a[2 * x];
        }
    }
}

/// Video brightness runs from 16 to 235; cameras that use all of it lose a little at both ends of a mere preview.
QRgb rgbFromYuv(int y, int u, int v)
{
    const int bright = 298 * (y - 16) + 128;
    const int blueness = u - 128;
    const int redness = v - 128;
    return qRgb(byte((bright + 409 * redness) >> 8), byte((bright - 100 * blueness - 208 * redness) >> 8),
        byte((bright + 516 * blueness) >> 8));
}

QRgb pixel(const Layout &layout, int a, int b, int c)
{
    switch (layout.colors) {
    case Colors::Gray:
        return qRgb(a, a, a);
    case Colors::Yuv:
        return rgbFromYuv(a, b, c);
    case Colors::Rgb:
        return qRgb(a, b, c);
    }
    return 0;
}

/// Every n-th pixel of every n-th row, with two neighbours' brightness mixed against jagged edges.
QImage previewOf(const Layout &layout)
{
    const int every = std::max(1, (layout.width + Frames::previewWidth - 1) / Frames::previewWidth);
    QImage preview(layout.width / every, std::max(1, layout.height / every), QImage::Format_RGB32);
    if (preview.isNull())
        return preview;
    const bool gray = layout.colors == Colors::Gray;
    const int beside = every > 1 ? 1 : 0;
    for (int row = 0; row < preview.height(); ++row) {
        const int y = row * every;
        auto *out = reinterpret_cast<QRgb *>(preview.scanLine(row));
        const std::uint8_t *a = layout.a.row(y);
        const std::uint8_t *b = gray ? a : layout.b.row(y);
        const std::uint8_t *c = gray ? a : layout.c.row(y);
        for (int column = 0; column < preview.width(); ++column) {
            const int x = column * every;
            const int first = (layout.a.at(a, x) + layout.a.at(a, x + beside)) / 2;
            out[column] = pixel(layout, first, layout.b.at(b, x), layout.c.at(c, x));
        }
    }
    return preview;
}

/// For kinds of frames that nobody here reads by hand.
Frames::Taken convert(const QVideoFrame &frame, std::uint8_t *brightness)
{
    const QImage image = frame.toImage().convertToFormat(QImage::Format_RGB32);
    if (image.isNull() || image.size() != frame.size())
        return {};
    const auto *bits = image.constBits();
    const bool little = QSysInfo::ByteOrder == QSysInfo::LittleEndian;
    const auto at = [&](int offset) { return Component{bits + offset, image.bytesPerLine(), 4}; };
    const Layout layout{
        Colors::Rgb, at(little ? 2 : 1), at(little ? 1 : 2), at(little ? 0 : 3), image.width(), image.height()};
    if (brightness != nullptr)
        copyBrightness(layout, brightness);
    return {brightness != nullptr, previewOf(layout)};
}
} // namespace

Frames::Taken Frames::take(const QVideoFrame &frame, std::uint8_t *brightness)
{
    QVideoFrame mapped = frame;
    if (mapped.map(QVideoFrame::ReadOnly)) {
        const auto layout = layoutOf(mapped);
        Taken taken;
        if (layout) {
            if (brightness != nullptr)
                copyBrightness(*layout, brightness);
            taken = {brightness != nullptr, previewOf(*layout)};
        }
        mapped.unmap();
        if (layout)
            return taken;
    }
    return convert(frame, brightness);
}
} // namespace Countersign
