// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health/healthreport.h"
#include "core/vault/vaultsession.h"

#include <QObject>

#include <functional>

namespace Countersign
{
/// Looks whether all is well with a session's vault, and keeps the report up to date. Lives on the session's thread.
class HealthCheck final : public QObject
{
    Q_OBJECT

public:
    using AskClock = std::function<void(QObject *context, std::function<void(ClockSync)> done)>;

    /// @p session must outlive it.
    explicit HealthCheck(VaultSession &session, AskClock askClock = askSystemClock, QObject *parent = nullptr);

    /// What is known now.
    [[nodiscard]] const HealthReport &report() const { return m_report; }
    [[nodiscard]] bool isRunning() const { return m_pending > 0; }

    enum class Depth {
        Quiet, ///< The file, the clock, and who keeps the keychain. Nobody is asked for anything.
        Everything, ///< Also asks the keychain for the key; it may want to be unlocked.
    };
    /// Does nothing while it runs. Ends with finished(), never from within the call.
    void run(Depth depth);

Q_SIGNALS:
    void changed();
    void finished();

private:
    void askKeychain(Depth depth);
    void endOne();
    void update();
    [[nodiscard]] HealthFacts facts() const;

    VaultSession &m_session;
    AskClock m_askClock;
    HealthReport m_report;
    int m_pending = 0;
    // What is known beside what the session tells.
    std::optional<Error> m_keychainError;
    bool m_keychainGaveKey = false;
    QString m_answering;
    std::optional<Error> m_fileProblem;
    std::optional<FileFindings> m_findings;
    std::optional<ClockSync> m_clock;
};
} // namespace Countersign
