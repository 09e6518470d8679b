// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/utf8_p.h"

#include <QChar>

namespace Countersign
{
namespace
{
struct Lead
{
    qsizetype length;
    char32_t bits;
    char32_t smallest;
};

/// Length 0 for bytes that start no character.
Lead readLead(unsigned char byte)
{
    if (byte < 0x80)
        return {1, byte, 0};
    if (byte >= 0xC2 && byte <= 0xDF)
        return {2, byte & 0x1FU, 0x80};
    if (byte >= 0xE0 && byte <= 0xEF)
        return {3, byte & 0x0FU, 0x800};
    if (byte >= 0xF0 && byte <= 0xF4)
        return {4, byte & 0x07U, 0x10000};
    return {0, 0, 0};
}
} // namespace

Utf8Character firstUtf8Character(QByteArrayView text)
{
    const Lead lead = readLead(static_cast<unsigned char>(text[0]));
    if (lead.length == 0 || lead.length > text.size())
        return {};
    char32_t value = lead.bits;
    for (qsizetype i = 1; i < lead.length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80U)
            return {};
        value = (value << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < lead.smallest || value > 0x10FFFF || surrogate)
        return {};
    return {value, lead.length, true};
}

bool isInvisible(char32_t character)
{
    if (QChar::isSpace(character))
        return true;
    const QChar::Category category = QChar::category(character);
    return category == QChar::Other_Format || category == QChar::Other_Control;
}

QByteArrayView trimmedInvisible(QByteArrayView text)
{
    while (!text.isEmpty()) {
        const Utf8Character character = firstUtf8Character(text);
        if (!character.valid || !isInvisible(character.value))
            break;
        text = text.sliced(character.length);
    }
    while (!text.isEmpty()) {
        qsizetype start = text.size() - 1;
        while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U)
            --start;
        const Utf8Character last = firstUtf8Character(text.sliced(start));
        if (!last.valid || start + last.length != text.size() || !isInvisible(last.value))
            break;
        text = text.first(start);
    }
    return text;
}
} // namespace Countersign
