// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/footerbar.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace Countersign
{
namespace
{
constexpr int horizontalMargin = 16;
constexpr int verticalMargin = 8;
constexpr int spacing = 8;
constexpr int usualHeight = 40;
} // namespace

FooterBar::FooterBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(horizontalMargin, verticalMargin, horizontalMargin, verticalMargin);
    m_row->setSpacing(spacing);
    setMinimumHeight(usualHeight);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FooterBar::paintEvent(QPaintEvent * /*event*/)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.chrome);
    painter.fillRect(QRect(0, 0, width(), 1), theme.hairline);
}
} // namespace Countersign
