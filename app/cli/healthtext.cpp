// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/healthtext.h"

#include "app/cli/accountjson.h"
#include "app/cli/clierrortext.h"
#include "app/cli/console.h"
#include "app/cli/table.h"
#include "core/vault/jsonwriter.h"

#include <QDateTime>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
struct Words
{
    QLatin1StringView id; ///< For scripts.
    QLatin1StringView text;
};

Words topicWords(HealthTopic topic)
{
    switch (topic) {
    case HealthTopic::Keychain:
        return {"keychain"_L1, "System keychain"_L1};
    case HealthTopic::Password:
        return {"password"_L1, "Recovery password"_L1};
    case HealthTopic::RecoveryKey:
        return {"recovery-key"_L1, "Recovery key"_L1};
    case HealthTopic::OtherWays:
        return {"other-ways"_L1, "Other ways in"_L1};
    case HealthTopic::File:
        return {"file"_L1, "Vault file"_L1};
    case HealthTopic::PreviousCopy:
        return {"previous-copy"_L1, "Previous copy"_L1};
    case HealthTopic::Accounts:
        return {"accounts"_L1, "Accounts"_L1};
    case HealthTopic::Clock:
        return {"clock"_L1, "Clock"_L1};
    }
    Q_UNREACHABLE();
}

Words stateWords(HealthState state)
{
    switch (state) {
    case HealthState::Fine:
        return {"fine"_L1, "fine"_L1};
    case HealthState::Unknown:
        return {"unknown"_L1, "unknown"_L1};
    case HealthState::ToDo:
        return {"to-do"_L1, "TO DO"_L1};
    case HealthState::Broken:
        return {"broken"_L1, "BROKEN"_L1};
    }
    Q_UNREACHABLE();
}

Words outlookWords(HealthOutlook outlook)
{
    switch (outlook) {
    case HealthOutlook::Safe:
        return {"safe"_L1, "Everything is safe."_L1};
    case HealthOutlook::ThingsToDo:
        return {"to-do"_L1, "Your codes are safe, with something to do."_L1};
    case HealthOutlook::CouldBeLost:
        return {"could-be-lost"_L1, "Your codes could be lost."_L1};
    }
    Q_UNREACHABLE();
}

/// The sentence that says what was found and, where something is to be done, what.
Words findingWords(HealthFinding finding)
{
    switch (finding) {
    case HealthFinding::KeychainGaveKey:
        return {"gave-key"_L1, "It gave the right key."_L1};
    case HealthFinding::KeychainNotAsked:
        return {"not-asked"_L1, "It was not asked."_L1};
    case HealthFinding::KeychainTrouble:
        return {"trouble"_L1, {}};
    case HealthFinding::KeychainNotUsed:
        return {"not-used"_L1, "This vault does without it."_L1};
    case HealthFinding::NoSpare:
        return {"no-spare"_L1, "Only this computer's keychain opens the vault. Run countersign-cli protect."_L1};
    case HealthFinding::PasswordSet:
        return {"set"_L1, "Set"_L1};
    case HealthFinding::PasswordNotSet:
        return {"not-set"_L1, "Not set."_L1};
    case HealthFinding::RecoveryKeyMade:
        return {"made"_L1, "Made"_L1};
    case HealthFinding::RecoveryKeyUnchecked:
        return {"unchecked"_L1, "Made, but never checked. Open the vault with it once."_L1};
    case HealthFinding::RecoveryKeyNotMade:
        return {"not-made"_L1, "Not made."_L1};
    case HealthFinding::ForeignWays:
        return {"foreign"_L1, "Made by another program; kept, and not used."_L1};
    case HealthFinding::FileVerified:
        return {"verified"_L1, "Read and opened"_L1};
    case HealthFinding::FileReadOnly:
        return {"read-only"_L1, "It may not be written: codes work, changes do not. Check its permissions."_L1};
    case HealthFinding::FileTrouble:
        return {"trouble"_L1, {}};
    case HealthFinding::FileNotOpened:
        return {"not-opened"_L1, "It was not opened."_L1};
    case HealthFinding::PreviousGood:
        return {"good"_L1, "It opens, and is from"_L1};
    case HealthFinding::PreviousTrouble:
        return {"trouble"_L1, "It does not open. The next change of the vault replaces it."_L1};
    case HealthFinding::PreviousNone:
        return {"none"_L1, "There is none yet; the next change makes it."_L1};
    case HealthFinding::PreviousNotLookedAt:
        return {"not-looked-at"_L1, "It was not looked at."_L1};
    case HealthFinding::AllMakeCodes:
        return {"all-make-codes"_L1, "All make codes:"_L1};
    case HealthFinding::SomeNeedRepair:
        return {"need-repair"_L1, "Some need repair:"_L1};
    case HealthFinding::NoAccounts:
        return {"none"_L1, "There are none yet."_L1};
    case HealthFinding::ClockSynchronised:
        return {"synchronised"_L1, "Synchronised"_L1};
    case HealthFinding::ClockNotSynchronised:
        return {"not-synchronised"_L1, "Not synchronised; codes are wrong when it is. Let the system set it."_L1};
    case HealthFinding::ClockUnknown:
        return {"unknown"_L1, "The system does not tell whether it is right."_L1};
    }
    Q_UNREACHABLE();
}

QString dateText(UnixTime time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count()).toString(u"yyyy-MM-dd hh:mm"_s);
}

/// "last used …; last checked …", as far as it is known.
QString usedText(const HealthLine &line)
{
    QStringList parts;
    if (line.used != UnixTime())
        parts.append(u"last used %1"_s.arg(dateText(line.used)));
    if (line.checked != UnixTime())
        parts.append(u"last checked %1"_s.arg(dateText(line.checked)));
    return parts.join(u", "_s);
}

QString withUse(const QString &text, const HealthLine &line)
{
    const QString use = usedText(line);
    return use.isEmpty() ? text : text + u' ' + use.at(0).toUpper() + use.mid(1) + u'.';
}

QString wayText(const QString &word, const HealthLine &line)
{
    const QString text = line.since == UnixTime() ? word + u'.' : u"%1 %2."_s.arg(word, dateText(line.since));
    return withUse(text, line);
}

QString keychainText(const HealthLine &line)
{
    QString text = line.finding == HealthFinding::KeychainTrouble ? cliErrorText(line.error.code)
                                                                  : QString(findingWords(line.finding).text);
    if (line.finding == HealthFinding::KeychainNotUsed)
        return text;
    if (!line.keeper.isEmpty() && !line.answering.isEmpty() && line.keeper != line.answering)
        text += u" The key was stored in %1; %2 answers."_s.arg(line.keeper, line.answering);
    else if (!line.keeper.isEmpty())
        text.prepend(u"%1: "_s.arg(line.keeper));
    return withUse(text, line);
}

QString factsText(const HealthLine &line)
{
    QString text = findingWords(line.finding).text;
    switch (line.finding) {
    case HealthFinding::KeychainGaveKey:
    case HealthFinding::KeychainNotAsked:
    case HealthFinding::KeychainTrouble:
    case HealthFinding::KeychainNotUsed:
        return keychainText(line);
    case HealthFinding::PasswordSet:
    case HealthFinding::RecoveryKeyMade:
        return wayText(text, line);
    case HealthFinding::FileTrouble:
        return cliErrorText(line.error.code);
    case HealthFinding::FileVerified:
        return u"%1 %2."_s.arg(text, dateText(line.checked));
    case HealthFinding::PreviousGood:
        return u"%1 %2."_s.arg(text, dateText(line.since));
    case HealthFinding::AllMakeCodes:
        return u"%1 %2."_s.arg(text).arg(line.total);
    case HealthFinding::SomeNeedRepair:
        return u"%1 %2 of %3. The window shows which."_s.arg(text).arg(line.count).arg(line.total);
    case HealthFinding::ForeignWays:
        return u"%1: %2"_s.arg(line.count).arg(text);
    case HealthFinding::ClockSynchronised:
        if (line.clock.error)
            return u"%1, at most %2 ms off."_s.arg(text).arg(line.clock.error->count());
        return text + u'.';
    default:
        return text; // a sentence that needs no facts
    }
}

void writeTime(JsonWriter &json, std::string_view key, UnixTime time)
{
    if (time != UnixTime())
        json.key(key).number(static_cast<std::uint64_t>(time.time_since_epoch().count()));
}

void writeLine(JsonWriter &json, const HealthLine &line)
{
    json.beginObject();
    json.key("topic").string(QString(topicWords(line.topic).id));
    json.key("state").string(QString(stateWords(line.state).id));
    json.key("finding").string(QString(findingWords(line.finding).id));
    json.key("text").string(factsText(line));
    writeTime(json, "since", line.since);
    writeTime(json, "used", line.used);
    writeTime(json, "checked", line.checked);
    if (!line.keeper.isEmpty())
        json.key("backend").string(line.keeper);
    if (!line.answering.isEmpty())
        json.key("answering").string(line.answering);
    if (line.topic == HealthTopic::Accounts)
        json.key("total").number(static_cast<std::uint64_t>(line.total));
    if (line.count > 0)
        json.key("count").number(static_cast<std::uint64_t>(line.count));
    if (line.clock.error)
        json.key("maximumErrorMs").number(static_cast<std::uint64_t>(line.clock.error->count()));
    json.endObject();
}
} // namespace

void printHealth(Console &console, const HealthReport &report, bool json)
{
    if (json) {
        JsonWriter writer;
        writer.beginObject().key("outlook").string(QString(outlookWords(report.outlook()).id));
        writer.key("lines").beginArray();
        for (const HealthLine &line : report.lines)
            writeLine(writer, line);
        writer.endArray().endObject();
        return printJsonLine(console, writer);
    }
    console.printLine(QString(outlookWords(report.outlook()).text));
    Table table({u"STATE"_s, u"WHAT"_s, u"FACTS"_s});
    for (const HealthLine &line : report.lines)
        table.addRow({stateWords(line.state).text, topicWords(line.topic).text, factsText(line)});
    console.print(table.text());
}
} // namespace Countersign
