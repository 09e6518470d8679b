// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/kdf.h"
#include "core/keychain/keychain.h"
#include "core/otp/account.h"
#include "core/otp/otpgenerator.h"
#include "core/vault/accountedit.h"
#include "core/vault/filefindings.h"
#include "core/vault/waysin.h"

#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Countersign
{
class RandomSource;

/// The one object that ui and the CLI talk to: opens a vault file, holds it, makes codes, changes and saves it.
///
/// - Lives on one thread (the GUI's); all slow work runs in the background, one command at a time, in order.
/// - Saved first, shown after: a change is on disk before summaries() shows it. A command that fails leaves
///   everything as before, in memory and on disk.
/// - A vault file that exists is never replaced by a new vault, whatever the keychain says.
/// - Each change is applied to what is on disk *now*: if another program (the CLI, another window) saved in between,
///   its changes are read first, under the file's lock.
/// - @p done is called exactly once, on this thread, after the state has changed and before the signal of that change;
///   never when @p context dies first, nor directly from within the call.
class VaultSession final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Unknown, ///< load() was not called yet; neither disk nor keychain was touched.
        NoVault, ///< There is no file. The first addAccounts() makes it.
        Opening, ///< Reading, asking the keychain, or deriving a key.
        Closed, ///< There is a file, and problem() says why it is not open.
        Open,
    };
    Q_ENUM(State)

    struct Options
    {
        QString path; ///< The vault file; its folder is made when the vault is created (mode 0700, file 0600).
        std::chrono::milliseconds keychainTimeout{15000};
        ScryptCost passwordCost{32768, 8, 3}; ///< For new password slots. Tests use a cheap one.
        QString recordsPath = {}; ///< WayRecords::defaultPath(); empty: it is not kept when ways in were used.
    };

    template<typename T>
    using Done = std::function<void(Result<T>)>;

    /// @p clock and @p random must outlive the session, as must @p keychain; null means that no keychain is to be used.
    VaultSession(
        Options options, const Clock &clock, RandomSource &random, Keychain *keychain, QObject *parent = nullptr);
    ~VaultSession() override;
    Q_DISABLE_COPY_MOVE(VaultSession)

    /// $XDG_DATA_HOME/countersign/vault.json or the platform's equivalent.
    [[nodiscard]] static QString defaultPath();

    [[nodiscard]] State state() const;
    [[nodiscard]] QString path() const;
    /// Meaningful in Closed.
    [[nodiscard]] const OpenProblem &problem() const;
    /// The ways in that the file offers. Empty in Unknown and NoVault.
    [[nodiscard]] QList<KeySlotInfo> keySlots() const;
    /// How the vault was opened; nothing when it is not open.
    [[nodiscard]] std::optional<KeySlotInfo::Kind> openedWith() const;
    /// May the file be changed? False when file or folder are read-only: codes work, changes fail with ReadOnly.
    [[nodiscard]] bool isWritable() const;

    /// Looks at the file and, if there is one with a keychain slot, asks the keychain. Also "try again".
    /// Ends in NoVault, Open or Closed. Does nothing in Open and Opening.
    void load();
    /// The same without touching the keychain when the file has a password or recovery key slot: ends in Closed with
    /// PasswordNeeded then. A vault that only the keychain opens is opened with it all the same.
    void loadWithoutKeychain();
    /// Stops waiting; ends in Closed with Cancelled. The keychain's late answer is ignored.
    void cancelOpening();
    /// Opens with a password or recovery key slot, from Closed. Wrong: WrongPassword, and still Closed.
    void openWithPassword(SecretBytes password, QObject *context, Done<void> done);
    /// Forgets everything that was decrypted, key included. From Open to Closed with PasswordNeeded or, when there is
    /// a keychain slot, Cancelled: load() opens it again.
    void lock();

    /// Who would keep the key of a new vault; Unavailable when a password is needed instead.
    void probeKeychain(QObject *context, Done<KeychainBackend> done);
    /// Makes an empty vault with a password slot only. For computers without a keychain. From NoVault only.
    void createWithPassword(SecretBytes password, QObject *context, Done<void> done);

    /// All accounts in the vault's order; entries that need repair come last. Cheap enough to call often: the
    /// strings are shared.
    [[nodiscard]] QList<AccountSummary> summaries() const;
    [[nodiscard]] std::optional<AccountSummary> summary(AccountId id) const;
    [[nodiscard]] QList<RepairItem> repairs() const;

    /// The code that is right at @p time. For HOTP: the one that advanceCounter() last gave in this session, else
    /// InvalidArgument ("no code made yet"); a counter code is never shown before its counter is saved.
    [[nodiscard]] Result<CodeWindow> codeAt(AccountId id, UnixTime time) const;
    /// The code of the window after that; time-based accounts only.
    [[nodiscard]] Result<CodeWindow> codeAfter(AccountId id, UnixTime time) const;
    /// A copy of the account with its secret. Only for explicit commands of the person: show, export.
    [[nodiscard]] Result<Account> reveal(AccountId id) const;
    /// Is this very account (isSameAccount) here already?
    [[nodiscard]] std::optional<AccountId> find(const Account &account) const;

    /// Adds at the end, with fresh ids, and returns those. In NoVault it makes the vault first, with its key in the
    /// keychain (written, read back and compared before the file is); without a keychain it fails with the keychain's
    /// error or PasswordNeeded, and nothing was made: call createWithPassword() and then this again.
    void addAccounts(std::vector<Account> accounts, QObject *context, Done<QList<AccountId>> done);
    /// The same for accounts of which some replace the key of another; not in NoVault. AccountNotFound when that one is
    /// gone. exchangeAccounts() takes it back.
    void takeAccounts(std::vector<IncomingAccount> incoming, QObject *context, Done<QList<AccountId>> done);
    /// In one step: moves @p out to the trash and brings @p in back from it.
    void exchangeAccounts(QList<AccountId> out, QList<AccountId> in, QObject *context, Done<void> done);
    void editAccount(AccountId id, AccountEdit edit, QObject *context, Done<void> done);
    /// Moves to the trash inside the vault, from where restoreAccounts() brings them back to their old places.
    void removeAccounts(QList<AccountId> ids, QObject *context, Done<void> done);
    void restoreAccounts(QList<AccountId> ids, QObject *context, Done<void> done);
    /// HOTP: saves the next counter value, then gives the code of the one before.
    void advanceCounter(AccountId id, QObject *context, Done<CodeWindow> done);

    // Ways in (vaultways.cpp). The vault must be open; what is on the disk is changed first, as with all commands.

    /// One more way, which must not be there yet (InvalidArgument); the others stay as they are.
    /// @p recoveryKey as RecoveryKey::make() or read() gave it.
    void addPassword(SecretBytes password, QObject *context, Done<void> done);
    void addRecoveryKey(SecretBytes recoveryKey, QObject *context, Done<void> done);
    /// From now on @p ways, and the keychain if it is one now, open the vault, and nothing else: a fresh master key
    /// seals everything. Secrets that are not new must open the vault already (WrongPassword); a keychain that does
    /// not give its key fails it with its own error, unless @p ways may lose it. Never the last way in (NoWayIn).
    void replaceWays(WaysIn ways, QObject *context, Done<void> done);
    /// A fresh key for the two above and below; nothing opens with it before. @return RandomFailed
    [[nodiscard]] Result<SecretBytes> newRecoveryKey() const;
    /// Does this open the vault, and as what? For practice, and to check a sheet; then that way was checked now.
    /// @return WrongPassword
    void checkSecret(SecretBytes secret, QObject *context, Done<KeySlotInfo::Kind> done);
    /// The way of this kind was checked now, without its secret as a whole: by parts of it.
    void noteChecked(KeySlotInfo::Kind kind);
    /// Why the keychain did not open what is open now, when it answered and only lacks the right key: then
    /// putKeyIntoKeychain() mends that.
    [[nodiscard]] std::optional<OpenProblem> missingKey() const;
    /// Gives the keychain that answers now a key of its own: written, read back and compared before the file changes.
    /// A success without any change when the keychain holds a key that opens the vault already.
    void putKeyIntoKeychain(QObject *context, Done<void> done);

    // Looking whether all is well (vaultcheckcommands.cpp): nothing is changed on the disk or in the keychain.

    /// When the file was last read and opened, or written and compared; zero when never in this session.
    [[nodiscard]] UnixTime lastVerified() const;
    /// Reads the file from the disk, opens it with the key held, and compares it with what is held; if another program
    /// changed it, that is shown from then on. @return NotOpen, FileDamaged, FileChanged, FileNotFound,
    /// FileUnreadable, …: what is held stays as it is.
    void verifyFile(QObject *context, Done<FileFindings> done);
    /// Asks the keychain for the key and tries it; the keychain may ask a person. missingKey() is then what it came to.
    /// @return NoSuchKeySlot when none is to hold it or to be asked, KeyDoesNotFit, or the keychain's errors
    void checkKeychain(QObject *context, Done<void> done);

    /// Reads the file again if another program changed it. Cheap when nothing changed. Open only.
    void reloadIfChanged();

Q_SIGNALS:
    void stateChanged(Countersign::VaultSession::State state);
    /// summaries(), repairs() or a counter code changed. Emitted after done() of the command that caused it.
    void accountsChanged();
    /// keySlots() of an open vault changed.
    void waysInChanged();

private:
    class Private;
    std::unique_ptr<Private> d; // NOLINT(readability-identifier-naming): as Qt calls it
};
} // namespace Countersign
