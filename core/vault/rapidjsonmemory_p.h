// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretmemory.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace Countersign
{
/// RapidJSON's allocator concept on memory that is wiped. Its Free() is not told the size, so that is kept in front.
class RapidJsonMemory
{
public:
    // NOLINTBEGIN(readability-identifier-naming): RapidJSON's names
    static constexpr bool kNeedFree = true;

    void *Malloc(std::size_t size)
    {
        if (size == 0)
            return nullptr;
        auto *block = static_cast<std::byte *>(SecretMemory::allocate(size + headerSize));
        std::memcpy(block, &size, sizeof size);
        return block + headerSize;
    }
    void *Realloc(void *memory, std::size_t oldSize, std::size_t newSize)
    {
        void *fresh = Malloc(newSize);
        if (memory && fresh)
            std::memcpy(fresh, memory, std::min(oldSize, newSize));
        Free(memory);
        return fresh;
    }
    static void Free(void *memory)
    {
        if (!memory)
            return;
        auto *block = static_cast<std::byte *>(memory) - headerSize;
        std::size_t size = 0;
        std::memcpy(&size, block, sizeof size);
        SecretMemory::release(block, size + headerSize);
    }
    // NOLINTEND(readability-identifier-naming)

private:
    static constexpr std::size_t headerSize = alignof(std::max_align_t);
};
} // namespace Countersign
