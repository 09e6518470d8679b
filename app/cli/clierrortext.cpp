// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clierrortext.h"

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
/// Without a default, so that the compiler names a kind that has no words yet. One entry a line reads better here
/// than several functions would.
// NOLINTNEXTLINE(readability-function-size)
QLatin1String sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return "A value is out of range."_L1;
    case ErrorCode::InvalidBase32:
        return "The key has characters that a setup key cannot have. Copy it again from the site."_L1;
    case ErrorCode::EmptySecret:
        return "There is no key in it. Copy it again from the site."_L1;
    case ErrorCode::UnsupportedAlgorithm:
        return "It asks for a hash that login codes are not made with."_L1;
    case ErrorCode::UnsupportedType:
        return "It is a kind of code that Countersign does not make."_L1;
    case ErrorCode::NotSetupText:
        return "It is neither a setup key nor a setup link."_L1;
    case ErrorCode::IncompleteBatch:
        return "Some QR codes of this Google export are still missing. Scan all of them."_L1;
    case ErrorCode::CryptoFailed:
        return "OpenSSL refused to work. Its installation may be broken."_L1;
    case ErrorCode::RandomFailed:
        return "The system gives no random numbers. Nothing was saved."_L1;
    case ErrorCode::KdfTooExpensive:
        return "The file asks for more work or memory than any real vault needs. It may be damaged or malicious; open "
               "a "
               "backup."_L1;
    case ErrorCode::OutOfMemory:
        return "There is not enough memory. Close other programs and try again."_L1;
    case ErrorCode::FileNotFound:
        return "The file is not there. Check its name."_L1;
    case ErrorCode::FileUnreadable:
        return "The file may not be read. Check its permissions."_L1;
    case ErrorCode::ReadFailed:
        return "The disk did not give the file. Check the disk and try again."_L1;
    case ErrorCode::FileTooLarge:
        return "The file is larger than any vault can be."_L1;
    case ErrorCode::FileDamaged:
        return "The vault file is damaged. It was left as it is; open a backup with --vault."_L1;
    case ErrorCode::FileTooNew:
        return "The vault was written by a newer version of Countersign. Update this one."_L1;
    case ErrorCode::FileNotVault:
        return "The file is not a vault."_L1;
    case ErrorCode::FileChanged:
        return "Another program replaced the vault file, and it no longer opens with the same key. Nothing was saved."_L1;
    case ErrorCode::FileBusy:
        return "Another program is saving the vault. Try again in a moment."_L1;
    case ErrorCode::FileExists:
        return "A file is there already and is not replaced."_L1;
    case ErrorCode::WriteFailed:
        return "The disk did not take the file. Nothing was changed; check the disk and try again."_L1;
    case ErrorCode::DiskFull:
        return "The disk is full. Nothing was changed; make room and try again."_L1;
    case ErrorCode::QuotaReached:
        return "Your user may not store more on this disk. Nothing was changed; delete something or ask for a larger "
               "limit."_L1;
    case ErrorCode::ReadOnly:
        return "Your user may not write to the file or its folder. Nothing was changed; check the permissions."_L1;
    case ErrorCode::ReadOnlyDisk:
        return "The disk is read-only. Nothing was changed; make it writable and try again."_L1;
    case ErrorCode::PasswordNeeded:
        return "The vault needs its password. Give it with --password-file, or run this in a terminal."_L1;
    case ErrorCode::WrongPassword:
        return "The password is wrong."_L1;
    case ErrorCode::KeyDoesNotFit:
        return "The key in the keychain belongs to another vault file. Open this one with its password."_L1;
    case ErrorCode::NoWayIn:
        return "The file has no key slot that Countersign can use."_L1;
    case ErrorCode::NoSuchKeySlot:
        return "The vault has no such way in."_L1;
    case ErrorCode::Cancelled:
        return "Cancelled."_L1;
    case ErrorCode::KeychainEntryNotFound:
        return "The keychain does not hold this vault's key. Another keychain or another account of this computer may "
               "hold it."_L1;
    case ErrorCode::KeychainLocked:
        return "The keychain is locked. Unlock it and try again."_L1;
    case ErrorCode::KeychainDenied:
        return "The keychain refused to give the key."_L1;
    case ErrorCode::KeychainUnavailable:
        return "No keychain is running here."_L1;
    case ErrorCode::KeychainTimedOut:
        return "The keychain does not answer."_L1;
    case ErrorCode::KeychainFailed:
        return "The keychain reported an error."_L1;
    case ErrorCode::NotOpen:
        return "The vault is not open."_L1;
    case ErrorCode::AccountNotFound:
        return "The account is no longer in the vault. Another program may have removed it."_L1;
    case ErrorCode::ImageUnreadable:
        return "The picture cannot be read. Use PNG, JPEG, WebP, SVG, GIF or BMP."_L1;
    case ErrorCode::ImageTooLarge:
        return "The picture is too large. Cut out the part with the QR code."_L1;
    case ErrorCode::ScreenRefused:
        return "The desktop did not allow a picture of the screen. Take a screenshot yourself and give it with --image."_L1;
    case ErrorCode::ScreenFailed:
        return "No picture of the screen came. Take a screenshot yourself and give it with --image."_L1;
    case ErrorCode::ScreenUnavailable:
        return "Nothing takes pictures of a screen here. Give a screenshot with --image, or install the desktop's "
               "xdg-desktop-portal."_L1;
    }
    Q_UNREACHABLE();
}
} // namespace

QString cliErrorText(ErrorCode code)
{
    return sentence(code);
}

ExitCode exitCodeFor(ErrorCode code)
{
    return code == ErrorCode::WrongPassword ? ExitCode::WrongPassword : ExitCode::Failed;
}
} // namespace Countersign
