// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/hmac.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <memory>
#include <string>

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

struct MacDeleter
{
    void operator()(EVP_MAC *mac) const { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX *context) const { EVP_MAC_CTX_free(context); }
};

using Mac = std::unique_ptr<EVP_MAC, MacDeleter>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, MacDeleter>;

/// An HMAC that knows its hash but no key yet. Looking both up by name takes longer than a short HMAC itself, and a
/// list of accounts needs thousands, so it is done once and copied. Never changed after, thus fit for all threads.
MacContext makeTemplate(const char *hash)
{
    const Mac mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    MacContext context(mac ? EVP_MAC_CTX_new(mac.get()) : nullptr);
    std::string name(hash);
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0), OSSL_PARAM_construct_end()};
    if (!context || EVP_MAC_CTX_set_params(context.get(), parameters.data()) != 1)
        return nullptr;
    return context;
}

const EVP_MAC_CTX *templateFor(HashAlgorithm algorithm)
{
    static const std::array templates{makeTemplate("SHA1"), makeTemplate("SHA224"), makeTemplate("SHA256"),
        makeTemplate("SHA384"), makeTemplate("SHA512"), makeTemplate("MD5")};
    return templates.at(static_cast<std::size_t>(algorithm)).get();
}

using Buffer = std::array<std::uint8_t, EVP_MAX_MD_SIZE>;

Result<SecretBytes> taken(Buffer &buffer, std::size_t size)
{
    SecretBytes result = SecretBytes::copyOf(std::span<const std::uint8_t>(buffer.data(), size));
    SecretMemory::wipe(buffer.data(), buffer.size());
    return result;
}
} // namespace

Result<SecretBytes> hmac(
    HashAlgorithm algorithm, std::span<const std::uint8_t> key, std::span<const std::uint8_t> message)
{
    const EVP_MAC_CTX *prepared = templateFor(algorithm);
    const MacContext context(prepared ? EVP_MAC_CTX_dup(prepared) : nullptr);
    // A null key would mean "none yet".
    static constexpr std::uint8_t nothing = 0;
    const std::uint8_t *keyData = key.empty() ? &nothing : key.data();
    Buffer buffer{};
    std::size_t size = 0;
    if (!context || EVP_MAC_init(context.get(), keyData, key.size(), nullptr) != 1
        || EVP_MAC_update(context.get(), message.data(), message.size()) != 1
        || EVP_MAC_final(context.get(), buffer.data(), &size, buffer.size()) != 1)
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
