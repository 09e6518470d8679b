// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Countersign
{
/// To be called first in main(), before any secret can be in memory: no core dumps of this process, and in release
/// builds no other program of the same person may attach to it or read its memory (Linux: prctl(2),
/// PR_SET_DUMPABLE). Debug builds stay open to debuggers and leak checkers. What the system refuses is not an error:
/// this makes theft harder, nothing relies on it.
void hardenProcess();
} // namespace Countersign
