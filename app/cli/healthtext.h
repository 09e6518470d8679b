// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health/healthreport.h"

namespace Countersign
{
class Console;

/// Prints what HealthCheck found: sentences and a table, or with @p json an object with "outlook" and "lines".
void printHealth(Console &console, const HealthReport &report, bool json);
} // namespace Countersign
