// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/setupcollector.h"

#include "app/cli/console.h"
#include "app/cli/partstext.h"
#include "app/cli/readingreport.h"
#include "app/cli/setuptext.h"
#include "app/cli/terminal.h"

#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;

bool SetupCollector::take(QByteArrayView text, Refused refused)
{
    SetupReading reading = readSetupText(text);
    sayNotes(reading);
    // A part of which nothing can be used is not missing, either.
    if (reading.batch && (!reading.batch->accounts.empty() || reading.batch->size > 1)) {
        takeBatch(*std::move(reading.batch));
        return true;
    }
    if (reading.verdict == SetupReading::Verdict::Ok && reading.account) {
        m_accounts.push_back({std::move(*reading.account), 0, {}});
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
    m_accounts.push_back({std::move(reading.candidates[static_cast<std::size_t>(*choice) - 1].account), 0, {}});
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

void SetupCollector::takeBatch(MigrationBatch batch)
{
    const int refused = batch.refused;
    const int index = batch.index;
    if (!m_exports.add(std::move(batch)).isNew || refused == 0)
        return;
    if (refused == 1)
        m_console.message(u"One entry of part %1 of the export cannot be used."_s.arg(index + 1));
    else
        m_console.message(u"%1 entries of part %2 of the export cannot be used."_s.arg(refused).arg(index + 1));
}

void SetupCollector::finish()
{
    for (MigrationCollector &collector : m_exports.exports()) {
        const std::vector<int> missing = collector.missing();
        const int size = collector.size();
        if (const QString text = incompleteText(collector); !text.isEmpty())
            m_console.message(text + u" What those hold is not added."_s);
        for (Account &account : collector.takeAccounts())
            m_accounts.push_back({std::move(account), size, missing});
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
