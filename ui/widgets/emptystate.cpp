// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/rolelabel.h"

#include <QPainter>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int glyphSize = 36;
constexpr int margin = 32;
constexpr int buttonWidth = 220;
constexpr int buttonHeight = 34;
} // namespace

EmptyState::EmptyState(Glyph glyph, QWidget *parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_column(new QVBoxLayout(this))
    , m_picture(new QWidget(this))
    , m_title(new RoleLabel(&Theme::ink, Fonts::heading, this))
    , m_text(new RoleLabel(&Theme::ink2, nullptr, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_picture->setFixedSize(glyphSize, glyphSize);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(8);
    m_column->addStretch(2);
    m_column->addWidget(m_picture, 0, Qt::AlignHCenter);
    m_column->addSpacing(4);
    m_column->addWidget(m_title);
    m_column->addWidget(m_text);
    m_column->addSpacing(8);
    m_column->addStretch(3);
}

void EmptyState::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
}

QPushButton *EmptyState::addButton(const QString &text)
{
    QPushButton *button = m_hasButtons ? new QPushButton(text, this) : new PrimaryButton(text, this);
    if (!m_hasButtons)
        setFocusProxy(button);
    m_hasButtons = true;
    button->setAutoDefault(true);
    button->setMinimumSize(buttonWidth, buttonHeight);
    m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignHCenter); // before the last stretch
    return button;
}

void EmptyState::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintGlyph(painter, m_glyph, m_picture->geometry(), Theme::of(palette()).ink2);
}
} // namespace Countersign
