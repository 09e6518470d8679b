// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/randomsource.h"
#include "core/crypto/recoverykey.h"
#include "core/vault/openvault.h"
#include "core/vault/vaultcodec.h"
#include "core/vault/vaultids.h"

#include <QRegularExpression>

#include <algorithm>

namespace Countersign::VaultWork
{
using namespace Qt::StringLiterals;

namespace
{
OpenVaultPointer openVault(ReadFile read, std::shared_ptr<const SecretBytes> masterKey, Vault vault)
{
    auto opened = std::make_shared<OpenVault>();
    opened->masterKey = std::move(masterKey);
    opened->header = std::move(read.file);
    opened->header.ciphertext.clear();
    opened->digest = std::move(read.digest);
    opened->stamp = read.stamp;
    opened->isWritable = read.isWritable;
    opened->content = std::make_shared<const VaultContent>(std::move(vault));
    return opened;
}

Result<ReadFile> parsed(const VaultStore &store, VaultStore::Content content)
{
    auto file = VaultFile::parse(std::move(content.bytes));
    if (!file)
        return file.error();
    if (!file->isEncrypted())
        return Error{ErrorCode::FileNotVault, u"not encrypted"_s};
    return ReadFile{std::move(*file), std::move(content.digest), content.stamp, store.isWritable()};
}

Result<KeySlot> slotOf(const Plan &plan, const SecretBytes &masterKey, RandomSource &random)
{
    const bool isPassword = !plan.password.isEmpty();
    auto slot = isPassword
        ? KeySlots::wrapForPassword(masterKey, plan.password, plan.passwordCost, random)
        : KeySlots::wrapForKeychain(masterKey, plan.keychainKey, uuidText(plan.id), plan.keychainBackend, random);
    if (!slot)
        return slot;
    slot->created = plan.now;
    if (isPassword)
        slot->kind = KeySlot::Kind::Password;
    return slot;
}

/// The bytes to save. They are opened once more first: limits, for one, must never be hit by the next reader.
Result<QByteArray> verifiedBytes(const VaultFile &file, const Vault &vault, const SecretBytes &masterKey)
{
    auto bytes = file.toBytes();
    if (!bytes)
        return bytes;
    if (auto ok = SealedVault::verify(*bytes, vault, masterKey); !ok)
        return ok.error();
    return bytes;
}

/// The program as it is now, as files name it.
QString ownVersion()
{
    return QStringLiteral(COUNTERSIGN_VERSION);
}

/// The end of the name of the copy that is kept when another version takes over; versions that are no fit for a file's
/// name count as none.
QString copySuffix(const QString &writer)
{
    static const QRegularExpression fit(u"\\A[0-9][0-9A-Za-z.+~-]{0,31}\\z"_s);
    return fit.match(writer).hasMatch() ? writer : u"original"_s;
}

Result<VaultStore::Saved> createFile(const VaultStore &store, const QByteArray &bytes, RandomSource &random)
{
    if (auto made = store.makeFolder(); !made)
        return made.error();
    const auto lock = store.lock();
    if (!lock)
        return lock.error();
    return store.create(bytes, *lock, random);
}
} // namespace

Result<ReadFile> read(const VaultStore &store)
{
    auto content = store.read();
    if (!content)
        return content.error();
    return parsed(store, std::move(*content));
}

Result<Unwrapped> masterKeyFromKeychain(const VaultFile &file, const SecretBytes &text)
{
    const auto wrappingKey = KeySlots::keyFromKeychainText(text);
    if (!wrappingKey)
        return wrappingKey.error();
    for (const KeySlot &slot : file.slots) {
        if (!slot.isKeychain())
            continue;
        auto masterKey = KeySlots::unwrapRaw(slot, *wrappingKey);
        if (masterKey)
            return Unwrapped{std::move(*masterKey), slot.kind, slot.uuid};
        if (masterKey.error().code != ErrorCode::KeyDoesNotFit)
            return masterKey.error();
    }
    return Error{ErrorCode::KeyDoesNotFit, u"no keychain slot opens"_s};
}

Result<Unwrapped> masterKeyFromPassword(
    const VaultFile &file, const SecretBytes &password, const std::atomic<bool> &cancelled)
{
    std::optional<Error> trouble;
    bool tried = false;
    for (const KeySlot &slot : file.slots) {
        if (slot.damaged && !trouble)
            trouble = Error{ErrorCode::FileDamaged, u"a key slot"_s};
        if (slot.type != KeySlot::Type::Password)
            continue;
        if (cancelled)
            return ErrorCode::Cancelled;
        tried = true;
        // A text that is no recovery key need not go through scrypt to be refused.
        const auto recoveryKey = slot.isRecoveryKey() ? RecoveryKey::read(password) : std::nullopt;
        if (slot.isRecoveryKey() && !recoveryKey)
            continue;
        auto masterKey = KeySlots::unwrapWithPassword(slot, recoveryKey ? *recoveryKey : password);
        if (masterKey)
            return Unwrapped{std::move(*masterKey), slot.kind, slot.uuid};
        if (masterKey.error().code != ErrorCode::WrongPassword)
            trouble = masterKey.error();
    }
    if (trouble)
        return *trouble;
    return tried ? ErrorCode::WrongPassword : ErrorCode::NoWayIn;
}

Result<OpenVaultPointer> open(ReadFile read, SecretBytes masterKey)
{
    auto vault = SealedVault::open(read.file, masterKey);
    if (!vault)
        return vault.error();
    return openVault(std::move(read), std::make_shared<const SecretBytes>(std::move(masterKey)), std::move(*vault));
}

Result<Made> create(const VaultStore &store, Plan plan, RandomSource &random)
{
    auto masterKey = random.bytes(KeySlots::masterKeySize);
    if (!masterKey)
        return masterKey.error();
    auto slot = slotOf(plan, *masterKey, random);
    if (!slot)
        return slot.error();
    Vault vault;
    vault.setId(plan.id);
    vault.setCreated(plan.now);
    vault.setWriter(ownVersion());
    auto ids = vault.add(std::move(plan.accounts), random, plan.now);
    if (!ids)
        return ids.error();
    VaultFile header;
    header.addSlot(std::move(*slot));
    auto file = SealedVault::seal(std::move(header), vault, *masterKey, random);
    if (!file)
        return file.error();
    const auto bytes = verifiedBytes(*file, vault, *masterKey);
    if (!bytes)
        return bytes.error();
    auto saved = createFile(store, *bytes, random);
    if (!saved)
        return saved.error();
    ReadFile read{std::move(*file), std::move(saved->digest), saved->stamp, store.isWritable()};
    return Made{
        openVault(std::move(read), std::make_shared<const SecretBytes>(std::move(*masterKey)), std::move(vault)),
        std::move(*ids)};
}

Result<OpenVaultPointer> refreshed(const VaultStore &store, const OpenVaultPointer &current)
{
    auto content = store.read();
    if (!content)
        return content.error();
    if (content->digest == current->digest)
        return current;
    auto read = parsed(store, std::move(*content));
    if (!read)
        return read.error();
    auto vault = SealedVault::open(read->file, *current->masterKey);
    if (!vault && vault.error().code == ErrorCode::FileDamaged)
        return Error{ErrorCode::FileChanged, vault.error().detail};
    if (!vault)
        return vault.error();
    return openVault(std::move(*read), current->masterKey, std::move(*vault));
}

Result<OpenVaultPointer> save(const VaultStore &store, const OpenVaultPointer &base, Vault vault,
    const PlatformFile::Lock &lock, RandomSource &random)
{
    if (vault.id().isNull()) { // another app's file
        auto id = randomUuid(random);
        if (!id)
            return id.error();
        vault.setId(*id);
    }
    const QString writer = vault.writer();
    vault.setWriter(ownVersion());
    auto file = SealedVault::seal(base->header, vault, *base->masterKey, random);
    if (!file)
        return file.error();
    const auto bytes = verifiedBytes(*file, vault, *base->masterKey);
    if (!bytes)
        return bytes.error();
    // What the version before could read stays readable for it, whatever this one makes of it.
    if (writer != ownVersion()) {
        if (auto kept = store.keepCopy(copySuffix(writer), lock, random); !kept)
            return kept.error();
    }
    auto saved = store.save(*bytes, lock, random);
    if (!saved)
        return saved.error();
    ReadFile read{std::move(*file), std::move(saved->digest), saved->stamp, true};
    return openVault(std::move(read), base->masterKey, std::move(vault));
}
} // namespace Countersign::VaultWork
