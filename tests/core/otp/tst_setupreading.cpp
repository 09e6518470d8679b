// SPDX-License-Identifier: GPL-3.0-or-later
// Setup texts as they occur: secrets, numbers, algorithms, types, bare keys and what is none of ours.
#include "tests/core/otp/setupdescription.h"
#include "tests/support/foreigncodes.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstSetupReading final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSecrets_data();
    void readsSecrets();
    void readsNumbers_data();
    void readsNumbers();
    void readsAlgorithms_data();
    void readsAlgorithms();
    void readsTypes_data();
    void readsTypes();
    void readsBareKeys_data();
    void readsBareKeys();
    void namesForeignTexts_data();
    void namesForeignTexts();
    void namesWhatIsShownByMistake();
    void readsTheKeyField_data();
    void readsTheKeyField();

private:
    static void check();
};

namespace
{
void addColumns()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reading");
}

void row(const char *name, const char *text, const char *reading)
{
    QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(reading);
}

/// A link whose secret is as given.
void secretRow(const char *name, const char *secret, const char *reading)
{
    QTest::newRow(name) << QByteArray("otpauth://totp/a?secret=") + secret << QString::fromUtf8(reading);
}

/// A link with this and a usual secret.
void parameterRow(const char *name, const char *parameter, const char *reading)
{
    QTest::newRow(name) << QByteArray("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&") + parameter
                        << QString::fromUtf8(reading);
}
} // namespace

void TstSetupReading::check()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, reading);
    QCOMPARE(describe(readSetupText(text)), reading);
}

void TstSetupReading::readsSecrets_data()
{
    addColumns();
    secretRow("lower case", "jbswy3dpehpk3pxp", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    secretRow("spaces, encoded", "JBSW%20Y3DP%20EHPK%203PXP", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    secretRow("spaces, as plus signs", "JBSW+Y3DP+EHPK+3PXP", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    secretRow("spaces, raw", "JBSW Y3DP EHPK 3PXP", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    secretRow("line break", "JBSWY3DP\nEHPK3PXP", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    secretRow("no-break space", "JBSWY3DP%C2%A0EHPK3PXP", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    secretRow("zero-width space", "JBSWY3DP%E2%80%8BEHPK3PXP", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    secretRow("dashes", "JBSW-Y3DP-EHPK-3PXP", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    secretRow("underscores", "JBSW_Y3DP_EHPK_3PXP", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    secretRow("padding", "KJ6DQNBVGY3TQOJQGEZDGNBV====", "ok: totp||a|KJ6DQNBVGY3TQOJQGEZDGNBV|SHA1|6|30");
    secretRow("padding, encoded", "GEZDGNBVGY3TQOJQGEZA%3D%3D%3D%3D", "ok: totp||a|GEZDGNBVGY3TQOJQGEZA|SHA1|6|30");
    secretRow("length that is no multiple of 8", "KJ6DQNBVGY3TQOJQGEZA", "ok: totp||a|KJ6DQNBVGY3TQOJQGEZA|SHA1|6|30");
    secretRow("left-over bits set", "QWERTYUIOP", "ok: totp||a|QWERTYUIOM|SHA1|6|30 +ShortKey");
    secretRow("0, 1 and 8", "JBSW0381EHPK3PXP",
        "ask: LetterOrDigit OIB*=totp||a|JBSWO3BIEHPK3PXP|SHA1|6|30; "
        "LetterOrDigit OLB=totp||a|JBSWO3BLEHPK3PXP|SHA1|6|30");
    secretRow("0 only", "JBSW0Y3DEHPK3PXP", "ask: LetterOrDigit O*=totp||a|JBSWOY3DEHPK3PXP|SHA1|6|30");
    secretRow("9", "JBSW9Y3DEHPK3PXP", "ask: LetterOrDigit G*=totp||a|JBSWGY3DEHPK3PXP|SHA1|6|30");
    secretRow("empty", "", "no MissingSecret: ");
    secretRow("padding only", "====", "no MissingSecret: ");
    row("missing", "otpauth://totp/a?issuer=b", "no MissingSecret: ");
    row("no parameters", "otpauth://totp", "no MissingSecret: ");
    secretRow("one character", "A", "no MissingSecret: ");
    secretRow("other characters", "JBSWY3DP!PK3P$XP!", "no InvalidSecret(!$): ");
    secretRow("pound sign and percent", "QWERT!£$%^&*(YUIOP&digits=6", "no InvalidSecret(!£$%^): ");
    secretRow("bad UTF-8", "%c0%7fALUE", "no InvalidSecret(\uFFFD): ");
    secretRow("hex, 32 digits, base32 as well", "abcdef22334455667722334455667722",
        "ask: HexOrBase32 base32*~=totp||a|ABCDEF22334455667722334455667722|SHA1|6|30; "
        "HexOrBase32 hex~=totp||a|VPG66IRTIRKWM5ZCGNCFKZTXEI|SHA1|6|30");
    secretRow("hex, 40 digits, only hex", "3132333435363738393031323334353637383930",
        "ask: HexOrBase32 hex*~=totp||a|GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ|SHA1|6|30; "
        "HexOrBase32 base32=totp||a|3I3233343536373B3G3O3I3233343536373B3G3O|SHA1|6|30");
    secretRow("hex digits of another length", "ABCDEF22", "ok: totp||a|ABCDEF22|SHA1|6|30 +ShortKey");
    secretRow("very short", "MZXQ", "ok: totp||a|MZXQ|SHA1|6|30 +ShortKey");
    secretRow("79 bits are short", "GEZDGNBVGY3TQOI", "ok: totp||a|GEZDGNBVGY3TQOI|SHA1|6|30 +ShortKey");
}

void TstSetupReading::readsSecrets()
{
    check();
}

void TstSetupReading::readsNumbers_data()
{
    addColumns();
    parameterRow("digits 5", "digits=5", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|5|30");
    parameterRow("digits 7", "digits=7", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|7|30");
    parameterRow("digits 8", "digits=8", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|8|30");
    parameterRow("digits 10", "digits=10", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|10|30");
    parameterRow("digits 1", "digits=1", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|1|30");
    parameterRow("digits empty", "digits=", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30 +DefaultForEmpty(digits)");
    parameterRow("digits null", "digits=null", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30 +DefaultForEmpty(digits)");
    parameterRow("digits abc", "digits=abc",
        "ask(abc): UnreadableDigits 6*=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "UnreadableDigits 8=totp||a|JBSWY3DPEHPK3PXP|SHA1|8|30");
    parameterRow("digits 0", "digits=0",
        "no InvalidDigits(0): UnreadableDigits 6=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "UnreadableDigits 8=totp||a|JBSWY3DPEHPK3PXP|SHA1|8|30");
    parameterRow("digits 11", "digits=11",
        "no InvalidDigits(11): UnreadableDigits 6=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "UnreadableDigits 8=totp||a|JBSWY3DPEHPK3PXP|SHA1|8|30");
    parameterRow("digits beyond 64 bits", "digits=99999999999999999999",
        "no InvalidDigits(99999999999999999999): UnreadableDigits 6=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "UnreadableDigits 8=totp||a|JBSWY3DPEHPK3PXP|SHA1|8|30");
    parameterRow("period 60", "period=60", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|60");
    parameterRow("period 15", "period=15", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|15");
    parameterRow("period a day", "period=86400", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|86400");
    parameterRow("period empty", "period=", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30 +DefaultForEmpty(period)");
    parameterRow("period 0", "period=0",
        "no InvalidPeriod(0): UnreadablePeriod 30=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "UnreadablePeriod 60=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|60");
    parameterRow("period -30", "period=-30",
        "no InvalidPeriod(-30): UnreadablePeriod 30=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "UnreadablePeriod 60=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|60");
    parameterRow("period huge", "period=1000000000",
        "ask(1000000000): UnreadablePeriod 30*=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "UnreadablePeriod 60=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|60");
    parameterRow("period garbage", "period=30s",
        "ask(30s): UnreadablePeriod 30*=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "UnreadablePeriod 60=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|60");
    row("HOTP without counter", "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP",
        "ok: hotp||a|JBSWY3DPEHPK3PXP|SHA1|6|counter=0 +CounterAssumed");
    row("HOTP with counter 0", "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=0",
        "ok: hotp||a|JBSWY3DPEHPK3PXP|SHA1|6|counter=0");
    row("HOTP with the largest counter", "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=18446744073709551615",
        "ok: hotp||a|JBSWY3DPEHPK3PXP|SHA1|6|counter=18446744073709551615");
    row("HOTP with a bad counter", "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=-1",
        "ask(-1): UnreadableCounter 0*=hotp||a|JBSWY3DPEHPK3PXP|SHA1|6|counter=0; "
        "UnreadableCounter 1=hotp||a|JBSWY3DPEHPK3PXP|SHA1|6|counter=1");
    row("HOTP with a counter beyond 64 bits", "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=18446744073709551616",
        "ask(18446744073709551616): UnreadableCounter 0*=hotp||a|JBSWY3DPEHPK3PXP|SHA1|6|counter=0; "
        "UnreadableCounter 1=hotp||a|JBSWY3DPEHPK3PXP|SHA1|6|counter=1");
    row("HOTP with a period", "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&counter=3&period=0",
        "ok: hotp||a|JBSWY3DPEHPK3PXP|SHA1|6|counter=3");
}

void TstSetupReading::readsNumbers()
{
    check();
}

void TstSetupReading::readsAlgorithms_data()
{
    addColumns();
    parameterRow("SHA256", "algorithm=SHA256", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA256|6|30");
    parameterRow("sha256", "algorithm=sha256", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA256|6|30");
    parameterRow("SHA224", "algorithm=SHA224", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA224|6|30");
    parameterRow("SHA384", "algorithm=SHA384", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA384|6|30");
    parameterRow("SHA512", "algorithm=SHA512", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA512|6|30");
    for (const auto &[written, name] :
        {std::pair{"SHA-256", "SHA256"}, std::pair{"HMAC-SHA1", "SHA1"}, std::pair{"HmacSHA512", "SHA512"},
            std::pair{"HMAC-SHA-256", "SHA256"}, std::pair{"sha_1", "SHA1"}, std::pair{"Algorithm.sha1", "SHA1"}}) {
        QTest::newRow(written) << QByteArray("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&algorithm=") + written
                               << u"ok: totp||a|JBSWY3DPEHPK3PXP|%1|6|30 +AlgorithmSpelling(%2)"_s.arg(
                                      QLatin1String(name), QLatin1String(written));
    }
    parameterRow("empty", "algorithm=", "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30 +DefaultForEmpty(algorithm)");
    parameterRow("MD5", "algorithm=MD5",
        "no UnsupportedAlgorithm(MD5): UnknownAlgorithm SHA1=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    parameterRow("GOST", "algorithm=GOST3411_2012_256",
        "no UnsupportedAlgorithm(GOST3411_2012_256): UnknownAlgorithm SHA1=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    parameterRow("SHA-X", "algorithm=SHA-X&digits=8",
        "no UnsupportedAlgorithm(SHA-X): UnknownAlgorithm SHA1=totp||a|JBSWY3DPEHPK3PXP|SHA1|8|30; "
        "UnknownAlgorithm SHA256=totp||a|JBSWY3DPEHPK3PXP|SHA256|8|30");
}

void TstSetupReading::readsAlgorithms()
{
    check();
}

void TstSetupReading::readsTypes_data()
{
    addColumns();
    row("steam type", "otpauth://steam/Steam:gabe?secret=JBSWY3DPEHPK3PXP&issuer=Steam",
        "ok: steam|Steam|gabe|JBSWY3DPEHPK3PXP|SHA1|5|30");
    row("steam type with six digits", "otpauth://steam/gabe?secret=JBSWY3DPEHPK3PXP&digits=6",
        "ok: steam||gabe|JBSWY3DPEHPK3PXP|SHA1|5|30 +FixedParametersIgnored");
    row("steam type with another algorithm", "otpauth://steam/gabe?secret=JBSWY3DPEHPK3PXP&algorithm=SHA256&digits=5",
        "ok: steam||gabe|JBSWY3DPEHPK3PXP|SHA1|5|30 +FixedParametersIgnored");
    row("steam type with all its own values",
        "otpauth://steam/gabe?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=5&period=30",
        "ok: steam||gabe|JBSWY3DPEHPK3PXP|SHA1|5|30");
    parameterRow("encoder=steam", "encoder=steam", "ok: steam||a|JBSWY3DPEHPK3PXP|SHA1|5|30");
    parameterRow("encoder=Steam with six digits", "encoder=Steam&digits=6",
        "ok: steam||a|JBSWY3DPEHPK3PXP|SHA1|5|30 +FixedParametersIgnored");
    parameterRow("steam flag", "steam", "ok: steam||a|JBSWY3DPEHPK3PXP|SHA1|5|30");
    parameterRow("another encoder", "encoder=rot13",
        "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30|unknown={\"countersign\":{\"uriParameters\":{\"encoder\":\"rot13\"}}} "
        "+UnknownParametersKept(encoder)");
    parameterRow("issuer Steam", "issuer=Steam",
        "ask: SteamOrDigits steam*=steam|Steam|a|JBSWY3DPEHPK3PXP|SHA1|5|30; "
        "SteamOrDigits digits~=totp|Steam|a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    parameterRow("issuer steam, digits 5", "issuer=steam&digits=5",
        "ask: SteamOrDigits steam*=steam|steam|a|JBSWY3DPEHPK3PXP|SHA1|5|30; "
        "SteamOrDigits digits~=totp|steam|a|JBSWY3DPEHPK3PXP|SHA1|5|30");
    row("issuer Steam in the label only", "otpauth://totp/Steam:gabe?secret=JBSWY3DPEHPK3PXP",
        "ask: SteamOrDigits steam*=steam|Steam|gabe|JBSWY3DPEHPK3PXP|SHA1|5|30; "
        "SteamOrDigits digits~=totp|Steam|gabe|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerFromLabel");
    row("issuer Steam with HOTP", "otpauth://hotp/a?secret=JBSWY3DPEHPK3PXP&issuer=Steam&counter=1",
        "ok: hotp|Steam|a|JBSWY3DPEHPK3PXP|SHA1|6|counter=1");
    row("issuer Steam and unreadable digits", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=Steam&digits=x",
        "ask(x): UnreadableDigits 6,steam*=steam|Steam|a|JBSWY3DPEHPK3PXP|SHA1|5|30; "
        "SteamOrDigits 6,digits=totp|Steam|a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "UnreadableDigits 8,digits=totp|Steam|a|JBSWY3DPEHPK3PXP|SHA1|8|30");
    row("steam scheme", "steam://JBSWY3DPEHPK3PXP", "ok: steam|||JBSWY3DPEHPK3PXP|SHA1|5|30 +Unnamed");
    row("steam scheme, opens something", "steam://openurl/https://x.example", "no NotSetupText: ");
    row("yaotp",
        "otpauth://yaotp/Yandex:alice?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY&issuer=Yandex&pin=GUZDGOI",
        "ok: yandex|Yandex|alice|6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY|SHA256|8|30|pin=5239");
    row("yaotp, 16 bytes", "otpauth://yaotp/alice?secret=ORSXG5DJNZTXIZLTORUW4ZZRGI&pin=GUZDGOI",
        "ok: yandex||alice|ORSXG5DJNZTXIZLTORUW4ZZRGI|SHA256|8|30|pin=5239");
    row("yaotp without PIN", "otpauth://yaotp/alice?secret=ORSXG5DJNZTXIZLTORUW4ZZRGI", "no MissingPin: ");
    row("yaotp with a wrong checksum",
        "otpauth://yaotp/alice?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRE&pin=GUZDGOI", "no InvalidSecret: ");
    row("yaotp of another length", "otpauth://yaotp/alice?secret=JBSWY3DPEHPK3PXP&pin=GUZDGOI", "no InvalidSecret: ");
    row("motp scheme", "motp://Acme:alice?secret=e3152afee62599c8&pin=GEZDGNA",
        "ok: motp|Acme|alice|4MKSV7XGEWM4Q|MD5|6|10|pin=1234 +ShortKey +IssuerFromLabel");
    row("motp type", "otpauth://motp/alice?secret=E3152AFEE62599C8E3152AFEE62599C8&pin=GEZDGNA&digits=6&algorithm=MD5",
        "ok: motp||alice|4MKSV7XGEWM4RYYVFL7OMJMZZA|MD5|6|10|pin=1234");
    row("motp without PIN", "motp://Acme:alice?secret=e3152afee62599c8", "no MissingPin:  +ShortKey +IssuerFromLabel");
    row("motp with base32", "motp://Acme:alice?secret=JBSWY3DPEHPK3PXP&pin=GEZDGNA", "no InvalidSecret(JSWYPHKX): ");
}

void TstSetupReading::readsTypes()
{
    check();
}

void TstSetupReading::readsBareKeys_data()
{
    addColumns();
    const char *plain = "ok: totp|||JBSWY3DPEHPK3PXP|SHA1|6|30 +Unnamed";
    row("16 characters", "JBSWY3DPEHPK3PXP", plain);
    row("groups of four, lower case", "  jbsw y3dp ehpk 3pxp \n", plain);
    row("dashes", "JBSW-Y3DP-EHPK-3PXP", plain);
    row("uneven groups", "JBSW Y3D PEHPK 3PXP", plain);
    row("two lines", "JBSWY3DPEHPK\n3PXP", plain);
    row("zero-width spaces",
        "JBSW\xE2\x80\x8BY3DPEHPK\xE2\x80\x8B"
        "3PXP",
        plain);
    row("padding", "GEZDGNBVGY3TQOJQGEZA====", "ok: totp|||GEZDGNBVGY3TQOJQGEZA|SHA1|6|30 +Unnamed");
    row("8 characters with a digit", "JBSWY3DP", "ok: totp|||JBSWY3DP|SHA1|6|30 +ShortKey +Unnamed");
    row("letters only, upper case", "JBSWYDPEHPKPXPAA", "ok: totp|||JBSWYDPEHPKPXPAA|SHA1|6|30 +Unnamed");
    row("0 and 1", "JBSW Y0DP EHPK 1PXP",
        "ask: LetterOrDigit OI*=totp|||JBSWYODPEHPKIPXP|SHA1|6|30; "
        "LetterOrDigit OL=totp|||JBSWYODPEHPKLPXP|SHA1|6|30 +Unnamed");
    row("a wrong character", "JBSWY3DPEHPK3PX?ABCD", "no InvalidSecret(?): ");
    row("with a title", "Your key: JBSW Y3DP EHPK 3PXP",
        "ok: totp|||JBSWY3DPEHPK3PXP|SHA1|6|30 +Unnamed +TextAroundKeyIgnored");
    row("with a title line", "Acme\nJBSWY3DPEHPK3PXP",
        "ok: totp|||JBSWY3DPEHPK3PXP|SHA1|6|30 +Unnamed +TextAroundKeyIgnored");
    row("KeeOtp", "key=JBSWY3DPEHPK3PXP&step=60&size=8&otpHashMode=Sha256",
        "ok: totp|||JBSWY3DPEHPK3PXP|SHA256|8|60 +Unnamed");
    row("a short word", "hello", "no NotSetupText: ");
    row("a word", "password", "no NotSetupText: ");
    row("a long word", "internationalization", "no NotSetupText: ");
    row("words", "please scan the code again", "no NotSetupText: ");
    row("words with a digit", "meet me at 4 in the cafe", "no NotSetupText: ");
    row("words, capital first", "Hello world this is me", "no NotSetupText: ");
    row("title and word", "Note: hello world", "no NotSetupText: ");
    row("a telephone number", "234 567 2345 6723", "no NotSetupText: ");
    row("a UUID", "550e8400-e29b-41d4-a716-446655440000", "no NotSetupText: ");
    row("a mail address", "alice@example.com", "no NotSetupText: ");
    row("nothing", "", "no Empty: ");
    row("white space", " \n\xC2\xA0", "no Empty: ");
}

void TstSetupReading::readsBareKeys()
{
    check();
}

void TstSetupReading::namesForeignTexts_data()
{
    addColumns();
    row("Microsoft", "phonefactor://activate_account?code=123&url=https%3A%2F%2Fx.example",
        "no PushEnrolment(Microsoft): ");
    row("Duo", "duo://ABCDEFGH-YXBpLmR1by5leGFtcGxl", "no PushEnrolment(Duo): ");
    row("Okta", "oktaverify://enroll?x=1", "no PushEnrolment(Okta): ");
    row("Steam sign-in", "https://s.team/q/1/123456789", "no SteamLogin: ");
    row("WhatsApp chat", "https://wa.me/qr/ABCDEFG", "no WhatsAppLink: ");
    row("WhatsApp device", "2@abcdefghijklmnop+/qrstuvwxyz==,abcdefghijklmnop=,abcdef=,ghij=", "no WhatsAppLink: ");
    row("Wi-Fi", "WIFI:T:WPA;S:home;P:secret;;", "no WifiCode: ");
    row("Wi-Fi, lower case", "wifi:T:WPA;S:home;P:secret;;", "no WifiCode: ");
    row("web address", "HTTPS://example.com/2fa?secret=JBSWY3DPEHPK3PXP", "no WebAddress: ");
    row("web address without encryption", "http://localhost", "no WebAddress: ");
    row("vCard", "BEGIN:VCARD\nVERSION:3.0\nN:Doe\nEND:VCARD", "no ContactCard: ");
    row("MECARD", "MECARD:N:Doe;TEL:123;;", "no ContactCard: ");
    row("something else", "tel:+123456", "no NotSetupText: ");
    row("a web address of a company's", "https://duosecurity.com.example/", "no WebAddress: ");
    row("another page of a company's", "https://example.okta.com/login", "no WebAddress: ");
}

void TstSetupReading::namesForeignTexts()
{
    check();
}

void TstSetupReading::namesWhatIsShownByMistake()
{
    for (const ForeignCode &code : foreignCodes()) {
        const SetupReading reading = readSetupText(code.payload);
        QVERIFY2(reading.verdict == SetupReading::Verdict::Refused, code.what);
        QVERIFY2(reading.refusal == code.refusal, code.what);
        QVERIFY2(reading.detail == QLatin1String(code.company), code.what);
        QVERIFY2(reading.candidates.empty() && !reading.account, code.what);
    }
}

void TstSetupReading::readsTheKeyField_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<KeyEncoding>("encoding");
    QTest::addColumn<QString>("reading");

    QTest::newRow("any word") << "hello"_ba << KeyEncoding::Base32
                              << u"ok: totp|||HELLO|SHA1|6|30 +ShortKey +Unnamed"_s;
    QTest::newRow("two characters") << "my"_ba << KeyEncoding::Base32
                                    << u"ok: totp|||MY|SHA1|6|30 +ShortKey +Unnamed"_s;
    QTest::newRow("one character") << "m"_ba << KeyEncoding::Base32 << u"no MissingSecret: "_s;
    QTest::newRow("letter or digit") << "JBSWY0DPEHPK3PXP"_ba << KeyEncoding::Base32
                                     << u"ask: LetterOrDigit O*=totp|||JBSWYODPEHPK3PXP|SHA1|6|30 +Unnamed"_s;
    QTest::newRow("foreign characters") << "JBSW.Y3DP"_ba << KeyEncoding::Base32 << u"no InvalidSecret(.): "_s;
    QTest::newRow("hex") << "31323334353637383930 3132333435363738393 0"_ba << KeyEncoding::Hex
                         << u"ok: totp|||GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ|SHA1|6|30 +Unnamed"_s;
    QTest::newRow("hex, odd") << "313"_ba << KeyEncoding::Hex << u"no InvalidSecret: "_s;
    QTest::newRow("base64") << "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA="_ba << KeyEncoding::Base64
                            << u"ok: totp|||GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ|SHA1|6|30 +Unnamed"_s;
    QTest::newRow("empty") << " "_ba << KeyEncoding::Base64 << u"no Empty: "_s;
}

void TstSetupReading::readsTheKeyField()
{
    QFETCH(const QByteArray, text);
    QFETCH(const KeyEncoding, encoding);
    QFETCH(const QString, reading);
    QCOMPARE(describe(readSetupKey(text, encoding)), reading);
}

QTEST_GUILESS_MAIN(TstSetupReading)
#include "tst_setupreading.moc"
