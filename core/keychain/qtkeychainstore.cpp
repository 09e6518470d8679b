// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/qtkeychainstore.h"

#include "core/base/servicethread.h"
#include "core/keychain/keychainplatform.h"
#include "core/keychain/threadedkeychain.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <qt6keychain/keychain.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <type_traits>
#include <utility>

namespace Countersign
{
using namespace Qt::StringLiterals;
using KeychainPlatform::EntryState;

namespace
{
enum class Operation { Read, Write, Remove };

/// The marked place where a secret lies in QtKeychain's own memory: moved out and wiped there. The job hands out a
/// shared copy of its only buffer, so writing through it reaches the job's bytes; a wipe() would detach first.
SecretBytes takeSecret(const QKeychain::ReadPasswordJob &job)
{
    const QByteArray shared = job.binaryData();
    SecretBytes secret = SecretBytes::copyOf(shared);
    SecretMemory::wipe(const_cast<char *>(shared.constData()), static_cast<std::size_t>(shared.size()));
    return secret;
}

/// The marked place where QtKeychain forces a QString on us; ours is wiped, the job keeps its copy until it ends.
void giveSecret(QKeychain::WritePasswordJob &job, const SecretBytes &secret)
{
    QString text = QString::fromUtf8(secret.view());
    job.setTextData(text);
    wipe(text);
}

bool isPrintableLine(const SecretBytes &secret)
{
    return !secret.isEmpty() && std::all_of(secret.span().begin(), secret.span().end(), [](std::uint8_t byte) {
        return byte >= 0x20 && byte < 0x7f;
    });
}

/// QtKeychain's error as it stands. Its texts are translated and only of use in a log.
Error plainError(QKeychain::Error error, const QString &text)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::KeychainEntryNotFound, text};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::KeychainDenied, text};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {ErrorCode::KeychainUnavailable, text};
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return {ErrorCode::KeychainFailed, text};
}

/// What really happened: QtKeychain's @p error in the light of what the platform says about the entry.
/// For Remove, NoError counts as a claim to be checked like the others.
Result<void> verdict(Operation operation, QKeychain::Error error, const QString &text, Result<EntryState> state)
{
    if (!state)
        return state.error();
    const bool removing = operation == Operation::Remove;
    switch (*state) {
    case EntryState::PresentButLocked:
        return Error{ErrorCode::KeychainLocked, u"the entry is in a locked collection"_s};
    case EntryState::CollectionLocked:
        return Error{ErrorCode::KeychainLocked, u"the default collection is locked"_s};
    case EntryState::NoCollection:
        if (removing)
            return success();
        // A keychain that was deleted answers, and holds nothing; one that was never set up can take nothing in.
        return Error{operation == Operation::Read ? ErrorCode::KeychainEntryNotFound : ErrorCode::KeychainUnavailable,
            u"the keychain has no default collection"_s};
    case EntryState::Present:
        if (removing && (error == QKeychain::NoError || error == QKeychain::EntryNotFound))
            return Error{ErrorCode::KeychainFailed, u"the entry is still there"_s};
        if (error == QKeychain::EntryNotFound)
            return Error{ErrorCode::KeychainFailed, u"the entry is there, but was not given"_s};
        return plainError(error, text);
    case EntryState::Absent:
        return removing ? success() : Result<void>(plainError(error, text));
    case EntryState::NotCheckable:
        if (removing && (error == QKeychain::NoError || error == QKeychain::EntryNotFound))
            return success();
        return plainError(error, text);
    }
    Q_UNREACHABLE();
}
} // namespace

/// The queue, and the operation under way. That one has a scope of its own: the context of everything it connects to
/// or asks for, so that its end cuts all of that at once.
class QtKeychainStore::Private final : public QObject
{
public:
    explicit Private(QString serviceName)
        : service(std::move(serviceName))
    {
    }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;
    ~Private() override { delete m_scope; }

    /// @p start runs when its turn comes, unless @p context is gone by then.
    void enqueue(QObject *context, std::function<void()> start)
    {
        m_waiting.push_back({context, std::move(start)});
        scheduleNext();
    }

    /// Makes sure that QtKeychain can work here, and then goes on with @p next; else answers with the error.
    template<typename T>
    void prepare(Done<T> done, std::function<void()> next)
    {
        KeychainPlatform::prepare(m_scope, [this, done = std::move(done), next = std::move(next)](Result<void> ready) {
            if (ready)
                next();
            else
                answer<T>(done, ready.error());
        });
    }

    /// Starts the job that @p make gives, which deletes itself when it ends. It is never deleted before that: libsecret
    /// would call into freed memory. If the scope ends first, it is only forgotten. An unknown error is tried once more
    /// if the platform can begin anew with its service.
    void start(
        std::function<QKeychain::Job *()> make, std::function<void(const QKeychain::Job &)> ended, bool isFirst = true)
    {
        QKeychain::Job *job = make();
        const auto finish = [this, make = std::move(make), ended = std::move(ended), isFirst](
                                QKeychain::Job *finished) {
            if (isFirst && finished->error() == QKeychain::OtherError && KeychainPlatform::beginAnew())
                start(make, ended, false);
            else
                ended(*finished);
        };
        connect(job, &QKeychain::Job::finished, m_scope, finish);
        job->start();
    }

    /// Asks the platform where the entry stands.
    void look(const QString &account, std::function<void(Result<EntryState>)> next)
    {
        KeychainPlatform::entryState(service, account, m_scope, std::move(next));
    }

    /// Finds out what the error of @p job really means, and answers with that.
    template<typename T>
    void explain(Operation operation, const QKeychain::Job &job, const QString &account, Done<T> done)
    {
        look(account, [this, operation, error = job.error(), text = job.errorString(), done](Result<EntryState> state) {
            Result<void> outcome = verdict(operation, error, text, std::move(state));
            if constexpr (std::is_void_v<T>)
                answer<T>(done, std::move(outcome));
            else
                answer<T>(done, outcome.error());
        });
    }

    /// Ends the operation under way and answers it; the answer may destroy us.
    template<typename T>
    void answer(Done<T> done, Result<T> result)
    {
        // Not deleted at once: this runs in a slot of one of its connections.
        std::exchange(m_scope, nullptr)->deleteLater();
        disconnect(m_abandonment);
        scheduleNext();
        done(std::move(result));
    }

    const QString service;

private:
    struct Step
    {
        QPointer<QObject> context;
        std::function<void()> start;
    };

    void scheduleNext()
    {
        QMetaObject::invokeMethod(
            this, [this] { startNext(); }, Qt::QueuedConnection);
    }

    void startNext()
    {
        while (!m_scope && !m_waiting.empty()) {
            const Step step = std::move(m_waiting.front());
            m_waiting.pop_front();
            if (!step.context)
                continue;
            m_scope = new QObject;
            m_abandonment = connect(step.context, &QObject::destroyed, this, [this] { abandon(); });
            step.start();
        }
    }

    void abandon()
    {
        delete std::exchange(m_scope, nullptr);
        scheduleNext();
    }

    std::deque<Step> m_waiting;
    QObject *m_scope = nullptr; ///< Owned; null when nothing is under way.
    QMetaObject::Connection m_abandonment;
};

QtKeychainStore::QtKeychainStore(const QString &service)
    : m_queue(std::make_unique<Private>(service))
{
}

QtKeychainStore::~QtKeychainStore() = default;

void QtKeychainStore::read(const QString &account, QObject *context, Done<SecretBytes> done)
{
    const auto start = [p = m_queue.get(), account, done] {
        const auto make = [p, account] {
            auto *job = new QKeychain::ReadPasswordJob(p->service);
            job->setKey(account);
            return job;
        };
        p->start(make, [p, account, done](const QKeychain::Job &job) {
            if (job.error() != QKeychain::NoError)
                return p->explain<SecretBytes>(Operation::Read, job, account, done);
            SecretBytes secret = takeSecret(static_cast<const QKeychain::ReadPasswordJob &>(job));
            if (secret.isEmpty())
                return p->answer<SecretBytes>(done, Error{ErrorCode::KeychainFailed, u"the entry is empty"_s});
            p->answer<SecretBytes>(done, std::move(secret));
        });
    };
    m_queue->enqueue(
        context, [p = m_queue.get(), done = std::move(done), start] { p->prepare<SecretBytes>(done, start); });
}

void QtKeychainStore::write(const QString &account, SecretBytes secret, QObject *context, Done<void> done)
{
    // Shared only because std::function copies; there is one user.
    const auto shared = std::make_shared<SecretBytes>(std::move(secret));
    const auto start = [p = m_queue.get(), account, shared, done] {
        if (!isPrintableLine(*shared))
            return p->answer<void>(done, Error{ErrorCode::InvalidArgument, u"not one line of printable ASCII"_s});
        const auto make = [p, account, shared] {
            auto *job = new QKeychain::WritePasswordJob(p->service);
            job->setKey(account);
            giveSecret(*job, *shared);
            return job;
        };
        p->start(make, [p, account, done](const QKeychain::Job &job) {
            if (job.error() != QKeychain::NoError)
                return p->explain<void>(Operation::Write, job, account, done);
            p->answer<void>(done, success());
        });
    };
    m_queue->enqueue(context, [p = m_queue.get(), done = std::move(done), start] { p->prepare<void>(done, start); });
}

void QtKeychainStore::remove(const QString &account, QObject *context, Done<void> done)
{
    const auto start = [p = m_queue.get(), account, done] {
        const auto make = [p, account] {
            auto *job = new QKeychain::DeletePasswordJob(p->service);
            job->setKey(account);
            return job;
        };
        p->start(make,
            [p, account, done](const QKeychain::Job &job) { p->explain<void>(Operation::Remove, job, account, done); });
    };
    // Looked up first: deleting unlocks, and nobody shall be asked for a password so that nothing can be deleted.
    const auto check = [p = m_queue.get(), account, done, start] {
        p->look(account, [p, done, start](Result<EntryState> state) {
            const bool mayBeThere = state
                && (*state == EntryState::Present || *state == EntryState::PresentButLocked
                    || *state == EntryState::NotCheckable);
            if (mayBeThere)
                start();
            else
                p->answer<void>(done, verdict(Operation::Remove, QKeychain::NoError, {}, std::move(state)));
        });
    };
    m_queue->enqueue(context, [p = m_queue.get(), done = std::move(done), check] { p->prepare<void>(done, check); });
}

void QtKeychainStore::probe(QObject *context, Done<KeychainBackend> done)
{
    KeychainPlatform::probe(context, std::move(done));
}

std::unique_ptr<Keychain> systemKeychain()
{
    return std::make_unique<ThreadedKeychain>(*ServiceThread::keychain().thread(), [] {
        KeychainPlatform::warmUp();
        return std::make_unique<QtKeychainStore>();
    });
}
} // namespace Countersign
