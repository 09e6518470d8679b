// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

namespace Countersign
{
/// Where the vault's password comes from: the file of --password-file, or else the person at the terminal.
class PasswordSource final
{
public:
    /// @p file is empty when none was given.
    explicit PasswordSource(QString file)
        : m_file(std::move(file))
    {
    }

    [[nodiscard]] bool hasFile() const { return !m_file.isEmpty(); }
    /// Is there anybody or anything to ask?
    [[nodiscard]] bool canAnswer() const;

    /// PasswordNeeded without a file and a terminal; Cancelled; EmptySecret for an empty password; the errors of
    /// readFirstLine().
    [[nodiscard]] Result<SecretBytes> password() const;

    /// A terminal asks @p question, and twice, until both are equal.
    [[nodiscard]] Result<SecretBytes> newPassword(QString question) const;

    /// A recovery key from a file, printed in any way, or typed. WrongPassword when it is none.
    [[nodiscard]] static Result<SecretBytes> recoveryKey(const QString &file);

private:
    QString m_file;
};
} // namespace Countersign
