// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/passwordsource.h"

#include "app/cli/secretinput.h"
#include "app/cli/terminal.h"
#include "core/crypto/recoverykey.h"
#include "core/vault/platformfile.h"

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

Result<SecretBytes> PasswordSource::newPassword(QString question) const
{
    if (hasFile())
        return password();
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

Result<SecretBytes> PasswordSource::recoveryKey(const QString &file)
{
    constexpr std::size_t longestText = 4096;
    Result<SecretBytes> text = ErrorCode::PasswordNeeded;
    if (file.isEmpty()) {
        text = ask(u"Recovery key of the vault: "_s);
    } else {
        auto content = PlatformFile::read(file, longestText);
        text = content ? Result<SecretBytes>(std::move(content->bytes)) : Result<SecretBytes>(content.error());
    }
    if (!text)
        return text;
    auto key = RecoveryKey::read(*text);
    if (!key)
        return Error{ErrorCode::WrongPassword, u"no recovery key"_s};
    return std::move(*key);
}
} // namespace Countersign
