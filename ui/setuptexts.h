// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <QString>

#include <vector>

/// The words for what readSetupText() understood, noticed and refused. Pure, GUI thread. Nothing here contains a key.
namespace Countersign::SetupTexts
{
/// "Time-based", "Counter-based", "Steam"…
[[nodiscard]] QString typeName(OtpType type);
/// "SHA-1", "SHA-256", … as people write them.
[[nodiscard]] QString algorithmName(HashAlgorithm algorithm);
/// "Time-based, SHA-1, 6 digits, 30 s".
[[nodiscard]] QString parametersLine(const OtpParameters &parameters);
/// What an account is called in a sentence: its issuer, else its name, else "Unnamed".
[[nodiscard]] QString displayName(const QString &issuer, const QString &name);
/// One full sentence.
[[nodiscard]] QString note(const SetupNoteItem &item);

/// Why nothing was made of a text.
struct Refused
{
    QString thing; ///< What it is, as a title in a list: "A Wi-Fi code".
    QString heading; ///< What happened: "That's a Wi-Fi code, not a setup code."
    QString reason; ///< Why; may be empty.
    QString remedy; ///< What to do; never empty.
};

/// @p issuer is used where a sentence names the site; it may be empty.
[[nodiscard]] Refused refusal(SetupRefusal refusal, const QString &detail, const QString &issuer = {});

/// The button that takes a way out which a refusal offers: "Use SHA-1 anyway", "Use 30 seconds".
[[nodiscard]] QString wayOut(SetupRefusal refusal, const SetupCandidate &candidate);

/// How far something that is spread over several QR codes has come: "2 of 4 parts read."
[[nodiscard]] QString partsRead(int read, int count);
/// Which of its parts, counted from 0, are not here yet: "Still missing: 1 and 4."
[[nodiscard]] QString partsMissing(const std::vector<int> &missing);

/// What a link says word for word, without its key: "totp · issuer=Steam · no digits · no algorithm". Only known,
/// harmless parameters are shown. Empty for what is not a link.
[[nodiscard]] QString whatItSays(QByteArrayView text);
} // namespace Countersign::SetupTexts
