// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPalette>

namespace Countersign
{
/// The colour roles of everything that we paint ourselves, mixed from the system's palette and nudged towards black
/// or white in steps of 2 % until each role's contrast (WCAG 2.1) holds on all of its grounds.
///
/// A plain value; get it with Theme::of(widget->palette()) where it is used and keep no copy: the palette may change.
struct Theme
{
    QColor chrome; ///< Ground of bars: Window.
    QColor surface; ///< Ground of lists and pages: Base.
    QColor ink; ///< Text; 4.5 on everything.
    QColor ink2; ///< Secondary text; 4.5.
    QColor accentInk; ///< Links and coloured text; 4.5.
    QColor accent; ///< Focus outlines and marks; 3.
    QColor accentFill; ///< Ground of a primary button…
    QColor onAccent; ///< … and the text on it; 4.5.
    QColor edge; ///< Outlines of fields and buttons; 3.
    QColor hairline; ///< Decoration.
    QColor hover; ///< Ground under the pointer.
    QColor select; ///< Ground of the current row.
    QColor button; ///< Ground of painted buttons.
    QColor ok, okTint; ///< Text or mark, and the ground for it; 4.5 on its tint and on all other grounds.
    QColor warn, warnTint;
    QColor bad, badTint;
    QColor infoTint;
    bool dark = false; ///< Window darker than its text.
    bool highContrast = false; ///< Selection is shown by an outline, not by a ground.

    /// The roles for this palette. Pure, takes some microseconds.
    [[nodiscard]] static Theme fromPalette(const QPalette &palette);
    /// The same from a small cache. GUI thread.
    [[nodiscard]] static Theme of(const QPalette &palette);

    friend bool operator==(const Theme &, const Theme &) = default;
};

namespace ThemeColors
{
/// Contrast ratio of WCAG 2.1, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// @p share (0 to 1) of @p a over @p b.
[[nodiscard]] QColor mix(const QColor &a, const QColor &b, double share);
/// Moves @p color towards @p pole in 2 % steps until it has @p ratio on each of @p grounds, or is the pole.
[[nodiscard]] QColor nudged(const QColor &color, const QList<QColor> &grounds, double ratio, const QColor &pole);
} // namespace ThemeColors

/// Our reference palettes, for platforms that have no palette of their own (see app/platformpalette.h).
namespace ReferencePalette
{
[[nodiscard]] QPalette light();
[[nodiscard]] QPalette dark();
} // namespace ReferencePalette
} // namespace Countersign
