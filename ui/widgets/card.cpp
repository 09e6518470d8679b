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
        PaintUtil::roundedBox(
            painter, rect(), PaintUtil::cardRadius, theme.infoTint, theme.highContrast ? theme.edge : QColor());
        break;
    }
}
} // namespace Countersign
