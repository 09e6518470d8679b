// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace Countersign
{
/// Gives the program a palette where the platform has none.
///
/// Desktops with a platform theme (KDE, GNOME and those that use the portal, Windows, macOS) have their own colours,
/// and those are used as they are. Without one, Qt falls back to Fusion's built-in grey: then, and only then, our
/// reference palette takes its place. Which of the two: the light one, unless the person asks for the dark one with
/// @c COUNTERSIGN_THEME=dark.
void applyPlatformPalette(QApplication &application);
} // namespace Countersign
