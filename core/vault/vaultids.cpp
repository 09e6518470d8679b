// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultids.h"

#include "core/base/randomsource.h"

#include <array>

namespace Countersign
{
Result<QUuid> randomUuid(RandomSource &random)
{
    std::array<std::uint8_t, 16> bytes{};
    if (auto filled = random.fill(bytes); !filled)
        return filled.error();
    constexpr std::size_t versionByte = 6;
    constexpr std::size_t variantByte = 8;
    bytes[versionByte] = static_cast<std::uint8_t>((bytes[versionByte] & 0x0F) | 0x40);
    bytes[variantByte] = static_cast<std::uint8_t>((bytes[variantByte] & 0x3F) | 0x80);
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

QString uuidText(const QUuid &uuid)
{
    return uuid.toString(QUuid::WithoutBraces);
}

std::optional<QUuid> uuidFromText(std::string_view text)
{
    constexpr std::size_t size = 36;
    if (text.size() != size)
        return std::nullopt;
    const auto uuid = QUuid::fromString(QLatin1String(text.data(), static_cast<qsizetype>(text.size())));
    return uuid.isNull() ? std::nullopt : std::optional(uuid);
}
} // namespace Countersign
