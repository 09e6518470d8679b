// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/paintutil.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace Countersign
{
Card::Card(Ground ground, QWidget *parent)
    : QWidget(parent)
    , m_ground(ground)
{
}

void Card::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    switch (m_ground) {
    case Ground::Surface:
        PaintUtil::roundedBox(painter, rect(), PaintUtil::cardRadius, theme.surface, theme.hairline);
        break;
    case Ground::Chrome:
        PaintUtil::roundedBox(painter, rect(), PaintUtil::cardRadius, theme.chrome, theme.hairline);
        break;
    case Ground::Info:
        return paintTint(painter, theme, theme.infoTint);
    case Ground::Ok:
        return paintTint(painter, theme, theme.okTint);
    case Ground::Warning:
        return paintTint(painter, theme, theme.warnTint);
    case Ground::Bad:
        return paintTint(painter, theme, theme.badTint);
    }
}

void Card::paintTint(QPainter &painter, const Theme &theme, const QColor &tint)
{
    PaintUtil::roundedBox(painter, rect(), PaintUtil::cardRadius, tint, theme.highContrast ? theme.edge : QColor());
}

void Card::setGround(Ground ground)
{
    m_ground = ground;
    update();
}
} // namespace Countersign
