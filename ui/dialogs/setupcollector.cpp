// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/setupcollector.h"

#include "core/otp/displaytext.h"
#include "ui/setuptexts.h"

#include <algorithm>

namespace Countersign
{
namespace
{
MigrationBatch cloneOf(const MigrationBatch &part)
{
    MigrationBatch clone;
    clone.accounts.reserve(part.accounts.size());
    for (const Account &account : part.accounts)
        clone.accounts.push_back(account.clone());
    clone.refused = part.refused;
    clone.index = part.index;
    clone.size = part.size;
    clone.id = part.id;
    return clone;
}

bool isSameThing(const FoundItem &a, const FoundItem &b)
{
    if (a.reading->verdict != b.reading->verdict || a.reading->refusal != b.reading->refusal
        || a.reading->detail != b.reading->detail)
        return false;
    const Account *const first = a.account();
    const Account *const second = b.account();
    if (first == nullptr || second == nullptr)
        return first == second;
    return isSameAccount(*first, *second);
}
} // namespace

FoundItem FoundItem::of(std::shared_ptr<const SetupReading> reading, const QString &says, const VaultSession &session)
{
    const Account &account = *reading->account;
    if (const auto same = session.find(account))
        return {Kind::AlreadyHere, std::move(reading), says, *same};
    const QString issuer = storedText(account.issuer);
    const QString name = storedText(account.name);
    const QList<AccountSummary> summaries = session.summaries();
    const auto namesake = std::find_if(summaries.begin(), summaries.end(), [&](const AccountSummary &other) {
        return !other.needsRepair && other.issuer == issuer && other.name == name;
    });
    if (namesake != summaries.end() && !(issuer.isEmpty() && name.isEmpty()))
        return {Kind::OtherKey, std::move(reading), says, namesake->id};
    return {Kind::New, std::move(reading), says, {}};
}

FoundItem FoundItem::of(const Account &account, const VaultSession &session)
{
    SetupReading reading;
    reading.verdict = SetupReading::Verdict::Ok;
    reading.account = account.clone();
    return of(std::make_shared<const SetupReading>(std::move(reading)), {}, session);
}

const Account *FoundItem::account() const
{
    if (reading->account)
        return &*reading->account;
    return reading->candidates.empty() ? nullptr : &reading->candidates.front().account;
}

SetupCollector::SetupCollector(const VaultSession &session)
    : m_session(session)
{
}

bool SetupCollector::add(const SecretBytes &text)
{
    SetupReading reading = readSetupText(text.view());
    if (reading.batch && !reading.batch->accounts.empty())
        return addExport(*reading.batch);
    const QString says = SetupTexts::whatItSays(text.view());
    const auto kept = std::make_shared<const SetupReading>(std::move(reading));
    switch (kept->verdict) {
    case SetupReading::Verdict::Ok:
        return addItem(FoundItem::of(kept, says, m_session));
    case SetupReading::Verdict::Question:
        return addItem({FoundItem::Kind::NeedsChoice, kept, says, {}});
    case SetupReading::Verdict::Refused:
        break;
    }
    return addItem({FoundItem::Kind::NotForUs, kept, says, {}});
}

bool SetupCollector::add(std::vector<QrCode> codes)
{
    const std::vector<SequenceCollector::Progress> before = m_sequences.incomplete();
    bool isNew = false;
    for (const QrCode &whole : m_sequences.add(std::move(codes)))
        isNew = add(whole.text) || isNew;
    return isNew || m_sequences.incomplete() != before;
}

bool SetupCollector::addExport(const MigrationBatch &part)
{
    switch (m_migration.add(cloneOf(part))) {
    case MigrationCollector::Outcome::Added:
        break;
    case MigrationCollector::Outcome::Duplicate:
        return false;
    case MigrationCollector::Outcome::OtherExport:
        // Another export was begun. What was found stays in the list; the count starts anew.
        m_migration.clear();
        static_cast<void>(m_migration.add(cloneOf(part)));
        break;
    }
    for (const Account &account : part.accounts)
        addItem(FoundItem::of(account, m_session));
    return true;
}

bool SetupCollector::addItem(FoundItem item)
{
    const bool known = std::any_of(
        m_items.cbegin(), m_items.cend(), [&item](const FoundItem &other) { return isSameThing(item, other); });
    if (known)
        return false;
    m_items.push_back(std::move(item));
    return true;
}

void SetupCollector::clear()
{
    m_items.clear();
    m_migration.clear();
    m_sequences.clear();
}

std::optional<PartsProgress> SetupCollector::missing() const
{
    if (m_migration.size() > 0 && !m_migration.isComplete())
        return PartsProgress{m_migration.received(), m_migration.size(), m_migration.missing(), true};
    const std::vector<SequenceCollector::Progress> texts = m_sequences.incomplete();
    if (texts.empty())
        return {};
    return PartsProgress{texts.front().known, texts.front().count, texts.front().missing, false};
}
} // namespace Countersign
