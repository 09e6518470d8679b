// SPDX-License-Identifier: GPL-3.0-or-later
// What the programs use, on the process's keychain thread, against a real gnome-keyring-daemon. QtKeychain's queue
// belongs to the thread of its first job, so nothing here may use the store directly.
#include "core/keychain/qtkeychainstore.h"
#include "tests/core/keychain/keyringtools.h"

#include <QThread>

#include <csignal>
#include <memory>

using namespace Countersign;
using namespace Countersign::KeyringTools;
using namespace Qt::StringLiterals;

class TstSystemKeychain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesReadsAndRemoves();
    void namesTheKeyring();
    void answersOnTheCallersThreadWhileThatIsBusy();
    void canBeDestroyedWhileTheServiceHangs();
    void goesOnWithADaemonThatWasRestarted();
};

void TstSystemKeychain::storesReadsAndRemoves()
{
    const std::unique_ptr<Keychain> keychain = systemKeychain();
    QVERIFY_RESULT(write(*keychain, u"vault-1"_s, "one"));
    QCOMPARE(lookup(u"vault-1"_s).standardOutput, "one"_ba);
    const Result<SecretBytes> secret = read(*keychain, u"vault-1"_s);
    QVERIFY_RESULT(secret);
    QCOMPARE(secret->view().toByteArray(), "one"_ba);
    QVERIFY_RESULT(remove(*keychain, u"vault-1"_s));
    QVERIFY_ERROR(read(*keychain, u"vault-1"_s), ErrorCode::KeychainEntryNotFound);
    QVERIFY(!isListed(u"vault-1"_s));
}

void TstSystemKeychain::namesTheKeyring()
{
    const std::unique_ptr<Keychain> keychain = systemKeychain();
    const Result<KeychainBackend> backend = probe(*keychain);
    QVERIFY_RESULT(backend);
    QCOMPARE(backend->name, u"GNOME Keyring"_s);
}

void TstSystemKeychain::answersOnTheCallersThreadWhileThatIsBusy()
{
    const std::unique_ptr<Keychain> keychain = systemKeychain();
    QVERIFY_RESULT(write(*keychain, u"vault-2"_s, "two"));
    QObject context;
    const QThread *thread = nullptr;
    int answers = 0;
    keychain->read(u"vault-2"_s, &context, [&](const Result<SecretBytes> &secret) {
        thread = QThread::currentThread();
        answers += secret ? 1 : 100;
    });
    // The caller's loop does not run; the keychain's work gets done all the same, and one turn of the loop tells.
    QThread::sleep(2);
    QCOMPARE(answers, 0);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(answers, 1);
    QCOMPARE(thread, QThread::currentThread());
}

void TstSystemKeychain::canBeDestroyedWhileTheServiceHangs()
{
    const auto pid = static_cast<pid_t>(servicePid());
    QVERIFY(pid > 0);
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    int answers = 0;
    {
        QObject context;
        std::unique_ptr<Keychain> keychain = systemKeychain();
        keychain->read(u"vault-2"_s, &context, [&](const Result<SecretBytes> &) { ++answers; });
        QTest::qWait(100);
        keychain.reset();
        QTest::qWait(100);
    }
    QCOMPARE(::kill(pid, SIGCONT), 0);
    const std::unique_ptr<Keychain> keychain = systemKeychain();
    QVERIFY_RESULT(write(*keychain, u"vault-3"_s, "alive"));
    QCOMPARE(answers, 0);
}

void TstSystemKeychain::goesOnWithADaemonThatWasRestarted()
{
    const std::unique_ptr<Keychain> keychain = systemKeychain();
    QVERIFY_RESULT(write(*keychain, u"vault-4"_s, "four"));
    QProcess daemon;
    daemon.start(
        u"gnome-keyring-daemon"_s, {u"--replace"_s, u"--daemonize"_s, u"--unlock"_s, u"--components=secrets"_s});
    daemon.write("pw");
    daemon.closeWriteChannel();
    QVERIFY(daemon.waitForFinished(patienceMilliseconds));
    QVERIFY_RESULT(read(*keychain, u"vault-4"_s));
    QVERIFY_RESULT(write(*keychain, u"vault-4"_s, "4"));
    QVERIFY_RESULT(remove(*keychain, u"vault-4"_s));
}

QTEST_GUILESS_MAIN(TstSystemKeychain)
#include "tst_systemkeychain.moc"
