// SPDX-License-Identifier: GPL-3.0-or-later
// Runs beside a real gnome-keyring-daemon, which is stopped and continued by signals.
#include "core/keychain/qtkeychainstore.h"
#include "tests/core/keychain/keyringtools.h"

#include <QTimer>

#include <csignal>

using namespace Countersign;
using namespace Countersign::KeyringTools;
using namespace Qt::StringLiterals;

namespace
{
/// Keeps the daemon stopped while it lives.
class Stopped
{
public:
    Stopped() { ::kill(m_pid, SIGSTOP); }
    Stopped(const Stopped &) = delete;
    Stopped &operator=(const Stopped &) = delete;
    ~Stopped() { ::kill(m_pid, SIGCONT); }

private:
    const pid_t m_pid = static_cast<pid_t>(servicePid());
};

/// Lets the event loop turn @p beats times, 5 ms apart. It would not get there if something blocked this thread.
void letBeat(int beats)
{
    int count = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&count] { ++count; });
    timer.start(5);
    QVERIFY(QTest::qWaitFor([&] { return count >= beats; }, patienceMilliseconds));
}
} // namespace

class TstKeychainSlow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void waitsWithoutBlockingAndAnswersWhenTheServiceDoes();
    void survivesADestroyedContext();
    void survivesADestroyedStore();
    void dropsWaitingCallsOfADestroyedContext();
    void goesOnAfterAnAbandonedCall();
    void probesAServiceThatHangs();
    void writesReachTheKeyringAfterTheWait();
};

void TstKeychainSlow::init()
{
    QtKeychainStore store;
    QVERIFY_RESULT(write(store, u"slow"_s, "c2xvdw=="));
}

void TstKeychainSlow::waitsWithoutBlockingAndAnswersWhenTheServiceDoes()
{
    QtKeychainStore store;
    QObject context;
    Answer<SecretBytes> answer;
    {
        const Stopped stopped;
        store.read(u"slow"_s, &context, answer.taker());
        letBeat(100);
        QCOMPARE(answer.count, 0);
    }
    const Result<SecretBytes> &secret = answer.wait();
    QVERIFY_RESULT(secret);
    QCOMPARE(secret->view().toByteArray(), "c2xvdw=="_ba);
    letBeat(20);
    QCOMPARE(answer.count, 1);
}

void TstKeychainSlow::survivesADestroyedContext()
{
    QtKeychainStore store;
    Answer<SecretBytes> answer;
    {
        const Stopped stopped;
        auto context = std::make_unique<QObject>();
        store.read(u"slow"_s, context.get(), answer.taker());
        letBeat(20);
        context.reset();
        letBeat(20);
    }
    // What was begun ends inside QtKeychain, unheard.
    QVERIFY_RESULT(read(store, u"slow"_s));
    letBeat(20);
    QCOMPARE(answer.count, 0);
}

void TstKeychainSlow::survivesADestroyedStore()
{
    QObject context;
    Answer<SecretBytes> reading;
    Answer<void> writing;
    {
        const Stopped stopped;
        auto store = std::make_unique<QtKeychainStore>();
        store->read(u"slow"_s, &context, reading.taker());
        store->write(u"slow"_s, SecretBytes::copyOf("bmV2ZXI="_ba), &context, writing.taker());
        letBeat(20);
        store.reset();
        letBeat(20);
    }
    QtKeychainStore other;
    const Result<SecretBytes> secret = read(other, u"slow"_s);
    QVERIFY_RESULT(secret);
    QCOMPARE(secret->view().toByteArray(), "c2xvdw=="_ba); // the write had not begun
    QCOMPARE(reading.count, 0);
    QCOMPARE(writing.count, 0);
}

void TstKeychainSlow::dropsWaitingCallsOfADestroyedContext()
{
    QtKeychainStore store;
    QObject context;
    Answer<SecretBytes> first;
    Answer<void> second;
    {
        const Stopped stopped;
        auto shortLived = std::make_unique<QObject>();
        store.read(u"slow"_s, &context, first.taker());
        store.remove(u"slow"_s, shortLived.get(), second.taker());
        letBeat(20);
        shortLived.reset();
    }
    QVERIFY_RESULT(first.wait());
    QVERIFY_RESULT(read(store, u"slow"_s)); // not removed
    QCOMPARE(second.count, 0);
}

void TstKeychainSlow::goesOnAfterAnAbandonedCall()
{
    QtKeychainStore store;
    QObject context;
    Answer<SecretBytes> abandoned;
    Answer<SecretBytes> answer;
    {
        const Stopped stopped;
        auto shortLived = std::make_unique<QObject>();
        store.read(u"slow"_s, shortLived.get(), abandoned.taker());
        store.read(u"slow"_s, &context, answer.taker());
        letBeat(20);
        shortLived.reset();
        letBeat(20);
        QCOMPARE(answer.count, 0);
    }
    QVERIFY_RESULT(answer.wait());
    QCOMPARE(abandoned.count, 0);
}

void TstKeychainSlow::probesAServiceThatHangs()
{
    QtKeychainStore store;
    QObject context;
    Answer<SecretBytes> answer;
    const Stopped stopped;
    store.read(u"slow"_s, &context, answer.taker());
    const Result<KeychainBackend> backend = probe(store);
    QVERIFY_RESULT(backend);
    QCOMPARE(backend->name, u"GNOME Keyring"_s);
    QCOMPARE(answer.count, 0);
}

void TstKeychainSlow::writesReachTheKeyringAfterTheWait()
{
    QtKeychainStore store;
    QObject context;
    Answer<void> answer;
    {
        const Stopped stopped;
        store.write(u"slow"_s, SecretBytes::copyOf("bGF0ZXI="_ba), &context, answer.taker());
        letBeat(50);
        QCOMPARE(answer.count, 0);
    }
    QVERIFY_RESULT(answer.wait());
    QCOMPARE(lookup(u"slow"_s).standardOutput, "bGF0ZXI="_ba);
}

QTEST_GUILESS_MAIN(TstKeychainSlow)
#include "tst_keychainslow.moc"
