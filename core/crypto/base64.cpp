// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/base64.h"

#include <openssl/evp.h>

namespace Countersign::Base64
{
using namespace Qt::StringLiterals;

SecretBytes encode(std::span<const std::uint8_t> bytes)
{
    // EVP_EncodeBlock adds a NUL byte.
    SecretBytes text((bytes.size() + 2) / 3 * 4 + 1);
    const int size = EVP_EncodeBlock(text.data(), bytes.data(), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

Result<SecretBytes> decode(std::span<const std::uint8_t> text)
{
    const Error notBase64{ErrorCode::FileDamaged, u"not base64"_s};
    if (text.empty())
        return SecretBytes();
    if (text.size() % 4 != 0)
        return notBase64;
    SecretBytes bytes(text.size() / 4 * 3);
    if (EVP_DecodeBlock(bytes.data(), text.data(), static_cast<int>(text.size())) < 0)
        return notBase64;
    // Padding is counted as bytes.
    const std::size_t padding = text.back() != '=' ? 0 : text[text.size() - 2] != '=' ? 1 : 2;
    bytes.resize(bytes.size() - padding);
    // OpenSSL skips white space and overlooks padding in the middle.
    if (encode(bytes.span()).view() != QByteArrayView(text.data(), static_cast<qsizetype>(text.size())))
        return notBase64;
    return bytes;
}
} // namespace Countersign::Base64
