// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/displaytext.h"
#include "core/otp/urisplitter_p.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// Without its '&' the next parameter ends up in the value of one of these.
constexpr std::array repairable{
    "secret"_L1, "issuer"_L1, "algorithm"_L1, "digits"_L1, "period"_L1, "counter"_L1, "encoder"_L1, "pin"_L1};

/// Hold no '#'; in all others it may be meant.
constexpr std::array withoutHash{
    "secret"_L1, "algorithm"_L1, "digits"_L1, "period"_L1, "counter"_L1, "encoder"_L1, "pin"_L1};

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

bool isOneOf(const UriParameter &parameter, const auto &names)
{
    return std::any_of(names.begin(), names.end(), [&](QLatin1String name) { return parameter.is(name); });
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool startsWithName(QByteArrayView text, QLatin1String name)
{
    return text.size() > name.size() && text[name.size()] == '='
        && std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// Where in a value the next parameter starts whose '&' is missing, or -1.
qsizetype nextParameter(QByteArrayView value)
{
    if (!value.contains('='))
        return -1;
    for (qsizetype at = 0; at < value.size(); ++at) {
        const QByteArrayView rest = value.sliced(at);
        if (std::any_of(repairable.begin(), repairable.end(), [&](auto name) { return startsWithName(rest, name); }))
            return at;
    }
    return -1;
}

UriParameter parameterFrom(QByteArrayView text)
{
    const qsizetype equals = text.indexOf('=');
    QByteArrayView rawName = equals < 0 ? text : text.first(equals);
    // "&amp;" from a web page's source.
    if (rawName.startsWith("amp;"))
        rawName = rawName.sliced(4);
    const QByteArrayView value = equals < 0 ? QByteArrayView() : text.sliced(equals + 1);
    return {decodedText(rawName, PlusSign::Space).text, value};
}

void appendParameters(UriParts &parts, QByteArrayView text)
{
    for (;;) {
        UriParameter parameter = parameterFrom(text);
        const qsizetype next = isOneOf(parameter, repairable) ? nextParameter(parameter.rawValue) : -1;
        if (next < 0) {
            if (!parameter.name.isEmpty())
                parts.parameters.push_back(std::move(parameter));
            return;
        }
        text = parameter.rawValue.sliced(next);
        parameter.rawValue = parameter.rawValue.first(next);
        parts.parameters.push_back(std::move(parameter));
        parts.missingAmpersand = true;
    }
}

void splitQuery(UriParts &parts, QByteArrayView query)
{
    while (!query.isEmpty()) {
        const qsizetype end = query.indexOf('&');
        const QByteArrayView one = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        if (!one.isEmpty())
            appendParameters(parts, one);
    }
}

bool hasSecret(QByteArrayView query)
{
    UriParts parts;
    splitQuery(parts, query);
    return std::any_of(parts.parameters.begin(), parts.parameters.end(),
        [](const UriParameter &parameter) { return parameter.is("secret"_L1); });
}

/// The last '?' with a secret behind it, else the last one, else -1.
qsizetype queryStart(QByteArrayView text)
{
    // More than a few are no label any more, and each costs a pass over the rest.
    constexpr int mostTried = 16;
    const qsizetype last = text.lastIndexOf('?');
    qsizetype at = last;
    for (int tried = 0; at >= 0 && tried < mostTried; ++tried) {
        if (hasSecret(text.sliced(at + 1)))
            return at;
        at = at == 0 ? -1 : text.first(at).lastIndexOf('?');
    }
    return last;
}

void handleHash(UriParts &parts)
{
    if (!parts.parameters.empty()) {
        UriParameter &last = parts.parameters.back();
        const qsizetype hash = last.rawValue.indexOf('#');
        if (hash >= 0 && isOneOf(last, withoutHash))
            last.rawValue = last.rawValue.first(hash);
    }
    parts.hasHash = parts.label.contains('#')
        || std::any_of(parts.parameters.begin(), parts.parameters.end(), [](const UriParameter &parameter) {
               return !isOneOf(parameter, withoutHash) && parameter.rawValue.contains('#');
           });
}
} // namespace

UriParts splitUri(QByteArrayView text, UriForm form)
{
    UriParts parts;
    const qsizetype question = queryStart(text);
    QByteArrayView path = question < 0 ? text : text.first(question);
    if (question >= 0)
        splitQuery(parts, text.sliced(question + 1));
    const qsizetype slash = path.indexOf('/');
    if (form == UriForm::TypeAndLabel) {
        parts.type = slash < 0 ? path : path.first(slash);
        parts.label = slash < 0 ? QByteArrayView() : path.sliced(slash + 1);
    } else {
        parts.label = slash == 0 ? path.sliced(1) : path;
    }
    handleHash(parts);
    return parts;
}

DecodedBytes percentDecoded(QByteArrayView raw, PlusSign plus)
{
    DecodedBytes decoded;
    decoded.bytes.reserve(static_cast<std::size_t>(raw.size()));
    for (qsizetype i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '%') {
            const int high = i + 2 < raw.size() ? hexValue(raw[i + 1]) : -1;
            const int low = i + 2 < raw.size() ? hexValue(raw[i + 2]) : -1;
            if (high >= 0 && low >= 0) {
                c = static_cast<char>(high * 16 + low);
                i += 2;
            } else {
                decoded.broken = true;
            }
        } else if (c == '+' && plus == PlusSign::Space) {
            c = ' ';
        }
        decoded.bytes.append(static_cast<std::uint8_t>(c));
    }
    return decoded;
}

DecodedText decodedText(QByteArrayView raw, PlusSign plus)
{
    const DecodedBytes decoded = percentDecoded(raw, plus);
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder.decode(decoded.bytes.view());
    return {storedText(text), decoded.broken || decoder.hasError()};
}
} // namespace Countersign
