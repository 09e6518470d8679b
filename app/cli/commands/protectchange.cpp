// SPDX-License-Identifier: GPL-3.0-or-later
// protect --change and --remove. The rest of the command is in protectcommand.cpp.
#include "app/cli/arguments.h"
#include "app/cli/clierrortext.h"
#include "app/cli/commands/protectcommand.h"
#include "app/cli/passwordsource.h"
#include "app/cli/recoverykeyfile.h"
#include "core/crypto/recoverykey.h"
#include "core/vault/platformfile.h"

namespace Countersign
{
using namespace Qt::StringLiterals;
using Kind = KeySlotInfo::Kind;
using Way = Arguments::Way;

void ProtectCommand::changeWays()
{
    const Way way = arguments().change ? *arguments().change : *arguments().remove;
    if (!has(way == Way::Password ? Kind::Password : Kind::RecoveryKey))
        return fail(way == Way::Password ? u"This vault has no recovery password. Nothing was changed."_s
                                         : u"This vault has no recovery key. Nothing was changed."_s);
    auto ways = newWays();
    if (!ways) {
        const ErrorCode code = ways.error().code;
        return fail(u"%1 Nothing was changed."_s.arg(cliErrorText(code)), exitCodeFor(code));
    }
    const QString keyFile = arguments().recoveryKeyOut;
    if (arguments().change != Way::RecoveryKey)
        return replace(std::move(*ways), {});
    // On the disk first: a key that opens the vault and that nobody has would be worth nothing.
    if (const auto written = RecoveryKeyFile::write(keyFile, ways->recoveryKey->secret); !written) {
        if (written.error().code == ErrorCode::FileExists)
            return fail(u"The file for the recovery key exists already, and is not written over."_s);
        return fail(u"The recovery key could not be written to that file. Nothing opens with it."_s);
    }
    replace(std::move(*ways), keyFile);
}

/// The new secret, and the old ones that stay.
Result<WaysIn> ProtectCommand::newWays()
{
    const auto isTouched = [this](Way way) { return arguments().change == way || arguments().remove == way; };
    WaysIn ways;
    if (has(Kind::Password) && !isTouched(Way::Password)) {
        auto password = PasswordSource(arguments().passwordFile).password();
        if (!password)
            return password.error();
        ways.password = WayIn{std::move(*password), false};
    }
    if (has(Kind::RecoveryKey) && !isTouched(Way::RecoveryKey)) {
        auto key = PasswordSource::recoveryKey(arguments().recoveryKeyFile);
        if (!key)
            return key.error();
        ways.recoveryKey = WayIn{std::move(*key), false};
    }
    if (arguments().change == Way::Password) {
        auto password =
            PasswordSource(arguments().newPasswordFile).newPassword(u"Choose the new recovery password: "_s);
        if (!password)
            return password.error();
        ways.password = WayIn{std::move(*password), true};
    }
    if (arguments().change == Way::RecoveryKey) {
        auto key = RecoveryKey::make(context().random);
        if (!key)
            return key.error();
        ways.recoveryKey = WayIn{std::move(*key), true};
    }
    return ways;
}

void ProtectCommand::replace(WaysIn ways, const QString &keyFile)
{
    session().replaceWays(std::move(ways), this, [this, keyFile](const Result<void> &replaced) {
        if (replaced)
            return report();
        if (!keyFile.isEmpty())
            PlatformFile::remove(keyFile);
        const ErrorCode code = replaced.error().code;
        if (code == ErrorCode::NoWayIn)
            return fail(u"That is the last way in. Nothing was changed."_s);
        fail(u"%1 Nothing was changed."_s.arg(cliErrorText(code)), exitCodeFor(code));
    });
}
} // namespace Countersign
