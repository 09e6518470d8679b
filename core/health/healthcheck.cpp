// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/healthcheck.h"

#include <utility>

namespace Countersign
{
namespace
{
bool isKeychains(ErrorCode code)
{
    return isKeychainError(code) || code == ErrorCode::KeyDoesNotFit;
}

/// Of the vault file itself, so that it does not matter who opens it.
bool isFiles(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FileNotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileTooLarge:
    case ErrorCode::FileDamaged:
    case ErrorCode::FileTooNew:
    case ErrorCode::FileNotVault:
    case ErrorCode::FileChanged:
        return true;
    default:
        return false;
    }
}
} // namespace

HealthCheck::HealthCheck(VaultSession &session, AskClock askClock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_askClock(std::move(askClock))
{
    connect(&session, &VaultSession::stateChanged, this, &HealthCheck::update);
    connect(&session, &VaultSession::accountsChanged, this, &HealthCheck::update);
    connect(&session, &VaultSession::waysInChanged, this, &HealthCheck::update);
    m_report = healthReport(facts());
}

void HealthCheck::run(Depth depth)
{
    if (isRunning())
        return;
    m_pending = 3;
    m_askClock(this, [this](const ClockSync &clock) {
        m_clock = clock;
        endOne();
    });
    m_session.verifyFile(this, [this](const Result<FileFindings> &found) {
        m_fileProblem.reset();
        if (found)
            m_findings = *found;
        else if (isFiles(found.error().code))
            m_fileProblem = found.error();
        endOne();
    });
    askKeychain(depth);
}

void HealthCheck::askKeychain(Depth depth)
{
    if (depth == Depth::Everything) {
        ++m_pending;
        m_session.checkKeychain(this, [this](const Result<void> &checked) {
            m_keychainGaveKey = checked.has_value();
            m_keychainError.reset();
            if (!checked && isKeychains(checked.error().code))
                m_keychainError = checked.error();
            endOne();
        });
    }
    m_session.probeKeychain(this, [this](const Result<KeychainBackend> &backend) {
        m_answering = backend ? backend->id : QString();
        endOne();
    });
}

void HealthCheck::endOne()
{
    --m_pending;
    update();
    if (m_pending == 0)
        Q_EMIT finished();
}

void HealthCheck::update()
{
    HealthReport report = healthReport(facts());
    if (report == m_report)
        return;
    m_report = std::move(report);
    Q_EMIT changed();
}

HealthFacts HealthCheck::facts() const
{
    HealthFacts facts;
    facts.isOpen = m_session.state() == VaultSession::State::Open;
    facts.ways = m_session.keySlots();
    facts.answering = m_answering;
    facts.fileProblem = m_fileProblem;
    facts.clock = m_clock;
    if (const auto missing = m_session.missingKey()) {
        facts.problem = *missing;
    } else if (m_keychainError) {
        facts.problem.error = *m_keychainError;
        // Mended since: the key was put back.
        if (m_keychainError->code == ErrorCode::KeychainEntryNotFound
            || m_keychainError->code == ErrorCode::KeyDoesNotFit)
            facts.problem.error = {};
    } else if (!facts.isOpen) {
        facts.problem = m_session.problem();
        if (isFiles(facts.problem.error.code) && !facts.fileProblem)
            facts.fileProblem = facts.problem.error;
    }
    facts.keychainTroubled = isKeychains(facts.problem.error.code);
    facts.keychainGaveKey = m_keychainGaveKey || m_session.openedWith() == KeySlotInfo::Kind::Keychain;
    if (!facts.isOpen)
        return facts;
    facts.isWritable = m_session.isWritable();
    facts.verified = m_session.lastVerified();
    facts.findings = m_findings;
    facts.accounts = static_cast<int>(m_session.summaries().size());
    facts.repairs = static_cast<int>(m_session.repairs().size());
    return facts;
}
} // namespace Countersign
