// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/setupcollector.h"

#include "app/cli/console.h"
#include "app/cli/readingreport.h"
#include "app/cli/setuptext.h"
#include "app/cli/terminal.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

bool SetupCollector::take(QByteArrayView text, Refused refused)
{
    SetupReading reading = readSetupText(text);
    sayNotes(reading);
    if (reading.batch && !reading.batch->accounts.empty()) {
        takeBatch(*reading.batch);
        return true;
    }
    if (reading.verdict == SetupReading::Verdict::Ok && reading.account) {
        m_accounts.push_back(std::move(*reading.account));
        return true;
    }
    if (!reading.candidates.empty() && (reading.verdict == SetupReading::Verdict::Question || m_choice))
        return takeCandidate(reading);
    m_console.message(setupReasonText(reading));
    if (!reading.candidates.empty()) {
        m_console.printError(u"If that is what the site means, choose one with --choose:\n"_s
            + candidatesText(reading.candidates, m_now));
    }
    return refused == Refused::IsSkipped;
}

bool SetupCollector::takeCandidate(SetupReading &reading)
{
    std::optional<int> choice = m_choice;
    if (!choice)
        choice = askForChoice(reading);
    if (!choice)
        return false;
    if (*choice > static_cast<int>(reading.candidates.size())) {
        m_console.message(u"There are only %1 readings to choose from:"_s.arg(reading.candidates.size()));
        m_console.printError(candidatesText(reading.candidates, m_now));
        return false;
    }
    m_accounts.push_back(std::move(reading.candidates[static_cast<std::size_t>(*choice) - 1].account));
    return true;
}

std::optional<int> SetupCollector::askForChoice(const SetupReading &reading) const
{
    m_console.message(setupReasonText(reading));
    m_console.printError(candidatesText(reading.candidates, m_now));
    if (!Terminal::canAsk()) {
        m_console.message(u"Compare the codes with what the site accepts, then choose one with --choose N."_s);
        return std::nullopt;
    }
    const int count = static_cast<int>(reading.candidates.size());
    while (const std::optional<QString> answer = Terminal::askLine(u"Which one, 1 to %1? "_s.arg(count))) {
        bool ok = false;
        const int choice = answer->toInt(&ok);
        if (ok && choice >= 1 && choice <= count)
            return choice;
        if (answer->isEmpty())
            break;
    }
    m_console.message(u"Nothing was added."_s);
    return std::nullopt;
}

void SetupCollector::takeBatch(MigrationBatch &batch)
{
    if (batch.refused > 0) {
        m_console.message(
            u"%1 entries of part %2 of the export cannot be used."_s.arg(batch.refused).arg(batch.index + 1));
    }
    auto known = std::find_if(m_exports.begin(), m_exports.end(),
        [&batch](const Export &other) { return other.id == batch.id && other.size == batch.size; });
    if (known == m_exports.end())
        known = m_exports.insert(m_exports.end(), Export{batch.id, batch.size, {}});
    if (std::find(known->parts.begin(), known->parts.end(), batch.index) != known->parts.end())
        return;
    known->parts.push_back(batch.index);
    std::move(batch.accounts.begin(), batch.accounts.end(), std::back_inserter(m_accounts));
}

void SetupCollector::finish()
{
    for (const Export &known : m_exports) {
        if (static_cast<int>(known.parts.size()) < known.size) {
            m_console.message(
                u"This export has %1 QR codes and only %2 of them were there. Scan the others too."_s.arg(known.size)
                    .arg(known.parts.size()));
        }
    }
}

void SetupCollector::sayNotes(const SetupReading &reading)
{
    for (const QString &note : setupNoteTexts(reading.notes))
        m_console.message(u"Note: "_s + note);
}

std::vector<SecretBytes> splitSetupTexts(const SecretBytes &input)
{
    std::vector<SecretBytes> lines;
    QByteArrayView rest = input.view();
    bool allLinks = true;
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = (end < 0 ? rest : rest.first(end)).trimmed();
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        if (line.isEmpty())
            continue;
        allLinks = allLinks && line.indexOf("://") > 0;
        lines.push_back(SecretBytes::copyOf(line));
    }
    if (lines.size() > 1 && allLinks)
        return lines;
    std::vector<SecretBytes> whole;
    whole.push_back(input.clone());
    return whole;
}
} // namespace Countersign
