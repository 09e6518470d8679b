// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountdelegate.h"

#include "ui/accounts/accountrowtext.h"
#include "ui/accounts/foldedtext.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/paintutil.h"
#include "ui/widgets/textlinepainter.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int buttonPadding = 8;
constexpr int smallGlyph = 14;
constexpr int glyphGap = 5;
constexpr int sectionGlyphGap = 4;
constexpr QChar noDigit = u'\u2013'; // stands in for the digits of a code that was not made yet
constexpr int usualDigits = 6;

bool buttonHasGlyph(const AccountRow &row)
{
    return row.kind == AccountRow::Kind::Counter || row.kind == AccountRow::Kind::NewCounter;
}

QString shownCode(const AccountRow &row)
{
    return row.kind == AccountRow::Kind::NewCounter ? QString(usualDigits, noDigit) : row.code;
}

int widthOf(const QFont &font, const QString &text)
{
    return QFontMetrics(font).horizontalAdvance(text);
}

/// "Next copied, works in 3 s" takes the place of the time.
bool showsTime(const AccountRow &row)
{
    return row.kind == AccountRow::Kind::TimeBased && row.copied != AccountRow::Copied::Next;
}
} // namespace

/// What all parts of one row are painted with.
struct AccountDelegate::Look
{
    const AccountRow &row;
    const AccountRowLayout &layout;
    const AccountRowFonts &fonts;
    const Theme &theme;
    Qt::LayoutDirection direction;
    QString chip;
};

AccountDelegate::AccountDelegate(const AccountListModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

const AccountRowFonts &AccountDelegate::fontsFor(const QFont &font) const
{
    if (!m_fonts || m_fonts->system != font)
        m_fonts = std::make_unique<AccountRowFonts>(font);
    return *m_fonts;
}

AccountRowLayout::Edges AccountDelegate::edgesOf(int row) const
{
    AccountRowLayout::Edges edges = AccountRowLayout::NoEdge;
    edges.setFlag(AccountRowLayout::Section, m_model.startsSection(row));
    edges.setFlag(AccountRowLayout::FirstRow, row == 0);
    edges.setFlag(AccountRowLayout::LastRow, row == m_model.rowCount() - 1);
    return edges;
}

QString AccountDelegate::chipFor(const AccountRow &row, const QStyleOptionViewItem &option) const
{
    if (row.kind == AccountRow::Kind::NeedsRepair || row.copied != AccountRow::Copied::No)
        return {};
    if (option.state.testFlag(QStyle::State_Selected) && m_hint == Hint::EnterCopies)
        //: Hint in the current row: the Enter key copies its code.
        return tr("Enter copies");
    //: Hint in the row under the pointer: a click copies its code.
    return option.state.testFlag(QStyle::State_MouseOver) ? tr("Click copies") : QString();
}

AccountRowParts AccountDelegate::partsOf(const AccountRow &row, const AccountRowFonts &fonts, const QString &chip) const
{
    AccountRowParts parts;
    parts.names = std::max(
        widthOf(fonts.strong, AccountRowText::title(row)), widthOf(fonts.small, AccountRowText::subtitle(row)));
    if (row.kind == AccountRow::Kind::NeedsRepair)
        parts.code = smallGlyph + 2 + glyphGap + widthOf(fonts.strong, tr("Needs repair"));
    else
        parts.code = fonts.codes.width(shownCode(row), row.style);
    if (showsTime(row))
        // As wide as can be, so that nothing moves when 10 becomes 9.
        parts.time = std::max(widthOf(fonts.small, AccountRowText::timeLeft(row.left)),
            row.isExpiring() ? widthOf(fonts.smallStrong, AccountRowText::timeLeft(row.left)) : 0);
    const QString button = AccountRowText::button(row);
    if (!button.isEmpty())
        parts.button =
            widthOf(fonts.smallStrong, button) + 2 * buttonPadding + (buttonHasGlyph(row) ? smallGlyph + glyphGap : 0);
    const QString label = AccountRowText::label(row);
    if (!label.isEmpty())
        parts.label = row.copied == AccountRow::Copied::No ? widthOf(fonts.small, label)
                                                           : widthOf(fonts.smallStrong, label) + smallGlyph + glyphGap;
    if (!chip.isEmpty()) {
        const QSize size = PaintUtil::chipSize(chip, fonts.caption).toSize();
        parts.chip = size.width();
        parts.chipHeight = size.height();
    }
    return parts;
}

AccountRowLayout AccountDelegate::layoutFor(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const AccountRow row = m_model.rowAt(index.row());
    const AccountRowFonts &fonts = fontsFor(option.font);
    return {fonts, option.rect, partsOf(row, fonts, chipFor(row, option)), edgesOf(index.row()), option.direction};
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // Called for every account of the vault: no code is made and no text measured here.
    const AccountRowFonts &fonts = fontsFor(option.font);
    const int width = option.rect.width();
    return {fonts.smallestNameWidth,
        AccountRowLayout::heightFor(fonts, AccountRowLayout::formFor(fonts, width), edgesOf(index.row()))};
}

bool AccountDelegate::editorEvent(
    QEvent *event, QAbstractItemModel * /*model*/, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event); // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
    if (mouse->button() != Qt::LeftButton)
        return false;
    const AccountRowLayout layout = layoutFor(option, index);
    if (layout.button.contains(mouse->pos()))
        Q_EMIT buttonClicked(index);
    else if (layout.row.contains(mouse->pos()))
        Q_EMIT rowClicked(index);
    else
        return false;
    return true;
}

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const AccountRow row = m_model.rowAt(index.row());
    const AccountRowFonts &fonts = fontsFor(option.font);
    const QString chip = chipFor(row, option);
    const AccountRowLayout layout(
        fonts, option.rect, partsOf(row, fonts, chip), edgesOf(index.row()), option.direction);
    const Theme theme = Theme::of(option.palette);
    const Look look{row, layout, fonts, theme, option.direction, chip};

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setLayoutDirection(option.direction);
    paintSection(*painter, look);
    paintGround(*painter, look, option.state);
    Avatar::paint(*painter, layout.avatar, row.issuer, row.name, fonts.system);
    paintNames(*painter, look);
    paintCode(*painter, look);
    paintLabel(*painter, look);
    paintButton(*painter, look, m_hoveredButton == index.row());
    paintTime(*painter, look);
    painter->restore();
}

void AccountDelegate::paintSection(QPainter &painter, const Look &look) const
{
    if (look.layout.section.isNull())
        return;
    QRect text = look.layout.section;
    if (look.row.pinned) {
        QRect glyph(text.left(), text.top() + (text.height() - smallGlyph) / 2 + 1, smallGlyph, smallGlyph);
        text.setLeft(text.left() + smallGlyph + sectionGlyphGap);
        if (look.direction == Qt::RightToLeft) {
            glyph = QStyle::visualRect(look.direction, look.layout.section, glyph);
            text = QStyle::visualRect(look.direction, look.layout.section, text);
        }
        paintGlyph(painter, Glyph::Pin, glyph, look.theme.ink2);
    }
    painter.setFont(look.fonts.smallStrong);
    painter.setPen(look.theme.ink2);
    painter.drawText(text, Qt::AlignLeading | Qt::AlignVCenter, look.row.sectionTitle);
}

void AccountDelegate::paintGround(QPainter &painter, const Look &look, QStyle::State state) const
{
    const bool current = state.testFlag(QStyle::State_Selected);
    const bool focused = current && state.testFlag(QStyle::State_HasFocus);
    if (!current && !state.testFlag(QStyle::State_MouseOver))
        return;
    const bool outlined = focused || look.theme.highContrast;
    PaintUtil::roundedBox(painter, look.layout.row, PaintUtil::cardRadius,
        current ? look.theme.select : look.theme.hover, outlined ? look.theme.accent : QColor(), 2);
}

void AccountDelegate::paintNames(QPainter &painter, const Look &look) const
{
    const QStringList words = foldedWords(m_model.query());
    const auto paintLine = [&](const QRect &rect, const QString &text, const QFont &font, const QColor &ink) {
        TextLinePainter line(PaintUtil::elided(text, font, rect.width()), font);
        for (const TextRange &range : matchRanges(line.text(), words))
            line.underline(range.start, range.length);
        line.paint(painter, rect, ink, Qt::AlignLeading, look.direction);
    };
    paintLine(look.layout.title, AccountRowText::title(look.row), look.fonts.strong, look.theme.ink);
    paintLine(look.layout.subtitle, AccountRowText::subtitle(look.row), look.fonts.small, look.theme.ink2);
    if (!look.layout.chip.isNull())
        PaintUtil::paintChip(painter, look.layout.chip, look.chip, look.fonts.caption, look.theme.surface,
            look.theme.edge, look.theme.ink2);
}

void AccountDelegate::paintCode(QPainter &painter, const Look &look) const
{
    const QRect &rect = look.layout.code;
    if (look.row.kind != AccountRow::Kind::NeedsRepair) {
        const bool made = look.row.kind != AccountRow::Kind::NewCounter;
        look.fonts.codes.paint(painter, rect, shownCode(look.row), look.row.style,
            made ? look.theme.ink : look.theme.ink2, look.direction);
        return;
    }
    const int size = smallGlyph + 2;
    QRect glyph(rect.left(), rect.top() + (rect.height() - size) / 2, size, size);
    if (look.direction == Qt::RightToLeft)
        glyph = QStyle::visualRect(look.direction, rect, glyph);
    paintGlyph(painter, Glyph::Error, glyph, look.theme.bad);
    painter.setFont(look.fonts.strong);
    painter.setPen(look.theme.bad);
    painter.drawText(rect, Qt::AlignTrailing | Qt::AlignVCenter, tr("Needs repair"));
}

void AccountDelegate::paintLabel(QPainter &painter, const Look &look) const
{
    const QRect &rect = look.layout.label;
    if (rect.isNull())
        return;
    const bool copied = look.row.copied != AccountRow::Copied::No;
    if (copied) {
        QRect glyph(rect.left(), rect.top() + (rect.height() - smallGlyph) / 2, smallGlyph, smallGlyph);
        if (look.direction == Qt::RightToLeft)
            glyph = QStyle::visualRect(look.direction, rect, glyph);
        paintGlyph(painter, Glyph::Check, glyph, look.theme.ok);
    }
    painter.setFont(copied ? look.fonts.smallStrong : look.fonts.small);
    painter.setPen(copied ? look.theme.ok : look.theme.ink2);
    painter.drawText(rect, Qt::AlignTrailing | Qt::AlignVCenter,
        PaintUtil::elided(AccountRowText::label(look.row), painter.font(), rect.width()));
}

void AccountDelegate::paintButton(QPainter &painter, const Look &look, bool hovered) const
{
    QRect rect = look.layout.button;
    if (rect.isNull())
        return;
    const QColor ground = hovered ? ThemeColors::mix(look.theme.accent, look.theme.button, 0.16) : look.theme.button;
    PaintUtil::roundedBox(
        painter, rect, PaintUtil::buttonRadius, ground, hovered ? look.theme.accent : look.theme.edge);
    if (buttonHasGlyph(look.row)) {
        QRect glyph(
            rect.left() + buttonPadding - 1, rect.top() + (rect.height() - smallGlyph) / 2, smallGlyph, smallGlyph);
        QRect text = rect.adjusted(smallGlyph + glyphGap, 0, 0, 0);
        if (look.direction == Qt::RightToLeft) {
            glyph = QStyle::visualRect(look.direction, rect, glyph);
            text = QStyle::visualRect(look.direction, rect, text);
        }
        paintGlyph(painter, Glyph::Next, glyph, look.theme.ink);
        rect = text;
    }
    const QString text = AccountRowText::button(look.row);
    TextLinePainter line(text, look.fonts.small);
    if (look.row.isExpiring()) {
        const QString code = groupedCode(look.row.nextCode, look.row.style);
        line.embolden(text.indexOf(code), code.size());
    }
    line.paint(painter, rect, look.theme.ink, Qt::AlignHCenter, look.direction);
}

void AccountDelegate::paintTime(QPainter &painter, const Look &look) const
{
    if (look.layout.time.isNull())
        return;
    constexpr int fullCircle = 360 * 16;
    constexpr int top = 90 * 16;
    const bool expiring = look.row.isExpiring();
    const QColor ink = expiring ? look.theme.warn : look.theme.ink2;
    const QRectF wedge = look.layout.wedge;
    const qreal scale = wedge.width() / smallGlyph;
    painter.setPen(QPen(ink, 1.2 * scale));
    painter.setBrush(Qt::NoBrush);
    const qreal ring = 0.75 * scale;
    painter.drawEllipse(wedge.adjusted(ring, ring, -ring, -ring));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const qreal inset = 2.8 * scale;
    const auto left = static_cast<double>(look.row.left.count());
    const auto period = static_cast<double>(look.row.period.count());
    painter.drawPie(wedge.adjusted(inset, inset, -inset, -inset), top, -qRound(fullCircle * left / period));

    painter.setFont(expiring ? look.fonts.smallStrong : look.fonts.small);
    painter.setPen(ink);
    painter.drawText(look.layout.timeText, Qt::AlignTrailing | Qt::AlignVCenter,
        PaintUtil::isolated(AccountRowText::timeLeft(look.row.left)));
}
} // namespace Countersign
