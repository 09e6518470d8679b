// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hardening.h"

#include <QtGlobal>

#if defined(Q_OS_WIN)
#include <windows.h>
#elif defined(Q_OS_UNIX)
#include <sys/resource.h>
#if defined(Q_OS_LINUX)
#include <sys/prctl.h>
#endif
#endif

namespace Countersign
{
void hardenProcess()
{
#if defined(Q_OS_WIN)
    // No crash report with a memory dump, no dialog that waits for one.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
#elif defined(Q_OS_UNIX)
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#if defined(Q_OS_LINUX)
    // We start our own readers only; nothing of ours is meant to become root on the way.
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
#endif
#if defined(NDEBUG)
    refuseInspection();
#endif
}

void refuseInspection()
{
#if defined(Q_OS_LINUX)
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
} // namespace Countersign
