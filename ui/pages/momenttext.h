// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>

namespace Countersign
{
/// When something was, within a sentence: "today, 09:02", "yesterday, 18:40", "on 12 June", "on 12 June 2025".
[[nodiscard]] QString momentText(UnixTime moment, UnixTime now);
} // namespace Countersign
