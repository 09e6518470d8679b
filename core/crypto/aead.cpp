// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/aead.h"

#include "core/base/randomsource.h"
#include "core/crypto/openssl_p.h"

#include <limits>

namespace Countersign::AesGcm
{
namespace
{
// EVP takes int lengths; the file limit of 64 MiB is far below, this guards other callers.
constexpr std::size_t maximumSize = std::numeric_limits<int>::max() / 2;

CipherContext started(const SecretBytes &key, const Nonce &nonce, int encrypting)
{
    CipherContext context(EVP_CIPHER_CTX_new());
    if (!context || key.size() != keySize
        || EVP_CipherInit_ex2(context.get(), EVP_aes_256_gcm(), key.data(), nonce.data(), encrypting, nullptr) != 1)
        return {};
    return context;
}

std::uint8_t *bytes(QByteArray &array)
{
    return reinterpret_cast<std::uint8_t *>(array.data());
}
} // namespace

Result<Sealed> seal(const SecretBytes &key, std::span<const std::uint8_t> plaintext, RandomSource &random)
{
    Sealed sealed;
    if (auto filled = random.fill(sealed.nonce); !filled)
        return filled.error();
    const CipherContext context = started(key, sealed.nonce, 1);
    if (!context || plaintext.size() > maximumSize)
        return Error{ErrorCode::CryptoFailed, QStringLiteral("GCM setup")};
    sealed.ciphertext.resize(static_cast<qsizetype>(plaintext.size()));
    int written = 0;
    int last = 0;
    if (EVP_CipherUpdate(
            context.get(), bytes(sealed.ciphertext), &written, plaintext.data(), static_cast<int>(plaintext.size()))
            != 1
        || EVP_CipherFinal_ex(context.get(), bytes(sealed.ciphertext) + written, &last) != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, sealed.tag.data()) != 1)
        return Error{ErrorCode::CryptoFailed, QStringLiteral("GCM seal")};
    return sealed;
}

Result<SecretBytes> open(
    const SecretBytes &key, std::span<const std::uint8_t> ciphertext, const Nonce &nonce, const Tag &tag)
{
    const CipherContext context = started(key, nonce, 0);
    if (!context || ciphertext.size() > maximumSize)
        return Error{ErrorCode::CryptoFailed, QStringLiteral("GCM setup")};
    SecretBytes plaintext;
    plaintext.reserve(ciphertext.size() + 1); // for readers that end a text with a NUL byte, in place
    plaintext.resize(ciphertext.size());
    Tag expected = tag; // the API wants it writable
    int written = 0;
    int last = 0;
    if (EVP_CipherUpdate(
            context.get(), plaintext.data(), &written, ciphertext.data(), static_cast<int>(ciphertext.size()))
            != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, expected.data()) != 1
        || EVP_CipherFinal_ex(context.get(), plaintext.data() + written, &last) != 1)
        return Error{ErrorCode::CryptoFailed, QStringLiteral("GCM tag")};
    return plaintext;
}
} // namespace Countersign::AesGcm
