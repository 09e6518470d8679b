// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vault/vaulttesting.h"

#include <QFileInfo>

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = VaultSession::State;

/// From nothing to codes, and back again after closing: what a person does every day.
class TstVaultSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void touchesNothingBeforeItIsLoaded();
    void makesTheVaultWithTheFirstAccount();
    void opensAgainWithTheKeychain();
    void keepsFileAndFolderPrivate();
    void createsAndOpensWithAPassword();
    void saysThatAWrongPasswordIsWrong();
    void opensAPasswordThatWasTypedInAnotherUnicodeForm();
    void refusesAnEmptyPassword();
    void locksAndForgets();
    void showsTheCodesOfRfc4226AfterSaving();
    void savesACounterBeforeItShowsTheCode();
    void removesAndRestoresInOrder();
    void editsWhatIsAskedAndNothingElse();
    void refusesAccountsThatCannotMakeCodes();
    void findsTheSameAccountOnly();
};

void TstVaultSession::touchesNothingBeforeItIsLoaded()
{
    SessionBench bench;
    bench.keychain.setFailure(ErrorCode::KeychainLocked);
    const auto session = bench.session();
    QCoreApplication::processEvents();
    QCOMPARE(session->state(), State::Unknown);
    QVERIFY(!QFileInfo::exists(QFileInfo(bench.path()).path()));
    QVERIFY(session->summaries().isEmpty());
    QVERIFY(session->keySlots().isEmpty());
}

void TstVaultSession::makesTheVaultWithTheFirstAccount()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QCOMPARE(session->state(), State::NoVault);
    QVERIFY(!QFileInfo::exists(bench.path()));
    QCOMPARE(bench.keychain.size(), std::size_t{0});

    const auto ids = SessionBench::add(*session, totpAccount(u"Example"_s));
    QVERIFY_RESULT(ids);
    QCOMPARE(session->state(), State::Open);
    QCOMPARE(session->summaries().size(), 1);
    QCOMPARE(session->summaries().first().id, ids->first());
    QCOMPARE(session->openedWith(), std::optional(KeySlotInfo::Kind::Keychain));
    QCOMPARE(session->keySlots().size(), 1);
    QCOMPARE(session->keySlots().first().backend, u"memory"_s);
    QCOMPARE(bench.keychain.size(), std::size_t{1});
    QVERIFY(QFileInfo::exists(bench.path()));
    const auto code = session->codeAt(ids->first(), UnixTime(std::chrono::seconds(59)));
    QVERIFY_RESULT(code);
    QCOMPARE(code->code, u"287082"_s); // RFC 6238, the last six of 94287082
}

void TstVaultSession::opensAgainWithTheKeychain()
{
    SessionBench bench;
    QVERIFY_RESULT(SessionBench::add(*bench.loaded(), totpAccount(u"Example"_s)));
    const auto session = bench.loaded();
    QCOMPARE(session->state(), State::Open);
    QCOMPARE(SessionBench::issuers(*session), QStringList{u"Example"_s});
    QVERIFY(session->isWritable());
}

void TstVaultSession::keepsFileAndFolderPrivate()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"B"_s)));
    const auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    QCOMPARE(QFileInfo(bench.path()).permissions(), QFileDevice::Permissions(mine));
    QCOMPARE(QFileInfo(bench.path() + u".previous"_s).permissions(), QFileDevice::Permissions(mine));
    QCOMPARE(QFileInfo(QFileInfo(bench.path()).path()).permissions(),
        QFileDevice::Permissions(mine | QFileDevice::ExeOwner | QFileDevice::ExeUser));
}

void TstVaultSession::createsAndOpensWithAPassword()
{
    SessionBench bench;
    {
        const auto session = bench.loaded(nullptr);
        QVERIFY_ERROR(SessionBench::add(*session, totpAccount(u"A"_s)), ErrorCode::PasswordNeeded);
        QCOMPARE(session->state(), State::NoVault);
        QVERIFY_RESULT(SessionBench::createWithPassword(*session, u"correct horse"));
        QCOMPARE(session->state(), State::Open);
        QCOMPARE(session->openedWith(), std::optional(KeySlotInfo::Kind::Password));
        QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    }
    const auto session = bench.loaded(nullptr);
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::PasswordNeeded);
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"correct horse"));
    QCOMPARE(session->state(), State::Open);
    QCOMPARE(SessionBench::issuers(*session), QStringList{u"A"_s});
}

void TstVaultSession::saysThatAWrongPasswordIsWrong()
{
    SessionBench bench;
    QVERIFY_RESULT(SessionBench::createWithPassword(*bench.loaded(), u"right"));
    const auto session = bench.loaded();
    QVERIFY_ERROR(SessionBench::openWithPassword(*session, u"Right"), ErrorCode::WrongPassword);
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::PasswordNeeded);
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"right"));
}

void TstVaultSession::opensAPasswordThatWasTypedInAnotherUnicodeForm()
{
    SessionBench bench;
    QVERIFY_RESULT(SessionBench::createWithPassword(*bench.loaded(), u"caf\u00e9")); // one character
    const auto session = bench.loaded();
    QVERIFY_RESULT(SessionBench::openWithPassword(*session, u"cafe\u0301")); // two: e and its accent
}

void TstVaultSession::refusesAnEmptyPassword()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QVERIFY_ERROR(SessionBench::createWithPassword(*session, u""), ErrorCode::InvalidArgument);
    QVERIFY(!QFileInfo::exists(bench.path()));
}

void TstVaultSession::locksAndForgets()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto ids = SessionBench::add(*session, hotpAccount(u"A"_s));
    QVERIFY_RESULT(ids);
    QVERIFY_RESULT(SessionBench::advance(*session, ids->first()));
    session->lock();
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::Cancelled);
    QVERIFY(session->summaries().isEmpty());
    QVERIFY_ERROR(session->reveal(ids->first()), ErrorCode::NotOpen);
    QVERIFY_ERROR(session->codeAt(ids->first(), bench.clock.nowSeconds()), ErrorCode::NotOpen);
    QVERIFY(!session->openedWith());
    SessionBench::load(*session);
    QCOMPARE(session->state(), State::Open);
    // The code of before is gone, too.
    QVERIFY_ERROR(session->codeAt(ids->first(), bench.clock.nowSeconds()), ErrorCode::InvalidArgument);
}

void TstVaultSession::showsTheCodesOfRfc4226AfterSaving()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto ids = SessionBench::add(*session, hotpAccount(u"A"_s));
    QVERIFY_RESULT(ids);
    QVERIFY_ERROR(session->codeAt(ids->first(), bench.clock.nowSeconds()), ErrorCode::InvalidArgument);
    const QStringList codes{u"755224"_s, u"287082"_s, u"359152"_s, u"969429"_s};
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const auto code = SessionBench::advance(*session, ids->first());
        QVERIFY_RESULT(code);
        QCOMPARE(code->code, codes.at(i));
        QCOMPARE(code->counter, static_cast<std::uint64_t>(i));
        QCOMPARE(session->codeAt(ids->first(), bench.clock.nowSeconds())->code, codes.at(i));
        QCOMPARE(session->summary(ids->first())->parameters.counter, static_cast<std::uint64_t>(i + 1));
    }
    QVERIFY_ERROR(session->codeAfter(ids->first(), bench.clock.nowSeconds()), ErrorCode::InvalidArgument);
}

void TstVaultSession::savesACounterBeforeItShowsTheCode()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto ids = SessionBench::add(*session, hotpAccount(u"A"_s));
    QVERIFY_RESULT(ids);
    std::optional<std::uint64_t> onDisk;
    bool answered = false;
    session->advanceCounter(ids->first(), session.get(), [&](const Result<CodeWindow> &code) {
        answered = code.has_value();
        const auto other = bench.loaded();
        if (const auto summary = other->summary(ids->first()))
            onDisk = summary->parameters.counter;
    });
    QTRY_VERIFY_WITH_TIMEOUT(answered, 60000);
    QTRY_COMPARE_WITH_TIMEOUT(onDisk, std::optional(std::uint64_t{1}), 60000);
}

void TstVaultSession::removesAndRestoresInOrder()
{
    SessionBench bench;
    const auto session = bench.loaded();
    QList<AccountId> ids;
    for (const auto &issuer : {u"A"_s, u"B"_s, u"C"_s, u"D"_s})
        ids += *SessionBench::add(*session, totpAccount(issuer));
    QVERIFY_RESULT(SessionBench::remove(*session, {ids[1], ids[0]}));
    QCOMPARE(SessionBench::issuers(*session), (QStringList{u"C"_s, u"D"_s}));
    QVERIFY_ERROR(session->reveal(ids[0]), ErrorCode::AccountNotFound);
    QVERIFY_RESULT(SessionBench::remove(*session, {ids[2]}));

    // Also after closing, whatever comes back first.
    const auto again = bench.loaded();
    QVERIFY_RESULT(SessionBench::restore(*again, {ids[2]}));
    QCOMPARE(SessionBench::issuers(*again), (QStringList{u"C"_s, u"D"_s}));
    QVERIFY_RESULT(SessionBench::restore(*again, {ids[0]}));
    QCOMPARE(SessionBench::issuers(*again), (QStringList{u"A"_s, u"C"_s, u"D"_s}));
    QVERIFY_RESULT(SessionBench::restore(*again, {ids[1]}));
    QCOMPARE(SessionBench::issuers(*again), (QStringList{u"A"_s, u"B"_s, u"C"_s, u"D"_s}));
    QVERIFY_ERROR(SessionBench::restore(*again, {ids[1]}), ErrorCode::AccountNotFound);
    QVERIFY_ERROR(SessionBench::remove(*again, {ids[0], QUuid::createUuid()}), ErrorCode::AccountNotFound);
    QCOMPARE(again->summaries().size(), 4);
}

void TstVaultSession::editsWhatIsAskedAndNothingElse()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto ids = SessionBench::add(*session, totpAccount(u"Old"_s, u"me"_s));
    QVERIFY_RESULT(ids);
    const AccountSummary before = session->summaries().first();
    bench.clock.advance(std::chrono::seconds{100});
    AccountEdit edit;
    edit.issuer = u"Cafe\u0301"_s;
    edit.favorite = true;
    QVERIFY_RESULT(SessionBench::edit(*session, ids->first(), edit));
    AccountSummary expected = before;
    expected.issuer = u"Caf\u00e9"_s;
    expected.favorite = true;
    expected.modified = bench.clock.nowSeconds();
    QCOMPARE(session->summaries().first(), expected);
    QCOMPARE(bench.loaded()->summaries().first(), expected);

    AccountEdit broken;
    broken.parameters = OtpParameters{.digits = 11};
    QVERIFY_ERROR(SessionBench::edit(*session, ids->first(), broken), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(SessionBench::edit(*session, QUuid::createUuid(), edit), ErrorCode::AccountNotFound);
    QCOMPARE(session->summaries().first(), expected);
}

void TstVaultSession::refusesAccountsThatCannotMakeCodes()
{
    SessionBench bench;
    const auto session = bench.loaded();
    Account empty = totpAccount(u"A"_s);
    empty.secret.clear();
    // Before anything is asked of the keychain or written.
    QVERIFY_ERROR(SessionBench::add(*session, std::move(empty)), ErrorCode::EmptySecret);
    QCOMPARE(bench.keychain.size(), std::size_t{0});
    QCOMPARE(session->state(), State::NoVault);
    QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"A"_s)));
    Account pinless = totpAccount(u"B"_s);
    pinless.parameters = defaultParameters(OtpType::Yandex);
    QVERIFY_ERROR(SessionBench::add(*session, std::move(pinless)), ErrorCode::InvalidArgument);
    Account digits = totpAccount(u"B"_s);
    digits.parameters.digits = 0;
    QVERIFY_ERROR(SessionBench::add(*session, std::move(digits)), ErrorCode::InvalidArgument);
    QCOMPARE(session->summaries().size(), 1);
}

void TstVaultSession::findsTheSameAccountOnly()
{
    SessionBench bench;
    const auto session = bench.loaded();
    const auto ids = SessionBench::add(*session, totpAccount(u"A"_s));
    QVERIFY_RESULT(ids);
    QCOMPARE(session->find(totpAccount(u"A"_s)), std::optional(ids->first()));
    QVERIFY(!session->find(totpAccount(u"A"_s, u"someone else"_s)));
    QVERIFY_RESULT(SessionBench::remove(*session, *ids));
    QVERIFY(!session->find(totpAccount(u"A"_s)));
}

QTEST_GUILESS_MAIN(TstVaultSession)
#include "tst_vaultsession.moc"
