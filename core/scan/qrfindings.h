// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/qrpass.h"

#include <vector>

namespace Countersign
{
/// Gathers what several looks at one picture find: each text once. Not for use from several threads at a time.
class QrFindings
{
public:
    void add(QrPass pass);

    [[nodiscard]] bool isEmpty() const { return m_codes.empty(); }
    [[nodiscard]] const std::vector<QrCode> &codes() const { return m_codes; }
    /// Where a code is whose text none of the looks could read.
    [[nodiscard]] std::vector<QrOutline> unread() const;

    /// Gives the codes away: top to bottom, and from left to right those that share a line.
    [[nodiscard]] std::vector<QrCode> takeInReadingOrder();

private:
    std::vector<QrCode> m_codes;
    std::vector<QrOutline> m_unread;
};

/// The smallest upright rectangle around an outline.
struct QrBounds
{
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] static QrBounds of(const QrOutline &outline);
    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
    [[nodiscard]] QrPoint middle() const { return {(left + right) / 2, (top + bottom) / 2}; }
    [[nodiscard]] bool contains(QrPoint point) const
    {
        return point.x >= left && point.x <= right && point.y >= top && point.y <= bottom;
    }
};
} // namespace Countersign
