// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"

#include "core/otp/keytext.h"

namespace Countersign::Base32
{
namespace
{
/// All bits set if @p first <= @p c <= @p last, else 0.
std::int32_t rangeMask(std::int32_t c, std::int32_t first, std::int32_t last)
{
    return ((first - 1 - c) & (c - last - 1)) >> 31;
}

/// 0 to 31, or -1.
std::int32_t valueOf(std::uint8_t symbol)
{
    const std::int32_t c = symbol;
    const std::int32_t letter = rangeMask(c, 'A', 'Z');
    const std::int32_t digit = rangeMask(c, '2', '7');
    return (letter & (c - 'A')) | (digit & (c - '2' + 26)) | ~(letter | digit);
}

std::uint8_t symbolOf(std::uint32_t value)
{
    const auto v = static_cast<std::int32_t>(value);
    const std::int32_t letter = rangeMask(v, 0, 25);
    return static_cast<std::uint8_t>((letter & (v + 'A')) | (~letter & (v - 26 + '2')));
}
} // namespace

Result<SecretBytes> decode(QByteArrayView text)
{
    const KeyText key = readKeyText(text, KeyEncoding::Base32);
    if (!key.foreign.isEmpty())
        return Error{ErrorCode::InvalidBase32, QStringLiteral("foreign characters")};
    SecretBytes bytes(key.symbols.size() * 5 / 8);
    std::uint32_t buffer = 0;
    int bits = 0;
    std::size_t used = 0;
    std::int32_t invalid = 0;
    for (const std::uint8_t symbol : key.symbols.span()) {
        const std::int32_t value = valueOf(symbol);
        invalid |= value;
        buffer = (buffer << 5U) | (static_cast<std::uint32_t>(value) & 31U);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.data()[used++] = static_cast<std::uint8_t>(buffer >> static_cast<unsigned>(bits));
        }
    }
    if (invalid < 0)
        return Error{ErrorCode::InvalidBase32, QStringLiteral("0, 1, 8 or 9")};
    if (bytes.isEmpty())
        return ErrorCode::EmptySecret;
    return bytes;
}

SecretBytes encode(std::span<const std::uint8_t> bytes)
{
    SecretBytes text((bytes.size() * 8 + 4) / 5);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    std::size_t used = 0;
    for (const std::uint8_t byte : bytes) {
        buffer = (buffer << 8U) | byte;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text.data()[used++] = symbolOf((buffer >> bits) & 31U);
        }
    }
    if (bits > 0)
        text.data()[used++] = symbolOf((buffer << (5 - bits)) & 31U);
    return text;
}
} // namespace Countersign::Base32
