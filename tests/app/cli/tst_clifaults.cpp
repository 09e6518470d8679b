// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"
#include "tests/app/cli/clirunner.h"
#include "tests/core/vault/vaultfiles.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <cerrno>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// The real terminal program on a disk that fails: a library that it preloads makes one call fail (see
/// tests/support/faultyfiles.h).
class TstCliFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void leavesNoHalfRecoveryKey_data();
    void leavesNoHalfRecoveryKey();
    void saysWhatIsWrongWhenAddingOne_data() { leavesNoHalfRecoveryKey_data(); }
    void saysWhatIsWrongWhenAddingOne();

private:
    /// Runs the program while call @p number on files below @p folder fails.
    [[nodiscard]] CliRun faulty(const QStringList &arguments, const QString &folder, int number, int error) const;
    [[nodiscard]] QStringList leftIn(const QString &folder) const
    {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<CliRunner> m_runner;
    QString m_vaultFolder, m_out;
    QByteArray m_vault;
};

namespace
{
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

constexpr int mostCalls = 60;
constexpr int callsOfAdding = 26;
} // namespace

void TstCliFaults::init()
{
    m_runner = std::make_unique<CliRunner>();
    m_vaultFolder = m_runner->path(u"v"_s);
    m_out = m_runner->path(u"out"_s);
    QVERIFY(QDir().mkpath(m_vaultFolder) && QDir().mkpath(m_out));
    // Its password costs next to nothing, unlike those that the program itself makes.
    m_vault = *sealedFile(ownDatabase("")).toBytes();
    QVERIFY(!m_runner->write(u"v/vault.json"_s, m_vault).isEmpty());
    QVERIFY(!m_runner->write(u"right"_s, "right\n").isEmpty());
}

CliRun TstCliFaults::faulty(const QStringList &arguments, const QString &folder, int number, int error) const
{
    QProcess process;
    QProcessEnvironment environment = m_runner->environment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(COUNTERSIGN_FAULTYFILES));
    environment.insert(u"COUNTERSIGN_FAULT"_s, u"%1 %2 %3"_s.arg(folder).arg(number).arg(error));
    // The sanitizer wants to be the first library; it works all the same.
    environment.insert(u"ASAN_OPTIONS"_s, qEnvironmentVariable("ASAN_OPTIONS") + u":verify_asan_link_order=0"_s);
    process.setProcessEnvironment(environment);
    process.start(CliRunner::program(),
        QStringList{u"--vault"_s, m_vaultFolder + u"/vault.json"_s, u"--no-keychain"_s, u"--password-file"_s,
            m_runner->path(u"right"_s)}
            + arguments);
    process.write("otpauth://totp/A:" + QByteArray::number(number) + "?secret=JBSWY3DPEHPK3PXP");
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, "crashed or did not end"};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TstCliFaults::leavesNoHalfRecoveryKey_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("EIO") << EIO << QByteArray("The disk did not take the file.");
    QTest::newRow("ENOSPC") << ENOSPC << QByteArray("The disk is full.");
    QTest::newRow("EROFS") << EROFS << QByteArray("The disk is read-only.");
    QTest::newRow("EACCES") << EACCES << QByteArray("Your user may not write");
    QTest::newRow("EDQUOT") << EDQUOT << QByteArray("Your user may not store more");
}

void TstCliFaults::leavesNoHalfRecoveryKey()
{
    QFETCH(int, error);
    QFETCH(QByteArray, words);
    const QString file = m_out + u"/key.txt"_s;
    int refused = 0;
    int told = 0;
    // Until the fault is not met any more: then the key is made.
    for (int number = 1; number < mostCalls; ++number) {
        const CliRun run = faulty({u"protect"_s, u"--recovery-key-out"_s, file}, m_out, number, error);
        QVERIFY2(run.exitCode >= 0, run.error.constData());
        if (run.exitCode == 0) {
            const auto key = RecoveryKey::read(SecretBytes::copyOf(contentOf(file)));
            QVERIFY2(key, "the file holds no key, although the program said so");
            QVERIFY(refused >= 4 && told >= 4);
            return;
        }
        ++refused;
        told += run.error.contains(words) ? 1 : 0;
        QVERIFY2(run.error.contains("Nothing opens with it."), run.error.constData());
        QCOMPARE(leftIn(m_out), QStringList());
        QCOMPARE(contentOf(m_vaultFolder + u"/vault.json"_s), m_vault);
    }
    QFAIL("never written");
}

void TstCliFaults::saysWhatIsWrongWhenAddingOne()
{
    QFETCH(int, error);
    QFETCH(QByteArray, words);
    int told = 0;
    int saved = 0;
    for (int number = 1; number <= callsOfAdding; ++number) {
        const CliRun run = faulty({u"add"_s, u"-"_s}, m_vaultFolder, number, error);
        QVERIFY2(run.exitCode >= 0, run.error.constData());
        QVERIFY(!run.error.contains("JBSWY3DPEHPK3PXP"));
        const QByteArray now = contentOf(m_vaultFolder + u"/vault.json"_s);
        QCOMPARE(now == m_vault, run.exitCode != 0);
        m_vault = now;
        told += run.error.contains(words) ? 1 : 0;
        saved += run.exitCode == 0 ? 1 : 0;
    }
    QVERIFY2(told >= 6 && saved >= 3, qPrintable(u"told %1 times, saved %2 times"_s.arg(told).arg(saved)));
    qInfo("cases tried %d, nothing lost", callsOfAdding);
}

QTEST_GUILESS_MAIN(TstCliFaults)
#include "tst_clifaults.moc"
