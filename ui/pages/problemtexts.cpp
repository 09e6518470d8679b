// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/problemtexts.h"

#include "ui/errortext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
class Text
{
    Q_DECLARE_TR_FUNCTIONS(Countersign::ProblemTexts)
};

bool hasPasswordSlot(const QList<KeySlotInfo> &slots)
{
    return std::any_of(slots.cbegin(), slots.cend(), [](const KeySlotInfo &slot) {
        return slot.kind == KeySlotInfo::Kind::Password || slot.kind == KeySlotInfo::Kind::RecoveryKey;
    });
}

/// The keychain as the subject of a sentence; "%1" in the texts below.
QString subject(const QString &name)
{
    //: Begins a sentence, when the keychain's own name is not known
    return name.isEmpty() ? Text::tr("The keychain") : name;
}

ProblemTexts keychainProblem(const QString &heading, const QString &text)
{
    ProblemTexts texts;
    texts.glyph = Glyph::Lock;
    texts.heading = heading;
    texts.text = text;
    texts.retryTitle = Text::tr("Try the keychain again");
    return texts;
}

ProblemTexts locked(const QString &keychain)
{
    ProblemTexts texts = keychainProblem(Text::tr("Your keychain is locked"),
        keychain.isEmpty() ? Text::tr("Countersign asked the keychain for the key to your codes. It is locked, and its "
                                      "password window was closed.")
                           //: %1 the keychain's name, such as KWallet
                           : Text::tr("Countersign asked %1 for the key to your codes. %1 is locked, and its password "
                                      "window was closed.")
                                 .arg(keychain));
    //: %1 the keychain's name, or "The keychain"
    texts.retryText = Text::tr("%1 will ask for its own password.").arg(subject(keychain));
    return texts;
}

ProblemTexts noService(const QString &keychain)
{
    ProblemTexts texts = keychainProblem(Text::tr("No keychain is running"),
        keychain.isEmpty() ? Text::tr("The key to your codes is kept in the keychain, but nothing answers. It may be "
                                      "switched off in this session.")
                           //: %1 the keychain's name, such as KWallet
                           : Text::tr("On this computer the key is kept in %1, but nothing answers. It may be switched "
                                      "off in this session.")
                                 .arg(keychain));
    texts.retryText = keychain.isEmpty() ? Text::tr("Start the keychain first.")
                                         //: %1 the keychain's name, such as KWallet
                                         : Text::tr("Start %1 first.").arg(keychain);
    texts.passwordFirst = true;
    return texts;
}

ProblemTexts entryMissing(const QString &expected, const QString &answering)
{
    if (!expected.isEmpty() && !answering.isEmpty() && expected != answering) {
        ProblemTexts texts = keychainProblem(Text::tr("A different keychain answered"),
            //: %1 and %2 are names of keychains, such as KWallet
            Text::tr("The key is in %1. %2 answered and doesn't have it. Both can be installed side by side.")
                .arg(expected, answering));
        //: %1 the keychain's name, such as KWallet
        texts.retryText = Text::tr("Start %1 first.").arg(expected);
        return texts;
    }
    ProblemTexts texts = keychainProblem(Text::tr("The key isn't in your keychain"),
        //: %1 the keychain's name, or "The keychain"
        Text::tr("%1 answered, but holds no key for this vault. Was it reset, or is this vault from another computer?")
            .arg(subject(answering.isEmpty() ? expected : answering)));
    texts.retryText = Text::tr("After you restored the keychain, or put the right vault in its place.");
    texts.passwordFirst = true;
    return texts;
}

ProblemTexts denied(const QString &keychain)
{
    ProblemTexts texts = keychainProblem(Text::tr("Access to the keychain was refused"),
        //: %1 the keychain's name, or "The keychain"
        Text::tr("%1 didn't let Countersign read its key. You can allow it in the keychain's settings.")
            .arg(subject(keychain)));
    texts.retryText = Text::tr("After you allowed it.");
    return texts;
}

ProblemTexts silent(const QString &keychain)
{
    ProblemTexts texts = keychainProblem(Text::tr("Your keychain didn't answer"),
        //: %1 the keychain's name, or "The keychain"
        Text::tr(
            "%1 was asked for the key to your codes and gave no answer. It may be showing its own window, or hang.")
            .arg(subject(keychain)));
    texts.retryText = Text::tr("Look for a window of the keychain that waits for you.");
    return texts;
}

ProblemTexts troubled(const QString &keychain)
{
    ProblemTexts texts = keychainProblem(Text::tr("Your keychain has a trouble of its own"),
        //: %1 the keychain's name, or "The keychain"
        Text::tr("%1 answered, but couldn't give the key to your codes. Its own program may tell why.")
            .arg(subject(keychain)));
    texts.retryText = Text::tr("After a look at the keychain's own program.");
    return texts;
}

ProblemTexts keyDoesNotFit()
{
    ProblemTexts texts = keychainProblem(Text::tr("The keychain's key doesn't fit"),
        Text::tr("It belongs to another vault. The file here wasn't made with it."));
    texts.glyph = Glyph::Key;
    texts.retryText = Text::tr("After you put the right vault in its place.");
    texts.passwordFirst = true;
    return texts;
}

/// Stopped by the person, or locked: nothing is wrong.
ProblemTexts closed(ErrorCode code, const QString &keychain)
{
    ProblemTexts texts = keychainProblem(Text::tr("Your codes are locked"),
        code == ErrorCode::Cancelled ? Text::tr("They stay sealed until you open them.")
                                     : Text::tr("They are sealed with a password."));
    texts.retryTitle = Text::tr("Open with the keychain");
    texts.retryText = keychain.isEmpty() ? Text::tr("It holds the key to your codes.")
                                         //: %1 the keychain's name, such as KWallet
                                         : Text::tr("%1 holds the key to your codes.").arg(keychain);
    texts.passwordFirst = code != ErrorCode::Cancelled;
    return texts;
}

ProblemTexts fileProblem(const QString &heading, ErrorCode code)
{
    ProblemTexts texts;
    texts.heading = heading;
    texts.text = ErrorText::why(code);
    texts.codes = ProblemTexts::Codes::FileUntouched;
    texts.password = ProblemTexts::Help::Useless;
    texts.retryTitle = Text::tr("Try again");
    texts.retryText = Text::tr("Reads the file once more.");
    texts.advice = ErrorText::whatToDo(code);
    return texts;
}

ProblemTexts damaged()
{
    ProblemTexts texts = fileProblem(Text::tr("The vault file is damaged"), ErrorCode::FileDamaged);
    texts.text = Text::tr("The file is there, but its contents don't add up. The disk, a sync program or another "
                          "program may be at fault.");
    texts.advice = Text::tr("If there is a copy named vault.json.previous beside it, that is the vault before the last "
                            "change. Quit Countersign, keep the damaged file under another name, and give the copy the "
                            "name vault.json.");
    return texts;
}

ProblemTexts tooNew()
{
    ProblemTexts texts = fileProblem(Text::tr("This vault is from a newer Countersign"), ErrorCode::FileTooNew);
    texts.text = Text::tr("This version can't read it. Update Countersign; nothing in the file was changed.");
    texts.codes = ProblemTexts::Codes::StillHere;
    texts.retryText = Text::tr("After the update, or with an older vault in its place.");
    return texts;
}

ProblemTexts missing()
{
    ProblemTexts texts = fileProblem(Text::tr("The vault file isn't there"), ErrorCode::FileNotFound);
    texts.text = Text::tr("It was there before. Was it moved or renamed, or is its drive not connected?");
    texts.codes = ProblemTexts::Codes::FileMissing;
    return texts;
}
/// The file's or the keychain's answer in words; the ways in are looked at afterwards.
ProblemTexts textsFor(ErrorCode code, const QString &expected, const QString &answering)
{
    const QString keychain = expected.isEmpty() ? answering : expected;
    switch (code) {
    case ErrorCode::KeychainLocked:
        return locked(keychain);
    case ErrorCode::KeychainUnavailable:
        return noService(keychain);
    case ErrorCode::KeychainEntryNotFound:
        return entryMissing(expected, answering);
    case ErrorCode::KeychainDenied:
        return denied(keychain);
    case ErrorCode::KeychainTimedOut:
        return silent(keychain);
    case ErrorCode::KeychainFailed:
        return troubled(keychain);
    case ErrorCode::KeyDoesNotFit:
        return keyDoesNotFit();
    case ErrorCode::PasswordNeeded:
    case ErrorCode::WrongPassword:
    case ErrorCode::NotOpen:
    case ErrorCode::Cancelled:
        return closed(code, keychain);
    case ErrorCode::FileDamaged:
        return damaged();
    case ErrorCode::FileTooNew:
        return tooNew();
    case ErrorCode::FileNotFound:
        return missing();
    case ErrorCode::FileUnreadable:
    case ErrorCode::ReadFailed:
        return fileProblem(Text::tr("The vault file can't be read"), code);
    case ErrorCode::FileTooLarge:
    case ErrorCode::FileNotVault:
        return fileProblem(Text::tr("This file isn't a vault"), code);
    case ErrorCode::FileBusy:
        return fileProblem(Text::tr("The vault is in use"), code);
    case ErrorCode::NoWayIn:
    case ErrorCode::NoSuchKeySlot:
        return fileProblem(Text::tr("This vault names no way in"), code);
    case ErrorCode::KdfTooExpensive:
        return fileProblem(Text::tr("This vault asks for too much work"), code);
    case ErrorCode::FileChanged:
    case ErrorCode::FileExists:
    case ErrorCode::WriteFailed:
    case ErrorCode::DiskFull:
    case ErrorCode::QuotaReached:
    case ErrorCode::ReadOnly:
    case ErrorCode::ReadOnlyDisk:
    case ErrorCode::OutOfMemory:
    case ErrorCode::CryptoFailed:
    case ErrorCode::RandomFailed:
    case ErrorCode::InvalidArgument:
    case ErrorCode::InvalidBase32:
    case ErrorCode::EmptySecret:
    case ErrorCode::UnsupportedAlgorithm:
    case ErrorCode::UnsupportedType:
    case ErrorCode::NotSetupText:
    case ErrorCode::IncompleteBatch:
    case ErrorCode::AccountNotFound:
    case ErrorCode::ImageUnreadable:
    case ErrorCode::ImageTooLarge:
    case ErrorCode::ScreenRefused:
    case ErrorCode::ScreenFailed:
    case ErrorCode::ScreenUnavailable:
        return fileProblem(Text::tr("Your codes weren't opened"), code);
    }
    return {};
}
} // namespace

QString ProblemTexts::keychainName(const QString &backend)
{
    if (backend == "secret-service"_L1)
        //: The freedesktop.org interface that keychains on Linux answer to; a name
        return Text::tr("Secret Service");
    if (backend == "kwallet"_L1)
        return u"KWallet"_s;
    if (backend == "windows"_L1)
        return Text::tr("Windows Credential Manager");
    if (backend == "macos"_L1)
        return Text::tr("macOS Keychain");
    if (backend == "memory"_L1)
        //: A keychain that is forgotten when the program ends, for demonstrations
        return Text::tr("Memory");
    return backend;
}

ProblemTexts ProblemTexts::of(const OpenProblem &problem, const QList<KeySlotInfo> &slots)
{
    ProblemTexts texts =
        textsFor(problem.error.code, keychainName(problem.expectedBackend), keychainName(problem.answeringBackend));
    if (texts.password == Help::Yes && !hasPasswordSlot(slots)) {
        texts.password = Help::NotSet;
        texts.passwordFirst = false;
        texts.advice =
            Text::tr("No password was set for this vault, so only the keychain's key opens it. Keep the file: "
                     "it opens as soon as that key is back.");
    }
    return texts;
}
} // namespace Countersign
