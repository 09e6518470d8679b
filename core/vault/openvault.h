// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/otp/account.h"
#include "core/vault/accountedit.h"
#include "core/vault/vault.h"
#include "core/vault/vaultfile.h"
#include "core/vault/vaultstore.h"

#include <QHash>
#include <QList>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace Countersign
{
/// A vault's content with everything that lists and codes look up. Made once per change, in the background, and never
/// changed: whoever holds one may read it on any thread. That is why it is shared.
class VaultContent
{
public:
    explicit VaultContent(Vault vault);

    [[nodiscard]] const Vault &vault() const { return m_vault; }
    [[nodiscard]] const QList<AccountSummary> &summaries() const { return m_summaries; }
    [[nodiscard]] const QList<RepairItem> &repairs() const { return m_repairs; }
    /// Nothing for unknown, removed and broken ones.
    [[nodiscard]] const Account *account(const AccountId &id) const;
    [[nodiscard]] std::optional<AccountSummary> summary(const AccountId &id) const;
    [[nodiscard]] std::optional<AccountId> find(const Account &account) const;

private:
    void addItem(const VaultItem &item, QList<AccountSummary> &broken);

    Vault m_vault;
    QList<AccountSummary> m_summaries;
    QList<RepairItem> m_repairs;
    QHash<AccountId, const Account *> m_accounts; ///< Into the vault's shared items, which live as long.
    QHash<AccountId, qsizetype> m_rows;
};

/// A vault file as it was read or written last, and what was in it. Immutable and shared, as VaultContent.
struct OpenVault
{
    std::shared_ptr<const SecretBytes> masterKey;
    VaultFile header; ///< Without the sealed payload.
    QByteArray digest;
    PlatformFile::Stamp stamp;
    bool isWritable = true;
    std::shared_ptr<const VaultContent> content;
};

using OpenVaultPointer = std::shared_ptr<const OpenVault>;

/// The session's background work: blocking functions without any state. Any thread but the GUI's.
namespace VaultWork
{
/// A file that is not opened yet.
struct ReadFile
{
    VaultFile file;
    QByteArray digest;
    PlatformFile::Stamp stamp;
    bool isWritable = true;
};

/// @return what VaultStore::read() and VaultFile::parse() say; FileNotVault for one that is not encrypted
[[nodiscard]] Result<ReadFile> read(const VaultStore &store);

struct Unwrapped
{
    SecretBytes masterKey;
    KeySlot::Kind kind = KeySlot::Kind::None; ///< Of the slot that opened.
    QUuid slot; ///< That slot's id.
};

/// Tries the keychain's text on all keychain slots. @return KeyDoesNotFit
[[nodiscard]] Result<Unwrapped> masterKeyFromKeychain(const VaultFile &file, const SecretBytes &text);

/// Tries the password on all password slots; stops between two of them when @p cancelled says so.
/// @return WrongPassword when all were tried, else the first other trouble; NoWayIn without any such slot; Cancelled
[[nodiscard]] Result<Unwrapped> masterKeyFromPassword(
    const VaultFile &file, const SecretBytes &password, const std::atomic<bool> &cancelled);
/// @return FileDamaged, FileTooNew
[[nodiscard]] Result<OpenVaultPointer> open(ReadFile read, SecretBytes masterKey);

/// What a new vault is made of: with either a keychain slot or a password slot.
struct Plan
{
    QUuid id;
    SecretBytes keychainKey; ///< Empty: no keychain slot.
    QString keychainBackend;
    SecretBytes password; ///< Empty: no password slot.
    ScryptCost passwordCost;
    std::vector<Account> accounts;
    UnixTime now{};
};

struct Made
{
    OpenVaultPointer vault;
    QList<AccountId> ids;
};

/// @return FileExists rather than replace anything
[[nodiscard]] Result<Made> create(const VaultStore &store, Plan plan, RandomSource &random);

/// The vault as it is on the disk now, opened with the key we hold. @p current itself when nothing changed.
/// @return FileChanged when our key does not open it any more, FileNotFound, …
[[nodiscard]] Result<OpenVaultPointer> refreshed(const VaultStore &store, const OpenVaultPointer &current);

/// @p vault is what is on the disk afterwards, also when the change itself failed.
template<typename T>
struct Outcome
{
    OpenVaultPointer vault;
    Result<T> result;
};

/// Seals and saves @p vault over @p base. The lock must be held.
[[nodiscard]] Result<OpenVaultPointer> save(const VaultStore &store, const OpenVaultPointer &base, Vault vault,
    const PlatformFile::Lock &lock, RandomSource &random);

/// Applies a change to what is on the disk now, and saves it; all under the file's lock.
template<typename T>
[[nodiscard]] Outcome<T> change(const VaultStore &store, const OpenVaultPointer &current, RandomSource &random,
    const std::function<Result<T>(Vault &)> &apply)
{
    const auto lock = store.lock();
    if (!lock)
        return {current, lock.error()};
    const auto base = refreshed(store, current);
    if (!base)
        return {current, base.error()};
    Vault vault = (*base)->content->vault();
    Result<T> result = apply(vault);
    if (!result)
        return {*base, std::move(result)};
    auto saved = save(store, *base, std::move(vault), *lock, random);
    if (!saved)
        return {*base, saved.error()};
    return {std::move(*saved), std::move(result)};
}
} // namespace VaultWork
} // namespace Countersign
