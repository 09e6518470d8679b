// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Countersign
{
/// Text without accents, case and width variants, for searching: "Bücherei Köln" and "bucherei koln" are the same.
[[nodiscard]] QString folded(const QString &text);

/// A query, taken apart: every word must occur. Folded.
[[nodiscard]] QStringList foldedWords(const QString &query);

/// A stretch of the original text.
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// Where @p words (folded) occur in @p text, in its own characters: in order, without overlaps. For underlining.
[[nodiscard]] QList<TextRange> matchRanges(const QString &text, const QStringList &words);
} // namespace Countersign
