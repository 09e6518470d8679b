// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rolelabel.h"

#include <QApplication>
#include <QEvent>

namespace Countersign
{
RoleLabel::RoleLabel(Color color, Size scale, QWidget *parent)
    : QLabel(parent)
    , m_color(color)
    , m_size(scale)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    // Also where the ground is a list's or a field's, whose labels would take another role.
    setForegroundRole(QPalette::WindowText);
    applyFont();
    applyColor();
    applyDirection();
}

void RoleLabel::setColor(Color color)
{
    m_color = color;
    applyColor();
}

void RoleLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange)
        applyColor();
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::ParentChange)
        applyDirection();
}

void RoleLabel::applyDirection()
{
    // QLabel aligns by the direction of the text. A Latin name in a right-to-left window belongs to the right.
    if ((alignment() & Qt::AlignHCenter) != 0)
        return;
    const Qt::Alignment edge = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    setAlignment(edge | Qt::AlignAbsolute | (alignment() & Qt::AlignVertical_Mask));
}

void RoleLabel::applyColor()
{
    // Only the text's colour is our own; everything else keeps following the parent.
    const QPalette around = parentWidget() != nullptr ? parentWidget()->palette() : QApplication::palette();
    const QColor color = Theme::of(around).*m_color;
    QPalette own = palette();
    if (own.color(QPalette::Active, QPalette::WindowText) == color)
        return;
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

void RoleLabel::applyFont()
{
    if (m_size != nullptr)
        setFont(m_size(QApplication::font()));
}
} // namespace Countersign
