// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "tests/core/vault/vaultfiles.h"
#include "tests/core/vault/vaulttesting.h"

#include <QDir>
#include <QJsonArray>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// Vaults as released versions wrote them (tests/data/vault) open in each way, hold what was put in, and keep it all
/// when this version saves them; and the file as the other version left it stays beside them.
class TstFrozenVaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opens_data();
    void opens();
    void keepsEverythingWhenSaved_data() { opens_data(); }
    void keepsEverythingWhenSaved();
    void keepsTheFileOfAnotherVersion_data();
    void keepsTheFileOfAnotherVersion();
    void neverWritesOverAKeptFile();
    void writesThroughNoLink();
    void keepsNothingOfItsOwnVersion();
};

namespace
{
const QString ownVersion = QStringLiteral(COUNTERSIGN_VERSION);

QJsonObject objectIn(const QString &path)
{
    return QJsonDocument::fromJson(contentOf(path)).object();
}

/// A released vault in a folder of the test's own, with what opens it.
struct Frozen
{
    explicit Frozen(const QString &version)
        : source(QStringLiteral(COUNTERSIGN_TEST_DATA "/vault/") + version)
        , secrets(objectIn(source + u"/secrets.json"_s))
        , database(objectIn(source + u"/database.json"_s))
    {
        QDir().mkpath(QFileInfo(bench.path()).path());
        writeContent(bench.path(), contentOf(source + u"/vault.json"_s));
    }

    [[nodiscard]] QString secret(const QString &name) const { return secrets.value(name).toString(); }

    std::unique_ptr<VaultSession> openedWithKeychain()
    {
        Waiter<void> written;
        bench.keychain.write(secret(u"keychainAccount"_s), SecretBytes::fromString(secret(u"keychainText"_s)),
            &bench.clockOwner, written.done());
        (void)written.wait();
        return bench.loaded();
    }
    std::unique_ptr<VaultSession> openedWith(const QString &text)
    {
        auto session = bench.loaded(nullptr);
        (void)SessionBench::openWithPassword(*session, text);
        return session;
    }

    struct Bench : SessionBench
    {
        QObject clockOwner;
    };
    Bench bench;
    QString source;
    QJsonObject secrets;
    QJsonObject database;
};

QJsonArray recordsOf(const QJsonObject &database, const QString &name)
{
    return database.value(u"countersign"_s).toObject().value(name).toArray();
}

/// The account against its entry, as Qt's own JSON reads it.
void compare(const VaultSession &session, const AccountSummary &summary, const QJsonObject &entry)
{
    const QJsonObject info = entry.value(u"info"_s).toObject();
    QCOMPARE(summary.id.toString(QUuid::WithoutBraces), entry.value(u"uuid"_s).toString());
    QCOMPARE(summary.issuer, entry.value(u"issuer"_s).toString());
    QCOMPARE(summary.name, entry.value(u"name"_s).toString());
    QCOMPARE(summary.note, entry.value(u"note"_s).toString());
    QCOMPARE(summary.favorite, entry.value(u"favorite"_s).toBool());
    QCOMPARE(QString(otpTypeName(summary.parameters.type)), entry.value(u"type"_s).toString());
    QCOMPARE(QString(hashName(summary.parameters.algorithm)), info.value(u"algo"_s).toString());
    QCOMPARE(summary.parameters.digits, info.value(u"digits"_s).toInt());
    if (summary.parameters.isTimeBased())
        QCOMPARE(summary.parameters.period.count(), info.value(u"period"_s).toInteger());
    else
        QCOMPARE(summary.parameters.counter, static_cast<std::uint64_t>(info.value(u"counter"_s).toInteger()));
    QCOMPARE(summary.groups.size(), entry.value(u"groups"_s).toArray().size());
    QCOMPARE(summary.created.time_since_epoch().count(),
        entry.value(u"countersign"_s).toObject().value(u"created"_s).toInteger());
    const auto account = session.reveal(summary.id);
    QVERIFY_RESULT(account);
    QCOMPARE(QString::fromLatin1(Base32::encode(account->secret.span()).view()), info.value(u"secret"_s).toString());
    QCOMPARE(QString::fromUtf8(account->pin.view()), info.value(u"pin"_s).toString());
}

void compareAll(const VaultSession &session, const Frozen &frozen)
{
    const auto summaries = session.summaries();
    const QJsonArray entries = frozen.database.value(u"entries"_s).toArray();
    const auto repairs = recordsOf(frozen.database, u"quarantine"_s).size();
    QCOMPARE(summaries.size(), entries.size() + repairs);
    QCOMPARE(session.repairs().size(), repairs);
    for (qsizetype i = 0; i < entries.size(); ++i)
        compare(session, summaries.at(i), entries.at(i).toObject());
    const QJsonObject codes = objectIn(frozen.source + u"/codes.json"_s);
    QCOMPARE(codes.size(), entries.size());
    for (const AccountSummary &summary : summaries) {
        if (summary.needsRepair || !summary.parameters.isTimeBased())
            continue;
        const auto code = session.codeAt(summary.id, UnixTime{std::chrono::seconds{1750000000}});
        QVERIFY_RESULT(code);
        QCOMPARE(code->code, codes.value(summary.id.toString(QUuid::WithoutBraces)).toString());
    }
}

/// A vault that this version says was saved by @p writer; empty: it does not say.
QByteArray writtenBy(const QString &writer)
{
    const QString member = writer.isEmpty() ? QString() : u",\"writer\":\"%1\""_s.arg(writer);
    return *sealedFile((u"{\"version\":3,\"entries\":[],\"countersign\":{\"version\":1,"
                        "\"id\":\"3b6f0c52-9d5e-4a57-8a0e-6f2f0f1c7a10\""_s
                           + member + u"}}"_s)
                           .toUtf8())
                .toBytes();
}

/// Opens the vault of the bench and adds an account; says how that went.
Result<void> openAndAdd(SessionBench &bench)
{
    const auto session = bench.loaded(nullptr);
    if (auto opened = SessionBench::openWithPassword(*session, u"right"); !opened)
        return opened;
    const auto added = SessionBench::add(*session, totpAccount(u"new"_s));
    return added ? success() : Result<void>(added.error());
}

QStringList namesBeside(const SessionBench &bench)
{
    return QFileInfo(bench.path()).dir().entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

void layOut(const SessionBench &bench, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(bench.path()).path());
    QVERIFY(writeContent(bench.path(), content));
}
} // namespace

void TstFrozenVaults::opens_data()
{
    QTest::addColumn<QString>("version");
    const auto versions =
        QDir(QStringLiteral(COUNTERSIGN_TEST_DATA "/vault")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(versions.contains(u"0.1.0"_s));
    for (const QString &version : versions)
        QTest::newRow(qPrintable(version)) << version;
}

void TstFrozenVaults::opens()
{
    QFETCH(QString, version);
    Frozen frozen(version);
    const auto keychain = frozen.openedWithKeychain();
    QCOMPARE(keychain->state(), VaultSession::State::Open);
    QCOMPARE(keychain->keySlots().size(), 3);
    compareAll(*keychain, frozen);
    for (const QString &name : {u"password"_s, u"recoveryKey"_s}) {
        const auto session = frozen.openedWith(frozen.secret(name));
        QVERIFY2(session->state() == VaultSession::State::Open, qPrintable(name));
        QCOMPARE(session->openedWith(),
            std::optional(name == u"password"_s ? KeySlotInfo::Kind::Password : KeySlotInfo::Kind::RecoveryKey));
        compareAll(*session, frozen);
    }
    const auto wrong = frozen.openedWith(frozen.secret(u"password"_s) + u'x');
    QCOMPARE(wrong->state(), VaultSession::State::Closed);
}

void TstFrozenVaults::keepsEverythingWhenSaved()
{
    QFETCH(QString, version);
    Frozen frozen(version);
    const auto session = frozen.openedWithKeychain();
    const auto added = SessionBench::add(*session, totpAccount(u"new"_s));
    QVERIFY_RESULT(added);
    QVERIFY_RESULT(SessionBench::remove(*session, *added));
    compareAll(*frozen.openedWithKeychain(), frozen);
    compareAll(*frozen.openedWith(frozen.secret(u"recoveryKey"_s)), frozen);
    // What only the file knows is still there: members of other apps and of later versions, the trash, what is broken.
    auto read = VaultFile::parse(SecretBytes::copyOf(contentOf(frozen.bench.path())));
    QVERIFY_RESULT(read);
    const auto key = KeySlots::keyFromKeychainText(SecretBytes::fromString(frozen.secret(u"keychainText"_s)));
    QVERIFY_RESULT(key);
    const auto masterKey = KeySlots::unwrapRaw(read->slots.back(), *key);
    QVERIFY_RESULT(masterKey);
    const auto vault = SealedVault::open(*read, *masterKey);
    QVERIFY_RESULT(vault);
    QJsonObject now = encodedObject(*vault);
    QJsonObject own = now.value(u"countersign"_s).toObject();
    QJsonObject expectedOwn = frozen.database.value(u"countersign"_s).toObject();
    QJsonArray trash = own.value(u"trash"_s).toArray();
    QCOMPARE(trash.size(), expectedOwn.value(u"trash"_s).toArray().size() + 1); // with ours, from above
    trash.removeLast();
    own.insert(u"trash"_s, trash);
    for (const QString &name : {u"modified"_s, u"writer"_s}) {
        own.remove(name);
        expectedOwn.remove(name);
    }
    QCOMPARE(own, expectedOwn);
    now.remove(u"countersign"_s);
    frozen.database.remove(u"countersign"_s);
    QCOMPARE(now, frozen.database);
    QCOMPARE(QFile::exists(frozen.bench.path() + u'.' + version), version != ownVersion);
}

void TstFrozenVaults::keepsTheFileOfAnotherVersion_data()
{
    QTest::addColumn<QString>("writer");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("an older one") << u"0.0.9"_s << u"0.0.9"_s;
    QTest::newRow("a newer one of the same format") << u"99.0.0-beta"_s << u"99.0.0-beta"_s;
    QTest::newRow("one that does not say, as Aegis") << QString() << u"original"_s;
    QTest::newRow("no fit for a name") << u"../../x"_s << u"original"_s;
    QTest::newRow("a name of ours") << u"previous"_s << u"original"_s;
}

void TstFrozenVaults::keepsTheFileOfAnotherVersion()
{
    QFETCH(QString, writer);
    QFETCH(QString, suffix);
    SessionBench bench;
    const QByteArray before = writtenBy(writer);
    layOut(bench, before);
    QVERIFY(QFile::setPermissions(bench.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY_RESULT(openAndAdd(bench));
    const QString copy = bench.path() + u'.' + suffix;
    QCOMPARE(contentOf(copy), before);
    QCOMPARE(QFile::permissions(copy) & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    // From now on it is ours, and no more copies are made.
    QVERIFY_RESULT(openAndAdd(bench));
    QCOMPARE(contentOf(copy), before);
    QStringList names{u"vault.json"_s, u"vault.json."_s + suffix, u"vault.json.lock"_s, u"vault.json.previous"_s};
    names.sort();
    QCOMPARE(namesBeside(bench), names);
}

void TstFrozenVaults::neverWritesOverAKeptFile()
{
    SessionBench bench;
    layOut(bench, writtenBy(u"0.0.9"_s));
    QVERIFY(writeContent(bench.path() + u".0.0.9"_s, "kept the first time"));
    QVERIFY_RESULT(openAndAdd(bench));
    QCOMPARE(contentOf(bench.path() + u".0.0.9"_s), QByteArray("kept the first time"));
}

void TstFrozenVaults::writesThroughNoLink()
{
    SessionBench bench;
    layOut(bench, writtenBy(u"0.0.9"_s));
    QVERIFY(QFile::link(bench.folder.filePath(u"elsewhere"_s), bench.path() + u".0.0.9"_s));
    QVERIFY_RESULT(openAndAdd(bench));
    QVERIFY(!QFile::exists(bench.folder.filePath(u"elsewhere"_s)));
}

void TstFrozenVaults::keepsNothingOfItsOwnVersion()
{
    SessionBench bench;
    layOut(bench, writtenBy(ownVersion));
    QVERIFY_RESULT(openAndAdd(bench));
    QCOMPARE(namesBeside(bench), (QStringList{u"vault.json"_s, u"vault.json.lock"_s, u"vault.json.previous"_s}));
}

QTEST_GUILESS_MAIN(TstFrozenVaults)
#include "tst_frozenvaults.moc"
