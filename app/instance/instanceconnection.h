// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/instance/instancemessage.h"
#include "app/instance/instancesocket.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

namespace Countersign
{
/// The first instance's side of one second start: reads its message, bounded in size and time, answers, and deletes
/// itself.
class InstanceConnection final : public QObject
{
    Q_OBJECT

public:
    InstanceConnection(InstanceSocket::Descriptor socket, QObject *parent);

Q_SIGNALS:
    void received(Countersign::InstanceMessage &message);

private:
    void read();
    void finish();

    InstanceSocket::Descriptor m_socket;
    QSocketNotifier m_notifier;
    QTimer m_limit;
    SecretBytes m_bytes;
};
} // namespace Countersign
