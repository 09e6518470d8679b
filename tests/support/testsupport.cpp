// SPDX-License-Identifier: GPL-3.0-or-later
// The helpers are header-only; this file makes sure that each header stands on its own.
#include "tests/support/fakeclock.h"
#include "tests/support/fakerandomsource.h"
#include "tests/support/printers.h"
