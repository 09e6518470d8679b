// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Countersign::Controls
{
/// Makes the fields, boxes and push buttons under @p root 34 px high, or as high as the style wants them if that is
/// more (UI grid: easy to hit, one height in a row).
void setComfortableHeight(QWidget &root);
} // namespace Countersign::Controls
