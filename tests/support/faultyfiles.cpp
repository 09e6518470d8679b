// SPDX-License-Identifier: GPL-3.0-or-later
// The calls must be the plain ones here, whatever the build asks for.
#undef _FORTIFY_SOURCE
#undef _FILE_OFFSET_BITS

#include "tests/support/faultyfiles.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <sstream>

namespace Countersign::FaultyFiles
{
namespace
{
constexpr int mostHandles = 1024;

/// No allocation in here: these calls happen anywhere, and before main() too.
struct State
{
    std::mutex mutex;
    std::atomic<bool> isArmed{false};
    std::array<char, PATH_MAX> folder{};
    std::array<bool, mostHandles> isWatched{};
    std::array<Kind, 4096> calls{};
    std::size_t count = 0;
    Fault fault;
};

State &state()
{
    static State theState;
    return theState;
}

enum class Verdict { Go, Half, Fail };

bool changesDisk(Kind kind, bool makesFile)
{
    switch (kind) {
    case Kind::Open:
        return makesFile;
    case Kind::Write:
    case Kind::Sync:
    case Kind::Rename:
    case Kind::Link:
    case Kind::MakeFolder:
        return true;
    case Kind::Unlink: // possible on a full disk, and on one that went read-only it leaves no more than before
    case Kind::Read:
    case Kind::Close:
    case Kind::Lock:
    case Kind::Look:
        return false;
    }
    return false;
}

Verdict judge(Kind kind, bool makesFile = false)
{
    State &s = state();
    const std::lock_guard guard(s.mutex);
    if (s.count < s.calls.size())
        s.calls[s.count] = kind; // NOLINT(cppcoreguidelines-pro-bounds-constant-array-index)
    ++s.count;
    const auto number = static_cast<int>(s.count);
    const bool isOne = number == s.fault.number
        || (s.fault.lasting == Lasting::FromThenOn && s.fault.number > 0 && number > s.fault.number
            && changesDisk(kind, makesFile));
    if (!isOne)
        return Verdict::Go;
    if (s.fault.error == 0)
        return kind == Kind::Read || kind == Kind::Write ? Verdict::Half : Verdict::Go;
    errno = s.fault.error;
    return Verdict::Fail;
}

bool isBelow(const char *path)
{
    State &s = state();
    if (!s.isArmed.load(std::memory_order_acquire) || path == nullptr)
        return false;
    const std::size_t length = std::strlen(s.folder.data());
    return std::strncmp(path, s.folder.data(), length) == 0 && (path[length] == '/' || path[length] == '\0');
}

bool isWatched(int handle)
{
    State &s = state();
    return s.isArmed.load(std::memory_order_acquire) && handle >= 0 && handle < mostHandles
        && s.isWatched[static_cast<std::size_t>(handle)];
}

int watched(int handle)
{
    if (handle >= 0 && handle < mostHandles)
        state().isWatched[static_cast<std::size_t>(handle)] = true;
    return handle;
}

template<typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

int openWith(const char *name, const char *path, int flags, mode_t mode)
{
    auto *const real = next<int(const char *, int, ...)>(name);
    if (!isBelow(path))
        return real(path, flags, mode);
    if (judge(Kind::Open, (flags & O_CREAT) != 0) == Verdict::Fail)
        return -1;
    return watched(real(path, flags, mode));
}

int openAtWith(const char *name, int folder, const char *path, int flags, mode_t mode)
{
    auto *const real = next<int(int, const char *, int, ...)>(name);
    if (!isBelow(path))
        return real(folder, path, flags, mode);
    if (judge(Kind::Open, (flags & O_CREAT) != 0) == Verdict::Fail)
        return -1;
    return watched(real(folder, path, flags, mode));
}

std::size_t half(std::size_t count)
{
    return count > 1 ? count / 2 : count;
}

/// For a program that preloads this.
[[gnu::constructor]] void armFromEnvironment()
{
    const char *const wish = std::getenv("COUNTERSIGN_FAULT");
    if (wish == nullptr)
        return;
    std::istringstream words(wish);
    std::string folder;
    Fault fault;
    if (!(words >> folder >> fault.number >> fault.error))
        std::abort();
    arm(folder, fault);
}
} // namespace

void arm(const std::string &folder, Fault fault)
{
    State &s = state();
    const std::lock_guard guard(s.mutex);
    s.count = 0;
    s.fault = fault;
    s.isWatched.fill(false);
    s.folder.fill(0);
    std::copy_n(folder.begin(), std::min(folder.size(), s.folder.size() - 1), s.folder.begin());
    s.isArmed.store(true, std::memory_order_release);
}

std::vector<Kind> disarm()
{
    State &s = state();
    const std::lock_guard guard(s.mutex);
    s.isArmed.store(false, std::memory_order_release);
    return {s.calls.begin(), s.calls.begin() + static_cast<std::ptrdiff_t>(std::min(s.count, s.calls.size()))};
}
} // namespace Countersign::FaultyFiles

using namespace Countersign::FaultyFiles;

namespace
{
mode_t modeFrom(int flags, std::va_list list)
{
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? static_cast<mode_t>(va_arg(list, int)) : 0;
}
} // namespace

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name, cert-dcl50-cpp, cppcoreguidelines-pro-type-vararg)
extern "C" {
int open(const char *path, int flags, ...)
{
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = modeFrom(flags, list);
    va_end(list);
    return openWith("open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = modeFrom(flags, list);
    va_end(list);
    return openWith("open64", path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = modeFrom(flags, list);
    va_end(list);
    return openAtWith("openat", folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = modeFrom(flags, list);
    va_end(list);
    return openAtWith("openat64", folder, path, flags, mode);
}

ssize_t read(int handle, void *buffer, std::size_t count)
{
    const Verdict verdict = isWatched(handle) ? judge(Kind::Read) : Verdict::Go;
    if (verdict == Verdict::Fail)
        return -1;
    return next<ssize_t(int, void *, std::size_t)>("read")(
        handle, buffer, verdict == Verdict::Half ? half(count) : count);
}

ssize_t write(int handle, const void *buffer, std::size_t count)
{
    const Verdict verdict = isWatched(handle) ? judge(Kind::Write) : Verdict::Go;
    if (verdict == Verdict::Fail)
        return -1;
    return next<ssize_t(int, const void *, std::size_t)>("write")(
        handle, buffer, verdict == Verdict::Half ? half(count) : count);
}

int fsync(int handle)
{
    if (isWatched(handle) && judge(Kind::Sync) == Verdict::Fail)
        return -1;
    return next<int(int)>("fsync")(handle);
}

int fdatasync(int handle)
{
    if (isWatched(handle) && judge(Kind::Sync) == Verdict::Fail)
        return -1;
    return next<int(int)>("fdatasync")(handle);
}

int flock(int handle, int operation) noexcept
{
    if (isWatched(handle) && judge(Kind::Lock) == Verdict::Fail)
        return -1;
    return next<int(int, int)>("flock")(handle, operation);
}

/// The handle is gone afterwards, whatever is said: that is how Linux does it.
int close(int handle)
{
    const bool counts = isWatched(handle);
    if (handle >= 0 && handle < mostHandles)
        state().isWatched[static_cast<std::size_t>(handle)] = false;
    const int result = next<int(int)>("close")(handle);
    return counts && judge(Kind::Close) == Verdict::Fail ? -1 : result;
}

int rename(const char *from, const char *to) noexcept
{
    if (isBelow(to) && judge(Kind::Rename) == Verdict::Fail)
        return -1;
    return next<int(const char *, const char *)>("rename")(from, to);
}

int link(const char *from, const char *to) noexcept
{
    if (isBelow(to) && judge(Kind::Link) == Verdict::Fail)
        return -1;
    return next<int(const char *, const char *)>("link")(from, to);
}

int unlink(const char *path) noexcept
{
    if (isBelow(path) && judge(Kind::Unlink) == Verdict::Fail)
        return -1;
    return next<int(const char *)>("unlink")(path);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    if (isBelow(path) && judge(Kind::MakeFolder) == Verdict::Fail)
        return -1;
    return next<int(const char *, mode_t)>("mkdir")(path, mode);
}

int faccessat(int folder, const char *path, int mode, int flags) noexcept
{
    if (isBelow(path) && judge(Kind::Look) == Verdict::Fail)
        return -1;
    return next<int(int, const char *, int, int)>("faccessat")(folder, path, mode, flags);
}
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name, cert-dcl50-cpp, cppcoreguidelines-pro-type-vararg)
