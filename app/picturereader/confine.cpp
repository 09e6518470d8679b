// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picturereader/confine.h"

#include <QtGlobal>

#if defined(Q_OS_LINUX)
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif
#if defined(Q_OS_UNIX)
#include <sys/resource.h>

#include <csignal>
#endif

namespace Countersign
{
#if defined(Q_OS_UNIX)
namespace
{
void limit(decltype(RLIMIT_CORE) resource, rlim_t value)
{
    const struct rlimit both = {value, value};
    setrlimit(resource, &both);
}
} // namespace
#endif

void confineProcess()
{
#if defined(Q_OS_UNIX)
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, 10);
    limit(RLIMIT_FSIZE, 0);
    (void)std::signal(SIGXFSZ, SIG_IGN); // Libraries that try to keep a cache are refused, not ended.
#if !defined(__SANITIZE_ADDRESS__) // whose shadow memory takes terabytes of addresses
    limit(RLIMIT_AS, rlim_t{3} * 1024 * 1024 * 1024);
#endif
#endif
#if defined(Q_OS_LINUX)
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#if defined(SYS_close_range)
    syscall(SYS_close_range, 3U, ~0U, 0U);
#endif
#endif
}
} // namespace Countersign
