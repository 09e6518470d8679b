// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/protectcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/clierrortext.h"
#include "app/cli/console.h"
#include "app/cli/passwordsource.h"
#include "app/cli/recoverykeyfile.h"
#include "app/cli/waysintext.h"
#include "core/crypto/recoverykey.h"
#include "core/vault/platformfile.h"

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

void ProtectCommand::run()
{
    const bool wantsKey = !arguments().recoveryKeyOut.isEmpty();
    if (session().state() == VaultSession::State::NoVault)
        return fail(u"There is no vault yet. Add an account first; that makes one."_s);
    if (arguments().change || arguments().remove)
        return changeWays();
    if (wantsKey && has(KeySlotInfo::Kind::RecoveryKey))
        return fail(u"This vault has a recovery key already. Nothing was changed.\n"
                    "--change recovery-key replaces it."_s);
    const bool hasPassword = has(KeySlotInfo::Kind::Password);
    if (hasPassword && !wantsKey)
        return fail(u"This vault has a recovery password already. Nothing was changed.\n"
                    "For a recovery key too, name a file with --recovery-key-out; --change password replaces it."_s);
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
    Result<SecretBytes> password =
        PasswordSource(arguments().passwordFile).newPassword(u"Choose the recovery password: "_s);
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
    if (const auto written = RecoveryKeyFile::write(path, *key); !written) {
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
