// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretmemory.h"

#include <openssl/crypto.h>

#include <cstdlib>
#include <mutex>
#include <new>

#if defined(_WIN32)
#include <windows.h>
#else
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace Countersign::SecretMemory
{
namespace
{
// Half of the usual 8 MiB limit on locked memory, so that other libraries still get some. Pages are locked when
// first touched, so an unused heap costs nothing.
constexpr std::size_t heapSize = std::size_t{4} * 1024 * 1024;
constexpr std::size_t smallestBlock = 32;
constexpr std::size_t largestHeapBlock = 4096;

void initializeHeap()
{
    static std::once_flag once;
    std::call_once(once, [] { CRYPTO_secure_malloc_init(heapSize, smallestBlock); });
}

#if defined(_WIN32)
std::size_t pageSize()
{
    SYSTEM_INFO info;
    GetSystemInfo(&info);
    return info.dwPageSize;
}

void *mapPages(std::size_t size)
{
    void *memory = VirtualAlloc(nullptr, size, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
    if (memory)
        VirtualLock(memory, size);
    return memory;
}

void unmapPages(void *memory, std::size_t) noexcept
{
    VirtualFree(memory, 0, MEM_RELEASE);
}
#else
std::size_t pageSize()
{
    static const auto size = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    return size;
}

void *mapPages(std::size_t size)
{
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) // NOLINT(performance-no-int-to-ptr, cppcoreguidelines-pro-type-cstyle-cast)
        return nullptr;
#if defined(MADV_DONTDUMP)
    madvise(memory, size, MADV_DONTDUMP);
#endif
    mlock(memory, size);
    return memory;
}

void unmapPages(void *memory, std::size_t size) noexcept
{
    munmap(memory, size);
}
#endif

std::size_t roundedToPages(std::size_t size)
{
    const std::size_t page = pageSize();
    return (size + page - 1) / page * page;
}
} // namespace

void *allocate(std::size_t size)
{
    initializeHeap();
    if (size == 0)
        size = 1;
    if (size <= largestHeapBlock) {
        if (void *memory = OPENSSL_secure_malloc(size); memory && CRYPTO_secure_allocated(memory))
            return memory;
        else if (memory)
            OPENSSL_secure_free(memory); // No secure heap on this system: OpenSSL handed out plain memory.
    }
    void *memory = mapPages(roundedToPages(size));
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

void release(void *memory, std::size_t size) noexcept
{
    if (!memory)
        return;
    if (size == 0)
        size = 1;
    if (CRYPTO_secure_allocated(memory)) {
        OPENSSL_secure_clear_free(memory, size);
        return;
    }
    wipe(memory, size);
    unmapPages(memory, roundedToPages(size));
}

void wipe(void *memory, std::size_t size) noexcept
{
    if (memory && size)
        OPENSSL_cleanse(memory, size);
}
} // namespace Countersign::SecretMemory
