// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/keytext.h"

#include "core/otp/utf8_p.h"

#include <algorithm>

namespace Countersign
{
namespace
{
constexpr qsizetype mostForeignCharacters = 16;

bool isDash(char32_t character)
{
    return character == U'-' || character == U'_' || (character >= 0x2010 && character <= 0x2015) || character == 0x2212
        || character == 0xFE58 || character == 0xFE63 || character == 0xFF0D;
}

bool isDigit(char32_t character)
{
    return character >= U'0' && character <= U'9';
}

bool isLetter(char32_t character)
{
    return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z');
}

char upper(char32_t character)
{
    return static_cast<char>(character >= U'a' && character <= U'z' ? character - 0x20 : character);
}

char lower(char32_t character)
{
    return static_cast<char>(character >= U'A' && character <= U'Z' ? character + 0x20 : character);
}

bool isHexDigit(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'F')
        || (character >= 'a' && character <= 'f');
}

/// The symbol that a character stands for, or 0.
char symbolFor(char32_t character, KeyEncoding encoding)
{
    switch (encoding) {
    case KeyEncoding::Base32:
        return isLetter(character) || isDigit(character) ? upper(character) : '\0';
    case KeyEncoding::Hex:
        return character < 0x80 && isHexDigit(static_cast<char>(character)) ? lower(character) : '\0';
    case KeyEncoding::Base64:
        if (character == U'-')
            return '+';
        if (character == U'_')
            return '/';
        return isLetter(character) || isDigit(character) || character == U'+' || character == U'/'
            ? static_cast<char>(character)
            : '\0';
    }
    return '\0';
}

void addForeign(QString &foreign, char32_t character)
{
    const QString text = QString::fromUcs4(&character, 1);
    if (!foreign.contains(text) && foreign.size() < mostForeignCharacters)
        foreign += text;
}
} // namespace

KeyText readKeyText(QByteArrayView text, KeyEncoding encoding)
{
    KeyText key;
    key.symbols.reserve(static_cast<std::size_t>(text.size()));
    bool padded = false;
    while (!text.isEmpty()) {
        const Utf8Character character = firstUtf8Character(text);
        text = text.sliced(character.length);
        if (const char symbol = symbolFor(character.value, encoding)) {
            // Padding ends a key. What follows it belongs to something else.
            if (padded)
                addForeign(key.foreign, U'=');
            key.symbols.append(static_cast<std::uint8_t>(symbol));
            if (symbol == '0' || symbol == '1' || symbol == '8' || symbol == '9')
                key.hasDoubtfulDigits = encoding == KeyEncoding::Base32;
        } else if (character.value == U'=') {
            padded = true;
        } else if (!isInvisible(character.value) && !isDash(character.value)) {
            addForeign(key.foreign, character.value);
        }
    }
    return key;
}

bool isHexText(const KeyText &text)
{
    const auto symbols = text.symbols.span();
    return !symbols.empty() && text.foreign.isEmpty()
        && std::all_of(symbols.begin(), symbols.end(), [](std::uint8_t c) { return isHexDigit(static_cast<char>(c)); });
}
} // namespace Countersign
