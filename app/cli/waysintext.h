// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/waysin.h"

#include <QList>

namespace Countersign
{
class Console;

/// Prints the ways into a vault: a table, or with @p json an array of
/// {"kind": "keychain" | "password" | "recovery-key" | "foreign", "backend", "created"}.
void printWaysIn(Console &console, const QList<KeySlotInfo> &ways, bool json);
} // namespace Countersign
