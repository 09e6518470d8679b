// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/keydecoder.h"

#include "core/otp/base32.h"

#include <array>
#include <string_view>

namespace Countersign
{
namespace
{
constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::string_view base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint32_t hexValue(std::uint8_t symbol)
{
    return symbol <= '9' ? symbol - std::uint32_t{'0'} : symbol - std::uint32_t{'a'} + 10U;
}

/// @p symbol is one of the 64, as readKeyText() leaves them.
std::uint32_t base64Value(std::uint8_t symbol)
{
    return static_cast<std::uint32_t>(base64Digits.find(static_cast<char>(symbol)));
}

Result<SecretBytes> decodeHex(const KeyText &key)
{
    if (!key.foreign.isEmpty() || key.symbols.size() % 2 != 0)
        return Error{ErrorCode::InvalidArgument, QStringLiteral("not hexadecimal")};
    if (key.symbols.isEmpty())
        return ErrorCode::EmptySecret;
    SecretBytes bytes(key.symbols.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes.data()[i] = static_cast<std::uint8_t>(
            (hexValue(key.symbols.data()[2 * i]) << 4U) | hexValue(key.symbols.data()[2 * i + 1]));
    }
    return bytes;
}

Result<SecretBytes> decodeBase64(const KeyText &key)
{
    // A single symbol left over holds six bits, which is no byte.
    if (!key.foreign.isEmpty() || key.symbols.size() % 4 == 1)
        return Error{ErrorCode::InvalidArgument, QStringLiteral("not base64")};
    if (key.symbols.isEmpty())
        return ErrorCode::EmptySecret;
    SecretBytes bytes(key.symbols.size() * 3 / 4);
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    std::size_t used = 0;
    for (const std::uint8_t symbol : key.symbols.span()) {
        buffer = (buffer << 6U) | base64Value(symbol);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.data()[used++] = static_cast<std::uint8_t>(buffer >> bits);
        }
    }
    return bytes;
}
} // namespace

Result<SecretBytes> decodeKey(QByteArrayView text, KeyEncoding encoding)
{
    switch (encoding) {
    case KeyEncoding::Base32:
        return Base32::decode(text);
    case KeyEncoding::Hex:
        return decodeHex(readKeyText(text, encoding));
    case KeyEncoding::Base64:
        return decodeBase64(readKeyText(text, encoding));
    }
    return ErrorCode::InvalidArgument;
}

SecretBytes encodeHex(std::span<const std::uint8_t> bytes)
{
    SecretBytes text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text.append(static_cast<std::uint8_t>(hexDigits[byte >> 4U]));
        text.append(static_cast<std::uint8_t>(hexDigits[byte & 15U]));
    }
    return text;
}

SecretBytes encodeBase64(std::span<const std::uint8_t> bytes)
{
    SecretBytes text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const std::uint32_t group = (std::uint32_t{bytes[i]} << 16U)
            | (left > 1 ? std::uint32_t{bytes[i + 1]} << 8U : 0U) | (left > 2 ? std::uint32_t{bytes[i + 2]} : 0U);
        const std::array<char, 4> symbols{base64Digits[group >> 18U], base64Digits[(group >> 12U) & 63U],
            left > 1 ? base64Digits[(group >> 6U) & 63U] : '=', left > 2 ? base64Digits[group & 63U] : '='};
        text.append(QByteArrayView(symbols.data(), static_cast<qsizetype>(symbols.size())));
    }
    return text;
}
} // namespace Countersign
