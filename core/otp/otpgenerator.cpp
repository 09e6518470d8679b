// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/otpgenerator.h"

#include "core/crypto/hmac.h"
#include "core/otp/keydecoder.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace Countersign::OtpGenerator
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::string_view steamAlphabet = "23456789BCDFGHJKMNPQRTVWXY";
constexpr std::size_t yandexKeySize = 16;

std::array<std::uint8_t, 8> bigEndian(std::uint64_t number)
{
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = bytes.size(); i-- > 0; number >>= 8U)
        bytes[i] = static_cast<std::uint8_t>(number);
    return bytes;
}

/// RFC 4226 section 5.3: as many bytes from where the last nibble points, without the top bit.
template<typename T>
T truncated(const SecretBytes &mac)
{
    const std::size_t offset = mac.span().back() & 15U;
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value = static_cast<T>(value << 8U) | mac.data()[offset + i];
    return value & (std::numeric_limits<T>::max() >> 1U);
}

/// @p length digits in the number system of @p alphabet, most significant first.
QString written(std::uint64_t value, int length, std::string_view alphabet)
{
    QString text(length, Qt::Uninitialized);
    for (qsizetype i = length; i-- > 0; value /= alphabet.size())
        text[i] = QLatin1Char(alphabet[value % alphabet.size()]);
    return text;
}

Result<QString> hotpCode(const Account &account, std::uint64_t counter)
{
    const auto mac = hmac(account.parameters.algorithm, account.secret.span(), bigEndian(counter));
    if (!mac)
        return mac.error();
    return written(truncated<std::uint32_t>(*mac), account.parameters.digits, "0123456789");
}

/// Steam takes the remainders from the least significant side and writes them in that order.
Result<QString> steamCode(const Account &account, std::uint64_t counter)
{
    const auto mac = hmac(account.parameters.algorithm, account.secret.span(), bigEndian(counter));
    if (!mac)
        return mac.error();
    QString code = written(truncated<std::uint32_t>(*mac), account.parameters.digits, steamAlphabet);
    std::reverse(code.begin(), code.end());
    return code;
}

/// Mobile-OTP: the first hex digits of MD5(step number in decimal || secret as hex text || PIN).
Result<QString> motpCode(const Account &account, std::uint64_t step)
{
    if (account.pin.isEmpty())
        return Error{ErrorCode::InvalidArgument, u"no PIN"_s};
    SecretBytes message;
    message.reserve(20 + account.secret.size() * 2 + account.pin.size());
    message.append(QByteArray::number(static_cast<qulonglong>(step)));
    message.append(encodeHex(account.secret.span()).view());
    message.append(account.pin.view());
    const auto hash = digest(HashAlgorithm::Md5, message.span());
    if (!hash)
        return hash.error();
    return QString::fromLatin1(encodeHex(hash->span()).view().first(account.parameters.digits));
}

/// The key is SHA-256(PIN || 16 bytes of the secret), without its first byte if that is zero; eight bytes of the
/// HMAC are written with 26 letters. What follows the 16 bytes is a checksum for typing.
Result<QString> yandexCode(const Account &account, std::uint64_t counter)
{
    if (account.pin.isEmpty())
        return Error{ErrorCode::InvalidArgument, u"no PIN"_s};
    if (account.secret.size() < yandexKeySize)
        return Error{ErrorCode::InvalidArgument, u"secret is too short for Yandex"_s};
    SecretBytes message = account.pin.clone();
    message.append(account.secret.view().first(static_cast<qsizetype>(yandexKeySize)));
    const auto hash = digest(HashAlgorithm::Sha256, message.span());
    if (!hash)
        return hash.error();
    const auto key = hash->span();
    const auto mac = hmac(account.parameters.algorithm, key.front() == 0 ? key.subspan(1) : key, bigEndian(counter));
    if (!mac)
        return mac.error();
    return written(truncated<std::uint64_t>(*mac), account.parameters.digits, "abcdefghijklmnopqrstuvwxyz");
}

Result<QString> codeFor(const Account &account, std::uint64_t counter)
{
    switch (account.parameters.type) {
    case OtpType::Totp:
    case OtpType::Hotp:
        return hotpCode(account, counter);
    case OtpType::Steam:
        return steamCode(account, counter);
    case OtpType::Motp:
        return motpCode(account, counter);
    case OtpType::Yandex:
        return yandexCode(account, counter);
    }
    return ErrorCode::UnsupportedType;
}

Result<CodeWindow> codeAhead(const Account &account, UnixTime time, std::uint64_t ahead)
{
    if (const auto parameters = validated(account.parameters); !parameters)
        return parameters.error();
    if (account.secret.isEmpty())
        return ErrorCode::EmptySecret;
    const auto seconds = time.time_since_epoch().count();
    if (seconds < 0)
        return Error{ErrorCode::InvalidArgument, u"time before 1970"_s};

    CodeWindow window{.code = {}, .validFrom = time, .validUntil = time, .counter = account.parameters.counter + ahead};
    if (account.parameters.isTimeBased()) {
        const auto period = account.parameters.period;
        const auto step = seconds / period.count() + static_cast<std::int64_t>(ahead);
        if (step >= std::numeric_limits<std::int64_t>::max() / period.count())
            return Error{ErrorCode::InvalidArgument, u"time out of range"_s};
        window.counter = static_cast<std::uint64_t>(step);
        window.validFrom = UnixTime(period * step);
        window.validUntil = window.validFrom + period;
    }
    auto code = codeFor(account, window.counter);
    if (!code)
        return code.error();
    window.code = *std::move(code);
    return window;
}
} // namespace

Result<CodeWindow> codeAt(const Account &account, UnixTime time)
{
    return codeAhead(account, time, 0);
}

Result<CodeWindow> codeAfter(const Account &account, UnixTime time)
{
    return codeAhead(account, time, 1);
}
} // namespace Countersign::OtpGenerator
