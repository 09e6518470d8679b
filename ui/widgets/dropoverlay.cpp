// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dropoverlay.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/paintutil.h"

#include <QPainter>

namespace Countersign
{
namespace
{
constexpr int margin = 12;
constexpr int glyphSize = 36;
constexpr float opacity = 0.94F;
} // namespace

DropOverlay::DropOverlay(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents); // the window below gets the drop
    hide();
}

void DropOverlay::showText(const QString &text)
{
    m_text = text;
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void DropOverlay::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = theme.surface;
    ground.setAlphaF(opacity);
    painter.fillRect(rect(), ground);
    QPen frame(theme.accent, 2, Qt::DashLine);
    painter.setPen(frame);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        rect().adjusted(margin, margin, -margin, -margin), PaintUtil::cardRadius, PaintUtil::cardRadius);

    painter.setFont(Fonts::strong(font()));
    painter.setPen(theme.ink);
    const QRect text = rect().adjusted(2 * margin, glyphSize, -2 * margin, glyphSize);
    painter.drawText(text, Qt::AlignCenter | Qt::TextWordWrap, m_text);
    const QRect glyph((width() - glyphSize) / 2, height() / 2 - glyphSize / 2, glyphSize, glyphSize);
    paintGlyph(painter, Glyph::Drop, glyph, theme.accentInk);
}
} // namespace Countersign
