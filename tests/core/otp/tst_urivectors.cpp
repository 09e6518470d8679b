// SPDX-License-Identifier: GPL-3.0-or-later
// The links that other authenticators test themselves with. Where Countersign does what the other one does, the row
// passes by that; where it differs on purpose, the table below says how and why, and a row that does not differ any
// more fails.
#include "core/otp/base32.h"
#include "core/otp/otpgenerator.h"
#include "core/otp/setupreading.h"
#include "tests/core/otp/setupdescription.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <set>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
struct Difference
{
    const char *peer;
    const char *name;
    const char *reading; ///< Start of what must come out; see setupdescription.h.
    const char *reason;
};

constexpr std::array differences{
    Difference{"Stratum", "Redundant issuer parameter",
        "ok: totp|something|issuer:username|ABCDEFA|SHA1|6|30 +ShortKey +IssuerDiffers(something,issuer)",
        "The parameter wins, as the format recommends; the label is kept whole and the difference told."},
    Difference{"Stratum", "No username", "ok: totp||issuer|ABCDEFA|SHA1|6|30 +ShortKey",
        "A label without a colon is a name; an issuer is never invented from it."},
    Difference{"Stratum", "HOTP with counter", "ok: hotp||issuer|ABCDEFA|SHA1|6|counter=10 +ShortKey", "As before."},
    Difference{"Stratum", "Algorithm parameter 2/4", "ok: totp||issuer|ABCDEFA|SHA1|6|30 +ShortKey", "As before."},
    Difference{"Stratum", "Truncate username",
        "ok: totp|issuer|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|ABCDEFA|SHA1|6|30",
        "Nothing is cut off; the view elides."},
    Difference{"Stratum", "Blank issuer", "ok: totp||username|ABCDEFA|SHA1|6|30 +ShortKey",
        "An empty prefix is no issuer, and the name stays the name."},
    Difference{"Stratum", "Yandex with pin length",
        "no MissingPin: ", "Without its PIN it makes no codes; the form asks for the PIN. No issuer is invented."},
    Difference{"Stratum", "No issuer username", "ok: totp|||ABCDEFA|SHA1|6|30 +ShortKey +Unnamed",
        "The key is all that codes need; the missing name is told."},
    Difference{"Stratum", "Invalid digits 2/2", "ask(test): UnreadableDigits 6*=totp|issuer|username|",
        "Asked rather than refused: most sites use six."},
    Difference{"Stratum", "Invalid period 2/2", "ask(test): UnreadablePeriod 30*=totp|issuer|username|",
        "Asked rather than refused: most sites use 30 s."},
    Difference{"Keysmith", "invalid param",
        "ok: hotp|issuer|name|VALUE|SHA1|6|counter=42|unknown={\"countersign\":{\"uriParameters\":{\"foo\":\"bar\"}}}",
        "Parameters that others add are no reason to lock somebody out; they are kept and told."},
    Difference{"Keysmith", "name label = bad utf8",
        "ok: hotp|issuer|name\uFFFD|VALUE|SHA1|6|counter=42 +ShortKey +BrokenEncoding",
        "A broken name makes no wrong code; what is broken is told."},
    Difference{"Keysmith", "name label = invalid percent encoding",
        "ok: hotp|issuer|n%#ame|VALUE|SHA1|6|counter=42 +HashInLabel +ShortKey +BrokenEncoding", "As before."},
    Difference{"Keysmith", "issuer param = bad utf8", "ask(\uFFFD): UnreadableDigits 6*=totp|issuer\uFFFD|issuer:name|",
        "The broken issuer is told; the broken digits are asked for."},
    Difference{"Keysmith", "digits = bad utf8", "ask(\uFFFD): UnreadableDigits 6*=totp|issuer|name|",
        "Asked rather than refused."},
    Difference{"Keysmith", "digits = invalid percent encoding", "ask(%S): UnreadableDigits 6*=totp|issuer|name|",
        "Asked rather than refused."},
    Difference{"Keysmith", "period = bad utf8", "ask(\uFFFD): UnreadablePeriod 30*=totp|issuer|name|",
        "Asked rather than refused."},
    Difference{"Proton", "one_billion_second_period", "ask(1000000000): UnreadablePeriod 30*=totp|issuer|account name|",
        "Disputed. Over a day is a mistake far more often than meant, so it is asked."},
    Difference{"Proton", "invalid_code_too_many_digits",
        "no InvalidDigits(100): UnreadableDigits 6=totp|issuer|account name|",
        "Disputed. Refused, as the suite's author wants it."},
    Difference{"Proton", "invalid_secret",
        "no InvalidSecret(!\u00A3$%^): ", "Disputed. Refused, as the suite's author wants it."},
    Difference{"Proton", "no_digit_length",
        "ok: totp|Example Website|test@example.com|QWERTYUIOM|SHA1|6|30 +ShortKey +IssuerFromLabel "
        "+DefaultForEmpty(digits)",
        "Disputed. Empty is not given, so the default holds, and is told."},
    Difference{"Proton", "hotp unsupported",
        "ok: hotp||john.doe@example.com|SOMESECREQ|SHA1|8|counter=0 +ShortKey +CounterAssumed",
        "Countersign makes HOTP codes."},
    Difference{"OTPClient", "MD5 falls back", "no UnsupportedAlgorithm(MD5): UnknownAlgorithm SHA1=totp|Example|alice|",
        "SHA-1 in place of MD5 gives wrong codes; only a person may choose that."},
    Difference{"OTPClient", "period 0", "no InvalidPeriod(0): UnreadablePeriod 30=totp|Example|alice|",
        "Never replaced without being asked."},
    Difference{"OTPClient", "period 150", "ok: totp|Example|alice|JBSWY3DPEHPK3PXP|SHA1|6|150",
        "Any period up to a day is used as given; another one gives wrong codes."},
    Difference{"OTPClient", "invalid escape", "ok: totp||Example%ZZalice|JBSWY3DPEHPK3PXP|SHA1|6|30 +BrokenEncoding",
        "A broken name makes no wrong code; what is broken is told."},
    Difference{"2FAGuard", "missing issuer (peer requires one)", "ok: totp||ExampleUser|SECRE|SHA256|6|30 +ShortKey",
        "An issuer is not needed for codes."},
    Difference{"2FAuth", "hash sign raw",
        "ok: totp|Microsoft|MyOrganization:account#EXT#@microsoft.com|A4GRFHVVRBGY7UIW|SHA1|6|30 +HashInLabel "
        "+IssuerDiffers(Microsoft,MyOrganization)",
        "The parameter wins; the label is kept whole."},
    Difference{"KeePassXC", "period capped to 86400", "ask(90000): UnreadablePeriod 30*=totp|ACME Co|john@example.com|",
        "A period that was changed gives wrong codes; it is asked."},
};

const Difference *differenceFor(const QString &peer, const QString &name)
{
    const auto found = std::find_if(differences.begin(), differences.end(), [&](const Difference &difference) {
        return peer == QLatin1String(difference.peer) && name == QLatin1String(difference.name);
    });
    return found == differences.end() ? nullptr : &*found;
}

bool fits(const QString &expected, const QString &actual)
{
    return expected.isEmpty() || expected.compare(actual, Qt::CaseInsensitive) == 0;
}

/// The fields of the row that are not empty are those of the account; issuer and account name count even if they are
/// empty, provided that the row says anything about the account at all.
bool isAsExpected(const QStringList &row, const Account &account)
{
    const OtpParameters &parameters = account.parameters;
    if (!fits(row[5], otpTypeName(parameters.type)))
        return false;
    static const QRegularExpression codeAt(u"code at t=(\\d+) is (\\d+)"_s);
    if (const auto match = codeAt.match(row[13]); match.hasMatch()) {
        const auto time = UnixTime(std::chrono::seconds(match.captured(1).toLongLong()));
        if (OtpGenerator::codeAt(account, time).value().code != match.captured(2))
            return false;
    }
    if (row[8].isEmpty())
        return true;
    const bool isTimeBased = parameters.isTimeBased();
    return row[6] == account.issuer && row[7] == account.name
        && account.secret == Base32::decode(row[8].toLatin1()).value() && fits(row[9], hashName(parameters.algorithm))
        && fits(row[10], QString::number(parameters.digits))
        && (!isTimeBased || fits(row[11], QString::number(parameters.period.count())))
        && (isTimeBased || fits(row[12], QString::number(static_cast<qulonglong>(parameters.counter))));
}

bool agrees(const QStringList &row, const SetupReading &reading)
{
    if (row[3] == "reject"_L1)
        return reading.verdict == SetupReading::Verdict::Refused;
    if (row[3] == "accept"_L1)
        return reading.verdict == SetupReading::Verdict::Ok && isAsExpected(row, *reading.account);
    return false; // disputed: only the table can say
}

QList<QStringList> vectors()
{
    QFile file(QStringLiteral(COUNTERSIGN_FIXTURES "/uri_vectors/uri_vectors.tsv"));
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        QStringList fields = line.split(u'\t');
        while (fields.size() < 14)
            fields.append(QString());
        rows.append(fields);
    }
    rows.removeFirst();
    return rows;
}
} // namespace

class TstUriVectors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesOrDiffersOnPurpose_data();
    void agreesOrDiffersOnPurpose();
    void explainsOnlyVectorsThatExist();
};

void TstUriVectors::agreesOrDiffersOnPurpose_data()
{
    QTest::addColumn<QStringList>("row");
    const QList<QStringList> rows = vectors();
    QVERIFY(rows.size() >= 81);
    for (qsizetype i = 0; i < rows.size(); ++i)
        QTest::addRow("%d %s: %s", static_cast<int>(i + 1), qPrintable(rows[i][0]), qPrintable(rows[i][2])) << rows[i];
}

void TstUriVectors::agreesOrDiffersOnPurpose()
{
    QFETCH(const QStringList, row);
    const SetupReading reading = readSetupText(row[4].toUtf8());
    const QString described = describe(reading);
    const Difference *difference = differenceFor(row[0], row[2]);
    if (!difference) {
        QVERIFY2(agrees(row, reading), qPrintable(u"not as the other app has it: "_s + described));
        return;
    }
    QVERIFY2(!agrees(row, reading), "does not differ any more; take it out of the table");
    QVERIFY2(described.startsWith(QString::fromUtf8(difference->reading)), qPrintable(described));
    QVERIFY(qstrlen(difference->reason) > 0);
}

void TstUriVectors::explainsOnlyVectorsThatExist()
{
    const QList<QStringList> rows = vectors();
    for (const Difference &difference : differences) {
        const auto count = std::count_if(rows.begin(), rows.end(), [&](const QStringList &row) {
            return row[0] == QLatin1String(difference.peer) && row[2] == QLatin1String(difference.name);
        });
        QVERIFY2(count == 1, difference.name);
    }
}

QTEST_GUILESS_MAIN(TstUriVectors)
#include "tst_urivectors.moc"
