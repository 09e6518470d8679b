// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QByteArray;
class QWidget;

namespace Countersign
{
/// Brings @p window to the front, or a dialog that blocks it; where the desktop does not allow that, asks for
/// attention.
/// @p activationToken of xdg-activation, from the program that the person was in; may be empty. GUI thread.
void raiseWindow(QWidget &window, const QByteArray &activationToken);
} // namespace Countersign
