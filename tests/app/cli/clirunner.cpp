// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>

#include <unistd.h>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 120'000; // Only so that a hang ends; nothing is measured.
} // namespace

QJsonDocument CliRun::json() const
{
    if (out.count('\n') != 1 || !out.endsWith('\n'))
        return {};
    return QJsonDocument::fromJson(out);
}

QJsonArray CliRun::array() const
{
    return json().array();
}

QJsonObject CliRun::object() const
{
    return json().object();
}

QByteArray CliRun::summary() const
{
    return "exit " + QByteArray::number(exitCode) + ": " + error;
}

CliRunner::CliRunner()
{
    const QString file = write(u"password"_s, "correct horse\nsecond line\n");
    Q_ASSERT(!file.isEmpty());
}

QStringList CliRunner::vaultOptions() const
{
    return {u"--vault"_s, vaultFile(), u"--no-keychain"_s, u"--password-file"_s, path(u"password"_s)};
}

CliRun CliRunner::vault(const QStringList &arguments, const QByteArray &input) const
{
    return plain(vaultOptions() + arguments, input);
}

CliRun CliRunner::plain(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    // Away from the terminal that the tests may run in, so that nothing waits for an answer.
    process.setChildProcessModifier([] { setsid(); });
    process.start(program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, "did not end"};
    }
    CliRun run{process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    if (process.exitStatus() != QProcess::NormalExit)
        run.exitCode = -1;
    // Whatever was asked for: what goes to standard error ends up in logs.
    for (const char *secret : {"JBSWY3DPEHPK3PXP", "GEZDGNBVGY3TQOJQ", "correct horse"}) {
        if (run.error.toUpper().contains(QByteArray(secret).toUpper()))
            return {-1, {}, "a secret went to standard error"};
    }
    return run;
}

QString CliRunner::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

QProcessEnvironment CliRunner::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"XDG_DATA_HOME"_s, path(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, path(u"config"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, path(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    // Not even by accident the keychain of whoever runs the tests; only that of with-keyring.
    if (!environment.contains(u"COUNTERSIGN_KEYRING_MODE"_s))
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + path(u"no-bus"_s));
    return environment;
}

QString CliRunner::program()
{
    return QStringLiteral(COUNTERSIGN_CLI);
}

QByteArray CliRunner::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(patience) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}
} // namespace Countersign
