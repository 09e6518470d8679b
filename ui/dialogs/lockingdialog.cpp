// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lockingdialog.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/footerbar.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 24;
constexpr int usualWidth = 66; // average letters
constexpr int usualHeight = 30; // lines
} // namespace

LockingDialog::LockingDialog(Settings &settings, const LockingPage::Possible &possible, QWidget *parent)
    : QDialog(parent)
    , m_page(new LockingPage(settings, possible))
{
    setWindowTitle(tr("Locking"));
    auto *body = new ScrollColumn(pageMargin, this);
    body->column()->addWidget(m_page);
    auto *footer = new FooterBar;
    auto *note = new RoleLabel(&Theme::ink2, &Fonts::small);
    note->setText(tr("Changes apply at once."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    footer->row()->addWidget(note, 1);
    footer->row()->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &LockingDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(body, 1);
    column->addWidget(footer);
    Controls::setComfortableSizes(*this);
    Controls::resizeToText(*this, usualWidth, usualHeight);
}
} // namespace Countersign
