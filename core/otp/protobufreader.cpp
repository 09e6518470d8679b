// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/protobufreader_p.h"

namespace Countersign
{
namespace
{
constexpr unsigned varintType = 0;
constexpr unsigned fixed64Type = 1;
constexpr unsigned bytesType = 2;
constexpr unsigned groupStartType = 3;
constexpr unsigned groupEndType = 4;
constexpr unsigned fixed32Type = 5;
constexpr int deepestGroup = 16;
constexpr std::uint64_t largestFieldNumber = (1U << 29U) - 1;
} // namespace

std::nullopt_t ProtobufReader::damaged()
{
    m_damaged = true;
    m_rest = {};
    return std::nullopt;
}

std::optional<std::uint64_t> ProtobufReader::varint()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (m_rest.isEmpty())
            return damaged();
        const auto byte = static_cast<std::uint8_t>(m_rest[0]);
        m_rest = m_rest.sliced(1);
        // The tenth byte has room for one bit.
        if (shift == 63 && byte > 1)
            return damaged();
        value |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80)
            return value;
    }
    return damaged();
}

std::optional<QByteArrayView> ProtobufReader::take(std::uint64_t size)
{
    if (size > static_cast<std::uint64_t>(m_rest.size()))
        return damaged();
    const QByteArrayView taken = m_rest.first(static_cast<qsizetype>(size));
    m_rest = m_rest.sliced(static_cast<qsizetype>(size));
    return taken;
}

/// Reads what follows a tag. False for what is not handed out, and after damage.
bool ProtobufReader::readContent(ProtobufField &field, unsigned wireType)
{
    switch (wireType) {
    case varintType: {
        const auto value = varint();
        field.value = value.value_or(0);
        return value.has_value();
    }
    case bytesType: {
        const auto size = varint();
        const auto bytes = size ? take(*size) : std::nullopt;
        field.kind = ProtobufField::Kind::Bytes;
        field.bytes = bytes.value_or(QByteArrayView());
        return bytes.has_value();
    }
    case fixed64Type:
        (void)take(8);
        return false;
    case fixed32Type:
        (void)take(4);
        return false;
    case groupStartType:
        if (++m_depth > deepestGroup)
            damaged();
        return false;
    case groupEndType:
        if (--m_depth < 0)
            damaged();
        return false;
    default:
        damaged();
        return false;
    }
}

std::optional<ProtobufField> ProtobufReader::next()
{
    while (!m_rest.isEmpty()) {
        const auto tag = varint();
        if (!tag)
            return std::nullopt;
        const std::uint64_t number = *tag >> 3U;
        if (number == 0 || number > largestFieldNumber)
            return damaged();
        ProtobufField field;
        field.number = static_cast<std::uint32_t>(number);
        if (readContent(field, static_cast<unsigned>(*tag & 7U)) && m_depth == 0)
            return field;
    }
    // damaged() empties the rest, so an open group at its end is damage as well.
    if (m_depth != 0)
        return damaged();
    return std::nullopt;
}

void ProtobufWriter::varint(std::uint64_t value)
{
    while (value >= 0x80) {
        m_message.append(static_cast<std::uint8_t>(0x80U | (value & 0x7FU)));
        value >>= 7U;
    }
    m_message.append(static_cast<std::uint8_t>(value));
}

void ProtobufWriter::number(std::uint32_t field, std::uint64_t value)
{
    varint((std::uint64_t{field} << 3U) | varintType);
    varint(value);
}

void ProtobufWriter::bytes(std::uint32_t field, QByteArrayView value)
{
    varint((std::uint64_t{field} << 3U) | bytesType);
    varint(static_cast<std::uint64_t>(value.size()));
    m_message.append(value);
}
} // namespace Countersign
