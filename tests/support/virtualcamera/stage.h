// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace VirtualCamera
{
/// When a test has a stage (camerastage.h) and this is another program: makes its cameras, and does from now on, on a
/// thread of its own, what it is told there. Called before anybody asks which cameras there are.
void followStage();
} // namespace VirtualCamera
