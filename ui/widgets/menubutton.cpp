// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/menubutton.h"

#include "ui/widgets/glyph.h"

#include <QStyleOptionToolButton>

namespace Countersign
{
MenuButton::MenuButton(QWidget *parent)
    : QToolButton(parent)
{
    setIcon(glyphIcon(Glyph::Menu));
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::StrongFocus); // reached by Tab, which tool buttons usually are not
}

void MenuButton::initStyleOption(QStyleOptionToolButton *option) const
{
    QToolButton::initStyleOption(option);
    option->features &= ~(QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup);
}
} // namespace Countersign
