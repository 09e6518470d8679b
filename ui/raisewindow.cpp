// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/raisewindow.h"

#include <QApplication>
#include <QWidget>

namespace Countersign
{
void raiseWindow(QWidget &window, const QByteArray &activationToken)
{
    // Qt's Wayland plug-in (6.3 and later) looks there when a window is to be activated, and takes it away.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken);
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    QWidget *blocking = QApplication::activeModalWidget();
    QWidget &front = blocking != nullptr ? *blocking : window;
    window.raise();
    front.raise();
    front.activateWindow();
    QApplication::alert(&front);
}
} // namespace Countersign
