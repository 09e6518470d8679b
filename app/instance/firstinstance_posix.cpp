// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance/firstinstance.h"
#include "app/instance/instanceconnection.h"
#include "app/instance/instancesocket.h"

namespace Countersign
{
namespace
{
/// Others wait in the socket's queue.
constexpr int mostConnections = 8;
} // namespace

class FirstInstance::Private
{
public:
    QByteArray base;
    InstanceSocket::Descriptor lock;
    InstanceSocket::Descriptor listener;
    std::unique_ptr<QSocketNotifier> notifier;
};

FirstInstance::FirstInstance(const QString &vaultPath, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->base = InstanceSocket::baseName(vaultPath);
}

FirstInstance::~FirstInstance() = default;

FirstInstance::Outcome FirstInstance::start(const InstanceMessage &message)
{
    if (d->base.isEmpty())
        return Outcome::Alone;
    switch (InstanceSocket::takeLock(d->base, d->lock)) {
    case InstanceSocket::Lock::Impossible:
        return Outcome::Alone;
    case InstanceSocket::Lock::Held: {
        const auto bytes = InstanceProtocol::encoded(message);
        return bytes && InstanceSocket::send(d->base, *bytes) ? Outcome::HandedOver : Outcome::Alone;
    }
    case InstanceSocket::Lock::Taken:
        break;
    }
    d->listener = InstanceSocket::listenAt(d->base);
    if (!d->listener.isValid()) {
        d->lock = {};
        return Outcome::Alone;
    }
    d->notifier = std::make_unique<QSocketNotifier>(d->listener.number(), QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        auto peer = InstanceSocket::acceptAt(d->listener);
        if (!peer.isValid() || findChildren<InstanceConnection *>().size() >= mostConnections)
            return;
        auto *connection = new InstanceConnection(std::move(peer), this);
        connect(connection, &InstanceConnection::received, this, &FirstInstance::startedAgain);
    });
    return Outcome::First;
}
} // namespace Countersign
