// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"

#include "core/base/randomsource.h"

#include <array>
#include <string_view>

namespace Countersign::RecoveryKey
{
namespace
{
/// Crockford's base32: no I, L, O and U.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int dataSize = groupSize - 1;
constexpr std::size_t randomSize = std::size_t{groupCount} * dataSize; ///< Of each byte five bits are used.
constexpr unsigned fieldSize = 32;
constexpr unsigned polynomial = 0b100101; ///< x^5 + x^2 + 1, primitive over GF(2)
constexpr std::uint8_t notUsed = 0xFF;

/// Multiplied by x in GF(32).
constexpr std::uint8_t timesX(std::uint8_t value)
{
    const unsigned doubled = static_cast<unsigned>(value) << 1U;
    return static_cast<std::uint8_t>((doubled & fieldSize) != 0 ? doubled ^ polynomial : doubled);
}

constexpr char capital(char character)
{
    constexpr char distance = 'a' - 'A';
    return character >= 'a' && character <= 'z' ? static_cast<char>(character - distance) : character;
}

std::uint8_t valueOf(std::uint8_t typed)
{
    char character = capital(static_cast<char>(typed));
    if (character == 'O')
        character = '0';
    if (character == 'I' || character == 'L')
        character = '1';
    const std::size_t place = alphabet.find(character);
    return place == std::string_view::npos ? notUsed : static_cast<std::uint8_t>(place);
}

constexpr bool isSeparator(std::uint8_t typed)
{
    return typed == ' ' || typed == '-' || typed == '\t' || typed == '\r' || typed == '\n';
}

/// The check of five values in group @p number: d0 x^5 + d1 x^4 + … + d4 x + (number + 1). All weights differ, so
/// that one changed or two swapped characters, the check among them, never fit; the last term tells groups apart.
std::uint8_t checkOf(std::span<const std::uint8_t> values, int number)
{
    std::uint8_t sum = 0;
    for (const std::uint8_t value : values)
        sum = timesX(static_cast<std::uint8_t>(sum ^ value));
    return static_cast<std::uint8_t>(sum ^ static_cast<std::uint8_t>(number + 1));
}

struct Values
{
    std::array<std::uint8_t, length> values{};
    int count = 0;
    bool isTooLong = false;

    ~Values() { SecretMemory::wipe(values.data(), values.size()); }
    Values() = default;
    Q_DISABLE_COPY_MOVE(Values)

    void take(std::span<const std::uint8_t> typed, int limit)
    {
        for (const std::uint8_t character : typed) {
            if (isSeparator(character))
                continue;
            isTooLong = isTooLong || count == limit;
            if (isTooLong)
                return;
            values[static_cast<std::size_t>(count++)] = valueOf(character);
        }
    }
    [[nodiscard]] std::span<const std::uint8_t> group(int number) const
    {
        return std::span(values).subspan(static_cast<std::size_t>(number) * groupSize, groupSize);
    }
};

bool isRight(std::span<const std::uint8_t> group, int number)
{
    for (const std::uint8_t value : group) {
        if (value == notUsed)
            return false;
    }
    return checkOf(group.first(dataSize), number) == group.back();
}
} // namespace

Result<SecretBytes> make(RandomSource &random)
{
    const auto bytes = random.bytes(randomSize);
    if (!bytes)
        return bytes.error();
    SecretBytes key(length);
    for (int number = 0; number < groupCount; ++number) {
        std::array<std::uint8_t, groupSize> group{};
        for (int i = 0; i < dataSize; ++i)
            group[static_cast<std::size_t>(i)] = bytes->data()[number * dataSize + i] % fieldSize;
        group.back() = checkOf(std::span(group).first(dataSize), number);
        for (int i = 0; i < groupSize; ++i)
            key.data()[number * groupSize + i] =
                static_cast<std::uint8_t>(alphabet[group[static_cast<std::size_t>(i)]]);
        SecretMemory::wipe(group.data(), group.size());
    }
    return key;
}

GroupState stateOf(std::span<const std::uint8_t> typed, int number)
{
    Values read;
    read.take(typed, groupSize);
    if (read.isTooLong)
        return GroupState::Wrong;
    for (int i = 0; i < read.count; ++i) {
        if (read.values[static_cast<std::size_t>(i)] == notUsed)
            return GroupState::Wrong;
    }
    if (read.count < groupSize)
        return read.count == 0 ? GroupState::Empty : GroupState::Started;
    return isRight(read.group(0), number) ? GroupState::Good : GroupState::Wrong;
}

std::optional<SecretBytes> read(const SecretBytes &typed)
{
    Values read;
    read.take(typed.span(), length);
    if (read.isTooLong || read.count != length)
        return std::nullopt;
    SecretBytes key(length);
    for (int number = 0; number < groupCount; ++number) {
        if (!isRight(read.group(number), number))
            return std::nullopt;
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i)
        key.data()[i] = static_cast<std::uint8_t>(alphabet[read.values[i]]);
    return key;
}

SecretBytes canonical(const SecretBytes &typed)
{
    SecretBytes text;
    text.reserve(typed.size());
    for (const std::uint8_t character : typed.span()) {
        const std::uint8_t value = valueOf(character);
        if (!isSeparator(character))
            text.append(value == notUsed ? character : static_cast<std::uint8_t>(alphabet[value]));
    }
    return text;
}

std::optional<int> wrongGroup(const SecretBytes &typed)
{
    Values read;
    read.take(typed.span(), length);
    if (read.isTooLong || read.count != length)
        return std::nullopt;
    for (int number = 0; number < groupCount; ++number) {
        if (!isRight(read.group(number), number))
            return number;
    }
    return std::nullopt;
}
} // namespace Countersign::RecoveryKey
