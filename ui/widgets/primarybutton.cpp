// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/primarybutton.h"

#include "ui/widgets/fonts.h"

#include <QEvent>
#include <QGuiApplication>

namespace Countersign
{
PrimaryButton::PrimaryButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setFont(Fonts::strong(font()));
    applyColors();
}

PrimaryButton::PrimaryButton(Glyph glyph, const QString &text, QWidget *parent)
    : PrimaryButton(text, parent)
{
    setIcon(glyphIcon(glyph, &Theme::onAccent));
}

bool PrimaryButton::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyColors();
    return QPushButton::event(event);
}

void PrimaryButton::applyColors()
{
    const Theme theme = Theme::of(QGuiApplication::palette());
    QPalette colors = QGuiApplication::palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        colors.setColor(group, QPalette::Button, theme.accentFill);
        colors.setColor(group, QPalette::ButtonText, theme.onAccent);
    }
    setPalette(colors);
}
} // namespace Countersign
