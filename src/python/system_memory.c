/* Large pages are asked for: a page of 4 KiB costs a fault of its own, which is a tenth of the time
 * of a script that fills much memory. */
#include "python/system_memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/arena.h"

#include "base/banned.h"

/* Where the system has none, or will not give them, everything works as well. */
static void ask_for_large_pages(void *memory, size_t size)
{
#ifdef MADV_HUGEPAGE
    (void)madvise(memory, size, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)size;
#endif
}

void *system_block(void)
{
    void *block = aligned_alloc(SYSTEM_BLOCK, SYSTEM_BLOCK);
    if (!block)
        return memory_alloc(SIZE_MAX); /* calls the out-of-memory hook */
    ask_for_large_pages(block, SYSTEM_BLOCK);
    return block;
}

void *system_map(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return memory_alloc(SIZE_MAX);
    ask_for_large_pages(memory, size);
    return memory;
}

void system_unmap(void *memory, size_t size)
{
    (void)munmap(memory, size);
}
