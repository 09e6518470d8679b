// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/keychain.h"

#include <memory>

class QObject;
class QThread;

namespace Countersign
{
/// A keychain that does its work on a thread of its own, so that neither a busy window delays its many small steps nor
/// a back-end that blocks (some introspect their service synchronously) holds up the window.
///
/// Calls and answers stay on the thread that made the object; a call whose context dies is given up, and nobody is
/// called back. May be destroyed at any time, also from within an answer; open calls are then never answered.
class ThreadedKeychain final : public Keychain
{
public:
    using Maker = std::function<std::unique_ptr<Keychain>()>;

    /// @p make runs once, on @p thread, where the keychain it gives lives and is destroyed. @p thread must run an event
    /// loop; it is not owned, and may end before the object or after it.
    ThreadedKeychain(QThread &thread, Maker make);
    ThreadedKeychain(const ThreadedKeychain &) = delete;
    ThreadedKeychain &operator=(const ThreadedKeychain &) = delete;
    ~ThreadedKeychain() override;

    void read(const QString &account, QObject *context, Done<SecretBytes> done) override;
    void write(const QString &account, SecretBytes secret, QObject *context, Done<void> done) override;
    void remove(const QString &account, QObject *context, Done<void> done) override;
    void probe(QObject *context, Done<KeychainBackend> done) override;

private:
    class Worker;
    /// Asks the inner keychain; runs on its thread.
    template<typename T>
    using Question = std::function<void(Keychain &, QObject *, Done<T>)>;

    template<typename T>
    void ask(QObject *context, Done<T> done, Question<T> question);

    std::unique_ptr<QObject> m_life; ///< Ends with us, and with it the open calls.
    Worker *m_worker; ///< Lives on the other thread, which deletes it.
};
} // namespace Countersign
