// SPDX-License-Identifier: GPL-3.0-or-later
// The window's program, started more than once, on an X server with a window manager.
#include "tests/support/xserver.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 60000;
constexpr auto setupLink = "otpauth://totp/Acme:bob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_L1;
} // namespace

class TstSecondStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void raisesTheFirstWindow();
    void bringsItOverOtherWindows();
    void handsOverALink();
    void takesOverAfterAKill();
    void anotherVaultHasAWindowOfItsOwn();
    void theDemoIsNobodysSecondStart();

private:
    QProcess &start(const QStringList &arguments);
    QProcess &startOnVault(const QString &name, const QStringList &more = {});
    [[nodiscard]] QByteArray ask(const QString &program, const QStringList &arguments) const;
    /// The windows of that program whose title matches.
    [[nodiscard]] QByteArrayList windows(const QProcess &program, const QString &title = u"Countersign"_s) const;
    [[nodiscard]] QByteArray frontTitle() const;

    XServer m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstSecondStart::initTestCase()
{
    QVERIFY(m_server.start());
    QVERIFY(m_server.manageWindows());
}

void TstSecondStart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->path()));
    qputenv("HOME", QFile::encodeName(m_folder->path()));
}

void TstSecondStart::cleanup()
{
    m_server.closeWindows();
}

QProcess &TstSecondStart::start(const QStringList &arguments)
{
    return m_server.run(QStringLiteral(COUNTERSIGN_PROGRAM), arguments);
}

QProcess &TstSecondStart::startOnVault(const QString &name, const QStringList &more)
{
    return start(QStringList{u"--no-keychain"_s, u"--vault"_s, m_folder->filePath(name)} + more);
}

QByteArray TstSecondStart::ask(const QString &program, const QStringList &arguments) const
{
    QProcess question;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, QString::fromLatin1(m_server.display()));
    question.setProcessEnvironment(environment);
    question.start(program, arguments);
    question.waitForFinished(patience);
    return question.readAllStandardOutput().trimmed();
}

QByteArrayList TstSecondStart::windows(const QProcess &program, const QString &title) const
{
    const QByteArray found = ask(u"xdotool"_s,
        {u"search"_s, u"--all"_s, u"--onlyvisible"_s, u"--pid"_s, QString::number(program.processId()), u"--name"_s,
            title});
    return found.isEmpty() ? QByteArrayList() : found.split('\n');
}

QByteArray TstSecondStart::frontTitle() const
{
    return ask(u"xdotool"_s, {u"getactivewindow"_s, u"getwindowname"_s});
}

void TstSecondStart::raisesTheFirstWindow()
{
    QProcess &first = startOnVault(u"vault.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(first).isEmpty(), patience);
    const QString id = QString::fromLatin1(windows(first).constFirst());
    (void)ask(u"xdotool"_s, {u"windowminimize"_s, id});
    QTRY_VERIFY_WITH_TIMEOUT(windows(first).isEmpty(), patience);

    QProcess &second = startOnVault(u"vault.json"_s);
    QVERIFY(second.waitForFinished(patience));
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(first).isEmpty(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(frontTitle(), QByteArray("Countersign"), patience);
    QCOMPARE(first.state(), QProcess::Running);
}

void TstSecondStart::bringsItOverOtherWindows()
{
    QProcess &first = startOnVault(u"vault.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(first).isEmpty(), patience);
    QProcess &other = start({u"--demo"_s});
    const auto isInFront = [this](const QProcess &program) {
        return windows(program).contains(ask(u"xdotool"_s, {u"getactivewindow"_s}));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isInFront(other), patience);
    QProcess &second = startOnVault(u"vault.json"_s);
    QVERIFY(second.waitForFinished(patience));
    QTRY_VERIFY_WITH_TIMEOUT(isInFront(first), patience);
}

void TstSecondStart::handsOverALink()
{
    QProcess &first = startOnVault(u"vault.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(first).isEmpty(), patience);
    QVERIFY(windows(first, u"Add account"_s).isEmpty());
    QProcess &second = startOnVault(u"vault.json"_s, {setupLink});
    QVERIFY(second.waitForFinished(patience));
    QCOMPARE(second.exitCode(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(windows(first, u"Add account"_s).size(), 1, patience);
    for (QProcess *program : {&first, &second}) {
        const QByteArray said = program->readAllStandardError() + program->readAllStandardOutput();
        QVERIFY2(!said.contains("GEZDGNBV") && !said.contains("Acme"), said.constData());
    }
}

void TstSecondStart::takesOverAfterAKill()
{
    QProcess &first = startOnVault(u"vault.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(first).isEmpty(), patience);
    first.kill();
    QVERIFY(first.waitForFinished(patience));
    QProcess &second = startOnVault(u"vault.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(second).isEmpty(), patience);
    QProcess &third = startOnVault(u"vault.json"_s);
    QVERIFY(third.waitForFinished(patience));
    QCOMPARE(third.exitCode(), 0);
    QCOMPARE(second.state(), QProcess::Running);
}

void TstSecondStart::anotherVaultHasAWindowOfItsOwn()
{
    QProcess &first = startOnVault(u"vault.json"_s);
    QProcess &other = startOnVault(u"other.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(first).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(other).isEmpty(), patience);
}

void TstSecondStart::theDemoIsNobodysSecondStart()
{
    QProcess &first = start({u"--demo"_s});
    QProcess &second = start({u"--demo"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!windows(first).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!windows(second).isEmpty(), patience);
}

QTEST_GUILESS_MAIN(TstSecondStart)
#include "tst_secondstart.moc"
