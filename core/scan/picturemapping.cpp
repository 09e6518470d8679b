// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/picturemapping.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace Countersign
{
PictureMapping PictureMapping::scaled(double factor)
{
    return PictureMapping({1 / factor, 0, 0, 0, 1 / factor, 0, 0, 0, 1});
}

PictureMapping PictureMapping::shifted(double left, double top)
{
    return PictureMapping({1, 0, left, 0, 1, top, 0, 0, 1});
}

PictureMapping PictureMapping::mirrored(int width)
{
    return PictureMapping({-1, 0, static_cast<double>(width), 0, 1, 0, 0, 0, 1});
}

PictureMapping PictureMapping::squared(int side, const QrOutline &outline)
{
    // P. Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), section 2.2.3: the unit square's image.
    const auto [topLeft, topRight, bottomRight, bottomLeft] = outline;
    const double dx1 = topRight.x - bottomRight.x;
    const double dy1 = topRight.y - bottomRight.y;
    const double dx2 = bottomLeft.x - bottomRight.x;
    const double dy2 = bottomLeft.y - bottomRight.y;
    const double sumX = topLeft.x - topRight.x + bottomRight.x - bottomLeft.x;
    const double sumY = topLeft.y - topRight.y + bottomRight.y - bottomLeft.y;
    const double area = dx1 * dy2 - dx2 * dy1;
    const double g = area == 0 ? 0 : (sumX * dy2 - dx2 * sumY) / area;
    const double h = area == 0 ? 0 : (dx1 * sumY - sumX * dy1) / area;
    const PictureMapping unit({topRight.x - topLeft.x + g * topRight.x, bottomLeft.x - topLeft.x + h * bottomLeft.x,
        static_cast<double>(topLeft.x), topRight.y - topLeft.y + g * topRight.y,
        bottomLeft.y - topLeft.y + h * bottomLeft.y, static_cast<double>(topLeft.y), g, h, 1});
    return scaled(side).then(unit);
}

PictureMapping PictureMapping::fronted(double yaw, double pitch, double middleX, double middleY, double width)
{
    const double focal = width / 1.15;
    const double turned = yaw * std::numbers::pi / 180;
    const double leaning = pitch * std::numbers::pi / 180;
    // A point (u, v) of the plane lies at (u cos, v cos, 1 + u sin + v sin) before the camera.
    const PictureMapping projected(
        {std::cos(turned), 0, 0, 0, std::cos(leaning), 0, std::sin(turned) / focal, std::sin(leaning) / focal, 1});
    return projected.then(shifted(middleX, middleY));
}

PictureMapping::Walk PictureMapping::walkAlong(double y, double fromX) const
{
    const auto &m = m_matrix;
    Walk walk;
    walk.m_x = static_cast<float>(m[0] * fromX + m[1] * y + m[2]);
    walk.m_y = static_cast<float>(m[3] * fromX + m[4] * y + m[5]);
    walk.m_depth = static_cast<float>(m[6] * fromX + m[7] * y + m[8]);
    walk.m_stepX = static_cast<float>(m[0]);
    walk.m_stepY = static_cast<float>(m[3]);
    walk.m_stepDepth = static_cast<float>(m[6]);
    return walk;
}

PictureMapping PictureMapping::then(const PictureMapping &next) const
{
    std::array<double, 9> product{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            for (std::size_t i = 0; i < 3; ++i)
                product[row * 3 + column] += next.m_matrix[row * 3 + i] * m_matrix[i * 3 + column];
        }
    }
    return PictureMapping(product);
}

PictureMapping::Point PictureMapping::original(Point changed) const
{
    const auto &m = m_matrix;
    const double depth = m[6] * changed.x + m[7] * changed.y + m[8];
    const double scale = std::abs(depth) < 1e-9 ? 1e9 : 1 / depth;
    return {(m[0] * changed.x + m[1] * changed.y + m[2]) * scale, (m[3] * changed.x + m[4] * changed.y + m[5]) * scale};
}

QrPoint PictureMapping::original(QrPoint changed) const
{
    const Point point = original(Point{static_cast<double>(changed.x), static_cast<double>(changed.y)});
    constexpr double furthest = 1e6; // far outside of any picture, and safe as an int
    return {static_cast<int>(std::lround(std::fmin(std::fmax(point.x, -furthest), furthest))),
        static_cast<int>(std::lround(std::fmin(std::fmax(point.y, -furthest), furthest)))};
}
} // namespace Countersign
