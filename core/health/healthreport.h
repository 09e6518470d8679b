// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health/clocksync.h"
#include "core/vault/filefindings.h"
#include "core/vault/waysin.h"

#include <QList>

namespace Countersign
{
/// What a line of the report is about, in the order of the page.
enum class HealthTopic { Keychain, Password, RecoveryKey, OtherWays, File, PreviousCopy, Accounts, Clock };

enum class HealthState {
    Fine,
    Unknown, ///< Not looked at, or nobody can tell; nothing to do about it.
    ToDo,
    Broken, ///< Codes may be lost, or are not safe any more.
};

/// What was found. The words are made at the edge, by switches without a default.
enum class HealthFinding {
    KeychainGaveKey,
    KeychainNotAsked,
    KeychainTrouble, ///< See error, keeper and answering.
    KeychainNotUsed,
    NoSpare, ///< The keychain alone opens the vault. There is no line about a recovery key then.
    PasswordSet,
    PasswordNotSet,
    RecoveryKeyMade,
    RecoveryKeyUnchecked, ///< Nobody has compared what was printed.
    RecoveryKeyNotMade,
    ForeignWays, ///< count: ways in that another program made.
    FileVerified,
    FileReadOnly,
    FileTrouble, ///< See error.
    FileNotOpened,
    PreviousGood,
    PreviousTrouble,
    PreviousNone,
    PreviousNotLookedAt,
    AllMakeCodes,
    SomeNeedRepair, ///< count of total.
    NoAccounts,
    ClockSynchronised,
    ClockNotSynchronised,
    ClockUnknown,
};

/// Facts, of which each finding has some; what it does not have is zero or empty.
struct HealthLine
{
    HealthTopic topic = HealthTopic::Keychain;
    HealthState state = HealthState::Unknown;
    HealthFinding finding = HealthFinding::KeychainNotUsed;
    UnixTime since{}; ///< When the way in or the copy was made.
    UnixTime used{}; ///< When the way in last opened the vault on this computer.
    UnixTime checked{}; ///< When it was last tried, or the file last verified.
    QString keeper; ///< KeychainBackend::id that should hold the key.
    QString answering; ///< And that answers now.
    int count = 0;
    int total = 0;
    Error error;
    ClockSync clock;

    friend bool operator==(const HealthLine &, const HealthLine &) = default;
};

/// What would become of the codes.
enum class HealthOutlook { Safe, ThingsToDo, CouldBeLost };

struct HealthReport
{
    QList<HealthLine> lines;

    [[nodiscard]] HealthOutlook outlook() const;
    /// How many lines are ToDo or Broken.
    [[nodiscard]] int thingsToDo() const;
    /// The first of the most serious ones; −1 when there is nothing to do.
    [[nodiscard]] qsizetype worst() const;
    [[nodiscard]] bool has(HealthFinding finding) const;
    /// null when the report has no such line.
    [[nodiscard]] const HealthLine *line(HealthTopic topic) const;

    friend bool operator==(const HealthReport &, const HealthReport &) = default;
};

/// All that is known, from which the report is made.
struct HealthFacts
{
    bool isOpen = false;
    OpenProblem problem; ///< Why it is not open, or why its keychain did not help.
    bool keychainTroubled = false; ///< problem tells about the keychain.
    bool keychainGaveKey = false; ///< It opened the vault, or was asked since and has the key.
    QString answering; ///< Who answers now; empty when not known.
    QList<KeySlotInfo> ways;
    bool isWritable = true;
    UnixTime verified{};
    std::optional<Error> fileProblem;
    std::optional<FileFindings> findings;
    int accounts = 0;
    int repairs = 0;
    std::optional<ClockSync> clock; ///< Nothing: not asked yet.
};

/// The rules. Pure.
[[nodiscard]] HealthReport healthReport(const HealthFacts &facts);
} // namespace Countersign
