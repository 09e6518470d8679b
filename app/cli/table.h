// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QStringList>

#include <vector>

namespace Countersign
{
/// How many columns of a terminal @p text takes: none for combining marks, two for East Asian wide characters and
/// emoji (Unicode Standard Annex 11).
[[nodiscard]] int displayWidth(QStringView text);

/// Not wider than @p width columns, with an ellipsis where something was left out.
[[nodiscard]] QString elided(const QString &text, int width);

/// Columns for people, left-aligned and two spaces apart. Every cell is cleaned of what a terminal would obey
/// (displayText()), since names come from links that others wrote.
class Table final
{
public:
    explicit Table(QStringList titles)
        : m_titles(std::move(titles))
    {
    }

    void addRow(QStringList cells);
    /// With @p secret as one more, last cell.
    void addRow(QStringList cells, SecretBytes secret);

    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] std::size_t rowCount() const { return m_rows.size(); }

    /// A line of titles and a line for each row, each ended by a line feed.
    [[nodiscard]] SecretBytes text() const;
    /// The lines without their ends and without secrets, none of them wider than @p width.
    [[nodiscard]] QStringList lines(int width) const;

private:
    struct Row
    {
        QStringList cells;
        SecretBytes secret;
    };

    [[nodiscard]] QList<int> columnWidths() const;
    [[nodiscard]] static QString line(const QStringList &cells, const QList<int> &widths);

    QStringList m_titles;
    std::vector<Row> m_rows;
};
} // namespace Countersign
