// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArrayView>
#include <QString>

namespace Countersign
{
/// How a bare setup key is written.
enum class KeyEncoding { Base32, Hex, Base64 };

/// A key as a person or a link gave it, cut down to the characters that count.
struct KeyText
{
    /// ASCII, without white space, invisible characters, separators and padding. Base32 is in upper case, hex in
    /// lower case, base64 in the standard alphabet. For base32 the digits 0, 1, 8 and 9 are still in it.
    SecretBytes symbols;
    /// Characters that such a key cannot have, each once, at most 16 of them.
    QString foreign;
    /// Base32 only: there are 0, 1, 8 or 9, which the alphabet leaves out because they look like letters.
    bool hasDoubtfulDigits = false;
};

/// Lenient about everything that cannot change the key: any case, all of Unicode's spaces and zero-width characters,
/// dashes and underscores (which are digits in base64), any or no padding. @p text is UTF-8. Any thread.
[[nodiscard]] KeyText readKeyText(QByteArrayView text, KeyEncoding encoding);

/// All symbols are hexadecimal digits, and there is one at least.
[[nodiscard]] bool isHexText(const KeyText &text);
} // namespace Countersign
