// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/setupreading.h"

#include <optional>
#include <vector>

namespace Countersign
{
class Console;

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

    /// Warns about parts of an export that were not there. Call when all texts were taken.
    void finish();

    [[nodiscard]] std::vector<Account> &accounts() { return m_accounts; }

private:
    struct Export
    {
        std::int32_t id = 0;
        int size = 1;
        std::vector<int> parts;
    };

    bool takeCandidate(SetupReading &reading);
    [[nodiscard]] std::optional<int> askForChoice(const SetupReading &reading) const;
    void takeBatch(MigrationBatch &batch);
    void sayNotes(const SetupReading &reading);

    Console &m_console;
    std::optional<int> m_choice;
    UnixTime m_now;
    std::vector<Account> m_accounts;
    std::vector<Export> m_exports;
};

/// The setup texts in what a person handed over: the lines, when each of them is a link; otherwise all of it as one,
/// since a key may be broken into lines.
[[nodiscard]] std::vector<SecretBytes> splitSetupTexts(const SecretBytes &input);
} // namespace Countersign
