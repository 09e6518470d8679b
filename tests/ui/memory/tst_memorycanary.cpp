// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/qtkeychainstore.h"
#include "core/otp/base32.h"
#include "tests/support/memoryscan.h"
#include "tests/support/xserver.h"
#include "tests/ui/memory/canaryvault.h"

#include <QDir>

using namespace Countersign;
using namespace Qt::StringLiterals;

/// Looks through all the memory that the window's process may write to, before and after locking: for 500 secrets, the
/// master key, the keychain's key and the password.
class TstMemoryCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsWhatIsThere();
    void nothingIsLeftAfterLocking_data();
    void nothingIsLeftAfterLocking();

private:
    /// Waits for the window to say this step, and looks into it. @return nothing when it does not come so far
    std::optional<MemoryScan::Found> at(const QByteArray &step);
    void proceed(const QByteArray &line = "\n") { m_window.write(line); }

    XServer m_display;
    QTemporaryDir m_folder;
    QProcess m_window;
    MemoryScan m_scan;
};

namespace
{
constexpr int patience = 120'000;

const QString secrets = u"secrets"_s;
const QString secretTexts = u"secrets as base32"_s;
const QString wideTexts = u"secrets as UTF-16"_s;
const QString masterKey = u"the master key"_s;
const QString keychainKey = u"the keychain's key"_s;
const QString keychainText = u"the keychain's key as text"_s;
const QString wideKeychainText = u"the keychain's key as UTF-16"_s;
const QString password = u"the password"_s;
const QString widePassword = u"the password as UTF-16"_s;
const QString beginnings = u"beginnings of it"_s;
const QString halfPassword = u"half of it as bytes"_s;

QString described(const char *when, const MemoryScan::Found &found)
{
    QStringList parts;
    for (auto it = found.copies.begin(); it != found.copies.end(); ++it)
        parts.append(u"%1: %2"_s.arg(it.key()).arg(it.value()));
    return u"%1, %2 MiB: %3"_s.arg(QLatin1String(when)).arg(found.bytes >> 20).arg(parts.join(u", "_s));
}
} // namespace

void TstMemoryCanary::initTestCase()
{
    QVERIFY(m_display.start() && m_display.manageWindows());
    QVERIFY(writeContent(m_folder.filePath(u"vault.json"_s), Canary::vaultFile()));
    for (int i = 0; i < Canary::accountCount; ++i) {
        const QByteArray secret = Canary::secretOf(i);
        const auto *bytes = reinterpret_cast<const std::uint8_t *>(secret.constData());
        const SecretBytes text = Base32::encode(std::span(bytes, static_cast<std::size_t>(secret.size())));
        m_scan.look(secrets, secret);
        m_scan.look(secretTexts, text.view());
        m_scan.lookUtf16(wideTexts, QString::fromLatin1(text.view()));
    }
    const QByteArray key = Canary::bytesFor("keychain key", 32);
    m_scan.look(masterKey, Canary::bytesFor("master key", 32));
    m_scan.look(keychainKey, key);
    m_scan.look(keychainText, key.toBase64());
    m_scan.lookUtf16(wideKeychainText, QString::fromLatin1(key.toBase64()));
    m_scan.look(password, Canary::password().toLatin1());
    m_scan.lookUtf16(widePassword, Canary::password());
    // What is typed grows in a line edit, so that beginnings of it may be left where it was before.
    for (const auto length : {8, 12, 16, 20})
        m_scan.lookUtf16(beginnings, Canary::password().left(length));
    m_scan.look(halfPassword, Canary::password().left(12).toLatin1());
    QtKeychainStore keychain;
    Waiter<void> written;
    keychain.write(Canary::keychainAccount(), SecretBytes::copyOf(key.toBase64()), this, written.done());
    QVERIFY_RESULT(written.wait());
}

/// A process that holds the text that it was started with, and nothing else.
void TstMemoryCanary::findsWhatIsThere()
{
    QProcess holder;
    holder.start(u"cat"_s, {u"-"_s, u"--"_s});
    QVERIFY(holder.waitForStarted());
    MemoryScan scan;
    scan.look(u"planted"_s, "a planted canary, thrice a planted canary");
    scan.look(u"not planted"_s, "this is in no other process");
    holder.write("a planted canary, thrice a planted canary");
    QVERIFY(holder.waitForReadyRead(patience)); // it came back, so it went through its buffer
    const auto found = scan.in(holder.processId());
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished(patience));
    QVERIFY(found);
    QVERIFY(found->copies.value(u"planted"_s) >= 1);
    QCOMPARE(found->copies.value(u"not planted"_s), 0);
}

std::optional<MemoryScan::Found> TstMemoryCanary::at(const QByteArray &step)
{
    while (!m_window.canReadLine()) {
        if (!m_window.waitForReadyRead(patience))
            return std::nullopt;
    }
    if (m_window.readLine() != step + '\n')
        return std::nullopt;
    auto found = m_scan.in(m_window.processId());
    if (found)
        qInfo("%s", qPrintable(described(step.constData(), *found)));
    return found;
}

void TstMemoryCanary::nothingIsLeftAfterLocking_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("opened by the keychain") << u"keychain"_s;
    QTest::newRow("opened by typing the password") << u"password"_s;
}

void TstMemoryCanary::nothingIsLeftAfterLocking()
{
    QFETCH(QString, way);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, QString::fromLatin1(m_display.display()));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    m_window.setProcessEnvironment(environment);
    m_window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_window.start(QStringLiteral(CANARY_WINDOW), {m_folder.filePath(u"vault.json"_s), way});
    const bool types = way == u"password"_s;
    if (types) {
        const auto asking = at("asks");
        QVERIFY(asking);
        QCOMPARE(asking->copies.value(password) + asking->copies.value(widePassword), 0);
        proceed();
        proceed(Canary::password().toLatin1() + '\n');
    }
    const auto open = at("open");
    QVERIFY(open);
    // What it works with is found, so what is not found later is not there.
    QCOMPARE(open->different.value(secrets), Canary::accountCount);
    QVERIFY(open->copies.value(masterKey) >= 1);
    proceed();
    const auto used = at("used");
    QVERIFY(used);
    QCOMPARE(used->different.value(secrets), Canary::accountCount);
    proceed();
    const auto locked = at("locked");
    QVERIFY(locked);
    proceed();
    QVERIFY(m_window.waitForFinished(patience));
    QCOMPARE(m_window.exitCode(), 0);
    const QString places = locked->places.join(u"\n"_s);
    for (const QString &kind : {secrets, secretTexts, wideTexts, masterKey, keychainKey, keychainText, wideKeychainText,
             password, widePassword, beginnings, halfPassword})
        QVERIFY2(locked->copies.value(kind) == 0, qPrintable(kind + u" is left:\n"_s + places));
}

QTEST_GUILESS_MAIN(TstMemoryCanary)
#include "tst_memorycanary.moc"
