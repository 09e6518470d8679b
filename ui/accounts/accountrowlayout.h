// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/codepainter.h"

#include <QFont>
#include <QRect>

namespace Countersign
{
/// The fonts of a row and what follows from them. Made once a font, shared by all rows.
struct AccountRowFonts
{
    explicit AccountRowFonts(const QFont &system);

    QFont system;
    QFont strong;
    QFont small;
    QFont smallStrong;
    QFont caption;
    CodePainter codes;

    int strongHeight = 0;
    int smallHeight = 0;
    int codeHeight = 0; ///< of the line that the code stands on
    int lineHeight = 0; ///< of the line below: time, buttons, labels; at least 24
    int sectionHeight = 0; ///< of the band with a section's title
    int wedge = 0; ///< the clock that empties
    int smallestNameWidth = 0; ///< of about 14 characters
    int usualTrailingWidth = 0; ///< of a six- to eight-digit code, or the line below it in the last seconds
};

/// How wide the movable parts of a row are, in px; 0 when the row has no such part.
struct AccountRowParts
{
    int code = 0;
    int names = 0; ///< the wider of title and subtitle, unshortened
    int time = 0; ///< the text beside the wedge
    bool wedge = true;
    int button = 0; ///< with its padding
    int label = 0; ///< with its glyph, if any
    int chip = 0; ///< "Click copies", with its padding; left out when it would shorten a name
    int chipHeight = 0;
};

/// The geometry of one row. Plain numbers from fonts and widths, no painter; mirrored for right-to-left.
///
/// Avatar, then title over subtitle, then the code over "what is true of it": label, button, time, both at the
/// trailing edge. When names would get narrower than about 14 characters, the code moves under the names; that is
/// decided for the whole list, so that rows look alike.
struct AccountRowLayout
{
    enum class Form { SideBySide, Stacked };

    QRect section; ///< Band with the title; null if there is none.
    QRect row; ///< Ground of the row, with rounded corners.
    QRect avatar;
    QRect title;
    QRect subtitle;
    QRect code;
    QRect label;
    QRect button;
    QRect time; ///< Wedge and text.
    QRect wedge;
    QRect timeText;
    QRect chip;
    Form form = Form::SideBySide;

    /// The widest content; wider views centre it.
    static constexpr int widestContent = 720;
    /// The room above the first row when it has no title, and below the last.
    static constexpr int edgeSpace = 8;

    enum Edge { NoEdge = 0, Section = 1, FirstRow = 2, LastRow = 4 };
    Q_DECLARE_FLAGS(Edges, Edge)

    [[nodiscard]] static Form formFor(const AccountRowFonts &fonts, int viewWidth);
    [[nodiscard]] static int heightFor(const AccountRowFonts &fonts, Form form, Edges edges);

    /// @p cell as the view gives it, heightFor() high.
    AccountRowLayout(const AccountRowFonts &fonts, const QRect &cell, const AccountRowParts &parts, Edges edges,
        Qt::LayoutDirection direction);

private:
    void placeTrailing(const AccountRowFonts &fonts, const AccountRowParts &parts, const QRect &inner);
    void placeNames(const AccountRowFonts &fonts, const AccountRowParts &parts, const QRect &inner);
    void mirror(const QRect &within);
};

Q_DECLARE_OPERATORS_FOR_FLAGS(AccountRowLayout::Edges)
} // namespace Countersign
