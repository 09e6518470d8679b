// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance/instanceconnection.h"

#include <sys/socket.h>

#include <cerrno>

namespace Countersign
{
namespace
{
constexpr std::chrono::milliseconds patience{5000};
constexpr std::size_t pieceSize = 4096;
} // namespace

InstanceConnection::InstanceConnection(InstanceSocket::Descriptor socket, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_notifier(m_socket.number(), QSocketNotifier::Read)
{
    m_limit.setSingleShot(true);
    connect(&m_notifier, &QSocketNotifier::activated, this, &InstanceConnection::read);
    connect(&m_limit, &QTimer::timeout, this, &InstanceConnection::finish);
    m_limit.start(patience);
}

void InstanceConnection::read()
{
    SecretBytes piece(pieceSize);
    const ssize_t count = ::recv(m_socket.number(), piece.data(), piece.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0)
        return finish();
    m_bytes.append(piece.view().first(count));
    auto decoded = InstanceProtocol::decoded(m_bytes);
    if (!decoded)
        return finish();
    if (!*decoded)
        return;
    ::send(m_socket.number(), &InstanceProtocol::received, 1, MSG_NOSIGNAL);
    InstanceMessage message = std::move(**decoded);
    finish();
    Q_EMIT received(message);
}

void InstanceConnection::finish()
{
    m_limit.stop();
    m_notifier.setEnabled(false);
    m_bytes.clear();
    deleteLater();
}
} // namespace Countersign
