// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QString>
#include <QStringEncoder>

#include <openssl/crypto.h>

namespace Countersign
{
SecretBytes SecretBytes::copyOf(QByteArrayView bytes)
{
    SecretBytes result;
    result.m_bytes.assign(bytes.begin(), bytes.end());
    return result;
}

SecretBytes SecretBytes::fromString(QStringView text)
{
    QStringEncoder encoder(QStringConverter::Utf8);
    SecretBytes result(static_cast<std::size_t>(encoder.requiredSpace(text.size())));
    auto *begin = reinterpret_cast<char *>(result.data());
    const char *end = encoder.appendToBuffer(begin, text);
    result.resize(static_cast<std::size_t>(end - begin));
    return result;
}

void SecretBytes::append(QByteArrayView bytes)
{
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
}

void SecretBytes::resize(std::size_t size)
{
    if (size < m_bytes.size())
        SecretMemory::wipe(m_bytes.data() + size, m_bytes.size() - size);
    m_bytes.resize(size);
}

bool SecretBytes::equals(std::span<const std::uint8_t> other) const
{
    return m_bytes.size() == other.size()
        && (m_bytes.empty() || CRYPTO_memcmp(m_bytes.data(), other.data(), other.size()) == 0);
}

void wipe(QString &text)
{
    // A shared string would be copied by data(); then only the copy would be wiped, and the other owner keeps his.
    if (!text.isEmpty() && text.isDetached())
        SecretMemory::wipe(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        SecretMemory::wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}
} // namespace Countersign
