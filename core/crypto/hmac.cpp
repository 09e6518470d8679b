// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/hmac.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace Countersign
{
namespace
{
const EVP_MD *openSslHash(HashAlgorithm algorithm)
{
    switch (algorithm) {
    case HashAlgorithm::Sha1:
        return EVP_sha1();
    case HashAlgorithm::Sha224:
        return EVP_sha224();
    case HashAlgorithm::Sha256:
        return EVP_sha256();
    case HashAlgorithm::Sha384:
        return EVP_sha384();
    case HashAlgorithm::Sha512:
        return EVP_sha512();
    case HashAlgorithm::Md5:
        return EVP_md5();
    }
    return nullptr;
}

using Buffer = std::array<std::uint8_t, EVP_MAX_MD_SIZE>;

Result<SecretBytes> taken(Buffer &buffer, unsigned int size)
{
    SecretBytes result = SecretBytes::copyOf(std::span<const std::uint8_t>(buffer.data(), size));
    SecretMemory::wipe(buffer.data(), buffer.size());
    return result;
}
} // namespace

Result<SecretBytes> hmac(
    HashAlgorithm algorithm, std::span<const std::uint8_t> key, std::span<const std::uint8_t> message)
{
    // HMAC() takes a null key as "the key of the last call".
    static constexpr std::uint8_t nothing = 0;
    const std::uint8_t *keyData = key.empty() ? &nothing : key.data();
    Buffer buffer{};
    unsigned int size = 0;
    if (!HMAC(openSslHash(algorithm), keyData, static_cast<int>(key.size()), message.data(), message.size(),
            buffer.data(), &size))
        return Error{ErrorCode::CryptoFailed, QStringLiteral("HMAC")};
    return taken(buffer, size);
}

Result<SecretBytes> digest(HashAlgorithm algorithm, std::span<const std::uint8_t> message)
{
    Buffer buffer{};
    unsigned int size = 0;
    if (EVP_Digest(message.data(), message.size(), buffer.data(), &size, openSslHash(algorithm), nullptr) != 1)
        return Error{ErrorCode::CryptoFailed, QStringLiteral("digest")};
    return taken(buffer, size);
}
} // namespace Countersign
