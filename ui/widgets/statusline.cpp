// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statusline.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/paintutil.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace Countersign
{
namespace
{
constexpr int glyphSize = 16;
constexpr int glyphGap = 8;
constexpr int linkGap = 8;
constexpr int horizontalRoom = 6; ///< Of the ground under text and glyph.
constexpr int shortestText = 60;
} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QAbstractButton(parent)
    , m_link(new LinkButton(QString(), this))
{
    setFont(Fonts::small(QApplication::font()));
    m_link->hide();
    connect(m_link, &LinkButton::clicked, this, &StatusLine::linkActivated);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void StatusLine::setMessage(const Message &message)
{
    if (message == m_message)
        return;
    m_message = message;
    setAccessibleName(message.name.isEmpty() ? message.text : message.name);
    m_link->setText(message.link);
    // Hiding it would throw the keyboard's focus to some other place.
    if (message.link.isEmpty() && m_link->hasFocus())
        focusNextChild();
    m_link->setVisible(!message.link.isEmpty());
    placeLink();
    updateGeometry();
    update();
}

int StatusLine::textLeft() const
{
    return horizontalRoom + glyphSize + glyphGap;
}

int StatusLine::textWidth() const
{
    const int link = m_message.link.isEmpty() ? 0 : m_link->sizeHint().width() + linkGap;
    return qMax(0, qMin(fontMetrics().horizontalAdvance(m_message.text) + 1, width() - textLeft() - link));
}

QSize StatusLine::sizeHint() const
{
    const int link = m_message.link.isEmpty() ? 0 : m_link->sizeHint().width() + linkGap;
    return {textLeft() + fontMetrics().horizontalAdvance(m_message.text) + 1 + link, minimumSizeHint().height()};
}

QSize StatusLine::minimumSizeHint() const
{
    const int link = m_message.link.isEmpty() ? 0 : m_link->sizeHint().width() + linkGap;
    return {textLeft() + shortestText + link, qMax(m_link->sizeHint().height(), fontMetrics().height())};
}

void StatusLine::placeLink()
{
    const QSize size = m_link->sizeHint();
    const QRect place(QPoint(textLeft() + textWidth() + linkGap, (height() - size.height()) / 2), size);
    m_link->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
    const bool shortened = textWidth() < fontMetrics().horizontalAdvance(m_message.text);
    setToolTip(shortened ? m_message.text : QString());
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    placeLink();
}

bool StatusLine::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        placeLink();
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(Fonts::small(QApplication::font()));
    return QAbstractButton::event(event);
}

void StatusLine::paintGround(QPainter &painter, const Theme &theme) const
{
    const int used = textLeft() + textWidth() + horizontalRoom;
    const QRect ground = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, used, height()));
    PaintUtil::roundedBox(painter, ground, PaintUtil::cardRadius / 2, underMouse() ? theme.hover : theme.chrome,
        hasFocus() ? theme.accent : QColor());
}

void StatusLine::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    if (hasFocus() || underMouse() || isDown())
        paintGround(painter, theme);
    const auto placed = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const QRect glyph(horizontalRoom, (height() - glyphSize) / 2, glyphSize, glyphSize);
    paintGlyph(painter, m_message.glyph, placed(glyph), theme.*m_message.color);
    painter.setPen(theme.ink);
    painter.setFont(font());
    painter.setLayoutDirection(layoutDirection());
    const QRect text(textLeft(), 0, textWidth(), height());
    painter.drawText(
        placed(text), Qt::AlignLeading | Qt::AlignVCenter, PaintUtil::elided(m_message.text, font(), text.width()));
}
} // namespace Countersign
