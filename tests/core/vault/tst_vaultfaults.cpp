// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vault/faultbench.h"
#include "tests/support/faultyfiles.h"

#include <QLoggingCategory>

#include <cerrno>
#include <set>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// Each call on the files of a vault fails once, in each way that disks fail in, while each command of the session
/// runs: the vault is as before or as after, the error says what it was, and the next try works.
class TstVaultFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothing_data();
    void losesNothing();
    void losesNothingWhenItGoesOn_data() { losesNothing_data(); }
    void losesNothingWhenItGoesOn();
    void opensAgainAfterEveryFault();
    void metEveryKindOfCall();

private:
    struct Case
    {
        const Ground &ground;
        QByteArray before, beforePrevious, after;
        int command = 0;
        FaultyFiles::Fault fault;
    };
    void tryOut(const Case &tried);
    void check(const Case &tried, FaultBench &bench, VaultSession &session, const Result<void> &result,
        const std::vector<FaultyFiles::Kind> &calls);
    void goThrough(const QList<int> &errors, FaultyFiles::Lasting lasting);

    [[nodiscard]] const Ground &groundFor(int command) const;

    Ground m_none, m_bare, m_full, m_withoutKey, m_older;
    std::set<FaultyFiles::Kind> m_failed;
    int m_cases = 0;
    int m_refused = 0; ///< Of these, how many were told as a failure.
};

namespace
{
enum class Start { None, Bare, Full, WithoutKey, OlderVersion };

/// A command of the session, and the vault that it runs on.
struct Command
{
    const char *name;
    Start start;
    std::function<Result<void>(VaultSession &)> run;
};

AccountId first(const VaultSession &session, const QString &issuer)
{
    for (const AccountSummary &summary : session.summaries()) {
        if (summary.issuer == issuer)
            return summary.id;
    }
    return {};
}

template<typename T>
Result<void> plain(const Result<T> &result)
{
    return result ? success() : Result<void>(result.error());
}

Result<void> addOne(VaultSession &session)
{
    return plain(answerTo<QList<AccountId>>(
        [&](auto done) { session.addAccounts(listOf(totpAccount(u"New"_s)), &session, std::move(done)); }));
}

Result<void> editOne(VaultSession &session)
{
    AccountEdit edit;
    edit.note = u"edited"_s;
    return answerTo<void>(
        [&](auto done) { session.editAccount(first(session, u"Time"_s), edit, &session, std::move(done)); });
}

Result<void> replaceWays(VaultSession &session)
{
    WaysIn ways;
    ways.password = WayIn{newPassword(), true};
    return answerTo<void>([&](auto done) { session.replaceWays(std::move(ways), &session, std::move(done)); });
}

const std::vector<Command> &commands()
{
    static const std::vector<Command> all{
        {"first account, key into the keychain", Start::None, addOne},
        {"new vault with a password", Start::None,
            [](VaultSession &session) {
                return answerTo<void>(
                    [&](auto done) { session.createWithPassword(oldPassword(), &session, std::move(done)); });
            }},
        {"add", Start::Full, addOne},
        {"edit", Start::Full, editOne},
        {"delete", Start::Full,
            [](VaultSession &session) {
                return answerTo<void>(
                    [&](auto done) { session.removeAccounts({first(session, u"Time"_s)}, &session, std::move(done)); });
            }},
        {"next counter code", Start::Full,
            [](VaultSession &session) {
                return plain(answerTo<CodeWindow>([&](auto done) {
                    session.advanceCounter(first(session, u"Counter"_s), &session, std::move(done));
                }));
            }},
        {"add a password", Start::Bare,
            [](VaultSession &session) {
                return answerTo<void>(
                    [&](auto done) { session.addPassword(oldPassword(), &session, std::move(done)); });
            }},
        {"add a recovery key", Start::Bare,
            [](VaultSession &session) {
                return answerTo<void>(
                    [&](auto done) { session.addRecoveryKey(knownRecoveryKey().clone(), &session, std::move(done)); });
            }},
        {"change the ways in", Start::Full, replaceWays},
        {"first change in a newer version", Start::OlderVersion, editOne},
        {"key into the keychain", Start::WithoutKey,
            [](VaultSession &session) {
                return answerTo<void>([&](auto done) { session.putKeyIntoKeychain(&session, std::move(done)); });
            }},
    };
    return all;
}

/// With the keychain, or with the password when that has no key.
void openSession(VaultSession &session)
{
    loadNow(session);
    if (session.state() == VaultSession::State::Closed)
        (void)answerTo<void>([&](auto done) { session.openWithPassword(oldPassword(), &session, std::move(done)); });
}

/// What may be told for an errno: when changing, and when reading.
QList<ErrorCode> wordsFor(int error)
{
    switch (error) {
    case ENOSPC:
        return {ErrorCode::DiskFull, ErrorCode::ReadFailed};
    case EDQUOT:
        return {ErrorCode::QuotaReached, ErrorCode::ReadFailed};
    case EROFS:
        return {ErrorCode::ReadOnlyDisk, ErrorCode::ReadFailed};
    case EACCES:
        return {ErrorCode::ReadOnly, ErrorCode::FileUnreadable};
    default:
        return {ErrorCode::WriteFailed, ErrorCode::ReadFailed};
    }
}

bool isTemporary(const QString &name)
{
    return name.startsWith(u".vault.json."_s) && name.endsWith(u".tmp"_s);
}
} // namespace

void TstVaultFaults::initTestCase()
{
    // What is done to the disk is counted here, not how long it takes; and what is warned of is meant to happen.
    if (QFileInfo(u"/dev/shm"_s).isWritable())
        qputenv("TMPDIR", "/dev/shm");
    QLoggingCategory::setFilterRules(u"countersign.*.warning=false"_s);
    FaultBench bench(m_none);
    const auto session = bench.session();
    loadNow(*session);
    QVERIFY_RESULT(answerTo<QList<AccountId>>([&](auto done) {
        std::vector<Account> accounts = listOf(totpAccount(u"Gone"_s));
        accounts.push_back(totpAccount(u"Time"_s));
        accounts.push_back(hotpAccount(u"Counter"_s, 7));
        session->addAccounts(std::move(accounts), session.get(), std::move(done));
    }));
    QVERIFY_RESULT(answerTo<void>(
        [&](auto done) { session->removeAccounts({first(*session, u"Gone"_s)}, session.get(), std::move(done)); }));
    m_bare = groundOf(bench, *session);
    QVERIFY_RESULT(
        answerTo<void>([&](auto done) { session->addPassword(oldPassword(), session.get(), std::move(done)); }));
    QVERIFY_RESULT(answerTo<void>(
        [&](auto done) { session->addRecoveryKey(knownRecoveryKey().clone(), session.get(), std::move(done)); }));
    m_full = groundOf(bench, *session);
    m_withoutKey.files = m_full.files;
    m_older = writtenBy(m_full, u"0.0.9"_s);
    QCOMPARE(m_full.files.size(), 3);
    QVERIFY(!m_full.text.isEmpty());
}

void TstVaultFaults::losesNothing_data()
{
    QTest::addColumn<int>("command");
    for (std::size_t i = 0; i < commands().size(); ++i)
        QTest::newRow(commands()[i].name) << static_cast<int>(i);
}

const Ground &TstVaultFaults::groundFor(int command) const
{
    switch (commands()[static_cast<std::size_t>(command)].start) {
    case Start::None:
        break;
    case Start::Bare:
        return m_bare;
    case Start::Full:
        return m_full;
    case Start::WithoutKey:
        return m_withoutKey;
    case Start::OlderVersion:
        return m_older;
    }
    return m_none;
}

/// Runs one command with one fault and looks at everything that is there afterwards.
void TstVaultFaults::tryOut(const Case &tried)
{
    const Command &command = commands()[static_cast<std::size_t>(tried.command)];
    FaultBench bench(tried.ground);
    const auto session = bench.session();
    openSession(*session);
    FaultyFiles::arm(bench.folder.path().toStdString(), tried.fault);
    const auto result = command.run(*session);
    const auto calls = FaultyFiles::disarm();
    QCoreApplication::processEvents(); // the keychain's part of giving up
    ++m_cases;
    m_refused += result ? 0 : 1;
    const auto failed = static_cast<std::size_t>(tried.fault.number - 1);
    QVERIFY2(calls.size() > failed, "the fault was not met");
    m_failed.insert(calls.at(failed));
    check(tried, bench, *session, result, calls);
    if (QTest::currentTestFailed() || result)
        return;
    // The same once more, now that nothing is in the way.
    const auto again = command.run(*session);
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QCOMPARE(bench.described(bench.path()), tried.after);
    const bool isNew = command.start == Start::None;
    QStringList names{u"vault.json"_s, u"vault.json.lock"_s};
    if (!isNew)
        names.append(u"vault.json.previous"_s);
    if (command.start == Start::OlderVersion)
        names.insert(1, u"vault.json.0.0.9"_s);
    QCOMPARE(bench.names(), names);
}

void TstVaultFaults::check(const Case &tried, FaultBench &bench, VaultSession &session, const Result<void> &result,
    const std::vector<FaultyFiles::Kind> &calls)
{
    const bool isNew = commands()[static_cast<std::size_t>(tried.command)].start == Start::None;
    const QByteArray now = bench.described(bench.path());
    QCOMPARE(now, result ? tried.after : tried.before);
    // What the session shows is what the disk holds.
    if (now.contains(": "))
        QCOMPARE(FaultBench::shown(session), now.mid(now.indexOf(": ") + 2).split('#').first());
    else
        QCOMPARE(session.state(), VaultSession::State::NoVault);
    if (!result && isNew)
        QCOMPARE(bench.keychain.size(), std::size_t{0});
    if (!result && tried.fault.error != EINTR) {
        const ErrorCode code = result.error().code;
        const auto kind = calls.at(static_cast<std::size_t>(tried.fault.number - 1));
        // What was written is read back; when that does not work, the save as such did not.
        const bool reads = kind == FaultyFiles::Kind::Open || kind == FaultyFiles::Kind::Read;
        QVERIFY2(wordsFor(tried.fault.error).contains(code) || (reads && code == ErrorCode::WriteFailed),
            qPrintable(u"told as %1: %2"_s.arg(static_cast<int>(code)).arg(result.error().detail)));
    }
    const auto failedKind = calls.at(static_cast<std::size_t>(tried.fault.number - 1));
    const QString kept = u"vault.json.0.0.9"_s;
    for (const QString &name : bench.names()) {
        QVERIFY2(QFile::permissions(bench.data() + u'/' + name)
                == (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser),
            qPrintable(name));
        if (isTemporary(name))
            QVERIFY2(failedKind == FaultyFiles::Kind::Unlink, "something was left behind");
        else
            QVERIFY2(
                (QStringList{u"vault.json"_s, u"vault.json.lock"_s, u"vault.json.previous"_s, kept}).contains(name),
                qPrintable(name));
    }
    // The file of the older version is kept whole, and before anything is written over it.
    if (commands()[static_cast<std::size_t>(tried.command)].start == Start::OlderVersion) {
        QVERIFY(!result || QFile::exists(bench.data() + u'/' + kept));
        if (QFile::exists(bench.data() + u'/' + kept))
            QCOMPARE(contentOf(bench.data() + u'/' + kept), tried.ground.files.value(u"vault.json"_s));
    }
    const QString previous = bench.path() + u".previous"_s;
    if (isNew)
        QVERIFY(!QFile::exists(previous));
    else if (QFile::exists(previous))
        QVERIFY((QByteArrayList{tried.before, tried.beforePrevious, result ? tried.after : tried.before})
                    .contains(bench.described(previous)));
    else // gone only where it would open with what was given up
        QVERIFY(result && tried.after.contains("new-password"));
}

void TstVaultFaults::goThrough(const QList<int> &errors, FaultyFiles::Lasting lasting)
{
    QFETCH(int, command);
    const Command &chosen = commands()[static_cast<std::size_t>(command)];
    const Ground &ground = groundFor(command);
    // First without a fault: which calls there are, and what comes out.
    FaultBench bench(ground);
    const QByteArray before = bench.described(bench.path());
    const QByteArray beforePrevious = bench.described(bench.path() + u".previous"_s);
    const auto session = bench.session();
    openSession(*session);
    FaultyFiles::arm(bench.folder.path().toStdString(), {});
    QVERIFY_RESULT(chosen.run(*session));
    const auto calls = FaultyFiles::disarm();
    QVERIFY(calls.size() > 10);
    const QByteArray after = bench.described(bench.path());
    QVERIFY(after != before || chosen.start == Start::WithoutKey);
    for (int number = 1; number <= static_cast<int>(calls.size()); ++number) {
        for (const int error : errors) {
            const auto kind = calls.at(static_cast<std::size_t>(number - 1));
            if (error == 0 && kind != FaultyFiles::Kind::Read && kind != FaultyFiles::Kind::Write)
                continue;
            tryOut({ground, before, beforePrevious, after, command, {number, error, lasting}});
            if (QTest::currentTestFailed()) {
                qWarning("call %d of kind %d, errno %d", number, static_cast<int>(kind), error);
                return;
            }
        }
    }
}

void TstVaultFaults::losesNothing()
{
    // EINTR and half a read or write are no troubles at all, and must not become any.
    goThrough({EIO, ENOSPC, EROFS, EACCES, EDQUOT, EINTR, 0}, FaultyFiles::Lasting::Once);
}

void TstVaultFaults::losesNothingWhenItGoesOn()
{
    goThrough({EIO, ENOSPC, EROFS, EDQUOT}, FaultyFiles::Lasting::FromThenOn);
}

void TstVaultFaults::opensAgainAfterEveryFault()
{
    FaultBench bench(m_full);
    const auto content = contentOf(bench.path());
    FaultyFiles::arm(bench.folder.path().toStdString(), {});
    loadNow(*bench.session());
    const auto calls = FaultyFiles::disarm();
    QVERIFY(calls.size() >= 3);
    for (int number = 1; number <= static_cast<int>(calls.size()); ++number) {
        for (const int error : {EIO, ENOSPC, EROFS, EACCES, EDQUOT, EINTR, 0}) {
            const auto session = bench.session();
            FaultyFiles::arm(bench.folder.path().toStdString(), {number, error, FaultyFiles::Lasting::Once});
            loadNow(*session);
            QCOMPARE(FaultyFiles::disarm().size() >= static_cast<std::size_t>(number), true);
            ++m_cases;
            if (session->state() == VaultSession::State::Closed) {
                ++m_refused;
                QVERIFY(wordsFor(error).contains(session->problem().error.code));
                loadNow(*session);
            }
            QCOMPARE(session->state(), VaultSession::State::Open);
            QCOMPARE(session->summaries().size(), 2);
            QCOMPARE(contentOf(bench.path()), content);
        }
    }
}

void TstVaultFaults::metEveryKindOfCall()
{
    using FaultyFiles::Kind;
    for (const Kind kind : {Kind::Open, Kind::Read, Kind::Write, Kind::Sync, Kind::Rename, Kind::Link, Kind::Unlink,
             Kind::Close, Kind::Lock, Kind::MakeFolder, Kind::Look})
        QVERIFY2(m_failed.count(kind) == 1, qPrintable(QString::number(static_cast<int>(kind))));
    QVERIFY(m_refused > m_cases / 10 && m_refused < m_cases);
    qInfo("cases tried %d, of which %d were told as failures; nothing lost", m_cases, m_refused);
}

QTEST_GUILESS_MAIN(TstVaultFaults)
#include "tst_vaultfaults.moc"
