// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/kdf.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <bit>

namespace Countersign
{
Result<SecretBytes> scrypt(std::span<const std::uint8_t> password, std::span<const std::uint8_t> salt,
    const ScryptCost &cost, std::size_t size)
{
    if (cost.n < 2 || !std::has_single_bit(cost.n) || cost.r == 0 || cost.p == 0)
        return Error{ErrorCode::InvalidArgument, QStringLiteral("scrypt cost")};
    if (cost.n > maximumScryptCost.n || cost.r > maximumScryptCost.r || cost.p > maximumScryptCost.p)
        return Error{ErrorCode::KdfTooExpensive, QStringLiteral("scrypt cost")};

    // OpenSSL's own limit is 32 MiB, just under what Aegis files need. All factors are bounded above.
    const std::uint64_t blocks = cost.n + cost.p + 2;
    const std::uint64_t memory = 128 * blocks * cost.r + std::uint64_t{1024} * 1024;
    SecretBytes key(size);
    ERR_clear_error();
    if (EVP_PBE_scrypt(reinterpret_cast<const char *>(password.data()), password.size(), salt.data(), salt.size(),
            cost.n, cost.r, cost.p, memory, key.data(), key.size())
        == 1)
        return key;
    const bool outOfMemory = ERR_GET_REASON(ERR_peek_last_error()) == ERR_R_MALLOC_FAILURE;
    ERR_clear_error();
    return Error{outOfMemory ? ErrorCode::OutOfMemory : ErrorCode::CryptoFailed, QStringLiteral("scrypt")};
}
} // namespace Countersign
