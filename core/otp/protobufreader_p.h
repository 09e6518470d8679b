// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace Countersign
{
/// One field of a protocol buffers message.
struct ProtobufField
{
    enum class Kind { Number, Bytes };

    std::uint32_t number = 0;
    Kind kind = Kind::Number;
    std::uint64_t value = 0; ///< Number: as it is on the wire; a negative int32 or int64 is its two's complement.
    QByteArrayView bytes; ///< Bytes: points into the message.
};

/// Walks over a message without copying or trusting it: every length is checked before use, groups are skipped to a
/// bounded depth, nothing recurses. Source: protobuf.dev, "Encoding".
class ProtobufReader
{
public:
    explicit ProtobufReader(QByteArrayView message)
        : m_rest(message)
    {
    }
    /// The next field with a varint or bytes; fixed-width fields and groups are skipped. Nothing at the end and after
    /// damage; see isDamaged().
    [[nodiscard]] std::optional<ProtobufField> next();
    [[nodiscard]] bool isDamaged() const { return m_damaged; }

private:
    [[nodiscard]] std::optional<std::uint64_t> varint();
    [[nodiscard]] std::optional<QByteArrayView> take(std::uint64_t size);
    bool readContent(ProtobufField &field, unsigned wireType);
    std::nullopt_t damaged();

    QByteArrayView m_rest;
    int m_depth = 0; ///< How many groups are open.
    bool m_damaged = false;
};

/// Writes the two kinds of fields that are needed.
class ProtobufWriter
{
public:
    void number(std::uint32_t field, std::uint64_t value);
    void bytes(std::uint32_t field, QByteArrayView value);
    [[nodiscard]] const SecretBytes &message() const { return m_message; }

private:
    void varint(std::uint64_t value);

    SecretBytes m_message;
};
} // namespace Countersign
