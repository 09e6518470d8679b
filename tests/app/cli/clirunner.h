// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

namespace Countersign
{
/// What the program did.
struct CliRun
{
    int exitCode = -1; ///< −1 when it crashed or did not start.
    QByteArray out;
    QByteArray error;

    /// Standard output as one JSON document on one line; a null document when it is anything else.
    [[nodiscard]] QJsonDocument json() const;
    [[nodiscard]] QJsonArray array() const;
    [[nodiscard]] QJsonObject object() const;
    /// For messages: "exit 1: …" with standard error.
    [[nodiscard]] QByteArray summary() const;
};

/// Runs the real countersign-cli in a home of its own, without a terminal, and without a keychain unless
/// with-keyring runs the test.
class CliRunner final
{
public:
    CliRunner();

    /// With the vault and password file of this runner in front of @p arguments.
    [[nodiscard]] CliRun vault(const QStringList &arguments, const QByteArray &input = {}) const;
    /// With @p arguments alone.
    [[nodiscard]] CliRun plain(const QStringList &arguments, const QByteArray &input = {}) const;

    /// "--vault FILE --no-keychain --password-file FILE"
    [[nodiscard]] QStringList vaultOptions() const;
    [[nodiscard]] QString vaultFile() const { return path(QStringLiteral("vault.json")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Writes a file into the runner's folder.
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] static QString program();
    /// Another program's standard output; empty when it fails.
    [[nodiscard]] static QByteArray run(const QString &program, const QStringList &arguments);

private:
    QTemporaryDir m_folder;
};
} // namespace Countersign
