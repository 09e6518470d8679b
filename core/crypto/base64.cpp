// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/base64.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <optional>

namespace Countersign::Base64
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::size_t quantum = 4; ///< Characters that stand for three bytes.

Error notBase64()
{
    return {ErrorCode::FileDamaged, u"not base64"_s};
}

constexpr bool isDigit(std::uint8_t character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9') || character == '+' || character == '/';
}

/// By table: a large vault is some megabytes of this.
constexpr auto digits = [] {
    std::array<bool, 256> table{};
    for (std::size_t character = 0; character < table.size(); ++character)
        table.at(character) = isDigit(static_cast<std::uint8_t>(character));
    return table;
}();

/// Nothing when it is no base64 of that strict kind, as far as the characters tell: OpenSSL would skip white space
/// and overlook padding in the middle.
std::optional<std::size_t> decodedSize(std::span<const std::uint8_t> text)
{
    if (text.size() % quantum != 0)
        return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    const auto body = text.first(text.size() - padding);
    bool good = true;
    for (const std::uint8_t character : body)
        good = good && digits[character];
    return good ? std::optional(text.size() / quantum * 3 - padding) : std::nullopt;
}

/// @p bytes has room for whole quanta; @p size of them count. False for bits that nothing would have written.
bool decodeTo(std::uint8_t *bytes, std::span<const std::uint8_t> text, std::size_t size)
{
    if (text.empty())
        return true;
    if (EVP_DecodeBlock(bytes, text.data(), static_cast<int>(text.size())) < 0)
        return false;
    const std::size_t whole = (size - 1) / 3 * 3; // what is before the last quantum
    std::array<std::uint8_t, quantum + 1> again{};
    EVP_EncodeBlock(again.data(), bytes + whole, static_cast<int>(size - whole));
    const bool same = std::equal(again.begin(), again.begin() + quantum, text.end() - quantum);
    SecretMemory::wipe(again.data(), again.size());
    return same;
}
} // namespace

SecretBytes encode(std::span<const std::uint8_t> bytes)
{
    // EVP_EncodeBlock adds a NUL byte.
    SecretBytes text((bytes.size() + 2) / 3 * 4 + 1);
    const int size = EVP_EncodeBlock(text.data(), bytes.data(), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

Result<SecretBytes> decode(std::span<const std::uint8_t> text)
{
    const auto size = decodedSize(text);
    if (!size)
        return notBase64();
    SecretBytes bytes(text.size() / 4 * 3);
    if (!decodeTo(bytes.data(), text, *size))
        return notBase64();
    bytes.resize(*size);
    return bytes;
}

Result<QByteArray> decodePublic(std::span<const std::uint8_t> text)
{
    const auto size = decodedSize(text);
    if (!size)
        return notBase64();
    QByteArray bytes(static_cast<qsizetype>(text.size() / 4 * 3), Qt::Uninitialized);
    if (!decodeTo(reinterpret_cast<std::uint8_t *>(bytes.data()), text, *size))
        return notBase64();
    bytes.truncate(static_cast<qsizetype>(*size));
    return bytes;
}
} // namespace Countersign::Base64
