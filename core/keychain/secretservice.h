// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/keychain/keychainplatform.h"

#include <QString>

#include <functional>

class QDBusMessage;
class QObject;

/// Questions to the Secret Service (freedesktop.org Secret Service API 0.2) and to the bus it lives on, over QtDBus.
/// Nothing here unlocks or prompts. All answers come from the event loop, unless @p context dies first.
namespace Countersign::SecretService
{
/// Where the entry that QtKeychain made for @p service and @p account stands.
void entryState(const QString &service, const QString &account, QObject *context,
    std::function<void(Result<KeychainPlatform::EntryState>)> done);

/// What people call the program that answers as the Secret Service, or would be started for it.
/// KeychainUnavailable when there is no bus, or none of the two.
void ownerName(QObject *context, std::function<void(Result<QString>)> done);

/// Sends @p message over the session's bus and hands over the reply, be it an answer or an error; without a bus
/// that is an error reply too. The bus gives up after ten seconds.
void send(const QDBusMessage &message, QObject *context, std::function<void(const QDBusMessage &)> next);

/// An error reply as one of our own errors.
[[nodiscard]] Error errorOf(const QDBusMessage &reply);
} // namespace Countersign::SecretService
