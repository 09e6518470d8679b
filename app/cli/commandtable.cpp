// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandtable.h"

#include <algorithm>
#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr std::array commands{
    CommandSpec{CommandKind::List, "list"_L1, "[QUERY]"_L1, "Show the accounts, without codes."_L1,
        "A vault that does not exist yet is an empty list."_L1},
    CommandSpec{CommandKind::Code, "code"_L1, "[QUERY]"_L1, "Show the codes that are right now."_L1,
        "With exactly one match only the code is printed, ready for a script. A counter-based account gives a code\n"
        "only when it is the one match: its counter is then saved first and advanced."_L1},
    CommandSpec{CommandKind::Add, "add"_L1, "[-]"_L1, "Add accounts from a setup key, link or picture."_L1,
        "\"-\" reads a setup key, an otpauth:// link or a Google export link from standard input, or several links,\n"
        "one a line. Without it, and without --image, --screen or --camera, a terminal asks for the text and does\n"
        "not show it. Keys and links are never taken from the command line, where other programs and the shell's\n"
        "history see them."_L1},
    CommandSpec{CommandKind::Parse, "parse"_L1, "-"_L1, "Explain a setup text without storing it."_L1,
        "Reads standard input. Says what was understood, what was assumed and what is ambiguous."_L1},
    CommandSpec{CommandKind::Scan, "scan"_L1, "IMAGE..."_L1, "Print the text of every QR code in pictures."_L1,
        "The text of a setup code contains its secret key."_L1},
    CommandSpec{CommandKind::Remove, "remove"_L1, "QUERY"_L1, "Move an account to the vault's trash."_L1,
        "Asks first when it runs in a terminal. Elsewhere it removes only what is the one match."_L1},
    CommandSpec{CommandKind::Watch, "watch"_L1, "[QUERY]"_L1, "Show live codes with their countdown."_L1,
        "Ctrl+C ends it. Without a terminal the codes are printed again each time one of them changes."_L1},
    CommandSpec{CommandKind::Slots, "slots"_L1, ""_L1, "List what opens the vault."_L1,
        "The vault's file says so in the clear: nothing is opened, and no password is asked for."_L1},
    CommandSpec{CommandKind::Protect, "protect"_L1, ""_L1, "Add, change or remove a recovery password or key."_L1,
        "So that a lost keychain costs no account. --password-file names the new password's file, if the vault has no\n"
        "password yet; else it opens the vault. Without it and without --recovery-key-out a terminal asks for one.\n"
        "After --change and --remove nothing opens with the old secret any more; the secrets that stay are asked for,\n"
        "or taken from --password-file and --recovery-key-file. WAY is password or recovery-key."_L1},
    CommandSpec{CommandKind::Doctor, "doctor"_L1, ""_L1, "Tell whether the codes are safe."_L1,
        "Looks at the ways in, the keychain, the vault's file, entries that need repair and the clock, and changes\n"
        "nothing. The exit status is 1 when something is to be done."_L1},
    CommandSpec{CommandKind::Help, "help"_L1, "[COMMAND]"_L1, "Explain the program or one command."_L1, ""_L1},
};

constexpr std::array options{
    OptionSpec{OptionKind::Vault, "--vault"_L1, "FILE"_L1, {}, "Use this vault file instead of your own."_L1},
    OptionSpec{OptionKind::Demo, "--demo"_L1, ""_L1, {}, "Use a throw-away vault with sample accounts."_L1},
    OptionSpec{OptionKind::NoKeychain, "--no-keychain"_L1, ""_L1, {},
        "Never ask the system's keychain; open with a password."_L1},
    OptionSpec{OptionKind::PasswordFile, "--password-file"_L1, "FILE"_L1, {},
        "The vault's password is the first line of this file."_L1},
    OptionSpec{OptionKind::Json, "--json"_L1, ""_L1, {}, "Print JSON for scripts."_L1},
    OptionSpec{OptionKind::ShowSecrets, "--show-secrets"_L1, ""_L1, {}, "Show secret keys too."_L1},
    OptionSpec{OptionKind::Help, "--help"_L1, ""_L1, {}, "Explain the program or the command."_L1},
    OptionSpec{OptionKind::Version, "--version"_L1, ""_L1, {}, "Print the version."_L1},
    OptionSpec{OptionKind::Next, "--next"_L1, ""_L1, CommandKind::Code, "Show the codes that come next."_L1},
    OptionSpec{OptionKind::At, "--at"_L1, "UNIXTIME"_L1, CommandKind::Code,
        "Show the codes of this time, in seconds since 1970."_L1},
    OptionSpec{OptionKind::Image, "--image"_L1, "FILE"_L1, CommandKind::Add,
        "Read the QR codes in this picture. May be given again."_L1},
    OptionSpec{OptionKind::Screen, "--screen"_L1, ""_L1, CommandKind::Add, "Read the QR codes on all screens."_L1},
    OptionSpec{OptionKind::Camera, "--camera"_L1, "[NAME]"_L1, CommandKind::Add,
        "Wait for a QR code before the camera, or the one called NAME."_L1},
    OptionSpec{
        OptionKind::Timeout, "--timeout"_L1, "SECONDS"_L1, CommandKind::Add, "Give up on the camera after so long."_L1},
    OptionSpec{OptionKind::Issuer, "--issuer"_L1, "TEXT"_L1, CommandKind::Add, "Store this issuer instead."_L1},
    OptionSpec{OptionKind::Name, "--name"_L1, "TEXT"_L1, CommandKind::Add, "Store this account name instead."_L1},
    OptionSpec{
        OptionKind::Choose, "--choose"_L1, "N"_L1, CommandKind::Add, "Take the Nth reading of an ambiguous text."_L1},
    OptionSpec{OptionKind::Force, "--force"_L1, ""_L1, CommandKind::Add, "Add it even if it is there already."_L1},
    OptionSpec{OptionKind::RecoveryKeyOut, "--recovery-key-out"_L1, "FILE"_L1, CommandKind::Protect,
        "Make a recovery key and write it to this new file."_L1},
    OptionSpec{OptionKind::Change, "--change"_L1, "WAY"_L1, CommandKind::Protect,
        "Replace the password or the recovery-key by a new one."_L1},
    OptionSpec{OptionKind::RemoveWay, "--remove"_L1, "WAY"_L1, CommandKind::Protect,
        "Take the password or the recovery-key away."_L1},
    OptionSpec{OptionKind::NewPasswordFile, "--new-password-file"_L1, "FILE"_L1, CommandKind::Protect,
        "The new password is the first line of this file."_L1},
    OptionSpec{OptionKind::RecoveryKeyFile, "--recovery-key-file"_L1, "FILE"_L1, CommandKind::Protect,
        "The recovery key that stays is in this file."_L1},
    OptionSpec{OptionKind::Yes, "--yes"_L1, ""_L1, CommandKind::Remove, "Do not ask."_L1},
};
} // namespace

std::span<const CommandSpec> allCommands()
{
    return commands;
}

std::span<const OptionSpec> allOptions()
{
    return options;
}

const CommandSpec &commandSpec(CommandKind kind)
{
    return *std::find_if(commands.begin(), commands.end(), [kind](const auto &spec) { return spec.kind == kind; });
}

const CommandSpec *findCommand(QStringView name)
{
    const auto *const found =
        std::find_if(commands.begin(), commands.end(), [name](const auto &spec) { return spec.name == name; });
    return found == commands.end() ? nullptr : &*found;
}

const OptionSpec *findOption(QStringView name)
{
    if (name == "-h"_L1)
        name = u"--help";
    const auto *const found =
        std::find_if(options.begin(), options.end(), [name](const auto &spec) { return spec.name == name; });
    return found == options.end() ? nullptr : &*found;
}
} // namespace Countersign
