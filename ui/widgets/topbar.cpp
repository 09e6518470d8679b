// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/topbar.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace Countersign
{
namespace
{
constexpr int margin = 12;
constexpr int verticalMargin = 9;
constexpr int spacing = 8;
} // namespace

TopBar::TopBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(margin, verticalMargin, margin, verticalMargin + 1);
    m_row->setSpacing(spacing);
}

void TopBar::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.hairline);
}
} // namespace Countersign
