// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actionrow.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/paintutil.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include <algorithm>

namespace Countersign
{
namespace
{
constexpr int padding = 16;
constexpr int verticalPadding = 12;
constexpr int glyphSize = 28;
constexpr int glyphGap = 16;
constexpr int chevronSize = 16;
constexpr int gap = 16;
constexpr int lineGap = 1;
constexpr int usualHeight = 66;
constexpr int preferredTextWidth = 320;
} // namespace

/// Where everything is, left to right; mirrored when painted.
struct ActionRow::Layout
{
    QRect glyph;
    QRect title;
    QRect text;
    QRect chip;
    QRect chevron;
    int height = 0;
};

ActionRow::ActionRow(Glyph glyph, const QString &title, const QString &text, QWidget *parent)
    : QCommandLinkButton(parent)
    , m_glyph(glyph)
{
    setTexts(title, text);
    setAutoDefault(true); // Enter presses it outside of dialogs, too
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ActionRow::setTexts(const QString &title, const QString &text)
{
    setText(title);
    setDescription(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
    updateGeometry();
    update();
}

ActionRow::Layout ActionRow::layoutFor(int width) const
{
    const QFontMetrics strong(Fonts::strong(font()));
    const QFontMetrics small(Fonts::small(font()));
    const QSize chip = PaintUtil::chipSize(tr("Enter"), Fonts::caption(font())).toSize();

    Layout layout;
    const int textLeft = padding + glyphSize + glyphGap;
    const int textRight = width - padding - chevronSize - gap;
    // The chip's room is always kept, or the text would jump when the focus moves.
    const int titleWidth = std::max(0, textRight - textLeft - chip.width() - gap);
    const int textWidth = std::max(0, textRight - textLeft - (isEnabled() ? chip.width() + gap : 0));
    const auto heightOf = [](const QFontMetrics &metrics, int lineWidth, const QString &string) {
        return metrics.boundingRect(QRect(0, 0, std::max(1, lineWidth), 10000), Qt::TextWordWrap, string).height();
    };
    const int titleHeight = heightOf(strong, titleWidth, text());
    const int textHeight = description().isEmpty() ? 0 : heightOf(small, textWidth, description()) + lineGap;
    layout.height = std::max(usualHeight, titleHeight + textHeight + 2 * verticalPadding);
    const int top = (layout.height - titleHeight - textHeight) / 2;

    layout.glyph = QRect(padding, (layout.height - glyphSize) / 2, glyphSize, glyphSize);
    layout.title = QRect(textLeft, top, titleWidth, titleHeight);
    layout.text = QRect(textLeft, top + titleHeight + lineGap, textWidth, textHeight);
    layout.chevron = QRect(width - padding - chevronSize, (layout.height - chevronSize) / 2, chevronSize, chevronSize);
    layout.chip = QRect(QPoint(layout.chevron.left() - gap - chip.width(), (layout.height - chip.height()) / 2), chip);
    return layout;
}

QSize ActionRow::sizeHint() const
{
    const int margins = 2 * padding + glyphSize + glyphGap + chevronSize + 2 * gap;
    const int width = preferredTextWidth + margins;
    return {width, heightForWidth(width)};
}

QSize ActionRow::minimumSizeHint() const
{
    const int width = 2 * padding + glyphSize + glyphGap + chevronSize + 10 * fontMetrics().averageCharWidth();
    return {width, usualHeight};
}

int ActionRow::heightForWidth(int width) const
{
    return layoutFor(width).height;
}

void ActionRow::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    const Layout layout = layoutFor(width());
    const auto placed = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const bool focused = hasFocus();

    QPainter painter(this);
    QColor ground = theme.surface;
    if (isEnabled() && isDown())
        ground = theme.select;
    else if (isEnabled() && underMouse())
        ground = theme.hover;
    PaintUtil::roundedBox(
        painter, rect(), PaintUtil::cardRadius, ground, focused ? theme.accent : theme.hairline, focused ? 2 : 1);

    const QColor ink = isEnabled() ? theme.ink : theme.ink2;
    paintGlyph(painter, m_glyph, placed(layout.glyph), isEnabled() ? theme.accentInk : theme.ink2);
    const int flags = Qt::TextWordWrap | static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    painter.setFont(Fonts::strong(font()));
    painter.setPen(ink);
    painter.drawText(placed(layout.title), flags | Qt::AlignVCenter, text());
    painter.setFont(Fonts::small(font()));
    painter.setPen(theme.ink2);
    painter.drawText(placed(layout.text), flags | Qt::AlignTop, description());
    if (!isEnabled())
        return;
    if (focused)
        PaintUtil::paintChip(
            painter, placed(layout.chip), tr("Enter"), Fonts::caption(font()), theme.surface, theme.edge, theme.ink2);
    const Glyph chevron = layoutDirection() == Qt::RightToLeft ? Glyph::Back : Glyph::Forward;
    paintGlyph(painter, chevron, placed(layout.chevron), theme.ink2);
}

void ActionRow::focusInEvent(QFocusEvent *event)
{
    QCommandLinkButton::focusInEvent(event);
    update();
}

void ActionRow::focusOutEvent(QFocusEvent *event)
{
    QCommandLinkButton::focusOutEvent(event);
    update();
}
} // namespace Countersign
