// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/openvault.h"
#include "tests/core/vault/databasetexts.h"
#include "tests/core/vault/vaulttesting.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// Entries that cannot be read, and entries that were removed: kept, in their places, and out of other apps' sight.
class TstVaultQuarantine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quarantinesWhatItCannotRead_data();
    void quarantinesWhatItCannotRead();
    void takesEntriesOutOfQuarantineWhenTheyCanBeRead();
    void keepsBrokenEntriesWordForWord();
    void keepsTheIdOfABrokenEntry();
    void givesEveryItemItsOwnId();
    void remembersPlacesInTheTrash();
    void keepsOddTrashRecords();
    void neverWritesDeeperThanItReads();
};

void TstVaultQuarantine::quarantinesWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<ErrorCode>("reason");
    const auto row = [](const char *name, const QByteArray &bad, ErrorCode reason = ErrorCode::FileDamaged) {
        QTest::newRow(name) << bad << reason;
    };
    const QByteArray good = entry();
    const auto with = [&good](
                          const char *before, const char *after) { return QByteArray(good).replace(before, after); };
    row("a number", "5");
    row("null", "null");
    row("an empty object", "{}", ErrorCode::UnsupportedType);
    row("another type", with("\"totp\"", "\"xotp\""), ErrorCode::UnsupportedType);
    row("a type that is a number", with("\"totp\"", "1"));
    row("no info", R"({"type":"totp"})");
    row("info is a list", R"({"type":"totp","info":[]})");
    row("no secret", with("GEZDGNBVGY3TQOJQ", ""), ErrorCode::EmptySecret);
    row("a secret that is no base32", with("GEZDGNBVGY3TQOJQ", "0189"), ErrorCode::InvalidBase32);
    row("a secret that is a list", with("\"GEZDGNBVGY3TQOJQ\"", "[]"));
    row("another hash", with("SHA1", "GOST"), ErrorCode::UnsupportedAlgorithm);
    row("MD5 in TOTP", with("SHA1", "MD5"), ErrorCode::UnsupportedAlgorithm);
    row("digits 0", with(":6", ":0"), ErrorCode::InvalidArgument);
    row("digits 11", with(":6", ":11"), ErrorCode::InvalidArgument);
    row("digits 6.0", with(":6", ":6.0"), ErrorCode::InvalidArgument);
    row("digits 2^64+6", with(":6", ":18446744073709551622"), ErrorCode::InvalidArgument);
    row("digits -6", with(":6", ":-6"), ErrorCode::InvalidArgument);
    row("digits as text", with(":6", ":\"6\""), ErrorCode::InvalidArgument);
    row("period 0", with(":30", ":0"), ErrorCode::InvalidArgument);
    row("period over a day", with(":30", ":86401"), ErrorCode::InvalidArgument);
    row("period 1e2", with(":30", ":1e2"), ErrorCode::InvalidArgument);
    row("counter over 63 bits", R"({"type":"hotp","info":{"secret":"AAAA","counter":9223372036854775808}})",
        ErrorCode::InvalidArgument);
    row("a negative counter", R"({"type":"hotp","info":{"secret":"AAAA","counter":-1}})", ErrorCode::InvalidArgument);
    row("Yandex without its PIN", R"({"type":"yandex","info":{"secret":"AAAA"}})", ErrorCode::InvalidArgument);
    row("Steam with six digits", R"({"type":"steam","info":{"secret":"AAAA","digits":6}})", ErrorCode::InvalidArgument);
    row("a name that is a number", with("\"me\"", "5"));
    row("a favourite that is a text", entry(R"("favorite":"yes")"));
    row("our own member is a list", entry(R"("countersign":[])"));
    row("groups that are no list", entry(R"("groups":{})"));
    row("a repeated secret", entry({}, R"("secret":"AAAA")"));
    row("a repeated type", entry(R"("type":"hotp")"));
}

void TstVaultQuarantine::quarantinesWhatItCannotRead()
{
    QFETCH(QByteArray, bad);
    QFETCH(ErrorCode, reason);
    const QByteArray good = entry({}, {}, "99999999-9999-4999-8999-999999999999");
    auto vault = VaultCodec::decode(secretOf(databaseOf(bad + "," + good)));
    QVERIFY_RESULT(vault);
    const VaultContent content(std::move(*vault));
    QCOMPARE(content.summaries().size(), 2);
    QVERIFY(!content.summaries().at(0).needsRepair);
    QVERIFY(content.summaries().at(1).needsRepair); // last in the list, whatever its place
    QCOMPARE(content.repairs().size(), 1);
    QCOMPARE(content.repairs().at(0).reason, reason);
    QCOMPARE(content.repairs().at(0).id, content.summaries().at(1).id);
    QVERIFY(!content.account(content.repairs().at(0).id));

    // Other apps do not see it, and we still do.
    const QJsonObject written = encodedObject(content.vault());
    QCOMPARE(written.value(u"entries"_s).toArray().size(), 1);
    QCOMPARE(written.value(u"countersign"_s).toObject().value(u"quarantine"_s).toArray().size(), 1);
    const VaultContent again(decoded(VaultCodec::encode(content.vault()).view().toByteArray()));
    QCOMPARE(again.repairs().size(), 1);
    QCOMPARE(again.repairs().at(0).reason, reason);
}

void TstVaultQuarantine::takesEntriesOutOfQuarantineWhenTheyCanBeRead()
{
    const QByteArray own = R"("countersign":{"version":1,"quarantine":[{"position":0,"entry":)" + entry() + "}]}";
    const VaultContent content(decoded(databaseOf(entry({}, {}, "99999999-9999-4999-8999-999999999999"), own)));
    QCOMPARE(content.repairs().size(), 0);
    QCOMPARE(content.summaries().size(), 2);
    QCOMPARE(content.summaries().at(0).id, QUuid::fromString(QLatin1String(firstId)));
}

void TstVaultQuarantine::keepsBrokenEntriesWordForWord()
{
    const QByteArray bad = R"({"type":"xotp","n":1.50,"uuid":5,"t":"\u00e9\n","list":[{},[],null,true]})";
    Vault vault = decoded(databaseOf(bad));
    for (int i = 0; i < 3; ++i)
        vault = decoded(VaultCodec::encode(vault).view().toByteArray());
    QCOMPARE(vault.items().size(), std::size_t{1});
    QCOMPARE(vault.items()[0]->verbatim.view().toByteArray(), QByteArray(bad).replace("\\u00e9", "\u00e9"));
    // Also from the trash.
    QVERIFY_RESULT(vault.remove({vault.items()[0]->id}, UnixTime(std::chrono::seconds(1))));
    vault = decoded(VaultCodec::encode(vault).view().toByteArray());
    QVERIFY(!vault.items()[0]->isLive());
    QCOMPARE(vault.items()[0]->verbatim.view().toByteArray(), QByteArray(bad).replace("\\u00e9", "\u00e9"));
}

void TstVaultQuarantine::keepsTheIdOfABrokenEntry()
{
    const Vault first = decoded(databaseOf(entry() + R"(,{"type":"xotp"},5)"));
    const Vault second = decoded(VaultCodec::encode(first).view().toByteArray());
    QCOMPARE(second.items().size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(second.items()[i]->id, first.items()[i]->id);
}

void TstVaultQuarantine::givesEveryItemItsOwnId()
{
    const QByteArray nameless = QByteArray(entry()).replace(firstId, "");
    const QByteArray entries = entry() + "," + entry() + "," + nameless + "," + nameless;
    const Vault vault = decoded(databaseOf(entries));
    QSet<AccountId> ids;
    for (const auto &item : vault.items()) {
        QVERIFY(!item->id.isNull());
        QCOMPARE(item->account->id, item->id);
        ids.insert(item->id);
    }
    QCOMPARE(ids.size(), 4);
    // The same each time, since lists and commands go by them.
    const Vault again = decoded(databaseOf(entries));
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(again.items()[i]->id, vault.items()[i]->id);
}

void TstVaultQuarantine::remembersPlacesInTheTrash()
{
    QByteArray entries;
    QList<AccountId> ids;
    for (char name = '1'; name <= '6'; ++name) {
        const QByteArray id = QByteArray(firstId).replace('1', name);
        entries += (entries.isEmpty() ? "" : ",") + entry({}, {}, id);
        ids.append(QUuid::fromString(QLatin1String(id)));
    }
    Vault vault = decoded(databaseOf(entries));
    // All orders of three removals and restores, written and read in between.
    QList<int> order{0, 2, 3};
    do {
        for (const int i : std::as_const(order)) {
            QVERIFY_RESULT(vault.remove({ids.at(i)}, UnixTime(std::chrono::seconds(7))));
            vault = decoded(VaultCodec::encode(vault).view().toByteArray());
        }
        QCOMPARE(encodedObject(vault).value(u"entries"_s).toArray().size(), 3);
        for (const int i : std::as_const(order)) {
            QVERIFY_RESULT(vault.restore({ids.at(i)}, UnixTime(std::chrono::seconds(8))));
            vault = decoded(VaultCodec::encode(vault).view().toByteArray());
        }
        for (int i = 0; i < ids.size(); ++i)
            QCOMPARE(vault.items()[static_cast<std::size_t>(i)]->id, ids.at(i));
    } while (std::next_permutation(order.begin(), order.end()));
}

void TstVaultQuarantine::keepsOddTrashRecords()
{
    const QByteArray own = R"("countersign":{"version":1,"trash":[5,{"a":1},{"position":"x","removed":-1,"entry":7},)"
                           R"({"position":99,"removed":3,"entry":)"
        + entry({}, {}, "99999999-9999-4999-8999-999999999999") + "}]}";
    const Vault vault = decoded(databaseOf(entry(), own));
    QCOMPARE(vault.items().size(), std::size_t{5});
    const auto trash = encodedObject(vault).value(u"countersign"_s).toObject().value(u"trash"_s).toArray();
    QCOMPARE(trash.size(), 4);
    QJsonArray entries;
    for (const QJsonValue &record : trash)
        entries.append(record.toObject().value(u"entry"_s));
    QVERIFY(entries.contains(QJsonValue(5)));
    QVERIFY(entries.contains(QJsonValue(7)));
    QVERIFY(entries.contains(QJsonObject{{u"a"_s, 1}}));
}

void TstVaultQuarantine::neverWritesDeeperThanItReads()
{
    const QByteArray deep = R"("x":)" + QByteArray(31, '[') + QByteArray(31, ']');
    Vault vault = decoded(databaseOf(entry(deep) + ",{" + deep + "}"));
    QCOMPARE(vault.items().size(), std::size_t{2});
    QVERIFY_RESULT(vault.remove({vault.items()[0]->id, vault.items()[1]->id}, UnixTime{}));
    vault = decoded(VaultCodec::encode(vault).view().toByteArray());
    QCOMPARE(vault.items().size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TstVaultQuarantine)
#include "tst_vaultquarantine.moc"
