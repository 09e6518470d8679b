// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/memorykeychain.h"
#include "core/keychain/threadedkeychain.h"
#include "tests/support/printers.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>

using namespace Countersign;
using namespace Qt::StringLiterals;

namespace
{
constexpr int patience = 30'000;

/// Tells where it was destroyed.
struct Tracked
{
    explicit Tracked(std::atomic<const QThread *> &where)
        : destroyedOn(where)
    {
    }
    Tracked(const Tracked &) = delete;
    Tracked &operator=(const Tracked &) = delete;
    ~Tracked() { destroyedOn = QThread::currentThread(); }

    std::atomic<const QThread *> &destroyedOn;
};
/// A keychain whose back-end blocks the thread that asks it, as a wallet that does not answer.
class BlockingKeychain final : public Keychain
{
public:
    BlockingKeychain(QSemaphore &entered, QSemaphore &gate, std::unique_ptr<Tracked> tracked = {})
        : m_entered(entered)
        , m_gate(gate)
        , m_tracked(std::move(tracked))
    {
    }

    void read(const QString &account, QObject *context, Done<SecretBytes> done) override
    {
        block();
        m_inner.read(account, context, std::move(done));
    }
    void write(const QString &account, SecretBytes secret, QObject *context, Done<void> done) override
    {
        m_inner.write(account, std::move(secret), context, std::move(done));
    }
    void remove(const QString &account, QObject *context, Done<void> done) override
    {
        m_inner.remove(account, context, std::move(done));
    }
    void probe(QObject *context, Done<KeychainBackend> done) override { m_inner.probe(context, std::move(done)); }

private:
    void block()
    {
        m_entered.release();
        m_gate.acquire();
    }

    QSemaphore &m_entered;
    QSemaphore &m_gate;
    std::unique_ptr<Tracked> m_tracked;
    MemoryKeychain m_inner;
};

} // namespace

class TstThreadedKeychain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void makesAndDestroysTheKeychainOnItsThread();
    void answersInOrderOnTheCallersThread();
    void passesErrorsOn();
    void callsNobodyWhoseContextDied();
    void keepsWhatACallHoldsOnTheCallersThread();
    void doesNotHoldUpTheCallerWhileItBlocks();
    void canBeDestroyedWithinAnAnswer();
    void mayOutliveItsThread();

private:
    std::unique_ptr<ThreadedKeychain> inMemory();

    // They outlive what the thread does with them.
    std::unique_ptr<QSemaphore> m_entered;
    std::unique_ptr<QSemaphore> m_gate;
    std::unique_ptr<QThread> m_thread;
};

void TstThreadedKeychain::init()
{
    m_entered = std::make_unique<QSemaphore>();
    m_gate = std::make_unique<QSemaphore>();
    m_thread = std::make_unique<QThread>();
    m_thread->start();
}

void TstThreadedKeychain::cleanup()
{
    m_thread->quit();
    QVERIFY(m_thread->wait(patience));
    m_thread.reset();
}

std::unique_ptr<ThreadedKeychain> TstThreadedKeychain::inMemory()
{
    return std::make_unique<ThreadedKeychain>(*m_thread, [] { return std::make_unique<MemoryKeychain>(); });
}

void TstThreadedKeychain::makesAndDestroysTheKeychainOnItsThread()
{
    std::atomic<const QThread *> madeOn = nullptr;
    std::atomic<const QThread *> destroyedOn = nullptr;
    auto keychain = std::make_unique<ThreadedKeychain>(*m_thread, [&] {
        madeOn = QThread::currentThread();
        return std::make_unique<BlockingKeychain>(*m_entered, *m_gate, std::make_unique<Tracked>(destroyedOn));
    });
    QTRY_COMPARE_WITH_TIMEOUT(madeOn.load(), m_thread.get(), patience);
    keychain.reset();
    QTRY_COMPARE_WITH_TIMEOUT(destroyedOn.load(), m_thread.get(), patience);
}

void TstThreadedKeychain::answersInOrderOnTheCallersThread()
{
    const auto keychain = inMemory();
    QObject context;
    QStringList order;
    bool sameThread = true;
    const auto note = [&](const QString &what) {
        order.append(what);
        sameThread = sameThread && QThread::currentThread() == thread();
    };
    keychain->write(u"a"_s, SecretBytes::copyOf("one"_ba), &context,
        [&](const Result<void> &result) { note(result ? u"written"_s : u"not written"_s); });
    keychain->read(u"a"_s, &context, [&](const Result<SecretBytes> &result) {
        note(result && result->view() == "one" ? u"read"_s : u"not read"_s);
    });
    keychain->remove(
        u"a"_s, &context, [&](const Result<void> &result) { note(result ? u"removed"_s : u"not removed"_s); });
    keychain->probe(&context, [&](const Result<KeychainBackend> &result) {
        note(result && result->id == "memory"_L1 ? u"probed"_s : u"not probed"_s);
    });
    QVERIFY(order.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 4, patience);
    QCOMPARE(order, (QStringList{u"written"_s, u"read"_s, u"removed"_s, u"probed"_s}));
    QVERIFY(sameThread);
}

void TstThreadedKeychain::passesErrorsOn()
{
    const auto keychain = inMemory();
    QObject context;
    std::optional<ErrorCode> error;
    keychain->read(u"nothing"_s, &context, [&](const Result<SecretBytes> &result) { error = result.error().code; });
    QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), patience);
    QCOMPARE(*error, ErrorCode::KeychainEntryNotFound);
}

void TstThreadedKeychain::callsNobodyWhoseContextDied()
{
    const auto keychain = inMemory();
    QObject context;
    int dead = 0;
    int alive = 0;
    for (int i = 0; i < 50; ++i) {
        QObject brief;
        keychain->read(u"a"_s, &brief, [&](const Result<SecretBytes> &) { ++dead; });
        keychain->read(u"a"_s, &context, [&](const Result<SecretBytes> &) { ++alive; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(alive, 50, patience);
    QCOMPARE(dead, 0);
}

void TstThreadedKeychain::keepsWhatACallHoldsOnTheCallersThread()
{
    std::atomic<const QThread *> destroyedOn = nullptr;
    ThreadedKeychain keychain(*m_thread, [&] { return std::make_unique<BlockingKeychain>(*m_entered, *m_gate); });
    {
        QObject brief;
        const auto held = std::make_shared<Tracked>(destroyedOn);
        keychain.read(u"a"_s, &brief, [held](const Result<SecretBytes> &) {});
        m_entered->acquire();
    }
    QCOMPARE(destroyedOn.load(), thread());
    m_gate->release();
}

void TstThreadedKeychain::doesNotHoldUpTheCallerWhileItBlocks()
{
    ThreadedKeychain keychain(*m_thread, [&] { return std::make_unique<BlockingKeychain>(*m_entered, *m_gate); });
    QObject context;
    int answers = 0;
    keychain.read(u"a"_s, &context, [&](const Result<SecretBytes> &) { ++answers; });
    m_entered->acquire(); // it blocks now, and this thread goes on
    int beats = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&beats] { ++beats; });
    heart.start(1);
    QTRY_VERIFY_WITH_TIMEOUT(beats > 10, patience);
    QCOMPARE(answers, 0);
    m_gate->release();
    QTRY_COMPARE_WITH_TIMEOUT(answers, 1, patience);
}

void TstThreadedKeychain::canBeDestroyedWithinAnAnswer()
{
    auto keychain = inMemory();
    QObject context;
    int answers = 0;
    for (int i = 0; i < 2; ++i) {
        keychain->read(u"a"_s, &context, [&](const Result<SecretBytes> &) {
            ++answers;
            keychain.reset();
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, 1, patience);
    QTest::qWait(50);
    QCOMPARE(answers, 1);
}

void TstThreadedKeychain::mayOutliveItsThread()
{
    const auto keychain = inMemory();
    m_thread->quit();
    QVERIFY(m_thread->wait(patience));
    QObject context;
    keychain->read(u"a"_s, &context, [](const Result<SecretBytes> &) { QFAIL("nobody can have answered"); });
    QTest::qWait(50);
}

QTEST_GUILESS_MAIN(TstThreadedKeychain)
#include "tst_threadedkeychain.moc"
