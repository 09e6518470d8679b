// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/threadedkeychain.h"

#include "core/base/threadcall.h"

#include <QThread>

#include <utility>

namespace Countersign
{
/// The inner keychain, on its thread.
class ThreadedKeychain::Worker final : public QObject
{
public:
    explicit Worker(Maker make)
        : m_make(std::move(make))
    {
    }

    Keychain &keychain()
    {
        if (!m_keychain)
            m_keychain = std::exchange(m_make, {})();
        return *m_keychain;
    }

private:
    Maker m_make;
    std::unique_ptr<Keychain> m_keychain;
};

ThreadedKeychain::ThreadedKeychain(QThread &thread, Maker make)
    : m_life(std::make_unique<QObject>())
    , m_worker(new Worker(std::move(make)))
{
    m_worker->moveToThread(&thread);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { (void)worker->keychain(); }, Qt::QueuedConnection);
}

ThreadedKeychain::~ThreadedKeychain()
{
    const QThread *thread = m_worker->thread();
    if (thread == nullptr || thread->isFinished())
        delete m_worker; // nobody else would
    else
        m_worker->deleteLater();
}

template<typename T>
void ThreadedKeychain::ask(QObject *context, Done<T> done, Question<T> question)
{
    const auto call = askOnThread<T>(m_worker, context, std::move(done),
        [worker = m_worker, question = std::move(question)](
            QObject *scope, Done<T> answer) { question(worker->keychain(), scope, std::move(answer)); });
    QObject::connect(m_life.get(), &QObject::destroyed, call, &ThreadCall<T>::abandon);
}

void ThreadedKeychain::read(const QString &account, QObject *context, Done<SecretBytes> done)
{
    ask<SecretBytes>(context, std::move(done), [account](Keychain &keychain, QObject *scope, Done<SecretBytes> answer) {
        keychain.read(account, scope, std::move(answer));
    });
}

void ThreadedKeychain::write(const QString &account, SecretBytes secret, QObject *context, Done<void> done)
{
    const auto shared = std::make_shared<SecretBytes>(std::move(secret));
    ask<void>(context, std::move(done), [account, shared](Keychain &keychain, QObject *scope, Done<void> answer) {
        keychain.write(account, std::exchange(*shared, SecretBytes()), scope, std::move(answer));
    });
}

void ThreadedKeychain::remove(const QString &account, QObject *context, Done<void> done)
{
    ask<void>(context, std::move(done), [account](Keychain &keychain, QObject *scope, Done<void> answer) {
        keychain.remove(account, scope, std::move(answer));
    });
}

void ThreadedKeychain::probe(QObject *context, Done<KeychainBackend> done)
{
    ask<KeychainBackend>(
        context, std::move(done), [](Keychain &keychain, QObject *scope, Done<KeychainBackend> answer) {
            keychain.probe(scope, std::move(answer));
        });
}
} // namespace Countersign
