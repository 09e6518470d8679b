// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandtable.h"

#include <QString>

#include <optional>

namespace Countersign
{
/// What "help" prints: of the whole program, or of one command.
[[nodiscard]] QString helpText(std::optional<CommandKind> command);

/// One or a few lines that follow the message of a usage error.
[[nodiscard]] QString shortUsage(std::optional<CommandKind> command);
} // namespace Countersign
