// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/background.h"
#include "core/vault/openvault.h"
#include "core/vault/pendinganswer_p.h"
#include "core/vault/vaultsession.h"
#include "core/vault/wayrecords.h"

#include <QHash>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <deque>

namespace Countersign
{
namespace VaultWork
{
struct Opened;
} // namespace VaultWork

class VaultSession::Private
{
public:
    /// Hears of a command's outcome before anybody else.
    template<typename T>
    using Saved = std::function<void(const Result<T> &)>;

    Private(VaultSession *session, Options chosen, const Clock &clockToUse, RandomSource &randomToUse,
        Keychain *keychainToUse);
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;
    ~Private();

    // Commands, one at a time (vaultsession.cpp)
    void enqueue(std::function<void()> start);
    /// The running command is over; starts the next one.
    void finishCommand();
    template<typename T>
    void answerLater(PendingAnswer<T> answer, Result<T> result);

    // Opening (vaultopening.cpp)
    /// Whether the keychain is asked when there is another way in.
    enum class Ask { Keychain, PersonFirst };
    void startLoading(Ask ask);
    void startWithPassword(SecretBytes password, PendingAnswer<void> answer);
    void cancelOpening();
    void lock();

    // Making a vault (vaultcreation.cpp)
    void startWithNewPassword(SecretBytes password, PendingAnswer<void> answer);
    void startWithNewKey(std::vector<Account> accounts, PendingAnswer<QList<AccountId>> answer);

    // What opens it (vaultwayscommands.cpp)
    void addSecret(KeySlot::Kind kind, SecretBytes secret, PendingAnswer<void> answer);
    void startReplacing(WaysIn ways, PendingAnswer<void> answer);
    void startKeeping(PendingAnswer<void> answer);
    void startChecking(SecretBytes secret, PendingAnswer<KeySlotInfo::Kind> answer);
    void showSlots(const VaultFile &file);
    [[nodiscard]] QString expectedBackend() const;
    /// Keeps it in the background, and shows it with the next showSlots().
    void noteWay(const QUuid &slot, const WayRecords::Record &record);

    // Looking whether all is well (vaultcheckcommands.cpp)
    void startVerifying(PendingAnswer<FileFindings> answer);
    void startCheckingKeychain(PendingAnswer<void> answer);

    // Changing it (vaultsession.cpp)
    template<typename T>
    void change(QObject *context, Done<T> done, std::function<Result<T>(Vault &)> apply, Saved<T> saved = {});
    template<typename T>
    void startChange(PendingAnswer<T> answer, std::function<Result<T>(Vault &)> apply, Saved<T> saved = {});
    void reloadIfChanged();
    void startReloading();
    void probe(PendingAnswer<KeychainBackend> answer);
    [[nodiscard]] Result<const Account *> accountOf(const AccountId &id) const;
    /// Shows what is on the disk now. @return whether anything changed
    bool publish(OpenVaultPointer fresh);

    [[nodiscard]] const VaultContent *content() const { return vault ? vault->content.get() : nullptr; }
    [[nodiscard]] QObject *orSession(QObject *context) const { return context ? context : q; }

    VaultSession *const q;
    const Options options;
    const Clock &clock;
    RandomSource &random;
    Keychain *const keychain;
    const VaultStore store;
    const WayRecords records;

    State state = State::Unknown;
    OpenProblem problem;
    std::optional<OpenProblem> missingKey;
    QList<KeySlotInfo> keySlots;
    std::optional<KeySlotInfo::Kind> openedWith;
    bool isWritable = true;
    UnixTime lastVerified{};
    OpenVaultPointer vault;
    /// What advanceCounter() gave; wiped when locked.
    QHash<AccountId, CodeWindow> counterCodes;

private:
    struct Opening;
    struct Creation;
    struct Conversation;
    using WaysChange = std::function<Result<OpenVaultPointer>(const OpenVaultPointer &)>;

    void finishReading(Result<VaultWork::ReadFile> read, Ask ask);
    /// Closes after so long as the keychain may take, with the trouble that is known by then.
    void limitWaiting();
    void askKeychain(const QString &account);
    void unwrapWithKeychainText(SecretBytes text);
    /// The keychain did not help: finds out who it was, and closes.
    void closeForKeychain(const Error &error);
    void askWhoAnswers();
    void finishOpening(VaultWork::Opened opened);
    void closeWith(const Error &error);
    void leaveOpening(State newState, Result<void> result);

    void writeNewKey(const KeychainBackend &backend);
    void readBackNewKey();
    void writeNewVault();
    /// Takes the key out of the keychain again and says why there is no vault.
    void abandonNewKey(const Error &error);
    /// Shows a vault that was just made; the caller gives his answer next and then calls announceNewVault().
    void adopt(OpenVaultPointer made, KeySlotInfo::Kind kind);
    void announceNewVault();

    void startWaysChange(PendingAnswer<void> answer, WaysChange change, std::function<void()> saved = {});
    void replaceAfter(Result<SecretBytes> keychainText);
    void replaceWith(SecretBytes keychainText);
    void lookForKeptKey();
    void writeKeptKey();
    void readBackKeptKey();
    void finishCheckingKeychain(const Result<SecretBytes> &text);
    void limitConversation();
    void endConversation(Result<void> result);

    std::deque<std::function<void()>> m_waiting;
    bool m_isBusy = false;
    bool m_reloadIsWaiting = false;
    WayRecords::Map m_recorded;
    int m_epoch = 0; ///< Counts how often the vault was locked: a change that ends later is not shown.
    std::unique_ptr<Opening> m_opening;
    std::unique_ptr<Creation> m_creation;
    std::unique_ptr<Conversation> m_conversation;
    std::unique_ptr<QObject> m_guard; ///< Context of everything that must not outlive the session.
    QThreadPool m_pool;
};

template<typename T>
void VaultSession::Private::answerLater(PendingAnswer<T> answer, Result<T> result)
{
    auto shared = std::make_shared<std::pair<PendingAnswer<T>, Result<T>>>(std::move(answer), std::move(result));
    QMetaObject::invokeMethod(
        m_guard.get(), [shared] { shared->first.give(std::move(shared->second)); }, Qt::QueuedConnection);
}

template<typename T>
void VaultSession::Private::change(
    QObject *context, Done<T> done, std::function<Result<T>(Vault &)> apply, Saved<T> saved)
{
    auto answer = std::make_shared<PendingAnswer<T>>(orSession(context), std::move(done));
    enqueue([this, answer, apply = std::move(apply), saved = std::move(saved)] {
        startChange<T>(std::move(*answer), apply, saved);
    });
}

template<typename T>
void VaultSession::Private::startChange(
    PendingAnswer<T> answer, std::function<Result<T>(Vault &)> apply, Saved<T> saved)
{
    if (!vault) {
        answerLater<T>(std::move(answer), ErrorCode::NotOpen);
        finishCommand();
        return;
    }
    runInBackground(
        m_pool, m_guard.get(),
        [store = store, current = vault, &random = random, apply = std::move(apply)] {
            return VaultWork::change<T>(store, current, random, apply);
        },
        [this, answer = std::move(answer), saved = std::move(saved), epoch = m_epoch](
            VaultWork::Outcome<T> outcome) mutable {
            const bool changed = epoch == m_epoch && publish(std::move(outcome.vault));
            if (epoch == m_epoch && saved)
                saved(outcome.result);
            const QPointer<VaultSession> session(q);
            answer.give(std::move(outcome.result));
            if (session && changed)
                Q_EMIT q->accountsChanged();
            if (session)
                finishCommand();
        });
}
} // namespace Countersign
