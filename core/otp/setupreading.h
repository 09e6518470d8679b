// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/otp/account.h"
#include "core/otp/keytext.h"

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
    HashInLabel, ///< A raw '#' was read as part of the label or of a text parameter.
    Unnamed, ///< Neither issuer nor account name.
    AlgorithmSpelling, ///< Written in an unusual way, understood. first = as written.
    FixedParametersIgnored, ///< Steam, mOTP or Yandex with other digits or another algorithm than they can have.
    DefaultForEmpty, ///< A parameter was there but empty or "null": the default is used. first = its name.
    DuplicateParameter, ///< Given twice with the same value. first = its name.
    IssuerFromLabel, ///< Only the label names the issuer.
    TextAroundKeyIgnored, ///< A title stood before a bare key. Not told which, since it may be part of a key.
};

struct SetupNoteItem
{
    SetupNote note = SetupNote::Unnamed;
    QString first; ///< See SetupNote; never secret.
    QString second;
};

/// Why a decision is needed.
enum class SetupQuestion {
    SteamOrDigits, ///< A plain TOTP link whose issuer is Steam. Answers "steam", "digits".
    LetterOrDigit, ///< 0, 1, 8 or 9 in the key. The answer is what stands for those that occur, such as "OIB".
    UnknownAlgorithm, ///< Only as a way out of UnsupportedAlgorithm. detail = the name as written. "SHA1", "SHA256".
    UnreadableDigits, ///< detail = as written. "6", "8".
    UnreadablePeriod, ///< Not a number, or over a day. detail = as written. "30", "60".
    UnreadableCounter, ///< detail = as written. "0", "1".
    ConflictingValues, ///< A parameter was given twice with different values. detail = its name. The answers are the
                       ///< values; for the secret "first", "second".
    HexOrBase32, ///< A key of 32, 40 or 64 hexadecimal digits. "base32", "hex".
};

/// One possible reading: a complete account, to be shown with its live code.
struct SetupCandidate
{
    Account account;
    /// What this candidate is an answer to; with several questions at once the first one it answers otherwise than
    /// the first candidate does.
    SetupQuestion question = SetupQuestion::SteamOrDigits;
    /// See SetupQuestion; never secret. With several questions all answers, comma-separated, in their order.
    QString answer;
    bool suggested = false; ///< At most one of all, and then the first.
    bool literal = false; ///< What the text says word for word.
};

/// Why nothing can be made of a text.
enum class SetupRefusal {
    None,
    Empty,
    NotSetupText, ///< Some other text, or several links at once.
    MissingSecret,
    InvalidSecret, ///< Characters that no reading explains. detail = the offending characters.
    UnsupportedAlgorithm, ///< MD5, GOST, unknown; detail = its name. candidates: SHA-1 anyway, not suggested.
    UnsupportedType, ///< otpauth://xyz/…; detail = xyz.
    InvalidDigits, ///< Digits under 1 or over 10. detail = as written. candidates: 6 and 8, not suggested.
    InvalidPeriod, ///< 0 or negative. detail = as written. candidates holds 30 s and 60 s, not suggested.
    TooLong, ///< Over maximumSetupTextSize.
    MissingPin, ///< A Yandex or mOTP key that cannot make codes without its PIN; account lacks only that.
    PushEnrolment, ///< Enrolment in a company's own app. detail = the company, as in "Microsoft", "Duo", "Okta".
    WifiCode,
    WebAddress,
    SteamLogin, ///< Steam's sign-in QR code, not an authenticator key.
    WhatsAppLink,
    ContactCard,
    PasskeyCode, ///< Sign-in with a passkey that is on a phone.
    RecoveryKey, ///< Countersign's own: it opens a vault and makes no codes.
    BinaryData, ///< Not a text at all.
    MigrationIncomplete, ///< One part of several; its accounts are in SetupReading::batch. detail = "2/4".
    DamagedMigration, ///< Not readable, or nothing in it can be used (batch then tells how many were refused).
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
        Ok, ///< account holds it (or batch, which see)
        Question, ///< candidates holds the possible readings, in the order to show
        Refused, ///< refusal says why; candidates may hold a way out that the person has to choose
    };

    Verdict verdict = Verdict::Refused;
    std::optional<Account> account;
    std::vector<SetupNoteItem> notes;
    std::vector<SetupCandidate> candidates;
    SetupRefusal refusal = SetupRefusal::None;
    QString detail; ///< See SetupQuestion and SetupRefusal; never secret.
    /// For otpauth-migration: texts; verdict is then Ok or Refused. If it holds exactly one account and nothing else,
    /// account holds it too.
    std::optional<MigrationBatch> batch;
};

/// 8 KiB, nearly three times what a QR code can hold.
inline constexpr qsizetype maximumSetupTextSize = 8192;

/// Reads whatever a person pastes or a QR code holds: a setup key, otpauth://, apple-otpauth://, steam://, motp://,
/// otpauth-migration://. Everything else is refused by name where it is known. Pure, any thread.
/// @p text is UTF-8; it is only read, wiping it is up to its owner.
///
/// A bare key is taken for one only if it looks like one: 16 base32 characters, or 8 with a digit among them, in groups
/// of one length and in one case. Ordinary words are base32 too, and a clipboard holds them more often than keys.
[[nodiscard]] SetupReading readSetupText(QByteArrayView text);

/// Reads the key field of a form, where there is no doubt that it is meant as a key: any length from one byte up.
/// The account has the usual TOTP parameters and no name; the form fills in the rest. Base32 may bring up the questions
/// LetterOrDigit and HexOrBase32; the other encodings are a person's own choice and bring up none. Pure, any thread.
[[nodiscard]] SetupReading readSetupKey(QByteArrayView key, KeyEncoding encoding);
} // namespace Countersign
