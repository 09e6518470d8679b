// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/migrationcollector.h"
#include "core/otp/setupreading.h"
#include "core/vault/vaultsession.h"

#include <memory>
#include <vector>

namespace Countersign
{
/// One thing that was found in pictures or texts, and what can be done with it.
struct FoundItem
{
    enum class Kind {
        New,
        AlreadyHere, ///< The vault has this very account.
        NeedsChoice, ///< Several readings; the person decides.
        NotForUs, ///< Refused; reading->refusal says why, and reading->candidates may hold a way out.
    };

    Kind kind = Kind::NotForUs;
    /// What was read. Shared because a question may be asked again after Back. Never null.
    std::shared_ptr<const SetupReading> reading;
    /// What a link says without its key; see SetupTexts::whatItSays().
    QString says;

    /// The account of New and AlreadyHere; otherwise the first candidate's, or null.
    [[nodiscard]] const Account *account() const;
};

/// Gathers what setup texts say: several QR codes of one picture, or the parts of a Google export one after another.
/// The same account found twice counts once. GUI thread.
class SetupCollector
{
public:
    /// @p session must outlive the collector; it is asked what is here already.
    explicit SetupCollector(const VaultSession &session);

    /// @return false when there was nothing new in it (the same code again).
    bool add(const SecretBytes &text);
    void clear();

    [[nodiscard]] const std::vector<FoundItem> &items() const { return m_items; }
    /// A Google export of several QR codes, of which some are still missing.
    [[nodiscard]] bool isExportIncomplete() const;
    /// Parts of such an export that are here, and of how many; 0 of 0 without one.
    [[nodiscard]] int partsRead() const { return m_migration.received(); }
    [[nodiscard]] int parts() const { return m_migration.size(); }
    /// Entries of the export that could not be used.
    [[nodiscard]] int unusable() const { return m_migration.refused(); }

private:
    bool addExport(const MigrationBatch &part);
    bool addItem(FoundItem item);

    const VaultSession &m_session;
    std::vector<FoundItem> m_items;
    MigrationCollector m_migration;
};
} // namespace Countersign
