// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/memorykeychain.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace Countersign
{
/// A keychain whose answers come when the test says so, or lie, or find somebody else answering.
class SlowKeychain final : public Keychain
{
public:
    void read(const QString &account, QObject *context, Done<SecretBytes> done) override
    {
        lastAccount = account;
        later([this, account, context = QPointer<QObject>(context), done = std::move(done)] {
            if (!context)
                return;
            if (readsBack)
                done(readsBack->clone());
            else
                inner.read(account, context, done);
        });
    }
    void write(const QString &account, SecretBytes secret, QObject *context, Done<void> done) override
    {
        inner.write(account, std::move(secret), context, std::move(done));
    }
    void remove(const QString &account, QObject *context, Done<void> done) override
    {
        inner.remove(account, context, std::move(done));
    }
    void probe(QObject *context, Done<KeychainBackend> done) override
    {
        later([this, context = QPointer<QObject>(context), done = std::move(done)] {
            if (context)
                done(backend);
        });
    }
    void release()
    {
        isHeld = false;
        for (const auto &answer : std::exchange(m_held, {}))
            answer();
    }

    MemoryKeychain inner;
    KeychainBackend backend{QStringLiteral("kwallet"), QStringLiteral("KWallet")};
    std::optional<SecretBytes> readsBack; ///< Instead of what is stored.
    QString lastAccount;
    bool isHeld = false;

private:
    void later(std::function<void()> answer)
    {
        if (isHeld)
            m_held.push_back(std::move(answer));
        else
            QMetaObject::invokeMethod(&m_loop, std::move(answer), Qt::QueuedConnection);
    }

    QObject m_loop;
    std::vector<std::function<void()>> m_held;
};
} // namespace Countersign
