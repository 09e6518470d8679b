// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QSettings>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr auto windowGeometryKey = "window/geometry"_L1;
constexpr auto lastCameraKey = "camera/last"_L1;
constexpr auto cameraMirroredKey = "camera/mirrored"_L1;
constexpr auto lockAfterMinutesKey = "lock/afterMinutes"_L1;
constexpr auto lockWithScreenKey = "lock/withScreen"_L1;
constexpr auto lockBeforeSleepKey = "lock/beforeSleep"_L1;
constexpr auto lockWhenMinimisedKey = "lock/whenMinimised"_L1;
constexpr auto openWithKey = "open/with"_L1;
constexpr auto protectReminderKey = "protect/remindOn"_L1;
constexpr auto openWithPassword = "password"_L1;
constexpr auto openWithKeychain = "keychain"_L1;
constexpr auto reminderKey = "reminder/every"_L1;
constexpr auto reminderNever = "never"_L1;
constexpr auto reminderMonth = "month"_L1;
constexpr auto reminderQuarter = "quarter"_L1;
constexpr auto reminderNotBeforeKey = "reminder/notBefore"_L1;
} // namespace

Settings Settings::persistent()
{
    return Settings(std::make_unique<QSettings>());
}

Settings Settings::temporary()
{
    return Settings(nullptr);
}

Settings::Settings(std::unique_ptr<QSettings> store)
    : m_store(std::move(store))
{
    if (!m_store)
        return;
    m_windowGeometry = m_store->value(windowGeometryKey).toByteArray();
    m_lastCamera = m_store->value(lastCameraKey).toString();
    m_cameraMirrored = m_store->value(cameraMirroredKey).toBool();
    m_protectReminder = QDate::fromString(m_store->value(protectReminderKey).toString(), Qt::ISODate);
    readLocking();
    readReminder();
}

void Settings::readLocking()
{
    // What is no number of minutes, or none that the program offers, is as if it were not there.
    const int minutes = m_store->value(lockAfterMinutesKey).toInt();
    if (minutes >= 0 && minutes <= mostLockMinutes)
        m_lockAfterMinutes = minutes;
    m_locksWithScreen = m_store->value(lockWithScreenKey, m_locksWithScreen).toBool();
    m_locksBeforeSleep = m_store->value(lockBeforeSleepKey, m_locksBeforeSleep).toBool();
    m_locksWhenMinimised = m_store->value(lockWhenMinimisedKey, m_locksWhenMinimised).toBool();
    if (m_store->value(openWithKey).toString() == openWithPassword)
        m_openWith = OpenWith::Password;
}

void Settings::readReminder()
{
    const QString every = m_store->value(reminderKey).toString();
    if (every == reminderNever)
        m_reminder = Reminder::Never;
    else if (every == reminderMonth)
        m_reminder = Reminder::Monthly;
    m_reminderNotBefore = UnixTime(std::chrono::seconds(m_store->value(reminderNotBeforeKey).toLongLong()));
}

void Settings::setReminder(Reminder reminder)
{
    m_reminder = reminder;
    const auto word = reminder == Reminder::Never ? reminderNever
        : reminder == Reminder::Monthly           ? reminderMonth
                                                  : reminderQuarter;
    keep(reminderKey, QString(word));
}

void Settings::setReminderNotBefore(UnixTime time)
{
    m_reminderNotBefore = time;
    keep(reminderNotBeforeKey, static_cast<qlonglong>(time.time_since_epoch().count()));
}

void Settings::keep(QLatin1String key, const QVariant &value)
{
    if (m_store)
        m_store->setValue(key, value);
}

void Settings::setLockAfterMinutes(int minutes)
{
    Q_ASSERT(minutes >= 0 && minutes <= mostLockMinutes);
    m_lockAfterMinutes = minutes;
    keep(lockAfterMinutesKey, minutes);
}

void Settings::setLocksWithScreen(bool locks)
{
    m_locksWithScreen = locks;
    keep(lockWithScreenKey, locks);
}

void Settings::setLocksBeforeSleep(bool locks)
{
    m_locksBeforeSleep = locks;
    keep(lockBeforeSleepKey, locks);
}

void Settings::setLocksWhenMinimised(bool locks)
{
    m_locksWhenMinimised = locks;
    keep(lockWhenMinimisedKey, locks);
}

void Settings::setOpenWith(OpenWith way)
{
    m_openWith = way;
    keep(openWithKey, QString(way == OpenWith::Password ? openWithPassword : openWithKeychain));
}

void Settings::setProtectReminder(const QDate &day)
{
    m_protectReminder = day;
    keep(protectReminderKey, day.toString(Qt::ISODate));
}

Settings::Settings(Settings &&) noexcept = default;
Settings &Settings::operator=(Settings &&) noexcept = default;
Settings::~Settings() = default;

QByteArray Settings::windowGeometry() const
{
    return m_windowGeometry;
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_windowGeometry = geometry;
    if (m_store)
        m_store->setValue(windowGeometryKey, geometry);
}

QString Settings::lastCamera() const
{
    return m_lastCamera;
}

void Settings::setLastCamera(const QString &description)
{
    m_lastCamera = description;
    if (m_store)
        m_store->setValue(lastCameraKey, description);
}

bool Settings::isCameraMirrored() const
{
    return m_cameraMirrored;
}

void Settings::setCameraMirrored(bool mirrored)
{
    m_cameraMirrored = mirrored;
    if (m_store)
        m_store->setValue(cameraMirroredKey, mirrored);
}
} // namespace Countersign
