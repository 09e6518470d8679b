// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/setuptext.h"

#include "core/otp/displaytext.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
QString noteText(const SetupNoteItem &item)
{
    switch (item.note) {
    case SetupNote::IssuerDiffers:
        return u"The link names two issuers, \"%1\" and \"%2\"; the first is used."_s.arg(item.first, item.second);
    case SetupNote::CounterAssumed:
        return u"The link gives no counter; it starts at 0."_s;
    case SetupNote::ShortKey:
        return u"The key is short. It works, but it is weaker than usual."_s;
    case SetupNote::UnknownParametersKept:
        return u"These parts of the link are not known here and are kept: %1."_s.arg(item.first);
    case SetupNote::BrokenEncoding:
        return u"Some characters of the link are wrongly encoded and were kept as they are."_s;
    case SetupNote::MissingAmpersand:
        return u"A missing \"&\" between two parts of the link was assumed."_s;
    case SetupNote::HashInLabel:
        return u"A \"#\" in the link was read as part of the text."_s;
    case SetupNote::Unnamed:
        return u"The link names neither an issuer nor an account."_s;
    case SetupNote::AlgorithmSpelling:
        return u"The algorithm is written in an unusual way: %1."_s.arg(item.first);
    case SetupNote::FixedParametersIgnored:
        return u"This kind of code has a fixed number of digits and algorithm; what the link says about them was ignored."_s;
    case SetupNote::TextAroundKeyIgnored:
        return u"What stands before the key was read as its title and left out."_s;
    case SetupNote::DefaultForEmpty:
        return u"\"%1\" is empty; the usual value is used."_s.arg(item.first);
    case SetupNote::DuplicateParameter:
        return u"\"%1\" is given twice with the same value."_s.arg(item.first);
    case SetupNote::IssuerFromLabel:
        return u"The issuer was taken from the label."_s;
    }
    Q_UNREACHABLE();
}
} // namespace

QStringList setupNoteTexts(const std::vector<SetupNoteItem> &notes)
{
    QStringList texts;
    for (const SetupNoteItem &item : notes)
        texts.append(displayText(noteText(item)));
    return texts;
}

QString setupQuestionText(SetupQuestion question, const QString &detail)
{
    switch (question) {
    case SetupQuestion::SteamOrDigits:
        return u"Is this a Steam code (five letters and digits) or a plain numeric one?"_s;
    case SetupQuestion::LetterOrDigit:
        return u"The key has 0, 1, 8 or 9, which setup keys never have. Which letters are meant?"_s;
    case SetupQuestion::UnknownAlgorithm:
        return u"The link asks for the unknown algorithm \"%1\". Which one is meant?"_s.arg(displayText(detail));
    case SetupQuestion::UnreadableDigits:
        return u"The number of digits cannot be read. How many digits does the code have?"_s;
    case SetupQuestion::UnreadablePeriod:
        return u"The period cannot be read. How long is a code valid?"_s;
    case SetupQuestion::UnreadableCounter:
        return u"The counter cannot be read. Where does it start?"_s;
    case SetupQuestion::ConflictingValues:
        return u"The link gives \"%1\" twice with different values. Which one is right?"_s.arg(displayText(detail));
    case SetupQuestion::HexOrBase32:
        return u"The key can be read as base32 or as hexadecimal. Which one is it?"_s;
    }
    Q_UNREACHABLE();
}

QString setupAnswerText(const SetupCandidate &candidate)
{
    const QString answer = displayText(candidate.answer);
    // Several questions were answered at once; one phrase for all of them would be wrong for some.
    if (answer.contains(u','))
        return QString(answer).replace(u","_s, u", "_s);
    switch (candidate.question) {
    case SetupQuestion::SteamOrDigits:
        return answer == "steam"_L1 ? u"Steam code"_s : u"numeric code"_s;
    case SetupQuestion::LetterOrDigit:
        return u"with the letters %1"_s.arg(answer);
    case SetupQuestion::UnknownAlgorithm:
        return u"with %1"_s.arg(answer);
    case SetupQuestion::UnreadableDigits:
        return u"%1 digits"_s.arg(answer);
    case SetupQuestion::UnreadablePeriod:
        return u"a new code every %1 seconds"_s.arg(answer);
    case SetupQuestion::UnreadableCounter:
        return u"counter starts at %1"_s.arg(answer);
    case SetupQuestion::ConflictingValues:
        if (answer == "first"_L1 || answer == "second"_L1)
            return u"the %1 of the two"_s.arg(answer);
        return u"value %1"_s.arg(answer);
    case SetupQuestion::HexOrBase32:
        return u"key in %1"_s.arg(answer);
    }
    Q_UNREACHABLE();
}

namespace
{
QString lookOnTheSite()
{
    return u"On the site, look for \"authenticator app\", and use the QR code or key it shows there."_s;
}
} // namespace

QString setupRefusalText(SetupRefusal refusal, const QString &detail)
{
    const QString shown = displayText(detail);
    switch (refusal) {
    case SetupRefusal::None:
        return {};
    case SetupRefusal::Empty:
        return u"There is no text. Copy the setup key or link again from the site."_s;
    case SetupRefusal::NotSetupText:
        return u"This is neither a setup key nor one setup link. On the site, look for \"enter a setup key\" or "
               u"\"can't "
               "scan the QR code\"."_s;
    case SetupRefusal::MissingSecret:
        return u"The link has no secret key. Copy it again from the site."_s;
    case SetupRefusal::InvalidSecret:
        return u"The key has characters that a setup key cannot have: %1. Copy it again from the site."_s.arg(shown);
    case SetupRefusal::UnsupportedAlgorithm:
        return u"The link asks for the algorithm \"%1\", with which login codes are not made."_s.arg(shown);
    case SetupRefusal::UnsupportedType:
        return u"The link is for a kind of code that Countersign does not make: \"%1\"."_s.arg(shown);
    case SetupRefusal::InvalidDigits:
        return u"The link asks for codes of %1 digits; possible are 1 to 10."_s.arg(shown);
    case SetupRefusal::InvalidPeriod:
        return u"The link asks for a new code every %1 seconds; possible are 1 to 86400."_s.arg(shown);
    case SetupRefusal::TooLong:
        return u"The text is longer than any setup link."_s;
    case SetupRefusal::MissingPin:
        return u"This kind of code needs its PIN, and the link does not contain it."_s;
    case SetupRefusal::PushEnrolment:
        return u"This code is for %1's own app. On the site, go back one step and choose \"another authenticator app\"."_s
            .arg(shown);
    case SetupRefusal::WifiCode:
        return u"This is a Wi-Fi code, not a setup code. "_s + lookOnTheSite();
    case SetupRefusal::WebAddress:
        return u"This is a web address, not a setup code. On that site, look for \"authenticator app\"."_s;
    case SetupRefusal::SteamLogin:
        return u"This is Steam's sign-in code, not a setup code. Scan it with the Steam app on your phone."_s;
    case SetupRefusal::WhatsAppLink:
        return u"This is WhatsApp's code for linking a device, not a setup code. Scan it with WhatsApp on your phone."_s;
    case SetupRefusal::ContactCard:
        return u"This is a contact card, not a setup code. "_s + lookOnTheSite();
    case SetupRefusal::PasskeyCode:
        return u"This is a code for signing in with a passkey, not a setup code. Scan it with the phone that keeps the "
               u"passkey, or look for \"authenticator app\" on the site."_s;
    case SetupRefusal::RecoveryKey:
        return u"This is a recovery key of Countersign, not a setup code. It opens a vault and makes no codes; keep it "
               u"away from the computer."_s;
    case SetupRefusal::BinaryData:
        return u"This code holds data, not text, so it is not a setup code. "_s + lookOnTheSite();
    case SetupRefusal::MigrationIncomplete:
        return u"This is one part of a Google export; the other QR codes are missing."_s;
    case SetupRefusal::DamagedMigration:
        return u"This Google export cannot be read. Export again and copy the whole link."_s;
    }
    Q_UNREACHABLE();
}

QLatin1String setupVerdictName(SetupReading::Verdict verdict)
{
    switch (verdict) {
    case SetupReading::Verdict::Ok:
        return "ok"_L1;
    case SetupReading::Verdict::Question:
        return "question"_L1;
    case SetupReading::Verdict::Refused:
        return "refused"_L1;
    }
    Q_UNREACHABLE();
}

QString setupReasonText(const SetupReading &reading)
{
    switch (reading.verdict) {
    case SetupReading::Verdict::Ok:
        return {};
    case SetupReading::Verdict::Question:
        return reading.candidates.empty() ? QString()
                                          : setupQuestionText(reading.candidates.front().question, reading.detail);
    case SetupReading::Verdict::Refused:
        return setupRefusalText(reading.refusal, reading.detail);
    }
    Q_UNREACHABLE();
}
} // namespace Countersign
