// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/barekey_p.h"
#include "core/otp/foreignpayload_p.h"
#include "core/otp/keyreading_p.h"
#include "core/otp/migrationpayload.h"
#include "core/otp/otpauthuri_p.h"
#include "core/otp/setupreading.h"
#include "core/otp/utf8_p.h"

#include <QByteArray>

#include <array>

namespace Countersign
{
namespace
{
using Reader = SetupReading (*)(QByteArrayView);

SetupReading refused(SetupRefusal refusal, const QString &detail = {})
{
    SetupReading reading;
    reading.refusal = refusal;
    reading.detail = detail;
    return reading;
}

SetupReading readKeyAs(QByteArrayView text, KeyEncoding encoding, OtpType type)
{
    KeyReading key = readKey(text, encoding);
    if (key.choices.empty())
        return refused(key.refusal, key.detail);
    SetupReading reading;
    Account account;
    account.parameters = defaultParameters(type);
    account.secret = key.choices.front().secret.clone();
    if (isShortKey(account.secret))
        reading.notes.push_back({SetupNote::ShortKey, {}, {}});
    reading.notes.push_back({SetupNote::Unnamed, {}, {}});
    if (key.isCertain()) {
        reading.verdict = SetupReading::Verdict::Ok;
        reading.account = std::move(account);
        return reading;
    }
    SetupQuestions questions;
    questions.add(setupChoices(key), {});
    reading.verdict = SetupReading::Verdict::Question;
    reading.candidates = questions.candidates(account, SetupQuestions::Suggest::First);
    return reading;
}

SetupReading readOtpauth(QByteArrayView rest)
{
    return readOtpauthUri(rest, UriForm::TypeAndLabel);
}

SetupReading readMotp(QByteArrayView rest)
{
    return readOtpauthUri(rest, UriForm::LabelOnly);
}

/// steam://KEY is how password managers write a Steam key. All other steam:// links open something in Steam.
SetupReading readSteam(QByteArrayView rest)
{
    if (rest.endsWith('/'))
        rest.chop(1);
    if (rest.contains('/') || rest.contains('?'))
        return refused(SetupRefusal::NotSetupText);
    return readKeyAs(percentDecoded(rest, PlusSign::Plus).bytes.view(), KeyEncoding::Base32, OtpType::Steam);
}

SetupReading readMigration(QByteArrayView rest)
{
    auto batch = readMigrationPayload(rest);
    if (!batch || batch->accounts.empty()) {
        SetupReading reading = refused(SetupRefusal::DamagedMigration);
        if (batch)
            reading.batch = *std::move(batch);
        return reading;
    }
    SetupReading reading;
    if (batch->size > 1) {
        reading.refusal = SetupRefusal::MigrationIncomplete;
        reading.detail = QStringLiteral("%1/%2").arg(batch->index + 1).arg(batch->size);
    } else {
        reading.verdict = SetupReading::Verdict::Ok;
        if (batch->accounts.size() == 1 && batch->refused == 0)
            reading.account = batch->accounts.front().clone();
    }
    reading.batch = *std::move(batch);
    return reading;
}

struct Scheme
{
    QByteArrayView prefix; ///< Lower case.
    Reader read = nullptr;
};

constexpr std::array schemes{
    Scheme{"otpauth://", readOtpauth},
    Scheme{"apple-otpauth://", readOtpauth},
    Scheme{"otpauth-migration://", readMigration},
    Scheme{"steam://", readSteam},
    Scheme{"motp://", readMotp},
};

const Scheme *schemeOf(QByteArrayView text)
{
    for (const Scheme &scheme : schemes) {
        if (startsWithIgnoringCase(text, scheme.prefix))
            return &scheme;
    }
    return nullptr;
}

/// A list of links, one a line: taking the first alone, or reading them as one, would both be wrong.
bool hasFurtherLink(QByteArrayView text)
{
    for (qsizetype at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n')) {
        text = trimmedInvisible(text.sliced(at + 1));
        if (schemeOf(text))
            return true;
    }
    return false;
}

/// KeeOtp's "key=…&step=30&size=6&otpHashMode=Sha1", in which the values are those of a link under other names.
bool isKeeOtp(QByteArrayView text)
{
    return startsWithIgnoringCase(text, "key=") && !text.contains("://");
}

SetupReading readKeeOtp(QByteArrayView text)
{
    QByteArray link("totp/?");
    link.append(text.data(), text.size());
    UriParts parts = splitUri(link, UriForm::TypeAndLabel);
    for (UriParameter &parameter : parts.parameters) {
        const QString name = parameter.name.toLower();
        if (name == QLatin1String("key"))
            parameter.name = QStringLiteral("secret");
        else if (name == QLatin1String("step"))
            parameter.name = QStringLiteral("period");
        else if (name == QLatin1String("size"))
            parameter.name = QStringLiteral("digits");
        else if (name == QLatin1String("otphashmode"))
            parameter.name = QStringLiteral("algorithm");
    }
    SetupReading reading = readOtpauthParts(parts);
    wipe(link);
    return reading;
}

/// Bytes that are no UTF-8, or characters that no text has.
bool isBinary(QByteArrayView text)
{
    while (!text.isEmpty()) {
        const Utf8Character character = firstUtf8Character(text);
        const bool isControl = character.value < 0x20 && character.value != '\t' && character.value != '\n'
            && character.value != '\r' && character.value != '\f';
        if (!character.valid || isControl)
            return true;
        text = text.sliced(character.length);
    }
    return false;
}

SetupReading readBareText(QByteArrayView text)
{
    if (const ForeignPayload foreign = recognizeForeignPayload(text); foreign.refusal != SetupRefusal::None)
        return refused(foreign.refusal, foreign.detail);
    if (isKeeOtp(text))
        return readKeeOtp(text);
    if (bareKeyLook(text) != BareKeyLook::Words)
        return readKeyAs(text, KeyEncoding::Base32, OtpType::Totp);
    if (const QByteArrayView key = keyAfterTitle(text); !key.isEmpty()) {
        SetupReading reading = readKeyAs(key, KeyEncoding::Base32, OtpType::Totp);
        reading.notes.push_back({SetupNote::TextAroundKeyIgnored, {}, {}});
        return reading;
    }
    return refused(isBinary(text) ? SetupRefusal::BinaryData : SetupRefusal::NotSetupText);
}
} // namespace

SetupReading readSetupText(QByteArrayView text)
{
    if (text.size() > maximumSetupTextSize)
        return refused(SetupRefusal::TooLong);
    text = trimmedInvisible(text);
    if (text.isEmpty())
        return refused(SetupRefusal::Empty);
    const Scheme *scheme = schemeOf(text);
    if (!scheme)
        return readBareText(text);
    if (hasFurtherLink(text))
        return refused(SetupRefusal::NotSetupText);
    return scheme->read(text.sliced(scheme->prefix.size()));
}

SetupReading readSetupKey(QByteArrayView key, KeyEncoding encoding)
{
    if (key.size() > maximumSetupTextSize)
        return refused(SetupRefusal::TooLong);
    key = trimmedInvisible(key);
    if (key.isEmpty())
        return refused(SetupRefusal::Empty);
    return readKeyAs(key, encoding, OtpType::Totp);
}
} // namespace Countersign
