// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Countersign
{
/// Gives up what reading a picture does not need, before a byte of it is read: memory beyond a limit, processor time
/// beyond ten seconds, writing files, core dumps, new privileges, open files but the three standard ones; and the
/// process ends with the one that started it. What the system refuses or does not know is not an error: this is a
/// second fence, the first is that this process holds no secret.
void confineProcess();
} // namespace Countersign
