// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/droparea.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/glyphlabel.h"
#include "ui/widgets/paintutil.h"
#include "ui/widgets/rolelabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int lineGlyph = 16;
constexpr int largeGlyph = 36;
constexpr int lineMargin = 12;
constexpr int lineSpacing = 10;
} // namespace

DropArea::DropArea(Form form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
    , m_glyph(new GlyphLabel(Glyph::Drop, form == Form::Large ? largeGlyph : lineGlyph, &Theme::ink2, this))
    , m_heading(new RoleLabel(&Theme::ink, &Fonts::strong, this))
    , m_text(new RoleLabel(&Theme::ink2, &Fonts::small, this))
{
    if (form == Form::Large) {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(24, 24, 24, 24);
        column->setSpacing(4);
        column->addStretch();
        column->addWidget(m_glyph, 0, Qt::AlignHCenter);
        column->addSpacing(8);
        column->addWidget(m_heading);
        column->addWidget(m_text);
        column->addStretch();
        m_heading->setAlignment(Qt::AlignHCenter);
        m_text->setAlignment(Qt::AlignHCenter);
    } else {
        m_heading->hide();
        m_text->setMinimumWidth(1); // see resizeEvent()
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(lineMargin, lineSpacing, lineMargin, lineSpacing);
        row->setSpacing(lineSpacing);
        row->addStretch();
        row->addWidget(m_glyph);
        row->addWidget(m_text);
        row->addStretch();
    }
}

void DropArea::setTexts(const QString &heading, const QString &text)
{
    m_heading->setText(heading);
    m_heading->setVisible(m_form == Form::Large && !heading.isEmpty());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void DropArea::setActive(bool active)
{
    m_active = active;
    showGlyph();
    update();
}

void DropArea::setMood(Mood mood)
{
    m_mood = mood;
    showGlyph();
}

void DropArea::showGlyph()
{
    if (m_active)
        m_glyph->setGlyph(Glyph::Drop, &Theme::accentInk);
    else if (m_mood == Mood::Success)
        m_glyph->setGlyph(Glyph::Check, &Theme::ok);
    else if (m_mood == Mood::Trouble)
        m_glyph->setGlyph(Glyph::Warning, &Theme::warn);
    else
        m_glyph->setGlyph(Glyph::Drop, &Theme::ink2);
}

QString DropArea::heading() const
{
    return m_heading->text();
}

QString DropArea::text() const
{
    return m_text->text();
}

void DropArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_form != Form::Line)
        return;
    // A label that wraps makes itself narrow, which would tear a short text apart.
    const int room = width() - 2 * lineMargin - lineSpacing - lineGlyph;
    m_text->setWordWrap(m_text->fontMetrics().horizontalAdvance(m_text->text()) > room);
}

void DropArea::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = m_active ? 2 : 1;
    QPen pen(m_active ? theme.accent : theme.edge, width);
    pen.setDashPattern({3 / width, 3 / width});
    painter.setPen(pen);
    painter.setBrush(m_active ? QBrush(theme.infoTint) : QBrush(Qt::NoBrush));
    const qreal inset = width / 2;
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(inset, inset, -inset, -inset), PaintUtil::cardRadius, PaintUtil::cardRadius);
}
} // namespace Countersign
