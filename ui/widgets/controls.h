// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLayout;
class QPushButton;
class QWidget;

namespace Countersign::Controls
{
/// Makes the fields, boxes and push buttons under @p root 34 px high, or as high as the style wants them if that is
/// more, and gives the buttons' texts some room (UI grid: easy to hit, one height in a row). Outlines stay
/// visible in dark windows; see EdgeKeeper.
void setComfortableSizes(QWidget &root);
/// The same for one button, after its text has changed.
void setComfortableSize(QPushButton &button);

/// A first size for a dialog from its text: @p characters average letters wide, @p lines high, and never larger than
/// the screen.
void resizeToText(QWidget &dialog, int characters, int lines);

/// Empties @p layout. The widgets disappear at once and are deleted later, since one of them may be the button whose
/// click led here.
void removeWidgets(QLayout &layout);
} // namespace Countersign::Controls
