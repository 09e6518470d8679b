// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vault/slowkeychain.h"
#include "tests/core/vault/vaultfiles.h"
#include "tests/core/vault/vaulttesting.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <utility>

using namespace Countersign;
using namespace Qt::StringLiterals;
using State = VaultSession::State;

namespace
{
constexpr auto goodEntry = R"({"type":"totp","uuid":"11111111-1111-4111-8111-111111111111","name":"me","issuer":"A",)"
                           R"("info":{"secret":"GEZDGNBVGY3TQOJQ","algo":"SHA1","digits":6,"period":30}})";

QByteArray goodDatabase()
{
    return QByteArray(R"({"version":3,"entries":[)") + goodEntry + "]}";
}

/// Only the keychain's slot, or only the password's.
QByteArray withOneSlot(KeySlot::Type type, const QByteArray &database = goodDatabase())
{
    VaultFile file = sealedFile(database);
    std::erase_if(file.slots, [type](const KeySlot &slot) { return slot.type != type; });
    return *file.toBytes();
}

QByteArray nested(int levels)
{
    return QByteArray(levels, '[') + QByteArray(levels, ']');
}
} // namespace

/// Files made to do harm. Each gives a clear error or opens with the right content, is left as it is, and never
/// crashes or hangs the session.
class TstHostileVaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void givesAClearError_data();
    void givesAClearError();
    void refusesSlotsThatAskTooMuch_data();
    void refusesSlotsThatAskTooMuch();
    void survivesAnyFlippedBit_data();
    void survivesAnyFlippedBit();
    void refusesFilesOverTheLimit();
    void cleanupTestCase();

private:
    /// Opens it by the keychain, whose key is right.
    State openFile(const QByteArray &bytes, ErrorCode &code, int &accounts);
    void outerRows();
    void headerRows();
    void payloadRows();
    void databaseRows();

    QByteArray m_good;
    int m_files = 0;
};

void TstHostileVaults::initTestCase()
{
    m_good = *sealedFile(goodDatabase()).toBytes();
    ErrorCode code{};
    int accounts = 0;
    QCOMPARE(openFile(m_good, code, accounts), State::Open);
    QCOMPARE(accounts, 1);
    m_files = 0;
}

State TstHostileVaults::openFile(const QByteArray &bytes, ErrorCode &code, int &accounts)
{
    ++m_files;
    SessionBench bench;
    SlowKeychain keychain;
    keychain.readsBack = KeySlots::keychainText(knownWrappingKey());
    QDir().mkpath(QFileInfo(bench.path()).path());
    writeContent(bench.path(), bytes);
    const auto session = bench.loaded(&keychain);
    code = session->problem().error.code;
    accounts = static_cast<int>(session->summaries().size());
    const State state = session->state();
    if (contentOf(bench.path()) != bytes)
        qFatal("the file was changed");
    if (QDir(QFileInfo(bench.path()).path()).entryList(QDir::Files | QDir::Hidden).size() != 1)
        qFatal("something was written");
    return state;
}

void TstHostileVaults::outerRows()
{
    const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code) {
        QTest::newRow(name) << bytes << code;
    };
    row("empty", {}, ErrorCode::FileDamaged);
    row("only NUL bytes", QByteArray(4096, '\0'), ErrorCode::FileDamaged);
    row("only white space", " \r\n\t ", ErrorCode::FileDamaged);
    row("only a byte order mark", "\xEF\xBB\xBF", ErrorCode::FileDamaged);
    row("a picture", "\x89PNG\r\n\x1a\n", ErrorCode::FileNotVault);
    row("a program",
        "\x7f"
        "ELF",
        ErrorCode::FileNotVault);
    row("an archive", "PK\x03\x04", ErrorCode::FileNotVault);
    row("UTF-16", QByteArray("\xff\xfe{\0", 4), ErrorCode::FileNotVault);
    for (const char *text : {"null", "[]", "5", "\"x\"", "{}", R"({"version":1})", R"({"db":"","header":{}})",
             R"({"version":1,"services":[]})", R"({"version":"1","header":{},"db":""})",
             R"({"version":0,"header":{},"db":""})", R"({"version":-1,"header":{},"db":""})",
             R"({"version":1.5,"header":{},"db":""})", R"({"version":null,"header":{},"db":""})"})
        row(text, text, ErrorCode::FileNotVault);
    const auto replaced = [this](const char *before, const QByteArray &after) {
        return QByteArray(m_good).replace(before, after);
    };
    row("version 2", replaced(R"("version":1)", R"("version":2)"), ErrorCode::FileTooNew);
    row("version 2^64-1", replaced(R"("version":1)", R"("version":18446744073709551615)"), ErrorCode::FileTooNew);
    row("a plain vault", R"({"version":1,"header":{"slots":null,"params":null},"db":{"version":2,"entries":[]}})",
        ErrorCode::FileNotVault);
    row("text after the end", m_good + "x", ErrorCode::FileDamaged);
    row("two vaults", m_good + m_good, ErrorCode::FileDamaged);
    row("NUL inside", replaced(R"("header")", QByteArray("\0\"header\"", 9)), ErrorCode::FileDamaged);
    row("version twice", replaced(R"("header":)", R"("version":1,"header":)"), ErrorCode::FileDamaged);
    row("header twice", replaced(R"("db":)", R"("header":{},"db":)"), ErrorCode::FileDamaged);
    row("db twice", replaced(R"("header":)", R"("db":"","header":)"), ErrorCode::FileDamaged);
    row("65 levels", replaced(R"("header":)", R"("x":)" + nested(64) + R"(,"header":)"), ErrorCode::FileDamaged);
    row("a million levels", replaced(R"("header":)", R"("x":)" + nested(1'000'000) + R"(,"header":)"),
        ErrorCode::FileDamaged);
    row("only opening brackets", R"({"version":1,"db":)" + QByteArray(4'000'000, '['), ErrorCode::FileDamaged);
    row("objects all the way down", QByteArray(R"({"db":)").repeated(500'000), ErrorCode::FileDamaged);
    row("millions of values",
        replaced(R"("header":)", R"("x":[0)" + QByteArray(",0").repeated(3'000'000) + R"(],"header":)"),
        ErrorCode::FileDamaged);
    row("a header over 1 MiB", replaced(R"("header":)", R"("x":")" + QByteArray(1'100'000, 'x') + R"(","header":)"),
        ErrorCode::FileTooLarge);
    row("half a surrogate", replaced(R"("header":)", R"("x":"\ud800","header":)"), ErrorCode::FileDamaged);
    row("a broken escape", replaced(R"("header":)", R"("x":"\q","header":)"), ErrorCode::FileDamaged);
    row("a trailing comma", QByteArray(m_good).chopped(1) + ",}", ErrorCode::FileDamaged);
    row("a comment", "/* */" + m_good, ErrorCode::FileNotVault);
    for (int i = 1; i <= 40; ++i)
        row(qPrintable(u"cut at %1 of 41"_s.arg(i)), m_good.left(m_good.size() * i / 41), ErrorCode::FileDamaged);
}

void TstHostileVaults::headerRows()
{
    const auto row = [](const QByteArray &name, const QByteArray &bytes, ErrorCode code = ErrorCode::FileDamaged) {
        QTest::newRow(name.constData()) << bytes << code;
    };
    const QByteArray good = withOneSlot(KeySlot::Type::Raw);
    const QJsonObject file = QJsonDocument::fromJson(good).object();
    const auto rebuilt = [&file](const QJsonValue &header) {
        QJsonObject changed = file;
        changed.insert(u"header"_s, header);
        return QJsonDocument(changed).toJson();
    };
    const QJsonObject header = file.value(u"header"_s).toObject();
    for (const QJsonValue &bad : {QJsonValue(), QJsonValue(5), QJsonValue(u"x"_s), QJsonValue(QJsonArray())})
        row("header " + QJsonDocument(QJsonArray{bad}).toJson(QJsonDocument::Compact), rebuilt(bad));
    for (const QString &member : {u"slots"_s, u"params"_s}) {
        for (const QJsonValue &bad : {QJsonValue(), QJsonValue(5), QJsonValue(u"x"_s),
                 QJsonValue(member == u"slots"_s ? QJsonValue(QJsonObject()) : QJsonValue(QJsonArray()))}) {
            QJsonObject changed = header;
            changed.insert(member, bad);
            row(member.toUtf8() + " " + QJsonDocument(QJsonArray{bad}).toJson(QJsonDocument::Compact),
                rebuilt(changed));
        }
    }
    const auto withSlots = [&](const QJsonArray &keySlots) {
        QJsonObject changed = header;
        changed.insert(u"slots"_s, keySlots);
        return rebuilt(changed);
    };
    const QJsonObject slot = header.value(u"slots"_s).toArray().at(0).toObject();
    row("no slots", withSlots({}), ErrorCode::NoWayIn);
    row("slots that are none", withSlots({QJsonValue(5), QJsonValue(), QJsonArray()}));
    row("a phone's slot only", withSlots({QJsonObject{{u"type"_s, 2}}}), ErrorCode::NoWayIn);
    QJsonArray many;
    for (int i = 0; i < 33; ++i)
        many.append(slot);
    row("33 slots", withSlots(many));
    const auto withMember = [&](const QString &member, const QJsonValue &value) {
        QJsonObject changed = slot;
        changed.insert(member, value);
        return withSlots({changed});
    };
    const QString hex(64, u'0');
    for (const QString &bad :
        {hex.chopped(1), hex.chopped(2), hex + u"00"_s, QString(hex).replace(0, 1, u'g'), QString()})
        row("slot key " + bad.toUtf8(), withMember(u"key"_s, bad));
    for (const QJsonValue &bad : {QJsonValue(), QJsonValue(5), QJsonValue(QJsonArray())})
        row("slot key_params " + QJsonDocument(QJsonArray{bad}).toJson(QJsonDocument::Compact),
            withMember(u"key_params"_s, bad));
    for (const QJsonValue &bad : {QJsonValue(), QJsonValue(u"0"_s), QJsonValue(-1), QJsonValue(0.5)})
        row("slot type " + QJsonDocument(QJsonArray{bad}).toJson(QJsonDocument::Compact), withMember(u"type"_s, bad));
    row("another key", withMember(u"key"_s, hex), ErrorCode::KeyDoesNotFit);
    row("a raw slot that is not ours", withMember(u"countersign"_s, QJsonValue()), ErrorCode::NoWayIn);
    for (const QString &member : {u"nonce"_s, u"tag"_s}) {
        for (const QJsonValue &bad : {QJsonValue(), QJsonValue(5), QJsonValue(u""_s), QJsonValue(QString(22, u'0')),
                 QJsonValue(QString(34, u'0')), QJsonValue(QString(23, u'0')), QJsonValue(u"zz"_s)}) {
            QJsonObject parameters = header.value(u"params"_s).toObject();
            parameters.insert(member, bad);
            QJsonObject changed = header;
            changed.insert(u"params"_s, parameters);
            row("params " + member.toUtf8() + QJsonDocument(QJsonArray{bad}).toJson(QJsonDocument::Compact),
                rebuilt(changed));
        }
    }
}

void TstHostileVaults::payloadRows()
{
    const auto row = [](const QByteArray &name, const QByteArray &bytes) {
        QTest::newRow(name.constData()) << bytes << ErrorCode::FileDamaged;
    };
    const QJsonObject file = QJsonDocument::fromJson(m_good).object();
    const auto withPayload = [&file](const QJsonValue &payload) {
        QJsonObject changed = file;
        changed.insert(u"db"_s, payload);
        return QJsonDocument(changed).toJson();
    };
    for (const QJsonValue &bad : {QJsonValue(), QJsonValue(5), QJsonValue(true), QJsonValue(QJsonArray()),
             QJsonValue(QString()), QJsonValue(u"!!!!"_s), QJsonValue(u"A"_s), QJsonValue(u"AAAA"_s),
             QJsonValue(u"AA=A"_s), QJsonValue(u"AA AA"_s), QJsonValue(u"----"_s)})
        row("db " + QJsonDocument(QJsonArray{bad}).toJson(QJsonDocument::Compact), withPayload(bad));
    VaultFile changed = sealedFile(goodDatabase());
    changed.tag[0] ^= 1U;
    row("another tag", *changed.toBytes());
    changed = sealedFile(goodDatabase());
    changed.nonce[0] ^= 1U;
    row("another nonce", *changed.toBytes());
    changed = sealedFile(goodDatabase());
    changed.ciphertext.chop(1);
    row("a shorter payload", *changed.toBytes());
    changed.ciphertext = QByteArray(8'000'000, 'x');
    row("a long payload of nothing", *changed.toBytes());
}

void TstHostileVaults::databaseRows()
{
    // Sealed with the right key: somebody who may write the vault, or a program that went wrong.
    const auto row = [](const QByteArray &name, const QByteArray &database, ErrorCode code = ErrorCode::FileDamaged) {
        QTest::newRow(("sealed: " + name).constData()) << *sealedFile(database).toBytes() << code;
    };
    for (const char *text : {"", "x", "null", "[]", "{}", R"({"version":3})", R"({"version":3,"entries":null})",
             R"({"version":3,"entries":{}})", R"({"version":3,"entries":[)", R"({"version":"3","entries":[]})",
             R"({"version":3,"entries":[],"entries":[]})", R"({"version":3,"entries":[],"countersign":5})",
             R"({"version":3,"entries":[],"groups":5})"})
        row(text, text);
    row("version 4", R"({"version":4,"entries":[]})", ErrorCode::FileTooNew);
    row("our version 2", R"({"version":3,"entries":[],"countersign":{"version":2}})", ErrorCode::FileTooNew);
    row("65 levels", R"({"version":3,"entries":[],"x":)" + nested(64) + "}");
    row("a million levels", R"({"version":3,"entries":)" + QByteArray(1'000'000, '['));
    row("millions of entries", R"({"version":3,"entries":[0)" + QByteArray(",0").repeated(3'000'000) + "]}");
}

void TstHostileVaults::givesAClearError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("expected");
    outerRows();
    headerRows();
    payloadRows();
    databaseRows();
}

void TstHostileVaults::givesAClearError()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, expected);
    ErrorCode code{};
    int accounts = 0;
    QCOMPARE(openFile(bytes, code, accounts), State::Closed);
    QCOMPARE(code, expected);
    QCOMPARE(accounts, 0);
}

void TstHostileVaults::refusesSlotsThatAskTooMuch_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<ErrorCode>("expected");
    const auto row = [](const char *before, const char *after, ErrorCode code) {
        QTest::newRow(after) << QByteArray(before) << QByteArray(after) << code;
    };
    for (const char *cost : {R"("n":2097152)", R"("n":9223372036854775808)"})
        row(R"("n":16)", cost, ErrorCode::KdfTooExpensive);
    row(R"("r":8)", R"("r":33)", ErrorCode::KdfTooExpensive);
    row(R"("p":1)", R"("p":17)", ErrorCode::KdfTooExpensive);
    row(R"("n":16,"r":8)", R"("n":1048576,"r":32)", ErrorCode::KdfTooExpensive);
    for (const char *cost : {R"("n":0)", R"("n":1)", R"("n":3)", R"("n":-16)", R"("n":16.0)", R"("n":"16")",
             R"("n":null)", R"("n":18446744073709551616)", R"("n":16,"n":16)"})
        row(R"("n":16)", cost, ErrorCode::FileDamaged);
    for (const char *cost : {R"("r":0)", R"("r":4294967296)", R"("r":[])"})
        row(R"("r":8)", cost, ErrorCode::FileDamaged);
    for (const char *cost : {R"("p":0)", R"("p":4294967297)"})
        row(R"("p":1)", cost, ErrorCode::FileDamaged);
    row(R"("salt":")", R"("salt":"0)", ErrorCode::FileDamaged);
    row(R"("salt":")", R"("salt":"zz)", ErrorCode::FileDamaged);
}

void TstHostileVaults::refusesSlotsThatAskTooMuch()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(ErrorCode, expected);
    ++m_files;
    SessionBench bench;
    QVERIFY(QDir().mkpath(QFileInfo(bench.path()).path()));
    const QByteArray good = withOneSlot(KeySlot::Type::Password);
    const QByteArray bytes = QByteArray(good).replace(before, after);
    QVERIFY(bytes != good);
    QVERIFY(writeContent(bench.path(), bytes));
    const auto session = bench.loaded();
    QCOMPARE(session->state(), State::Closed);
    QVERIFY_ERROR(SessionBench::openWithPassword(*session, u"right"), expected);
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(contentOf(bench.path()), bytes);
}

void TstHostileVaults::survivesAnyFlippedBit_data()
{
    QTest::addColumn<int>("place");
    for (int i = 0; i < 150; ++i)
        QTest::addRow("place %d of 150", i) << static_cast<int>(m_good.size() * i / 150);
}

void TstHostileVaults::survivesAnyFlippedBit()
{
    QFETCH(int, place);
    QByteArray bytes = m_good;
    bytes[place] = static_cast<char>(bytes[place] ^ (1 << (place % 7)));
    ErrorCode code{};
    int accounts = 0;
    if (openFile(bytes, code, accounts) == State::Open) {
        QCOMPARE(accounts, 1); // a bit that nothing depends on, such as in the other slot
        return;
    }
    static const QList<ErrorCode> clear{ErrorCode::FileDamaged, ErrorCode::FileNotVault, ErrorCode::FileTooNew,
        ErrorCode::KeyDoesNotFit, ErrorCode::PasswordNeeded};
    QVERIFY2(clear.contains(code), qPrintable(QString::number(static_cast<int>(code))));
}

void TstHostileVaults::refusesFilesOverTheLimit()
{
    SessionBench bench;
    QVERIFY(QDir().mkpath(QFileInfo(bench.path()).path()));
    QFile file(bench.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(m_good) > 0);
    constexpr qint64 size = 65 * 1024 * 1024;
    QVERIFY(file.resize(size));
    file.close();
    const auto session = bench.loaded();
    QCOMPARE(session->state(), State::Closed);
    QCOMPARE(session->problem().error.code, ErrorCode::FileTooLarge);
    QCOMPARE(QFileInfo(bench.path()).size(), size);
    ++m_files;
}

void TstHostileVaults::cleanupTestCase()
{
    qInfo("%d hostile files", m_files);
}

QTEST_GUILESS_MAIN(TstHostileVaults)
#include "tst_hostilevaults.moc"
