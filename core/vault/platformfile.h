// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

namespace Countersign
{
/// What the vault needs of the operating system's files, below Qt: durable writes, atomic replacement, locks.
/// The one seam between systems; platformfile_posix.cpp and platformfile_windows.cpp implement it. Any thread.
///
/// Errors: FileNotFound, FileUnreadable, ReadFailed, FileTooLarge (reading); ReadOnly, ReadOnlyDisk, DiskFull,
/// QuotaReached, FileExists, WriteFailed (changing). The detail names the step and the system's error number, never a
/// path.
namespace PlatformFile
{
/// Enough to see that a file was replaced, without reading it.
struct Stamp
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds
    std::int64_t changed = 0; ///< nanoseconds; the inode's own time where there is one

    friend bool operator==(const Stamp &, const Stamp &) = default;
};

struct Content
{
    SecretBytes bytes;
    Stamp stamp;
};

/// Reads a whole regular file.
[[nodiscard]] Result<Content> read(const QString &path, std::size_t limit);
[[nodiscard]] std::optional<Stamp> stampOf(const QString &path);

/// Makes a new file that only this user may read, writes @p bytes and waits until they are on the disk. On failure
/// nothing is left behind. @p path must not exist.
[[nodiscard]] Result<void> writeNew(const QString &path, const QByteArray &bytes);
/// Makes a folder that only this user may enter, and the ones above it if need be.
[[nodiscard]] Result<void> makeFolder(const QString &path);

/// Renames, replacing atomically: at every moment there is a file at @p to if there was one.
[[nodiscard]] Result<void> replace(const QString &from, const QString &to);
/// Renames, but fails with FileExists rather than replace anything.
[[nodiscard]] Result<void> moveToNew(const QString &from, const QString &to);
/// A second name for the same file, or a full copy where the file system has no hard links.
[[nodiscard]] Result<void> duplicate(const QString &from, const QString &to);
/// Waits until names in the folder are on the disk.
[[nodiscard]] Result<void> syncFolder(const QString &folder);
/// Not being there is fine; so is failing, since this only tidies up.
void remove(const QString &path);

/// May this process make files in @p folder, and change @p file if it exists?
[[nodiscard]] Result<void> checkWritable(const QString &folder, const QString &file);

/// Holds a lock for as long as it lives.
///
/// The kernel's lock on an open file, not QLockFile's file with a process id: it ends with its owner however that
/// dies, so nothing has to guess whether an owner still lives. The lock file stays; removing it would let two
/// owners hold locks on two files of the same name.
class Lock
{
public:
    /// @return nothing when another one holds it; an error as above when the file cannot be made.
    [[nodiscard]] static Result<std::optional<Lock>> tryLock(const QString &path);

    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;
    Lock(Lock &&other) noexcept;
    Lock &operator=(Lock &&) = delete;
    ~Lock();

private:
    explicit Lock(std::intptr_t handle)
        : m_handle(handle)
    {
    }
    std::intptr_t m_handle;
};
} // namespace PlatformFile
} // namespace Countersign
