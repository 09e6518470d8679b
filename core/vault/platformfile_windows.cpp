// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/platformfile.h"

#include <QDir>
#include <QFileInfo>

#include <windows.h>

#include <algorithm>
#include <string>
#include <utility>

namespace Countersign::PlatformFile
{
using namespace Qt::StringLiterals;

namespace
{
/// Longer paths than MAX_PATH need the prefix, which wants backslashes and no dots.
std::wstring native(const QString &path)
{
    const QString absolute = QDir::toNativeSeparators(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    const QString prefix = absolute.startsWith(u"\\\\") ? QString() : u"\\\\?\\"_s;
    return (prefix + absolute).toStdWString();
}

Error writeError(QLatin1String step, DWORD number)
{
    const QString detail = u"%1: error %2"_s.arg(step).arg(number);
    switch (number) {
    case ERROR_ACCESS_DENIED:
        return {ErrorCode::ReadOnly, detail};
    case ERROR_WRITE_PROTECT:
        return {ErrorCode::ReadOnlyDisk, detail};
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
        return {ErrorCode::DiskFull, detail};
    case ERROR_DISK_QUOTA_EXCEEDED:
        return {ErrorCode::QuotaReached, detail};
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS:
        return {ErrorCode::FileExists, detail};
    default:
        return {ErrorCode::WriteFailed, detail};
    }
}

Error readError(QLatin1String step, DWORD number)
{
    const QString detail = u"%1: error %2"_s.arg(step).arg(number);
    switch (number) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
        return {ErrorCode::FileNotFound, detail};
    case ERROR_ACCESS_DENIED:
    case ERROR_SHARING_VIOLATION:
        return {ErrorCode::FileUnreadable, detail};
    default:
        return {ErrorCode::ReadFailed, detail};
    }
}

/// Closes its file when it goes.
class Handle
{
public:
    Handle(const QString &path, DWORD access, DWORD sharing, DWORD disposition)
        : m_handle(
            CreateFileW(native(path).c_str(), access, sharing, nullptr, disposition, FILE_ATTRIBUTE_NORMAL, nullptr))
    {
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    ~Handle()
    {
        if (isOpen())
            CloseHandle(m_handle);
    }
    [[nodiscard]] bool isOpen() const { return m_handle != INVALID_HANDLE_VALUE; }
    [[nodiscard]] HANDLE get() const { return m_handle; }
    [[nodiscard]] HANDLE release() { return std::exchange(m_handle, INVALID_HANDLE_VALUE); }

private:
    HANDLE m_handle;
};

constexpr DWORD shareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

std::uint64_t joined(DWORD high, DWORD low)
{
    constexpr unsigned bits = 32;
    return (std::uint64_t{high} << bits) | low;
}

std::optional<Stamp> stampFrom(HANDLE handle)
{
    BY_HANDLE_FILE_INFORMATION info{};
    if (!GetFileInformationByHandle(handle, &info) || (info.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY))
        return std::nullopt;
    constexpr std::int64_t nanosecondsPerTick = 100;
    const auto ticks =
        static_cast<std::int64_t>(joined(info.ftLastWriteTime.dwHighDateTime, info.ftLastWriteTime.dwLowDateTime));
    return Stamp{.device = info.dwVolumeSerialNumber,
        .inode = joined(info.nFileIndexHigh, info.nFileIndexLow),
        .size = joined(info.nFileSizeHigh, info.nFileSizeLow),
        .modified = ticks * nanosecondsPerTick,
        .changed = 0};
}

Result<void> writeAll(HANDLE handle, const QByteArray &bytes)
{
    constexpr qsizetype largestStep = 1 << 20;
    qsizetype written = 0;
    while (written < bytes.size()) {
        DWORD count = 0;
        const auto step = static_cast<DWORD>(std::min(largestStep, bytes.size() - written));
        if (!WriteFile(handle, bytes.constData() + written, step, &count, nullptr))
            return writeError("write"_L1, GetLastError());
        written += count;
    }
    if (!FlushFileBuffers(handle))
        return writeError("flush"_L1, GetLastError());
    return success();
}

Result<void> moveFile(const QString &from, const QString &to, DWORD flags)
{
    if (!MoveFileExW(native(from).c_str(), native(to).c_str(), flags | MOVEFILE_WRITE_THROUGH))
        return writeError("rename"_L1, GetLastError());
    return success();
}
} // namespace

Result<Content> read(const QString &path, std::size_t limit)
{
    const Handle file(path, GENERIC_READ, shareAll, OPEN_EXISTING);
    if (!file.isOpen())
        return readError("open"_L1, GetLastError());
    const auto stamp = GetFileType(file.get()) == FILE_TYPE_DISK ? stampFrom(file.get()) : std::nullopt;
    if (!stamp)
        return Error{ErrorCode::FileUnreadable, u"not a regular file"_s};
    if (stamp->size > limit)
        return ErrorCode::FileTooLarge;
    Content content{SecretBytes(static_cast<std::size_t>(stamp->size)), *stamp};
    std::size_t size = 0;
    while (size < content.bytes.size()) {
        constexpr std::size_t largestStep = std::size_t{1} << 20;
        DWORD count = 0;
        const auto step = static_cast<DWORD>(std::min(largestStep, content.bytes.size() - size));
        if (!ReadFile(file.get(), content.bytes.data() + size, step, &count, nullptr))
            return readError("read"_L1, GetLastError());
        if (count == 0)
            break;
        size += count;
    }
    content.bytes.resize(size);
    return content;
}

std::optional<Stamp> stampOf(const QString &path)
{
    const Handle file(path, FILE_READ_ATTRIBUTES, shareAll, OPEN_EXISTING);
    return file.isOpen() ? stampFrom(file.get()) : std::nullopt;
}

Result<void> writeNew(const QString &path, const QByteArray &bytes)
{
    // The profile's folder is private already: a new file takes its access list from there.
    const auto write = [&]() -> Result<void> {
        const Handle file(path, GENERIC_WRITE, 0, CREATE_NEW);
        if (!file.isOpen())
            return writeError("create"_L1, GetLastError());
        return writeAll(file.get(), bytes);
    };
    const bool existed = QFileInfo::exists(path);
    auto result = write();
    if (!result && !existed)
        remove(path);
    return result;
}

Result<void> makeFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        return writeError("mkdir"_L1, GetLastError());
    return success();
}

Result<void> replace(const QString &from, const QString &to)
{
    return moveFile(from, to, MOVEFILE_REPLACE_EXISTING);
}

Result<void> moveToNew(const QString &from, const QString &to)
{
    return moveFile(from, to, 0);
}

Result<void> duplicate(const QString &from, const QString &to)
{
    if (CreateHardLinkW(native(to).c_str(), native(from).c_str(), nullptr))
        return success();
    if (!CopyFileW(native(from).c_str(), native(to).c_str(), TRUE))
        return writeError("copy"_L1, GetLastError());
    return success();
}

Result<void> syncFolder(const QString &)
{
    return success(); // MOVEFILE_WRITE_THROUGH has waited already.
}

void remove(const QString &path)
{
    DeleteFileW(native(path).c_str());
}

Result<void> checkWritable(const QString &folder, const QString &file)
{
    // Access lists say more than these attributes; where they forbid it, saving says ReadOnly.
    const auto isProtected = [](const QString &path) {
        const DWORD attributes = GetFileAttributesW(native(path).c_str());
        return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_READONLY) != 0;
    };
    if (!QFileInfo(folder).isWritable() || isProtected(file))
        return Error{ErrorCode::ReadOnly, u"file or folder"_s};
    return success();
}

Result<std::optional<Lock>> Lock::tryLock(const QString &path)
{
    Handle file(path, GENERIC_READ | GENERIC_WRITE, shareAll, OPEN_ALWAYS);
    if (!file.isOpen())
        return writeError("lock file"_L1, GetLastError());
    OVERLAPPED from{};
    if (!LockFileEx(file.get(), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &from)) {
        const DWORD number = GetLastError();
        if (number == ERROR_LOCK_VIOLATION || number == ERROR_IO_PENDING)
            return std::optional<Lock>();
        return writeError("lock"_L1, number);
    }
    return std::optional<Lock>(Lock(reinterpret_cast<std::intptr_t>(file.release())));
}

Lock::Lock(Lock &&other) noexcept
    : m_handle(std::exchange(other.m_handle, std::intptr_t{-1}))
{
}

Lock::~Lock()
{
    if (m_handle != -1)
        CloseHandle(reinterpret_cast<HANDLE>(m_handle)); // which releases it
}
} // namespace Countersign::PlatformFile
