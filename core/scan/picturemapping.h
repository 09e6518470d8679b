// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrcode.h"

#include <array>

namespace Countersign
{
/// How places in a changed picture lead back to the original: a projective transformation of the plane. Coordinates
/// are those of pixels' edges, so that the top left corner of a picture is (0, 0) at every size.
class PictureMapping
{
public:
    /// Leaves everything where it is.
    PictureMapping() = default;
    /// The changed picture is @p factor times as large as the original. Over 0.
    [[nodiscard]] static PictureMapping scaled(double factor);
    /// The changed picture's (0, 0) is the original's (@p left, @p top). Negative for a picture with a border.
    [[nodiscard]] static PictureMapping shifted(double left, double top);
    /// Left and right are exchanged in a picture of @p width pixels.
    [[nodiscard]] static PictureMapping mirrored(int width);
    /// The changed picture shows, as a square of @p side pixels, what the original shows within @p outline.
    /// An outline without area gives something useless, but finite.
    [[nodiscard]] static PictureMapping squared(int side, const QrOutline &outline);

    /// The changed picture shows, from the front, what the original shows on a plane that is turned away around an
    /// upright axis by @p yaw or around a level one by @p pitch degrees, as a camera with a field of view of some 60
    /// degrees sees it. (0, 0) is the middle of the changed picture and (@p middleX, @p middleY) that of the original,
    /// @p width pixels wide.
    [[nodiscard]] static PictureMapping fronted(double yaw, double pitch, double middleX, double middleY, double width);

    /// First this mapping, then @p next: for a picture that was changed twice, the last change first.
    [[nodiscard]] PictureMapping then(const PictureMapping &next) const;

    struct Point
    {
        double x = 0;
        double y = 0;
    };
    [[nodiscard]] Point original(Point changed) const;

    /// Goes along a line of the changed picture in steps of one pixel; quicker than asking for each point.
    class Walk
    {
    public:
        [[nodiscard]] float x() const { return m_x / m_depth; }
        [[nodiscard]] float y() const { return m_y / m_depth; }
        void next()
        {
            m_x += m_stepX;
            m_y += m_stepY;
            m_depth += m_stepDepth;
        }

    private:
        friend class PictureMapping;
        float m_x = 0, m_y = 0, m_depth = 1, m_stepX = 0, m_stepY = 0, m_stepDepth = 0;
    };
    [[nodiscard]] Walk walkAlong(double y, double fromX) const;
    /// Rounded to the nearest corner of pixels.
    [[nodiscard]] QrPoint original(QrPoint changed) const;

private:
    explicit PictureMapping(const std::array<double, 9> &matrix)
        : m_matrix(matrix)
    {
    }

    std::array<double, 9> m_matrix{1, 0, 0, 0, 1, 0, 0, 0, 1}; ///< Row by row.
};
} // namespace Countersign
