// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Countersign
{
/// One character of a UTF-8 text, read without making a QString of it: for texts that are secret.
struct Utf8Character
{
    char32_t value = 0xFFFD; ///< U+FFFD where the bytes are not UTF-8; such a character is one byte long.
    qsizetype length = 1;
    bool valid = false;
};

/// The first character of @p text, which must not be empty. Overlong forms, surrogates and values over U+10FFFF
/// are not valid (RFC 3629).
[[nodiscard]] Utf8Character firstUtf8Character(QByteArrayView text);

/// White space, control and format characters (zero-width, byte order mark, direction marks) of all of Unicode:
/// what slips into a text when it is copied, and carries no meaning in a key.
[[nodiscard]] bool isInvisible(char32_t character);

/// Without invisible characters at both ends.
[[nodiscard]] QByteArrayView trimmedInvisible(QByteArrayView text);
} // namespace Countersign
