// SPDX-License-Identifier: GPL-3.0-or-later
// Links as they occur: scheme, type, label and issuer. Every case that authenticators disagree on is a row.
#include "tests/core/otp/setupdescription.h"

#include <QTest>

using namespace Countersign;
using namespace Qt::StringLiterals;

class TstSetupLabels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSchemesAndLabels_data();
    void readsSchemesAndLabels();
    void readsIssuers_data();
    void readsIssuers();
    void readsEncodings_data();
    void readsEncodings();
    void readsOddParameters_data();
    void readsOddParameters();
    void keepsLongLabels();
    void refusesLongLinks();

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
} // namespace

void TstSetupLabels::check()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, reading);
    QCOMPARE(describe(readSetupText(text)), reading);
}

void TstSetupLabels::readsSchemesAndLabels_data()
{
    addColumns();
    row("OTPAUTH in capitals", "OTPAUTH://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub",
        "ok: totp|GitHub|alice|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("TOTP in capitals", "otpauth://TOTP/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub",
        "ok: totp|GitHub|alice|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("parameter names in capitals", "otpauth://totp/alice?SECRET=JBSWY3DPEHPK3PXP&Issuer=GitHub&DIGITS=8",
        "ok: totp|GitHub|alice|JBSWY3DPEHPK3PXP|SHA1|8|30");
    row("apple-otpauth", "apple-otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub",
        "ok: totp|GitHub|alice|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("white space around the link", "\xEF\xBB\xBF \n otpauth://totp/a?secret=JBSWY3DPEHPK3PXP\r\n",
        "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("no label", "otpauth://totp?secret=JBSWY3DPEHPK3PXP", "ok: totp|||JBSWY3DPEHPK3PXP|SHA1|6|30 +Unnamed");
    row("empty label", "otpauth://totp/?secret=JBSWY3DPEHPK3PXP", "ok: totp|||JBSWY3DPEHPK3PXP|SHA1|6|30 +Unnamed");
    row("no label, but an issuer", "otpauth://totp?secret=JBSWY3DPEHPK3PXP&issuer=GitHub",
        "ok: totp|GitHub||JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("slash inside the label", "otpauth://totp/team/alice?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||team/alice|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("raw space and !@ in the label", "otpauth://totp/my account!@home?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||my account!@home|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("raw question mark in the label", "otpauth://totp/who?me?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||who?me|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("raw question mark in a parameter", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&image=https://x.example/i?size=3",
        "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30|unknown={\"countersign\":{\"uriParameters\":{\"image\":"
        "\"https://x.example/i?size=3\"}}} +UnknownParametersKept(image)");
    row("raw hash in the label", "otpauth://totp/Org:a#EXT#@x.example?secret=JBSWY3DPEHPK3PXP&issuer=Org",
        "ok: totp|Org|a#EXT#@x.example|JBSWY3DPEHPK3PXP|SHA1|6|30 +HashInLabel");
    row("raw hash in the issuer", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=C# Club&digits=8",
        "ok: totp|C# Club|a|JBSWY3DPEHPK3PXP|SHA1|8|30 +HashInLabel");
    row("fragment after the secret", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP#top",
        "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("unknown type", "otpauth://wrong/a?secret=JBSWY3DPEHPK3PXP", "no UnsupportedType(wrong): ");
    row("no type", "otpauth:///a?secret=JBSWY3DPEHPK3PXP", "no UnsupportedType: ");
    row("two links in two lines", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP\notpauth://totp/b?secret=GEZDGNBVGY3TQOJQ",
        "no NotSetupText: ");
}

void TstSetupLabels::readsSchemesAndLabels()
{
    check();
}

void TstSetupLabels::readsIssuers_data()
{
    addColumns();
    row("issuer in the label only", "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP",
        "ok: totp|GitHub|alice|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerFromLabel");
    row("issuer parameter only", "otpauth://totp/alice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub",
        "ok: totp|GitHub|alice|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("no issuer anywhere", "otpauth://totp/alice?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||alice|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("empty issuer parameter", "otpauth://totp/GitHub:alice?secret=JBSWY3DPEHPK3PXP&issuer=",
        "ok: totp|GitHub|alice|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerFromLabel");
    row("label and parameter differ", "otpauth://totp/acme-prod:alice?secret=JBSWY3DPEHPK3PXP&issuer=Acme",
        "ok: totp|Acme|acme-prod:alice|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerDiffers(Acme,acme-prod)");
    row("label and parameter differ in case only", "otpauth://totp/acme:alice?secret=JBSWY3DPEHPK3PXP&issuer=Acme",
        "ok: totp|Acme|alice|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("encoded colon", "otpauth://totp/GitHub%3Aalice?secret=JBSWY3DPEHPK3PXP&issuer=GitHub",
        "ok: totp|GitHub|alice|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("encoded colon, lower-case hex", "otpauth://totp/GitHub%3aalice?secret=JBSWY3DPEHPK3PXP",
        "ok: totp|GitHub|alice|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerFromLabel");
    row("several colons", "otpauth://totp/Matrix:@a:matrix.org?secret=JBSWY3DPEHPK3PXP",
        "ok: totp|Matrix|@a:matrix.org|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerFromLabel");
    row("first raw colon before encoded ones", "otpauth://totp/a%3Ab:c?secret=JBSWY3DPEHPK3PXP",
        "ok: totp|a:b|c|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerFromLabel");
    row("issuer with a scheme and a port",
        "otpauth://totp/https://host.example:8443:bob?secret=JBSWY3DPEHPK3PXP&issuer=https%3A%2F%2Fhost.example%3A8443",
        "ok: totp|https://host.example:8443|bob|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("issuer with a colon, parameter only", "otpauth://totp/bob?secret=JBSWY3DPEHPK3PXP&issuer=a:b",
        "ok: totp|a:b|bob|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("space after the colon", "otpauth://totp/A:%20b?secret=JBSWY3DPEHPK3PXP",
        "ok: totp|A|b|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerFromLabel");
    row("spaces on both sides of the colon", "otpauth://totp/A%20:%20%20b?secret=JBSWY3DPEHPK3PXP&issuer=A",
        "ok: totp|A|b|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("empty prefix", "otpauth://totp/:cool@x.example?secret=JBSWY3DPEHPK3PXP&issuer=/e/",
        "ok: totp|/e/|cool@x.example|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("empty prefix, encoded, no issuer", "otpauth://totp/%3Aalice?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||alice|JBSWY3DPEHPK3PXP|SHA1|6|30");
}

void TstSetupLabels::readsIssuers()
{
    check();
}

void TstSetupLabels::readsEncodings_data()
{
    addColumns();
    row("plus in a parameter is a space", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=Air+Canada",
        "ok: totp|Air Canada|a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("plus in the label is a plus", "otpauth://totp/a+tag@x.example?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||a+tag@x.example|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("plus in both is a plus", "otpauth://totp/Disney+:bob?secret=JBSWY3DPEHPK3PXP&issuer=Disney+",
        "ok: totp|Disney+|bob|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("encoded plus", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=Disney%2B",
        "ok: totp|Disney+|a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("encoded ampersand", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=B%26B&digits=8",
        "ok: totp|B&B|a|JBSWY3DPEHPK3PXP|SHA1|8|30");
    row("encoded question mark", "otpauth://totp/a%3Fb?secret=JBSWY3DPEHPK3PXP&issuer=Who%3F",
        "ok: totp|Who?|a?b|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("encoded hash", "otpauth://totp/a%23b?secret=JBSWY3DPEHPK3PXP&issuer=C%23",
        "ok: totp|C#|a#b|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("decoded once only", "otpauth://totp/a%2541?secret=JBSWY3DPEHPK3PXP&issuer=50%2525",
        "ok: totp|50%25|a%41|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("raw UTF-8", "otpauth://totp/Žluťoučký:kůň?secret=JBSWY3DPEHPK3PXP&issuer=Žluťoučký",
        "ok: totp|Žluťoučký|kůň|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("encoded UTF-8", "otpauth://totp/%E4%BD%A0%E5%A5%BD:b?secret=JBSWY3DPEHPK3PXP",
        "ok: totp|你好|b|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerFromLabel");
    row("raw emoji", "otpauth://totp/😀:b?secret=JBSWY3DPEHPK3PXP&issuer=😀", "ok: totp|😀|b|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("encoded emoji", "otpauth://totp/%F0%9F%98%80%3Ab?secret=JBSWY3DPEHPK3PXP&issuer=%F0%9F%98%80",
        "ok: totp|😀|b|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("decomposed letters become NFC", "otpauth://totp/Cafe%CC%81?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||Caf\u00E9|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("direction marks are kept in the text", "otpauth://totp/a%E2%80%AEb?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||a\u202Eb|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("control characters are dropped", "otpauth://totp/a%00%0Ab%1B?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||ab|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("broken percent in the label", "otpauth://totp/50%off%?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||50%off%|JBSWY3DPEHPK3PXP|SHA1|6|30 +BrokenEncoding");
    row("broken percent in the issuer", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=100%Pure",
        "ok: totp|100%Pure|a|JBSWY3DPEHPK3PXP|SHA1|6|30 +BrokenEncoding");
    row("bad UTF-8 in the label", "otpauth://totp/a%C1b?secret=JBSWY3DPEHPK3PXP",
        "ok: totp||a\uFFFDb|JBSWY3DPEHPK3PXP|SHA1|6|30 +BrokenEncoding");
}

void TstSetupLabels::readsEncodings()
{
    check();
}

void TstSetupLabels::readsOddParameters_data()
{
    addColumns();
    row("unknown parameters", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&lock=true&codeDisplay=%7B%22a%22%3A1%7D&color=",
        "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30|unknown={\"countersign\":{\"uriParameters\":{\"lock\":\"true\","
        "\"codeDisplay\":\"{\\\"a\\\":1}\",\"color\":\"\"}}} +UnknownParametersKept(lock, codeDisplay, color)");
    row("unknown parameter several times", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&tags=x&image=i&tags=y",
        "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30|unknown={\"countersign\":{\"uriParameters\":{\"tags\":[\"x\",\"y\"],"
        "\"image\":\"i\"}}} +UnknownParametersKept(tags, image)");
    row("same parameter twice, same value",
        "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&digits=8&digits=8&issuer=X&issuer=X",
        "ok: totp|X|a|JBSWY3DPEHPK3PXP|SHA1|8|30 +DuplicateParameter(issuer) +DuplicateParameter(digits)");
    row("same parameter twice, same meaning", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&algorithm=sha1",
        "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30 +DuplicateParameter(algorithm)");
    row("same parameter twice, one empty", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&digits=&digits=8",
        "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|8|30");
    row("digits twice, different", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&digits=8&digits=6",
        "ask(digits): ConflictingValues 8*~=totp||a|JBSWY3DPEHPK3PXP|SHA1|8|30; "
        "ConflictingValues 6~=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30");
    row("secret twice, same key", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&secret=jbsw-y3dp-ehpk-3pxp",
        "ok: totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30 +DuplicateParameter(secret)");
    row("secret twice, different", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&secret=GEZDGNBVGY3TQOJQ",
        "ask(secret): ConflictingValues first*~=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "ConflictingValues second~=totp||a|GEZDGNBVGY3TQOJQ|SHA1|6|30");
    row("issuer twice, different", "otpauth://totp/C:a?secret=JBSWY3DPEHPK3PXP&issuer=A&issuer=C",
        "ask(issuer): ConflictingValues A*~=totp|A|C:a|JBSWY3DPEHPK3PXP|SHA1|6|30; "
        "ConflictingValues C~=totp|C|a|JBSWY3DPEHPK3PXP|SHA1|6|30 +IssuerDiffers(A,C)");
    row("two questions at once", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&digits=8&digits=6&period=60&period=15",
        "ask(digits): ConflictingValues 8,60*~=totp||a|JBSWY3DPEHPK3PXP|SHA1|8|60; "
        "ConflictingValues 8,15~=totp||a|JBSWY3DPEHPK3PXP|SHA1|8|15; "
        "ConflictingValues 6,60~=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|60; "
        "ConflictingValues 6,15~=totp||a|JBSWY3DPEHPK3PXP|SHA1|6|15");
    row("missing ampersand", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=Fooperiod=60",
        "ok: totp|Foo|a|JBSWY3DPEHPK3PXP|SHA1|6|60 +MissingAmpersand");
    row("missing ampersand after the secret", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXPissuer=Foo",
        "ok: totp|Foo|a|JBSWY3DPEHPK3PXP|SHA1|6|30 +MissingAmpersand");
    row("ampersand of a web page's source", "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&amp;issuer=Foo&amp;digits=8",
        "ok: totp|Foo|a|JBSWY3DPEHPK3PXP|SHA1|8|30");
    row("empty parameters", "otpauth://totp/a?&secret=JBSWY3DPEHPK3PXP&&=x&issuer=Foo&",
        "ok: totp|Foo|a|JBSWY3DPEHPK3PXP|SHA1|6|30");
}

void TstSetupLabels::readsOddParameters()
{
    check();
}

void TstSetupLabels::keepsLongLabels()
{
    const QByteArray name(3000, 'n');
    const QByteArray issuer(3000, 'i');
    const SetupReading reading = readSetupText("otpauth://totp/" + name + "?secret=JBSWY3DPEHPK3PXP&issuer=" + issuer);
    QCOMPARE(reading.verdict, SetupReading::Verdict::Ok);
    QCOMPARE(reading.account->name.size(), 3000);
    QCOMPARE(reading.account->issuer.size(), 3000);
}

void TstSetupLabels::refusesLongLinks()
{
    const QByteArray link("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=");
    const QByteArray longest = link + QByteArray(maximumSetupTextSize - link.size(), 'i');
    QCOMPARE(readSetupText(longest).verdict, SetupReading::Verdict::Ok);
    QCOMPARE(describe(readSetupText(longest + 'i')), u"no TooLong: "_s);
}

QTEST_GUILESS_MAIN(TstSetupLabels)
#include "tst_setuplabels.moc"
