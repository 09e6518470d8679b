// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "core/otp/keydecoder.h"
#include "core/otp/otpgenerator.h"
#include "tests/support/printers.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <limits>
#include <random>
#include <vector>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
Account accountOf(OtpType type, SecretBytes secret)
{
    Account account;
    account.parameters = defaultParameters(type);
    account.secret = std::move(secret);
    return account;
}

Account totp(const QByteArray &secret, HashAlgorithm algorithm = HashAlgorithm::Sha1, int digits = 6, int period = 30)
{
    Account account = accountOf(OtpType::Totp, SecretBytes::copyOf(secret));
    account.parameters.algorithm = algorithm;
    account.parameters.digits = digits;
    account.parameters.period = std::chrono::seconds(period);
    return account;
}

UnixTime at(std::int64_t seconds)
{
    return UnixTime(std::chrono::seconds(seconds));
}

QByteArray repeated(const QByteArray &text, qsizetype size)
{
    return text.repeated(size / text.size() + 1).first(size);
}
} // namespace

class TstOtpGenerator final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
#ifdef COUNTERSIGN_FIXTURES
    void matchesTheVectorsOfOthers_data();
    void matchesTheVectorsOfOthers();
#endif
    void matchesRfc4226();
    void matchesRfc6238_data();
    void matchesRfc6238();
    void matchesTheEdentSuite_data();
    void matchesTheEdentSuite();
    void matchesOathtool();
    void tellsTheWindow();
    void tellsTheNextCode();
    void countsHotpWithoutMovingIt();
    void writesTenDigits();
    void needsAPinWhereThereIsOne_data();
    void needsAPinWhereThereIsOne();
    void refusesWhatItCannotDo();
};

#ifdef COUNTERSIGN_FIXTURES
void TstOtpGenerator::matchesTheVectorsOfOthers_data()
{
    QTest::addColumn<QStringList>("fields");
    QFile file(QStringLiteral(COUNTERSIGN_FIXTURES "/code_vectors/code_vectors.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 52);
    for (qsizetype i = 1; i < lines.size(); ++i)
        QTest::addRow("row %d", static_cast<int>(i)) << lines[i].split(u'\t');
}

void TstOtpGenerator::matchesTheVectorsOfOthers()
{
    QFETCH(const QStringList, fields);
    QCOMPARE(fields.size(), 10);
    const auto type = otpTypeFromName(fields[1]);
    QVERIFY(type);
    const bool isHex = fields[2].startsWith("text:"_L1);
    auto secret =
        isHex ? decodeKey(fields[2].sliced(5).toLatin1(), KeyEncoding::Hex) : Base32::decode(fields[2].toLatin1());
    QVERIFY_RESULT(secret);
    Account account = accountOf(*type, *std::move(secret));
    account.pin = SecretBytes::fromString(fields[3]);
    account.parameters.algorithm = hashFromName(fields[4]).value();
    account.parameters.digits = fields[5].toInt();
    if (!fields[6].isEmpty())
        account.parameters.period = std::chrono::seconds(fields[6].toLongLong());
    account.parameters.counter = fields[8].toULongLong();
    // One suite asks for a step of a billion seconds, which is out of range here: the same step in other words.
    std::int64_t time = fields[7].toLongLong();
    if (account.parameters.period > maximumPeriod) {
        time = time / account.parameters.period.count() * 30;
        account.parameters.period = std::chrono::seconds(30);
    }
    const auto code = OtpGenerator::codeAt(account, at(time));
    QVERIFY_RESULT(code);
    QCOMPARE(code->code, fields[9]);
}
#endif

void TstOtpGenerator::matchesRfc4226()
{
    Account account = accountOf(OtpType::Hotp, SecretBytes::copyOf("12345678901234567890"_ba));
    const QStringList codes{u"755224"_s, u"287082"_s, u"359152"_s, u"969429"_s, u"338314"_s, u"254676"_s, u"287922"_s,
        u"162583"_s, u"399871"_s, u"520489"_s};
    for (qsizetype counter = 0; counter < codes.size(); ++counter) {
        account.parameters.counter = static_cast<std::uint64_t>(counter);
        const auto code = OtpGenerator::codeAt(account, at(0));
        QVERIFY_RESULT(code);
        QCOMPARE(code->code, codes[counter]);
    }
}

void TstOtpGenerator::matchesRfc6238_data()
{
    QTest::addColumn<HashAlgorithm>("algorithm");
    QTest::addColumn<qint64>("second");
    QTest::addColumn<QString>("code");

    struct Row
    {
        qint64 second;
        const char *sha1;
        const char *sha256;
        const char *sha512;
    };
    for (const Row &row : {Row{59, "94287082", "46119246", "90693936"},
             Row{1111111109, "07081804", "68084774", "25091201"}, Row{1111111111, "14050471", "67062674", "99943326"},
             Row{1234567890, "89005924", "91819424", "93441116"}, Row{2000000000, "69279037", "90698825", "38618901"},
             Row{20000000000, "65353130", "77737706", "47863826"}}) {
        QTest::addRow("sha1 at %lld", row.second) << HashAlgorithm::Sha1 << row.second << QString::fromLatin1(row.sha1);
        QTest::addRow("sha256 at %lld", row.second)
            << HashAlgorithm::Sha256 << row.second << QString::fromLatin1(row.sha256);
        QTest::addRow("sha512 at %lld", row.second)
            << HashAlgorithm::Sha512 << row.second << QString::fromLatin1(row.sha512);
    }
}

void TstOtpGenerator::matchesRfc6238()
{
    QFETCH(const HashAlgorithm, algorithm);
    QFETCH(const qint64, second);
    QFETCH(const QString, code);
    // The RFC's seeds are as long as the hash.
    const qsizetype size = algorithm == HashAlgorithm::Sha1 ? 20 : algorithm == HashAlgorithm::Sha256 ? 32 : 64;
    const auto window = OtpGenerator::codeAt(totp(repeated("1234567890"_ba, size), algorithm, 8), at(second));
    QVERIFY_RESULT(window);
    QCOMPARE(window->code, code);
}

void TstOtpGenerator::matchesTheEdentSuite_data()
{
    QTest::addColumn<HashAlgorithm>("algorithm");
    QTest::addColumn<int>("digits");
    QTest::addColumn<int>("period");
    QTest::addColumn<QString>("code");

    QTest::newRow("usual") << HashAlgorithm::Sha1 << 6 << 30 << u"419231"_s;
    QTest::newRow("sha256") << HashAlgorithm::Sha256 << 6 << 30 << u"878984"_s;
    QTest::newRow("sha512") << HashAlgorithm::Sha512 << 6 << 30 << u"560428"_s;
    QTest::newRow("one digit, five minutes") << HashAlgorithm::Sha1 << 1 << 300 << u"7"_s;
    // The suite's author saw 0411324415, which is the code of six seconds before the time the others were made at.
    QTest::newRow("ten digits, three seconds") << HashAlgorithm::Sha1 << 10 << 3 << u"1572711400"_s;
}

void TstOtpGenerator::matchesTheEdentSuite()
{
    QFETCH(const HashAlgorithm, algorithm);
    QFETCH(const int, digits);
    QFETCH(const int, period);
    QFETCH(const QString, code);
    Account account = totp({}, algorithm, digits, period);
    account.secret = Base32::decode("QWERTYUIOP"_ba).value();
    const auto window = OtpGenerator::codeAt(account, at(1741011292));
    QVERIFY_RESULT(window);
    QCOMPARE(window->code, code);
    if (digits == 10)
        QCOMPARE(OtpGenerator::codeAt(account, at(1741011286)).value().code, u"0411324415"_s);
}

/// Runs oathtool over random keys, algorithms, digits, periods and times; one process gives many codes in a row.
void TstOtpGenerator::matchesOathtool()
{
    const QString program = QStandardPaths::findExecutable(u"oathtool"_s);
    QVERIFY2(!program.isEmpty(), "oathtool is not installed");
    std::mt19937_64 random(6238); // NOLINT(cert-msc51-cpp): repeatable on purpose
    constexpr int runs = 150;
    constexpr int window = 9;
    int compared = 0;
    for (int run = 0; run < runs; ++run) {
        std::vector<std::uint8_t> key(1 + random() % 80);
        for (std::uint8_t &byte : key)
            byte = static_cast<std::uint8_t>(random());
        const bool isHotp = run % 3 == 0;
        const std::array algorithms{HashAlgorithm::Sha1, HashAlgorithm::Sha256, HashAlgorithm::Sha512};
        Account account = accountOf(isHotp ? OtpType::Hotp : OtpType::Totp, SecretBytes::copyOf(key));
        account.parameters.digits = 6 + static_cast<int>(random() % 3);
        QStringList arguments{u"-d"_s, QString::number(account.parameters.digits), u"-w"_s, QString::number(window)};
        auto time = static_cast<std::int64_t>(random() % 4'000'000'000U);
        if (isHotp) {
            account.parameters.counter = random() >> (1 + random() % 40);
            arguments << u"-c"_s << QString::number(static_cast<qulonglong>(account.parameters.counter));
        } else {
            account.parameters.algorithm = algorithms[random() % algorithms.size()];
            account.parameters.period = std::chrono::seconds(1 + random() % 300);
            arguments << u"--totp="_s + hashName(account.parameters.algorithm) << u"-s"_s
                      << QString::number(account.parameters.period.count()) + u's' << u"-N"_s
                      << u'@' + QString::number(time);
        }
        QProcess process;
        process.start(program, arguments << u"-"_s);
        process.write(encodeHex(key).view().toByteArray() + '\n');
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        const QList<QByteArray> codes = process.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(codes.size(), window + 1);
        for (const QByteArray &code : codes) {
            const auto ours = OtpGenerator::codeAt(account, at(time));
            QVERIFY_RESULT(ours);
            QCOMPARE(ours->code, QString::fromLatin1(code));
            ++account.parameters.counter;
            time += account.parameters.period.count();
            ++compared;
        }
    }
    QVERIFY(compared >= 1000);
}

void TstOtpGenerator::tellsTheWindow()
{
    const Account account = totp("12345678901234567890"_ba, HashAlgorithm::Sha1, 6, 60);
    for (const std::int64_t second : {119, 60, 61}) {
        const auto window = OtpGenerator::codeAt(account, at(second));
        QVERIFY_RESULT(window);
        QCOMPARE(window->validFrom, at(60));
        QCOMPARE(window->validUntil, at(120));
        QCOMPARE(window->counter, std::uint64_t{1});
    }
    QCOMPARE(OtpGenerator::codeAt(account, at(120)).value().validFrom, at(120));
    QCOMPARE(OtpGenerator::codeAt(account, at(0)).value().validFrom, at(0));
}

void TstOtpGenerator::tellsTheNextCode()
{
    for (const OtpType type : {OtpType::Totp, OtpType::Steam, OtpType::Motp, OtpType::Yandex}) {
        Account account = accountOf(type, SecretBytes::copyOf("1234567890123456"_ba));
        account.pin = SecretBytes::copyOf("1234"_ba);
        const auto after = OtpGenerator::codeAfter(account, at(1'700'000'005));
        QVERIFY_RESULT(after);
        const auto then = OtpGenerator::codeAt(account, at(1'700'000'005 + account.parameters.period.count()));
        QVERIFY_RESULT(then);
        QCOMPARE(after->code, then->code);
        QCOMPARE(after->validFrom, then->validFrom);
        QCOMPARE(after->validUntil, then->validUntil);
    }
}

void TstOtpGenerator::countsHotpWithoutMovingIt()
{
    Account account = accountOf(OtpType::Hotp, SecretBytes::copyOf("12345678901234567890"_ba));
    account.parameters.counter = 4;
    const auto now = OtpGenerator::codeAt(account, at(1000));
    const auto next = OtpGenerator::codeAfter(account, at(1000));
    QVERIFY_RESULT(now);
    QVERIFY_RESULT(next);
    QCOMPARE(now->code, u"338314"_s);
    QCOMPARE(next->code, u"254676"_s);
    QCOMPARE(now->counter, std::uint64_t{4});
    QCOMPARE(next->counter, std::uint64_t{5});
    QCOMPARE(now->validFrom, at(1000));
    QCOMPARE(now->validUntil, at(1000));
    QCOMPARE(account.parameters.counter, std::uint64_t{4});
}

void TstOtpGenerator::writesTenDigits()
{
    // The full 31-bit value of this key at this time.
    Account account = totp({}, HashAlgorithm::Sha1, 10);
    account.secret = Base32::decode("JBSWY3DPEHPK3PXP"_ba).value();
    QCOMPARE(OtpGenerator::codeAt(account, at(1741011292)).value().code, u"1989915760"_s);
    account.parameters.digits = 9;
    QCOMPARE(OtpGenerator::codeAt(account, at(1741011292)).value().code, u"989915760"_s);
}

void TstOtpGenerator::needsAPinWhereThereIsOne_data()
{
    QTest::addColumn<OtpType>("type");
    QTest::newRow("mOTP") << OtpType::Motp;
    QTest::newRow("Yandex") << OtpType::Yandex;
}

void TstOtpGenerator::needsAPinWhereThereIsOne()
{
    QFETCH(const OtpType, type);
    Account account = accountOf(type, SecretBytes::copyOf("1234567890123456"_ba));
    QVERIFY_ERROR(OtpGenerator::codeAt(account, at(0)), ErrorCode::InvalidArgument);
    account.pin = SecretBytes::copyOf("1234"_ba);
    QVERIFY_RESULT(OtpGenerator::codeAt(account, at(0)));
}

void TstOtpGenerator::refusesWhatItCannotDo()
{
    const QByteArray key("12345678901234567890");
    QVERIFY_ERROR(OtpGenerator::codeAt(totp({}), at(0)), ErrorCode::EmptySecret);
    QVERIFY_ERROR(OtpGenerator::codeAt(totp(key), at(-1)), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(OtpGenerator::codeAt(totp(key, HashAlgorithm::Sha1, 0), at(0)), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(OtpGenerator::codeAt(totp(key, HashAlgorithm::Sha1, 11), at(0)), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(OtpGenerator::codeAt(totp(key, HashAlgorithm::Sha1, 6, 0), at(0)), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(OtpGenerator::codeAt(totp(key, HashAlgorithm::Sha1, 6, 86401), at(0)), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(OtpGenerator::codeAt(totp(key, HashAlgorithm::Md5), at(0)), ErrorCode::UnsupportedAlgorithm);
    const auto last = std::numeric_limits<std::int64_t>::max();
    QVERIFY_ERROR(OtpGenerator::codeAfter(totp(key), at(last)), ErrorCode::InvalidArgument);
    Account yandex = accountOf(OtpType::Yandex, SecretBytes::copyOf("123456789012345"_ba));
    yandex.pin = SecretBytes::copyOf("1234"_ba);
    QVERIFY_ERROR(OtpGenerator::codeAt(yandex, at(0)), ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TstOtpGenerator)
#include "tst_otpgenerator.moc"
