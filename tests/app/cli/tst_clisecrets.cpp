// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "tests/app/cli/clirunner.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray secret = "MNUGC3TFPFSWY3DPONSWG4TFOQ";

/// All forms in which the secret could leak.
QList<QByteArray> forms()
{
    const Result<SecretBytes> bytes = Base32::decode(secret);
    if (!bytes)
        return {};
    const QByteArray raw = bytes->view().toByteArray();
    return {secret, secret.toLower(), raw, raw.toHex(), raw.toHex().toUpper(), raw.toBase64()};
}

bool hasSecret(const QByteArray &text)
{
    for (const QByteArray &form : forms()) {
        if (text.contains(form))
            return true;
    }
    return false;
}
} // namespace

class TstCliSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(forms().size(), 6);
        QVERIFY(hasSecret("x" + secret + "x"));
    }

    void showsKeysOnlyOnRequest()
    {
        const CliRunner runner;
        const QByteArray link = "otpauth://totp/A:a?issuer=A&secret=" + secret;
        const QList<QPair<QStringList, QByteArray>> commands{
            {{u"add"_s, u"-"_s}, link},
            {{u"add"_s, u"-"_s}, link}, // once more: it is there already
            {{u"add"_s, u"-"_s, u"--json"_s, u"--force"_s}, link},
            {{u"add"_s, u"-"_s}, "otpauth://totp/Steam:a?issuer=Steam&secret=" + secret},
            {{u"add"_s, u"-"_s}, "otpauth://totp/a?period=0&secret=" + secret},
            {{u"add"_s, u"-"_s}, "otpauth://totp/a?secret=" + secret + "!"},
            {{u"add"_s, QString::fromLatin1(link)}, {}},
            {{QString::fromLatin1(secret)}, {}},
            {{u"list"_s}, {}},
            {{u"list"_s, u"--json"_s}, {}},
            {{u"code"_s}, {}},
            {{u"code"_s, u"--json"_s}, {}},
            {{u"parse"_s, u"-"_s}, link},
            {{u"parse"_s, u"-"_s, u"--json"_s}, link},
            {{u"parse"_s, u"-"_s}, secret},
            {{u"parse"_s, u"-"_s}, "otpauth://totp/Steam:a?issuer=Steam&secret=" + secret},
            {{u"parse"_s, u"-"_s, u"--json"_s}, "otpauth://totp/a?period=0&secret=" + secret},
            {{u"parse"_s, u"-"_s, u"--json"_s}, "otpauth://totp/a?foo=bar&secret=" + secret + "&secret=" + secret},
            {{u"remove"_s, u"A"_s, u"--json"_s}, {}},
        };
        for (const auto &[command, input] : commands) {
            const CliRun run = runner.vault(command, input);
            QVERIFY(run.exitCode >= 0);
            QVERIFY2(!hasSecret(run.out) && !hasSecret(run.error), qPrintable(command.first()));
        }
    }

    void showsThemOnRequest()
    {
        const CliRunner runner;
        const QByteArray link = "otpauth://totp/A:a?issuer=A&secret=" + secret;
        QVERIFY(runner.vault({u"add"_s, u"-"_s, u"--json"_s, u"--show-secrets"_s}, link).out.contains(secret));
        QVERIFY(runner.vault({u"list"_s, u"--show-secrets"_s}).out.contains(secret));
        QVERIFY(runner.vault({u"parse"_s, u"-"_s, u"--show-secrets"_s}, link).out.contains(secret));
        const QJsonObject account =
            runner.vault({u"list"_s, u"--json"_s, u"--show-secrets"_s}).array().first().toObject();
        QCOMPARE(account.value(u"secret"_s), QString::fromLatin1(secret));
    }

    void leavesNoKeyAndNoPasswordInAnyFile()
    {
        const CliRunner runner;
        QCOMPARE(runner.vault({u"add"_s, u"-"_s}, "otpauth://totp/A:a?issuer=A&secret=" + secret).exitCode, 0);
        QCOMPARE(runner.vault({u"code"_s}).exitCode, 0);
        int files = 0;
        QDirIterator entries(runner.path(QString()), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            QFile file(entries.next());
            if (file.fileName().endsWith(u"/password"_s) || !file.open(QIODevice::ReadOnly))
                continue;
            ++files;
            const QByteArray content = file.readAll();
            QVERIFY2(!hasSecret(content) && !content.contains("correct horse"), qPrintable(file.fileName()));
        }
        QVERIFY(files > 0);
    }

    void keepsKeyAndPasswordOutOfTheCommandLineAndTheEnvironment()
    {
        const CliRunner runner;
        QCOMPARE(runner.vault({u"add"_s, u"-"_s}, "otpauth://totp/A:a?issuer=A&secret=" + secret).exitCode, 0);
        QProcess process;
        process.setProcessEnvironment(runner.environment());
        process.start(CliRunner::program(), runner.vaultOptions() + QStringList(u"watch"_s));
        QVERIFY(process.waitForReadyRead(60'000));
        for (const QString &name : {u"cmdline"_s, u"environ"_s}) {
            QFile file(u"/proc/%1/%2"_s.arg(process.processId()).arg(name));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
            const QByteArray content = file.readAll();
            QVERIFY(!content.isEmpty());
            QVERIFY(!hasSecret(content) && !content.contains("correct horse"));
        }
        QFile limits(u"/proc/%1/limits"_s.arg(process.processId()));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        const QByteArray core = limits.readAll();
        const qsizetype line = core.indexOf("Max core file size");
        QVERIFY(line >= 0);
        QCOMPARE(
            core.mid(line, core.indexOf('\n', line) - line).simplified(), QByteArray("Max core file size 0 0 bytes"));
        process.terminate();
        QVERIFY(process.waitForFinished(60'000));
    }
};

QTEST_GUILESS_MAIN(TstCliSecrets)
#include "tst_clisecrets.moc"
