// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/avatarlabel.h"

#include "ui/widgets/avatar.h"

#include <QPainter>

namespace Countersign
{
AvatarLabel::AvatarLabel(int size, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(size, size);
}

void AvatarLabel::setAccount(const QString &issuer, const QString &name)
{
    m_issuer = issuer;
    m_name = name;
    update();
}

void AvatarLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Avatar::paint(painter, rect(), m_issuer, m_name, font());
}
} // namespace Countersign
