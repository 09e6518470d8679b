// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Countersign
{
/// To be called first in main(), before any secret can be in memory: no core dumps of this process, nothing that it
/// starts gets more rights than it has (Linux: PR_SET_NO_NEW_PRIVS), and in release builds refuseInspection(). What the
/// system refuses is not an error: this makes theft harder, nothing relies on it.
void hardenProcess();

/// From now on no other program of the same person may attach to this process or read its memory (Linux: prctl(2),
/// PR_SET_DUMPABLE). Debug builds leave it out, for debuggers and leak checkers.
void refuseInspection();
} // namespace Countersign
