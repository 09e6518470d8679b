// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include "ui/dialogs/closedialog.h"
#include "ui/resources.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 32;
constexpr int iconSize = 64;
constexpr int usualWidth = 64; // average letters
constexpr int usualHeight = 22; // lines

void addText(QVBoxLayout &column, RoleLabel *label, const QString &text)
{
    label->setText(text);
    label->setAlignment(Qt::AlignHCenter);
    column.addWidget(label);
}
} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Countersign"));
    auto *icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    icon->setAlignment(Qt::AlignHCenter);
    auto *body = new ScrollColumn(pageMargin, this);
    body->column()->setSpacing(8);
    body->column()->addWidget(icon);
    addText(*body->column(), new RoleLabel(&Theme::ink, &Fonts::heading), QStringLiteral("Countersign"));
    auto *version = new RoleLabel(&Theme::ink2);
    //: %1 a version number
    addText(*body->column(), version, tr("Version %1").arg(QStringLiteral(COUNTERSIGN_VERSION)));
    version->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addText(*body->column(), new RoleLabel(&Theme::ink),
        tr("Sign-in codes on this computer, sealed in a file that other authenticators can read, too. No account, no "
           "internet needed."));
    addText(*body->column(), new RoleLabel(&Theme::ink2, &Fonts::small),
        tr("Free software under the GNU General Public License, version 3 or later. It comes without any warranty."));
    body->column()->addStretch();

    layOutWithClose(*this, body, nullptr, usualWidth, usualHeight)->setFocus(Qt::OtherFocusReason);
}
} // namespace Countersign
