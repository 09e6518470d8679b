// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hardening.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// What the system says of our processes while they run.
class TstHardening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }
    void programsGiveUpRights_data();
    void programsGiveUpRights();
    void aHardenedProcessCannotBeLookedInto();

private:
    static QString told(qint64 process, const QString &file, const QString &pattern);

    QTemporaryDir m_folder;
};

namespace
{
constexpr int patience = 60000;
const QString noNewPrivileges = u"NoNewPrivs:\\s+(\\d)"_s;
const QString coreSize = u"Max core file size\\s+(\\w+\\s+\\w+)"_s;
const QString noCore = u"0 0"_s;
} // namespace

/// What the pattern captures in a file of /proc; empty when it is not there.
QString TstHardening::told(qint64 process, const QString &file, const QString &pattern)
{
    QFile text(u"/proc/%1/%2"_s.arg(process).arg(file));
    if (!text.open(QIODevice::ReadOnly))
        return {};
    return QRegularExpression(pattern).match(QString::fromUtf8(text.readAll())).captured(1).simplified();
}

void TstHardening::programsGiveUpRights_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    // Each waits for something: standard input, or somebody at the window.
    QTest::newRow("countersign-cli") << u"countersign-cli"_s << QStringList{u"parse"_s, u"-"_s};
    for (const QString &name : {u"countersign"_s, u"countersign-picture-reader"_s}) {
        if (QFile::exists(QStringLiteral(PROGRAM_FOLDER "/") + name))
            QTest::newRow(qPrintable(name))
                << name << (name == u"countersign"_s ? QStringList{u"--demo"_s} : QStringList());
    }
}

void TstHardening::programsGiveUpRights()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    // So that there is something to give up, whatever the test itself runs under.
    struct rlimit dumps = {};
    getrlimit(RLIMIT_CORE, &dumps);
    dumps.rlim_cur = dumps.rlim_max;
    setrlimit(RLIMIT_CORE, &dumps);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    environment.insert(u"XDG_DATA_HOME"_s, m_folder.path());
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PROGRAM_FOLDER "/") + program, arguments);
    QVERIFY(process.waitForStarted(patience));
    const qint64 id = process.processId();
    QTRY_COMPARE_WITH_TIMEOUT(told(id, u"status"_s, noNewPrivileges), u"1"_s, patience);
    QCOMPARE(told(id, u"limits"_s, coreSize), noCore);
    process.kill();
    QVERIFY(process.waitForFinished(patience));
}

/// In a child, since it is for good.
void TstHardening::aHardenedProcessCannotBeLookedInto()
{
    QCOMPARE(prctl(PR_GET_DUMPABLE), 1);
    const pid_t child = fork();
    if (child == 0) {
        hardenProcess();
        refuseInspection();
        struct rlimit dumps = {1, 1};
        const bool isDone = prctl(PR_GET_DUMPABLE) == 0 && prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1
            && getrlimit(RLIMIT_CORE, &dumps) == 0 && dumps.rlim_cur == 0 && dumps.rlim_max == 0;
        // Nor can it take that back for its dumps, unless it is root's.
        dumps = {1, 1};
        _exit(isDone && (geteuid() == 0 || setrlimit(RLIMIT_CORE, &dumps) != 0) ? 0 : 1);
    }
    QVERIFY(child > 0);
    int status = -1;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

QTEST_GUILESS_MAIN(TstHardening)
#include "tst_hardening.moc"
