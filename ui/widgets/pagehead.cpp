// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pagehead.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Countersign
{
QLayout *makePageHead(QWidget *glyph, std::initializer_list<QWidget *> texts)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    for (QWidget *text : texts)
        column->addWidget(text);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(glyph, 0, Qt::AlignTop);
    head->addLayout(column, 1);
    return head;
}
} // namespace Countersign
