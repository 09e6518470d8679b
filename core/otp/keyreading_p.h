// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupquestions_p.h"

#include <vector>

namespace Countersign
{
/// What a text can be as a key.
struct KeyReading
{
    struct Choice
    {
        SecretBytes secret;
        SetupQuestion question = SetupQuestion::LetterOrDigit; ///< Meaningful if there are several.
        QString answer;
        bool literal = false;
    };

    /// In the order to show. Empty: refused. One that is literal: no question.
    std::vector<Choice> choices;
    SetupRefusal refusal = SetupRefusal::None;
    QString detail;

    [[nodiscard]] bool isCertain() const { return choices.size() == 1 && choices.front().literal; }
};

/// @p text is UTF-8, percent escapes are already decoded.
[[nodiscard]] KeyReading readKey(QByteArrayView text, KeyEncoding encoding);

/// The secret of Yandex Key: 16 bytes, or 26 bytes whose last 12 bits are a checksum over the rest.
[[nodiscard]] bool isYandexSecret(const SecretBytes &secret);

/// For SetupQuestions.
[[nodiscard]] std::vector<SetupChoice> setupChoices(const KeyReading &reading);

/// Under 80 bits.
[[nodiscard]] bool isShortKey(const SecretBytes &secret);
} // namespace Countersign
