// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/otpparameters.h"

#include <QString>

#include <array>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::array names{
    std::pair{OtpType::Totp, "totp"_L1},
    std::pair{OtpType::Hotp, "hotp"_L1},
    std::pair{OtpType::Steam, "steam"_L1},
    std::pair{OtpType::Motp, "motp"_L1},
    std::pair{OtpType::Yandex, "yandex"_L1},
};
} // namespace

QLatin1String otpTypeName(OtpType type)
{
    for (const auto &[value, name] : names) {
        if (value == type)
            return name;
    }
    return {};
}

std::optional<OtpType> otpTypeFromName(QStringView name)
{
    for (const auto &[value, known] : names) {
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return value;
    }
    if (name.compare("yaotp"_L1, Qt::CaseInsensitive) == 0)
        return OtpType::Yandex;
    return std::nullopt;
}

OtpParameters defaultParameters(OtpType type)
{
    OtpParameters parameters;
    parameters.type = type;
    switch (type) {
    case OtpType::Totp:
    case OtpType::Hotp:
        break;
    case OtpType::Steam:
        parameters.digits = 5;
        break;
    case OtpType::Motp:
        parameters.algorithm = HashAlgorithm::Md5;
        parameters.period = std::chrono::seconds{10};
        break;
    case OtpType::Yandex:
        parameters.algorithm = HashAlgorithm::Sha256;
        parameters.digits = 8;
        break;
    }
    return parameters;
}

Result<OtpParameters> validated(const OtpParameters &parameters)
{
    if (parameters.digits < minimumDigits || parameters.digits > maximumDigits)
        return Error{ErrorCode::InvalidArgument, u"digits %1"_s.arg(parameters.digits)};
    if (parameters.isTimeBased() && (parameters.period < minimumPeriod || parameters.period > maximumPeriod))
        return Error{ErrorCode::InvalidArgument, u"period %1"_s.arg(parameters.period.count())};
    if (parameters.type == OtpType::Totp || parameters.type == OtpType::Hotp) {
        if (parameters.algorithm == HashAlgorithm::Md5)
            return Error{ErrorCode::UnsupportedAlgorithm, u"MD5"_s};
        return parameters;
    }
    const OtpParameters fixed = defaultParameters(parameters.type);
    if (parameters.algorithm != fixed.algorithm || parameters.digits != fixed.digits)
        return Error{ErrorCode::InvalidArgument, u"fixed parameters of %1"_s.arg(otpTypeName(parameters.type))};
    return parameters;
}
} // namespace Countersign
