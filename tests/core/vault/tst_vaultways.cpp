// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/recoverykey.h"
#include "core/vault/vaultfile.h"
#include "tests/core/vault/slowkeychain.h"
#include "tests/core/vault/vaulttesting.h"

#include <QSignalSpy>

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = VaultSession::State;
using Kind = KeySlotInfo::Kind;

/// Several ways into one vault: each opens it alone, and none can be lost by accident.
class TstVaultWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsAPasswordAndARecoveryKey();
    void takesARecoveryKeyAsItIsTyped();
    void addsNoSecondOne();
    void changesThePassword();
    void sealsThePreviousCopyAnew();
    void refusesAWrongOldSecret();
    void neverRemovesTheLastWay();
    void removesAWay();
    void failsWhenTheKeychainKeepsItsKey_data();
    void failsWhenTheKeychainKeepsItsKey();
    void goesOnWithoutTheKeychainWhenAllowed();
    void refusesAKeychainWithAnotherKey();
    void doesNotWaitForASilentKeychain();
    void putsTheKeyBack();
    void writesOverNoKeyThatFits();
    void putsNothingBackWhenItReadsDifferently();
    void checksSecrets();
    void needsAnOpenVault();
    void keepsTheDatesInTheHeader();
    void dropsOldKeychainSlots();

private:
    using Answer = Waiter<void>;

    static Result<void> addPassword(VaultSession &session, QStringView password)
    {
        Answer waiter;
        session.addPassword(SecretBytes::fromString(password), &session, waiter.done());
        return waiter.wait();
    }
    static Result<void> addRecoveryKey(VaultSession &session, const SecretBytes &key)
    {
        Answer waiter;
        session.addRecoveryKey(key.clone(), &session, waiter.done());
        return waiter.wait();
    }
    static Result<void> replace(VaultSession &session, WaysIn ways)
    {
        Answer waiter;
        session.replaceWays(std::move(ways), &session, waiter.done());
        return waiter.wait();
    }
    static Result<void> putBack(VaultSession &session)
    {
        Answer waiter;
        session.putKeyIntoKeychain(&session, waiter.done());
        return waiter.wait();
    }
    static Result<Kind> check(VaultSession &session, const SecretBytes &secret)
    {
        Waiter<Kind> waiter;
        session.checkSecret(secret.clone(), &session, waiter.done());
        return waiter.wait();
    }
    static WayIn newWay(QStringView secret) { return {SecretBytes::fromString(secret), true}; }
    static WayIn oldWay(QStringView secret) { return {SecretBytes::fromString(secret), false}; }
    static QList<Kind> kinds(const VaultSession &session)
    {
        QList<Kind> result;
        for (const KeySlotInfo &slot : session.keySlots())
            result.append(slot.kind);
        return result;
    }
    /// Open, with one account, a keychain slot and the password "old".
    static std::unique_ptr<VaultSession> made(SessionBench &bench)
    {
        auto session = bench.loaded();
        if (!SessionBench::add(*session, totpAccount(u"A"_s)) || !addPassword(*session, u"old"))
            return nullptr;
        return session;
    }
    /// What a session says that has no keychain, and only this secret.
    static Result<void> opens(const SessionBench &bench, QStringView secret)
    {
        SessionBench other;
        VaultSession session({bench.path(), other.timeout, ScryptCost{16, 8, 1}}, other.clock, other.random, nullptr);
        SessionBench::load(session);
        auto opened = SessionBench::openWithPassword(session, secret);
        if (opened && SessionBench::issuers(session) != QStringList{u"A"_s})
            return ErrorCode::FileDamaged;
        return opened;
    }
    static State stateWithKeychain(SessionBench &bench) { return bench.loaded()->state(); }
};

void TstVaultWays::addsAPasswordAndARecoveryKey()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QCOMPARE(kinds(*session), QList{Kind::Keychain});
    const auto key = RecoveryKey::make(bench.random);
    QSignalSpy changed(session.get(), &VaultSession::waysInChanged);
    QVERIFY_RESULT(addRecoveryKey(*session, *key));
    QVERIFY_RESULT(addPassword(*session, u"cafe\u0301"));
    QCOMPARE(changed.size(), 2);
    // The password first: some readers try only the first slot of its type.
    QCOMPARE(kinds(*session), (QList{Kind::Password, Kind::RecoveryKey, Kind::Keychain}));
    QVERIFY_RESULT(opens(bench, u"caf\u00e9"));
    QVERIFY_RESULT(opens(bench, QString::fromLatin1(key->view())));
    QVERIFY_ERROR(opens(bench, u"cafe"), ErrorCode::WrongPassword);
    QCOMPARE(stateWithKeychain(bench), State::Open);
}

void TstVaultWays::takesARecoveryKeyAsItIsTyped()
{
    SessionBench bench;
    const auto session = made(bench);
    const auto key = RecoveryKey::make(bench.random);
    QVERIFY_RESULT(addRecoveryKey(*session, *key));
    QString typed = QString::fromLatin1(key->view()).toLower();
    for (int place = 30; place > 0; place -= 6)
        typed.insert(place, u"  ");
    QVERIFY_RESULT(opens(bench, typed));
    typed[0] = typed[0] == u'0' ? u'1' : u'0';
    QVERIFY_ERROR(opens(bench, typed), ErrorCode::WrongPassword);
}

void TstVaultWays::addsNoSecondOne()
{
    SessionBench bench;
    const auto session = made(bench);
    const QByteArray before = contentOf(bench.path());
    QVERIFY_ERROR(addPassword(*session, u"another"), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(addPassword(*session, u""), ErrorCode::InvalidArgument);
    QCOMPARE(contentOf(bench.path()), before);
}

void TstVaultWays::changesThePassword()
{
    SessionBench bench;
    const auto session = made(bench);
    const auto key = RecoveryKey::make(bench.random);
    QVERIFY_RESULT(addRecoveryKey(*session, *key));
    const QByteArray before = contentOf(bench.path());
    WaysIn ways;
    ways.password = newWay(u"new");
    ways.recoveryKey = oldWay(QString::fromLatin1(key->view()));
    QVERIFY_RESULT(replace(*session, std::move(ways)));
    QVERIFY_RESULT(opens(bench, u"new"));
    QVERIFY_RESULT(opens(bench, QString::fromLatin1(key->view())));
    QVERIFY_ERROR(opens(bench, u"old"), ErrorCode::WrongPassword);
    QCOMPARE(stateWithKeychain(bench), State::Open);
    // The master key is another one: what was sealed before does not open with what is sealed now.
    const auto old = VaultFile::parse(SecretBytes::copyOf(before));
    const auto fresh = VaultFile::parse(SecretBytes::copyOf(contentOf(bench.path())));
    QVERIFY(old && fresh);
    const auto oldKey = KeySlots::unwrapWithPassword(old->slots.front(), SecretBytes::fromString(u"old"));
    const auto freshKey = KeySlots::unwrapWithPassword(fresh->slots.front(), SecretBytes::fromString(u"new"));
    QVERIFY(oldKey && freshKey && *oldKey != *freshKey);
    // And this session goes on with it.
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
}

void TstVaultWays::sealsThePreviousCopyAnew()
{
    SessionBench bench;
    const auto session = made(bench);
    WaysIn ways;
    ways.password = newWay(u"new");
    QVERIFY_RESULT(replace(*session, std::move(ways)));
    const auto previous = VaultFile::parse(SecretBytes::copyOf(contentOf(bench.path() + u".previous"_s)));
    QVERIFY(previous);
    QVERIFY(KeySlots::unwrapWithPassword(previous->slots.front(), SecretBytes::fromString(u"new")));
    QVERIFY_ERROR(KeySlots::unwrapWithPassword(previous->slots.front(), SecretBytes::fromString(u"old")),
        ErrorCode::WrongPassword);
}

void TstVaultWays::refusesAWrongOldSecret()
{
    SessionBench bench;
    const auto session = made(bench);
    const QByteArray before = contentOf(bench.path());
    WaysIn ways;
    ways.password = oldWay(u"mistyped");
    ways.recoveryKey = newWay(QString::fromLatin1(RecoveryKey::make(bench.random)->view()));
    QVERIFY_ERROR(replace(*session, std::move(ways)), ErrorCode::WrongPassword);
    QCOMPARE(contentOf(bench.path()), before);
}

void TstVaultWays::neverRemovesTheLastWay()
{
    SessionBench bench;
    const auto session = bench.loaded(nullptr);
    QVERIFY_RESULT(SessionBench::createWithPassword(*session, u"only"));
    QVERIFY_ERROR(replace(*session, {}), ErrorCode::NoWayIn);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QVERIFY_RESULT(opens(bench, u"only"));
}

void TstVaultWays::removesAWay()
{
    SessionBench bench;
    const auto session = made(bench);
    QVERIFY_RESULT(replace(*session, {})); // the keychain stays
    QCOMPARE(kinds(*session), QList{Kind::Keychain});
    QVERIFY_ERROR(opens(bench, u"old"), ErrorCode::NoWayIn);
    QCOMPARE(stateWithKeychain(bench), State::Open);
}

void TstVaultWays::failsWhenTheKeychainKeepsItsKey_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("locked") << ErrorCode::KeychainLocked;
    QTest::newRow("denied") << ErrorCode::KeychainDenied;
    QTest::newRow("unavailable") << ErrorCode::KeychainUnavailable;
    QTest::newRow("not found") << ErrorCode::KeychainEntryNotFound;
}

void TstVaultWays::failsWhenTheKeychainKeepsItsKey()
{
    QFETCH(ErrorCode, code);
    SessionBench bench;
    const auto session = made(bench);
    const QByteArray before = contentOf(bench.path());
    bench.keychain.setFailure(code);
    WaysIn ways;
    ways.password = newWay(u"new");
    QVERIFY_ERROR(replace(*session, std::move(ways)), code);
    if (code != ErrorCode::KeychainEntryNotFound)
        QVERIFY_ERROR(putBack(*session), code);
    QCOMPARE(contentOf(bench.path()), before);
    bench.keychain.setFailure({});
    QCOMPARE(stateWithKeychain(bench), State::Open);
}

void TstVaultWays::goesOnWithoutTheKeychainWhenAllowed()
{
    SessionBench bench;
    const auto session = made(bench);
    bench.keychain.setFailure(ErrorCode::KeychainEntryNotFound);
    WaysIn ways;
    ways.password = newWay(u"new");
    ways.mayLoseKeychain = true;
    QVERIFY_RESULT(replace(*session, std::move(ways)));
    QCOMPARE(kinds(*session), QList{Kind::Password});
    QVERIFY_RESULT(opens(bench, u"new"));
    // What the keychain still holds is of no use any more, and putting a key back mends that.
    bench.keychain.setFailure({});
    QVERIFY_RESULT(putBack(*session));
    QCOMPARE(stateWithKeychain(bench), State::Open);
}

void TstVaultWays::refusesAKeychainWithAnotherKey()
{
    SessionBench bench;
    SlowKeychain keychain;
    const auto session = bench.loaded(&keychain);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    keychain.readsBack = KeySlots::keychainText(SecretBytes(KeySlots::masterKeySize));
    WaysIn ways;
    ways.password = newWay(u"new");
    QVERIFY_ERROR(replace(*session, std::move(ways)), ErrorCode::KeyDoesNotFit);
    WaysIn others;
    others.password = newWay(u"new");
    others.mayLoseKeychain = true;
    QVERIFY_RESULT(replace(*session, std::move(others)));
    QVERIFY_RESULT(opens(bench, u"new"));
}

void TstVaultWays::doesNotWaitForASilentKeychain()
{
    SessionBench bench;
    bench.timeout = std::chrono::milliseconds(50);
    const auto session = made(bench);
    bench.keychain.setSilent(true);
    WaysIn ways;
    ways.password = newWay(u"new");
    QVERIFY_ERROR(replace(*session, std::move(ways)), ErrorCode::KeychainTimedOut);
    QVERIFY_ERROR(putBack(*session), ErrorCode::KeychainTimedOut);
    // Commands after it are carried out.
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
}

void TstVaultWays::putsTheKeyBack()
{
    SessionBench bench;
    (void)made(bench);
    MemoryKeychain fresh; // the old one was reset
    const auto session = bench.loaded(&fresh);
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::KeychainEntryNotFound);
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"old"));
    QVERIFY(session->missingKey());
    QVERIFY_RESULT(putBack(*session));
    QVERIFY(!session->missingKey());
    QCOMPARE(fresh.size(), std::size_t{1});
    QCOMPARE(bench.loaded(&fresh)->state(), State::Open);
    // The other keychain, of another desktop perhaps, still opens it too.
    QCOMPARE(stateWithKeychain(bench), State::Open);
    QVERIFY_RESULT(opens(bench, u"old"));
}

void TstVaultWays::writesOverNoKeyThatFits()
{
    SessionBench bench;
    const auto session = made(bench);
    const QByteArray before = contentOf(bench.path());
    QVERIFY_RESULT(putBack(*session));
    QCOMPARE(contentOf(bench.path()), before);
    QCOMPARE(stateWithKeychain(bench), State::Open);
}

void TstVaultWays::putsNothingBackWhenItReadsDifferently()
{
    SessionBench bench;
    (void)made(bench);
    SlowKeychain keychain;
    const auto session = bench.loaded(&keychain);
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"old"));
    const QByteArray before = contentOf(bench.path());
    keychain.readsBack = SecretBytes::fromString(u"something else");
    QVERIFY_ERROR(putBack(*session), ErrorCode::KeychainFailed);
    QCOMPARE(contentOf(bench.path()), before);
}

void TstVaultWays::checksSecrets()
{
    SessionBench bench;
    const auto session = made(bench);
    const auto key = RecoveryKey::make(bench.random);
    QVERIFY_RESULT(addRecoveryKey(*session, *key));
    const auto asKey = check(*session, *key);
    QVERIFY_RESULT(asKey);
    QCOMPARE(*asKey, Kind::RecoveryKey);
    const auto asPassword = check(*session, SecretBytes::fromString(u"old"));
    QVERIFY_RESULT(asPassword);
    QCOMPARE(*asPassword, Kind::Password);
    QVERIFY_ERROR(check(*session, SecretBytes::fromString(u"Old")), ErrorCode::WrongPassword);
}

void TstVaultWays::needsAnOpenVault()
{
    SessionBench bench;
    const auto session = made(bench);
    session->lock();
    QVERIFY_ERROR(addPassword(*session, u"x"), ErrorCode::NotOpen);
    QVERIFY_ERROR(replace(*session, {}), ErrorCode::NotOpen);
    QVERIFY_ERROR(putBack(*session), ErrorCode::NotOpen);
    QVERIFY_ERROR(check(*session, SecretBytes::fromString(u"old")), ErrorCode::NotOpen);
}

void TstVaultWays::keepsTheDatesInTheHeader()
{
    SessionBench bench;
    const auto session = made(bench);
    const UnixTime then = bench.clock.nowSeconds();
    bench.clock.advance(std::chrono::hours(24));
    const auto key = RecoveryKey::make(bench.random);
    QVERIFY_RESULT(addRecoveryKey(*session, *key));
    bench.clock.advance(std::chrono::hours(24));
    WaysIn ways;
    ways.password = oldWay(u"old");
    ways.recoveryKey = newWay(QString::fromLatin1(RecoveryKey::make(bench.random)->view()));
    QVERIFY_RESULT(replace(*session, std::move(ways)));
    const auto loaded = bench.loaded();
    QCOMPARE(loaded->keySlots().at(0).created, then);
    QCOMPARE(loaded->keySlots().at(1).created, then + std::chrono::hours(48));
    QCOMPARE(loaded->keySlots().at(2).created, then);
}

void TstVaultWays::dropsOldKeychainSlots()
{
    SessionBench bench;
    (void)made(bench);
    std::vector<std::unique_ptr<MemoryKeychain>> keychains;
    for (int i = 0; i < 6; ++i) {
        keychains.push_back(std::make_unique<MemoryKeychain>());
        const auto session = bench.loaded(keychains.back().get());
        QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"old"));
        QVERIFY_RESULT(putBack(*session));
    }
    QCOMPARE(kinds(*bench.loaded()).count(Kind::Keychain), 4);
    QCOMPARE(bench.loaded(keychains.back().get())->state(), State::Open);
    QCOMPARE(bench.loaded(keychains.at(2).get())->state(), State::Open);
    QCOMPARE(bench.loaded(keychains.at(1).get())->state(), State::Closed);
}

QTEST_GUILESS_MAIN(TstVaultWays)
#include "tst_vaultways.moc"
