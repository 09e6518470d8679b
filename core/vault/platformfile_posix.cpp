// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"
#include "core/vault/platformfile.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <utility>

namespace Countersign::PlatformFile
{
using namespace Qt::StringLiterals;

namespace
{
constexpr mode_t fileMode = 0600;
constexpr mode_t folderMode = 0700;
constexpr int noHandle = -1;

/// What an errno means for somebody who wanted to change something.
Error writeError(QLatin1String step, int number)
{
    const QString detail = u"%1: errno %2"_s.arg(step).arg(number);
    switch (number) {
    case EACCES:
    case EPERM:
        return {ErrorCode::ReadOnly, detail};
    case EROFS:
        return {ErrorCode::ReadOnlyDisk, detail};
    case ENOSPC:
        return {ErrorCode::DiskFull, detail};
    case EDQUOT:
    case EFBIG: // a limit on the size of files
        return {ErrorCode::QuotaReached, detail};
    case EEXIST:
        return {ErrorCode::FileExists, detail};
    default:
        return {ErrorCode::WriteFailed, detail};
    }
}

/// What an errno means for somebody who wanted to read something.
Error readError(QLatin1String step, int number)
{
    const QString detail = u"%1: errno %2"_s.arg(step).arg(number);
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::FileNotFound, detail};
    case EACCES:
    case EPERM:
    case ELOOP:
    case ENXIO: // a socket
        return {ErrorCode::FileUnreadable, detail};
    default:
        return {ErrorCode::ReadFailed, detail};
    }
}

/// Closes its file when it goes.
class Handle
{
public:
    Handle(const QString &path, int flags, mode_t mode = 0)
    {
        const QByteArray name = QFile::encodeName(path);
        do {
            m_handle = ::open(name.constData(), flags | O_CLOEXEC, mode); // NOLINT(cppcoreguidelines-pro-type-vararg)
        } while (m_handle == noHandle && errno == EINTR);
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    ~Handle()
    {
        if (isOpen())
            ::close(m_handle);
    }
    [[nodiscard]] bool isOpen() const { return m_handle != noHandle; }
    [[nodiscard]] int get() const { return m_handle; }
    [[nodiscard]] int release() { return std::exchange(m_handle, noHandle); }

private:
    int m_handle = noHandle;
};

std::int64_t nanoseconds(const timespec &time)
{
    constexpr std::int64_t perSecond = 1'000'000'000;
    return static_cast<std::int64_t>(time.tv_sec) * perSecond + time.tv_nsec;
}

Stamp stampFrom(const struct stat &info)
{
#if defined(__APPLE__)
    const timespec modified = info.st_mtimespec;
    const timespec changed = info.st_ctimespec;
#else
    const timespec modified = info.st_mtim;
    const timespec changed = info.st_ctim;
#endif
    return {.device = static_cast<std::uint64_t>(info.st_dev),
        .inode = static_cast<std::uint64_t>(info.st_ino),
        .size = static_cast<std::uint64_t>(info.st_size),
        .modified = nanoseconds(modified),
        .changed = nanoseconds(changed)};
}

int flush(int handle)
{
    int result = 0;
    do {
#if defined(__APPLE__)
        // fsync() leaves the data in the drive's own cache there.
        result = ::fcntl(handle, F_FULLFSYNC);
        if (result == -1 && errno != EINTR)
            result = ::fsync(handle);
#else
        result = ::fsync(handle);
#endif
    } while (result == -1 && errno == EINTR);
    return result;
}

Result<void> writeAll(int handle, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count =
            ::write(handle, bytes.constData() + written, static_cast<std::size_t>(bytes.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return writeError("write"_L1, errno);
        written += count;
    }
    return success();
}

Result<void> renameFile(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return writeError("rename"_L1, errno);
    return success();
}

bool linksAreMissing(int number)
{
    // NOLINTBEGIN(misc-redundant-expression): two of them are one on some systems
    return number == EPERM || number == ENOTSUP || number == EOPNOTSUPP || number == ENOSYS || number == EMLINK
        || number == EXDEV;
    // NOLINTEND(misc-redundant-expression)
}
} // namespace

Result<Content> read(const QString &path, std::size_t limit)
{
    const Handle file(path, O_RDONLY | O_NONBLOCK); // a FIFO must not hang us
    if (!file.isOpen())
        return readError("open"_L1, errno);
    struct stat info
    {
    };
    if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return Error{ErrorCode::FileUnreadable, u"not a regular file"_s};
    if (static_cast<std::uint64_t>(info.st_size) > limit)
        return ErrorCode::FileTooLarge;
    Content content{{}, stampFrom(info)};
    content.bytes.reserve(static_cast<std::size_t>(info.st_size) + 1); // the parser ends the text with a NUL byte
    content.bytes.resize(static_cast<std::size_t>(info.st_size));
    std::size_t size = 0;
    while (size < content.bytes.size()) {
        const ssize_t count = ::read(file.get(), content.bytes.data() + size, content.bytes.size() - size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return readError("read"_L1, errno);
        if (count == 0)
            break;
        size += static_cast<std::size_t>(count);
    }
    content.bytes.resize(size);
    return content;
}

std::optional<Stamp> stampOf(const QString &path)
{
    struct stat info
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return std::nullopt;
    return stampFrom(info);
}

Result<void> writeNew(const QString &path, const QByteArray &bytes)
{
    Handle file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, fileMode);
    if (!file.isOpen())
        return writeError("create"_L1, errno);
    Result<void> result = writeAll(file.get(), bytes);
    if (result && flush(file.get()) != 0)
        result = writeError("fsync"_L1, errno);
    // Network file systems report a full disk here.
    if (::close(file.release()) != 0 && result && errno != EINTR)
        result = writeError("close"_L1, errno);
    if (!result)
        remove(path);
    return result;
}

Result<void> makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return success();
    const QString parent = QFileInfo(path).path();
    if (parent != path) {
        if (auto made = makeFolder(parent); !made)
            return made;
    }
    if (::mkdir(QFile::encodeName(path).constData(), folderMode) != 0 && errno != EEXIST)
        return writeError("mkdir"_L1, errno);
    return success();
}

Result<void> replace(const QString &from, const QString &to)
{
    return renameFile(from, to);
}

Result<void> moveToNew(const QString &from, const QString &to)
{
    if (::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0) {
        remove(from);
        return success();
    }
    if (!linksAreMissing(errno))
        return writeError("link"_L1, errno);
    // No hard links here. Our own programs hold the lock, so only a foreign one could slip in between.
    if (QFileInfo(to).isSymLink() || QFileInfo::exists(to))
        return ErrorCode::FileExists;
    return renameFile(from, to);
}

Result<void> duplicate(const QString &from, const QString &to)
{
    if (::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0)
        return success();
    if (!linksAreMissing(errno))
        return writeError("link"_L1, errno);
    // Whole, or not at all: a copy that ends early would look like a damaged vault one day.
    const auto source = read(from, std::numeric_limits<std::size_t>::max());
    if (!source)
        return source.error();
    if (source->bytes.size() != source->stamp.size)
        return Error{ErrorCode::ReadFailed, u"what is to be copied ends early"_s};
    return writeNew(to, source->bytes.view().toByteArray());
}

Result<void> syncFolder(const QString &folder)
{
    const Handle handle(folder, O_RDONLY | O_DIRECTORY);
    if (!handle.isOpen())
        return errno == EACCES ? success() : writeError("open folder"_L1, errno);
    // Some file systems cannot; there is nothing to wait for then.
    if (flush(handle.get()) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS)
        return writeError("fsync folder"_L1, errno);
    return success();
}

void remove(const QString &path)
{
    ::unlink(QFile::encodeName(path).constData());
}

Result<void> checkWritable(const QString &folder, const QString &file)
{
    if (::faccessat(AT_FDCWD, QFile::encodeName(folder).constData(), W_OK | X_OK, AT_EACCESS) != 0)
        return writeError("folder"_L1, errno);
    if (::faccessat(AT_FDCWD, QFile::encodeName(file).constData(), W_OK, AT_EACCESS) != 0 && errno != ENOENT)
        return writeError("file"_L1, errno);
    return success();
}

Result<std::optional<Lock>> Lock::tryLock(const QString &path)
{
    Handle file(path, O_RDWR | O_CREAT | O_NOFOLLOW, fileMode);
    if (!file.isOpen())
        return writeError("lock file"_L1, errno);
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno == EWOULDBLOCK)
            return std::optional<Lock>();
        // Without locks (some network file systems) the digest of what was read still guards against lost changes.
        qCWarning(logVault, "the file system has no locks: errno %d", errno);
        break;
    }
    return std::optional<Lock>(Lock(file.release()));
}

Lock::Lock(Lock &&other) noexcept
    : m_handle(std::exchange(other.m_handle, noHandle))
{
}

Lock::~Lock()
{
    if (m_handle != noHandle)
        ::close(static_cast<int>(m_handle)); // which releases it
}
} // namespace Countersign::PlatformFile
