// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray accounts =
    "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub\n"
    "otpauth://totp/Caf%C3%A9:bob?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Caf%C3%A9&algorithm=SHA256"
    "&digits=8&period=60\n"
    "otpauth://hotp/Bank:carol?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bank&counter=0\n"
    "otpauth://steam/Steam:gabe?secret=JBSWY3DPEHPK3PXP&issuer=Steam\n";

/// What oathtool says about one of the two time-based accounts.
QByteArray oathtool(const QString &issuer, qint64 time)
{
    QStringList arguments{u"-b"_s, u"-N"_s, u"@%1"_s.arg(time)};
    if (issuer == u"GitHub"_s)
        arguments += {u"--totp=sha1"_s, u"JBSWY3DPEHPK3PXP"_s};
    else
        arguments += {u"--totp=sha256"_s, u"-d"_s, u"8"_s, u"-s"_s, u"60"_s, u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s};
    return CliRunner::run(u"oathtool"_s, arguments).trimmed();
}
} // namespace

class TstCliCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const CliRun added = m_runner.vault({u"add"_s, u"-"_s}, accounts);
        QVERIFY2(added.exitCode == 0, added.summary().constData());
    }

    void agreesWithOathtool_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<qint64>("time");
        for (const qint64 time : {qint64{0}, qint64{59}, qint64{1'111'111'109}, qint64{1'700'000'000},
                 qint64{2'000'000'000}, qint64{4'294'967'296}}) {
            for (const QString &issuer : {u"GitHub"_s, u"Café"_s})
                QTest::addRow("%s at %lld", qPrintable(issuer), time) << issuer << time;
        }
    }

    void agreesWithOathtool()
    {
        QFETCH(QString, issuer);
        QFETCH(qint64, time);
        const qint64 period = issuer == u"GitHub"_s ? 30 : 60;
        const QByteArray expected = oathtool(issuer, time);
        QVERIFY(!expected.isEmpty());
        const QString at = QString::number(time);
        QCOMPARE(m_runner.vault({u"code"_s, issuer, u"--at"_s, at}).out, expected + "\n");
        const QByteArray next = oathtool(issuer, time + period);
        QCOMPARE(m_runner.vault({u"code"_s, issuer, u"--at"_s, at, u"--next"_s}).out, next + "\n");

        const QJsonObject json =
            m_runner.vault({u"code"_s, issuer, u"--json"_s, u"--at"_s, at}).array().first().toObject();
        QCOMPARE(json.value(u"code"_s).toString().toLatin1(), expected);
        QCOMPARE(json.value(u"next"_s).toString().toLatin1(), next);
        QCOMPARE(json.value(u"validUntil"_s).toInteger(), (time / period + 1) * period);
        QCOMPARE(json.value(u"issuer"_s), issuer);
        QCOMPARE(json.keys(), (QStringList{u"code"_s, u"id"_s, u"issuer"_s, u"name"_s, u"next"_s, u"validUntil"_s}));
    }

    void showsTheCodesOfNow()
    {
        const qint64 before = QDateTime::currentSecsSinceEpoch();
        const CliRun run = m_runner.vault({u"code"_s, u"github"_s});
        const qint64 after = QDateTime::currentSecsSinceEpoch();
        QVERIFY2(run.exitCode == 0, run.summary().constData());
        QList<QByteArray> right;
        for (qint64 time = before; time <= after; ++time)
            right.append(oathtool(u"GitHub"_s, time) + "\n");
        QVERIFY2(right.contains(run.out), run.out.constData());
    }

    void findsAccountsWithoutAccentsOrCase()
    {
        QCOMPARE(
            m_runner.vault({u"code"_s, u"CAFE"_s, u"bob"_s, u"--at"_s, u"59"_s}).out, oathtool(u"Café"_s, 59) + "\n");
    }

    void exitsWithFourWhenNothingMatches()
    {
        for (const QString &command : {u"code"_s, u"list"_s, u"watch"_s, u"remove"_s}) {
            const CliRun run = m_runner.vault({command, u"nobody"_s});
            QCOMPARE(run.exitCode, 4);
            QCOMPARE(run.out, QByteArray());
            QVERIFY(run.error.contains("No account matches"));
        }
    }

    void showsATableOfSeveral()
    {
        const CliRun run = m_runner.vault({u"code"_s, u"--at"_s, u"59"_s});
        QVERIFY2(run.exitCode == 0, run.summary().constData());
        const QList<QByteArray> lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].startsWith("CODE"));
        QVERIFY(lines[1].startsWith(oathtool(u"GitHub"_s, 59) + " "));
        QVERIFY(lines[1].contains(" 1 s ") && lines[1].endsWith("GitHub  alice"));
        QVERIFY(run.error.contains("Counter-based"));
    }

    void givesCounterCodesOneByOneAcrossRuns()
    {
        // RFC 4226, appendix D.
        for (const char *expected : {"755224\n", "287082\n", "359152\n"})
            QCOMPARE(m_runner.vault({u"code"_s, u"bank"_s}).out, QByteArray(expected));
        const CliRun json = m_runner.vault({u"code"_s, u"bank"_s, u"--json"_s});
        const QJsonObject code = json.array().first().toObject();
        QCOMPARE(code.value(u"code"_s), u"969429"_s);
        QVERIFY(code.value(u"next"_s).isNull());
        QVERIFY(code.value(u"validUntil"_s).isNull());
        const QJsonObject listed = m_runner.vault({u"list"_s, u"bank"_s, u"--json"_s}).array().first().toObject();
        QCOMPARE(listed.value(u"counter"_s), 4);
    }

    void doesNotUseUpCountersInAListing()
    {
        const QJsonArray before = m_runner.vault({u"list"_s, u"--json"_s}).array();
        const QJsonArray codes = m_runner.vault({u"code"_s, u"--json"_s}).array();
        QCOMPARE(codes.size(), 4);
        QVERIFY(codes.at(2).toObject().value(u"code"_s).isNull());
        QCOMPARE(m_runner.vault({u"list"_s, u"--json"_s}).array(), before);
    }

    void showsSteamCodesInSteamsLetters()
    {
        const QByteArray code = m_runner.vault({u"code"_s, u"steam"_s, u"--at"_s, u"59"_s}).out.trimmed();
        QCOMPARE(code.size(), 5);
        for (const char letter : code)
            QVERIFY(QByteArrayView("23456789BCDFGHJKMNPQRTVWXY").contains(letter));
    }

    void watchPrintsLiveCodesIntoAPipe()
    {
        QProcess process;
        process.setProcessEnvironment(m_runner.environment());
        process.start(CliRunner::program(), m_runner.vaultOptions() + QStringList{u"watch"_s, u"--json"_s});
        QVERIFY(process.waitForReadyRead(60'000));
        const QByteArray line = process.readLine();
        process.terminate();
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(QJsonDocument::fromJson(line).array().size(), 4);
    }

    void watchPrintsAgainWhenACodeChanges()
    {
        // A period of one second changes often enough to wait for.
        const CliRunner runner;
        QCOMPARE(
            runner.vault({u"add"_s, u"-"_s}, "otpauth://totp/Fast:f?secret=JBSWY3DPEHPK3PXP&period=1").exitCode, 0);
        QProcess process;
        process.setProcessEnvironment(runner.environment());
        process.start(CliRunner::program(), runner.vaultOptions() + QStringList{u"watch"_s});
        QByteArray out;
        while (out.count("CODE") < 3 && process.waitForReadyRead(60'000))
            out += process.readAllStandardOutput();
        process.terminate();
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(out.count("CODE") >= 3);
        QVERIFY2(!out.contains('\x1b'), "escape sequences are for terminals");
    }

    void watchEndsAtOnceWithoutAccounts()
    {
        const CliRunner runner;
        const CliRun run = runner.vault({u"watch"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("No accounts yet"));
    }

private:
    CliRunner m_runner;
};

QTEST_GUILESS_MAIN(TstCliCode)
#include "tst_clicode.moc"
