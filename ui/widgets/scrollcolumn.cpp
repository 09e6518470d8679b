// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scrollcolumn.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Countersign
{
ScrollColumn::ScrollColumn(int margin, QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget)
    , m_middle(new QWidget(m_content))
    , m_column(new QVBoxLayout(m_middle))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    m_content->setBackgroundRole(QPalette::Base);
    m_content->setAutoFillBackground(true);
    viewport()->setBackgroundRole(QPalette::Base);

    auto *row = new QHBoxLayout(m_content);
    row->setContentsMargins(margin, margin, margin, margin);
    row->addStretch(1);
    row->addWidget(m_middle, 1000);
    row->addStretch(1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setWidget(m_content);
    m_content->installEventFilter(this);
}

void ScrollColumn::setMaximumCharacters(int characters)
{
    m_middle->setMaximumWidth(characters * fontMetrics().averageCharWidth());
}

QSize ScrollColumn::sizeHint() const
{
    const QSize hint = m_content->sizeHint();
    const int height = m_content->hasHeightForWidth() ? m_content->heightForWidth(hint.width()) : hint.height();
    return {hint.width(), height};
}

bool ScrollColumn::eventFilter(QObject *watched, QEvent *event)
{
    // A page that grew or shrank may want another window.
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}
} // namespace Countersign
