// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QPushButton;
class QWidget;

namespace Countersign
{
class ScrollColumn;

/// Lays out a dialog that shows something and has a Close button: @p body over a footer, with @p note at its start if
/// there is one. Sets the dialog's size as Controls::resizeToText() does. @return the button
QPushButton *layOutWithClose(QDialog &dialog, ScrollColumn *body, QWidget *note, int characters, int lines);
} // namespace Countersign
