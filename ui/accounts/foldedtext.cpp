// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/foldedtext.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// Letters that people type without their stroke or ligature, but that Unicode does not decompose.
QString withoutStroke(char16_t letter)
{
    switch (letter) {
    case u'ø':
        return u"o"_s;
    case u'ł':
        return u"l"_s;
    case u'đ':
    case u'ð':
        return u"d"_s;
    case u'ħ':
        return u"h"_s;
    case u'ı':
        return u"i"_s;
    case u'æ':
        return u"ae"_s;
    case u'œ':
        return u"oe"_s;
    case u'þ':
        return u"th"_s;
    case u'ß':
        return u"ss"_s;
    default:
        return {};
    }
}

/// Most names are; then there is nothing to take apart, and a vault of thousands is folded in a moment.
bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar character) { return character.unicode() < 0x80; });
}

QString foldedPiece(const QString &piece)
{
    if (isAscii(piece))
        return piece.toCaseFolded();
    QString result;
    for (const QChar character : piece.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (character.category() == QChar::Mark_NonSpacing)
            continue;
        const QString plain = withoutStroke(character.unicode());
        if (plain.isEmpty())
            result += character;
        else
            result += plain;
    }
    return result;
}
} // namespace

QString folded(const QString &text)
{
    return foldedPiece(text);
}

QStringList foldedWords(const QString &query)
{
    return folded(query).simplified().split(u' ', Qt::SkipEmptyParts);
}

QList<TextRange> matchRanges(const QString &text, const QStringList &words)
{
    // Folded character by character, so that each one knows where it came from.
    QString plain;
    QList<TextRange> origins;
    for (qsizetype at = 0; at < text.size();) {
        const bool pair = text.at(at).isHighSurrogate() && at + 1 < text.size();
        const qsizetype length = pair ? 2 : 1;
        const QString piece = foldedPiece(text.sliced(at, length));
        if (piece.isEmpty() && !origins.isEmpty())
            origins.last().length += length; // a combining mark belongs to the letter before it
        for (qsizetype n = 0; n < piece.size(); ++n)
            origins.append({at, length});
        plain += piece;
        at += length;
    }

    QList<TextRange> ranges;
    for (const QString &word : words) {
        const qsizetype found = word.isEmpty() ? -1 : plain.indexOf(word);
        if (found < 0)
            continue;
        const TextRange &last = origins.at(found + word.size() - 1);
        const qsizetype start = origins.at(found).start;
        ranges.append({start, last.start + last.length - start});
    }
    std::sort(ranges.begin(), ranges.end(), [](auto a, auto b) { return a.start < b.start; });
    QList<TextRange> joined;
    for (const TextRange &range : std::as_const(ranges)) {
        if (!joined.isEmpty() && range.start <= joined.last().start + joined.last().length) {
            const qsizetype end = std::max(range.start + range.length, joined.last().start + joined.last().length);
            joined.last().length = end - joined.last().start;
        } else {
            joined.append(range);
        }
    }
    return joined;
}
} // namespace Countersign
