// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/passwordstrength.h"

#include <zxcvbn.h>

#include <array>
#include <cstdint>

namespace Countersign
{
namespace
{
constexpr double fairBits = 35;
constexpr double strongBits = 50;
constexpr double veryStrongBits = 65;
constexpr std::size_t longestMeasured = 100;

constexpr bool isContinuation(std::uint8_t byte)
{
    return (byte & 0xC0U) == 0x80U;
}

int charactersIn(const SecretBytes &password)
{
    int count = 0;
    for (const std::uint8_t byte : password.span()) {
        if (!isContinuation(byte))
            ++count;
    }
    return count;
}

/// One byte a character, as libzxcvbn wants it, with a zero at the end.
SecretBytes oneByteEach(const SecretBytes &password)
{
    constexpr std::uint8_t firstBeyondAscii = 0x80;
    constexpr unsigned letters = 26;
    SecretBytes text;
    text.reserve(longestMeasured + 1);
    unsigned beyond = 0;
    const auto endCharacter = [&] {
        if (beyond != 0)
            text.append(static_cast<std::uint8_t>('a' + beyond % letters));
        beyond = 0;
    };
    for (const std::uint8_t byte : password.span()) {
        if (isContinuation(byte)) {
            beyond = beyond * 64 + byte;
            continue;
        }
        endCharacter();
        if (text.size() == longestMeasured)
            break;
        if (byte >= firstBeyondAscii)
            beyond = byte;
        else if (byte != 0)
            text.append(byte);
    }
    endCharacter();
    text.append(std::uint8_t{0});
    return text;
}
} // namespace

double passwordBits(const SecretBytes &password)
{
    const SecretBytes text = oneByteEach(password);
    // The program's own name is what many would begin with.
    std::array<const char *, 2> ownWords{"countersign", nullptr};
    return ZxcvbnMatch(text.view().data(), ownWords.data(), nullptr);
}

PasswordStrength strengthOf(const SecretBytes &password)
{
    if (charactersIn(password) < usualShortest)
        return PasswordStrength::TooShort;
    const double bits = passwordBits(password);
    if (bits < fairBits)
        return PasswordStrength::Weak;
    if (bits < strongBits)
        return PasswordStrength::Fair;
    return bits < veryStrongBits ? PasswordStrength::Strong : PasswordStrength::VeryStrong;
}
} // namespace Countersign
