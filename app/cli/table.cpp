// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table.h"

#include "core/otp/displaytext.h"

#include <QList>

#include <algorithm>
#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
struct Range
{
    char32_t first;
    char32_t last;
};

// The blocks whose characters are wide (East_Asian_Width W or F), merged where only unassigned ones lie between.
constexpr std::array wideRanges{
    Range{0x1100, 0x115F},
    Range{0x231A, 0x231B},
    Range{0x23E9, 0x23EC},
    Range{0x25FD, 0x25FE},
    Range{0x2614, 0x2615},
    Range{0x2648, 0x2653},
    Range{0x26A1, 0x26A1},
    Range{0x26BD, 0x26BE},
    Range{0x2705, 0x2705},
    Range{0x2728, 0x2728},
    Range{0x274C, 0x274E},
    Range{0x2753, 0x2757},
    Range{0x2B1B, 0x2B1C},
    Range{0x2B50, 0x2B55},
    Range{0x2E80, 0x303E},
    Range{0x3041, 0xA4CF},
    Range{0xA960, 0xA97F},
    Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},
    Range{0xFE30, 0xFE6F},
    Range{0xFF01, 0xFF60},
    Range{0xFFE0, 0xFFE6},
    Range{0x16FE0, 0x1B2FF},
    Range{0x1F004, 0x1F004},
    Range{0x1F18E, 0x1F19A},
    Range{0x1F200, 0x1F320},
    Range{0x1F32D, 0x1F64F},
    Range{0x1F680, 0x1F6FC},
    Range{0x1F7E0, 0x1F7EB},
    Range{0x1F90C, 0x1FAFF},
    Range{0x20000, 0x3FFFD},
};

int characterWidth(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
    case QChar::Other_Control:
        return 0;
    default:
        break;
    }
    const auto *const range = std::lower_bound(wideRanges.begin(), wideRanges.end(), character,
        [](const Range &wide, char32_t value) { return wide.last < value; });
    return range != wideRanges.end() && character >= range->first ? 2 : 1;
}
} // namespace

int displayWidth(QStringView text)
{
    int width = 0;
    for (const char32_t character : text.toUcs4())
        width += characterWidth(character);
    return width;
}

QString elided(const QString &text, int width)
{
    if (displayWidth(text) <= width)
        return text;
    QString result;
    int used = 1; // the ellipsis
    for (const char32_t character : text.toUcs4()) {
        used += characterWidth(character);
        if (used > width)
            break;
        result += QString::fromUcs4(&character, 1);
    }
    return width > 0 ? result + u'…' : QString();
}

void Table::addRow(QStringList cells)
{
    addRow(std::move(cells), SecretBytes());
}

void Table::addRow(QStringList cells, SecretBytes secret)
{
    for (QString &cell : cells)
        cell = displayText(cell);
    m_rows.push_back({std::move(cells), std::move(secret)});
}

QList<int> Table::columnWidths() const
{
    QList<int> widths;
    for (const QString &title : m_titles)
        widths.append(displayWidth(title));
    for (const Row &row : m_rows) {
        for (qsizetype column = 0; column < std::min(row.cells.size(), widths.size()); ++column)
            widths[column] = std::max(widths[column], displayWidth(row.cells[column]));
    }
    return widths;
}

QString Table::line(const QStringList &cells, const QList<int> &widths)
{
    QString text;
    for (qsizetype column = 0; column < cells.size(); ++column) {
        const int padding = widths.value(column) - displayWidth(cells[column]);
        text += cells[column] + QString(std::max(padding, 0) + 2, u' ');
    }
    return text;
}

SecretBytes Table::text() const
{
    const QList<int> widths = columnWidths();
    SecretBytes result;
    const auto append = [&result](QString text) {
        while (text.endsWith(u' '))
            text.chop(1);
        result.append(text.toUtf8());
    };
    append(line(m_titles, widths));
    result.append('\n');
    for (const Row &row : m_rows) {
        if (row.secret.isEmpty()) {
            append(line(row.cells, widths));
        } else {
            result.append(line(row.cells, widths).toUtf8());
            result.append(row.secret.view());
        }
        result.append('\n');
    }
    return result;
}

QStringList Table::lines(int width) const
{
    const QList<int> widths = columnWidths();
    QStringList result{elided(line(m_titles, widths).trimmed(), width)};
    for (const Row &row : m_rows) {
        QString text = line(row.cells, widths);
        while (text.endsWith(u' '))
            text.chop(1);
        result.append(elided(text, width));
    }
    return result;
}
} // namespace Countersign
