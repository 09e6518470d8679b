// SPDX-License-Identifier: GPL-3.0-or-later
// Runs beside a real gnome-keyring-daemon whose keyring is locked and cannot be unlocked: there is no display for
// its prompt. It holds the entry "locked-vault".
#include "core/keychain/qtkeychainstore.h"
#include "tests/core/keychain/keyringtools.h"

using namespace Countersign;
using namespace Countersign::KeyringTools;
using namespace Qt::StringLiterals;

class TstKeychainLocked final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsALockedEntryAsLocked();
    void reportsAnUnknownEntryAsLockedToo();
    void doesNotWrite();
    void doesNotClaimToHaveRemoved();
    void namesTheKeyringWithoutUnlocking();
};

void TstKeychainLocked::reportsALockedEntryAsLocked()
{
    QtKeychainStore store;
    QVERIFY_ERROR(read(store, u"locked-vault"_s), ErrorCode::KeychainLocked);
}

void TstKeychainLocked::reportsAnUnknownEntryAsLockedToo()
{
    QtKeychainStore store;
    QVERIFY_ERROR(read(store, u"unknown"_s), ErrorCode::KeychainLocked);
}

void TstKeychainLocked::doesNotWrite()
{
    QtKeychainStore store;
    QVERIFY_ERROR(write(store, u"new"_s, "bmV3"), ErrorCode::KeychainLocked);
    QVERIFY_ERROR(write(store, u"locked-vault"_s, "bmV3"), ErrorCode::KeychainLocked);
    QVERIFY(!isListed(u"new"_s));
}

void TstKeychainLocked::doesNotClaimToHaveRemoved()
{
    QtKeychainStore store;
    QVERIFY_ERROR(remove(store, u"locked-vault"_s), ErrorCode::KeychainLocked);
    QVERIFY(isListed(u"locked-vault"_s));
}

void TstKeychainLocked::namesTheKeyringWithoutUnlocking()
{
    QtKeychainStore store;
    const Result<KeychainBackend> backend = probe(store);
    QVERIFY_RESULT(backend);
    QCOMPARE(backend->name, u"GNOME Keyring"_s);
    QVERIFY_ERROR(read(store, u"locked-vault"_s), ErrorCode::KeychainLocked);
}

QTEST_GUILESS_MAIN(TstKeychainLocked)
#include "tst_keychainlocked.moc"
