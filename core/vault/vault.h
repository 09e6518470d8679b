// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/otp/account.h"
#include "core/otp/otpgenerator.h"
#include "core/vault/accountedit.h"

#include <QList>
#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

namespace Countersign
{
class RandomSource;

/// One place in the vault's order: an account, or an entry that could not be read and is kept word for word.
struct VaultItem
{
    AccountId id;
    std::optional<Account> account; ///< Nothing: needs repair, for @c reason.
    ErrorCode reason = ErrorCode::FileDamaged;
    QString detail; ///< Which member; never secret.
    SecretBytes verbatim; ///< Needs repair only: the entry's JSON text.
    std::optional<UnixTime> removed; ///< In the trash since then.
    SecretBytes recordOthers; ///< Unknown members of its record in trash or quarantine, as a JSON object.

    [[nodiscard]] VaultItem clone() const;
    [[nodiscard]] bool isLive() const { return !removed; }
};

using VaultItems = std::vector<std::shared_ptr<const VaultItem>>;

struct VaultGroup
{
    QUuid id;
    QString name;
    std::shared_ptr<const SecretBytes> others; ///< Unknown members; or, with a null id, the whole group as JSON.
};

/// What is in a vault, and the rules of changing it. Pure: no disk, no keys, no clock. Copies are cheap, because
/// items are shared and never changed (that is why they are shared pointers): a change replaces the item. So an old
/// copy is the way back when saving fails.
class Vault
{
public:
    [[nodiscard]] QUuid id() const { return m_id; }
    void setId(const QUuid &id) { m_id = id; }
    [[nodiscard]] UnixTime created() const { return m_created; }
    void setCreated(UnixTime time) { m_created = time; }
    [[nodiscard]] UnixTime modified() const { return m_modified; }
    void setModified(UnixTime time) { m_modified = time; }

    /// The version of Countersign that saved it last; empty when the file does not tell, as other apps' do not.
    [[nodiscard]] QString writer() const { return m_writer; }
    void setWriter(const QString &version) { m_writer = version; }

    /// In the vault's order, trash and broken entries included: so that what is restored finds its old place.
    [[nodiscard]] const VaultItems &items() const { return m_items; }
    void append(std::shared_ptr<const VaultItem> item) { m_items.push_back(std::move(item)); }
    [[nodiscard]] const std::vector<VaultGroup> &groups() const { return m_groups; }
    void setGroups(std::vector<VaultGroup> groups) { m_groups = std::move(groups); }
    /// Unknown members of the database and of our own member in it, as JSON objects; may be null.
    [[nodiscard]] const std::shared_ptr<const SecretBytes> &others() const { return m_others; }
    [[nodiscard]] const std::shared_ptr<const SecretBytes> &ownOthers() const { return m_ownOthers; }
    void setOthers(std::shared_ptr<const SecretBytes> others, std::shared_ptr<const SecretBytes> ownOthers);

    // The commands. Each does all it was asked for or nothing at all; @p now becomes the time of the change.

    /// Adds at the end under fresh ids. @return what checkAccount() says of the first that cannot be taken.
    [[nodiscard]] Result<QList<AccountId>> add(std::vector<Account> accounts, RandomSource &random, UnixTime now);
    /// Takes each in as it says, under fresh ids, which are returned in the order given. @return AccountNotFound when
    /// one to be replaced is not there, or as add().
    [[nodiscard]] Result<QList<AccountId>> take(
        std::vector<IncomingAccount> incoming, RandomSource &random, UnixTime now);
    /// @return AccountNotFound, or what checkAccount() says of the outcome.
    [[nodiscard]] Result<void> edit(const AccountId &id, const AccountEdit &edit, UnixTime now);
    /// To the trash; broken entries too. @return AccountNotFound
    [[nodiscard]] Result<void> remove(const QList<AccountId> &ids, UnixTime now);
    /// From the trash to the old places. @return AccountNotFound
    [[nodiscard]] Result<void> restore(const QList<AccountId> &ids, UnixTime now);
    /// Both at once: @p out to the trash, @p in from it. @return AccountNotFound
    [[nodiscard]] Result<void> exchange(const QList<AccountId> &out, const QList<AccountId> &in, UnixTime now);
    /// HOTP: the code of the counter as it stands, and one more on the counter. @return AccountNotFound,
    /// InvalidArgument for other types and at the last counter.
    [[nodiscard]] Result<CodeWindow> advanceCounter(const AccountId &id, UnixTime now);

private:
    [[nodiscard]] std::shared_ptr<const VaultItem> *itemOf(const AccountId &id, bool live);
    void replace(const AccountId &old, VaultItem fresh, UnixTime now);
    [[nodiscard]] bool hasAll(const QList<AccountId> &ids, bool live);
    [[nodiscard]] Result<void> moveAll(const QList<AccountId> &ids, std::optional<UnixTime> removed, UnixTime now);

    QUuid m_id;
    UnixTime m_created{};
    UnixTime m_modified{};
    QString m_writer;
    VaultItems m_items;
    std::vector<VaultGroup> m_groups;
    std::shared_ptr<const SecretBytes> m_others;
    std::shared_ptr<const SecretBytes> m_ownOthers;
};

/// May this be in a vault? Parameters in range, a secret, a PIN where the type needs one, extras that are a JSON
/// object. @return InvalidArgument, UnsupportedAlgorithm or EmptySecret.
[[nodiscard]] Result<void> checkAccount(const Account &account);
} // namespace Countersign
