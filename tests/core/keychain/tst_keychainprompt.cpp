// SPDX-License-Identifier: GPL-3.0-or-later
// Runs beside a real gnome-keyring-daemon whose keyring is locked, on an X server of its own, where xdotool answers
// the real prompt in a person's stead. The keyring holds the entry "locked-vault".
#include "core/keychain/qtkeychainstore.h"
#include "tests/core/keychain/keyringtools.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QTimer>

using namespace Countersign;
using namespace Countersign::KeyringTools;
using namespace Qt::StringLiterals;

namespace
{
/// The prompt's window, or empty.
QString promptWindow()
{
    return QString::fromLatin1(
        run(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--class"_s, u"gcr-prompter"_s}).standardOutput)
        .section(u'\n', 0, 0)
        .trimmed();
}

/// Waits until the prompt is there, its event loop running, and gives it the keyboard.
bool promptAppears()
{
    QString window;
    const auto appears = [&window] {
        window = promptWindow();
        return !window.isEmpty();
    };
    return QTest::qWaitFor(appears, patienceMilliseconds)
        && run(u"xdotool"_s, {u"windowactivate"_s, u"--sync"_s, window}).exitCode == 0;
}

bool promptDisappears()
{
    return QTest::qWaitFor([] { return promptWindow().isEmpty(); }, patienceMilliseconds);
}

void press(const QString &key)
{
    run(u"xdotool"_s, {u"key"_s, key});
}

void type(const QString &text)
{
    run(u"xdotool"_s, {u"type"_s, u"--delay"_s, u"30"_s, text});
}

void lockKeyring()
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    message.setArguments(
        {QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s)})});
    QCOMPARE(QDBusConnection::sessionBus().call(message).type(), QDBusMessage::ReplyMessage);
}
} // namespace

class TstKeychainPrompt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsAfterThePromptWasAnswered();
    void reportsADismissedPromptAsLocked();
    void reportsAWrongPasswordAsLocked();
    void writesAfterThePromptWasAnswered();
    void doesNotWriteAfterADismissedPrompt();
    void doesNotAskForAPasswordToRemoveNothing();
    void survivesADestroyedContextWhileThePromptIsOpen();
    void staysAliveWhileThePromptIsOpen();
};

void TstKeychainPrompt::init()
{
    lockKeyring();
}

void TstKeychainPrompt::cleanup()
{
    QVERIFY(promptDisappears());
}

void TstKeychainPrompt::readsAfterThePromptWasAnswered()
{
    QtKeychainStore store;
    Answer<SecretBytes> answer;
    store.read(u"locked-vault"_s, this, answer.taker());
    QVERIFY(promptAppears());
    type(u"pw"_s);
    press(u"Return"_s);
    QVERIFY_RESULT(answer.wait());
    QCOMPARE(answer.result->value().view().toByteArray(), "bG9ja2Vk"_ba);
}

void TstKeychainPrompt::reportsADismissedPromptAsLocked()
{
    QtKeychainStore store;
    Answer<SecretBytes> answer;
    store.read(u"locked-vault"_s, this, answer.taker());
    QVERIFY(promptAppears());
    press(u"Escape"_s);
    QVERIFY_ERROR(answer.wait(), ErrorCode::KeychainLocked);
}

void TstKeychainPrompt::reportsAWrongPasswordAsLocked()
{
    QtKeychainStore store;
    Answer<SecretBytes> answer;
    store.read(u"locked-vault"_s, this, answer.taker());
    QVERIFY(promptAppears());
    type(u"wrong"_s);
    press(u"Return"_s);
    // The same prompt asks again. It may take the next key before it is ready, so press until it is gone.
    const auto dismissed = [&answer] {
        if (!answer.result)
            press(u"Escape"_s);
        return answer.result.has_value();
    };
    QVERIFY(QTest::qWaitFor(dismissed, patienceMilliseconds));
    QVERIFY_ERROR(answer.wait(), ErrorCode::KeychainLocked);
}

void TstKeychainPrompt::writesAfterThePromptWasAnswered()
{
    QtKeychainStore store;
    Answer<void> answer;
    store.write(u"prompted"_s, SecretBytes::copyOf("bmV3"_ba), this, answer.taker());
    QVERIFY(promptAppears());
    type(u"pw"_s);
    press(u"Return"_s);
    QVERIFY_RESULT(answer.wait());
    QCOMPARE(lookup(u"prompted"_s).standardOutput, "bmV3"_ba);
}

void TstKeychainPrompt::doesNotWriteAfterADismissedPrompt()
{
    QtKeychainStore store;
    Answer<void> answer;
    store.write(u"dismissed"_s, SecretBytes::copyOf("bmV3"_ba), this, answer.taker());
    QVERIFY(promptAppears());
    press(u"Escape"_s);
    QVERIFY_ERROR(answer.wait(), ErrorCode::KeychainLocked);
    QVERIFY(!isListed(u"dismissed"_s));
}

void TstKeychainPrompt::doesNotAskForAPasswordToRemoveNothing()
{
    // Nobody answers here: a prompt would keep the call from ever ending.
    QtKeychainStore store;
    QVERIFY_ERROR(remove(store, u"never-was"_s), ErrorCode::KeychainLocked);
    QVERIFY(promptWindow().isEmpty());
}

void TstKeychainPrompt::survivesADestroyedContextWhileThePromptIsOpen()
{
    QtKeychainStore store;
    Answer<SecretBytes> abandoned;
    auto context = std::make_unique<QObject>();
    store.read(u"locked-vault"_s, context.get(), abandoned.taker());
    QVERIFY(promptAppears());
    context.reset();
    type(u"pw"_s);
    press(u"Return"_s);
    QVERIFY_RESULT(read(store, u"locked-vault"_s));
    QCOMPARE(abandoned.count, 0);
}

void TstKeychainPrompt::staysAliveWhileThePromptIsOpen()
{
    QtKeychainStore store;
    Answer<SecretBytes> answer;
    store.read(u"locked-vault"_s, this, answer.taker());
    QVERIFY(promptAppears());
    int beats = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&beats] { ++beats; });
    timer.start(5);
    QVERIFY(QTest::qWaitFor([&beats] { return beats >= 100; }, patienceMilliseconds));
    QCOMPARE(answer.count, 0);
    press(u"Escape"_s);
    QVERIFY_ERROR(answer.wait(), ErrorCode::KeychainLocked);
}

QTEST_GUILESS_MAIN(TstKeychainPrompt)
#include "tst_keychainprompt.moc"
