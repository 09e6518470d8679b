// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textlinepainter.h"

#include <QPainter>
#include <QStyle>
#include <QTextOption>

namespace Countersign
{
TextLinePainter::TextLinePainter(QString text, const QFont &font)
    : m_text(std::move(text))
    , m_font(font)
{
}

void TextLinePainter::underline(qsizetype start, qsizetype length)
{
    QTextCharFormat format;
    format.setFontUnderline(true);
    m_formats.append({static_cast<int>(start), static_cast<int>(length), format});
}

void TextLinePainter::embolden(qsizetype start, qsizetype length)
{
    QTextCharFormat format;
    format.setFontWeight(QFont::DemiBold);
    m_formats.append({static_cast<int>(start), static_cast<int>(length), format});
}

void TextLinePainter::paint(QPainter &painter, const QRect &rect, const QColor &color, Qt::Alignment alignment,
    Qt::LayoutDirection direction) const
{
    painter.setFont(m_font);
    painter.setPen(color);
    const Qt::Alignment visual = QStyle::visualAlignment(direction, alignment);
    if (m_formats.isEmpty()) {
        painter.drawText(rect, static_cast<int>(visual | Qt::AlignAbsolute | Qt::AlignVCenter), m_text);
        return;
    }
    QTextLayout layout(m_text, m_font, painter.device());
    QTextOption option(visual | Qt::AlignAbsolute);
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(m_formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    layout.draw(&painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2));
}
} // namespace Countersign
