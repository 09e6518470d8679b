// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/wellformed.h"

#include <algorithm>

namespace Countersign
{
namespace
{
/// The length of the well-formed UTF-8 sequence at the start of @p text (RFC 3629 section 4), 0 if there is none.
qsizetype sequenceLength(QByteArrayView text)
{
    const auto at = [text](qsizetype index) -> unsigned {
        return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
    };
    const auto isTail = [&at](qsizetype index) { return (at(index) & 0xC0U) == 0x80U; };
    const unsigned first = at(0);
    const unsigned second = at(1);
    if (first < 0x80U)
        return 1;
    if (first >= 0xC2U && first <= 0xDFU)
        return isTail(1) ? 2 : 0;
    if (first >= 0xE0U && first <= 0xEFU) {
        const bool overlong = first == 0xE0U && second < 0xA0U;
        const bool surrogate = first == 0xEDU && second > 0x9FU;
        return isTail(1) && isTail(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        const bool overlong = first == 0xF0U && second < 0x90U;
        const bool beyond = first == 0xF4U && second > 0x8FU;
        return isTail(1) && isTail(2) && isTail(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

constexpr QByteArrayView replacement("\xEF\xBF\xBD");

/// C0, DEL and C1, but not the line feed.
bool isControl(QByteArrayView character)
{
    const auto first = static_cast<unsigned char>(character[0]);
    const auto second = character.size() > 1 ? static_cast<unsigned char>(character[1]) : 0U;
    return (first < 0x20U && first != '\n') || first == 0x7FU || (first == 0xC2U && second < 0xA0U && second != 0);
}

enum class Controls { Kept, Replaced };

SecretBytes cleaned(QByteArrayView text, Controls controls)
{
    SecretBytes result;
    result.reserve(static_cast<std::size_t>(text.size()));
    while (!text.isEmpty()) {
        const qsizetype length = sequenceLength(text);
        const QByteArrayView character = text.first(std::max(length, qsizetype{1}));
        const bool good = length > 0 && (controls == Controls::Kept || !isControl(character));
        result.append(good ? character : replacement);
        text = text.sliced(character.size());
    }
    return result;
}
} // namespace

SecretBytes wellFormedUtf8(QByteArrayView text)
{
    return cleaned(text, Controls::Kept);
}

SecretBytes withoutControls(QByteArrayView text)
{
    return cleaned(text, Controls::Replaced);
}
} // namespace Countersign
