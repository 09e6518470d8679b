// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/vault/vaultfiles.h"

namespace Countersign
{
inline constexpr auto firstId = "11111111-1111-4111-8111-111111111111";

/// A database text of these entries.
inline QByteArray databaseOf(const QByteArray &entries, const QByteArray &more = {})
{
    return R"({"version":3,"entries":[)" + entries + "]" + (more.isEmpty() ? more : "," + more) + "}";
}

inline QByteArray entry(const QByteArray &more = {}, const QByteArray &moreInfo = {}, const QByteArray &id = firstId)
{
    return R"({"type":"totp","uuid":")" + id + R"(","name":"me","issuer":"A")" + (more.isEmpty() ? more : "," + more)
        + R"(,"info":{"secret":"GEZDGNBVGY3TQOJQ","algo":"SHA1","digits":6,"period":30)"
        + (moreInfo.isEmpty() ? moreInfo : "," + moreInfo) + "}}";
}

inline Vault decoded(const QByteArray &database)
{
    auto vault = VaultCodec::decode(secretOf(database));
    return vault ? std::move(*vault) : Vault();
}
} // namespace Countersign
