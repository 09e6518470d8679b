// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultstore.h"

#include "core/base/logging.h"
#include "core/base/randomsource.h"
#include "core/crypto/hmac.h"
#include "core/vault/hex.h"
#include "core/vault/vaultfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QThread>

#include <array>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr auto retryInterval = std::chrono::milliseconds{20};
constexpr std::size_t temporaryNameSize = 8;

/// Where the bytes really are: the end of a chain of symbolic links, existing or not.
QString targetOf(const QString &path)
{
    constexpr int longestChain = 40; // as the kernel has it
    QString target = path;
    for (int i = 0; i < longestChain && QFileInfo(target).isSymbolicLink(); ++i)
        target = QFileInfo(target).symLinkTarget();
    return target;
}

QString folderOf(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

QString previousOf(const QString &target)
{
    return target + u".previous"_s;
}

/// ".vault.json.0123456789abcdef.tmp": hidden, and nothing that anybody else would make.
QString temporaryPrefix(const QString &target)
{
    return u'.' + QFileInfo(target).fileName() + u'.';
}

Result<QString> temporaryPath(const QString &target, RandomSource &random)
{
    std::array<std::uint8_t, temporaryNameSize> bytes{};
    if (auto filled = random.fill(bytes); !filled)
        return filled.error();
    return folderOf(target) + u'/' + temporaryPrefix(target) + QLatin1String(Hex::encode(bytes)) + u".tmp"_s;
}

/// Removes what savers left that died. Whoever holds the lock is the only saver, so none of these is in use.
void removeLeftovers(const QString &target)
{
    const QString prefix = temporaryPrefix(target);
    const QRegularExpression ours(
        u"\\A%1[0-9a-f]{%2}\\.tmp\\z"_s.arg(QRegularExpression::escape(prefix)).arg(2 * temporaryNameSize));
    const QDir folder(folderOf(target));
    const auto names = folder.entryList(QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QString &name : names) {
        if (ours.match(name).hasMatch())
            PlatformFile::remove(folder.filePath(name));
    }
}
} // namespace

QByteArray VaultStore::digestOf(QByteArrayView bytes)
{
    // OpenSSL's is several times as fast as Qt's own, which only stands in should OpenSSL refuse.
    const auto hash = digest(HashAlgorithm::Sha256,
        std::span(reinterpret_cast<const std::uint8_t *>(bytes.data()), static_cast<std::size_t>(bytes.size())));
    return hash ? hash->view().toByteArray()
                : QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256);
}

Result<VaultStore::Content> VaultStore::read() const
{
    auto content = PlatformFile::read(m_path, VaultLimits::fileSize);
    if (!content)
        return content.error();
    QByteArray digest = digestOf(content->bytes.view());
    return Content{std::move(content->bytes), std::move(digest), content->stamp};
}

std::optional<PlatformFile::Stamp> VaultStore::stamp() const
{
    return PlatformFile::stampOf(m_path);
}

bool VaultStore::isWritable() const
{
    const QString target = targetOf(m_path);
    return PlatformFile::checkWritable(folderOf(target), target).has_value();
}

Result<PlatformFile::Lock> VaultStore::lock(std::chrono::milliseconds patience) const
{
    const QString target = targetOf(m_path);
    if (!QFileInfo(folderOf(target)).isDir())
        return ErrorCode::FileNotFound;
    // The file alone may be protected; replacing it by renaming would get around that.
    if (auto ok = PlatformFile::checkWritable(folderOf(target), target); !ok)
        return ok.error();
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        auto lock = PlatformFile::Lock::tryLock(target + u".lock"_s);
        if (!lock)
            return lock.error();
        if (*lock)
            return std::move(**lock);
        if (std::chrono::steady_clock::now() >= end)
            return ErrorCode::FileBusy;
        QThread::usleep(static_cast<unsigned long>(std::chrono::microseconds(retryInterval).count()));
    }
}

Result<void> VaultStore::makeFolder() const
{
    return PlatformFile::makeFolder(folderOf(targetOf(m_path)));
}

Result<QString> VaultStore::writeTemporary(const QString &target, const QByteArray &bytes, RandomSource &random) const
{
    auto temporary = temporaryPath(target, random);
    if (!temporary)
        return temporary;
    if (auto written = PlatformFile::writeNew(*temporary, bytes); !written)
        return written.error();
    const auto readBack = PlatformFile::read(*temporary, VaultLimits::fileSize);
    if (readBack && readBack->bytes.view() == QByteArrayView(bytes))
        return temporary;
    PlatformFile::remove(*temporary);
    return Error{ErrorCode::WriteFailed, u"what was written reads differently"_s};
}

/// Never leaves a moment without "<name>" nor, once there is one, without "<name>.previous".
Result<void> VaultStore::keepPrevious(const QString &target, RandomSource &random) const
{
    auto second = temporaryPath(target, random);
    if (!second)
        return second.error();
    if (auto made = PlatformFile::duplicate(target, *second); !made)
        return made;
    auto renamed = PlatformFile::replace(*second, previousOf(target));
    // Also after success: renaming one name of a file to another name of the same file does nothing (POSIX), and they
    // are the same when the last saver died right after this step.
    PlatformFile::remove(*second);
    return renamed;
}

Result<VaultStore::Saved> VaultStore::save(
    const QByteArray &bytes, const PlatformFile::Lock &, RandomSource &random) const
{
    const QString target = targetOf(m_path);
    removeLeftovers(target);
    const auto temporary = writeTemporary(target, bytes, random);
    if (!temporary)
        return temporary.error();
    auto result = keepPrevious(target, random);
    if (result)
        result = PlatformFile::replace(*temporary, target);
    if (!result) {
        PlatformFile::remove(*temporary);
        return result.error();
    }
    // The new content is in place now. Failing here would claim the opposite; what the folder still owes the disk
    // is the old or the new name, and both are whole.
    if (auto synced = PlatformFile::syncFolder(folderOf(target)); !synced)
        qCWarning(logVault, "folder not flushed: %s", qUtf8Printable(synced.error().detail));
    return Saved{digestOf(bytes), stamp().value_or(PlatformFile::Stamp{})};
}

Result<void> VaultStore::keepCopy(const QString &suffix, const PlatformFile::Lock &, RandomSource &random) const
{
    const QString target = targetOf(m_path);
    const QString copy = target + u'.' + suffix;
    if (QFileInfo::exists(copy) || QFileInfo(copy).isSymbolicLink())
        return success();
    const auto content = PlatformFile::read(target, VaultLimits::fileSize);
    if (!content)
        return content.error();
    // A file of its own, not a second name: what writes into the vault in place must not reach it.
    const auto temporary = writeTemporary(target, content->bytes.view().toByteArray(), random);
    if (!temporary)
        return temporary.error();
    auto moved = PlatformFile::moveToNew(*temporary, copy);
    if (!moved)
        PlatformFile::remove(*temporary);
    return !moved && moved.error().code == ErrorCode::FileExists ? success() : moved;
}

void VaultStore::removePrevious(const PlatformFile::Lock &) const
{
    PlatformFile::remove(previousOf(targetOf(m_path)));
}

Result<VaultStore::Saved> VaultStore::create(
    const QByteArray &bytes, const PlatformFile::Lock &, RandomSource &random) const
{
    const QString target = targetOf(m_path);
    if (QFileInfo::exists(target))
        return ErrorCode::FileExists;
    removeLeftovers(target);
    const auto temporary = writeTemporary(target, bytes, random);
    if (!temporary)
        return temporary.error();
    if (auto moved = PlatformFile::moveToNew(*temporary, target); !moved) {
        PlatformFile::remove(*temporary);
        return moved.error();
    }
    if (auto synced = PlatformFile::syncFolder(folderOf(target)); !synced)
        qCWarning(logVault, "folder not flushed: %s", qUtf8Printable(synced.error().detail));
    return Saved{digestOf(bytes), stamp().value_or(PlatformFile::Stamp{})};
}
} // namespace Countersign
