// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lockingdialog.h"

#include "ui/dialogs/closedialog.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

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
    auto *note = new RoleLabel(&Theme::ink2, &Fonts::small);
    note->setText(tr("Changes apply at once."));
    layOutWithClose(*this, body, note, usualWidth, usualHeight);
}
} // namespace Countersign
