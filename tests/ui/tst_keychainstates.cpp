// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever state the system's keychain is in: the window says which, goes on working, and the other two ways open the
// vault. Against real daemons (tests/tools/with-keyring), through the real main window. Prints one line a state.
#include "core/crypto/recoverykey.h"
#include "core/keychain/memorykeychain.h"
#include "core/keychain/qtkeychainstore.h"
#include "tests/core/keychain/keyringtools.h"
#include "tests/support/stallmeter.h"
#include "tests/ui/support/uitest.h"
#include "tests/ui/windowbench.h"
#include "ui/pages/accountspage.h"
#include "ui/pages/problempage.h"
#include "ui/pages/startingpage.h"
#include "ui/pages/unlockpage.h"
#include "ui/widgets/passwordfield.h"

#include <QApplication>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QRegularExpression>

#include <csignal>

using namespace Countersign;
using namespace Countersign::KeyringTools;
using namespace Qt::StringLiterals;
using Kind = KeySlotInfo::Kind;
using State = VaultSession::State;

namespace
{
constexpr int patience = 60'000;
constexpr auto password = u"correct horse battery";
const QString secretService = u"org.freedesktop.secrets"_s;
const QString walletService = u"org.kde.kwalletd5"_s;

/// Another computer's keychain, which is not here.
class KeychainElsewhere final : public Keychain
{
public:
    explicit KeychainElsewhere(KeychainBackend backend)
        : m_backend(std::move(backend))
    {
    }
    void read(const QString &account, QObject *context, Done<SecretBytes> done) override
    {
        m_entries.read(account, context, std::move(done));
    }
    void write(const QString &account, SecretBytes secret, QObject *context, Done<void> done) override
    {
        m_entries.write(account, std::move(secret), context, std::move(done));
    }
    void remove(const QString &account, QObject *context, Done<void> done) override
    {
        m_entries.remove(account, context, std::move(done));
    }
    void probe(QObject *context, Done<KeychainBackend> done) override
    {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), backend = m_backend] { done(backend); }, Qt::QueuedConnection);
    }

private:
    KeychainBackend m_backend;
    MemoryKeychain m_entries;
};

/// A vault with one account and all three ways in.
struct ThreeWays
{
    /// @p keychain gets the key.
    explicit ThreeWays(Keychain &keychain)
    {
        vault.timeout = std::chrono::milliseconds(patience);
        const auto session = vault.loaded(&keychain);
        QVERIFY_RESULT(SessionBench::add(*session, totpAccount(u"Example"_s)));
        Waiter<void> withPassword;
        session->addPassword(SecretBytes::fromString(password), session.get(), withPassword.done());
        QVERIFY_RESULT(withPassword.wait());
        auto made = RecoveryKey::make(vault.random);
        QVERIFY_RESULT(made);
        recoveryKey = made->clone();
        Waiter<void> withKey;
        session->addRecoveryKey(std::move(*made), session.get(), withKey.done());
        QVERIFY_RESULT(withKey.wait());
        file = contentOf(vault.path());
        QCOMPARE(session->keySlots().size(), 3);
        static const QRegularExpression member(u"\"account\"\\s*:\\s*\"([^\"]+)\""_s);
        account = member.match(QString::fromUtf8(file)).captured(1);
        QVERIFY(!account.isEmpty());
    }

    SessionBench vault;
    SecretBytes recoveryKey;
    QByteArray file;
    QString account; ///< The entry's name in the keychain.
};

pid_t ownerOf(const QString &service)
{
    return static_cast<pid_t>(QDBusConnection::sessionBus().interface()->servicePid(service).value());
}

/// Stops or ends who answers, and sets that right in the end.
class Stopped
{
public:
    explicit Stopped(const QString &service)
        : m_pid(ownerOf(service))
    {
        QVERIFY(m_pid > 0);
        QCOMPARE(::kill(m_pid, SIGSTOP), 0);
    }
    Stopped(const Stopped &) = delete;
    Stopped &operator=(const Stopped &) = delete;
    ~Stopped() { ::kill(m_pid, SIGCONT); }

    [[nodiscard]] pid_t pid() const { return m_pid; }

private:
    pid_t m_pid;
};

void deleteKeyring()
{
    const QDBusMessage deletion = QDBusMessage::createMethodCall(secretService,
        u"/org/freedesktop/secrets/collection/login"_s, u"org.freedesktop.Secret.Collection"_s, u"Delete"_s);
    QCOMPARE(QDBusConnection::sessionBus().call(deletion).type(), QDBusMessage::ReplyMessage);
}
} // namespace

class TstKeychainStates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void walksThrough_data();
    void walksThrough();

private:
    using Step = void (TstKeychainStates::*)();

    void opens();
    void itemDeleted();
    void stopped();
    void killedWhileReading();
    void keyringDeleted();
    void locked();
    void notAvailable();
    void anotherKeychainAnswers();

    struct Expected
    {
        QString heading;
        QString text; ///< A part of it.
    };
    using Meanwhile = std::function<void(WindowBench &)>;

    /// Starts with the keychain as it is now, and walks through what the window offers.
    void walk(const char *state, ThreeWays &ways, const Expected &expected, std::chrono::milliseconds timeout,
        const Meanwhile &meanwhile = {});
    QString m_mode;
    std::unique_ptr<Keychain> m_keychain; ///< The system's. QtKeychain is used by nobody else in this process.
};

void TstKeychainStates::initTestCase()
{
    m_mode = qEnvironmentVariable("COUNTERSIGN_KEYRING_MODE");
    QVERIFY(!m_mode.isEmpty());
    m_keychain = systemKeychain();
}

/// The states that this mode of with-keyring can be brought into.
void TstKeychainStates::walksThrough_data()
{
    QTest::addColumn<Step>("step");
    const auto add = [](const char *name, Step step) { QTest::newRow(name) << step; };
    if (m_mode == u"unlocked"_s) {
        add("open", &TstKeychainStates::opens);
        add("item deleted", &TstKeychainStates::itemDeleted);
        add("another one holds it", &TstKeychainStates::anotherKeychainAnswers);
        add("stopped", &TstKeychainStates::stopped);
        add("killed while reading", &TstKeychainStates::killedWhileReading);
        add("whole keyring deleted", &TstKeychainStates::keyringDeleted);
    } else if (m_mode == u"kwallet"_s) {
        add("open", &TstKeychainStates::opens);
        add("another one holds it", &TstKeychainStates::anotherKeychainAnswers);
        add("stopped", &TstKeychainStates::stopped);
    } else if (m_mode == u"locked"_s) {
        add("locked", &TstKeychainStates::locked);
    } else {
        add("not available", &TstKeychainStates::notAvailable);
    }
}

void TstKeychainStates::walksThrough()
{
    QFETCH(const Step, step);
    (this->*step)();
}

void TstKeychainStates::walk(const char *state, ThreeWays &ways, const Expected &expected,
    std::chrono::milliseconds timeout, const Meanwhile &meanwhile)
{
    ways.vault.timeout = timeout;
    auto made = ways.vault.session(m_keychain.get());
    VaultSession &session = *made;
    WindowBench bench(std::move(made), ways.vault);
    StallMeter stalls;
    session.load();
    if (meanwhile)
        meanwhile(bench);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<ProblemPage>() != nullptr, patience);
    const double whileAsking = stalls.takeLongest();
    const QString text = UiTest::visibleText(*bench.shown<ProblemPage>());
    QVERIFY2(text.contains(expected.heading), qPrintable(text));
    QVERIFY2(text.contains(expected.text), qPrintable(text));
    const auto error = session.problem().error.code;

    // Adding must not make anything new.
    QVERIFY(!SessionBench::add(session, totpAccount(u"Another"_s)).has_value());
    QCOMPARE(session.state(), State::Closed);

    QWidget *row = UiTest::button(*bench.shown<ProblemPage>(), u"Recovery password"_s);
    QVERIFY(row != nullptr && row->isEnabled());
    QTest::mouseClick(row, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<UnlockPage>() != nullptr, patience);
    auto *field = qobject_cast<PasswordField *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    (void)stalls.takeLongest();
    QTest::keyClicks(field, QString::fromUtf16(password));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>() != nullptr, patience);
    QCOMPARE(session.openedWith(), Kind::Password);
    QCOMPARE(session.summaries().size(), 1);

    session.lock();
    Waiter<void> withKey;
    session.openWithPassword(ways.recoveryKey.clone(), &session, withKey.done());
    QVERIFY_RESULT(withKey.wait());
    QCOMPARE(session.openedWith(), Kind::RecoveryKey);
    const double whileOpening = stalls.takeLongest();

    QCOMPARE(session.keySlots().size(), 3);
    QCOMPARE(contentOf(ways.vault.path()), ways.file);
    qInfo("%s, %s: \"%s\" (%d); password and recovery key open; longest stall %.1f ms asking, %.1f ms opening",
        qPrintable(m_mode), state, qPrintable(expected.heading), static_cast<int>(error), whileAsking, whileOpening);
}

void TstKeychainStates::opens()
{
    ThreeWays ways(*m_keychain);
    WindowBench bench(ways.vault.session(m_keychain.get()), ways.vault);
    StallMeter stalls;
    bench.session->load();
    QTRY_VERIFY_WITH_TIMEOUT(bench.shown<AccountsPage>() != nullptr, patience);
    QCOMPARE(bench.session->openedWith(), Kind::Keychain);
    QCOMPARE(contentOf(ways.vault.path()), ways.file);
    qInfo("%s, open: the codes; longest stall %.1f ms", qPrintable(m_mode), stalls.takeLongest());
}

void TstKeychainStates::itemDeleted()
{
    ThreeWays ways(*m_keychain);
    QVERIFY(clearEntry(ways.account));
    walk("item deleted", ways, {u"The key isn't in your keychain"_s, u"holds no key for this vault"_s},
        std::chrono::seconds(60));
    QVERIFY2(!isListed(ways.account), "nothing was written");
}

void TstKeychainStates::stopped()
{
    ThreeWays ways(*m_keychain);
    const Stopped service(m_mode == u"kwallet"_s ? walletService : secretService);
    walk("stopped", ways, {u"Your keychain didn't answer"_s, u"gave no answer"_s}, std::chrono::seconds(2));
}

void TstKeychainStates::killedWhileReading()
{
    ThreeWays ways(*m_keychain);
    {
        const Stopped service(secretService); // so that it cannot have answered yet
        const auto kill = [&service](WindowBench &) {
            QTest::qWait(200);
            ::kill(service.pid(), SIGKILL);
        };
        // Nothing starts another one on this bus within the time, or another one finds its keyring locked.
        walk("killed while reading", ways, {u"Your keychain is locked"_s, u"its password window was closed"_s},
            std::chrono::seconds(30), kill);
    }
    // For those that come.
    QProcess daemon;
    daemon.start(
        u"gnome-keyring-daemon"_s, {u"--replace"_s, u"--daemonize"_s, u"--unlock"_s, u"--components=secrets"_s});
    daemon.write("pw");
    daemon.closeWriteChannel();
    QVERIFY(daemon.waitForFinished(patience));
    QTRY_VERIFY_WITH_TIMEOUT(read(*m_keychain, ways.account).has_value(), patience);
}

void TstKeychainStates::keyringDeleted()
{
    ThreeWays ways(*m_keychain);
    deleteKeyring();
    walk("whole keyring deleted", ways, {u"The key isn't in your keychain"_s, u"Was it reset"_s},
        std::chrono::seconds(60));
}

void TstKeychainStates::locked()
{
    KeychainElsewhere elsewhere({u"secret-service"_s, u"GNOME Keyring"_s});
    ThreeWays ways(elsewhere);
    walk("locked", ways, {u"Your keychain is locked"_s, u"its password window was closed"_s}, std::chrono::seconds(60));
}

void TstKeychainStates::notAvailable()
{
    KeychainElsewhere elsewhere({u"secret-service"_s, u"GNOME Keyring"_s});
    ThreeWays ways(elsewhere);
    if (m_mode == u"nocollection"_s)
        walk("never set up", ways, {u"The key isn't in your keychain"_s, u"Was it reset"_s}, std::chrono::seconds(60));
    else
        walk("not available", ways, {u"No keychain is running"_s, u"nothing answers"_s}, std::chrono::seconds(60));
}

void TstKeychainStates::anotherKeychainAnswers()
{
    const bool asksWallet = m_mode == u"kwallet"_s;
    KeychainElsewhere elsewhere(asksWallet ? KeychainBackend{u"secret-service"_s, u"GNOME Keyring"_s}
                                           : KeychainBackend{u"kwallet"_s, u"KWallet"_s});
    ThreeWays ways(elsewhere);
    walk("another one holds it", ways,
        {u"A different keychain answered"_s,
            asksWallet ? u"The key is in Secret Service. KWallet answered"_s
                       : u"The key is in KWallet. Secret Service answered"_s},
        std::chrono::seconds(60));
}

QTEST_MAIN(TstKeychainStates)
#include "tst_keychainstates.moc"
