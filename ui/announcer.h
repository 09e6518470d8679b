// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

/// Says things aloud through the screen reader. Does nothing when there is none.
namespace Countersign::Announcer
{
/// @p text is spoken at once; never a code that was not asked for. @p widget is the one it is about, in a window that
/// is shown: its status line, the focused list.
///
/// Qt has an event for this since 6.8. Before, the widget's name change is what screen readers notice, together with
/// a notification of the desktop, which they read out.
void announce(QWidget *widget, const QString &text);
} // namespace Countersign::Announcer
