// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/glyphlabel.h"

#include <QPainter>

namespace Countersign
{
GlyphLabel::GlyphLabel(Glyph glyph, int size, QColor Theme::*color, QWidget *parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_size(size)
    , m_color(color)
{
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void GlyphLabel::setGlyph(Glyph glyph, QColor Theme::*color)
{
    m_glyph = glyph;
    m_color = color;
    update();
}

void GlyphLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintGlyph(painter, m_glyph, rect(), Theme::of(palette()).*m_color);
}
} // namespace Countersign
