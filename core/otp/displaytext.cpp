// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/displaytext.h"

namespace Countersign
{
namespace
{
constexpr char32_t zeroWidthNonJoiner = 0x200C;
constexpr char32_t zeroWidthJoiner = 0x200D;

/// Not for the eyes: it would only change how its surroundings look.
bool isHiddenMark(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return character != zeroWidthNonJoiner && character != zeroWidthJoiner && character < 0xE0000;
    default:
        return false;
    }
}
} // namespace

QString displayText(QStringView text)
{
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t character = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (!isHiddenMark(character))
            shown += QStringView(QChar::fromUcs4(character));
    }
    return shown;
}

QString storedText(QStringView text)
{
    QString kept;
    kept.reserve(text.size());
    for (const QChar character : text) {
        if (character.unicode() >= 0x20 && character.unicode() != 0x7F)
            kept += character;
    }
    return kept.normalized(QString::NormalizationForm_C).trimmed();
}
} // namespace Countersign
