// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance/firstinstance.h"
#include "app/instance/instancesocket.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <thread>

using namespace Countersign;
using namespace Qt::StringLiterals;
using Outcome = FirstInstance::Outcome;

namespace
{
constexpr int patience = 30000;

InstanceMessage messageOf(const QByteArray &token, const QByteArray &text)
{
    return {token, SecretBytes::copyOf(text)};
}

/// What a stranger to the protocol does: connects and writes these bytes. @return whether the other side hung up.
bool isHungUpOn(const QByteArray &base, const QByteArray &bytes)
{
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = base + ".sock";
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    char answer = 0;
    const bool hungUp = ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
        && ::send(socket, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL) > 0
        && ::recv(socket, &answer, 1, 0) <= 0;
    ::close(socket);
    return hungUp;
}
} // namespace

class TstFirstInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void messageComesBackFromTheWire();
    void largeAndForeignMessagesAreRefused();
    void secondHandsOver();
    void otherVaultsAreOfTheirOwn();
    void anotherPathToTheSameVaultIsTheSame();
    void whatADeadOneLeftIsReplaced();
    void filesAreForThisPersonOnly();
    void strangersAreHungUpOn();
    void anOpenFolderIsNotTrusted();
    void aSilentFirstOneHoldsUpNobody();

private:
    [[nodiscard]] QString vault(const QString &name = u"vault.json"_s) const { return m_vaults->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_runtime;
    std::unique_ptr<QTemporaryDir> m_vaults;
};

void TstFirstInstance::init()
{
    m_runtime = std::make_unique<QTemporaryDir>();
    m_vaults = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime->path()));
}

void TstFirstInstance::messageComesBackFromTheWire()
{
    const QByteArray text(InstanceProtocol::largestText, 'x');
    const auto bytes = InstanceProtocol::encoded(messageOf("token", text));
    QVERIFY(bytes);
    for (const std::size_t part : {std::size_t(0), std::size_t(3), std::size_t(11), bytes->size() - 1}) {
        const auto incomplete = InstanceProtocol::decoded(SecretBytes::copyOf(bytes->view().first(qsizetype(part))));
        QVERIFY(incomplete && !incomplete->has_value());
    }
    const auto whole = InstanceProtocol::decoded(*bytes);
    QVERIFY(whole && whole->has_value());
    QCOMPARE((*whole)->activationToken, QByteArray("token"));
    QCOMPARE((*whole)->setupText.view(), QByteArrayView(text));
}

void TstFirstInstance::largeAndForeignMessagesAreRefused()
{
    QVERIFY(!InstanceProtocol::encoded(messageOf({}, QByteArray(InstanceProtocol::largestText + 1, 'x'))));
    QVERIFY(!InstanceProtocol::encoded(messageOf(QByteArray(InstanceProtocol::largestToken + 1, 'x'), {})));
    for (const QByteArray &odd : {QByteArray("GET / HTTP/1.1"), QByteArray("CSI1\xff\xff\xff\xff\0\0\0\0", 12),
             QByteArray("CSI1\0\0\0\0\0\x01\0\x01", 12), QByteArray("CSI1\0\0\0\0\0\0\0\0more", 16)})
        QVERIFY2(!InstanceProtocol::decoded(SecretBytes::copyOf(odd)), odd.constData());
}

void TstFirstInstance::secondHandsOver()
{
    FirstInstance first(vault());
    QVERIFY(first.start({}) == Outcome::First);
    QByteArray token;
    QByteArray text;
    connect(&first, &FirstInstance::startedAgain, this, [&](InstanceMessage &message) {
        token = message.activationToken;
        text = message.setupText.view().toByteArray();
    });
    const QByteArray link = "otpauth://totp/A?secret=" + QByteArray(60000, 'A');
    Outcome outcome = Outcome::Alone;
    std::thread second([&] { outcome = FirstInstance(vault()).start(messageOf("abc", link)); });
    QTRY_VERIFY_WITH_TIMEOUT(!text.isEmpty(), patience);
    second.join();
    QVERIFY(outcome == Outcome::HandedOver);
    QCOMPARE(token, QByteArray("abc"));
    QCOMPARE(text, link);
}

void TstFirstInstance::otherVaultsAreOfTheirOwn()
{
    FirstInstance one(vault(u"one.json"_s));
    FirstInstance other(vault(u"other.json"_s));
    QVERIFY(one.start({}) == Outcome::First);
    QVERIFY(other.start({}) == Outcome::First);
}

void TstFirstInstance::anotherPathToTheSameVaultIsTheSame()
{
    const QString linked = m_runtime->filePath(u"linked"_s);
    QVERIFY(QFile::link(m_vaults->path(), linked));
    QVERIFY(!InstanceSocket::baseName(vault()).isEmpty());
    QCOMPARE(InstanceSocket::baseName(linked + u"/vault.json"_s), InstanceSocket::baseName(vault()));
    QFile file(vault());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(InstanceSocket::baseName(linked + u"/vault.json"_s), InstanceSocket::baseName(vault()));
}

void TstFirstInstance::whatADeadOneLeftIsReplaced()
{
    {
        FirstInstance dead(vault());
        QVERIFY(dead.start({}) == Outcome::First);
    }
    QVERIFY(QFile::exists(QFile::decodeName(InstanceSocket::baseName(vault()) + ".sock")));
    FirstInstance next(vault());
    QVERIFY(next.start({}) == Outcome::First);
}

void TstFirstInstance::filesAreForThisPersonOnly()
{
    FirstInstance first(vault());
    QVERIFY(first.start({}) == Outcome::First);
    for (const char *ending : {".sock", ".lock"}) {
        struct stat found
        {
        };
        QCOMPARE(::stat((InstanceSocket::baseName(vault()) + ending).constData(), &found), 0);
        QCOMPARE(found.st_mode & 0777U, 0600U);
    }
}

void TstFirstInstance::strangersAreHungUpOn()
{
    FirstInstance first(vault());
    QVERIFY(first.start({}) == Outcome::First);
    int messages = 0;
    connect(&first, &FirstInstance::startedAgain, this, [&](InstanceMessage &) { ++messages; });
    const QByteArray base = InstanceSocket::baseName(vault());
    for (const QByteArray &odd :
        {QByteArray("hello"), QByteArray("CSI1\0\0\0\0\xff\0\0\0", 12), QByteArray("CSI1\0\0") /* and no more */}) {
        std::atomic<int> hungUp = -1;
        std::thread stranger([&] { hungUp = isHungUpOn(base, odd) ? 1 : 0; });
        QTRY_VERIFY_WITH_TIMEOUT(hungUp >= 0, patience);
        stranger.join();
        QCOMPARE(hungUp.load(), 1);
    }
    QCOMPARE(messages, 0);
}

void TstFirstInstance::anOpenFolderIsNotTrusted()
{
    QVERIFY(QFile::setPermissions(m_runtime->path(), QFile::permissions(m_runtime->path()) | QFile::ExeOther));
    FirstInstance first(vault());
    QVERIFY(first.start({}) == Outcome::Alone);
    qunsetenv("XDG_RUNTIME_DIR");
    FirstInstance again(vault());
    QVERIFY(again.start({}) == Outcome::Alone);
}

void TstFirstInstance::aSilentFirstOneHoldsUpNobody()
{
    FirstInstance first(vault()); // whose event loop does not run
    QVERIFY(first.start({}) == Outcome::First);
    FirstInstance second(vault());
    QVERIFY(second.start({}) == Outcome::Alone);
}

QTEST_GUILESS_MAIN(TstFirstInstance)
#include "tst_firstinstance.moc"
