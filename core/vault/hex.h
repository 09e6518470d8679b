// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// Hexadecimal as the vault's header has it: lower case when written, either case when read, and nothing else at all
/// (QByteArray::fromHex skips what it does not know). Not for secrets.
namespace Countersign::Hex
{
[[nodiscard]] QByteArray encode(std::span<const std::uint8_t> bytes);
/// Nothing when a character is not hexadecimal or the length is odd.
[[nodiscard]] std::optional<QByteArray> decode(std::string_view text);

/// Exactly @p size bytes, or nothing.
template<std::size_t size>
[[nodiscard]] std::optional<std::array<std::uint8_t, size>> decodeExactly(std::string_view text)
{
    const auto bytes = decode(text);
    if (!bytes || static_cast<std::size_t>(bytes->size()) != size)
        return std::nullopt;
    std::array<std::uint8_t, size> result{};
    for (std::size_t i = 0; i < size; ++i)
        result[i] = static_cast<std::uint8_t>(bytes->at(static_cast<qsizetype>(i)));
    return result;
}
} // namespace Countersign::Hex
