// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/primarybutton.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/paintutil.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace Countersign
{
namespace
{
constexpr int horizontalPadding = 16;
constexpr int verticalPadding = 6;
constexpr int usualHeight = 34;
constexpr int glyphSize = 16;
constexpr int glyphGap = 8;
constexpr qreal radius = 5;
} // namespace

PrimaryButton::PrimaryButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setFont(Fonts::strong(font()));
    setAttribute(Qt::WA_Hover);
}

PrimaryButton::PrimaryButton(Glyph glyph, const QString &text, QWidget *parent)
    : PrimaryButton(text, parent)
{
    m_glyph = glyph;
}

QSize PrimaryButton::sizeHint() const
{
    const QSize size = fontMetrics().size(Qt::TextShowMnemonic, text());
    const int glyph = m_glyph ? glyphSize + glyphGap : 0;
    return {size.width() + glyph + 2 * horizontalPadding, qMax(usualHeight, size.height() + 2 * verticalPadding)};
}

bool PrimaryButton::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(Fonts::strong(QApplication::font()));
    return QPushButton::event(event);
}

void PrimaryButton::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QColor ground = theme.accentFill;
    QColor ink = theme.onAccent;
    if (!isEnabled()) {
        ground = ThemeColors::mix(theme.ink, theme.chrome, 0.12);
        ink = ThemeColors::mix(theme.ink, theme.chrome, 0.45);
    } else if (isDown()) {
        ground = ThemeColors::mix(theme.ink, theme.accentFill, 0.18);
    } else if (underMouse()) {
        ground = ThemeColors::mix(theme.ink, theme.accentFill, 0.08);
    }
    QPainter painter(this);
    PaintUtil::roundedBox(painter, rect(), radius, ground, {});
    if (hasFocus())
        // Inside of the fill, so that it shows on every ground.
        PaintUtil::roundedBox(painter, QRectF(rect()).adjusted(2, 2, -2, -2), radius - 2, {}, ink, 1.5);

    const bool mnemonics = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
    const int flags = Qt::AlignCenter | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    QRect label = rect();
    if (m_glyph) {
        const int width = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
        const int left = (rect().width() - width - glyphGap - glyphSize) / 2;
        const QRect glyph(left, (height() - glyphSize) / 2, glyphSize, glyphSize);
        paintGlyph(painter, *m_glyph, QStyle::visualRect(layoutDirection(), rect(), glyph), ink);
        label = QStyle::visualRect(layoutDirection(), rect(), QRect(left + glyphSize + glyphGap, 0, width, height()));
    }
    painter.setFont(font());
    painter.setPen(ink);
    painter.drawText(label, flags, text());
}
} // namespace Countersign
