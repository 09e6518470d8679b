// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/secretservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QFile>
#include <QMap>
#include <QMetaObject>
#include <QSettings>
#include <QStandardPaths>

#include <array>
#include <utility>

namespace Countersign::SecretService
{
using namespace Qt::StringLiterals;
using KeychainPlatform::EntryState;

namespace
{
constexpr int timeoutMilliseconds = 10'000;

const QString &serviceName()
{
    static const QString name = u"org.freedesktop.secrets"_s;
    return name;
}

QDBusMessage toBus(const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, method);
    message.setArguments(arguments);
    return message;
}

QDBusMessage toService(const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        serviceName(), u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, method);
    message.setArguments(arguments);
    return message;
}

bool isError(const QDBusMessage &reply)
{
    return reply.type() != QDBusMessage::ReplyMessage;
}

using StateDone = std::function<void(Result<EntryState>)>;

void askWhetherLocked(const QString &collection, QObject *context, StateDone done)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(serviceName(), collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    message.setArguments({u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    send(message, context, [done = std::move(done)](const QDBusMessage &reply) {
        if (isError(reply))
            return done(errorOf(reply));
        const QVariant locked = reply.arguments().value(0).value<QDBusVariant>().variant();
        if (!locked.canConvert<bool>())
            return done(Error{ErrorCode::KeychainFailed, u"the Secret Service gave no lock state"_s});
        done(locked.toBool() ? EntryState::CollectionLocked : EntryState::Absent);
    });
}

void askForDefaultCollection(QObject *context, StateDone done)
{
    send(toService(u"ReadAlias"_s, {u"default"_s}), context,
        [context, done = std::move(done)](const QDBusMessage &reply) {
            if (isError(reply))
                return done(errorOf(reply));
            const QString path = reply.arguments().value(0).value<QDBusObjectPath>().path();
            if (path.isEmpty() || path == "/"_L1)
                return done(EntryState::NoCollection);
            askWhetherLocked(path, context, done);
        });
}

/// The names by which the programs call themselves, in /proc or in their service file, and people call them.
QString nameFor(QStringView program)
{
    struct Known
    {
        QLatin1StringView part;
        QLatin1StringView name;
    };
    static constexpr std::array known{
        Known{"gnome-keyring"_L1, "GNOME Keyring"_L1},
        Known{"keepassxc"_L1, "KeePassXC"_L1},
        Known{"kwallet"_L1, "KWallet"_L1},
        Known{"ksecretd"_L1, "KWallet"_L1},
        Known{"oo7"_L1, "oo7"_L1},
    };
    for (const Known &candidate : known) {
        if (program.contains(candidate.part, Qt::CaseInsensitive))
            return candidate.name;
    }
    return {};
}

QString nameOfProcess(uint pid)
{
    QFile file(u"/proc/%1/comm"_s.arg(pid));
    return file.open(QIODevice::ReadOnly) ? nameFor(QString::fromUtf8(file.readAll())) : QString();
}

/// Who would be started, from the bus's own description of the service.
QString nameOfActivatable()
{
    const QString path = QStandardPaths::locate(
        QStandardPaths::GenericDataLocation, u"dbus-1/services/org.freedesktop.secrets.service"_s);
    if (path.isEmpty())
        return {};
    const QSettings description(path, QSettings::IniFormat);
    return nameFor(description.value(u"D-BUS Service/Exec"_s).toString());
}

/// Some implementation that we do not know by name.
QString orUnknown(const QString &name)
{
    return name.isEmpty() ? u"Secret Service"_s : name;
}

void askWhetherActivatable(QObject *context, std::function<void(Result<QString>)> done)
{
    send(toBus(u"ListActivatableNames"_s), context, [done = std::move(done)](const QDBusMessage &reply) {
        if (isError(reply))
            return done(errorOf(reply));
        if (!reply.arguments().value(0).toStringList().contains(serviceName()))
            return done(Error{ErrorCode::KeychainUnavailable, u"no program offers the Secret Service"_s});
        done(orUnknown(nameOfActivatable()));
    });
}
} // namespace

void send(const QDBusMessage &message, QObject *context, std::function<void(const QDBusMessage &)> next)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        const QDBusMessage error = message.createErrorReply(QDBusError::Disconnected, u"no session bus"_s);
        QMetaObject::invokeMethod(
            context, [next = std::move(next), error] { next(error); }, Qt::QueuedConnection);
        return;
    }
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, timeoutMilliseconds), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, next = std::move(next)] {
        watcher->deleteLater();
        next(watcher->reply());
    });
}

Error errorOf(const QDBusMessage &reply)
{
    const QString name = reply.errorName();
    switch (QDBusError(reply).type()) {
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return {ErrorCode::KeychainTimedOut, name};
    case QDBusError::ServiceUnknown:
    case QDBusError::NoServer:
    case QDBusError::NoNetwork:
        return {ErrorCode::KeychainUnavailable, name};
    case QDBusError::Disconnected:
        return {ErrorCode::KeychainUnavailable, u"no session bus"_s};
    case QDBusError::AccessDenied:
        return {ErrorCode::KeychainDenied, name};
    default:
        break;
    }
    // The service is listed, but the bus could not start it.
    if (name.startsWith("org.freedesktop.DBus.Error.Spawn."_L1) || name.endsWith(".NameHasNoOwner"_L1))
        return {ErrorCode::KeychainUnavailable, name};
    return {ErrorCode::KeychainFailed, name};
}

void entryState(const QString &service, const QString &account, QObject *context, StateDone done)
{
    using Attributes = QMap<QString, QString>;
    qDBusRegisterMetaType<Attributes>();
    const Attributes attributes{{u"user"_s, account}, {u"server"_s, service}};
    send(toService(u"SearchItems"_s, {QVariant::fromValue(attributes)}), context,
        [context, done = std::move(done)](const QDBusMessage &reply) {
            if (isError(reply))
                return done(errorOf(reply));
            using Paths = QList<QDBusObjectPath>;
            const auto unlocked = qdbus_cast<Paths>(reply.arguments().value(0));
            const auto locked = qdbus_cast<Paths>(reply.arguments().value(1));
            if (!unlocked.isEmpty())
                return done(EntryState::Present);
            if (!locked.isEmpty())
                return done(EntryState::PresentButLocked);
            askForDefaultCollection(context, done);
        });
}

void ownerName(QObject *context, std::function<void(Result<QString>)> done)
{
    send(toBus(u"GetConnectionUnixProcessID"_s, {serviceName()}), context,
        [context, done = std::move(done)](const QDBusMessage &reply) {
            if (isError(reply) && QDBusError(reply).type() == QDBusError::Disconnected)
                return done(errorOf(reply));
            if (isError(reply)) // Nobody owns the name yet.
                return askWhetherActivatable(context, done);
            done(orUnknown(nameOfProcess(reply.arguments().value(0).toUInt())));
        });
}
} // namespace Countersign::SecretService
