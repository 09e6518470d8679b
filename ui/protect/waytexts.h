// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/waysin.h"

#include <QDate>

#include <optional>

namespace Countersign
{
class VaultSession;

/// What is said about the ways into a vault, and finding them. GUI thread.
namespace WayTexts
{
/// The day as people write it here, without the name of the weekday.
[[nodiscard]] QString dayText(const QDate &day);

[[nodiscard]] std::optional<KeySlotInfo> find(const VaultSession &session, KeySlotInfo::Kind kind);
/// "Set on 3 February 2026.", of a password.
[[nodiscard]] QString setOn(const KeySlotInfo &way);
/// "Made on 3 February 2026.", of a recovery key.
[[nodiscard]] QString madeOn(const KeySlotInfo &way);
} // namespace WayTexts
} // namespace Countersign
