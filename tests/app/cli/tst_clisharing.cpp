// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal program and a session, as the window has one, on the same vault at the same time.
#include "core/otp/otpgenerator.h"
#include "tests/app/cli/clirunner.h"
#include "tests/core/vault/vaulttesting.h"

#include <QProcess>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int changesEach = 100;

/// Starts one countersign-cli after the other: every other time it adds an account, else it asks for the counter code.
class Terminal
{
public:
    explicit Terminal(const CliRunner &runner, QString vault)
        : m_runner(runner)
        , m_vault(std::move(vault))
    {
    }

    void startNext()
    {
        if (m_next == changesEach)
            return;
        const int number = m_next++;
        m_process = std::make_unique<QProcess>();
        m_process->setProcessEnvironment(m_runner.environment());
        QObject::connect(m_process.get(), &QProcess::finished, m_process.get(), [this, number](int exitCode) {
            if (exitCode != 0)
                failures.append(m_process->readAllStandardError());
            else if (number % 2 != 0)
                codes.append(QString::fromLatin1(m_process->readAllStandardOutput().trimmed()));
            // Not from within its own signal.
            QMetaObject::invokeMethod(
                &m_loop, [this] { startNext(); }, Qt::QueuedConnection);
            ++done;
        });
        const QStringList vault{u"--vault"_s, m_vault, u"--no-keychain"_s, u"--password-file"_s,
            m_runner.write(u"password-of-both"_s, "right\n")};
        if (number % 2 != 0) {
            m_process->start(CliRunner::program(), vault + QStringList{u"code"_s, u"Counter"_s});
            return;
        }
        m_process->start(CliRunner::program(), vault + QStringList{u"add"_s, u"-"_s});
        m_process->write("otpauth://totp/terminal" + QByteArray::number(number) + ":a?secret=JBSWY3DPEHPK3PXP");
        m_process->closeWriteChannel();
    }

    int done = 0;
    QStringList codes;
    QList<QByteArray> failures;

private:
    const CliRunner &m_runner;
    QString m_vault;
    QObject m_loop;
    int m_next = 0;
    std::unique_ptr<QProcess> m_process;
};

/// Does the same with a session: the next change as soon as one is done.
class Window
{
public:
    Window(VaultSession &session, AccountId counter)
        : m_session(session)
        , m_counter(counter)
    {
    }

    void startNext()
    {
        if (m_next == changesEach)
            return;
        const int number = m_next++;
        if (number % 2 != 0) {
            m_session.advanceCounter(m_counter, &m_session, [this](const Result<CodeWindow> &code) {
                if (code)
                    codes.append(code->code);
                finish(code.has_value());
            });
        } else {
            m_session.addAccounts(listOf(totpAccount(u"window%1"_s.arg(number))), &m_session,
                [this](const Result<QList<AccountId>> &ids) { finish(ids.has_value()); });
        }
    }

    int done = 0;
    int failed = 0;
    QStringList codes;

private:
    void finish(bool ok)
    {
        failed += ok ? 0 : 1;
        ++done;
        startNext();
    }

    VaultSession &m_session;
    AccountId m_counter;
    int m_next = 0;
};
} // namespace

class TstCliSharing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingAndGivesNoCodeTwice()
    {
        SessionBench bench;
        const CliRunner runner;
        const auto session = bench.loaded(nullptr);
        QVERIFY_RESULT(SessionBench::createWithPassword(*session, u"right"));
        const auto ids = SessionBench::add(*session, hotpAccount(u"Counter"_s));
        QVERIFY_RESULT(ids);
        Window window(*session, ids->first());
        Terminal terminal(runner, bench.path());
        window.startNext();
        terminal.startNext();
        QTRY_COMPARE_WITH_TIMEOUT(window.done, changesEach, 240000);
        QTRY_COMPARE_WITH_TIMEOUT(terminal.done, changesEach, 240000);
        QCOMPARE(window.failed, 0);
        QCOMPARE(terminal.failures, QList<QByteArray>());

        const auto after = bench.loaded(nullptr);
        QVERIFY_RESULT(SessionBench::openWithPassword(*after, u"right"));
        QStringList expected{u"Counter"_s};
        for (int i = 0; i < changesEach; i += 2)
            expected += {u"window%1"_s.arg(i), u"terminal%1"_s.arg(i)};
        QStringList found = SessionBench::issuers(*after);
        expected.sort();
        found.sort();
        QCOMPARE(found, expected);

        // Every counter was used once, by one or the other.
        Account account = hotpAccount(u"Counter"_s);
        QStringList allCodes;
        for (std::uint64_t counter = 0; counter < changesEach; ++counter) {
            account.parameters.counter = counter;
            const auto code = OtpGenerator::codeAt(account, bench.clock.nowSeconds());
            QVERIFY_RESULT(code);
            allCodes.append(code->code);
        }
        QStringList given = window.codes + terminal.codes;
        allCodes.sort();
        given.sort();
        QCOMPARE(given, allCodes);
        QCOMPARE(after->reveal(ids->first())->parameters.counter, std::uint64_t{changesEach});

        // What the session shows without being told is what it saved last, and the rest when it looks.
        session->reloadIfChanged();
        QTRY_COMPARE_WITH_TIMEOUT(session->summaries().size(), after->summaries().size(), 30000);
    }
};

QTEST_GUILESS_MAIN(TstCliSharing)
#include "tst_clisharing.moc"
