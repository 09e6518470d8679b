// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/migrationcollector.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace Countersign
{
namespace
{
bool isSameContent(const MigrationBatch &a, const MigrationBatch &b)
{
    return a.refused == b.refused
        && std::equal(a.accounts.begin(), a.accounts.end(), b.accounts.begin(), b.accounts.end(),
            [](const Account &x, const Account &y) { return isSameAccount(x, y); });
}
} // namespace

MigrationCollector::Outcome MigrationCollector::add(MigrationBatch part)
{
    if (part.size < 1 || part.index < 0 || part.index >= part.size)
        return Outcome::OtherExport;
    const auto known = std::find_if(m_parts.begin(), m_parts.end(), [](const auto &one) { return one.has_value(); });
    if (known != m_parts.end() && ((*known)->size != part.size || (*known)->id != part.id))
        return Outcome::OtherExport;
    m_parts.resize(static_cast<std::size_t>(part.size));
    auto &place = m_parts[static_cast<std::size_t>(part.index)];
    if (place)
        return isSameContent(*place, part) ? Outcome::Duplicate : Outcome::OtherExport;
    place = std::move(part);
    return Outcome::Added;
}

int MigrationCollector::received() const
{
    return size() - static_cast<int>(missing().size());
}

int MigrationCollector::size() const
{
    return static_cast<int>(m_parts.size());
}

std::vector<int> MigrationCollector::missing() const
{
    std::vector<int> indexes;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (!m_parts[i])
            indexes.push_back(static_cast<int>(i));
    }
    return indexes;
}

int MigrationCollector::accountCount() const
{
    int count = 0;
    for (const auto &part : m_parts)
        count += part ? static_cast<int>(part->accounts.size()) : 0;
    return count;
}

int MigrationCollector::refused() const
{
    int count = 0;
    for (const auto &part : m_parts)
        count += part ? part->refused : 0;
    return count;
}

std::vector<Account> MigrationCollector::takeAccounts()
{
    std::vector<Account> accounts;
    for (auto &part : m_parts) {
        if (part)
            std::move(part->accounts.begin(), part->accounts.end(), std::back_inserter(accounts));
    }
    clear();
    return accounts;
}
} // namespace Countersign
