// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/linkbutton.h"

#include "ui/widgets/paintutil.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace Countersign
{
namespace
{
constexpr int horizontalMargin = 4;
constexpr int smallestHeight = 24; // easy to hit
} // namespace

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(true); // Enter presses it outside of dialogs, too
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    const QSize size = fontMetrics().size(Qt::TextShowMnemonic, text());
    return {size.width() + 2 * horizontalMargin, qMax(smallestHeight, size.height() + 4)};
}

void LinkButton::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    if (hasFocus())
        PaintUtil::roundedBox(painter, rect(), PaintUtil::buttonRadius, {}, theme.accent, 2);
    QFont underlined = font();
    underlined.setUnderline(true);
    painter.setFont(underlined);
    painter.setPen(isEnabled() ? theme.accentInk : theme.ink2);
    const bool mnemonics = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
    painter.drawText(rect(), Qt::AlignCenter | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), text());
}
} // namespace Countersign
