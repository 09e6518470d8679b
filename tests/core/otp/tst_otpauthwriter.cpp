// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/otp/base32.h"
#include "core/otp/otpauthwriter.h"
#include "core/otp/setupreading.h"
#include "tests/core/otp/randomaccounts.h"
#include "tests/core/otp/setupdescription.h"

#include <QTest>

#include <array>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstOtpauthWriter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesByTheRules_data();
    void writesByTheRules();
    void readsBackWhatItWrites_data();
    void readsBackWhatItWrites();
    void keepsUnknownParameters();
    void letsNoKeptParameterReplaceARealOne();
};

void TstOtpauthWriter::writesByTheRules_data()
{
    QTest::addColumn<OtpType>("type");
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("uri");

    QTest::newRow("totp") << OtpType::Totp << u"ACME Co"_s << u"john@example.com"_s
                          << "otpauth://totp/ACME%20Co:john%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=ACME%20Co"
                             "&algorithm=SHA1&digits=6&period=30"_ba;
    QTest::newRow("hotp") << OtpType::Hotp << u"Acme"_s << u"a"_s
                          << "otpauth://hotp/Acme:a?secret=JBSWY3DPEHPK3PXP&issuer=Acme&algorithm=SHA1&digits=6"
                             "&counter=7"_ba;
    QTest::newRow("steam") << OtpType::Steam << u"Steam"_s << u"gabe"_s
                           << "otpauth://steam/Steam:gabe?secret=JBSWY3DPEHPK3PXP&issuer=Steam&algorithm=SHA1&digits=5"
                              "&period=30"_ba;
    QTest::newRow("motp") << OtpType::Motp << u"Acme"_s << u"a"_s
                          << "motp://Acme:a?secret=48656c6c6f21deadbeef&issuer=Acme&pin=GEZDGNA"_ba;
    QTest::newRow("yandex") << OtpType::Yandex << u"Yandex"_s << u"a"_s
                            << "otpauth://yaotp/Yandex:a?secret=JBSWY3DPEHPK3PXP&issuer=Yandex&pin=GEZDGNA"_ba;
    QTest::newRow("no issuer") << OtpType::Totp << QString() << u"a+b"_s
                               << "otpauth://totp/a%2Bb?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30"_ba;
    QTest::newRow("colon in the issuer") << OtpType::Totp << u"a:b"_s << u"c"_s
                                         << "otpauth://totp/c?secret=JBSWY3DPEHPK3PXP&issuer=a%3Ab&algorithm=SHA1"
                                            "&digits=6&period=30"_ba;
    QTest::newRow("colon in the name") << OtpType::Totp << u"A"_s << u"b:c"_s
                                       << "otpauth://totp/A:b%3Ac?secret=JBSWY3DPEHPK3PXP&issuer=A&algorithm=SHA1"
                                          "&digits=6&period=30"_ba;
    QTest::newRow("not ASCII") << OtpType::Totp << u"Ž"_s << u"😀"_s
                               << "otpauth://totp/%C5%BD:%F0%9F%98%80?secret=JBSWY3DPEHPK3PXP&issuer=%C5%BD"
                                  "&algorithm=SHA1&digits=6&period=30"_ba;
}

void TstOtpauthWriter::writesByTheRules()
{
    QFETCH(const OtpType, type);
    QFETCH(const QString, issuer);
    QFETCH(const QString, name);
    QFETCH(const QByteArray, uri);
    Account account;
    account.parameters = defaultParameters(type);
    account.issuer = issuer;
    account.name = name;
    account.secret = Base32::decode("JBSWY3DPEHPK3PXP"_ba).value();
    if (type == OtpType::Hotp)
        account.parameters.counter = 7;
    if (type == OtpType::Motp || type == OtpType::Yandex)
        account.pin = SecretBytes::copyOf("1234"_ba);
    QCOMPARE(writeOtpauthUri(account).view().toByteArray(), uri);
}

void TstOtpauthWriter::readsBackWhatItWrites_data()
{
    QTest::addColumn<OtpType>("type");
    for (const OtpType type : {OtpType::Totp, OtpType::Hotp, OtpType::Steam, OtpType::Motp, OtpType::Yandex})
        QTest::newRow(otpTypeName(type).data()) << type;
}

void TstOtpauthWriter::readsBackWhatItWrites()
{
    QFETCH(const OtpType, type);
    RandomAccounts random(42 + static_cast<std::uint32_t>(type));
    for (int i = 0; i < 2000; ++i) {
        const Account account = random.account(type);
        const SecretBytes uri = writeOtpauthUri(account);
        const SetupReading reading = readSetupText(uri.view());
        QVERIFY2(reading.verdict == SetupReading::Verdict::Ok, qPrintable(describe(reading)));
        QCOMPARE(describe(*reading.account), describe(account));
        QVERIFY(isSameAccount(*reading.account, account));
        QCOMPARE(reading.account->parameters, account.parameters);
        const bool isAscii =
            std::all_of(uri.span().begin(), uri.span().end(), [](auto c) { return c > 32 && c < 127; });
        QVERIFY(isAscii);
    }
}

void TstOtpauthWriter::keepsUnknownParameters()
{
    const QByteArray start("otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP&issuer=A&algorithm=SHA1&digits=6&period=30");
    const QByteArray extras(
        "&image=https%3A%2F%2Fx.example%2Fa%20b.png&tags=one&tags=%22two%22&codeDisplay=%7B%7D&lock=");
    const SetupReading reading = readSetupText(start + extras);
    QCOMPARE(reading.verdict, SetupReading::Verdict::Ok);
    QCOMPARE(writeOtpauthUri(*reading.account).view().toByteArray(), start + extras);
}

void TstOtpauthWriter::letsNoKeptParameterReplaceARealOne()
{
    Account account;
    account.secret = Base32::decode("JBSWY3DPEHPK3PXP"_ba).value();
    const QByteArray start("otpauth://totp/?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30");
    const std::array<QByteArray, 7> members{
        R"({"countersign":{"uriParameters":{"secret":"AAAA","DIGITS":"8","encoder":"steam","steam":""}}})"_ba,
        R"({"countersign":{"uriParameters":["x"]}})"_ba, R"({"countersign":{"uriParameters":{"x":1,"y":{}}}})"_ba,
        R"({"countersign":"x"})"_ba, R"(["countersign"])"_ba, R"({"countersign")"_ba, QByteArray(5000, '[')};
    for (const QByteArray &member : members) {
        account.unknownMembers = SecretBytes::copyOf(member);
        QCOMPARE(writeOtpauthUri(account).view().toByteArray(), start);
    }
}

QTEST_GUILESS_MAIN(TstOtpauthWriter)
#include "tst_otpauthwriter.moc"
