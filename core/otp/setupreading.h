// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/otp/account.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace Countersign
{
/// Something that was assumed or noticed while reading a setup text; told to the person, no answer needed.
enum class SetupNote {
    IssuerDiffers, ///< The label names another issuer than the parameter. first = parameter, second = label.
    CounterAssumed, ///< HOTP without a counter: starts at 0.
    ShortKey, ///< Under 80 bits (RFC 4226 section 4, R6 asks for 128).
    UnknownParametersKept, ///< first = their names, comma-separated.
    BrokenEncoding, ///< A bad % escape or bad UTF-8 was kept as it stands.
    MissingAmpersand, ///< "issuer=Xperiod=30" was read as two parameters.
    HashInLabel, ///< A raw '#' was read as part of the text.
    Unnamed, ///< Neither issuer nor account name.
    AlgorithmSpelling, ///< Written in an unusual way, understood. first = as written.
    FixedParametersIgnored, ///< Steam, mOTP or Yandex with other digits, period or algorithm than they can have.
    DefaultForEmpty, ///< A parameter was there but empty or "null": the default is used. first = its name.
    DuplicateParameter, ///< Given twice with the same value. first = its name.
    IssuerFromLabel, ///< Only the label names the issuer.
};

struct SetupNoteItem
{
    SetupNote note = SetupNote::Unnamed;
    QString first; ///< See SetupNote; never secret.
    QString second;
};

/// Why a decision is needed.
enum class SetupQuestion {
    SteamOrDigits, ///< Issuer Steam or 5 digits in a plain TOTP link.
    LetterOrDigit, ///< 0, 1, 8 or 9 in the key.
    UnknownAlgorithm, ///< detail = the name as written.
    UnreadableDigits,
    UnreadablePeriod,
    UnreadableCounter,
    ConflictingValues, ///< A parameter was given twice with different values. detail = its name.
    HexOrBase32, ///< A key of hexadecimal digits that base32 could also read or that only hex can read.
};

/// One possible reading: a complete account, to be shown with its live code.
struct SetupCandidate
{
    Account account;
    SetupQuestion question = SetupQuestion::SteamOrDigits; ///< What this candidate is an answer to.
    QString answer; ///< The machine-readable answer: "steam", "digits", "SHA1", "6", "30", "hex", "O", …; never secret.
    bool suggested = false; ///< At most one of all.
    bool literal = false; ///< What the text says word for word.
};

/// Why nothing can be made of a text.
enum class SetupRefusal {
    None,
    Empty,
    NotSetupText, ///< Some other text.
    MissingSecret,
    InvalidSecret, ///< Characters that no reading explains. detail = the offending characters.
    UnsupportedAlgorithm, ///< MD5, GOST…; detail = its name. candidates holds "use SHA-1 anyway", not suggested.
    UnsupportedType, ///< otpauth://xyz/…; detail = xyz.
    InvalidDigits, ///< Digits 0 or over 10. detail = as written.
    InvalidPeriod, ///< 0, negative or over a day. candidates holds the default of 30 s, not suggested.
    TooLong, ///< Over 8 KiB.
    MissingPin, ///< A Yandex or mOTP key that cannot make codes without its PIN.
    PushEnrolment, ///< Microsoft's, Duo's or Okta's own app: detail = "Microsoft", "Duo", "Okta".
    WifiCode,
    WebAddress,
    SteamLogin, ///< Steam's sign-in QR code, not an authenticator key.
    WhatsAppLink,
    ContactCard,
    MigrationIncomplete, ///< One part of several; the accounts of this part are in SetupReading::batch.
    DamagedMigration,
};

/// One part of a Google Authenticator export (otpauth-migration://).
struct MigrationBatch
{
    std::vector<Account> accounts;
    int refused = 0; ///< Entries of the part that could not be used.
    int index = 0; ///< 0-based
    int size = 1; ///< How many parts there are.
    std::int32_t id = 0; ///< Which export it belongs to.
};

/// What was understood, what was assumed, what is ambiguous. Nothing is ever repaired silently: what is not exactly
/// as written is a note, and what would change the code is a question (specs: RFC 4226, RFC 6238, Key URI Format).
struct SetupReading
{
    enum class Verdict {
        Ok, ///< account holds it
        Question, ///< candidates holds the possible readings, in the order to show
        Refused, ///< refusal says why; candidates may hold a way out that the person has to choose
    };

    Verdict verdict = Verdict::Refused;
    std::optional<Account> account;
    std::vector<SetupNoteItem> notes;
    std::vector<SetupCandidate> candidates;
    SetupRefusal refusal = SetupRefusal::None;
    QString detail; ///< See SetupQuestion and SetupRefusal; never secret.
    std::optional<MigrationBatch> batch; ///< For otpauth-migration: texts; verdict is then Ok or Refused.
};

/// How a bare setup key is written.
enum class KeyEncoding { Base32, Hex, Base64 };

/// Reads whatever a person pastes or a QR code holds: a setup key, otpauth://, apple-otpauth://, steam://, motp://,
/// otpauth-migration://. Everything else is refused by name where it is known. Pure, any thread.
/// @p text is UTF-8; it is only read, wiping it is up to its owner.
[[nodiscard]] SetupReading readSetupText(QByteArrayView text);
} // namespace Countersign
