// SPDX-License-Identifier: GPL-3.0-or-later
// qrwindow TEXT X Y: a program that shows a QR code in a window, as a browser would. Says "shown" when it is drawn.
#include "tests/core/scan/qrpainting.h"

#include <QGuiApplication>
#include <QPainter>
#include <QRasterWindow>
#include <QTimer>

#include <cstdio>

namespace
{
class QrWindow final : public QRasterWindow
{
public:
    QrWindow(const QByteArray &text, const QPoint &place)
        : m_code(Countersign::paintedQrCode(text))
    {
        setTitle(QStringLiteral("A web site"));
        setGeometry(QRect(place, m_code.size()));
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter(this).drawImage(0, 0, m_code);
        // After it went to the X server.
        QTimer::singleShot(200, this, [] {
            (void)std::puts("shown");
            (void)std::fflush(stdout);
        });
    }

private:
    QImage m_code;
};
} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    QrWindow window(arguments.at(1).toLatin1(), QPoint(arguments.at(2).toInt(), arguments.at(3).toInt()));
    window.show();
    return QGuiApplication::exec();
}
