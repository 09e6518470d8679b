// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/otpauthwriter.h"

#include "core/otp/base32.h"
#include "core/otp/keydecoder.h"
#include "core/otp/otpauthuri_p.h"
#include "core/otp/unknownparameters_p.h"

#include <string_view>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::string_view hexDigits = "0123456789ABCDEF";

/// RFC 3986 section 2.3
bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~';
}

class UriWriter
{
public:
    void raw(QLatin1String text) { m_uri.append(QByteArrayView(text.data(), text.size())); }

    void encoded(QByteArrayView bytes)
    {
        for (const char c : bytes) {
            if (isUnreserved(c)) {
                m_uri.append(static_cast<std::uint8_t>(c));
                continue;
            }
            const auto byte = static_cast<std::uint8_t>(c);
            m_uri.append(std::uint8_t{'%'});
            m_uri.append(static_cast<std::uint8_t>(hexDigits[byte >> 4U]));
            m_uri.append(static_cast<std::uint8_t>(hexDigits[byte & 15U]));
        }
    }
    void encodedText(const QString &text) { encoded(text.toUtf8()); }

    void parameter(QByteArrayView name, QByteArrayView value)
    {
        raw(m_hasParameters ? "&"_L1 : "?"_L1);
        encoded(name);
        raw("="_L1);
        encoded(value);
        m_hasParameters = true;
    }
    void parameter(QByteArrayView name, qulonglong value) { parameter(name, QByteArray::number(value)); }

    [[nodiscard]] SecretBytes taken() { return std::move(m_uri); }

private:
    SecretBytes m_uri;
    bool m_hasParameters = false;
};

/// The issuer stands before the name unless it has a colon itself, which other authenticators cut in the wrong place.
/// A name that would then be taken for something else needs the issuer, or at least the colon, nevertheless.
void writeLabel(UriWriter &uri, const Account &account)
{
    const bool isPrefixed = account.issuer.isEmpty() ? account.name.contains(u':')
                                                     : !account.issuer.contains(u':') || account.name.startsWith(u':')
            || account.name.startsWith(account.issuer + u':', Qt::CaseInsensitive);
    if (isPrefixed) {
        uri.encodedText(account.issuer);
        uri.raw(":"_L1);
    }
    uri.encodedText(account.name);
}

void writeParameters(UriWriter &uri, const Account &account)
{
    const OtpParameters &parameters = account.parameters;
    const auto period = static_cast<qulonglong>(parameters.period.count());
    if (parameters.type == OtpType::Motp || parameters.type == OtpType::Yandex) {
        if (!account.pin.isEmpty())
            uri.parameter("pin", Base32::encode(account.pin.span()).view());
        // No app writes one for these types; only what is unusual has to be said.
        if (parameters.period != defaultParameters(parameters.type).period)
            uri.parameter("period", period);
        return;
    }
    const QLatin1String algorithm = hashName(parameters.algorithm);
    uri.parameter("algorithm", QByteArrayView(algorithm.data(), algorithm.size()));
    uri.parameter("digits", static_cast<qulonglong>(parameters.digits));
    if (parameters.type == OtpType::Hotp)
        uri.parameter("counter", static_cast<qulonglong>(parameters.counter));
    else
        uri.parameter("period", period);
}

QLatin1String start(OtpType type)
{
    switch (type) {
    case OtpType::Totp:
        return "otpauth://totp/"_L1;
    case OtpType::Hotp:
        return "otpauth://hotp/"_L1;
    case OtpType::Steam:
        return "otpauth://steam/"_L1;
    case OtpType::Motp:
        return "motp://"_L1;
    case OtpType::Yandex:
        return "otpauth://yaotp/"_L1;
    }
    return {};
}
} // namespace

SecretBytes writeOtpauthUri(const Account &account)
{
    const OtpType type = account.parameters.type;
    UriWriter uri;
    uri.raw(start(type));
    writeLabel(uri, account);
    const SecretBytes secret =
        type == OtpType::Motp ? encodeHex(account.secret.span()) : Base32::encode(account.secret.span());
    uri.parameter("secret", secret.view());
    if (!account.issuer.isEmpty())
        uri.parameter("issuer", account.issuer.toUtf8());
    writeParameters(uri, account);
    for (const auto &[name, value] : keptUriParameters(account.unknownMembers)) {
        // What is kept comes from a file, which must not be able to say a second secret.
        if (!isKnownUriParameter(name.view(), value.view(), type))
            uri.parameter(name.view(), value.view());
    }
    return uri.taken();
}
} // namespace Countersign
