// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/vault/platformfile.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace Countersign
{
class RandomSource;

/// The vault's file on the disk. A value that holds a path; every call looks anew. Any thread, blocking.
///
/// Whatever dies in the middle of a save, the file is there afterwards with the old or the new content, whole:
/// a temporary file in the same folder is written, flushed, read back and compared, and only then renamed over the
/// vault. The content before that stays beside it as "<name>.previous".
class VaultStore
{
public:
    struct Content
    {
        SecretBytes bytes;
        QByteArray digest; ///< SHA-256 of bytes: which content a change was made from.
        PlatformFile::Stamp stamp;
    };
    /// What is on the disk after a save.
    struct Saved
    {
        QByteArray digest;
        PlatformFile::Stamp stamp;
    };

    /// A symbolic link at @p path is followed, so that it stays one when the vault is saved.
    explicit VaultStore(QString path)
        : m_path(std::move(path))
    {
    }

    [[nodiscard]] QString path() const { return m_path; }

    /// @return FileNotFound, FileUnreadable, ReadFailed or FileTooLarge
    [[nodiscard]] Result<Content> read() const;
    /// Of the file as it is now; nothing when it is not there.
    [[nodiscard]] std::optional<PlatformFile::Stamp> stamp() const;
    [[nodiscard]] bool isWritable() const;

    /// Keeps other processes (and other stores in this one) from saving while it is held.
    /// @return FileBusy after @p patience; FileNotFound when the folder is missing; ReadOnly, ReadOnlyDisk, DiskFull,
    /// QuotaReached, WriteFailed
    [[nodiscard]] Result<PlatformFile::Lock> lock(std::chrono::milliseconds patience = std::chrono::seconds{5}) const;

    /// Replaces the vault. The lock must be held, and the caller has read what he replaces.
    /// @return ReadOnly, ReadOnlyDisk, DiskFull, QuotaReached, WriteFailed, ReadFailed, RandomFailed; the vault is then
    /// as it was before
    [[nodiscard]] Result<Saved> save(
        const QByteArray &bytes, const PlatformFile::Lock &lock, RandomSource &random) const;
    /// Makes the vault, which must not be there. The folder must be. @return FileExists, or as save()
    [[nodiscard]] Result<Saved> create(
        const QByteArray &bytes, const PlatformFile::Lock &lock, RandomSource &random) const;
    /// Keeps what is there now as "<name>.<suffix>" beside it, mode 0600, unless there is such a file already: that one
    /// is never touched. @return as save(), with nothing changed
    [[nodiscard]] Result<void> keepCopy(
        const QString &suffix, const PlatformFile::Lock &lock, RandomSource &random) const;
    /// For when that copy opens with what must not open the vault any more. As good as it goes.
    void removePrevious(const PlatformFile::Lock &lock) const;
    /// Makes the folder (mode 0700) where create() will need it.
    [[nodiscard]] Result<void> makeFolder() const;

    [[nodiscard]] static QByteArray digestOf(QByteArrayView bytes);

private:
    [[nodiscard]] Result<QString> writeTemporary(
        const QString &target, const QByteArray &bytes, RandomSource &random) const;
    [[nodiscard]] Result<void> keepPrevious(const QString &target, RandomSource &random) const;

    QString m_path;
};
} // namespace Countersign
