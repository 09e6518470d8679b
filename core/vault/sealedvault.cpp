// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultcodec.h"

#include <algorithm>

namespace Countersign::SealedVault
{
using namespace Qt::StringLiterals;

namespace
{
bool isSame(const std::shared_ptr<const VaultItem> &a, const std::shared_ptr<const VaultItem> &b)
{
    if (a->id != b->id || a->isLive() != b->isLive() || a->account.has_value() != b->account.has_value())
        return false;
    if (!a->account)
        return a->verbatim == b->verbatim;
    return isSameAccount(*a->account, *b->account) && a->account->parameters.counter == b->account->parameters.counter;
}
} // namespace

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
Result<void> verify(const QByteArray &bytes, const Vault &vault, const SecretBytes &masterKey)
{
    const auto file = VaultFile::parse(SecretBytes::copyOf(bytes));
    const auto again = file ? open(*file, masterKey) : Result<Vault>(file.error());
    if (!again)
        return Error{ErrorCode::WriteFailed, u"would not open again: "_s + again.error().detail};
    const VaultItems &items = vault.items();
    if (!std::equal(items.begin(), items.end(), again->items().begin(), again->items().end(), isSame))
        return Error{ErrorCode::WriteFailed, u"would not hold the same accounts"_s};
    return success();
}
} // namespace Countersign::SealedVault
