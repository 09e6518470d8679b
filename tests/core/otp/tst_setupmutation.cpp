// SPDX-License-Identifier: GPL-3.0-or-later
// Setup texts that somebody broke on purpose: whatever comes in, nothing crashes, and nothing half-understood comes out
// as understood.
#include "core/otp/otpauthwriter.h"
#include "core/otp/otpgenerator.h"
#include "core/otp/setupreading.h"
#include "tests/core/otp/randomaccounts.h"
#include "tests/core/otp/setupdescription.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
QByteArray seedText(RandomAccounts &random)
{
    static const std::array<QByteArray, 14> texts{
        "otpauth://totp/Acme:alice@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Acme&algorithm=SHA256&digits=8&period=60"_ba,
        "otpauth://hotp/a%3Ab?secret=jbsw+y3dp&counter=18446744073709551615&lock=true&image=https://x/?y=z#w"_ba,
        "otpauth://totp?secret=QWERTYUIOP&digits=&period=null&digits=7"_ba,
        "apple-otpauth://totp/Steam:gabe?secret=GEZDGNBVGY3TQOJQ&encoder=steam&steam"_ba,
        "otpauth://steam/Steam:gabe?secret=GEZDGNBVGY3TQOJQ&issuer=Steam&digits=5"_ba,
        "otpauth://yaotp/a?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY&pin=GUZDGOI"_ba,
        "motp://Acme:alice?secret=e3152afee62599c8&pin=GEZDGNA"_ba,
        "otpauth-migration://offline?data=CjUKBWYkQUSTEgdNWUxBQkVMGghNWUlTU1VFUiACKAIwAkITNjE5NGJjMTczNzcyNzc5ODc5MxAC"
        "GAEgAA%3D%3D"_ba,
        "JBSW Y3DP EHPK 3PXP"_ba,
        "Your key: jbsw-y3dp-ehpk-3pxp\xC2\xA0====", "3132333435363738393031323334353637383930"_ba,
        "steam://GEZDGNBVGY3TQOJQ"_ba, "key=JBSWY3DPEHPK3PXP&step=60&size=8&otpHashMode=Sha256"_ba,
        "WIFI:T:WPA;S:home;P:secret;;"_ba};
    return texts[random.below(texts.size())];
}

/// A piece that means something to a parser.
QByteArray token(RandomAccounts &random)
{
    static const std::array<QByteArray, 26> tokens{"&"_ba, "="_ba, "?"_ba, "#"_ba, "%"_ba, "%00"_ba, "%3A"_ba, ":"_ba,
        "://"_ba, "/"_ba, "+"_ba, " "_ba, "\n"_ba, "&secret="_ba, "&secret=A"_ba, "issuer=Steam"_ba, "&digits=-1"_ba,
        "&period=99999999999"_ba, "&algorithm=MD5"_ba, "0"_ba, "1"_ba, "\xF0\x9F\x98\x80"_ba, "\xC0\x80"_ba,
        "\xE2\x80\xAE"_ba, "\xFF"_ba, QByteArray(1, '\0')};
    return tokens[random.below(tokens.size())];
}

QByteArray mutated(RandomAccounts &random, QByteArray text)
{
    for (std::uint32_t changes = 1 + random.below(4); changes > 0 && !text.isEmpty(); --changes) {
        const auto at = static_cast<qsizetype>(random.below(static_cast<std::uint32_t>(text.size())));
        const auto length = static_cast<qsizetype>(random.below(24));
        switch (random.below(8)) {
        case 0:
        case 1:
            text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << random.below(8)));
            break;
        case 2:
            text.remove(at, length);
            break;
        case 3:
            text.truncate(at);
            break;
        case 4:
            text.insert(at, text.mid(at, length).repeated(static_cast<qsizetype>(random.below(8))));
            break;
        case 5:
            text.insert(at, seedText(random).mid(static_cast<qsizetype>(random.below(40)), length));
            break;
        default:
            text.insert(at, token(random));
            break;
        }
    }
    return text;
}

/// What has to hold for every account that is offered. Empty if it does.
QString complaint(const Account &account)
{
    if (account.secret.isEmpty())
        return u"empty secret"_s;
    if (!validated(account.parameters))
        return u"parameters out of range"_s;
    if (!OtpGenerator::codeAt(account, UnixTime(std::chrono::seconds(1'700'000'000))))
        return u"makes no codes"_s;
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7F; };
    for (const QString &text : {account.issuer, account.name}) {
        if (std::any_of(text.begin(), text.end(), isControl) || text != text.trimmed())
            return u"control characters or white space at the ends"_s;
        if (text != text.normalized(QString::NormalizationForm_C))
            return u"not NFC"_s;
    }
    return {};
}

QString complaint(const SetupReading &reading)
{
    using Verdict = SetupReading::Verdict;
    if ((reading.verdict == Verdict::Refused) != (reading.refusal != SetupRefusal::None))
        return u"verdict and refusal contradict each other"_s;
    if (reading.verdict == Verdict::Ok && !reading.account && !reading.batch)
        return u"understood, but nothing there"_s;
    if (reading.verdict == Verdict::Ok && !reading.candidates.empty())
        return u"understood, but candidates"_s;
    if (reading.verdict == Verdict::Question && (reading.candidates.empty() || reading.account))
        return u"a question without answers, or with an answer already"_s;
    if (reading.candidates.size() > 4)
        return u"too many candidates"_s;
    for (std::size_t i = 0; i < reading.candidates.size(); ++i) {
        if (reading.candidates[i].suggested != (i == 0 && reading.verdict == Verdict::Question))
            return u"the wrong candidate is suggested"_s;
        if (const QString text = complaint(reading.candidates[i].account); !text.isEmpty())
            return u"candidate: "_s + text;
    }
    if (reading.verdict == Verdict::Ok && reading.account) {
        if (const QString text = complaint(*reading.account); !text.isEmpty())
            return u"account: "_s + text;
    }
    if (reading.batch) {
        for (const Account &account : reading.batch->accounts) {
            if (const QString text = complaint(account); !text.isEmpty())
                return u"batch: "_s + text;
        }
    }
    return {};
}
} // namespace

class TstSetupMutation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void upholdsItsPromises();
    void readsBackWhateverItUnderstood();
    void readsAnyBytes();
    void takesNoLongerForWorseTexts();
};

void TstSetupMutation::upholdsItsPromises()
{
    RandomAccounts random(1);
    std::map<SetupReading::Verdict, int> verdicts;
    for (int i = 0; i < 25'000; ++i) {
        const QByteArray text = mutated(random, seedText(random));
        const SetupReading reading = readSetupText(text);
        const QString wrong = complaint(reading);
        QVERIFY2(wrong.isEmpty(),
            qPrintable(
                wrong + u": "_s + QString::fromLatin1(text.toPercentEncoding()) + u" gave "_s + describe(reading)));
        ++verdicts[reading.verdict];
        const SetupReading key = readSetupKey(text, static_cast<KeyEncoding>(random.below(3)));
        QVERIFY2(complaint(key).isEmpty(), qPrintable(complaint(key)));
    }
    // The mutations are neither too tame nor too wild to be telling.
    QVERIFY(verdicts[SetupReading::Verdict::Ok] > 1000);
    QVERIFY(verdicts[SetupReading::Verdict::Question] > 300);
    QVERIFY(verdicts[SetupReading::Verdict::Refused] > 1000);
}

void TstSetupMutation::readsBackWhateverItUnderstood()
{
    RandomAccounts random(2);
    int compared = 0;
    for (int i = 0; i < 5000; ++i) {
        const QByteArray text = mutated(random, seedText(random));
        const SetupReading reading = readSetupText(text);
        if (reading.verdict != SetupReading::Verdict::Ok || !reading.account)
            continue;
        const SecretBytes uri = writeOtpauthUri(*reading.account);
        const SetupReading again = readSetupText(uri.view());
        QVERIFY2(again.verdict == SetupReading::Verdict::Ok, qPrintable(describe(again)));
        QCOMPARE(describe(*again.account), describe(*reading.account));
        ++compared;
    }
    QVERIFY(compared > 500);
}

void TstSetupMutation::readsAnyBytes()
{
    RandomAccounts random(3);
    for (int i = 0; i < 2000; ++i) {
        const SecretBytes bytes = random.bytes(random.below(300));
        QVERIFY2(complaint(readSetupText(bytes.view())).isEmpty(), "any bytes");
        const QByteArray link = "otpauth://totp/" + bytes.view().toByteArray() + "?secret=JBSWY3DPEHPK3PXP";
        const SetupReading reading = readSetupText(link);
        QVERIFY2(complaint(reading).isEmpty(), qPrintable(describe(reading)));
    }
}

/// Texts of the largest size made to be read again and again. Quadratic work would take minutes here, and run into
/// the time limit of all tests.
void TstSetupMutation::takesNoLongerForWorseTexts()
{
    const std::array<QByteArray, 6> pieces{
        "?secret="_ba, "&digits=9"_ba, "issuer=issuer="_ba, "&x"_ba, "%"_ba, "\n"_ba};
    for (const QByteArray &piece : pieces) {
        QByteArray text("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=");
        text += piece.repeated((maximumSetupTextSize - text.size()) / piece.size());
        const SetupReading reading = readSetupText(text);
        QVERIFY2(complaint(reading).isEmpty(), qPrintable(complaint(reading)));
    }
}

QTEST_GUILESS_MAIN(TstSetupMutation)
#include "tst_setupmutation.moc"
