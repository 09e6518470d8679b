// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include <QCoreApplication>

namespace Countersign
{
namespace
{
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::ErrorText)
};
} // namespace

QString ErrorText::whatHappened(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::UnsupportedAlgorithm:
    case ErrorCode::UnsupportedType:
        return Text::tr("No code can be made from this.");
    case ErrorCode::InvalidBase32:
    case ErrorCode::EmptySecret:
    case ErrorCode::NotSetupText:
        return Text::tr("This can't be used as a setup key.");
    case ErrorCode::IncompleteBatch:
        return Text::tr("The accounts aren't complete yet.");
    case ErrorCode::CryptoFailed:
    case ErrorCode::RandomFailed:
    case ErrorCode::OutOfMemory:
        return Text::tr("Something went wrong in Countersign itself. Your vault wasn't changed.");
    case ErrorCode::FileNotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::ReadFailed:
    case ErrorCode::FileTooLarge:
    case ErrorCode::FileDamaged:
    case ErrorCode::FileTooNew:
    case ErrorCode::FileNotVault:
    case ErrorCode::KdfTooExpensive:
    case ErrorCode::PasswordNeeded:
    case ErrorCode::WrongPassword:
    case ErrorCode::KeyDoesNotFit:
    case ErrorCode::NoWayIn:
    case ErrorCode::NoSuchKeySlot:
    case ErrorCode::Cancelled:
        return Text::tr("The vault wasn't opened.");
    case ErrorCode::FileChanged:
    case ErrorCode::FileBusy:
    case ErrorCode::FileExists:
    case ErrorCode::WriteFailed:
    case ErrorCode::DiskFull:
    case ErrorCode::QuotaReached:
    case ErrorCode::ReadOnly:
    case ErrorCode::ReadOnlyDisk:
        return Text::tr("Nothing was saved.");
    case ErrorCode::KeychainEntryNotFound:
    case ErrorCode::KeychainLocked:
    case ErrorCode::KeychainDenied:
    case ErrorCode::KeychainUnavailable:
    case ErrorCode::KeychainTimedOut:
    case ErrorCode::KeychainFailed:
        return Text::tr("The keychain didn't give or keep the key to your codes.");
    case ErrorCode::NotOpen:
        return Text::tr("Your codes are locked.");
    case ErrorCode::AccountNotFound:
        return Text::tr("Nothing was changed.");
    case ErrorCode::ImageUnreadable:
    case ErrorCode::ImageTooLarge:
        return Text::tr("The picture wasn't read.");
    case ErrorCode::ScreenRefused:
        return Text::tr("Your desktop didn't allow a picture of the screen.");
    case ErrorCode::ScreenFailed:
        return Text::tr("No picture of the screen came.");
    case ErrorCode::ScreenUnavailable:
        return Text::tr("This desktop offers no pictures of the screen.");
    }
    return {};
}

QString ErrorText::why(ErrorCode code)
{
    // One line a code, like a table.
    // clang-format off
    switch (code) {
    case ErrorCode::InvalidArgument: return Text::tr("One of its values is out of range.");
    case ErrorCode::InvalidBase32: return Text::tr("The key has characters that setup keys don't use.");
    case ErrorCode::EmptySecret: return Text::tr("The key is empty.");
    case ErrorCode::UnsupportedAlgorithm: return Text::tr("It asks for an algorithm that Countersign doesn't support.");
    case ErrorCode::UnsupportedType: return Text::tr("It is for a kind of code that Countersign doesn't make.");
    case ErrorCode::NotSetupText: return Text::tr("It is neither a setup key nor a setup link.");
    case ErrorCode::IncompleteBatch: return Text::tr("The export has more QR codes than were read.");
    case ErrorCode::CryptoFailed: return Text::tr("The cryptography library refused to work.");
    case ErrorCode::RandomFailed: return Text::tr("The system gave no random numbers.");
    case ErrorCode::KdfTooExpensive: return Text::tr("The file asks for more work than Countersign does for any file.");
    case ErrorCode::OutOfMemory: return Text::tr("There wasn't enough memory.");
    case ErrorCode::FileNotFound: return Text::tr("The file isn't there any more.");
    case ErrorCode::FileUnreadable: return Text::tr("The file is there, but Countersign may not read it.");
    case ErrorCode::ReadFailed: return Text::tr("The file is there, but the disk didn't give it.");
    case ErrorCode::FileTooLarge: return Text::tr("The file is far larger than any vault.");
    case ErrorCode::FileDamaged: return Text::tr("The contents of the file don't add up.");
    case ErrorCode::FileTooNew: return Text::tr("The file was written by a newer Countersign.");
    case ErrorCode::FileNotVault: return Text::tr("The file is something else than a vault.");
    case ErrorCode::FileChanged: return Text::tr("Another program changed the vault, and it no longer opens with the key in use.");
    case ErrorCode::FileBusy: return Text::tr("Another program is using the vault.");
    case ErrorCode::FileExists: return Text::tr("A file with that name is there already and is not replaced.");
    case ErrorCode::WriteFailed: return Text::tr("The disk didn't take the file.");
    case ErrorCode::DiskFull: return Text::tr("The disk is full.");
    case ErrorCode::QuotaReached: return Text::tr("Your user may not store more on this disk.");
    case ErrorCode::ReadOnly: return Text::tr("Your user may not write to the vault or its folder.");
    case ErrorCode::ReadOnlyDisk: return Text::tr("The disk is read-only.");
    case ErrorCode::PasswordNeeded: return Text::tr("It opens with a password.");
    case ErrorCode::WrongPassword: return Text::tr("That isn't the password of this vault.");
    case ErrorCode::KeyDoesNotFit: return Text::tr("The key in the keychain belongs to another vault.");
    case ErrorCode::NoWayIn: return Text::tr("The file names no way in that Countersign knows.");
    case ErrorCode::NoSuchKeySlot: return Text::tr("This vault has no such way in.");
    case ErrorCode::Cancelled: return Text::tr("It was stopped before it was done.");
    case ErrorCode::KeychainEntryNotFound: return Text::tr("It answered, but holds no key for this vault.");
    case ErrorCode::KeychainLocked: return Text::tr("It is locked, and its password window was closed.");
    case ErrorCode::KeychainDenied: return Text::tr("It refused access.");
    case ErrorCode::KeychainUnavailable: return Text::tr("No keychain is running.");
    case ErrorCode::KeychainTimedOut: return Text::tr("It didn't answer in time.");
    case ErrorCode::KeychainFailed: return Text::tr("It answered with a trouble of its own.");
    case ErrorCode::NotOpen: return Text::tr("This needs the open vault.");
    case ErrorCode::AccountNotFound: return Text::tr("The account isn't there any more.");
    case ErrorCode::ImageUnreadable: return Text::tr("It isn't a picture that Countersign can read, or it is damaged.");
    case ErrorCode::ImageTooLarge: return Text::tr("It is far larger than any photo or screenshot.");
    case ErrorCode::ScreenRefused: return Text::tr("It may ask you each time, or remember an earlier no.");
    case ErrorCode::ScreenFailed: return Text::tr("Your desktop tried to take one and stopped.");
    case ErrorCode::ScreenUnavailable: return Text::tr("Nothing that takes them is running.");
    }
    // clang-format on
    return {};
}

QString ErrorText::whatToDo(ErrorCode code)
{
    // One line a code, like a table.
    // clang-format off
    switch (code) {
    case ErrorCode::InvalidArgument: return Text::tr("Check the values, or scan the site's QR code again.");
    case ErrorCode::InvalidBase32: return Text::tr("Compare it with the site, letter by letter, or copy it from there again.");
    case ErrorCode::EmptySecret: return Text::tr("Copy the key from the site again.");
    case ErrorCode::UnsupportedAlgorithm: return Text::tr("Ask the site whether it offers SHA-1, which nearly all sites use.");
    case ErrorCode::UnsupportedType: return Text::tr("Ask the site for an ordinary authenticator code.");
    case ErrorCode::NotSetupText: return Text::tr("On the site, look for “authenticator app”, and use the QR code or the key it shows there.");
    case ErrorCode::IncompleteBatch: return Text::tr("Show the next QR code, or add those that are here.");
    case ErrorCode::CryptoFailed: return Text::tr("Restart Countersign. If it happens again, install it anew.");
    case ErrorCode::RandomFailed: return Text::tr("Restart the computer and try again.");
    case ErrorCode::KdfTooExpensive: return Text::tr("Open it with the app that wrote it, and export it there again.");
    case ErrorCode::OutOfMemory: return Text::tr("Close other programs and try again.");
    case ErrorCode::FileNotFound: return Text::tr("Was it moved or renamed, or is its drive not connected? Put it back and try again.");
    case ErrorCode::FileUnreadable: return Text::tr("Allow your user to read the file, then try again.");
    case ErrorCode::ReadFailed: return Text::tr("Check the disk, then try again; the copy vault.json.previous beside it is the vault before the last change.");
    case ErrorCode::FileTooLarge: return Text::tr("Put the right file in its place; the copy vault.json.previous beside it is the vault before the last change.");
    case ErrorCode::FileDamaged: return Text::tr("The copy vault.json.previous beside it is the vault before the last change.");
    case ErrorCode::FileTooNew: return Text::tr("Update Countersign; nothing in the file was changed.");
    case ErrorCode::FileNotVault: return Text::tr("Put the vault back in its place; nothing in this file was changed.");
    case ErrorCode::FileChanged: return Text::tr("Lock Countersign and open your codes again, then repeat the change.");
    case ErrorCode::FileBusy: return Text::tr("Close the other program, then try again.");
    case ErrorCode::FileExists: return Text::tr("Choose another name.");
    case ErrorCode::WriteFailed: return Text::tr("Check the disk, then try again.");
    case ErrorCode::DiskFull: return Text::tr("Free some space, then try again.");
    case ErrorCode::QuotaReached: return Text::tr("Delete something of yours there, or ask for a larger limit, then try again.");
    case ErrorCode::ReadOnly: return Text::tr("Allow your user to write there, then try again.");
    case ErrorCode::ReadOnlyDisk: return Text::tr("Make it writable, then try again. A disk can turn read-only by itself when it is damaged: copy the vault elsewhere first.");
    case ErrorCode::PasswordNeeded: return Text::tr("Type the password.");
    case ErrorCode::WrongPassword: return Text::tr("Type it once more. You can try as often as you like.");
    case ErrorCode::KeyDoesNotFit: return Text::tr("Open your codes with a password, or put the right vault back in its place.");
    case ErrorCode::NoWayIn: return Text::tr("Open it with the program that wrote it, and export it there again.");
    case ErrorCode::NoSuchKeySlot: return Text::tr("Choose another way to open your codes.");
    case ErrorCode::Cancelled: return Text::tr("Try again when you like.");
    case ErrorCode::KeychainEntryNotFound: return Text::tr("Open your codes with a password, or start the keychain that was used before.");
    case ErrorCode::KeychainLocked: return Text::tr("Unlock the keychain, then try again.");
    case ErrorCode::KeychainDenied: return Text::tr("Allow Countersign in the keychain's settings, then try again.");
    case ErrorCode::KeychainUnavailable: return Text::tr("Start the keychain, then try again.");
    case ErrorCode::KeychainTimedOut: return Text::tr("Look for a window of the keychain that waits for you, then try again.");
    case ErrorCode::KeychainFailed: return Text::tr("Open the keychain's own program to see whether it is well, then try again.");
    case ErrorCode::NotOpen: return Text::tr("Open your codes, then try again.");
    case ErrorCode::AccountNotFound: return Text::tr("Another program may have deleted it. Look at the list.");
    case ErrorCode::ImageUnreadable: return Text::tr("Save it as PNG or JPEG, or take a screenshot and paste it here.");
    case ErrorCode::ImageTooLarge: return Text::tr("Crop it to the QR code and try again.");
    case ErrorCode::ScreenRefused: return Text::tr("Take a screenshot yourself and paste it here.");
    case ErrorCode::ScreenFailed: return Text::tr("Try again, or take a screenshot yourself and paste it here.");
    case ErrorCode::ScreenUnavailable: return Text::tr("Take a screenshot or a photo of the code and open it here; or install your desktop's xdg-desktop-portal.");
    }
    // clang-format on
    return {};
}

QString ErrorText::message(const Error &error)
{
    return message(whatHappened(error.code), error);
}

QString ErrorText::message(const QString &whatHappened, const Error &error)
{
    //: What happened, why, what to do: three complete sentences in a row.
    return Text::tr("%1 %2 %3").arg(whatHappened, why(error.code), whatToDo(error.code));
}
} // namespace Countersign
