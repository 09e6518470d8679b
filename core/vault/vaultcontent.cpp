// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/openvault.h"

#include <algorithm>

namespace Countersign
{
VaultContent::VaultContent(Vault vault)
    : m_vault(std::move(vault))
{
    QList<AccountSummary> broken;
    for (const auto &item : m_vault.items()) {
        if (item->isLive())
            addItem(*item, broken);
    }
    m_summaries.append(broken);
    m_rows.reserve(m_summaries.size());
    for (qsizetype row = 0; row < m_summaries.size(); ++row)
        m_rows.insert(m_summaries.at(row).id, row);
}

void VaultContent::addItem(const VaultItem &item, QList<AccountSummary> &broken)
{
    if (item.account) {
        m_accounts.insert(item.id, &*item.account);
        m_summaries.append(summaryOf(*item.account));
        return;
    }
    AccountSummary summary;
    summary.id = item.id;
    summary.needsRepair = true;
    broken.append(summary);
    m_repairs.append({item.id, item.reason, item.detail});
}

const Account *VaultContent::account(const AccountId &id) const
{
    return m_accounts.value(id, nullptr);
}

std::optional<AccountSummary> VaultContent::summary(const AccountId &id) const
{
    const auto row = m_rows.constFind(id);
    return row == m_rows.constEnd() ? std::nullopt : std::optional(m_summaries.at(*row));
}

std::optional<AccountId> VaultContent::find(const Account &account) const
{
    // Names first: they differ nearly always, and comparing secrets takes the same time whatever they are.
    const auto &items = m_vault.items();
    const auto found = std::find_if(items.begin(), items.end(), [&account](const auto &item) {
        return item->isLive() && item->account && item->account->name == account.name
            && item->account->issuer == account.issuer && isSameAccount(*item->account, account);
    });
    return found == items.end() ? std::nullopt : std::optional((*found)->id);
}
} // namespace Countersign
