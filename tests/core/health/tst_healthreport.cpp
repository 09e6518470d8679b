// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/healthreport.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;
using Finding = HealthFinding;
using Kind = KeySlotInfo::Kind;
using Outlook = HealthOutlook;
using State = HealthState;
using Topic = HealthTopic;

namespace
{
UnixTime at(qint64 seconds)
{
    return UnixTime(std::chrono::seconds(seconds));
}

KeySlotInfo way(Kind kind, qint64 used = 0, qint64 checked = 0)
{
    return {kind, kind == Kind::Keychain ? u"kwallet"_s : QString(), at(5), at(used), at(checked)};
}

/// An open vault with all that there can be, and nothing to do.
HealthFacts allIsWell()
{
    HealthFacts facts;
    facts.isOpen = true;
    facts.keychainGaveKey = true;
    facts.ways = {way(Kind::Keychain, 10), way(Kind::Password, 20), way(Kind::RecoveryKey, 0, 30)};
    facts.verified = at(40);
    facts.findings = FileFindings{true, at(35), std::nullopt};
    facts.accounts = 9;
    facts.clock = ClockSync{ClockSync::State::Synchronised, true, std::chrono::milliseconds{20}};
    return facts;
}
} // namespace

/// The rules of the report, one at a time.
class TstHealthReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasNothingToSayWhenAllIsWell();
    void judgesTheWaysIn_data();
    void judgesTheWaysIn();
    void keepsTheFactsOfAWay();
    void takesTheKeychainThatWasOfUseLast();
    void tellsWhoAnswersInsteadOfTheKeeper();
    void judgesTheFile();
    void judgesThePreviousCopy();
    void countsAccounts();
    void judgesTheClock();
    void tellsWhatItCanOfAClosedVault();
    void findsTheWorstLine();
};

void TstHealthReport::hasNothingToSayWhenAllIsWell()
{
    const HealthReport report = healthReport(allIsWell());
    QCOMPARE(report.outlook(), Outlook::Safe);
    QCOMPARE(report.thingsToDo(), 0);
    QCOMPARE(report.worst(), qsizetype{-1});
    QList<Topic> topics;
    for (const HealthLine &line : report.lines) {
        topics.append(line.topic);
        QCOMPARE(line.state, State::Fine);
    }
    QCOMPARE(topics,
        (QList{Topic::Keychain, Topic::Password, Topic::RecoveryKey, Topic::File, Topic::PreviousCopy, Topic::Accounts,
            Topic::Clock}));
}

void TstHealthReport::judgesTheWaysIn_data()
{
    QTest::addColumn<QList<Kind>>("kinds");
    QTest::addColumn<bool>("troubled");
    QTest::addColumn<QList<Finding>>("findings");
    QTest::addColumn<QList<State>>("states");
    QTest::addColumn<Outlook>("outlook");
    const QList fine{State::Fine, State::Fine, State::Fine};

    QTest::newRow("all three") << QList{Kind::Keychain, Kind::Password, Kind::RecoveryKey} << false
                               << QList{Finding::KeychainGaveKey, Finding::PasswordSet, Finding::RecoveryKeyMade}
                               << fine << Outlook::Safe;
    QTest::newRow("keychain alone") << QList{Kind::Keychain} << false
                                    << QList{Finding::KeychainGaveKey, Finding::NoSpare}
                                    << QList{State::Fine, State::ToDo} << Outlook::CouldBeLost;
    QTest::newRow("keychain alone, and it lost the key")
        << QList{Kind::Keychain} << true << QList{Finding::KeychainTrouble, Finding::NoSpare}
        << QList{State::Broken, State::ToDo} << Outlook::CouldBeLost;
    QTest::newRow("one spare is enough") << QList{Kind::Keychain,
        Kind::Password} << false << QList{Finding::KeychainGaveKey, Finding::PasswordSet, Finding::RecoveryKeyNotMade}
                                         << fine << Outlook::Safe;
    QTest::newRow("the key as the one spare")
        << QList{Kind::Keychain, Kind::RecoveryKey} << false
        << QList{Finding::KeychainGaveKey, Finding::PasswordNotSet, Finding::RecoveryKeyMade} << fine << Outlook::Safe;
    QTest::newRow("keychain in trouble beside a spare")
        << QList{Kind::Keychain, Kind::Password} << true
        << QList{Finding::KeychainTrouble, Finding::PasswordSet, Finding::RecoveryKeyNotMade}
        << QList{State::ToDo, State::Fine, State::Fine} << Outlook::ThingsToDo;
    QTest::newRow("password alone may be forgotten")
        << QList{Kind::Password} << false
        << QList{Finding::KeychainNotUsed, Finding::PasswordSet, Finding::RecoveryKeyNotMade}
        << QList{State::Fine, State::Fine, State::ToDo} << Outlook::ThingsToDo;
    QTest::newRow("a key alone may be lost")
        << QList{Kind::RecoveryKey} << false
        << QList{Finding::KeychainNotUsed, Finding::PasswordNotSet, Finding::RecoveryKeyMade}
        << QList{State::Fine, State::ToDo, State::Fine} << Outlook::ThingsToDo;
    QTest::newRow("another program's") << QList{Kind::Password, Kind::RecoveryKey, Kind::Foreign, Kind::Foreign}
                                       << false
                                       << QList{Finding::KeychainNotUsed, Finding::PasswordSet,
                                              Finding::RecoveryKeyMade, Finding::ForeignWays}
                                       << QList{State::Fine, State::Fine, State::Fine, State::Fine} << Outlook::Safe;
}

void TstHealthReport::judgesTheWaysIn()
{
    QFETCH(const QList<Kind>, kinds);
    QFETCH(const bool, troubled);
    QFETCH(const QList<Finding>, findings);
    QFETCH(const QList<State>, states);
    QFETCH(const Outlook, outlook);
    HealthFacts facts = allIsWell();
    facts.ways.clear();
    for (const Kind kind : kinds)
        facts.ways.append(way(kind, 0, kind == Kind::RecoveryKey ? 30 : 0));
    facts.keychainTroubled = troubled;
    const HealthReport report = healthReport(facts);
    QCOMPARE(report.outlook(), outlook);
    QCOMPARE(report.lines.size(), findings.size() + 4);
    for (qsizetype i = 0; i < findings.size(); ++i) {
        QCOMPARE(report.lines.at(i).finding, findings.at(i));
        QCOMPARE(report.lines.at(i).state, states.at(i));
    }
    if (kinds.contains(Kind::Foreign))
        QCOMPARE(report.line(Topic::OtherWays)->count, 2);
}

void TstHealthReport::keepsTheFactsOfAWay()
{
    HealthFacts facts = allIsWell();
    QCOMPARE(healthReport(facts).line(Topic::Password)->since, at(5));
    QCOMPARE(healthReport(facts).line(Topic::Password)->used, at(20));
    QCOMPARE(healthReport(facts).line(Topic::RecoveryKey)->checked, at(30));
    // Opening with it proves as much as a check.
    facts.ways = {way(Kind::Keychain), way(Kind::RecoveryKey)};
    QCOMPARE(healthReport(facts).line(Topic::RecoveryKey)->finding, Finding::RecoveryKeyUnchecked);
    QCOMPARE(healthReport(facts).line(Topic::RecoveryKey)->state, State::ToDo);
    QCOMPARE(healthReport(facts).outlook(), Outlook::ThingsToDo);
    facts.ways = {way(Kind::Keychain), way(Kind::RecoveryKey, 7)};
    QCOMPARE(healthReport(facts).line(Topic::RecoveryKey)->finding, Finding::RecoveryKeyMade);
}

void TstHealthReport::takesTheKeychainThatWasOfUseLast()
{
    HealthFacts facts = allIsWell();
    KeySlotInfo other = way(Kind::Keychain, 99);
    other.backend = u"secret-service"_s;
    facts.ways = {way(Kind::Keychain, 10), other, way(Kind::Keychain, 0, 50), way(Kind::Password)};
    QCOMPARE(healthReport(facts).line(Topic::Keychain)->keeper, u"secret-service"_s);
    QCOMPARE(healthReport(facts).line(Topic::Keychain)->used, at(99));
}

void TstHealthReport::tellsWhoAnswersInsteadOfTheKeeper()
{
    HealthFacts facts = allIsWell();
    facts.keychainTroubled = true;
    facts.problem = {Error{ErrorCode::KeychainEntryNotFound, {}}, u"kwallet"_s, u"secret-service"_s};
    facts.answering = u"something older"_s;
    const HealthReport report = healthReport(facts);
    QCOMPARE(report.line(Topic::Keychain)->error.code, ErrorCode::KeychainEntryNotFound);
    QCOMPARE(report.line(Topic::Keychain)->keeper, u"kwallet"_s);
    QCOMPARE(report.line(Topic::Keychain)->answering, u"secret-service"_s);
    facts = allIsWell();
    facts.keychainGaveKey = false; // opened with the password
    QCOMPARE(healthReport(facts).line(Topic::Keychain)->finding, Finding::KeychainNotAsked);
    QCOMPARE(healthReport(facts).line(Topic::Keychain)->state, State::Unknown);
    QCOMPARE(healthReport(facts).outlook(), Outlook::Safe);
}

void TstHealthReport::judgesTheFile()
{
    HealthFacts facts = allIsWell();
    QCOMPARE(healthReport(facts).line(Topic::File)->checked, at(40));
    facts.isWritable = false;
    QCOMPARE(healthReport(facts).line(Topic::File)->finding, Finding::FileReadOnly);
    QCOMPARE(healthReport(facts).outlook(), Outlook::ThingsToDo);
    facts.fileProblem = Error{ErrorCode::FileDamaged, {}};
    QCOMPARE(healthReport(facts).line(Topic::File)->finding, Finding::FileTrouble);
    QCOMPARE(healthReport(facts).line(Topic::File)->error.code, ErrorCode::FileDamaged);
    QCOMPARE(healthReport(facts).outlook(), Outlook::CouldBeLost);
}

void TstHealthReport::judgesThePreviousCopy()
{
    HealthFacts facts = allIsWell();
    QCOMPARE(healthReport(facts).line(Topic::PreviousCopy)->since, at(35));
    facts.findings->previousProblem = Error{ErrorCode::FileDamaged, {}};
    QCOMPARE(healthReport(facts).line(Topic::PreviousCopy)->finding, Finding::PreviousTrouble);
    QCOMPARE(healthReport(facts).outlook(), Outlook::ThingsToDo);
    facts.findings = FileFindings();
    QCOMPARE(healthReport(facts).line(Topic::PreviousCopy)->finding, Finding::PreviousNone);
    QCOMPARE(healthReport(facts).line(Topic::PreviousCopy)->state, State::Fine);
    facts.findings.reset();
    QCOMPARE(healthReport(facts).line(Topic::PreviousCopy)->state, State::Unknown);
    QCOMPARE(healthReport(facts).outlook(), Outlook::Safe);
}

void TstHealthReport::countsAccounts()
{
    HealthFacts facts = allIsWell();
    QCOMPARE(healthReport(facts).line(Topic::Accounts)->total, 9);
    facts.repairs = 2;
    QCOMPARE(healthReport(facts).line(Topic::Accounts)->finding, Finding::SomeNeedRepair);
    QCOMPARE(healthReport(facts).line(Topic::Accounts)->count, 2);
    QCOMPARE(healthReport(facts).outlook(), Outlook::ThingsToDo);
    facts.accounts = 0;
    facts.repairs = 0;
    QCOMPARE(healthReport(facts).line(Topic::Accounts)->finding, Finding::NoAccounts);
}

void TstHealthReport::judgesTheClock()
{
    HealthFacts facts = allIsWell();
    QCOMPARE(healthReport(facts).line(Topic::Clock)->clock.error, std::chrono::milliseconds{20});
    facts.clock = ClockSync{ClockSync::State::NotSynchronised, false, std::nullopt};
    QCOMPARE(healthReport(facts).line(Topic::Clock)->finding, Finding::ClockNotSynchronised);
    QCOMPARE(healthReport(facts).line(Topic::Clock)->state, State::ToDo);
    for (const std::optional<ClockSync> &unknown : {std::optional<ClockSync>(), std::optional(ClockSync())}) {
        facts.clock = unknown;
        QCOMPARE(healthReport(facts).line(Topic::Clock)->finding, Finding::ClockUnknown);
        QCOMPARE(healthReport(facts).outlook(), Outlook::Safe);
    }
}

void TstHealthReport::tellsWhatItCanOfAClosedVault()
{
    HealthFacts facts;
    facts.ways = {way(Kind::Keychain), way(Kind::Password)};
    facts.problem.error.code = ErrorCode::KeychainLocked;
    facts.keychainTroubled = true;
    const HealthReport report = healthReport(facts);
    QCOMPARE(report.line(Topic::Keychain)->finding, Finding::KeychainTrouble);
    QCOMPARE(report.line(Topic::File)->finding, Finding::FileNotOpened);
    QVERIFY(!report.line(Topic::Accounts));
    QVERIFY(!report.line(Topic::PreviousCopy));
    QVERIFY(report.line(Topic::Clock));
}

void TstHealthReport::findsTheWorstLine()
{
    HealthFacts facts = allIsWell();
    facts.clock->state = ClockSync::State::NotSynchronised;
    facts.repairs = 1;
    HealthReport report = healthReport(facts);
    QCOMPARE(report.thingsToDo(), 2);
    QCOMPARE(report.lines.at(report.worst()).topic, Topic::Accounts); // the first of two
    facts.fileProblem = Error{ErrorCode::FileNotFound, {}};
    report = healthReport(facts);
    QCOMPARE(report.lines.at(report.worst()).topic, Topic::File);
    QCOMPARE(report.thingsToDo(), 3);
}

QTEST_GUILESS_MAIN(TstHealthReport)
#include "tst_healthreport.moc"
