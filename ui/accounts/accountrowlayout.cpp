// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountrowlayout.h"

#include "ui/widgets/fonts.h"

#include <QFontMetrics>
#include <QStyle>

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int margin = 8; // between the view's edge and the row's ground
constexpr int padding = 12; // inside the ground
constexpr int verticalPadding = 6;
constexpr int avatarSize = 40;
constexpr int gap = 12;
constexpr int smallGap = 8;
constexpr int wedgeGap = 5;
constexpr int lowestRow = 64;
constexpr int lowestLine = 24;
constexpr int lowestSection = 28;
constexpr int smallestWedge = 14;
constexpr int shortNameCharacters = 14;
constexpr int sectionIndent = margin + padding;
constexpr int buttonPadding = 8;

int trailingWidthOf(const AccountRowParts &parts)
{
    int line = 0;
    for (const int part : {parts.label, parts.button, parts.time})
        line += part > 0 ? part + (line > 0 ? smallGap : 0) : 0;
    return std::max(parts.code, line);
}
} // namespace

AccountRowFonts::AccountRowFonts(const QFont &systemFont)
    : system(systemFont)
    , strong(Fonts::strong(systemFont))
    , small(Fonts::small(systemFont))
    , smallStrong(Fonts::smallStrong(systemFont))
    , caption(Fonts::caption(systemFont))
    , codes(Fonts::code(systemFont))
{
    const QFontMetrics strongMetrics(strong);
    const QFontMetrics smallMetrics(small);
    strongHeight = strongMetrics.height();
    smallHeight = smallMetrics.height();
    // Digits have no descenders: the line may be lower than the font's, which leaves the row at 64 px.
    const QFontMetrics codeMetrics(Fonts::code(systemFont));
    codeHeight = codeMetrics.capHeight() + codeMetrics.capHeight() * 2 / 3;
    lineHeight = std::max(lowestLine, smallHeight + 6);
    sectionHeight = std::max(lowestSection, smallHeight + 12);
    wedge = std::max(smallestWedge, smallMetrics.ascent() + 1);
    smallestNameWidth = strongMetrics.averageCharWidth() * shortNameCharacters;
    const int next = QFontMetrics(smallStrong).horizontalAdvance(u"Next 888 888"_s) + 2 * buttonPadding;
    const int time = wedge + wedgeGap + smallMetrics.horizontalAdvance(u"88 s"_s);
    usualTrailingWidth = std::max(codes.widthFor(8, CodeStyle::Digits), next + smallGap + time);
}

AccountRowLayout::Form AccountRowLayout::formFor(const AccountRowFonts &fonts, int viewWidth)
{
    const int width = std::min(viewWidth, widestContent);
    const int names = width - 2 * (margin + padding) - avatarSize - 2 * gap - fonts.usualTrailingWidth;
    return names < fonts.smallestNameWidth ? Form::Stacked : Form::SideBySide;
}

int AccountRowLayout::heightFor(const AccountRowFonts &fonts, Form form, Edges edges)
{
    const int names = fonts.strongHeight + fonts.smallHeight;
    const int codes = fonts.codeHeight + fonts.lineHeight;
    const int content = form == Form::Stacked ? names + codes + 4 : std::max(names, codes);
    int height = std::max(lowestRow, content + 2 * verticalPadding);
    if (edges & Section)
        height += fonts.sectionHeight;
    else if (edges & FirstRow)
        height += edgeSpace;
    if (edges & LastRow)
        height += edgeSpace;
    return height;
}

AccountRowLayout::AccountRowLayout(const AccountRowFonts &fonts, const QRect &cell, const AccountRowParts &parts,
    Edges edges, Qt::LayoutDirection direction)
    : form(formFor(fonts, cell.width()))
{
    QRect content = cell;
    if (content.width() > widestContent) {
        content.setLeft(cell.left() + (cell.width() - widestContent) / 2);
        content.setWidth(widestContent);
    }
    if (edges & Section) {
        section = QRect(
            content.left() + sectionIndent, content.top(), content.width() - 2 * sectionIndent, fonts.sectionHeight);
        content.setTop(content.top() + fonts.sectionHeight);
    } else if (edges & FirstRow) {
        content.setTop(content.top() + edgeSpace);
    }
    if (edges & LastRow)
        content.setBottom(content.bottom() - edgeSpace);

    row = content.adjusted(margin, 0, -margin, 0);
    const QRect inner = row.adjusted(padding, verticalPadding, -padding, -verticalPadding);
    const int avatarTop = form == Form::Stacked ? inner.top() + 2 : inner.center().y() + 1 - avatarSize / 2;
    avatar = QRect(inner.left(), avatarTop, avatarSize, avatarSize);
    placeTrailing(fonts, parts, inner);
    placeNames(fonts, parts, inner);
    if (direction == Qt::RightToLeft)
        mirror(content);
}

void AccountRowLayout::placeTrailing(const AccountRowFonts &fonts, const AccountRowParts &parts, const QRect &inner)
{
    const int codes = fonts.codeHeight + fonts.lineHeight;
    const int names = fonts.strongHeight + fonts.smallHeight;
    const int top = form == Form::Stacked ? inner.top() + names + 4 : inner.top() + (inner.height() - codes) / 2;
    const int end = inner.right() + 1;
    code = QRect(end - parts.code, top, parts.code, fonts.codeHeight);

    const int lineTop = top + fonts.codeHeight;
    int right = end;
    // With huge text in a narrow window not all of it fits: the time stays whole, then the button, then the label.
    const auto place = [&](int width, int inset) {
        const int left = std::max(inner.left(), right - width);
        if (left >= right)
            return QRect();
        const QRect part(left, lineTop + inset, right - left, fonts.lineHeight - 2 * inset);
        right = left - smallGap;
        return part;
    };
    if (parts.time > 0) {
        const int wedgeWidth = parts.wedge ? fonts.wedge + wedgeGap : 0;
        time = place(parts.time + wedgeWidth, 0);
        timeText = time.adjusted(wedgeWidth, 0, 0, 0);
        if (parts.wedge)
            wedge = QRect(time.left(), time.top() + (time.height() - fonts.wedge + 1) / 2, fonts.wedge, fonts.wedge);
    }
    if (parts.button > 0)
        button = place(parts.button, 1);
    if (parts.label > 0)
        label = place(parts.label, 0);
}

void AccountRowLayout::placeNames(const AccountRowFonts &fonts, const AccountRowParts &parts, const QRect &inner)
{
    const int left = avatar.right() + 1 + gap;
    int right = inner.right() + 1;
    if (form == Form::SideBySide)
        right -=
            trailingWidthOf({.code = parts.code, .time = time.width(), .button = parts.button, .label = parts.label})
            + gap;
    // The chip stands beside the code if the names leave room for it; it never shortens them.
    const int room = right - left - parts.names;
    if (parts.chip > 0 && room >= parts.chip + gap) {
        const int middle = form == Form::Stacked ? inner.top() + fonts.strongHeight / 2 : row.center().y() + 1;
        chip = QRect(right - parts.chip, middle - parts.chipHeight / 2, parts.chip, parts.chipHeight);
        right = chip.left() - gap;
    }
    const int names = fonts.strongHeight + fonts.smallHeight;
    const int top = form == Form::Stacked ? inner.top() : inner.top() + (inner.height() - names) / 2;
    const int width = std::max(0, right - left);
    title = QRect(left, top, width, fonts.strongHeight);
    subtitle = QRect(left, top + fonts.strongHeight, width, fonts.smallHeight);
}

void AccountRowLayout::mirror(const QRect &within)
{
    for (QRect *part :
        {&section, &row, &avatar, &title, &subtitle, &code, &label, &button, &time, &wedge, &timeText, &chip}) {
        if (!part->isNull())
            *part = QStyle::visualRect(Qt::RightToLeft, within, *part);
    }
}
} // namespace Countersign
