// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a Qt Widgets program can be: what the start-up and the memory of Countersign are measured against.
// With "text" as its argument it shows a line of text: how much of the difference is due to fonts.
#include "app/startupmark.h"

#include <QApplication>
#include <QLabel>

#include <cstring>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    Countersign::announceFirstPaint(*qApp);
    QLabel window;
    if (argc > 1 && std::strcmp(argv[1], "text") == 0)
        window.setText(QStringLiteral("540 263"));
    window.resize(420, 640);
    window.show();
    return QApplication::exec();
}
