// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance/instancesocket.h"

#include "app/instance/instancemessage.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace Countersign::InstanceSocket
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 3; // seconds
constexpr int connectTries = 50;
constexpr useconds_t connectPause = 20'000; // microseconds
constexpr int backlog = 8;
constexpr int namePart = 16;
/// Sticky, so that a system that tidies up the folder leaves them alone (XDG Base Directory Specification).
constexpr mode_t fileMode = S_ISVTX | S_IRUSR | S_IWUSR;

sockaddr_un addressOf(const QByteArray &base)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = base + ".sock";
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    return address;
}

const sockaddr *generic(const sockaddr_un &address)
{
    return reinterpret_cast<const sockaddr *>(&address); // NOLINT(*-reinterpret-cast): as the interface wants it
}

bool isSamePerson(const Descriptor &peer)
{
#ifdef Q_OS_LINUX
    ucred credentials{};
    socklen_t size = sizeof credentials;
    return ::getsockopt(peer.number(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0
        && credentials.uid == ::geteuid();
#else
    uid_t user{};
    gid_t group{};
    return ::getpeereid(peer.number(), &user, &group) == 0 && user == ::geteuid();
#endif
}

Descriptor newSocket()
{
    Descriptor made(::socket(AF_UNIX, SOCK_STREAM, 0));
    if (made.isValid())
        ::fcntl(made.number(), F_SETFD, FD_CLOEXEC);
    return made;
}

void setNonBlocking(const Descriptor &socket)
{
    ::fcntl(socket.number(), F_SETFL, ::fcntl(socket.number(), F_GETFL) | O_NONBLOCK);
}

Descriptor connectTo(const QByteArray &base)
{
    Descriptor socket = newSocket();
    const timeval limit{patience, 0};
    ::setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket.number(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const sockaddr_un address = addressOf(base);
    for (int tries = 0; socket.isValid() && tries < connectTries; ++tries) {
        if (::connect(socket.number(), generic(address), sizeof address) == 0)
            return socket;
        // It has the lock and is about to listen.
        if (errno != ENOENT && errno != ECONNREFUSED)
            break;
        ::usleep(connectPause);
    }
    return {};
}
} // namespace

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

QByteArray baseName(const QString &vaultPath)
{
    const QByteArray folder = qgetenv("XDG_RUNTIME_DIR");
    struct stat found
    {
    };
    if (!folder.startsWith('/') || ::stat(folder.constData(), &found) != 0 || !S_ISDIR(found.st_mode)
        || found.st_uid != ::geteuid() || (found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return {};
    const QFileInfo file(vaultPath);
    QString path = file.canonicalFilePath();
    if (path.isEmpty()) { // it is not made yet
        const QString parent = QFileInfo(file.absolutePath()).canonicalFilePath();
        path = parent.isEmpty() ? file.absoluteFilePath() : parent + u'/' + file.fileName();
    }
    const QByteArray hash = QCryptographicHash::hash(QFile::encodeName(path), QCryptographicHash::Sha256).toHex();
    const QByteArray base = folder + "/countersign-" + hash.first(namePart);
    return base.size() + qsizetype(sizeof ".sock") <= qsizetype(sizeof sockaddr_un::sun_path) ? base : QByteArray();
}

Lock takeLock(const QByteArray &base, Descriptor &file)
{
    const QByteArray path = base + ".lock";
    // NOLINTNEXTLINE(*-vararg): as the system offers it
    file = Descriptor(::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    if (!file.isValid())
        return Lock::Impossible;
    ::fchmod(file.number(), fileMode);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0)
        return Lock::Taken;
    return errno == EWOULDBLOCK ? Lock::Held : Lock::Impossible;
}

Descriptor listenAt(const QByteArray &base)
{
    Descriptor socket = newSocket();
    const sockaddr_un address = addressOf(base);
    ::unlink(address.sun_path);
    if (!socket.isValid() || ::bind(socket.number(), generic(address), sizeof address) != 0
        || ::chmod(address.sun_path, fileMode) != 0 || ::listen(socket.number(), backlog) != 0)
        return {};
    setNonBlocking(socket);
    return socket;
}

Descriptor acceptAt(const Descriptor &listener)
{
    Descriptor peer(::accept(listener.number(), nullptr, nullptr));
    if (!peer.isValid() || !isSamePerson(peer))
        return {};
    ::fcntl(peer.number(), F_SETFD, FD_CLOEXEC);
    setNonBlocking(peer);
    return peer;
}

bool send(const QByteArray &base, const SecretBytes &message)
{
    const Descriptor first = connectTo(base);
    if (!first.isValid() || !isSamePerson(first))
        return false;
    std::size_t sent = 0;
    while (sent < message.size()) {
        const ssize_t count = ::send(first.number(), message.data() + sent, message.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += static_cast<std::size_t>(count);
    }
    char answer = 0;
    return ::recv(first.number(), &answer, 1, 0) == 1 && answer == InstanceProtocol::received;
}
} // namespace Countersign::InstanceSocket
