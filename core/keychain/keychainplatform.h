// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/keychain.h"

/// What the platform itself says about its keychain. QtKeychain alone cannot be relied on: on Linux it reports a
/// locked keyring, a dismissed prompt and a missing entry alike as "not found", deletes nothing without an error, and
/// never answers without GLib's event loop. This is the one seam between the store and the platform; each platform
/// has its own source file.
///
/// All calls return at once and answer later on the caller's thread, from its event loop, unless @p context dies
/// first. None of them unlocks anything or asks the person anything.
namespace Countersign::KeychainPlatform
{
/// Where an entry stands, as far as it can be seen without unlocking.
enum class EntryState {
    Present, ///< It is there and could be read now.
    PresentButLocked, ///< It is there, in a locked collection.
    Absent, ///< It is not there, and what was searched is unlocked.
    CollectionLocked, ///< It was not seen, but the default collection is locked and may not show all it has.
    NoCollection, ///< The service runs and has no place to keep anything in.
    NotCheckable, ///< This back-end cannot be asked; believe QtKeychain.
};

/// Loads what the keychain is reached through, so that the first call finds it ready. Takes a few milliseconds.
void warmUp();

/// To be called before QtKeychain is used; wakes the back-end that QtKeychain will choose, so that it does not take
/// another one because that one was slow. Errors: KeychainUnavailable when QtKeychain could not work here at all.
void prepare(QObject *context, Keychain::Done<void> done);

/// Forgets a connection to the service that outlived it: libsecret goes on with the session of a daemon that was
/// restarted, and then fails until the program ends. @return whether trying again may help
bool beginAnew();

/// Errors: KeychainUnavailable, KeychainTimedOut, KeychainDenied, KeychainFailed.
void entryState(const QString &service, const QString &account, QObject *context, Keychain::Done<EntryState> done);

/// Which back-end QtKeychain will use, and what people call it. A service that is not running but would be started
/// on demand counts. Errors as for entryState().
void probe(QObject *context, Keychain::Done<KeychainBackend> done);
} // namespace Countersign::KeychainPlatform
