// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArray>

#include <utility>

/// The system calls of FirstInstance: unix(7), flock(2). Blocking ones say so.
namespace Countersign::InstanceSocket
{
/// Closes when it goes.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(Descriptor &&other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor();

    [[nodiscard]] bool isValid() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number = -1;
};

/// Without ending; empty when there is no folder that only this person can look into, or its name is too long for a
/// socket's.
[[nodiscard]] QByteArray baseName(const QString &vaultPath);

enum class Lock { Taken, Held, Impossible };
/// Whoever gets it is first. It goes with @p file.
[[nodiscard]] Lock takeLock(const QByteArray &base, Descriptor &file);

/// The lock must be held: what lies there is a dead one's.
[[nodiscard]] Descriptor listenAt(const QByteArray &base);
/// Another process of this person that has connected; invalid when there is none.
[[nodiscard]] Descriptor acceptAt(const Descriptor &listener);

/// Hands @p message to whoever holds the lock and waits for the answer. Blocks for three seconds at most.
[[nodiscard]] bool send(const QByteArray &base, const SecretBytes &message);
} // namespace Countersign::InstanceSocket
