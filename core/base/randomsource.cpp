// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/randomsource.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <limits>

namespace Countersign
{
Result<SecretBytes> RandomSource::bytes(std::size_t size)
{
    SecretBytes result(size);
    if (auto filled = fill(result.mutableSpan()); !filled)
        return filled.error();
    return result;
}

Result<void> SystemRandomSource::fill(std::span<std::uint8_t> bytes)
{
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return ErrorCode::InvalidArgument;
    if (RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        OPENSSL_cleanse(bytes.data(), bytes.size());
        return ErrorCode::RandomFailed;
    }
    return success();
}
} // namespace Countersign
