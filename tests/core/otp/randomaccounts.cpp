// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/otp/randomaccounts.h"

#include "core/otp/displaytext.h"

#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

QString RandomAccounts::text(int longest)
{
    static const std::array pieces{u":"_s, u"::"_s, u"&"_s, u"+"_s, u"%"_s, u"%41"_s, u"%3A"_s, u"#"_s, u"?"_s, u"/"_s,
        u"="_s, u"@"_s, u" "_s, u"\""_s, u"\\"_s, u"'"_s, u"<"_s, u"&amp;"_s, u"period=60"_s, u"secret=A"_s,
        u"issuer"_s, u"a"_s, u"Z"_s, u"0"_s, u"é"_s, u"e\u0301"_s, u"\u0301"_s, u"ß"_s, u"İ"_s, u"Ж"_s, u"שלום"_s,
        u"مرحبا"_s, u"你"_s, u"한"_s, u"\u1112\u1161\u11AB"_s, u"😀"_s, u"🏳\uFE0F\u200D🌈"_s, u"\u202E"_s,
        u"\u2066"_s, u"\u200B"_s, u"\u00A0"_s, u"\u2028"_s, u"\uFFFD"_s, u"\U0010FFFF"_s, u"null"_s};
    QString text;
    const auto count = below(static_cast<std::uint32_t>(longest) + 1);
    for (std::uint32_t i = 0; i < count; ++i)
        text += pieces[below(static_cast<std::uint32_t>(pieces.size()))];
    return storedText(text);
}

SecretBytes RandomAccounts::bytes(std::size_t size)
{
    SecretBytes bytes(size);
    for (std::uint8_t &byte : bytes.mutableSpan())
        byte = static_cast<std::uint8_t>(below(256));
    return bytes;
}

Account RandomAccounts::account(OtpType type)
{
    Account account;
    account.parameters = defaultParameters(type);
    account.issuer = text(6);
    account.name = text(8);
    account.secret = bytes(type == OtpType::Yandex ? 16 : 1 + below(64));
    if (type == OtpType::Totp || type == OtpType::Hotp) {
        constexpr std::array algorithms{HashAlgorithm::Sha1, HashAlgorithm::Sha224, HashAlgorithm::Sha256,
            HashAlgorithm::Sha384, HashAlgorithm::Sha512};
        account.parameters.algorithm = algorithms[below(algorithms.size())];
        account.parameters.digits = minimumDigits + static_cast<int>(below(maximumDigits));
    }
    if (type == OtpType::Hotp)
        account.parameters.counter = number() >> below(64);
    else if (below(2) == 0)
        account.parameters.period = std::chrono::seconds(1 + below(86400));
    if (type == OtpType::Motp || type == OtpType::Yandex)
        account.pin = SecretBytes::fromString(QString::number(1000 + below(1'000'000)));
    return account;
}
} // namespace Countersign
