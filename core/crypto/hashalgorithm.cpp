// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/hashalgorithm.h"

#include <QString>

#include <array>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::array names{
    std::pair{HashAlgorithm::Sha1, "SHA1"_L1},
    std::pair{HashAlgorithm::Sha224, "SHA224"_L1},
    std::pair{HashAlgorithm::Sha256, "SHA256"_L1},
    std::pair{HashAlgorithm::Sha384, "SHA384"_L1},
    std::pair{HashAlgorithm::Sha512, "SHA512"_L1},
    std::pair{HashAlgorithm::Md5, "MD5"_L1},
};
} // namespace

QLatin1String hashName(HashAlgorithm algorithm)
{
    for (const auto &[value, name] : names) {
        if (value == algorithm)
            return name;
    }
    return {};
}

std::optional<HashAlgorithm> hashFromName(QStringView name)
{
    QString plain = name.trimmed().toString().toUpper();
    plain.remove(u'-').remove(u'_').remove(u' ');
    if (plain.startsWith("ALGORITHM."_L1))
        plain.remove(0, 10);
    if (plain.startsWith("HMAC"_L1))
        plain.remove(0, 4);
    for (const auto &[value, known] : names) {
        if (plain == known)
            return value;
    }
    return std::nullopt;
}
} // namespace Countersign
