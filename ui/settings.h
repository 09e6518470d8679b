// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QVariant>

#include <memory>

class QSettings;

namespace Countersign
{
/// What the program remembers beside the vault. Nothing in here says which accounts there are.
class Settings
{
public:
    /// In the person's usual place for settings.
    [[nodiscard]] static Settings persistent();
    /// In memory: for the demo and for tests.
    [[nodiscard]] static Settings temporary();

    Settings(const Settings &) = delete;
    Settings &operator=(const Settings &) = delete;
    Settings(Settings &&) noexcept;
    Settings &operator=(Settings &&) noexcept;
    ~Settings();

    /// Place and size of the main window, as QWidget::saveGeometry() gives it.
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// The camera that was used last, by its description, since the system's numbers change. Empty: none yet.
    [[nodiscard]] QString lastCamera() const;
    void setLastCamera(const QString &description);
    /// The camera's picture is shown like a mirror's.
    [[nodiscard]] bool isCameraMirrored() const;
    void setCameraMirrored(bool mirrored);

    static constexpr int mostLockMinutes = 60;
    /// After how long without use the vault is locked, 1 to 60 minutes; 0: never.
    [[nodiscard]] int lockAfterMinutes() const { return m_lockAfterMinutes; }
    void setLockAfterMinutes(int minutes);
    [[nodiscard]] bool locksWithScreen() const { return m_locksWithScreen; }
    void setLocksWithScreen(bool locks);
    [[nodiscard]] bool locksBeforeSleep() const { return m_locksBeforeSleep; }
    void setLocksBeforeSleep(bool locks);
    [[nodiscard]] bool locksWhenMinimised() const { return m_locksWhenMinimised; }
    void setLocksWhenMinimised(bool locks);

    /// What a vault with both ways in is opened with.
    enum class OpenWith {
        Keychain,
        Password, ///< The keychain is not asked, unless a person chooses it.
    };
    [[nodiscard]] OpenWith openWith() const { return m_openWith; }
    void setOpenWith(OpenWith way);

    /// "Protect your codes" is not offered before this day; invalid: it may be.
    [[nodiscard]] QDate protectReminder() const { return m_protectReminder; }
    void setProtectReminder(const QDate &day);
    /// How often a person is asked whether she still knows her recovery password.
    enum class Reminder { Never, Monthly, Quarterly };
    [[nodiscard]] Reminder reminder() const { return m_reminder; }
    void setReminder(Reminder reminder);
    /// "Not now": no sooner than this.
    [[nodiscard]] UnixTime reminderNotBefore() const { return m_reminderNotBefore; }
    void setReminderNotBefore(UnixTime time);

private:
    explicit Settings(std::unique_ptr<QSettings> store);
    void readLocking();
    void readReminder();
    void keep(QLatin1String key, const QVariant &value);

    std::unique_ptr<QSettings> m_store; ///< null: nothing is written
    QByteArray m_windowGeometry;
    QString m_lastCamera;
    bool m_cameraMirrored = false;
    int m_lockAfterMinutes = 0;
    bool m_locksWithScreen = true;
    bool m_locksBeforeSleep = true;
    bool m_locksWhenMinimised = false;
    OpenWith m_openWith = OpenWith::Keychain;
    QDate m_protectReminder;
    Reminder m_reminder = Reminder::Quarterly;
    UnixTime m_reminderNotBefore{};
};
} // namespace Countersign
