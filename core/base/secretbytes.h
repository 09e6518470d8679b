// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretmemory.h"

#include <QByteArrayView>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace Countersign
{
/// Bytes that nobody else may see: a key, a password, a decrypted vault. Move-only; a copy is asked for with
/// clone(). The memory is wiped when it is released (see secretmemory.h).
///
/// The capacity is never grown in place: append() moves to a fresh block and wipes the old one.
class SecretBytes
{
public:
    SecretBytes() = default;
    /// @p size zero bytes.
    explicit SecretBytes(std::size_t size)
        : m_bytes(size)
    {
    }
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    SecretBytes(SecretBytes &&) noexcept = default;
    SecretBytes &operator=(SecretBytes &&) noexcept = default;
    ~SecretBytes() = default;

    /// Of a QByteArray, a span, a vector… of bytes.
    [[nodiscard]] static SecretBytes copyOf(QByteArrayView bytes);
    /// UTF-8 of @p text. The caller still has to wipe the text; see wipe(QString &).
    [[nodiscard]] static SecretBytes fromString(QStringView text);

    [[nodiscard]] SecretBytes clone() const { return copyOf(span()); }

    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] const std::uint8_t *data() const { return m_bytes.data(); }
    [[nodiscard]] std::uint8_t *data() { return m_bytes.data(); }
    [[nodiscard]] std::span<const std::uint8_t> span() const { return m_bytes; }
    [[nodiscard]] std::span<std::uint8_t> mutableSpan() { return m_bytes; }
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), static_cast<qsizetype>(m_bytes.size())}; }

    void reserve(std::size_t capacity) { m_bytes.reserve(capacity); }
    void append(QByteArrayView bytes);
    void append(std::uint8_t byte) { m_bytes.push_back(byte); }
    /// Cuts or extends with zeros; what is cut off is wiped at once.
    void resize(std::size_t size);
    /// Wipes and releases.
    void clear() { *this = SecretBytes(); }

    /// Takes the same time whatever differs; only the lengths can be told apart.
    [[nodiscard]] bool equals(std::span<const std::uint8_t> other) const;
    friend bool operator==(const SecretBytes &a, const SecretBytes &b) { return a.equals(b.span()); }

private:
    std::vector<std::uint8_t, SecretMemory::Allocator<std::uint8_t>> m_bytes;
};

/// Overwrites and empties text or bytes that a library forced on us. Works only on the last reference, so call it
/// where the value is owned. Copies that others made are out of reach.
void wipe(QString &text);
void wipe(QByteArray &bytes);
} // namespace Countersign
