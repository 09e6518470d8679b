// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QIcon>
#include <QPixmap>

class QPainter;
class QRectF;

namespace Countersign
{
/// The symbolic pictures of resources/glyphs, in the order of their file names.
enum class Glyph {
    Add,
    Appearance,
    Back,
    Backup,
    Camera,
    Check,
    Clock,
    Close,
    Copy,
    Counter,
    Down,
    Drop,
    Edit,
    Error,
    Export,
    EyeOff,
    Eye,
    Folder,
    Forward,
    Home,
    Image,
    Import,
    Info,
    Key,
    Keyboard,
    Lock,
    Menu,
    Mirror,
    More,
    New,
    Next,
    Paste,
    Pin,
    Preferences,
    Print,
    Question,
    Quit,
    Restore,
    Safe,
    Same,
    Scan,
    Screen,
    Search,
    Shield,
    Trash,
    Unlock,
    Up,
    Warning,
};

/// The glyph's file under resources/glyphs, without folder and ending.
[[nodiscard]] QLatin1String glyphName(Glyph glyph);
/// How many there are.
inline constexpr int glyphCount = static_cast<int>(Glyph::Warning) + 1;

/// The glyph as a mask filled with @p color, @p size × @p size px at @p devicePixelRatio. Cached; an SVG is read
/// when its glyph is first asked for. GUI thread.
[[nodiscard]] QPixmap glyphPixmap(Glyph glyph, int size, const QColor &color, qreal devicePixelRatio);

/// Draws the glyph centred in @p rect, as large as its shorter side.
void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &rect, const QColor &color);

/// An icon for buttons and menus at any size. Its colour is that role of the application's palette at the moment of
/// painting, so it follows a change of theme by itself; disabled, it is pale.
[[nodiscard]] QIcon glyphIcon(Glyph glyph, QColor Theme::*role = &Theme::ink);
} // namespace Countersign
