// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/protectcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/clierrortext.h"
#include "app/cli/console.h"
#include "app/cli/passwordsource.h"
#include "app/cli/waysintext.h"
#include "core/vault/platformfile.h"
#include "core/crypto/recoverykey.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// As one reads it out: groups with spaces, three in a line.
SecretBytes printed(const SecretBytes &key)
{
    SecretBytes text;
    text.reserve(key.size() + RecoveryKey::groupCount);
    for (std::size_t i = 0; i < key.size(); ++i) {
        text.append(key.data()[i]);
        if ((i + 1) % RecoveryKey::groupSize != 0)
            continue;
        const bool endsLine = (i + 1) % (3 * std::size_t{RecoveryKey::groupSize}) == 0;
        text.append(static_cast<std::uint8_t>(endsLine ? '\n' : ' '));
    }
    return text;
}

/// Writes the key where only this user can read it, and reads it back.
Result<void> writeKey(const QString &path, const SecretBytes &key)
{
    const SecretBytes text = printed(key);
    QByteArray bytes = text.view().toByteArray();
    auto written = PlatformFile::writeNew(path, bytes);
    wipe(bytes);
    if (!written)
        return written;
    const auto content = PlatformFile::read(path, text.size());
    const auto readBack = content ? RecoveryKey::read(content->bytes) : std::nullopt;
    if (readBack && *readBack == key)
        return success();
    PlatformFile::remove(path);
    return Error{ErrorCode::WriteFailed, u"the key reads back differently"_s};
}
} // namespace

void ProtectCommand::run()
{
    const bool wantsKey = !arguments().recoveryKeyOut.isEmpty();
    if (session().state() == VaultSession::State::NoVault)
        return fail(u"There is no vault yet. Add an account first; that makes one."_s);
    if (wantsKey && has(KeySlotInfo::Kind::RecoveryKey))
        return fail(u"This vault has a recovery key already. Nothing was changed."_s);
    const bool hasPassword = has(KeySlotInfo::Kind::Password);
    if (hasPassword && !wantsKey)
        return fail(u"This vault has a recovery password already. Nothing was changed.\n"
                    "For a recovery key too, name a file with --recovery-key-out."_s);
    const bool wantsPassword = !hasPassword && (!wantsKey || !arguments().passwordFile.isEmpty());
    if (wantsPassword)
        addPassword();
    else
        addRecoveryKey();
}

bool ProtectCommand::has(KeySlotInfo::Kind kind)
{
    const QList<KeySlotInfo> ways = session().keySlots();
    return std::any_of(ways.begin(), ways.end(), [kind](const KeySlotInfo &way) { return way.kind == kind; });
}

void ProtectCommand::addPassword()
{
    Result<SecretBytes> password = PasswordSource(arguments().passwordFile).newPassword();
    if (!password) {
        const ErrorCode code = password.error().code;
        const bool isEmpty = code == ErrorCode::EmptySecret;
        return fail(isEmpty ? u"The password is empty. Nothing was changed."_s : cliErrorText(code), exitCodeFor(code));
    }
    session().addPassword(std::move(*password), this, [this](const Result<void> &added) {
        if (!added)
            fail(added.error().code);
        else if (arguments().recoveryKeyOut.isEmpty())
            report();
        else
            addRecoveryKey();
    });
}

void ProtectCommand::addRecoveryKey()
{
    const QString path = arguments().recoveryKeyOut;
    const auto key = RecoveryKey::make(context().random);
    if (!key)
        return fail(key.error().code);
    // On the disk first: a key that opens the vault and that nobody has would be worth nothing.
    if (const auto written = writeKey(path, *key); !written) {
        if (written.error().code == ErrorCode::FileExists)
            return fail(u"The file for the recovery key exists already, and is not written over."_s);
        return fail(u"The recovery key could not be written to that file. Nothing opens with it.\n"_s
            + cliErrorText(written.error().code));
    }
    session().addRecoveryKey(key->clone(), this, [this, path](const Result<void> &added) {
        if (added)
            return report();
        PlatformFile::remove(path);
        fail(added.error().code);
    });
}

void ProtectCommand::report()
{
    if (!arguments().recoveryKeyOut.isEmpty())
        console().message(u"The recovery key is in the file. Print it, keep the paper away from the computer, and\n"
                          "delete the file: whoever has it and a copy of the vault can make your codes."_s);
    printWaysIn(console(), session().keySlots(), arguments().json);
    finish(ExitCode::Done);
}
} // namespace Countersign
