// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenreader/portalscreenshot.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QRandomGenerator>
#include <QUrl>

#if defined(Q_OS_LINUX)
#include <sys/prctl.h>
#endif

#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
const auto service = u"org.freedesktop.portal.Desktop"_s;
const auto desktopPath = u"/org/freedesktop/portal/desktop"_s;
const auto requestInterface = u"org.freedesktop.portal.Request"_s;

/// The screens of a large desk, not compressed; more is not a screenshot.
constexpr qint64 largestFile = qint64{512} * 1024 * 1024;

/// From here on a picture with a key in it is in our memory. Not before: the portal looks into the processes that
/// call it, and refuses those that it cannot look into.
void closeMemory()
{
#if defined(Q_OS_LINUX)
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

Error errorOf(const QDBusError &error)
{
    const QString name = error.name();
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownObject:
    case QDBusError::Disconnected:
        return {ErrorCode::ScreenUnavailable, name};
    case QDBusError::AccessDenied:
        return {ErrorCode::ScreenRefused, name};
    default:
        break;
    }
    if (name.startsWith("org.freedesktop.DBus.Error.Spawn."_L1))
        return {ErrorCode::ScreenUnavailable, name};
    if (name == "org.freedesktop.portal.Error.NotAllowed"_L1)
        return {ErrorCode::ScreenRefused, name};
    return {ErrorCode::ScreenFailed, name};
}

/// Whatever comes of it, the file is gone afterwards.
Result<std::vector<QImage>> takeFile(const QUrl &url)
{
    const QString path = url.toLocalFile();
    if (path.isEmpty())
        return Error{ErrorCode::ScreenFailed, u"the portal named no file"_s};
    QFile file(path);
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly) && file.size() <= largestFile)
        bytes = file.readAll();
    file.close();
    QFile::remove(path);
    const QImage picture = QImage::fromData(bytes);
    bytes.fill('\0');
    if (picture.isNull())
        return Error{ErrorCode::ScreenFailed, u"the portal's file is no picture"_s};
    return std::vector<QImage>{picture};
}
} // namespace

std::unique_ptr<QCoreApplication> PortalScreenshot::makeApplication(int &argc, char **argv) const
{
    return std::make_unique<QCoreApplication>(argc, argv); // no window, so no display
}

void PortalScreenshot::take(Done done)
{
    m_done = std::move(done);
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return give(Error{ErrorCode::ScreenUnavailable, u"no session bus"_s});
    // The answer may be faster than the call's own return, so the path is agreed before the call.
    const QString token = u"countersign%1"_s.arg(QRandomGenerator::global()->generate());
    listen(desktopPath + u"/request/"_s + bus.baseService().mid(1).replace(u'.', u'_') + u'/' + token);
    call(token);
}

void PortalScreenshot::listen(const QString &path)
{
    m_request = path;
    QDBusConnection::sessionBus().connect(
        service, path, requestInterface, u"Response"_s, this, SLOT(takeResponse(uint, QVariantMap)));
}

void PortalScreenshot::call(const QString &token)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(service, desktopPath, u"org.freedesktop.portal.Screenshot"_s, u"Screenshot"_s);
    message << QString() << QVariantMap{{u"handle_token"_s, token}, {u"interactive"_s, false}};
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        takeReply(*watcher);
    });
}

void PortalScreenshot::takeReply(const QDBusPendingCallWatcher &call)
{
    const QDBusPendingReply<QDBusObjectPath> reply = call;
    if (reply.isError())
        give(errorOf(reply.error()));
    else if (m_done && reply.value().path() != m_request) // portals before 0.9 choose it themselves
        listen(reply.value().path());
}

void PortalScreenshot::takeResponse(uint response, const QVariantMap &results)
{
    closeMemory();
    // A file that is left although it failed, or after somebody gave up, holds as much as any other.
    Result<std::vector<QImage>> pictures = takeFile(QUrl(results.value(u"uri"_s).toString()));
    if (response == 1)
        give(Error{ErrorCode::ScreenRefused, u"the person said no"_s});
    else if (response != 0)
        give(Error{ErrorCode::ScreenFailed, u"the portal answered %1"_s.arg(response)});
    else
        give(std::move(pictures));
}

void PortalScreenshot::cancel()
{
    if (m_request.isEmpty())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.call(QDBusMessage::createMethodCall(service, m_request, requestInterface, u"Close"_s), QDBus::Block, 500);
}

void PortalScreenshot::give(Result<std::vector<QImage>> result)
{
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(result));
}
} // namespace Countersign
