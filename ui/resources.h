// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace Countersign
{
/// Makes the built-in pictures (":/countersign/…") available. A static library's resources are not registered by
/// themselves; whoever opens one calls this first. Cheap when called again.
void initResources();

/// The program's icon in all its sizes.
[[nodiscard]] QIcon applicationIcon();
} // namespace Countersign
