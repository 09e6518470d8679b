// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/passwordreminder.h"

#include <algorithm>

namespace Countersign::PasswordReminder
{
namespace
{
using Days = std::chrono::duration<int, std::ratio<86400>>;

constexpr Days month{30};
constexpr Days quarter{91};
constexpr Days notNow{7};
} // namespace

bool isDue(const QList<KeySlotInfo> &ways, const Settings &settings, UnixTime now)
{
    // Moments far ahead come from a clock that was wrong once.
    const bool isPutOff = now < settings.reminderNotBefore() && settings.reminderNotBefore() <= now + notNow;
    if (settings.reminder() == Settings::Reminder::Never || isPutOff)
        return false;
    const auto password = std::find_if(
        ways.cbegin(), ways.cend(), [](const KeySlotInfo &way) { return way.kind == KeySlotInfo::Kind::Password; });
    if (password == ways.cend())
        return false;
    UnixTime last{};
    for (const UnixTime moment : {password->created, password->lastUsed, password->lastChecked}) {
        if (moment <= now)
            last = std::max(last, moment);
    }
    return now >= last + (settings.reminder() == Settings::Reminder::Monthly ? month : quarter);
}

void putOff(Settings &settings, UnixTime now)
{
    settings.setReminderNotBefore(now + notNow);
}
} // namespace Countersign::PasswordReminder
