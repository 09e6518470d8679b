// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/migrationcollector.h"
#include "core/otp/setupreading.h"
#include "core/scan/sequencecollector.h"
#include "core/vault/vaultsession.h"

#include <memory>
#include <optional>
#include <vector>

namespace Countersign
{
/// One thing that was found in pictures or texts, and what can be done with it.
struct FoundItem
{
    enum class Kind {
        New,
        AlreadyHere, ///< The vault has this very account.
        OtherKey, ///< The vault has an account of this name that gives other codes; the person decides.
        NeedsChoice, ///< Several readings; the person decides.
        NotForUs, ///< Refused; reading->refusal says why, and reading->candidates may hold a way out.
    };

    Kind kind = Kind::NotForUs;
    /// What was read. Shared because a question may be asked again after Back. Never null.
    std::shared_ptr<const SetupReading> reading;
    /// What a link says without its key; see SetupTexts::whatItSays().
    QString says;
    AccountId known; ///< AlreadyHere and OtherKey: which one the vault has.

    /// @p reading has an account. New, AlreadyHere or OtherKey: @p session is asked what is here.
    [[nodiscard]] static FoundItem of(
        std::shared_ptr<const SetupReading> reading, const QString &says, const VaultSession &session);
    [[nodiscard]] static FoundItem of(const Account &account, const VaultSession &session);

    /// The account of New, AlreadyHere and OtherKey; otherwise the first candidate's, or null.
    [[nodiscard]] const Account *account() const;
};

/// How much is here of a text or an export that is spread over several QR codes.
struct PartsProgress
{
    int read = 0; ///< At least 1, less than count.
    int count = 0;
    std::vector<int> missing; ///< Their indexes, from 0.
    bool usable = false; ///< What is here is worth something without the rest.
};

/// Gathers what setup texts say: several QR codes of one picture, or, from several pictures, files and frames, the
/// parts of a text or of a Google export. The same account found twice counts once. GUI thread.
class SetupCollector
{
public:
    /// @p session must outlive the collector; it is asked what is here already.
    explicit SetupCollector(const VaultSession &session);

    /// @return false when there was nothing new in it (the same code again).
    bool add(const SecretBytes &text);
    /// Parts of longer texts wait for the others. @return false when there was nothing new in them.
    bool add(std::vector<QrCode> codes);
    void clear();

    [[nodiscard]] const std::vector<FoundItem> &items() const { return m_items; }
    /// What is still to be completed, a Google export before a text; nothing when all is whole.
    [[nodiscard]] std::optional<PartsProgress> missing() const;
    [[nodiscard]] bool isIncomplete() const { return missing().has_value(); }
    /// Is there (a part of) a Google export?
    [[nodiscard]] bool hasExport() const { return m_migration.size() > 0; }
    /// Entries of the export that could not be used.
    [[nodiscard]] int unusable() const { return m_migration.refused(); }

private:
    bool addExport(const MigrationBatch &part);
    bool addItem(FoundItem item);

    const VaultSession &m_session;
    std::vector<FoundItem> m_items;
    MigrationCollector m_migration;
    SequenceCollector m_sequences;
};
} // namespace Countersign
