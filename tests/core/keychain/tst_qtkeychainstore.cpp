// SPDX-License-Identifier: GPL-3.0-or-later
// Runs beside a real, unlocked gnome-keyring-daemon.
#include "core/keychain/qtkeychainstore.h"
#include "tests/core/keychain/keyringtools.h"

#include <QThread>

using namespace Countersign;
using namespace Countersign::KeyringTools;
using namespace Qt::StringLiterals;

class TstQtKeychainStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesAndReadsBack();
    void isReadByLibsecretsOwnProgram();
    void readsWhatLibsecretsOwnProgramStored();
    void replacesAnEntry();
    void removesAnEntry();
    void removingWhatIsNotThereSucceeds();
    void tellsThatAnEntryWasDeletedByAnotherProgram();
    void keepsServicesApart();
    void refusesWhatIsNotOnePrintableLine();
    void keepsALongSecret();
    void answersInOrderAndFromTheEventLoopOnly();
    void namesTheKeyring();
    void readsInASecondStore();
    void canBeDestroyedWithinAnAnswer();
};

void TstQtKeychainStore::storesAndReadsBack()
{
    QtKeychainStore store;
    QVERIFY_RESULT(write(store, u"vault-1"_s, "c2VjcmV0IQ=="));
    const Result<SecretBytes> secret = read(store, u"vault-1"_s);
    QVERIFY_RESULT(secret);
    QCOMPARE(secret->view().toByteArray(), "c2VjcmV0IQ=="_ba);
}

void TstQtKeychainStore::isReadByLibsecretsOwnProgram()
{
    QtKeychainStore store;
    QVERIFY_RESULT(write(store, u"vault-2"_s, "a/+b=="));
    const Output output = lookup(u"vault-2"_s);
    QCOMPARE(output.exitCode, 0);
    QCOMPARE(output.standardOutput, "a/+b=="_ba);
}

void TstQtKeychainStore::readsWhatLibsecretsOwnProgramStored()
{
    QCOMPARE(run(u"secret-tool"_s,
                 {u"store"_s, u"--label=x"_s, u"user"_s, u"vault-3"_s, u"server"_s, u"Countersign"_s, u"type"_s,
                     u"plaintext"_s},
                 "Zm9v"_ba)
                 .exitCode,
        0);
    QtKeychainStore store;
    const Result<SecretBytes> secret = read(store, u"vault-3"_s);
    QVERIFY_RESULT(secret);
    QCOMPARE(secret->view().toByteArray(), "Zm9v"_ba);
}

void TstQtKeychainStore::replacesAnEntry()
{
    QtKeychainStore store;
    QVERIFY_RESULT(write(store, u"vault-4"_s, "first"));
    QVERIFY_RESULT(write(store, u"vault-4"_s, "second"));
    const Result<SecretBytes> secret = read(store, u"vault-4"_s);
    QVERIFY_RESULT(secret);
    QCOMPARE(secret->view().toByteArray(), "second"_ba);
    QCOMPARE(lookup(u"vault-4"_s).standardOutput, "second"_ba);
}

void TstQtKeychainStore::removesAnEntry()
{
    QtKeychainStore store;
    QVERIFY_RESULT(write(store, u"vault-5"_s, "gone-soon"));
    QVERIFY(isListed(u"vault-5"_s));
    QVERIFY_RESULT(remove(store, u"vault-5"_s));
    QVERIFY(!isListed(u"vault-5"_s));
    QVERIFY_ERROR(read(store, u"vault-5"_s), ErrorCode::KeychainEntryNotFound);
}

void TstQtKeychainStore::removingWhatIsNotThereSucceeds()
{
    QtKeychainStore store;
    QVERIFY_RESULT(remove(store, u"never-was"_s));
}

void TstQtKeychainStore::tellsThatAnEntryWasDeletedByAnotherProgram()
{
    QtKeychainStore store;
    QVERIFY_RESULT(write(store, u"vault-6"_s, "lost"));
    QVERIFY(clearEntry(u"vault-6"_s));
    QVERIFY_ERROR(read(store, u"vault-6"_s), ErrorCode::KeychainEntryNotFound);
}

void TstQtKeychainStore::keepsServicesApart()
{
    QtKeychainStore store;
    QtKeychainStore other(u"Another program"_s);
    QVERIFY_RESULT(write(store, u"vault-7"_s, "ours"));
    QVERIFY_ERROR(read(other, u"vault-7"_s), ErrorCode::KeychainEntryNotFound);
    QVERIFY_RESULT(remove(other, u"vault-7"_s));
    QVERIFY_RESULT(read(store, u"vault-7"_s));
}

void TstQtKeychainStore::refusesWhatIsNotOnePrintableLine()
{
    QtKeychainStore store;
    for (const QByteArray &secret : {""_ba, "two\nlines"_ba, QByteArray("nul\0inside", 10), "ü"_ba})
        QVERIFY_ERROR(write(store, u"vault-8"_s, secret), ErrorCode::InvalidArgument);
    QVERIFY_ERROR(read(store, u"vault-8"_s), ErrorCode::KeychainEntryNotFound);
}

void TstQtKeychainStore::keepsALongSecret()
{
    QtKeychainStore store;
    const QByteArray secret(10'000, 'k');
    QVERIFY_RESULT(write(store, u"vault-9"_s, secret));
    const Result<SecretBytes> back = read(store, u"vault-9"_s);
    QVERIFY_RESULT(back);
    QCOMPARE(back->view().toByteArray(), secret);
}

void TstQtKeychainStore::answersInOrderAndFromTheEventLoopOnly()
{
    QtKeychainStore store;
    QObject context;
    QStringList order;
    QThread *const thread = QThread::currentThread();
    bool sameThread = true;
    const auto note = [&](const QString &what) {
        order.append(what);
        sameThread = sameThread && QThread::currentThread() == thread;
    };
    store.write(u"vault-10"_s, SecretBytes::copyOf("a"_ba), &context,
        [&](Result<void> result) { note(result ? u"written"_s : u"not written"_s); });
    store.read(u"vault-10"_s, &context,
        [&](Result<SecretBytes> result) { note(result && result->size() == 1 ? u"read a"_s : u"not read"_s); });
    store.write(u"vault-10"_s, SecretBytes::copyOf("bb"_ba), &context,
        [&](Result<void> result) { note(result ? u"written again"_s : u"not written"_s); });
    store.read(u"vault-10"_s, &context,
        [&](Result<SecretBytes> result) { note(result && result->size() == 2 ? u"read bb"_s : u"not read"_s); });
    store.remove(u"vault-10"_s, &context, [&](Result<void> result) { note(result ? u"removed"_s : u"not removed"_s); });
    store.read(u"vault-10"_s, &context, [&](Result<SecretBytes> result) { note(result ? u"read"_s : u"gone"_s); });
    QVERIFY(order.isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return order.size() == 6; }, patienceMilliseconds));
    QCOMPARE(
        order, (QStringList{u"written"_s, u"read a"_s, u"written again"_s, u"read bb"_s, u"removed"_s, u"gone"_s}));
    QVERIFY(sameThread);
}

void TstQtKeychainStore::namesTheKeyring()
{
    QtKeychainStore store;
    const Result<KeychainBackend> backend = probe(store);
    QVERIFY_RESULT(backend);
    QCOMPARE(backend->id, u"secret-service"_s);
    QCOMPARE(backend->name, u"GNOME Keyring"_s);
}

void TstQtKeychainStore::readsInASecondStore()
{
    {
        QtKeychainStore store;
        QVERIFY_RESULT(write(store, u"vault-11"_s, "kept"));
    }
    QtKeychainStore store;
    QVERIFY_RESULT(read(store, u"vault-11"_s));
}

void TstQtKeychainStore::canBeDestroyedWithinAnAnswer()
{
    auto store = std::make_unique<QtKeychainStore>();
    QObject context;
    int answers = 0;
    for (int i = 0; i < 2; ++i) {
        store->read(u"never-was"_s, &context, [&](Result<SecretBytes>) {
            ++answers;
            store.reset();
        });
    }
    QVERIFY(QTest::qWaitFor([&] { return answers > 0; }, patienceMilliseconds));
    QtKeychainStore other;
    QVERIFY_RESULT(write(other, u"vault-12"_s, "alive"));
    QCOMPARE(answers, 1);
}

QTEST_GUILESS_MAIN(TstQtKeychainStore)
#include "tst_qtkeychainstore.moc"
