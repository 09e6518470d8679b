// SPDX-License-Identifier: GPL-3.0-or-later
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
    Q_DECLARE_TR_FUNCTIONS(Countersign::SetupTexts)
};
} // namespace

QString SetupTexts::typeName(OtpType type)
{
    switch (type) {
    case OtpType::Totp:
        //: A kind of code: it changes with time.
        return Text::tr("Time-based");
    case OtpType::Hotp:
        //: A kind of code: it changes with each use.
        return Text::tr("Counter-based");
    case OtpType::Steam:
        //: A kind of code, of the game shop.
        return Text::tr("Steam");
    case OtpType::Motp:
        //: A kind of code, "Mobile-OTP".
        return Text::tr("mOTP");
    case OtpType::Yandex:
        //: A kind of code, of Yandex Key.
        return Text::tr("Yandex");
    }
    return {};
}

QString SetupTexts::algorithmName(HashAlgorithm algorithm)
{
    switch (algorithm) {
    case HashAlgorithm::Sha1:
        return u"SHA-1"_s;
    case HashAlgorithm::Sha224:
        return u"SHA-224"_s;
    case HashAlgorithm::Sha256:
        return u"SHA-256"_s;
    case HashAlgorithm::Sha384:
        return u"SHA-384"_s;
    case HashAlgorithm::Sha512:
        return u"SHA-512"_s;
    case HashAlgorithm::Md5:
        return u"MD5"_s;
    }
    return {};
}

QString SetupTexts::parametersLine(const OtpParameters &parameters)
{
    const QString length =
        parameters.type == OtpType::Totp || parameters.type == OtpType::Hotp || parameters.type == OtpType::Motp
        ? Text::tr("%n digit(s)", nullptr, parameters.digits)
        : Text::tr("%n character(s)", nullptr, parameters.digits);
    const QString type = typeName(parameters.type);
    const QString algorithm = algorithmName(parameters.algorithm);
    if (!parameters.isTimeBased()) {
        //: %1 kind of code, %2 algorithm, %3 "6 digits", %4 the number of the next code
        return Text::tr("%1, %2, %3, next is No. %4")
            .arg(type, algorithm, length, QLocale().toString(static_cast<qulonglong>(parameters.counter)));
    }
    //: %1 kind of code, %2 algorithm, %3 "6 digits", %4 seconds
    return Text::tr("%1, %2, %3, %4 s")
        .arg(type, algorithm, length, QLocale().toString(static_cast<qlonglong>(parameters.period.count())));
}

QString SetupTexts::displayName(const QString &issuer, const QString &name)
{
    if (!issuer.isEmpty())
        return issuer;
    if (!name.isEmpty())
        return name;
    //: Stands for an account that has neither site nor name
    return Text::tr("Unnamed");
}

QString SetupTexts::note(const SetupNoteItem &item)
{
    switch (item.note) {
    case SetupNote::IssuerDiffers:
        //: %1 and %2 are names of one site
        return Text::tr("Named “%1” by the site, “%2” in the label.").arg(item.first, item.second);
    case SetupNote::CounterAssumed:
        return Text::tr("It doesn't say where to start counting: it starts at 0.");
    case SetupNote::ShortKey:
        return Text::tr("Very short key. It works, but is easier to guess.");
    case SetupNote::UnknownParametersKept:
        //: %1 names of parameters, separated by commas
        return Text::tr("Kept, not used: %1.").arg(item.first);
    case SetupNote::BrokenEncoding:
        return Text::tr("Some characters of the name are written wrongly. They are kept as they stand.");
    case SetupNote::MissingAmpersand:
        return Text::tr("A “&” was missing between two values. They were read one by one.");
    case SetupNote::HashInLabel:
        return Text::tr("The “#” was read as part of the name.");
    case SetupNote::Unnamed:
        return Text::tr("It names neither a site nor an account. Give it a name with Edit.");
    case SetupNote::AlgorithmSpelling:
        //: %1 the name of an algorithm in an unusual spelling
        return Text::tr("The algorithm is written “%1”, and was understood.").arg(item.first);
    case SetupNote::FixedParametersIgnored:
        return Text::tr("This kind of code has a fixed length and pace. Other values were left aside.");
    case SetupNote::DefaultForEmpty:
        //: %1 the name of a parameter, such as "digits"
        return Text::tr("“%1” is there but empty. The usual value is used.").arg(item.first);
    case SetupNote::DuplicateParameter:
        //: %1 the name of a parameter, such as "digits"
        return Text::tr("“%1” is given twice with the same value.").arg(item.first);
    case SetupNote::IssuerFromLabel:
        return Text::tr("The site's name was taken from the label.");
    case SetupNote::TextAroundKeyIgnored:
        return Text::tr("The text before the key was left aside.");
    }
    return {};
}

QString SetupTexts::wayOut(SetupRefusal refusal, const SetupCandidate &candidate)
{
    const OtpParameters &parameters = candidate.account.parameters;
    if (refusal == SetupRefusal::UnsupportedAlgorithm) {
        //: Button. %1 an algorithm that works
        return Text::tr("&Use %1 anyway").arg(algorithmName(parameters.algorithm));
    }
    if (refusal == SetupRefusal::InvalidPeriod) {
        //: Button: use this many seconds although the QR code says something else
        return Text::tr("&Use %n second(s)", nullptr, static_cast<int>(parameters.period.count()));
    }
    if (refusal == SetupRefusal::InvalidDigits) {
        //: Button: use this many digits although the QR code says something else
        return Text::tr("&Use %n digit(s)", nullptr, parameters.digits);
    }
    //: Button. %1 kind of code, algorithm, length and pace, as in "Time-based, SHA-1, 6 digits, 30 s"
    return Text::tr("&Use %1").arg(parametersLine(parameters));
}

QString SetupTexts::partsRead(int read, int count)
{
    const QLocale locale;
    //: %1 and %2 are numbers: QR codes that belong together
    return Text::tr("%1 of %2 parts read.").arg(locale.toString(read), locale.toString(count));
}

QString SetupTexts::partsMissing(const std::vector<int> &missing)
{
    const QLocale locale;
    QStringList numbers;
    for (const int index : missing)
        numbers.append(locale.toString(index + 1));
    //: %1 is one number or a list of several: QR codes that belong together
    return Text::tr("Still missing: %1.").arg(locale.createSeparatedList(numbers));
}
} // namespace Countersign
