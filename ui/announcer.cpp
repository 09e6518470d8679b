// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/announcer.h"

#include <QAccessible>
#include <QWidget>

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QVariantMap>
#endif

namespace Countersign::Announcer
{
using namespace Qt::StringLiterals;

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
void announce(QWidget *widget, const QString &text)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleAnnouncementEvent event(widget, text);
    QAccessible::updateAccessibility(&event);
}
#else
namespace
{
/// Asynchronous, and gone by itself (freedesktop.org, Desktop Notifications Specification 1.2, "transient").
void notify(const QString &text)
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
        u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, u"Notify"_s);
    const QVariantMap hints{{u"transient"_s, true}, {u"urgency"_s, QVariant::fromValue<uchar>(0)}};
    constexpr int milliseconds = 3000;
    call << QGuiApplication::applicationDisplayName() << 0U << u"org.countersign.Countersign"_s << text << QString()
         << QStringList() << hints << milliseconds;
    QDBusConnection::sessionBus().send(call);
}
} // namespace

void announce(QWidget *widget, const QString &text)
{
    if (!QAccessible::isActive())
        return;
    widget->setAccessibleName(text);
    QAccessibleEvent event(widget, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
    notify(text);
}
#endif
} // namespace Countersign::Announcer
