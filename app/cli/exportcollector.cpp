// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exportcollector.h"

#include <algorithm>
#include <utility>

namespace Countersign
{
namespace
{
/// add() takes its part even when it then refuses it.
MigrationBatch copyOf(const MigrationBatch &batch)
{
    MigrationBatch copy;
    copy.refused = batch.refused;
    copy.index = batch.index;
    copy.size = batch.size;
    copy.id = batch.id;
    for (const Account &account : batch.accounts)
        copy.accounts.push_back(account.clone());
    return copy;
}
} // namespace

ExportCollector::Place ExportCollector::add(MigrationBatch part)
{
    for (std::size_t number = 0; number < m_exports.size(); ++number) {
        switch (m_exports[number].add(copyOf(part))) {
        case MigrationCollector::Outcome::Added:
            return {number, true};
        case MigrationCollector::Outcome::Duplicate:
            return {number, false};
        case MigrationCollector::Outcome::OtherExport:
            break;
        }
    }
    const auto outcome = m_exports.emplace_back().add(std::move(part));
    return {m_exports.size() - 1, outcome == MigrationCollector::Outcome::Added};
}
} // namespace Countersign
