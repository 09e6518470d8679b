// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcutsdialog.h"

#include "ui/dialogs/closedialog.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/rolelabel.h"
#include "ui/widgets/scrollcolumn.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QPushButton>
#include <QVBoxLayout>

namespace Countersign
{
namespace
{
constexpr int pageMargin = 24;
constexpr int usualWidth = 66; // average letters
constexpr int usualHeight = 36; // lines

/// As this system writes it: Ctrl+N, or ⌘N.
QString native(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}
} // namespace

struct ShortcutsDialog::Key
{
    QString keys;
    QString what;
};

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *body = new ScrollColumn(pageMargin, this);
    body->setFocusPolicy(Qt::StrongFocus); // so that the arrows scroll
    body->setAccessibleName(windowTitle());
    //: Where the keys below work
    addPart(*body->column(), tr("Anywhere in the window"), windowKeys());
    //: Where the keys below work
    addPart(*body->column(), tr("In the search field"), searchKeys());
    //: Where the keys below work
    addPart(*body->column(), tr("In the list"), listKeys());
    addPart(*body->column(), tr("While adding an account"), addKeys());
    body->column()->addStretch();

    layOutWithClose(*this, body, nullptr, usualWidth, usualHeight)->setFocus(Qt::OtherFocusReason);
}

QList<ShortcutsDialog::Key> ShortcutsDialog::windowKeys()
{
    return {
        {native(Qt::CTRL | Qt::Key_N), tr("Add an account")},
        {native(Qt::CTRL | Qt::Key_V), tr("Add from the clipboard: a picture, a link or a key")},
        {native(Qt::CTRL | Qt::SHIFT | Qt::Key_S), tr("Add from the screen")},
        {native(Qt::CTRL | Qt::Key_O), tr("Add from a picture file")},
        {native(Qt::CTRL | Qt::Key_F), tr("Search")},
        {native(Qt::CTRL | Qt::SHIFT | Qt::Key_B), tr("Safety")},
        {native(Qt::CTRL | Qt::Key_L), tr("Lock")},
        {native(Qt::Key_F10), tr("Menu")},
        {native(Qt::Key_F1), tr("These shortcuts")},
        {native(Qt::CTRL | Qt::Key_W), tr("Close the window")},
        {native(Qt::CTRL | Qt::Key_Q), tr("Quit")},
    };
}

QList<ShortcutsDialog::Key> ShortcutsDialog::searchKeys()
{
    return {
        {native(Qt::Key_Up) + u' ' + native(Qt::Key_Down), tr("Move through the list")},
        {native(Qt::Key_Return), tr("Copy the code of the current row")},
        {native(Qt::SHIFT | Qt::Key_Return), tr("Copy the next code")},
        {native(Qt::Key_Escape), tr("Clear the search, then go to the list")},
    };
}

QList<ShortcutsDialog::Key> ShortcutsDialog::listKeys()
{
    return {
        {native(Qt::Key_Return), tr("Copy the code")},
        {native(Qt::CTRL | Qt::Key_C), tr("Copy the code")},
        {native(Qt::SHIFT | Qt::Key_Return), tr("Copy the next code, or make it for counter-based ones")},
        {native(Qt::CTRL | Qt::SHIFT | Qt::Key_C), tr("Copy the account name")},
        {native(Qt::CTRL | Qt::Key_T), tr("Say how long the code is valid")},
        {native(Qt::Key_F2), tr("Edit")},
        {native(Qt::CTRL | Qt::Key_D), tr("Pin to the top, or unpin")},
        {native(Qt::Key_Delete), tr("Delete")},
        {native(Qt::CTRL | Qt::Key_Z), tr("Undo deleting")},
        {native(Qt::SHIFT | Qt::Key_F10), tr("All commands for the row")},
        //: Stands for any key with a letter, in the list of keys
        {tr("Letters"), tr("Search")},
    };
}

QList<ShortcutsDialog::Key> ShortcutsDialog::addKeys()
{
    return {
        {native(Qt::CTRL | Qt::SHIFT | Qt::Key_S), tr("Scan the screen")},
        {native(Qt::CTRL | Qt::Key_O), tr("Open a picture file")},
        {native(Qt::CTRL | Qt::Key_V), tr("Paste a picture, a link or a key")},
        {native(Qt::ALT | Qt::Key_C), tr("Look through the next camera")},
        {tr("1 to 4", "keys"), tr("Choose one of several codes")},
        {native(Qt::CTRL | Qt::Key_A), tr("Tick everything that was found")},
        {native(Qt::Key_Escape), tr("Cancel")},
    };
}

void ShortcutsDialog::addPart(QVBoxLayout &column, const QString &title, const QList<Key> &keys)
{
    if (column.count() > 0)
        column.addSpacing(20);
    auto *heading = new RoleLabel(&Theme::ink, &Fonts::strong);
    heading->setText(title);
    column.addWidget(heading);
    column.addSpacing(6);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, 16 * fontMetrics().averageCharWidth());
    int row = 0;
    for (const Key &key : keys) {
        auto *pressed = new RoleLabel(&Theme::ink);
        pressed->setText(key.keys);
        pressed->setWordWrap(false);
        auto *what = new RoleLabel(&Theme::ink2);
        what->setText(key.what);
        grid->addWidget(pressed, row, 0, Qt::AlignTop);
        grid->addWidget(what, row, 1);
        ++row;
    }
    column.addLayout(grid);
}
} // namespace Countersign
