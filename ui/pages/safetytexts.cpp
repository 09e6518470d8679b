// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/safetytexts.h"

#include "ui/errortext.h"
#include "ui/pages/momenttext.h"
#include "ui/pages/problemtexts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;
using Finding = HealthFinding;

namespace
{
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::SafetyTexts)
};

/// The facts of one line, in sentences.
class Facts
{
public:
    Facts(const HealthLine &line, UnixTime now)
        : m_line(line)
        , m_now(now)
        , m_keeper(ProblemTexts::keychainName(line.keeper))
        , m_answering(ProblemTexts::keychainName(line.answering))
    {
    }

    [[nodiscard]] QString keychain() const;
    [[nodiscard]] QString password() const;
    [[nodiscard]] QString recoveryKey() const;
    [[nodiscard]] QString file() const;
    [[nodiscard]] QString accounts() const;
    [[nodiscard]] QString clock() const;
    [[nodiscard]] QString when(UnixTime moment) const { return momentText(moment, m_now); }

private:
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] UnixTime proven() const { return std::max(m_line.used, m_line.checked); }
    [[nodiscard]] bool needsAction() const { return m_line.state >= HealthState::ToDo; }
    [[nodiscard]] static QString both(const QString &first, const QString &second)
    {
        return second.isEmpty() ? first : first + u' ' + second;
    }

    const HealthLine &m_line;
    UnixTime m_now;
    QString m_keeper; ///< As people call it; may be empty.
    QString m_answering;
};

QString Facts::keychain() const
{
    if (m_line.finding == Finding::KeychainNotUsed)
        return Text::tr("This vault does without it: nothing opens by itself.");
    const bool isKnown = proven() != UnixTime();
    //: Who keeps the key; %1 a keychain's name, such as KWallet
    const QString keeper = m_keeper.isEmpty() ? QString() : Text::tr("%1.").arg(m_keeper);
    QString said;
    if (m_line.finding == Finding::KeychainTrouble)
        said = trouble();
    else if (m_line.finding == Finding::KeychainGaveKey)
        //: %1 when, such as "today, 08:02"
        said = isKnown ? Text::tr("Gave the right key %1.").arg(when(proven())) : Text::tr("Gave the right key.");
    else
        //: %1 when, such as "on 12 June"
        said = isKnown ? Text::tr("Not asked this time; gave the right key %1.").arg(when(proven()))
                       : Text::tr("Not asked this time.");
    const bool isOther = !m_answering.isEmpty() && !m_keeper.isEmpty() && m_answering != m_keeper;
    //: Another keychain than the one with the key; %1 its name
    const QString other = isOther ? Text::tr("%1 answers now.").arg(m_answering) : QString();
    return both(keeper.isEmpty() ? said : both(keeper, said), other);
}

QString Facts::trouble() const
{
    switch (m_line.error.code) {
    case ErrorCode::KeychainEntryNotFound:
        return Text::tr("It answers, but holds no key for this vault.");
    case ErrorCode::KeyDoesNotFit:
        return Text::tr("Its key belongs to another vault.");
    case ErrorCode::KeychainLocked:
        return Text::tr("It is locked.");
    case ErrorCode::KeychainDenied:
        return Text::tr("It didn't let Countersign read the key.");
    case ErrorCode::KeychainUnavailable:
        return Text::tr("It isn't running.");
    case ErrorCode::KeychainTimedOut:
        return Text::tr("It doesn't answer.");
    default:
        return Text::tr("It answered with an error.");
    }
}

QString Facts::password() const
{
    switch (m_line.finding) {
    case Finding::NoSpare:
        return Text::tr("Neither is set. Only this computer's keychain opens your codes.");
    case Finding::PasswordNotSet:
        return needsAction()
            ? Text::tr("Not set. If the paper with the recovery key is lost, nothing opens your codes.")
            : Text::tr("Not set. Your recovery key stands by.");
    default:
        break;
    }
    //: %1 when, such as "on 3 February"
    const QString set = m_line.since == UnixTime() ? Text::tr("Set.") : Text::tr("Set %1.").arg(when(m_line.since));
    //: %1 when, such as "on 12 June"
    return both(set,
        proven() == UnixTime() ? Text::tr("Not typed on this computer since.")
                               : Text::tr("You typed it right %1.").arg(when(proven())));
}

QString Facts::recoveryKey() const
{
    switch (m_line.finding) {
    case Finding::RecoveryKeyNotMade:
        return needsAction() ? Text::tr("Not made. If you forget your password, nothing opens your codes.")
                             : Text::tr("Not made. Your recovery password stands by.");
    case Finding::RecoveryKeyUnchecked:
        //: %1 when, such as "on 3 February"
        return m_line.since == UnixTime() ? Text::tr("Made, but never checked.")
                                          : Text::tr("Made %1, but never checked.").arg(when(m_line.since));
    default:
        break;
    }
    //: %1 when, such as "on 3 February"
    const QString made = m_line.since == UnixTime() ? Text::tr("Made.") : Text::tr("Made %1.").arg(when(m_line.since));
    //: %1 when, such as "on 12 June"
    return both(made, Text::tr("You typed it right %1.").arg(when(proven())));
}

QString Facts::file() const
{
    switch (m_line.finding) {
    case Finding::FileReadOnly:
        return Text::tr("Read-only: codes work, nothing can be changed. Allow writing to the file and its folder.");
    case Finding::FileTrouble:
        return both(ErrorText::why(m_line.error.code),
            Text::tr("What is open here still works: don't lock or close it before the file is back."));
    case Finding::PreviousGood:
        //: %1 when, such as "today, 09:02"
        return Text::tr("The file before its last change, written %1. It opens.").arg(when(m_line.since));
    case Finding::PreviousTrouble:
        return Text::tr("It can't be opened. The next change of the vault replaces it.");
    case Finding::PreviousNone:
        return Text::tr("There is none yet. The next change of the vault makes it.");
    case Finding::PreviousNotLookedAt:
        return Text::tr("Not looked at yet.");
    case Finding::FileNotOpened:
        return Text::tr("Not opened.");
    default:
        break;
    }
    //: %1 when, such as "today, 09:02"
    return Text::tr("Read, opened and compared %1.").arg(when(m_line.checked));
}

QString Facts::accounts() const
{
    if (m_line.finding == Finding::NoAccounts)
        return Text::tr("There are none yet.");
    if (m_line.finding == Finding::SomeNeedRepair)
        return Text::tr("To repair: %n account(s). The others work.", nullptr, m_line.count);
    return Text::tr("%n account(s), none of which needs repair.", nullptr, m_line.total);
}

QString Facts::clock() const
{
    if (m_line.finding == Finding::ClockUnknown)
        return Text::tr("This system doesn't tell whether it is right.");
    const bool byNetwork = m_line.clock.setByNetwork.value_or(false);
    if (m_line.finding == Finding::ClockNotSynchronised && byNetwork)
        return Text::tr("Not set yet. Is the computer connected to the network?");
    if (m_line.finding == Finding::ClockNotSynchronised)
        return Text::tr("Nothing keeps it right, and codes of a wrong clock are refused. Let the system set it, in its "
                        "date settings.");
    QString how = byNetwork ? Text::tr("Set by the network.") : Text::tr("Kept right by the system.");
    if (!m_line.clock.error)
        return how;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*m_line.clock.error);
    //: How wrong the clock is
    return both(how, Text::tr("Less than %n second(s) off.", nullptr, static_cast<int>(seconds.count())));
}

SafetyTexts::Choice protect(const QString &text)
{
    return {text, SafetyAction::Protect};
}

void addChoices(SafetyTexts &texts, const HealthLine &line)
{
    switch (line.finding) {
    case Finding::NoSpare:
        texts.choices = {protect(Text::tr("Protect…"))};
        break;
    case Finding::PasswordNotSet:
        texts.choices = {protect(Text::tr("Set…"))};
        break;
    case Finding::RecoveryKeyNotMade:
        texts.choices = {protect(Text::tr("Make…"))};
        break;
    case Finding::PasswordSet:
        //: Opens a menu
        texts.button = Text::tr("Change");
        texts.choices = {{Text::tr("&Practise…"), SafetyAction::PractisePassword},
            {Text::tr("&Change…"), SafetyAction::ChangePassword}, {Text::tr("&Remove…"), SafetyAction::RemovePassword}};
        return;
    case Finding::RecoveryKeyUnchecked:
        texts.choices = {{Text::tr("Check…"), SafetyAction::CheckKey}};
        break;
    case Finding::RecoveryKeyMade:
        //: Opens a menu
        texts.button = Text::tr("Change");
        texts.choices = {{Text::tr("&Check again…"), SafetyAction::CheckKey},
            {Text::tr("&Make a new one…"), SafetyAction::ReplaceKey}, {Text::tr("&Remove…"), SafetyAction::RemoveKey}};
        return;
    case Finding::KeychainTrouble:
        if (line.error.code == ErrorCode::KeychainEntryNotFound || line.error.code == ErrorCode::KeyDoesNotFit)
            texts.choices = {{Text::tr("Put it back"), SafetyAction::PutKeyBack}};
        break;
    case Finding::SomeNeedRepair:
        texts.choices = {{Text::tr("Show"), SafetyAction::ShowRepairs}};
        break;
    default:
        break; // nothing that a button could do
    }
    if (!texts.choices.isEmpty())
        texts.button = texts.choices.first().text;
}
} // namespace

SafetyTexts SafetyTexts::of(const HealthLine &line, UnixTime now)
{
    const Facts facts(line, now);
    SafetyTexts texts;
    const auto tell = [&texts](Glyph glyph, const QString &title, const QString &said) {
        texts.glyph = glyph;
        texts.title = title;
        texts.facts = said;
    };
    switch (line.topic) {
    case HealthTopic::Keychain:
        tell(Glyph::Key, Text::tr("System keychain"), facts.keychain());
        break;
    case HealthTopic::Password:
        tell(Glyph::Lock,
            line.finding == Finding::NoSpare ? Text::tr("Recovery password or key") : Text::tr("Recovery password"),
            facts.password());
        break;
    case HealthTopic::RecoveryKey:
        tell(Glyph::Print, Text::tr("Recovery key"), facts.recoveryKey());
        break;
    case HealthTopic::OtherWays:
        tell(Glyph::Import, Text::tr("Another program's ways"),
            Text::tr("%n way(s) in that another program made. Kept, not used.", nullptr, line.count));
        break;
    case HealthTopic::File:
        tell(Glyph::Safe, Text::tr("Vault file"), facts.file());
        break;
    case HealthTopic::PreviousCopy:
        tell(Glyph::Restore, Text::tr("Previous copy"), facts.file());
        break;
    case HealthTopic::Accounts:
        tell(Glyph::Counter, Text::tr("Accounts"), facts.accounts());
        break;
    case HealthTopic::Clock:
        tell(Glyph::Clock, Text::tr("Clock"), facts.clock());
        break;
    }
    addChoices(texts, line);
    return texts;
}

QString SafetyTexts::stateWord(HealthState state)
{
    switch (state) {
    case HealthState::Fine:
        //: State of a line on the Safety page
        return Text::tr("Fine");
    case HealthState::Unknown:
        //: State of a line on the Safety page
        return Text::tr("Not known");
    case HealthState::ToDo:
        //: State of a line on the Safety page
        return Text::tr("To do");
    case HealthState::Broken:
        //: State of a line on the Safety page
        return Text::tr("Broken");
    }
    return {};
}

QString SafetyTexts::headline(const HealthReport &report)
{
    switch (report.outlook()) {
    case HealthOutlook::Safe:
        return Text::tr("Everything is safe");
    case HealthOutlook::ThingsToDo:
        return Text::tr("Safe, with %n thing(s) to do", nullptr, report.thingsToDo());
    case HealthOutlook::CouldBeLost:
        return Text::tr("Your codes could be lost");
    }
    return {};
}

QString SafetyTexts::outlook(const HealthReport &report)
{
    if (report.has(Finding::NoSpare))
        return Text::tr("If this computer or its keychain broke today, nothing could open your codes any more.");
    if (report.has(Finding::FileTrouble))
        return Text::tr("The vault file can't be opened any more. What is open here still works.");
    const HealthLine *accounts = report.line(HealthTopic::Accounts);
    const int count = accounts == nullptr ? 0 : accounts->total;
    if (count == 0)
        return Text::tr("There is nothing yet that could be lost.");
    if (report.has(Finding::PasswordSet))
        return Text::tr("If this computer broke today, a copy of the vault file on another disk and your recovery "
                        "password would bring %n account(s) back.",
            nullptr, count);
    return Text::tr("If this computer broke today, a copy of the vault file on another disk and your recovery key "
                    "would bring %n account(s) back.",
        nullptr, count);
}
} // namespace Countersign
