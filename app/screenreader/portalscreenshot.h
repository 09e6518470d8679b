// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/screenreader/screens.h"

#include <QObject>
#include <QString>
#include <QVariantMap>

class QDBusMessage;
class QDBusPendingCallWatcher;

namespace Countersign
{
/// Asks the desktop through org.freedesktop.portal.Screenshot, as Wayland has it. The desktop may ask the person. The
/// file that the portal leaves, with a key in it and often readable by all, is deleted as soon as it is read.
class PortalScreenshot final : public QObject, public Screens
{
    Q_OBJECT

public:
    [[nodiscard]] std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv) const override;
    void take(Done done) override;
    /// Takes the question to the person back.
    void cancel() override;

private Q_SLOTS:
    /// org.freedesktop.portal.Request.Response: 0 done, 1 the person said no, else it failed.
    void takeResponse(uint response, const QVariantMap &results);

private:
    void listen(const QString &path);
    void call(const QString &token);
    void takeReply(const QDBusPendingCallWatcher &call);
    void give(Result<std::vector<QImage>> result);

    Done m_done;
    QString m_request; ///< Path of the Request object.
};
} // namespace Countersign
