// SPDX-License-Identifier: GPL-3.0-or-later
// Linux and other systems with the Secret Service or KWallet.
#include "core/keychain/keychainplatform.h"
#include "core/keychain/secretservice.h"

#include <QAbstractEventDispatcher>
#include <QDBusMessage>
#include <QLibrary>
#include <QMetaObject>
#include <QObject>

#include <optional>
#include <utility>

namespace Countersign::KeychainPlatform
{
using namespace Qt::StringLiterals;

namespace
{
/// A KDE wallet daemon on the bus.
struct Wallet
{
    QString service;
    QString path;
};

Wallet walletOfVersion(int version)
{
    return {u"org.kde.kwalletd%1"_s.arg(version), u"/modules/kwalletd%1"_s.arg(version)};
}

/// The wallet that QtKeychain prefers in this desktop session; it decides by the same variables.
std::optional<Wallet> preferredWallet()
{
    const QByteArray desktop = qgetenv("XDG_CURRENT_DESKTOP");
    const QByteArray session = qgetenv("DESKTOP_SESSION");
    const bool otherDesktop = desktop == "GNOME" || desktop == "Unity" || desktop == "XFCE";
    const bool otherSession = session == "gnome" || session.contains("xfce") || session == "xubuntu";
    const bool gnome = !qgetenv("GNOME_DESKTOP_SESSION_ID").isEmpty();
    const bool kde = desktop == "KDE"
        || (!otherDesktop && (session == "kde" || (!otherSession && !gnome && !qgetenv("KDE_FULL_SESSION").isEmpty())));
    if (!kde)
        return std::nullopt;
    const QByteArray version = qgetenv("KDE_SESSION_VERSION");
    if (version == "5")
        return walletOfVersion(5);
#if defined(COUNTERSIGN_QTKEYCHAIN_KNOWS_KWALLET6)
    if (version == "6")
        return walletOfVersion(6);
#endif
    return std::nullopt;
}

/// QtKeychain loads libsecret under this name, and does without it when that fails.
bool hasLibsecret()
{
    QLibrary library(u"secret-1"_s, 0);
    return library.load();
}

/// libsecret answers through GLib's main context, which only Qt's GLib dispatchers drive. Without one (QT_NO_GLIB,
/// a Qt built without GLib) a call would simply never end.
bool hasGlibDispatcher()
{
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    return dispatcher && QByteArrayView(dispatcher->metaObject()->className()).contains("Glib");
}

std::optional<Error> libsecretObstacle()
{
    if (!hasLibsecret())
        return Error{ErrorCode::KeychainUnavailable, u"libsecret cannot be loaded"_s};
    if (!hasGlibDispatcher())
        return Error{ErrorCode::KeychainUnavailable, u"the event loop is not GLib's, which libsecret needs"_s};
    return std::nullopt;
}

/// Asks the daemon for the name of its wallet, which starts it but opens nothing.
void askWallet(const Wallet &wallet, QObject *context, std::function<void(bool answers)> done)
{
    const QDBusMessage question =
        QDBusMessage::createMethodCall(wallet.service, wallet.path, u"org.kde.KWallet"_s, u"networkWallet"_s);
    SecretService::send(question, context,
        [done = std::move(done)](const QDBusMessage &reply) { done(reply.type() == QDBusMessage::ReplyMessage); });
}

/// Tells whether QtKeychain will use KWallet.
void askPreferredWallet(QObject *context, std::function<void(bool answers)> done)
{
    if (const std::optional<Wallet> wallet = preferredWallet())
        return askWallet(*wallet, context, std::move(done));
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(false); }, Qt::QueuedConnection);
}
} // namespace

void warmUp()
{
    // libsecret brings GIO along; linking all that at run time takes several milliseconds.
    if (!preferredWallet())
        (void)hasLibsecret();
}

bool beginAnew()
{
    // Loaded by QtKeychain, which gives no access to it.
    static const auto disconnect =
        reinterpret_cast<void (*)()>(QLibrary(u"secret-1"_s, 0).resolve("secret_service_disconnect"));
    if (preferredWallet() || disconnect == nullptr)
        return false;
    disconnect();
    return true;
}

void prepare(QObject *context, Keychain::Done<void> done)
{
    askPreferredWallet(context, [done = std::move(done)](bool wallet) {
        if (wallet)
            return done(success());
        if (const std::optional<Error> obstacle = libsecretObstacle())
            return done(*obstacle);
        done(success());
    });
}

void entryState(const QString &service, const QString &account, QObject *context, Keychain::Done<EntryState> done)
{
    askPreferredWallet(context, [service, account, context, done = std::move(done)](bool wallet) {
        if (wallet) // QtKeychain tells a wallet that was not opened from an entry that is not there.
            return done(EntryState::NotCheckable);
        SecretService::entryState(service, account, context, done);
    });
}

void probe(QObject *context, Keychain::Done<KeychainBackend> done)
{
    askPreferredWallet(context, [context, done = std::move(done)](bool wallet) {
        if (wallet)
            return done(KeychainBackend{u"kwallet"_s, u"KWallet"_s});
        if (const std::optional<Error> obstacle = libsecretObstacle())
            return done(*obstacle);
        SecretService::ownerName(context, [done](Result<QString> name) {
            if (!name)
                return done(name.error());
            done(KeychainBackend{u"secret-service"_s, *name});
        });
    });
}
} // namespace Countersign::KeychainPlatform
