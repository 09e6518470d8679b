// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questiontexts.h"

#include "ui/setuptexts.h"

#include <QCoreApplication>
#include <QLocale>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::QuestionTexts)
};

SetupQuestion questionOf(const SetupReading &reading)
{
    return reading.candidates.empty() ? SetupQuestion::ConflictingValues : reading.candidates.front().question;
}

/// The site in question, or nothing.
QString issuerOf(const SetupReading &reading)
{
    return reading.candidates.empty() ? QString() : reading.candidates.front().account.issuer;
}

QString digitsTitle(const OtpParameters &parameters)
{
    //: Title of a choice
    return Text::tr("%n-digit code", nullptr, parameters.digits);
}

QString periodTitle(const OtpParameters &parameters)
{
    //: Title of a choice: the code changes every … seconds
    return Text::tr("Every %n second(s)", nullptr, static_cast<int>(parameters.period.count()));
}
QString conflictTitle(const SetupCandidate &candidate)
{
    // Two keys cannot be shown; the answers to other conflicts are the values themselves.
    if (candidate.answer == "first"_L1)
        //: Title of a choice: a QR code has two keys
        return Text::tr("First key");
    if (candidate.answer == "second"_L1)
        //: Title of a choice: a QR code has two keys
        return Text::tr("Second key");
    return candidate.answer;
}
} // namespace

QString QuestionTexts::question(const SetupReading &reading)
{
    const QString issuer = issuerOf(reading);
    switch (questionOf(reading)) {
    case SetupQuestion::SteamOrDigits:
        return issuer.isEmpty() ? Text::tr("Which code does the site expect?")
                                //: %1 a site
                                : Text::tr("Which code does %1 expect?").arg(issuer);
    case SetupQuestion::LetterOrDigit:
        return Text::tr("Letter or digit?");
    case SetupQuestion::UnknownAlgorithm:
        return issuer.isEmpty() ? Text::tr("Which algorithm does the site use?")
                                //: %1 a site
                                : Text::tr("Which algorithm does %1 use?").arg(issuer);
    case SetupQuestion::UnreadableDigits:
        return Text::tr("How long is the code?");
    case SetupQuestion::UnreadablePeriod:
        return Text::tr("How often does it change?");
    case SetupQuestion::UnreadableCounter:
        return Text::tr("Where does it start to count?");
    case SetupQuestion::ConflictingValues:
        return Text::tr("The code says two things.");
    case SetupQuestion::HexOrBase32:
        return Text::tr("How is the key written?");
    }
    return {};
}

QString QuestionTexts::explanation(const SetupReading &reading)
{
    switch (questionOf(reading)) {
    case SetupQuestion::SteamOrDigits:
        return Text::tr("It could be Steam's own kind of code or ordinary digits. Both codes below come from the same "
                        "key. Use the one the site accepts.");
    case SetupQuestion::LetterOrDigit:
        return Text::tr(
            "Keys have no 0, 1, 8 or 9. A letter was probably taken for a digit. Use the code that the site "
            "accepts.");
    case SetupQuestion::UnknownAlgorithm:
        //: %1 the name of an algorithm as the QR code has it
        return Text::tr("It names “%1”, which is not known. Use the code that the site accepts.").arg(reading.detail);
    case SetupQuestion::UnreadableDigits:
        return Text::tr("The length is there, but can't be read. Use the code that the site accepts.");
    case SetupQuestion::UnreadablePeriod:
        return Text::tr("The pace is there, but can't be read. Use the code that the site accepts.");
    case SetupQuestion::UnreadableCounter:
        return Text::tr("The counter is there, but can't be read. Use the code that the site accepts.");
    case SetupQuestion::ConflictingValues:
        //: %1 the name of a parameter, such as "digits"
        return Text::tr("“%1” is given twice with different values. Use the code that the site accepts.")
            .arg(reading.detail);
    case SetupQuestion::HexOrBase32:
        return Text::tr("The key can be read in two ways. Use the code that the site accepts.");
    }
    return {};
}

QString QuestionTexts::title(const SetupCandidate &candidate)
{
    const OtpParameters &parameters = candidate.account.parameters;
    switch (candidate.question) {
    case SetupQuestion::SteamOrDigits:
        //: Title of a choice
        return parameters.type == OtpType::Steam ? Text::tr("Steam code") : digitsTitle(parameters);
    case SetupQuestion::LetterOrDigit:
        //: Title of a choice. %1 a letter, or several, to read instead of a digit
        return Text::tr("Letter %1").arg(candidate.answer);
    case SetupQuestion::UnknownAlgorithm:
        return SetupTexts::algorithmName(parameters.algorithm);
    case SetupQuestion::UnreadableDigits:
        return digitsTitle(parameters);
    case SetupQuestion::UnreadablePeriod:
        return periodTitle(parameters);
    case SetupQuestion::UnreadableCounter:
        //: Title of a choice. %1 a number
        return Text::tr("Start at %1").arg(QLocale().toString(static_cast<qulonglong>(parameters.counter)));
    case SetupQuestion::ConflictingValues:
        return conflictTitle(candidate);
    case SetupQuestion::HexOrBase32:
        //: Title of a choice: the way a key is written
        return candidate.answer == "hex"_L1 ? Text::tr("Hexadecimal") : Text::tr("Base32");
    }
    return {};
}

QString QuestionTexts::description(const SetupCandidate &candidate)
{
    const OtpParameters &parameters = candidate.account.parameters;
    switch (candidate.question) {
    case SetupQuestion::SteamOrDigits:
        return parameters.type == OtpType::Steam
            ? Text::tr("Five letters and digits. What the Steam app shows.")
            : Text::tr("%n digit(s), like other sites.", nullptr, parameters.digits);
    case SetupQuestion::LetterOrDigit:
        //: %1 a letter, or several
        return Text::tr("The key with %1 in the doubtful places.").arg(candidate.answer);
    case SetupQuestion::UnknownAlgorithm:
        return parameters.algorithm == HashAlgorithm::Sha1 ? Text::tr("What most sites use.")
                                                           : Text::tr("What a few sites use.");
    case SetupQuestion::HexOrBase32:
        return candidate.answer == "hex"_L1
            ? Text::tr("Pairs of the digits 0 to 9 and the letters A to F.")
            : Text::tr("The letters A to Z and the digits 2 to 7, as most sites write it.");
    case SetupQuestion::UnreadableDigits:
    case SetupQuestion::UnreadablePeriod:
    case SetupQuestion::UnreadableCounter:
    case SetupQuestion::ConflictingValues:
        return SetupTexts::parametersLine(parameters);
    }
    return {};
}

QString QuestionTexts::suggestion(const SetupCandidate &candidate)
{
    if (!candidate.suggested)
        return {};
    if (candidate.question == SetupQuestion::SteamOrDigits && !candidate.account.issuer.isEmpty()) {
        //: %1 a site
        return Text::tr("Suggested, because the issuer is “%1”.").arg(candidate.account.issuer);
    }
    if (candidate.question == SetupQuestion::ConflictingValues)
        return Text::tr("Suggested, because it comes first.");
    return Text::tr("Suggested, because most sites mean this.");
}

QString QuestionTexts::literalNote(const SetupCandidate &candidate)
{
    return candidate.literal ? Text::tr("What the code says, word for word.") : QString();
}

QString QuestionTexts::addWith(const SetupCandidate &candidate)
{
    switch (candidate.question) {
    case SetupQuestion::SteamOrDigits:
        return candidate.account.parameters.type == OtpType::Steam
            ? Text::tr("&Add with Steam code")
            : Text::tr("&Add with %n-digit code", nullptr, candidate.account.parameters.digits);
    case SetupQuestion::UnreadableDigits:
        return Text::tr("&Add with %n-digit code", nullptr, candidate.account.parameters.digits);
    case SetupQuestion::UnreadablePeriod:
        return Text::tr(
            "&Add with %n second(s)", nullptr, static_cast<int>(candidate.account.parameters.period.count()));
    case SetupQuestion::LetterOrDigit:
        //: Button. %1 a letter, or several, to read instead of a digit
        return Text::tr("&Add with letter %1").arg(candidate.answer);
    case SetupQuestion::UnknownAlgorithm:
    case SetupQuestion::UnreadableCounter:
    case SetupQuestion::ConflictingValues:
    case SetupQuestion::HexOrBase32:
        //: Button. %1 the title of the choice, such as "SHA-1" or "Base32"
        return Text::tr("&Add with %1").arg(title(candidate).replace(u'&', u"&&"_s));
    }
    return {};
}
} // namespace Countersign
