// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fonts.h"

#include <algorithm>

namespace Countersign::Fonts
{
namespace
{
constexpr qreal smallestPoints = 8.5;

QFont scaled(const QFont &system, qreal factor, QFont::Weight weight)
{
    QFont font = system;
    const qreal points = system.pointSizeF();
    if (points > 0)
        font.setPointSizeF(std::max(points * factor, std::min(points, smallestPoints)));
    else // set in pixels; the system decides what is too small
        font.setPixelSize(std::max(1, qRound(system.pixelSize() * factor)));
    font.setWeight(std::max(weight, static_cast<QFont::Weight>(system.weight())));
    return font;
}
} // namespace

QFont caption(const QFont &system)
{
    return scaled(system, 0.85, QFont::Normal);
}

QFont small(const QFont &system)
{
    return scaled(system, 0.9, QFont::Normal);
}

QFont smallStrong(const QFont &system)
{
    return scaled(system, 0.9, QFont::DemiBold);
}

QFont strong(const QFont &system)
{
    return scaled(system, 1.0, QFont::DemiBold);
}

QFont heading(const QFont &system)
{
    return scaled(system, 1.3, QFont::DemiBold);
}

QFont welcome(const QFont &system)
{
    return scaled(system, 1.6, QFont::DemiBold);
}

QFont code(const QFont &system)
{
    return scaled(system, 1.75, QFont::DemiBold);
}

QFont tableCode(const QFont &system)
{
    return scaled(system, 1.35, QFont::DemiBold);
}

QFont compareCode(const QFont &system)
{
    return scaled(system, 2.4, QFont::DemiBold);
}
} // namespace Countersign::Fonts
