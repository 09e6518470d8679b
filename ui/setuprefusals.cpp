// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setuptexts.h"

#include <QCoreApplication>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::SetupTexts)
};

QString useTheSitesCode()
{
    return Text::tr("On the site, look for “authenticator app”, and use the QR code or the key it shows there.");
}

QString scanAgain()
{
    return Text::tr("Show the QR code on the site once more, and use all of it.");
}

SetupTexts::Refused unusable(const QString &heading, const QString &reason, const QString &remedy)
{
    //: Title of a found thing in a list
    return {Text::tr("A setup code that can't be used"), heading, reason, remedy};
}

SetupTexts::Refused algorithmRefused(const QString &algorithm, const QString &issuer)
{
    const QString heading = issuer.isEmpty()
        //: %1 an algorithm, such as MD5
        ? Text::tr("The code asks for %1, which Countersign doesn't support.").arg(algorithm)
        //: %1 a site, %2 an algorithm, such as MD5
        : Text::tr("%1 asks for %2, which Countersign doesn't support.").arg(issuer, algorithm);
    return unusable(heading, Text::tr("Many sites that say so make their codes with SHA-1 all the same."),
        Text::tr("Go back, or try the codes that SHA-1 gives."));
}

SetupTexts::Refused pushEnrolment(const QString &company)
{
    //: %1 a company: Microsoft, Duo, Okta…
    return {Text::tr("A code for %1's own app").arg(company),
        //: %1 a company: Microsoft, Duo, Okta…
        Text::tr("This code is for %1's own app.").arg(company), Text::tr("Only that app can answer its requests."),
        Text::tr("Go back one step and choose “another authenticator app”.")};
}

SetupTexts::Refused valueRefused(SetupRefusal refusal, const QString &detail)
{
    if (refusal == SetupRefusal::InvalidDigits) {
        //: %1 a number, as the QR code has it
        return unusable(Text::tr("The code asks for %1 digits.").arg(detail),
            Text::tr("Codes have between 1 and 10 digits."),
            Text::tr("Use the length that the site shows, or ask it."));
    }
    if (refusal == SetupRefusal::InvalidPeriod) {
        //: %1 a number of seconds, as the QR code has it
        return unusable(Text::tr("The code asks to change every %1 seconds.").arg(detail),
            Text::tr("Codes can change every second at most and once a day at least."),
            Text::tr("Nearly all sites use 30 seconds."));
    }
    //: %1 the name of an unknown kind of code
    return unusable(Text::tr("The code is of a kind named “%1”.").arg(detail),
        Text::tr("Countersign doesn't know how to make such codes."),
        Text::tr("Ask the site for an ordinary authenticator code."));
}
} // namespace

SetupTexts::Refused SetupTexts::refusal(SetupRefusal refusal, const QString &detail, const QString &issuer)
{
    switch (refusal) {
    case SetupRefusal::None:
    case SetupRefusal::NotSetupText:
        return {Text::tr("Some other text"), Text::tr("That isn't a setup code."),
            Text::tr("It is neither a setup key nor a setup link."), useTheSitesCode()};
    case SetupRefusal::Empty:
        return {Text::tr("An empty code"), Text::tr("There is nothing in it."), {}, useTheSitesCode()};
    case SetupRefusal::MissingSecret:
        return unusable(
            Text::tr("The key is missing."), Text::tr("The link names an account, but holds no key."), scanAgain());
    case SetupRefusal::InvalidSecret:
        return unusable(detail.isEmpty() ? Text::tr("The key can't be read.")
                                         //: %1 one or more characters
                                         : Text::tr("“%1” can't be in a key.").arg(detail),
            Text::tr("Setup keys use the letters A to Z and the digits 2 to 7."),
            Text::tr("Compare the key with the site, or copy it from there again."));
    case SetupRefusal::UnsupportedAlgorithm:
        return algorithmRefused(detail, issuer);
    case SetupRefusal::UnsupportedType:
    case SetupRefusal::InvalidDigits:
    case SetupRefusal::InvalidPeriod:
        return valueRefused(refusal, detail);
    case SetupRefusal::TooLong:
        return {Text::tr("A very long text"), Text::tr("That text is too long for a setup code."),
            Text::tr("Setup codes have a few hundred characters, at most 8,000."), useTheSitesCode()};
    case SetupRefusal::MissingPin:
        return unusable(Text::tr("The PIN is missing."), Text::tr("This kind of code is made from a key and a PIN."),
            Text::tr("Choose “Type a setup key”, then Advanced, and give both."));
    case SetupRefusal::PushEnrolment:
        return pushEnrolment(detail);
    case SetupRefusal::WifiCode:
        return {Text::tr("A Wi-Fi code"), Text::tr("That's a Wi-Fi code, not a setup code."),
            Text::tr("It joins a network. It isn't a setup code for sign-in."), useTheSitesCode()};
    case SetupRefusal::WebAddress:
        return {Text::tr("A web address"), Text::tr("That's a web address."),
            Text::tr("It opens a page. It holds no key."), Text::tr("On that site, look for “authenticator app”.")};
    case SetupRefusal::SteamLogin:
        return {Text::tr("A Steam sign-in code"), Text::tr("That's Steam's code for signing in, not a setup code."),
            Text::tr("Only the Steam app can read it."), Text::tr("Scan it with the Steam app on your phone.")};
    case SetupRefusal::WhatsAppLink:
        return {Text::tr("A WhatsApp code"), Text::tr("That's WhatsApp's code for linking a device."),
            Text::tr("Only WhatsApp can read it."), Text::tr("Scan it with WhatsApp on your phone.")};
    case SetupRefusal::ContactCard:
        return {Text::tr("A contact card"), Text::tr("That's a contact card, not a setup code."),
            Text::tr("It holds a name and an address, but no key."), useTheSitesCode()};
    case SetupRefusal::PasskeyCode:
        return {Text::tr("A passkey code"), Text::tr("That's a code for signing in with a passkey, not a setup code."),
            Text::tr("Only the phone that keeps the passkey can answer it."),
            Text::tr("Scan it with that phone's camera, or look for “authenticator app” on the site.")};
    case SetupRefusal::RecoveryKey:
        return {Text::tr("A recovery key"), Text::tr("That's a recovery key of Countersign, not a setup code."),
            Text::tr("It opens a vault and makes no codes."),
            Text::tr("Keep it away from the computer. It is asked for when your codes can't be opened.")};
    case SetupRefusal::BinaryData:
        return {Text::tr("A code without text"), Text::tr("That code holds data, not text."),
            Text::tr("Setup codes are always text."), useTheSitesCode()};
    case SetupRefusal::MigrationIncomplete:
        return {Text::tr("One part of an export"), Text::tr("The export has more QR codes than this one."), {},
            Text::tr("Show the next QR code.")};
    case SetupRefusal::DamagedMigration:
        return {Text::tr("A damaged export"), Text::tr("This export from Google Authenticator can't be read."),
            Text::tr("Its QR code is damaged or cut off."), Text::tr("Export the accounts again in that app.")};
    }
    return {};
}
} // namespace Countersign
