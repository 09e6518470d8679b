// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a Qt Widgets program can be: what the start-up and the memory of Countersign are measured against.
#include "app/startupmark.h"

#include <QApplication>
#include <QWidget>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    Countersign::announceFirstPaint(*qApp);
    QWidget window;
    window.resize(420, 640);
    window.show();
    return QApplication::exec();
}
