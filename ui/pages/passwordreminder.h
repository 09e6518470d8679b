// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/vault/waysin.h"
#include "ui/settings.h"

#include <QList>

namespace Countersign::PasswordReminder
{
/// Is it time to ask whether the recovery password is still known? So long after it was set, typed to open the vault
/// or practised as the settings say, whichever was last, and not before "Not now" is over.
[[nodiscard]] bool isDue(const QList<KeySlotInfo> &ways, const Settings &settings, UnixTime now);
/// Not for a week.
void putOff(Settings &settings, UnixTime now);
} // namespace Countersign::PasswordReminder
