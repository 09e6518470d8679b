// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultcodec.h"

namespace Countersign::SealedVault
{
using namespace Qt::StringLiterals;

Result<Vault> open(const VaultFile &file, const SecretBytes &masterKey)
{
    if (!file.isEncrypted())
        return Error{ErrorCode::FileNotVault, u"not encrypted"_s};
    const std::span ciphertext(reinterpret_cast<const std::uint8_t *>(file.ciphertext.constData()),
        static_cast<std::size_t>(file.ciphertext.size()));
    auto json = AesGcm::open(masterKey, ciphertext, file.nonce, file.tag);
    if (!json)
        return Error{ErrorCode::FileDamaged, u"the payload's tag"_s};
    return VaultCodec::decode(std::move(*json));
}

Result<VaultFile> seal(VaultFile header, const Vault &vault, const SecretBytes &masterKey, RandomSource &random)
{
    const SecretBytes json = VaultCodec::encode(vault);
    auto sealed = AesGcm::seal(masterKey, json.span(), random);
    if (!sealed)
        return sealed.error();
    header.plainDatabase.reset();
    header.ciphertext = std::move(sealed->ciphertext);
    header.nonce = sealed->nonce;
    header.tag = sealed->tag;
    return header;
}
} // namespace Countersign::SealedVault
