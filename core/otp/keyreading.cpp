// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "core/otp/keydecoder.h"
#include "core/otp/keyreading_p.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::string_view doubtfulDigits = "0189";

/// The letters that people write as 0, 1, 8 and 9: first by shape of the digit, then with 1 for a lower-case l.
constexpr std::array<std::string_view, 2> likelyLetters{"OIBG", "OLBG"};

SecretBytes withLetters(const SecretBytes &symbols, std::string_view letters)
{
    SecretBytes replaced = symbols.clone();
    for (std::uint8_t &symbol : replaced.mutableSpan()) {
        if (const auto at = doubtfulDigits.find(static_cast<char>(symbol)); at != std::string_view::npos)
            symbol = static_cast<std::uint8_t>(letters[at]);
    }
    return replaced;
}

bool contains(const SecretBytes &symbols, char symbol)
{
    return symbols.view().contains(symbol);
}

QString usedLetters(const SecretBytes &symbols, std::string_view letters)
{
    QString used;
    for (std::size_t i = 0; i < doubtfulDigits.size(); ++i) {
        if (contains(symbols, doubtfulDigits[i]))
            used += QLatin1Char(letters[i]);
    }
    return used;
}

std::vector<KeyReading::Choice> letterChoices(const SecretBytes &symbols)
{
    std::vector<KeyReading::Choice> choices;
    for (const std::string_view letters : likelyLetters) {
        if (!choices.empty() && !contains(symbols, '1'))
            break;
        if (auto secret = Base32::decode(withLetters(symbols, letters).view()))
            choices.push_back({*std::move(secret), SetupQuestion::LetterOrDigit, usedLetters(symbols, letters), false});
    }
    return choices;
}

/// The lengths that the keys of SHA-1, SHA-256 and half of it have in hexadecimal.
bool hasHexKeyLength(const KeyText &key)
{
    return key.symbols.size() == 32 || key.symbols.size() == 40 || key.symbols.size() == 64;
}

std::vector<KeyReading::Choice> hexChoices(QByteArrayView text, const KeyText &key)
{
    std::vector<KeyReading::Choice> choices;
    if (auto hex = decodeKey(text, KeyEncoding::Hex))
        choices.push_back({*std::move(hex), SetupQuestion::HexOrBase32, u"hex"_s, true});
    if (key.hasDoubtfulDigits) {
        for (KeyReading::Choice &choice : letterChoices(key.symbols)) {
            if (choices.size() < 2)
                choices.push_back({std::move(choice.secret), SetupQuestion::HexOrBase32, u"base32"_s, false});
        }
    } else if (auto base32 = Base32::decode(key.symbols.view())) {
        choices.insert(
            choices.begin(), KeyReading::Choice{*std::move(base32), SetupQuestion::HexOrBase32, u"base32"_s, true});
    }
    return choices;
}

std::vector<KeyReading::Choice> choicesFor(QByteArrayView text, KeyEncoding encoding, const KeyText &key)
{
    if (encoding == KeyEncoding::Base32 && isHexText(key) && hasHexKeyLength(key))
        return hexChoices(text, key);
    if (key.hasDoubtfulDigits)
        return letterChoices(key.symbols);
    std::vector<KeyReading::Choice> choices;
    if (auto secret = decodeKey(text, encoding))
        choices.push_back({*std::move(secret), SetupQuestion::HexOrBase32, {}, true});
    return choices;
}
} // namespace

KeyReading readKey(QByteArrayView text, KeyEncoding encoding)
{
    KeyReading reading;
    const KeyText key = readKeyText(text, encoding);
    if (!key.foreign.isEmpty()) {
        reading.refusal = SetupRefusal::InvalidSecret;
        reading.detail = key.foreign;
        return reading;
    }
    reading.choices = choicesFor(text, encoding, key);
    if (reading.choices.empty()) {
        // Hex and base64 can have a wrong number of digits; a base32 key can only be too short to hold a byte.
        const bool nothing = key.symbols.isEmpty() || encoding == KeyEncoding::Base32;
        reading.refusal = nothing ? SetupRefusal::MissingSecret : SetupRefusal::InvalidSecret;
    }
    return reading;
}

bool isYandexSecret(const SecretBytes &secret)
{
    constexpr std::size_t plainSize = 16;
    constexpr std::size_t checkedSize = 26;
    constexpr std::uint32_t polynomial = 0x18F3;
    constexpr std::uint32_t topBit = 0x1000;
    if (secret.size() != checkedSize)
        return secret.size() == plainSize;
    const auto bytes = secret.span();
    std::uint32_t remainder = 0;
    for (std::size_t bit = 0; bit < checkedSize * 8 - 12; ++bit) {
        remainder = (remainder << 1U) | ((std::uint32_t{bytes[bit / 8]} >> (7 - bit % 8)) & 1U);
        if (remainder & topBit)
            remainder ^= polynomial;
    }
    return remainder == (((bytes[checkedSize - 2] & 0x0FU) << 8U) | bytes[checkedSize - 1]);
}

std::vector<SetupChoice> setupChoices(const KeyReading &reading)
{
    std::vector<SetupChoice> choices;
    for (const KeyReading::Choice &choice : reading.choices) {
        auto secret = std::make_shared<SecretBytes>(choice.secret.clone());
        choices.push_back({choice.question, choice.answer, choice.literal,
            [secret](Account &account) { account.secret = secret->clone(); }});
    }
    return choices;
}

bool isShortKey(const SecretBytes &secret)
{
    return secret.size() < 10;
}
} // namespace Countersign
