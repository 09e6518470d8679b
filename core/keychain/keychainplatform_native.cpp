// SPDX-License-Identifier: GPL-3.0-or-later
// Windows and macOS: one keychain, always there, whose errors QtKeychain passes on faithfully.
#include "core/keychain/keychainplatform.h"

#include <QMetaObject>
#include <QObject>

#include <utility>

namespace Countersign::KeychainPlatform
{
using namespace Qt::StringLiterals;

namespace
{
template<typename T>
void answerLater(QObject *context, Keychain::Done<T> done, Result<T> answer)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), answer = std::move(answer)] { done(answer); }, Qt::QueuedConnection);
}
} // namespace

void warmUp()
{
} // part of the system, and loaded already

bool beginAnew()
{
    return false;
}

void prepare(QObject *context, Keychain::Done<void> done)
{
    answerLater<void>(context, std::move(done), success());
}

void entryState(const QString &, const QString &, QObject *context, Keychain::Done<EntryState> done)
{
    answerLater<EntryState>(context, std::move(done), EntryState::NotCheckable);
}

void probe(QObject *context, Keychain::Done<KeychainBackend> done)
{
#if defined(Q_OS_WIN)
    KeychainBackend backend{u"windows"_s, u"Windows Credential Manager"_s};
#else
    KeychainBackend backend{u"macos"_s, u"macOS Keychain"_s};
#endif
    answerLater<KeychainBackend>(context, std::move(done), std::move(backend));
}
} // namespace Countersign::KeychainPlatform
