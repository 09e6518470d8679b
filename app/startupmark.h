// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace Countersign
{
/// For tests/bench: writes one line to standard error as soon as the first list with rows in it (with
/// COUNTERSIGN_BENCH_MARK=codes) or the first window (=window) has been painted. Without that environment variable it
/// does nothing. Call it before the window is shown.
void announceFirstPaint(QApplication &application);
} // namespace Countersign
