// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/healthreport.h"

#include <algorithm>

namespace Countersign
{
using Kind = KeySlotInfo::Kind;
using Finding = HealthFinding;
using State = HealthState;
using Topic = HealthTopic;

namespace
{
bool has(const HealthFacts &facts, Kind kind)
{
    return std::any_of(
        facts.ways.cbegin(), facts.ways.cend(), [kind](const KeySlotInfo &way) { return way.kind == kind; });
}

/// Of several, the one that was of use last.
KeySlotInfo wayOf(const HealthFacts &facts, Kind kind)
{
    KeySlotInfo best;
    for (const KeySlotInfo &way : facts.ways) {
        if (way.kind != kind)
            continue;
        if (best.kind != kind || std::max(way.lastUsed, way.lastChecked) >= std::max(best.lastUsed, best.lastChecked))
            best = way;
    }
    return best;
}

HealthLine line(Topic topic, State state, Finding finding)
{
    HealthLine result;
    result.topic = topic;
    result.state = state;
    result.finding = finding;
    return result;
}

HealthLine wayLine(Topic topic, State state, Finding finding, const KeySlotInfo &way)
{
    HealthLine result = line(topic, state, finding);
    result.since = way.created;
    result.used = way.lastUsed;
    result.checked = way.lastChecked;
    result.keeper = way.backend;
    return result;
}

HealthLine keychainLine(const HealthFacts &facts)
{
    if (!has(facts, Kind::Keychain))
        return line(Topic::Keychain, State::Fine, Finding::KeychainNotUsed);
    const bool hasSpare = has(facts, Kind::Password) || has(facts, Kind::RecoveryKey);
    const KeySlotInfo way = wayOf(facts, Kind::Keychain);
    HealthLine result = wayLine(Topic::Keychain, State::Unknown, Finding::KeychainNotAsked, way);
    result.answering = facts.answering;
    if (facts.keychainTroubled) {
        result.state = hasSpare ? State::ToDo : State::Broken;
        result.finding = Finding::KeychainTrouble;
        result.error = facts.problem.error;
        if (!facts.problem.answeringBackend.isEmpty())
            result.answering = facts.problem.answeringBackend;
    } else if (facts.keychainGaveKey) {
        result.state = State::Fine;
        result.finding = Finding::KeychainGaveKey;
    }
    return result;
}

QList<HealthLine> secretLines(const HealthFacts &facts)
{
    const bool hasKeychain = has(facts, Kind::Keychain);
    const bool hasPassword = has(facts, Kind::Password);
    const bool hasKey = has(facts, Kind::RecoveryKey);
    if (hasKeychain && !hasPassword && !hasKey)
        return {line(Topic::Password, State::ToDo, Finding::NoSpare)};
    QList<HealthLine> lines;
    // One that is forgotten or lost must not be the last one.
    const State missing = hasKeychain ? State::Fine : State::ToDo;
    if (hasPassword)
        lines.append(wayLine(Topic::Password, State::Fine, Finding::PasswordSet, wayOf(facts, Kind::Password)));
    else if (hasKey)
        lines.append(line(Topic::Password, missing, Finding::PasswordNotSet));
    if (hasKey) {
        const KeySlotInfo way = wayOf(facts, Kind::RecoveryKey);
        const bool isProven = way.lastChecked != UnixTime() || way.lastUsed != UnixTime();
        lines.append(wayLine(Topic::RecoveryKey, isProven ? State::Fine : State::ToDo,
            isProven ? Finding::RecoveryKeyMade : Finding::RecoveryKeyUnchecked, way));
    } else if (hasPassword) {
        lines.append(line(Topic::RecoveryKey, missing, Finding::RecoveryKeyNotMade));
    }
    return lines;
}

HealthLine fileLine(const HealthFacts &facts)
{
    if (facts.fileProblem) {
        HealthLine result = line(Topic::File, State::Broken, Finding::FileTrouble);
        result.error = *facts.fileProblem;
        result.checked = facts.verified;
        return result;
    }
    if (!facts.isOpen)
        return line(Topic::File, State::Unknown, Finding::FileNotOpened);
    HealthLine result = facts.isWritable ? line(Topic::File, State::Fine, Finding::FileVerified)
                                         : line(Topic::File, State::ToDo, Finding::FileReadOnly);
    result.checked = facts.verified;
    return result;
}

HealthLine previousLine(const HealthFacts &facts)
{
    if (!facts.findings)
        return line(Topic::PreviousCopy, State::Unknown, Finding::PreviousNotLookedAt);
    if (!facts.findings->hasPrevious)
        return line(Topic::PreviousCopy, State::Fine, Finding::PreviousNone);
    HealthLine result = line(Topic::PreviousCopy, State::Fine, Finding::PreviousGood);
    result.since = facts.findings->previousWritten;
    if (facts.findings->previousProblem) {
        // The next change replaces it by a good one.
        result.state = State::ToDo;
        result.finding = Finding::PreviousTrouble;
        result.error = *facts.findings->previousProblem;
    }
    return result;
}

HealthLine accountsLine(const HealthFacts &facts)
{
    HealthLine result = line(Topic::Accounts, State::Fine, Finding::AllMakeCodes);
    result.total = facts.accounts;
    if (facts.accounts == 0)
        result.finding = Finding::NoAccounts;
    if (facts.repairs > 0) {
        result.state = State::ToDo;
        result.finding = Finding::SomeNeedRepair;
        result.count = facts.repairs;
    }
    return result;
}

HealthLine clockLine(const HealthFacts &facts)
{
    HealthLine result = line(Topic::Clock, State::Unknown, Finding::ClockUnknown);
    if (!facts.clock || facts.clock->state == ClockSync::State::Unknown)
        return result;
    const bool synchronised = facts.clock->state == ClockSync::State::Synchronised;
    result.state = synchronised ? State::Fine : State::ToDo;
    result.finding = synchronised ? Finding::ClockSynchronised : Finding::ClockNotSynchronised;
    result.clock = *facts.clock;
    return result;
}
} // namespace

HealthReport healthReport(const HealthFacts &facts)
{
    HealthReport report;
    report.lines.append(keychainLine(facts));
    report.lines.append(secretLines(facts));
    const auto foreign = std::count_if(
        facts.ways.cbegin(), facts.ways.cend(), [](const KeySlotInfo &way) { return way.kind == Kind::Foreign; });
    if (foreign > 0) {
        HealthLine others = line(Topic::OtherWays, State::Fine, Finding::ForeignWays);
        others.count = static_cast<int>(foreign);
        report.lines.append(others);
    }
    report.lines.append(fileLine(facts));
    if (facts.isOpen) {
        report.lines.append(previousLine(facts));
        report.lines.append(accountsLine(facts));
    }
    report.lines.append(clockLine(facts));
    return report;
}

HealthOutlook HealthReport::outlook() const
{
    const bool isBroken = std::any_of(
        lines.cbegin(), lines.cend(), [](const HealthLine &candidate) { return candidate.state == State::Broken; });
    if (isBroken || has(Finding::NoSpare))
        return HealthOutlook::CouldBeLost;
    return thingsToDo() > 0 ? HealthOutlook::ThingsToDo : HealthOutlook::Safe;
}

int HealthReport::thingsToDo() const
{
    return static_cast<int>(std::count_if(
        lines.cbegin(), lines.cend(), [](const HealthLine &candidate) { return candidate.state >= State::ToDo; }));
}

qsizetype HealthReport::worst() const
{
    const auto found = std::max_element(
        lines.cbegin(), lines.cend(), [](const HealthLine &a, const HealthLine &b) { return a.state < b.state; });
    return found == lines.cend() || found->state < State::ToDo ? -1 : found - lines.cbegin();
}

bool HealthReport::has(HealthFinding finding) const
{
    return std::any_of(
        lines.cbegin(), lines.cend(), [finding](const HealthLine &candidate) { return candidate.finding == finding; });
}

const HealthLine *HealthReport::line(HealthTopic topic) const
{
    const auto found = std::find_if(
        lines.cbegin(), lines.cend(), [topic](const HealthLine &candidate) { return candidate.topic == topic; });
    return found == lines.cend() ? nullptr : &*found;
}
} // namespace Countersign
