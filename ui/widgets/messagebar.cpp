// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messagebar.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/paintutil.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int glyphSize = 18;
constexpr int padding = 14;
constexpr int verticalPadding = 12;
constexpr int glyphGap = 12;

struct Look
{
    Glyph glyph;
    QColor Theme::*ink;
    QColor Theme::*ground;
};

Look lookOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Info:
        break;
    case MessageBar::Kind::Ok:
        return {Glyph::Shield, &Theme::ok, &Theme::okTint};
    case MessageBar::Kind::Warning:
        return {Glyph::Warning, &Theme::warn, &Theme::warnTint};
    case MessageBar::Kind::Bad:
        return {Glyph::Error, &Theme::bad, &Theme::badTint};
    }
    return {Glyph::Info, &Theme::accentInk, &Theme::infoTint};
}
} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_label(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::RichText);
    m_buttons->setSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(m_label);
    column->addLayout(m_buttons);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    applyDirection();
}

void MessageBar::applyDirection()
{
    // Layouts mirror what is in them, but not their margins.
    const int glyphSide = padding + glyphSize + glyphGap;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    layout()->setContentsMargins(
        mirrored ? padding : glyphSide, verticalPadding, mirrored ? glyphSide : padding, verticalPadding);
}

void MessageBar::setMessage(Kind kind, const QString &strong, const QString &text)
{
    m_kind = kind;
    const QString first = strong.isEmpty() ? QString() : u"<b>%1</b>"_s.arg(strong.toHtmlEscaped());
    const QString space = strong.isEmpty() || text.isEmpty() ? QString() : u" "_s;
    m_label->setText(first + space + text.toHtmlEscaped());
    // Rich text is for the eye only.
    m_label->setAccessibleName(strong + space + text);
    applyColors();
    updateGeometry();
}

QPushButton *MessageBar::addButton(const QString &text)
{
    if (m_buttons->count() == 0)
        m_buttons->addStretch();
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(true);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void MessageBar::removeButtons()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void MessageBar::applyColors()
{
    QPalette colors = m_label->palette();
    const QColor ink = Theme::of(palette()).ink;
    if (colors.color(QPalette::WindowText) != ink) {
        colors.setColor(QPalette::WindowText, ink);
        m_label->setPalette(colors);
    }
    update();
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyColors();
    if (event->type() == QEvent::LayoutDirectionChange)
        applyDirection();
    QFrame::changeEvent(event);
}

void MessageBar::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    const Look look = lookOf(m_kind);
    QPainter painter(this);
    PaintUtil::roundedBox(
        painter, rect(), PaintUtil::cardRadius, theme.*look.ground, theme.highContrast ? theme.edge : QColor());
    const int firstLine = m_label->geometry().top() + m_label->fontMetrics().height() / 2;
    const QRect glyph(padding, firstLine - glyphSize / 2, glyphSize, glyphSize);
    paintGlyph(painter, look.glyph, QStyle::visualRect(layoutDirection(), rect(), glyph), theme.*look.ink);
}
} // namespace Countersign
