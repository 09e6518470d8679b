// SPDX-License-Identifier: GPL-3.0-or-later
// qrwindow TEXT X Y [FILE]: a program that shows a QR code in a window, as a browser would. Says "shown" when it is
// drawn. FILE is what one drags out of the window.
#include "tests/core/scan/qrpainting.h"

#include <QDrag>
#include <QGuiApplication>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QRasterWindow>
#include <QTimer>
#include <QUrl>

#include <cstdio>

namespace
{
class QrWindow final : public QRasterWindow
{
public:
    QrWindow(const QByteArray &text, const QPoint &place, QString file)
        : m_code(Countersign::paintedQrCode(text))
        , m_file(std::move(file))
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

    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (m_file.isEmpty() || !(event->buttons() & Qt::LeftButton) || m_dragged)
            return;
        m_dragged = true;
        auto *mime = new QMimeData;
        mime->setUrls({QUrl::fromLocalFile(m_file)});
        auto *drag = new QDrag(this);
        drag->setMimeData(mime);
        drag->exec(Qt::CopyAction);
    }

private:
    QImage m_code;
    QString m_file;
    bool m_dragged = false;
};
} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 4)
        return 2;
    QrWindow window(
        arguments.at(1).toLatin1(), QPoint(arguments.at(2).toInt(), arguments.at(3).toInt()), arguments.value(4));
    window.show();
    return QGuiApplication::exec();
}
