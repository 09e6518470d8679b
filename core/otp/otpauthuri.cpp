// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "core/otp/keyreading_p.h"
#include "core/otp/otpauthuri_p.h"
#include "core/otp/setupquestions_p.h"
#include "core/otp/unknownparameters_p.h"
#include "core/otp/urilabel_p.h"
#include "core/otp/uriparameters_p.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr qsizetype longestDetail = 64;
constexpr std::array known{"secret"_L1, "issuer"_L1, "algorithm"_L1, "digits"_L1, "period"_L1, "counter"_L1};

bool is(QByteArrayView text, QLatin1String lower)
{
    return QLatin1String(text.data(), text.size()).compare(lower, Qt::CaseInsensitive) == 0;
}

/// KeePassXC's and Stratum's ways of saying that the code is Steam's.
bool isSteamMark(QByteArrayView name, QByteArrayView value)
{
    if (is(name, "encoder"_L1))
        return is(value, "steam"_L1);
    return is(name, "steam"_L1) && (value.isEmpty() || is(value, "true"_L1) || is(value, "1"_L1));
}

bool hasPin(OtpType type)
{
    return type == OtpType::Motp || type == OtpType::Yandex;
}

/// One link, read from front to back. Collects notes and questions; the first refusal stands.
class UriReader
{
public:
    explicit UriReader(const UriParts &parts)
        : m_parts(parts)
    {
    }

    SetupReading read(OtpType type);

private:
    void readType(OtpType type);
    void readSecret();
    [[nodiscard]] std::vector<SecretBytes> secrets(KeyEncoding encoding);
    [[nodiscard]] KeyReading readOneSecret(const SecretBytes &value, KeyEncoding encoding) const;
    void readIssuerAndName();
    void readParameters();
    void readPin();
    void readUnknown();
    void askForSteam();
    void apply(ParameterReading reading);
    void ignoreFixed(ParameterReading reading);
    void refuse(SetupRefusal refusal, const QString &detail);
    void note(SetupNote note, const QString &first = {}, const QString &second = {});
    void note(std::vector<SetupNoteItem> notes);
    [[nodiscard]] bool isKnown(const UriParameter &parameter) const;
    [[nodiscard]] QStringList issuers();
    [[nodiscard]] SetupReading finished();

    const UriParts &m_parts;
    Account m_account;
    SetupReading m_reading;
    SetupQuestions m_questions;
};

void UriReader::note(SetupNote note, const QString &first, const QString &second)
{
    const bool told = std::any_of(m_reading.notes.begin(), m_reading.notes.end(),
        [&](const SetupNoteItem &item) { return item.note == note && item.first == first; });
    if (!told)
        m_reading.notes.push_back({note, first, second});
}

void UriReader::note(std::vector<SetupNoteItem> notes)
{
    for (const SetupNoteItem &item : notes)
        note(item.note, item.first, item.second);
}

void UriReader::refuse(SetupRefusal refusal, const QString &detail)
{
    if (m_reading.refusal != SetupRefusal::None)
        return;
    m_reading.refusal = refusal;
    m_reading.detail = detail;
}

bool UriReader::isKnown(const UriParameter &parameter) const
{
    return isKnownUriParameter(parameter.name.toUtf8(),
        percentDecoded(parameter.rawValue, PlusSign::Space).bytes.view(), m_account.parameters.type);
}

void UriReader::readType(OtpType type)
{
    const bool marked =
        std::any_of(m_parts.parameters.begin(), m_parts.parameters.end(), [](const UriParameter &parameter) {
            return isSteamMark(
                parameter.name.toUtf8(), percentDecoded(parameter.rawValue, PlusSign::Space).bytes.view());
        });
    m_account.parameters = defaultParameters(marked && type == OtpType::Totp ? OtpType::Steam : type);
}

/// The different secrets of the link, decoded once, without empty ones. At most two: one more is no better.
std::vector<SecretBytes> UriReader::secrets(KeyEncoding encoding)
{
    constexpr std::size_t most = 2;
    std::vector<SecretBytes> values;
    for (const UriParameter &parameter : m_parts.parameters) {
        if (!parameter.is("secret"_L1))
            continue;
        SecretBytes value = percentDecoded(parameter.rawValue, PlusSign::Space).bytes;
        const KeyText text = readKeyText(value.view(), encoding);
        if (text.symbols.isEmpty() && text.foreign.isEmpty())
            continue;
        const bool repeated = std::any_of(values.begin(), values.end(),
            [&](const SecretBytes &other) { return readKeyText(other.view(), encoding).symbols == text.symbols; });
        if (repeated)
            note(SetupNote::DuplicateParameter, u"secret"_s);
        else if (values.size() < most)
            values.push_back(std::move(value));
    }
    return values;
}

KeyReading UriReader::readOneSecret(const SecretBytes &value, KeyEncoding encoding) const
{
    KeyReading reading = readKey(value.view(), encoding);
    if (m_account.parameters.type == OtpType::Yandex) {
        std::erase_if(reading.choices, [](const KeyReading::Choice &choice) { return !isYandexSecret(choice.secret); });
        if (reading.choices.empty() && reading.refusal == SetupRefusal::None)
            reading.refusal = SetupRefusal::InvalidSecret;
    }
    return reading;
}

void UriReader::readSecret()
{
    const KeyEncoding encoding = m_account.parameters.type == OtpType::Motp ? KeyEncoding::Hex : KeyEncoding::Base32;
    const std::vector<SecretBytes> values = secrets(encoding);
    if (values.empty())
        return refuse(SetupRefusal::MissingSecret, {});
    KeyReading reading = readOneSecret(values.front(), encoding);
    if (values.size() > 1) {
        KeyReading second = readOneSecret(values.back(), encoding);
        reading.choices.resize(std::min<std::size_t>(reading.choices.size(), 1));
        if (!second.choices.empty())
            reading.choices.push_back(std::move(second.choices.front()));
        for (KeyReading::Choice &choice : reading.choices) {
            choice.question = SetupQuestion::ConflictingValues;
            choice.answer = &choice == &reading.choices.front() ? u"first"_s : u"second"_s;
        }
    }
    if (reading.choices.empty())
        return refuse(reading.refusal, reading.detail);
    m_account.secret = reading.choices.front().secret.clone();
    if (isShortKey(m_account.secret))
        note(SetupNote::ShortKey);
    if (values.size() > 1 || !reading.isCertain())
        m_questions.add(setupChoices(reading), values.size() > 1 ? u"secret"_s : QString());
}

/// The different issuers in the order given. "Disney+" may be written with its raw plus sign; it is then written the
/// same way before the name.
QStringList UriReader::issuers()
{
    QStringList issuers;
    const QByteArrayView prefix = rawLabelPrefix(m_parts.label);
    for (const UriParameter &parameter : m_parts.parameters) {
        if (!parameter.is("issuer"_L1))
            continue;
        const bool isPrefix = !prefix.isEmpty() && parameter.rawValue == prefix;
        const DecodedText issuer = decodedText(parameter.rawValue, isPrefix ? PlusSign::Plus : PlusSign::Space);
        if (issuer.broken)
            note(SetupNote::BrokenEncoding);
        if (issuers.contains(issuer.text))
            note(SetupNote::DuplicateParameter, u"issuer"_s);
        else if (!issuer.text.isEmpty())
            issuers.append(issuer.text);
    }
    return issuers;
}

void UriReader::readIssuerAndName()
{
    const QStringList all = issuers();
    LabelReading label = readLabel(m_parts.label, all.value(0));
    note(std::move(label.notes));
    m_account.issuer = label.issuer;
    m_account.name = label.name;
    if (m_account.issuer.isEmpty() && m_account.name.isEmpty())
        note(SetupNote::Unnamed);
    if (all.size() < 2)
        return;
    std::vector<SetupChoice> choices;
    for (const QString &issuer : all) {
        LabelReading one = readLabel(m_parts.label, issuer);
        choices.push_back({SetupQuestion::ConflictingValues, issuer, true, [one](Account &account) {
                               account.issuer = one.issuer;
                               account.name = one.name;
                           }});
    }
    m_questions.add(std::move(choices), u"issuer"_s);
}

void UriReader::apply(ParameterReading reading)
{
    note(std::move(reading.notes));
    refuse(reading.refusal, reading.detail);
    if (reading.choices.empty())
        return;
    reading.choices.front().apply(m_account);
    if (reading.asks)
        m_questions.add(std::move(reading.choices), reading.detail);
}

/// Steam, mOTP and Yandex have one algorithm and one length; what a link says about them is not used.
void UriReader::ignoreFixed(ParameterReading reading)
{
    Account stated;
    stated.parameters = m_account.parameters;
    if (!reading.choices.empty())
        reading.choices.front().apply(stated);
    const bool isItsOwn = hashFromName(reading.detail) == m_account.parameters.algorithm;
    if (reading.asks ? !isItsOwn : stated.parameters != m_account.parameters)
        note(SetupNote::FixedParametersIgnored);
}

void UriReader::readParameters()
{
    const OtpType type = m_account.parameters.type;
    if (type == OtpType::Totp || type == OtpType::Hotp) {
        apply(readAlgorithm(m_parts));
        apply(readDigits(m_parts));
    } else {
        ignoreFixed(readAlgorithm(m_parts));
        ignoreFixed(readDigits(m_parts));
    }
    if (type != OtpType::Hotp)
        return apply(readPeriod(m_parts));
    ParameterReading counter = readCounter(m_parts);
    if (counter.choices.empty())
        note(SetupNote::CounterAssumed);
    apply(std::move(counter));
}

/// In base32, as Aegis writes it.
void UriReader::readPin()
{
    if (!hasPin(m_account.parameters.type))
        return;
    for (const UriParameter &parameter : m_parts.parameters) {
        if (!parameter.is("pin"_L1) || !m_account.pin.isEmpty())
            continue;
        if (auto pin = Base32::decode(percentDecoded(parameter.rawValue, PlusSign::Space).bytes.view()))
            m_account.pin = *std::move(pin);
    }
    if (m_account.pin.isEmpty())
        refuse(SetupRefusal::MissingPin, {});
}

void UriReader::readUnknown()
{
    std::vector<const UriParameter *> unknown;
    for (const UriParameter &parameter : m_parts.parameters) {
        if (!isKnown(parameter))
            unknown.push_back(&parameter);
    }
    UnknownParameters kept = keepUnknownParameters(unknown);
    m_account.unknownMembers = std::move(kept.json);
    if (!kept.names.isEmpty())
        note(SetupNote::UnknownParametersKept, kept.names.join(", "_L1));
}

/// Steam's own links say "totp" and nothing else; digits would be accepted there by nobody.
void UriReader::askForSteam()
{
    if (m_account.parameters.type != OtpType::Totp || m_account.issuer.compare("Steam"_L1, Qt::CaseInsensitive) != 0)
        return;
    const auto asSteam = [](Account &account) {
        const auto period = account.parameters.period;
        account.parameters = defaultParameters(OtpType::Steam);
        account.parameters.period = period;
    };
    m_questions.add({{SetupQuestion::SteamOrDigits, u"steam"_s, false, asSteam},
                        {SetupQuestion::SteamOrDigits, u"digits"_s, true, [](Account &) {}}},
        {});
}

SetupReading UriReader::finished()
{
    const bool refused = m_reading.refusal != SetupRefusal::None;
    const bool secretIsBad =
        m_reading.refusal == SetupRefusal::InvalidSecret || m_reading.refusal == SetupRefusal::MissingSecret;
    if (secretIsBad) {
        // A broken link may have parts of its key in any parameter.
        m_reading.notes.clear();
    } else if (m_reading.refusal == SetupRefusal::MissingPin) {
        m_reading.account = std::move(m_account);
    } else if (refused) {
        m_reading.candidates = m_questions.candidates(m_account, SetupQuestions::Suggest::None);
    } else if (!m_questions.isEmpty()) {
        m_reading.verdict = SetupReading::Verdict::Question;
        m_reading.detail = m_questions.detail();
        m_reading.candidates = m_questions.candidates(m_account, SetupQuestions::Suggest::First);
    } else {
        m_reading.verdict = SetupReading::Verdict::Ok;
        m_reading.account = std::move(m_account);
    }
    return std::move(m_reading);
}

SetupReading UriReader::read(OtpType type)
{
    readType(type);
    if (m_parts.missingAmpersand)
        note(SetupNote::MissingAmpersand);
    if (m_parts.hasHash)
        note(SetupNote::HashInLabel);
    readSecret();
    readIssuerAndName();
    readParameters();
    readPin();
    readUnknown();
    askForSteam();
    return finished();
}
} // namespace

SetupReading readOtpauthUri(QByteArrayView text, UriForm form)
{
    const UriParts parts = splitUri(text, form);
    if (form == UriForm::LabelOnly)
        return UriReader(parts).read(OtpType::Motp);
    const QString typeName = decodedText(parts.type, PlusSign::Plus).text;
    const auto type = otpTypeFromName(typeName);
    if (!type) {
        SetupReading refused;
        refused.refusal = SetupRefusal::UnsupportedType;
        refused.detail = typeName.left(longestDetail);
        return refused;
    }
    return UriReader(parts).read(*type);
}

bool isKnownUriParameter(QByteArrayView name, QByteArrayView value, OtpType type)
{
    return isSteamMark(name, value) || (hasPin(type) && is(name, "pin"_L1))
        || std::any_of(known.begin(), known.end(), [&](QLatin1String other) { return is(name, other); });
}

SetupReading readOtpauthParts(const UriParts &parts)
{
    return UriReader(parts).read(OtpType::Totp);
}
} // namespace Countersign
