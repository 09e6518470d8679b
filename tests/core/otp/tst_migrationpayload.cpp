// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "core/otp/keydecoder.h"
#include "core/otp/migrationcollector.h"
#include "core/otp/migrationpayload.h"
#include "core/otp/protobufreader_p.h"
#include "tests/core/otp/randomaccounts.h"
#include "tests/core/otp/setupdescription.h"
#include "tests/support/printers.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <set>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
QByteArray uriOf(const ProtobufWriter &payload)
{
    return "otpauth-migration://offline?data="
        + encodeBase64(payload.message().span()).view().toByteArray().toPercentEncoding();
}

/// One entry with a usual key and these extra fields, as a whole payload.
QByteArray uriWith(const std::function<void(ProtobufWriter &)> &extra)
{
    ProtobufWriter entry;
    entry.bytes(1, "12345678901234567890");
    entry.bytes(2, "Acme:alice");
    entry.bytes(3, "Acme");
    extra(entry);
    ProtobufWriter payload;
    payload.bytes(1, entry.message().view());
    payload.number(2, 1);
    return uriOf(payload);
}

QByteArray uriWithNumber(std::uint32_t field, std::uint64_t value)
{
    return uriWith([&](ProtobufWriter &entry) { entry.number(field, value); });
}

QByteArray afterScheme(const QByteArray &uri)
{
    return uri.sliced(QByteArray("otpauth-migration://").size());
}

#ifdef COUNTERSIGN_FIXTURES
/// name|issuer|secret|type|algorithm|digits|period|counter, as the list of fixtures writes it.
QString manifestLine(const Account &account)
{
    const OtpParameters &parameters = account.parameters;
    return QStringList{account.name, account.issuer, QString::fromLatin1(Base32::encode(account.secret.span()).view()),
        otpTypeName(parameters.type), hashName(parameters.algorithm), QString::number(parameters.digits),
        parameters.isTimeBased() ? QString::number(parameters.period.count()) : QString(),
        parameters.isTimeBased() ? QString() : QString::number(static_cast<qulonglong>(parameters.counter))}
        .join(u'|');
}
#endif

Account migratable(RandomAccounts &random)
{
    constexpr std::array algorithms{HashAlgorithm::Sha1, HashAlgorithm::Sha256, HashAlgorithm::Sha512};
    Account account = random.account(random.below(2) == 0 ? OtpType::Totp : OtpType::Hotp);
    account.parameters.algorithm = algorithms[random.below(3)];
    account.parameters.digits = random.below(2) == 0 ? 6 : 8;
    account.parameters.period = std::chrono::seconds(30);
    account.parameters.counter &= 0x7FFF'FFFF'FFFF'FFFFU;
    return account;
}
} // namespace

class TstMigrationPayload final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
#ifdef COUNTERSIGN_FIXTURES
    void readsOtherAppsExports_data();
    void readsOtherAppsExports();
#endif
    void readsFields_data();
    void readsFields();
    void readsDamagedBase64_data();
    void readsDamagedBase64();
    void refusesDamage_data();
    void refusesDamage();
    void skipsUnknownFields();
    void readsBackWhatItWrites();
    void leavesOutWhatDoesNotFit();
    void keepsPartsScannable();
    void survivesMutations();
};

#ifdef COUNTERSIGN_FIXTURES
void TstMigrationPayload::readsOtherAppsExports_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("expected"); ///< Empty: must be refused.
    QFile manifest(QStringLiteral(COUNTERSIGN_FIXTURES "/MANIFEST.tsv"));
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    int files = 0;
    for (const QString &line : QString::fromUtf8(manifest.readAll()).split(u'\n')) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() < 5 || fields[1] != "google-migration"_L1 || !fields[0].endsWith(".txt"_L1))
            continue;
        const bool isRefused = fields[4].startsWith("ERROR"_L1);
        QTest::newRow(qPrintable(fields[0])) << fields[0] << (isRefused ? QStringList() : fields[4].split(u';'));
        ++files;
    }
    QVERIFY(files >= 10);
}

void TstMigrationPayload::readsOtherAppsExports()
{
    QFETCH(const QString, path);
    QFETCH(const QStringList, expected);
    QFile file(QStringLiteral(COUNTERSIGN_FIXTURES "/") + path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const SetupReading reading = readSetupText(file.readAll());
    if (expected.isEmpty()) {
        QCOMPARE(reading.verdict, SetupReading::Verdict::Refused);
        QVERIFY(!reading.batch);
        return;
    }
    QCOMPARE(reading.verdict, SetupReading::Verdict::Ok);
    QVERIFY(reading.batch);
    QCOMPARE(reading.batch->refused, 0);
    QCOMPARE(reading.account.has_value(), expected.size() == 1);
    QStringList lines;
    for (const Account &account : reading.batch->accounts)
        lines.append(manifestLine(account));
    QCOMPARE(lines, expected);
}
#endif

void TstMigrationPayload::readsFields_data()
{
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<QString>("account"); ///< Empty: the entry is refused.
    const auto nothing = [](ProtobufWriter &) {};
    const QString usual = u"totp|Acme|alice|GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ|SHA1|6|30"_s;
    const auto with = [&](const char *from, const char *to) {
        return QString(usual).replace(QLatin1String(from), QLatin1String(to));
    };
    QTest::newRow("all unspecified, issuer repeated in the name") << uriWith(nothing) << usual;
    QTest::newRow("algorithm 0") << uriWithNumber(4, 0) << usual;
    QTest::newRow("algorithm 1") << uriWithNumber(4, 1) << usual;
    QTest::newRow("algorithm 2") << uriWithNumber(4, 2) << with("SHA1", "SHA256");
    QTest::newRow("algorithm 3") << uriWithNumber(4, 3) << with("SHA1", "SHA512");
    QTest::newRow("algorithm 4, MD5") << uriWithNumber(4, 4) << QString();
    QTest::newRow("algorithm 5") << uriWithNumber(4, 5) << QString();
    QTest::newRow("digits 1") << uriWithNumber(5, 1) << usual;
    QTest::newRow("digits 2") << uriWithNumber(5, 2) << with("|6|", "|8|");
    QTest::newRow("digits 3") << uriWithNumber(5, 3) << QString();
    QTest::newRow("type 1") << uriWithNumber(6, 1) << with("totp", "hotp").replace(u"|30"_s, u"|counter=0"_s);
    QTest::newRow("type 2") << uriWithNumber(6, 2) << usual;
    QTest::newRow("type 3") << uriWithNumber(6, 3) << QString();
    QTest::newRow("counter of a TOTP") << uriWithNumber(7, 9) << usual;
    QTest::newRow("negative counter") << uriWithNumber(7, ~std::uint64_t{0}) << QString();
    QTest::newRow("period") << uriWithNumber(8, 60) << with("|30", "|60");
    QTest::newRow("period unset") << uriWithNumber(8, 0) << usual;
    QTest::newRow("period of years") << uriWithNumber(8, 100'000'000) << QString();
    QTest::newRow("identifier where some have the period")
        << uriWith([](ProtobufWriter &entry) { entry.bytes(8, "6194bc1737727798793"); }) << usual;
    QTest::newRow("last of two wins") << uriWith([](ProtobufWriter &entry) { entry.bytes(3, "Bank"); })
                                      << with("|Acme|alice", "|Bank|Acme:alice");
    QTest::newRow("no issuer") << uriWith([](ProtobufWriter &entry) { entry.bytes(3, ""); }) << usual;
    QTest::newRow("no issuer, no colon") << uriWith([](ProtobufWriter &entry) {
        entry.bytes(2, "alice");
        entry.bytes(3, "");
    }) << with("|Acme|", "||");
    QTest::newRow("space after the colon")
        << uriWith([](ProtobufWriter &entry) { entry.bytes(2, "Acme: alice"); }) << usual;
    QTest::newRow("no secret") << uriWith([](ProtobufWriter &entry) { entry.bytes(1, ""); }) << QString();
}

void TstMigrationPayload::readsFields()
{
    QFETCH(const QByteArray, uri);
    QFETCH(const QString, account);
    const auto batch = readMigrationPayload(afterScheme(uri));
    QVERIFY_RESULT(batch);
    QCOMPARE(batch->refused, account.isEmpty() ? 1 : 0);
    QCOMPARE(batch->accounts.empty() ? QString() : describe(batch->accounts.front()), account);
    const SetupReading reading = readSetupText(uri);
    QCOMPARE(reading.refusal, account.isEmpty() ? SetupRefusal::DamagedMigration : SetupRefusal::None);
}

void TstMigrationPayload::readsDamagedBase64_data()
{
    QTest::addColumn<QByteArray>("data");
    // Chosen so that '+', '/' and padding all occur.
    ProtobufWriter entry;
    entry.bytes(1, QByteArray::fromHex("5f973daad8619b91ffc9"));
    ProtobufWriter payload;
    payload.bytes(1, entry.message().view());
    const QByteArray base64 = encodeBase64(payload.message().span()).view().toByteArray();
    QVERIFY(base64.contains('+') && base64.contains('/') && base64.endsWith('='));
    QTest::newRow("escaped") << base64.toPercentEncoding();
    QTest::newRow("raw") << base64;
    QTest::newRow("plus turned into spaces") << QByteArray(base64).replace('+', ' ');
    QTest::newRow("plus turned into encoded spaces") << QByteArray(base64).replace('+', "%20");
    QTest::newRow("no padding") << QByteArray(base64).replace('=', "");
    QTest::newRow("for links") << QByteArray(base64).replace('+', '-').replace('/', '_');
    QTest::newRow("line break") << base64.first(8) + "\r\n" + base64.sliced(8);
}

void TstMigrationPayload::readsDamagedBase64()
{
    QFETCH(const QByteArray, data);
    const auto batch = readMigrationPayload("offline?data=" + data);
    QVERIFY_RESULT(batch);
    QCOMPARE(batch->accounts.size(), std::size_t{1});
    QCOMPARE(batch->accounts.front().secret.view().toByteArray().toHex(), "5f973daad8619b91ffc9"_ba);
}

void TstMigrationPayload::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &hex) {
        QTest::newRow(name) << "offline?data=" + QByteArray::fromHex(hex).toBase64().toPercentEncoding();
    };
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("no data") << "offline?date=CgA"_ba;
    QTest::newRow("empty data") << "offline?data="_ba;
    QTest::newRow("not base64") << "offline?data=!!!!"_ba;
    row("no entries", "1001");
    row("entry longer than the message", "0aff");
    row("entry of 2^63 bytes", "0affffffffffffffffff01");
    row("varint without end", "10ffffffffffffffffffff");
    row("varint of 65 bits", "10ffffffffffffffffff02");
    row("field number 0", "0001");
    row("wire type 6", "16");
    row("wire type 7", "17");
    row("group without end", "0a00 4b");
    row("end without group", "0a00 4c");
    row("cut fixed64", "0a00 49 00");
    row("cut fixed32", "0a00 4d 00");
    row("part 2 of 2, counted from one", "0a050a0361626318022002");
    row("part -1",
        "0a050a036162631802"
        "20ffffffffffffffffff01");
    row("a thousand million parts", "0a050a036162631880a8d6b907");
    row("groups nested too deep", "0a00" + QByteArray("4b").repeated(17) + QByteArray("4c").repeated(17));
}

void TstMigrationPayload::refusesDamage()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!readMigrationPayload(text).has_value());
    QCOMPARE(readSetupText("otpauth-migration://" + text).refusal, SetupRefusal::DamagedMigration);
}

void TstMigrationPayload::skipsUnknownFields()
{
    // Field 9 as varint, fixed64, bytes, a group with a nested one, and fixed32; then the entry.
    const QByteArray message =
        QByteArray::fromHex("48ff01 490102030405060708 4a02abcd 4b 0a05 0102030405 4b4c 4c 4d01020304"
                            "0a050a03616263");
    const auto batch = readMigrationPayload("offline?data=" + message.toBase64());
    QVERIFY_RESULT(batch);
    QCOMPARE(batch->accounts.size(), std::size_t{1});
    QCOMPARE(batch->accounts.front().secret.view().toByteArray(), "abc"_ba);
    QCOMPARE(batch->size, 1);
    QCOMPARE(batch->index, 0);
}

void TstMigrationPayload::readsBackWhatItWrites()
{
    RandomAccounts random(7);
    for (const std::size_t count : {1U, 9U, 10U, 11U, 35U, 100U}) {
        std::vector<Account> accounts;
        for (std::size_t i = 0; i < count; ++i)
            accounts.push_back(migratable(random));
        const std::int32_t id = count % 2 == 0 ? -123456789 : 987654321;
        const MigrationExport written = writeMigrationPayload(accounts, id);
        QVERIFY(written.leftOut.empty());
        QVERIFY(written.uris.size() >= (count + 9) / 10);

        // Shown in reverse order.
        MigrationCollector collector;
        for (auto uri = written.uris.rbegin(); uri != written.uris.rend(); ++uri) {
            SetupReading reading = readSetupText(uri->view());
            QVERIFY(reading.batch);
            QCOMPARE(reading.batch->id, id);
            QVERIFY(reading.batch->accounts.size() <= usualMigrationPart);
            QCOMPARE(
                reading.refusal, written.uris.size() == 1 ? SetupRefusal::None : SetupRefusal::MigrationIncomplete);
            QCOMPARE(collector.add(*std::move(reading.batch)), MigrationCollector::Outcome::Added);
        }
        QVERIFY(collector.isComplete());
        const std::vector<Account> read = collector.takeAccounts();
        QCOMPARE(read.size(), accounts.size());
        for (std::size_t i = 0; i < count; ++i)
            QCOMPARE(describe(read[i]), describe(accounts[i]));
    }
}

void TstMigrationPayload::leavesOutWhatDoesNotFit()
{
    RandomAccounts random(8);
    std::vector<Account> accounts;
    for (int i = 0; i < 9; ++i)
        accounts.push_back(migratable(random));
    const auto totp = [&](std::size_t i) -> OtpParameters & {
        accounts[i].parameters = defaultParameters(OtpType::Totp);
        return accounts[i].parameters;
    };
    totp(1).digits = 7;
    totp(2).period = std::chrono::seconds(60);
    totp(3).algorithm = HashAlgorithm::Sha384;
    accounts[4].parameters = defaultParameters(OtpType::Steam);
    accounts[5].parameters = defaultParameters(OtpType::Motp);
    accounts[6].parameters = defaultParameters(OtpType::Yandex);
    accounts[7].parameters = defaultParameters(OtpType::Hotp);
    accounts[7].parameters.counter = std::uint64_t{1} << 63U;
    const MigrationExport written = writeMigrationPayload(accounts, 1);
    QCOMPARE(written.leftOut, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7}));
    QCOMPARE(written.uris.size(), std::size_t{1});
    const SetupReading reading = readSetupText(written.uris.front().view());
    QCOMPARE(reading.batch->accounts.size(), std::size_t{2});
    QVERIFY(writeMigrationPayload({}, 1).uris.empty());
}

void TstMigrationPayload::keepsPartsScannable()
{
    RandomAccounts random(9);
    std::vector<Account> accounts;
    for (int i = 0; i < 10; ++i) {
        accounts.push_back(migratable(random));
        accounts.back().name = QString(300, u'n');
    }
    const MigrationExport written = writeMigrationPayload(accounts, 1);
    QVERIFY(written.uris.size() > 1);
    for (const SecretBytes &uri : written.uris)
        QVERIFY(uri.size() <= 1200);
    const MigrationExport single = writeMigrationPayload(accounts, 1, 1);
    QCOMPARE(single.uris.size(), accounts.size());
}

void TstMigrationPayload::survivesMutations()
{
    RandomAccounts random(10);
    std::vector<Account> accounts;
    for (int i = 0; i < 5; ++i)
        accounts.push_back(migratable(random));
    const MigrationExport written = writeMigrationPayload(accounts, 1);
    const QByteArray uri = written.uris.front().view().toByteArray();
    const QByteArray data = QByteArray::fromPercentEncoding(uri.sliced(uri.indexOf('=') + 1));
    const QByteArray message = QByteArray::fromBase64(data);
    std::set<ErrorCode> errors;
    int read = 0;
    for (int i = 0; i < 5000; ++i) {
        QByteArray mutant = message;
        for (std::uint32_t flips = 1 + random.below(3); flips > 0; --flips) {
            const auto at = static_cast<qsizetype>(random.below(static_cast<std::uint32_t>(mutant.size())));
            mutant[at] = static_cast<char>(random.below(256));
        }
        if (random.below(4) == 0)
            mutant.truncate(static_cast<qsizetype>(random.below(static_cast<std::uint32_t>(mutant.size()))));
        const auto batch = readMigrationPayload("offline?data=" + mutant.toBase64());
        if (!batch) {
            errors.insert(batch.error().code);
            continue;
        }
        ++read;
        QVERIFY(batch->index >= 0 && batch->index < batch->size);
        for (const Account &account : batch->accounts) {
            QVERIFY(!account.secret.isEmpty());
            QVERIFY(validated(account.parameters).has_value());
        }
    }
    QVERIFY(read > 100);
    QVERIFY(errors.contains(ErrorCode::InvalidArgument));
}

QTEST_GUILESS_MAIN(TstMigrationPayload)
#include "tst_migrationpayload.moc"
