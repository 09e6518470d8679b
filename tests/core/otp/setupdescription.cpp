// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/otp/setupdescription.h"

#include "core/otp/base32.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
QString nameOf(SetupNote note)
{
    switch (note) {
    case SetupNote::IssuerDiffers:
        return u"IssuerDiffers"_s;
    case SetupNote::CounterAssumed:
        return u"CounterAssumed"_s;
    case SetupNote::ShortKey:
        return u"ShortKey"_s;
    case SetupNote::UnknownParametersKept:
        return u"UnknownParametersKept"_s;
    case SetupNote::BrokenEncoding:
        return u"BrokenEncoding"_s;
    case SetupNote::MissingAmpersand:
        return u"MissingAmpersand"_s;
    case SetupNote::HashInLabel:
        return u"HashInLabel"_s;
    case SetupNote::Unnamed:
        return u"Unnamed"_s;
    case SetupNote::AlgorithmSpelling:
        return u"AlgorithmSpelling"_s;
    case SetupNote::FixedParametersIgnored:
        return u"FixedParametersIgnored"_s;
    case SetupNote::DefaultForEmpty:
        return u"DefaultForEmpty"_s;
    case SetupNote::DuplicateParameter:
        return u"DuplicateParameter"_s;
    case SetupNote::IssuerFromLabel:
        return u"IssuerFromLabel"_s;
    case SetupNote::TextAroundKeyIgnored:
        return u"TextAroundKeyIgnored"_s;
    }
    return {};
}

QString nameOf(SetupQuestion question)
{
    switch (question) {
    case SetupQuestion::SteamOrDigits:
        return u"SteamOrDigits"_s;
    case SetupQuestion::LetterOrDigit:
        return u"LetterOrDigit"_s;
    case SetupQuestion::UnknownAlgorithm:
        return u"UnknownAlgorithm"_s;
    case SetupQuestion::UnreadableDigits:
        return u"UnreadableDigits"_s;
    case SetupQuestion::UnreadablePeriod:
        return u"UnreadablePeriod"_s;
    case SetupQuestion::UnreadableCounter:
        return u"UnreadableCounter"_s;
    case SetupQuestion::ConflictingValues:
        return u"ConflictingValues"_s;
    case SetupQuestion::HexOrBase32:
        return u"HexOrBase32"_s;
    }
    return {};
}

QString nameOf(SetupRefusal refusal)
{
    switch (refusal) {
    case SetupRefusal::None:
        return u"None"_s;
    case SetupRefusal::Empty:
        return u"Empty"_s;
    case SetupRefusal::NotSetupText:
        return u"NotSetupText"_s;
    case SetupRefusal::MissingSecret:
        return u"MissingSecret"_s;
    case SetupRefusal::InvalidSecret:
        return u"InvalidSecret"_s;
    case SetupRefusal::UnsupportedAlgorithm:
        return u"UnsupportedAlgorithm"_s;
    case SetupRefusal::UnsupportedType:
        return u"UnsupportedType"_s;
    case SetupRefusal::InvalidDigits:
        return u"InvalidDigits"_s;
    case SetupRefusal::InvalidPeriod:
        return u"InvalidPeriod"_s;
    case SetupRefusal::TooLong:
        return u"TooLong"_s;
    case SetupRefusal::MissingPin:
        return u"MissingPin"_s;
    case SetupRefusal::PushEnrolment:
        return u"PushEnrolment"_s;
    case SetupRefusal::WifiCode:
        return u"WifiCode"_s;
    case SetupRefusal::WebAddress:
        return u"WebAddress"_s;
    case SetupRefusal::SteamLogin:
        return u"SteamLogin"_s;
    case SetupRefusal::WhatsAppLink:
        return u"WhatsAppLink"_s;
    case SetupRefusal::ContactCard:
        return u"ContactCard"_s;
    case SetupRefusal::PasskeyCode:
        return u"PasskeyCode"_s;
    case SetupRefusal::RecoveryKey:
        return u"RecoveryKey"_s;
    case SetupRefusal::BinaryData:
        return u"BinaryData"_s;
    case SetupRefusal::MigrationIncomplete:
        return u"MigrationIncomplete"_s;
    case SetupRefusal::DamagedMigration:
        return u"DamagedMigration"_s;
    }
    return {};
}

QString inBrackets(const QString &text)
{
    return text.isEmpty() ? QString() : u'(' + text + u')';
}

QString describeNotes(const std::vector<SetupNoteItem> &notes)
{
    QString text;
    for (const SetupNoteItem &item : notes) {
        const QString details = item.second.isEmpty() ? item.first : item.first + u',' + item.second;
        text += u" +"_s + nameOf(item.note) + inBrackets(details);
    }
    return text;
}

QString describeCandidates(const SetupReading &reading)
{
    QStringList candidates;
    for (const SetupCandidate &candidate : reading.candidates) {
        candidates.append(nameOf(candidate.question) + u' ' + candidate.answer
            + (candidate.suggested ? u"*"_s : QString()) + (candidate.literal ? u"~"_s : QString()) + u'='
            + describe(candidate.account));
    }
    return candidates.join("; "_L1);
}
} // namespace

QString describe(const Account &account)
{
    const OtpParameters &parameters = account.parameters;
    QStringList fields{otpTypeName(parameters.type), account.issuer, account.name,
        QString::fromLatin1(Base32::encode(account.secret.span()).view()), hashName(parameters.algorithm),
        QString::number(parameters.digits),
        parameters.isTimeBased() ? QString::number(parameters.period.count())
                                 : u"counter="_s + QString::number(static_cast<qulonglong>(parameters.counter))};
    if (!account.pin.isEmpty())
        fields.append(u"pin="_s + QString::fromUtf8(account.pin.view()));
    if (!account.unknownMembers.isEmpty())
        fields.append(u"unknown="_s + QString::fromUtf8(account.unknownMembers.view()));
    return fields.join(u'|');
}

QString describe(const SetupReading &reading)
{
    const QString notes = describeNotes(reading.notes);
    switch (reading.verdict) {
    case SetupReading::Verdict::Ok:
        return u"ok: "_s + (reading.account ? describe(*reading.account) : QString()) + notes;
    case SetupReading::Verdict::Question:
        return u"ask"_s + inBrackets(reading.detail) + u": "_s + describeCandidates(reading) + notes;
    case SetupReading::Verdict::Refused:
        return u"no "_s + nameOf(reading.refusal) + inBrackets(reading.detail) + u": "_s + describeCandidates(reading)
            + notes;
    }
    return {};
}
} // namespace Countersign
