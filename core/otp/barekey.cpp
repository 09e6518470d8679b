// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/barekey_p.h"
#include "core/otp/utf8_p.h"

#include <algorithm>

namespace Countersign
{
namespace
{
/// RFC 4226 asks for 128 bits; the shortest that is common in the wild is 80 bits, 16 characters.
constexpr int usualLength = 16;
constexpr int shortestLength = 8;
/// Longer words made of a to z alone are too rare to matter.
constexpr int longestWord = 24;

/// What a text is made of. Only counts, so that nothing secret is copied.
struct Shape
{
    int symbols = 0;
    int upper = 0;
    int lower = 0;
    int digits = 0; ///< 2 to 7
    int doubtful = 0; ///< 0, 1, 8, 9
    int foreign = 0;
    int groups = 0;
    bool regular = true; ///< All groups have the length of the first; the last may be shorter.
};

/// Collects the groups that white space and dashes make.
class GroupCounter
{
public:
    explicit GroupCounter(Shape &shape)
        : m_shape(shape)
    {
    }
    void add() { ++m_current; }
    void end()
    {
        if (m_current == 0)
            return;
        m_shape.regular = m_shape.regular && !m_short && (m_shape.groups == 0 || m_current <= m_first);
        if (m_shape.groups == 0)
            m_first = m_current;
        m_short = m_current < m_first;
        ++m_shape.groups;
        m_current = 0;
    }

private:
    Shape &m_shape;
    int m_current = 0;
    int m_first = 0;
    bool m_short = false; ///< A shorter group came, so no other may follow.
};

void count(Shape &shape, char32_t character)
{
    if (character >= U'A' && character <= U'Z')
        ++shape.upper;
    else if (character >= U'a' && character <= U'z')
        ++shape.lower;
    else if (character >= U'2' && character <= U'7')
        ++shape.digits;
    else if (character >= U'0' && character <= U'9')
        ++shape.doubtful;
    else
        ++shape.foreign;
}

Shape shapeOf(QByteArrayView text)
{
    while (text.endsWith('='))
        text.chop(1);
    Shape shape;
    GroupCounter groups(shape);
    while (!text.isEmpty()) {
        const Utf8Character character = firstUtf8Character(text);
        text = text.sliced(character.length);
        const bool separator = (character.valid && isInvisible(character.value)) || character.value == U'-'
            || character.value == U'_' || (character.value >= 0x2010 && character.value <= 0x2015);
        if (separator) {
            // Zero-width characters are inside of groups.
            if (!character.valid || QChar::category(character.value) != QChar::Other_Format)
                groups.end();
        } else {
            count(shape, character.value);
            groups.add();
        }
    }
    groups.end();
    shape.symbols = shape.upper + shape.lower + shape.digits + shape.doubtful;
    return shape;
}

bool looksLikeKey(const Shape &shape)
{
    if (shape.upper + shape.lower < 2 || (shape.upper > 0 && shape.lower > 0 && shape.groups > 1))
        return false;
    const bool mixedCase = shape.upper > 0 && shape.lower > 0;
    if (shape.doubtful > 0 || mixedCase)
        return shape.symbols >= usualLength && shape.regular && shape.digits + shape.doubtful > 0;
    if (!shape.regular)
        return shape.symbols >= usualLength && shape.lower == 0 && shape.digits > 0;
    if (shape.digits > 0)
        return shape.symbols >= shortestLength;
    if (shape.upper > 0)
        return shape.symbols >= usualLength;
    return shape.symbols >= usualLength && (shape.groups > 2 || shape.symbols > longestWord);
}
} // namespace

BareKeyLook bareKeyLook(QByteArrayView text)
{
    const Shape shape = shapeOf(text);
    if (!looksLikeKey(shape))
        return BareKeyLook::Words;
    if (shape.foreign == 0)
        return BareKeyLook::Key;
    const bool damaged = shape.foreign <= 2 && shape.symbols >= usualLength && shape.regular
        && (shape.upper == 0 || shape.lower == 0) && shape.digits > 0;
    return damaged ? BareKeyLook::DamagedKey : BareKeyLook::Words;
}

QByteArrayView keyAfterTitle(QByteArrayView text)
{
    while (text.endsWith('='))
        text.chop(1);
    const qsizetype end = std::max({text.lastIndexOf(':'), text.lastIndexOf('='), text.lastIndexOf('\n')});
    if (end < 0)
        return {};
    const QByteArrayView key = trimmedInvisible(text.sliced(end + 1));
    const Shape shape = shapeOf(key);
    const bool clearly = shape.foreign == 0 && shape.doubtful == 0 && shape.symbols >= usualLength && shape.digits > 0;
    return clearly && looksLikeKey(shape) ? key : QByteArrayView();
}
} // namespace Countersign
