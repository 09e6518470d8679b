// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exportcollector.h"
#include "core/otp/setupreading.h"

#include <optional>
#include <vector>

namespace Countersign
{
class Console;

/// An account to add.
struct CollectedAccount
{
    Account account;
    int exportSize = 0; ///< How many QR codes the Google export has that it is from; 0: it is from none.
    std::vector<int> missingParts; ///< Which of them were not there, from 0.
};

/// Gathers the accounts of one "add": from one text or several lines, from the QR codes of pictures, from all parts
/// of a Google export. Ambiguous texts are decided by --choose or by the person at the terminal.
class SetupCollector final
{
public:
    /// What may be left out: nothing of what a person typed, but what else a picture holds.
    enum class Refused { IsFailure, IsSkipped };

    /// @p choice is that of --choose, counted from 1; @p now is for the codes to compare. @p console outlives this.
    SetupCollector(Console &console, std::optional<int> choice, UnixTime now)
        : m_console(console)
        , m_choice(choice)
        , m_now(now)
    {
    }

    /// Reads @p text and keeps its accounts. What stands in the way is said on the console.
    /// @return false when the whole "add" must fail.
    [[nodiscard]] bool take(QByteArrayView text, Refused refused);

    /// Adds what the exports hold, and warns about parts that were not there. Call when all texts were taken.
    void finish();

    /// After finish().
    [[nodiscard]] std::vector<CollectedAccount> &accounts() { return m_accounts; }

private:
    bool takeCandidate(SetupReading &reading);
    [[nodiscard]] std::optional<int> askForChoice(const SetupReading &reading) const;
    void takeBatch(MigrationBatch batch);
    void sayNotes(const SetupReading &reading);

    Console &m_console;
    std::optional<int> m_choice;
    UnixTime m_now;
    std::vector<CollectedAccount> m_accounts;
    ExportCollector m_exports;
};

/// The setup texts in what a person handed over: the lines, when each of them is a link; otherwise all of it as one,
/// since a key may be broken into lines.
[[nodiscard]] std::vector<SecretBytes> splitSetupTexts(const SecretBytes &input);
} // namespace Countersign
