// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codepainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr qreal gapInCells = 0.45;
constexpr qreal letterSpacing = 106; // per cent
// Steam and Yandex use no character that is drawn wider.
constexpr QChar widestLetter = u'W';

QFont spacedOut(QFont font)
{
    font.setLetterSpacing(QFont::PercentageSpacing, letterSpacing);
    return font;
}
} // namespace

CodeStyle codeStyle(OtpType type)
{
    switch (type) {
    case OtpType::Totp:
    case OtpType::Hotp:
    case OtpType::Motp:
        return CodeStyle::Digits;
    case OtpType::Steam:
    case OtpType::Yandex:
        break;
    }
    return CodeStyle::Letters;
}

QList<int> codeGroups(qsizetype length)
{
    switch (length) {
    case 6:
        return {3, 3};
    case 7:
        return {3, 4};
    case 8:
        return {4, 4};
    case 9:
        return {3, 3, 3};
    case 10:
        return {5, 5};
    default:
        return {static_cast<int>(length)};
    }
}

QString groupedCode(const QString &code, CodeStyle style)
{
    if (style == CodeStyle::Letters)
        return code;
    QStringList parts;
    qsizetype at = 0;
    for (const int count : codeGroups(code.size())) {
        parts << code.sliced(at, count);
        at += count;
    }
    return parts.join(u' ');
}

QString spokenCode(const QString &code, CodeStyle style)
{
    QStringList groups;
    qsizetype at = 0;
    for (const int count : codeGroups(code.size())) {
        QStringList characters;
        for (const QChar character : QStringView(code).sliced(at, count))
            characters << character;
        groups << characters.join(style == CodeStyle::Letters ? u", "_s : u" "_s);
        at += count;
    }
    return groups.join(u", "_s);
}

CodePainter::CodePainter(const QFont &font)
    : m_font(font)
    , m_letterFont(spacedOut(font))
    , m_metrics(m_font)
    , m_letterMetrics(m_letterFont)
{
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        m_cell = std::max(m_cell, m_metrics.horizontalAdvance(QChar(digit)));
    m_cell = std::ceil(m_cell);
}

qreal CodePainter::gap() const
{
    return std::round(m_cell * gapInCells);
}

int CodePainter::width(const QString &code, CodeStyle style) const
{
    if (style == CodeStyle::Letters)
        return qCeil(m_letterMetrics.horizontalAdvance(code));
    return widthFor(static_cast<int>(code.size()), style);
}

int CodePainter::widthFor(int length, CodeStyle style) const
{
    if (style == CodeStyle::Letters)
        return qCeil(m_letterMetrics.horizontalAdvance(QString(length, widestLetter)));
    const auto gaps = static_cast<qreal>(codeGroups(length).size() - 1);
    return qCeil(m_cell * length + gap() * gaps);
}

int CodePainter::height() const
{
    return qCeil(m_metrics.height());
}

void CodePainter::paint(QPainter &painter, const QRect &rect, const QString &code, CodeStyle style, const QColor &color,
    Qt::LayoutDirection direction) const
{
    const int total = width(code, style);
    qreal left = direction == Qt::RightToLeft ? rect.left() : rect.right() + 1 - total;
    const qreal baseline = std::round(rect.top() + (rect.height() + m_metrics.ascent() - m_metrics.descent()) / 2);
    painter.save();
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setPen(color);
    if (style == CodeStyle::Letters) {
        painter.setFont(m_letterFont);
        painter.drawText(QPointF(left, baseline), code);
    } else {
        painter.setFont(m_font);
        qsizetype at = 0;
        for (const int count : codeGroups(code.size())) {
            for (const QChar digit : QStringView(code).sliced(at, count)) {
                const qreal inset = (m_cell - m_metrics.horizontalAdvance(digit)) / 2;
                painter.drawText(QPointF(left + inset, baseline), QString(digit));
                left += m_cell;
            }
            left += gap();
            at += count;
        }
    }
    painter.restore();
}
} // namespace Countersign
