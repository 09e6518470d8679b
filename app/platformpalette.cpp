// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/platformpalette.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// The platform left the palette as the style makes it.
bool isStylesOwn(const QApplication &application)
{
    const QPalette style = QApplication::style()->standardPalette();
    const QPalette current = application.palette();
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Text, QPalette::Highlight}) {
        if (style.color(QPalette::Active, role) != current.color(QPalette::Active, role))
            return false;
    }
    return true;
}
} // namespace

void applyPlatformPalette(QApplication &application)
{
    const QString wish = qEnvironmentVariable("COUNTERSIGN_THEME");
    if (wish == "dark"_L1)
        QApplication::setPalette(ReferencePalette::dark());
    else if (wish == "light"_L1)
        QApplication::setPalette(ReferencePalette::light());
    else if (QApplication::style()->name() == "fusion"_L1 && isStylesOwn(application))
        QApplication::setPalette(ReferencePalette::light());
}
} // namespace Countersign
