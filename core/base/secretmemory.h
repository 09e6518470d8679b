// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace Countersign::SecretMemory
{
/// Memory for secrets: wiped when released, kept out of core dumps, and locked into RAM as far as the system's
/// limit allows (a refused lock is not an error: on a desktop the limit is often a few MiB).
/// Small blocks come from OpenSSL's secure heap, large ones from pages of their own. Any thread.
/// @return never null; throws std::bad_alloc when there is no memory.
[[nodiscard]] void *allocate(std::size_t size);

/// Wipes and releases what allocate() gave; @p size as it was then.
void release(void *memory, std::size_t size) noexcept;

/// Overwrites memory in a way the compiler may not remove.
void wipe(void *memory, std::size_t size) noexcept;

/// For std containers that hold secrets.
template<typename T>
struct Allocator
{
    using value_type = T; // NOLINT(readability-identifier-naming): the standard's name

    Allocator() = default;
    template<typename U>
    explicit Allocator(const Allocator<U> &) noexcept
    {
    }
    [[nodiscard]] T *allocate(std::size_t count) { return static_cast<T *>(SecretMemory::allocate(count * sizeof(T))); }
    void deallocate(T *memory, std::size_t count) noexcept { SecretMemory::release(memory, count * sizeof(T)); }
    friend bool operator==(const Allocator &, const Allocator &) noexcept { return true; }
};
} // namespace Countersign::SecretMemory
