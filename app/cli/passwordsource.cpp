// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/passwordsource.h"

#include "app/cli/secretinput.h"
#include "app/cli/terminal.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
Result<SecretBytes> notEmpty(Result<SecretBytes> password)
{
    if (password && password->isEmpty())
        return Error{ErrorCode::EmptySecret, u"empty password"_s};
    return password;
}

Result<SecretBytes> ask(const QString &question)
{
    if (!Terminal::canAsk())
        return ErrorCode::PasswordNeeded;
    std::optional<SecretBytes> answer = Terminal::askSecret(question);
    if (!answer)
        return ErrorCode::Cancelled;
    return notEmpty(std::move(*answer));
}
} // namespace

bool PasswordSource::canAnswer() const
{
    return hasFile() || Terminal::canAsk();
}

Result<SecretBytes> PasswordSource::password() const
{
    if (hasFile())
        return notEmpty(readFirstLine(m_file));
    return ask(u"Password of the vault: "_s);
}

Result<SecretBytes> PasswordSource::newPassword() const
{
    if (hasFile())
        return password();
    QString question = u"New vault. Choose its password: "_s;
    while (true) {
        Result<SecretBytes> first = ask(question);
        if (!first)
            return first;
        const Result<SecretBytes> second = ask(u"The same password again: "_s);
        if (!second)
            return second.error();
        if (*first == *second)
            return first;
        question = u"The two were different. Choose the password: "_s;
    }
}
} // namespace Countersign
