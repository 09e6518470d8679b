// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/closedialog.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/scrollcolumn.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace Countersign
{
QPushButton *layOutWithClose(QDialog &dialog, ScrollColumn *body, QWidget *note, int characters, int lines)
{
    auto *footer = new FooterBar;
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    if (note != nullptr)
        footer->row()->addWidget(note, 1);
    else
        footer->row()->addStretch();
    footer->row()->addWidget(buttons);
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setIcon({});
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(&dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(body, 1);
    column->addWidget(footer);
    Controls::setComfortableSizes(dialog);
    Controls::resizeToText(dialog, characters, lines);
    return close;
}
} // namespace Countersign
