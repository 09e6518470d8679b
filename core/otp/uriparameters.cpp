// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/uriparameters_p.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr qsizetype longestDetail = 64;

/// What one value can mean.
struct ValueReading
{
    std::vector<SetupChoice> choices;
    SetupRefusal refusal = SetupRefusal::None;
    bool certain = false;
    std::vector<SetupNoteItem> notes;
};

SetupChoice algorithmChoice(SetupQuestion question, HashAlgorithm algorithm, bool literal)
{
    return {question, hashName(algorithm), literal,
        [algorithm](Account &account) { account.parameters.algorithm = algorithm; }};
}

SetupChoice digitsChoice(SetupQuestion question, int digits, bool literal)
{
    return {
        question, QString::number(digits), literal, [digits](Account &account) { account.parameters.digits = digits; }};
}

SetupChoice periodChoice(SetupQuestion question, std::chrono::seconds period, bool literal)
{
    return {question, QString::number(period.count()), literal,
        [period](Account &account) { account.parameters.period = period; }};
}

SetupChoice counterChoice(SetupQuestion question, std::uint64_t counter, bool literal)
{
    return {question, QString::number(static_cast<qulonglong>(counter)), literal,
        [counter](Account &account) { account.parameters.counter = counter; }};
}

/// ASCII digits with an optional minus sign; values beyond 64 bits are cut to the end of the range.
std::optional<qint64> wholeNumber(const QString &text)
{
    const bool negative = text.startsWith(u'-');
    const QStringView digits = QStringView(text).sliced(negative ? 1 : 0);
    const bool plain =
        !digits.isEmpty() && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!plain)
        return std::nullopt;
    bool fits = false;
    const qint64 value = text.toLongLong(&fits);
    if (fits)
        return value;
    return negative ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
}

ValueReading algorithmFrom(const QString &text)
{
    constexpr auto unknown = SetupQuestion::UnknownAlgorithm;
    const auto algorithm = hashFromName(text);
    if (algorithm && *algorithm != HashAlgorithm::Md5) {
        ValueReading reading{{algorithmChoice(unknown, *algorithm, true)}, SetupRefusal::None, true, {}};
        if (text.compare(hashName(*algorithm), Qt::CaseInsensitive) != 0)
            reading.notes.push_back({SetupNote::AlgorithmSpelling, text, {}});
        return reading;
    }
    ValueReading refused;
    refused.refusal = SetupRefusal::UnsupportedAlgorithm;
    refused.choices = {algorithmChoice(unknown, HashAlgorithm::Sha1, false)};
    // A SHA that nobody knows may well be a misspelt one.
    if (text.contains("SHA"_L1, Qt::CaseInsensitive))
        refused.choices.push_back(algorithmChoice(unknown, HashAlgorithm::Sha256, false));
    return refused;
}

ValueReading digitsFrom(const QString &text)
{
    constexpr auto unreadable = SetupQuestion::UnreadableDigits;
    const auto number = wholeNumber(text);
    if (number && *number >= minimumDigits && *number <= maximumDigits)
        return {{digitsChoice(unreadable, static_cast<int>(*number), true)}, SetupRefusal::None, true, {}};
    return {{digitsChoice(unreadable, 6, false), digitsChoice(unreadable, 8, false)},
        number ? SetupRefusal::InvalidDigits : SetupRefusal::None, false, {}};
}

ValueReading periodFrom(const QString &text)
{
    constexpr auto unreadable = SetupQuestion::UnreadablePeriod;
    const auto number = wholeNumber(text);
    if (number && *number >= minimumPeriod.count() && *number <= maximumPeriod.count())
        return {{periodChoice(unreadable, std::chrono::seconds(*number), true)}, SetupRefusal::None, true, {}};
    return {{periodChoice(unreadable, std::chrono::seconds(30), false),
                periodChoice(unreadable, std::chrono::seconds(60), false)},
        number && *number <= 0 ? SetupRefusal::InvalidPeriod : SetupRefusal::None, false, {}};
}

ValueReading counterFrom(const QString &text)
{
    constexpr auto unreadable = SetupQuestion::UnreadableCounter;
    bool fits = false;
    const qulonglong counter = text.toULongLong(&fits);
    if (fits && wholeNumber(text))
        return {{counterChoice(unreadable, counter, true)}, SetupRefusal::None, true, {}};
    return {{counterChoice(unreadable, 0, false), counterChoice(unreadable, 1, false)}, SetupRefusal::None, false, {}};
}

void append(std::vector<SetupNoteItem> &notes, std::vector<SetupNoteItem> more)
{
    notes.insert(notes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool isSameForAll(const std::vector<SetupChoice> &choices)
{
    std::optional<OtpParameters> first;
    return std::all_of(choices.begin(), choices.end(), [&](const SetupChoice &choice) {
        Account account;
        choice.apply(account);
        if (!first)
            first = account.parameters;
        return account.parameters == *first;
    });
}

/// Several values: every one that means something is a choice; the answer is the value as written.
ParameterReading conflicting(const QStringList &values, QLatin1String name, ValueReading (*readValue)(const QString &))
{
    ParameterReading reading;
    reading.detail = name;
    reading.asks = true;
    for (const QString &value : values) {
        ValueReading one = readValue(value);
        append(reading.notes, std::move(one.notes));
        if (one.refusal != SetupRefusal::None)
            continue;
        SetupChoice choice = std::move(one.choices.front());
        choice.question = SetupQuestion::ConflictingValues;
        choice.answer = value;
        reading.choices.push_back(std::move(choice));
    }
    if (isSameForAll(reading.choices)) {
        reading.asks = false;
        reading.notes.push_back({SetupNote::DuplicateParameter, name, {}});
    }
    return reading;
}

ParameterReading readParameter(const UriParts &parts, QLatin1String name, ValueReading (*readValue)(const QString &))
{
    ParameterTexts texts = parameterTexts(parts, name);
    texts.onlyEmpty = texts.onlyEmpty || (!texts.values.isEmpty() && texts.values.removeAll("null"_L1) > 0);
    ParameterReading reading;
    if (texts.values.size() > 1)
        reading = conflicting(texts.values, name, readValue);
    if (reading.choices.empty() && !texts.values.isEmpty()) {
        ValueReading one = readValue(texts.values.front());
        reading = {std::move(one.choices), one.refusal, texts.values.front().left(longestDetail), std::move(one.notes),
            !one.certain};
    }
    append(reading.notes, std::move(texts.notes));
    if (texts.values.isEmpty() && texts.onlyEmpty)
        reading.notes.push_back({SetupNote::DefaultForEmpty, name, {}});
    return reading;
}
} // namespace

ParameterTexts parameterTexts(const UriParts &parts, QLatin1String name)
{
    ParameterTexts texts;
    bool repeated = false;
    for (const UriParameter &parameter : parts.parameters) {
        if (!parameter.is(name))
            continue;
        DecodedText decoded = decodedText(parameter.rawValue, PlusSign::Space);
        if (decoded.broken)
            texts.notes.push_back({SetupNote::BrokenEncoding, {}, {}});
        if (decoded.text.isEmpty())
            texts.onlyEmpty = true;
        else if (texts.values.contains(decoded.text))
            repeated = true;
        else
            texts.values.append(std::move(decoded.text));
    }
    texts.onlyEmpty = texts.onlyEmpty && texts.values.isEmpty();
    if (repeated)
        texts.notes.push_back({SetupNote::DuplicateParameter, name, {}});
    return texts;
}

ParameterReading readAlgorithm(const UriParts &parts)
{
    return readParameter(parts, "algorithm"_L1, algorithmFrom);
}

ParameterReading readDigits(const UriParts &parts)
{
    return readParameter(parts, "digits"_L1, digitsFrom);
}

ParameterReading readPeriod(const UriParts &parts)
{
    return readParameter(parts, "period"_L1, periodFrom);
}

ParameterReading readCounter(const UriParts &parts)
{
    return readParameter(parts, "counter"_L1, counterFrom);
}
} // namespace Countersign
