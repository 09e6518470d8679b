// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/passwordreminder.h"

#include <QTest>

using namespace Countersign;
using Kind = KeySlotInfo::Kind;
using Reminder = Settings::Reminder;

namespace
{
constexpr qint64 day = 86400;
constexpr qint64 start = 1'700'000'000;

UnixTime on(qint64 dayNumber)
{
    return UnixTime(std::chrono::seconds(start + dayNumber * day));
}
} // namespace

class TstPasswordReminder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsFromTheLastTime_data()
    {
        QTest::addColumn<int>("used");
        QTest::addColumn<int>("checked");
        QTest::addColumn<Reminder>("reminder");
        QTest::addColumn<int>("firstDue");
        QTest::newRow("from when it was set") << 0 << 0 << Reminder::Quarterly << 91;
        QTest::newRow("from when it opened the vault") << 40 << 0 << Reminder::Quarterly << 131;
        QTest::newRow("from when it was practised") << 40 << 50 << Reminder::Quarterly << 141;
        QTest::newRow("monthly") << 40 << 10 << Reminder::Monthly << 70;
    }

    void countsFromTheLastTime()
    {
        QFETCH(const int, used);
        QFETCH(const int, checked);
        QFETCH(const Reminder, reminder);
        QFETCH(const int, firstDue);
        Settings settings = Settings::temporary();
        settings.setReminder(reminder);
        const QList<KeySlotInfo> ways{{Kind::Keychain, {}, on(0), on(firstDue), {}},
            {Kind::Password, {}, on(0), used ? on(used) : UnixTime(), checked ? on(checked) : UnixTime()}};
        QVERIFY(!PasswordReminder::isDue(ways, settings, on(firstDue) - std::chrono::seconds{1}));
        QVERIFY(PasswordReminder::isDue(ways, settings, on(firstDue)));
        settings.setReminder(Reminder::Never);
        QVERIFY(!PasswordReminder::isDue(ways, settings, on(firstDue + 1000)));
    }

    void waitsAfterNotNow()
    {
        Settings settings = Settings::temporary();
        const QList<KeySlotInfo> ways{{Kind::Password, {}, on(0), {}, {}}};
        PasswordReminder::putOff(settings, on(100));
        QVERIFY(!PasswordReminder::isDue(ways, settings, on(100)));
        QVERIFY(!PasswordReminder::isDue(ways, settings, on(106)));
        QVERIFY(PasswordReminder::isDue(ways, settings, on(107)));
    }

    void isNotSilencedByAClockThatWasWrong()
    {
        Settings settings = Settings::temporary();
        settings.setReminderNotBefore(on(5000));
        const QList<KeySlotInfo> ways{{Kind::Password, {}, on(0), on(4000), {}}};
        QVERIFY(PasswordReminder::isDue(ways, settings, on(100)));
    }

    void hasNothingToAskWithoutAPassword()
    {
        const Settings settings = Settings::temporary();
        QVERIFY(!PasswordReminder::isDue({}, settings, on(1000)));
        QVERIFY(!PasswordReminder::isDue({{Kind::RecoveryKey, {}, on(0), {}, {}}}, settings, on(1000)));
    }
};

QTEST_GUILESS_MAIN(TstPasswordReminder)
#include "tst_passwordreminder.moc"
