// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/virtualcamera/camerastage.h"

#include <QDeadlineTimer>
#include <QFile>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>

namespace Countersign
{
namespace
{
constexpr std::chrono::seconds patience{60}; // Only so that a hang ends.

bool sendAll(int socket, const QByteArray &bytes)
{
    return send(socket, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}
} // namespace

CameraStage::CameraStage(const QString &socket)
    : m_server(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, QFile::encodeName(socket).constData(), sizeof(address.sun_path) - 1);
    if (bind(m_server, reinterpret_cast<sockaddr *>(&address), sizeof(address)) == 0 && listen(m_server, 1) == 0)
        m_thread = std::thread([this] { serve(); });
}

CameraStage::~CameraStage()
{
    shutdown(m_server, SHUT_RDWR);
    {
        const std::lock_guard lock(m_mutex);
        if (m_connection >= 0)
            shutdown(m_connection, SHUT_RDWR);
    }
    if (m_thread.joinable())
        m_thread.join();
    close(m_server);
}

void CameraStage::plug(const QString &camera)
{
    say("plug\t" + camera.toUtf8());
}

void CameraStage::unplug(const QString &camera)
{
    say("unplug\t" + camera.toUtf8());
}

void CameraStage::show(const QString &camera, const QImage &picture)
{
    const QImage gray = picture.convertToFormat(QImage::Format_Grayscale8);
    QByteArray bright;
    for (int y = 0; y < gray.height(); ++y)
        bright.append(reinterpret_cast<const char *>(gray.constScanLine(y)), gray.width());
    say("show\t" + camera.toUtf8() + '\t' + QByteArray::number(gray.width()) + '\t' + QByteArray::number(gray.height()),
        bright);
}

void CameraStage::stall(const QString &camera)
{
    say("stall\t" + camera.toUtf8());
}

void CameraStage::makeBusy(const QString &camera)
{
    say("busy\t" + camera.toUtf8());
}

void CameraStage::block(const QString &camera)
{
    say("block\t" + camera.toUtf8());
}

int CameraStage::users(const QString &camera) const
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_users.find(camera);
    return known == m_users.end() ? 0 : known->second;
}

bool CameraStage::waitForUsers(const QString &camera, int count) const
{
    const QDeadlineTimer deadline(patience);
    while (users(camera) != count) {
        if (deadline.hasExpired())
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

void CameraStage::say(const QByteArray &order, const QByteArray &data)
{
    const std::lock_guard lock(m_mutex);
    m_orders += order + '\n' + data;
    if (m_connection >= 0)
        sendAll(m_connection, order + '\n' + data + "end\n");
}

void CameraStage::serve()
{
    for (;;) {
        const int connection = accept(m_server, nullptr, nullptr);
        if (connection < 0)
            return;
        {
            const std::lock_guard lock(m_mutex);
            m_connection = connection;
            sendAll(connection, m_orders + "end\n");
        }
        listenTo(connection);
        const std::lock_guard lock(m_mutex);
        m_connection = -1;
        m_users.clear();
        close(connection);
    }
}

/// To lines of a number and a camera's name, until the program ends.
void CameraStage::listenTo(int connection)
{
    QByteArray line;
    char byte = 0;
    while (recv(connection, &byte, 1, 0) == 1) {
        if (byte != '\n') {
            line += byte;
            continue;
        }
        const qsizetype tab = line.indexOf('\t');
        const std::lock_guard lock(m_mutex);
        m_users[QString::fromUtf8(line.sliced(tab + 1))] = line.left(tab).toInt();
        line.clear();
    }
}
} // namespace Countersign
