/* Cells, marking and sweeping. */
#include "python/heap.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "python/interp.h"
#include "python/object.h"
#include "python/system_memory.h"

#include "base/banned.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif

#ifdef HAS_ASAN
#include <sanitizer/asan_interface.h>
#define POISON(address, size) ASAN_POISON_MEMORY_REGION((address), (size))
#define UNPOISON(address, size) ASAN_UNPOISON_MEMORY_REGION((address), (size))
#else
#define POISON(address, size) ((void)(address), (void)(size))
#define UNPOISON(address, size) ((void)(address), (void)(size))
#endif

enum {
    PAGE_SIZE = 32 * 1024,
    SMALL_BLOCK = 8 * PAGE_SIZE,
    CARVED_BYTES = 4096, /* what the system gives at the first touch */
    CLASS_COUNT = 16,
    LARGEST_CELL = 4096,
    FIRST_THRESHOLD = 2 * 1024 * 1024, /* about what the processor's second cache holds */
    STRESS_THRESHOLD = 4 * 1024,
    SMALL_PAGES = 128,         /* these come in small blocks, the others in large ones */
    MAPPED_FROM = 1024 * 1024, /* larger cells come from the system */
};

/* Multiples of 16. */
static const uint16_t cell_sizes[CLASS_COUNT] = {32,  48,  64,  80,  96,   128,  160,  192,
                                                 256, 384, 512, 768, 1024, 1536, 2048, 4096};

struct free_cell {
    struct free_cell *next;
};

struct page {
    struct page *next;
    uint32_t cell_size;
    uint32_t inverse; /* 2^32 / cell_size, rounded up: offsets are divided by multiplication */
    uint32_t cell_count;
    uint32_t carved; /* cells of a fresh page that were on the free list already */
    uint8_t content;
    char *cells;
    /* One byte a cell, after the structure: 0 free, 1 in use, 2 in use and marked. A page that was
     * not swept since the last collection has 1 for the dead and 2 for the living. */
    uint8_t states[];
};

struct large {
    char *memory;
    size_t size;
    uint8_t content;
    bool is_marked;
};

struct py_heap {
    struct py *py;
    struct page *pages[PY_CONTENT_COUNT][CLASS_COUNT];   /* swept since the last collection */
    struct page *unswept[PY_CONTENT_COUNT][CLASS_COUNT]; /* the others */
    struct free_cell *free[PY_CONTENT_COUNT][CLASS_COUNT];
    struct page *fresh[PY_CONTENT_COUNT][CLASS_COUNT]; /* with cells that were never touched */
    struct page *empty;                                /* for any content and class */
    uint8_t class_of[LARGEST_CELL / 16 + 1];
    uintptr_t *page_table; /* open addressing; 0 is free */
    size_t page_table_size;
    char **blocks; /* of pages: what is freed in the end */
    size_t block_count;
    size_t block_capacity;
    char *block_at; /* the rest of the last block */
    char *block_end;
    size_t page_count;
    struct large *large;
    size_t large_count;
    size_t large_capacity;
    size_t sorted_count; /* large[0, sorted_count) is sorted by address */
    uintptr_t lowest;
    uintptr_t highest;
    size_t used; /* after the last collection */
    size_t limit;
    size_t since_collection; /* handed out since then */
    size_t threshold;        /* how much may be handed out before the next */
    size_t next_check;       /* the same, or less where the limit is near */
    bool is_stressed;
    bool is_collecting;
    void **pending; /* the mark stack: cells to look into */
    size_t pending_count;
    size_t pending_capacity;
};

static void fill_class_table(struct py_heap *heap)
{
    size_t class = 0;
    for (size_t i = 0; i <= LARGEST_CELL / 16; i++) {
        while (cell_sizes[class] < i * 16)
            class ++;
        heap->class_of[i] = (uint8_t) class;
    }
}

static void set_next_check(struct py_heap *heap)
{
    size_t room = heap->limit > heap->used ? heap->limit - heap->used : 0;
    heap->next_check = heap->threshold < room ? heap->threshold : room;
}

struct py_heap *py_heap_new(struct py *py, size_t limit, bool is_stressed)
{
    struct py_heap *heap = memory_alloc(sizeof *heap);
    heap->py = py;
    heap->limit = limit;
    heap->is_stressed = is_stressed;
    heap->threshold = is_stressed ? STRESS_THRESHOLD : FIRST_THRESHOLD;
    set_next_check(heap);
    heap->lowest = UINTPTR_MAX;
    heap->page_table_size = 64;
    heap->page_table = memory_alloc(heap->page_table_size * sizeof *heap->page_table);
    fill_class_table(heap);
    return heap;
}

void py_heap_set_limit(struct py_heap *heap, size_t limit)
{
    heap->limit = limit;
    set_next_check(heap);
}

static bool is_owner(const struct page *page, const char *cell)
{
    return page->content == PY_CONTENT_OBJECT &&
           ((const struct py_object *)(const void *)cell)->kind == PY_KIND_OTHER;
}

/* What the dead objects of a page own outside the heap; all are dead. */
static void finalize_page(struct page *page)
{
    for (size_t i = 0; i < page->cell_count && page->content == PY_CONTENT_OBJECT; i++) {
        char *cell = page->cells + i * page->cell_size;
        if (page->states[i] != 0 && is_owner(page, cell))
            py_object_finalize((struct py_object *)(void *)cell);
    }
}

static void finalize_all(struct py_heap *heap)
{
    for (size_t class = 0; class < CLASS_COUNT; class ++) {
        for (struct page *page = heap->pages[PY_CONTENT_OBJECT][class]; page; page = page->next)
            finalize_page(page);
        for (struct page *page = heap->unswept[PY_CONTENT_OBJECT][class]; page; page = page->next)
            finalize_page(page);
    }
}

static void free_large(const struct large *large)
{
    if (large->size >= MAPPED_FROM)
        system_unmap(large->memory, large->size);
    else
        free(large->memory);
}

void py_heap_free(struct py_heap *heap)
{
    if (!heap)
        return;
    finalize_all(heap);
    for (size_t i = 0; i < heap->page_table_size; i++) {
        if (heap->page_table[i])
            UNPOISON((void *)heap->page_table[i], PAGE_SIZE);
    }
    for (size_t i = 0; i < heap->block_count; i++)
        free(heap->blocks[i]);
    for (size_t i = 0; i < heap->large_count; i++)
        free_large(&heap->large[i]);
    free(heap->blocks);
    free(heap->large);
    free(heap->page_table);
    free(heap->pending);
    free(heap);
}

static size_t page_slot(const struct py_heap *heap, uintptr_t address)
{
    size_t mask = heap->page_table_size - 1;
    size_t slot = (size_t)(address / PAGE_SIZE * 0x9E3779B97F4A7C15u >> 20) & mask;
    while (heap->page_table[slot] && heap->page_table[slot] != address)
        slot = (slot + 1) & mask;
    return slot;
}

static void grow_page_table(struct py_heap *heap)
{
    uintptr_t *old = heap->page_table;
    size_t old_size = heap->page_table_size;
    heap->page_table_size *= 2;
    heap->page_table = memory_alloc(heap->page_table_size * sizeof *heap->page_table);
    for (size_t i = 0; i < old_size; i++) {
        if (old[i])
            heap->page_table[page_slot(heap, old[i])] = old[i];
    }
    free(old);
}

static void note_range(struct py_heap *heap, uintptr_t start, size_t size)
{
    if (start < heap->lowest)
        heap->lowest = start;
    if (start + size > heap->highest)
        heap->highest = start + size;
}

/* Small heaps, which most are, do not take a whole large block. */
static void add_block(struct py_heap *heap)
{
    bool is_small = heap->page_count < SMALL_PAGES;
    char *block = is_small ? aligned_alloc(PAGE_SIZE, SMALL_BLOCK) : system_block();
    if (!block)
        block = memory_alloc(SIZE_MAX); /* calls the out-of-memory hook */
    if (heap->block_count == heap->block_capacity) {
        heap->block_capacity = heap->block_capacity ? heap->block_capacity * 2 : 64;
        heap->blocks = memory_resize(heap->blocks, heap->block_capacity * sizeof *heap->blocks);
    }
    heap->blocks[heap->block_count++] = block;
    heap->block_at = block;
    heap->block_end = block + (is_small ? SMALL_BLOCK : SYSTEM_BLOCK);
    note_range(heap, (uintptr_t)block, (size_t)(heap->block_end - block));
}

static struct page *new_page(struct py_heap *heap)
{
    struct page *page = heap->empty;
    if (page) {
        heap->empty = page->next;
        return page;
    }
    if (heap->block_at == heap->block_end)
        add_block(heap);
    page = (struct page *)(void *)heap->block_at;
    heap->block_at += PAGE_SIZE;
    if (++heap->page_count * 2 > heap->page_table_size)
        grow_page_table(heap);
    heap->page_table[page_slot(heap, (uintptr_t)page)] = (uintptr_t)page;
    return page;
}

static void add_page(struct py_heap *heap, enum py_content content, size_t class)
{
    struct page *page = new_page(heap);
    size_t size = cell_sizes[class];
    size_t count = (PAGE_SIZE - sizeof *page - 16) / (size + 1);
    UNPOISON(page, PAGE_SIZE);
    memset(page, 0, sizeof *page + count);
    page->cell_size = (uint32_t)size;
    page->inverse = (uint32_t)(UINT32_MAX / size + 1);
    page->cell_count = (uint32_t)count;
    page->content = (uint8_t)content;
    page->cells = (char *)page + PAGE_SIZE - count * size;
    page->next = heap->pages[content][class];
    heap->pages[content][class] = page;
    heap->fresh[content][class] = page;
    POISON(page->cells, count * size);
}

/* Puts some cells of the fresh page on the free list. Not all: most kinds of cells are few, and
 * memory that was never touched costs nothing. */
static void carve(struct py_heap *heap, enum py_content content, size_t class)
{
    struct page *page = heap->fresh[content][class];
    size_t size = page->cell_size;
    size_t begin = page->carved;
    size_t end = begin + (size < CARVED_BYTES ? CARVED_BYTES / size : 1);
    if (end >= page->cell_count) {
        end = page->cell_count;
        heap->fresh[content][class] = NULL;
    }
    for (size_t i = end; i-- > begin;) {
        struct free_cell *cell = (struct free_cell *)(void *)(page->cells + i * size);
        UNPOISON(cell, sizeof *cell);
        cell->next = heap->free[content][class];
        heap->free[content][class] = cell;
        POISON(cell, size);
    }
    page->carved = (uint32_t)end;
}

static struct page *page_of(const void *cell)
{
    return (struct page *)((uintptr_t)cell & ~(uintptr_t)(PAGE_SIZE - 1));
}

/* Sizes known to the compiler make this a few stores. */
static inline void *zero(void *cell, size_t size)
{
    switch (size) {
    case 32:
        return memset(cell, 0, 32);
    case 48:
        return memset(cell, 0, 48);
    case 64:
        return memset(cell, 0, 64);
    case 80:
        return memset(cell, 0, 80);
    case 96:
        return memset(cell, 0, 96);
    default:
        return memset(cell, 0, size);
    }
}

static size_t cell_index(const struct page *page, const char *address)
{
    return (size_t)((uint64_t)(address - page->cells) * page->inverse >> 32);
}

/* A page that is swept has all of its cells on the free list. */
static void forget_fresh(struct py_heap *heap, const struct page *page, size_t class)
{
    if (heap->fresh[page->content][class] == page)
        heap->fresh[page->content][class] = NULL;
}

/* Puts the free and the dead cells of a page on the free list; the marked ones become plain. */
static void sweep_page(struct py_heap *heap, struct page *page, size_t class)
{
    struct free_cell *list = heap->free[page->content][class];
    forget_fresh(heap, page, class);
    char *end = page->cells + (size_t)page->cell_count * page->cell_size;
    for (size_t i = page->cell_count; i-- > 0;) {
        end -= page->cell_size;
        if (page->states[i] == 2) {
            page->states[i] = 1;
            continue;
        }
        UNPOISON(end, page->cell_size);
        struct free_cell *cell = (struct free_cell *)(void *)end;
        if (page->states[i] == 1 && is_owner(page, end))
            py_object_finalize((struct py_object *)(void *)cell);
        page->states[i] = 0;
        cell->next = list;
        list = cell;
        POISON(cell, page->cell_size);
    }
    heap->free[page->content][class] = list;
}

/* Sweeping waits until cells are wanted: they are then still in the processor's cache. */
__attribute__((noinline)) static void find_free(struct py_heap *heap, enum py_content content,
                                                size_t class)
{
    while (heap->unswept[content][class] && !heap->free[content][class]) {
        struct page *page = heap->unswept[content][class];
        heap->unswept[content][class] = page->next;
        page->next = heap->pages[content][class];
        heap->pages[content][class] = page;
        sweep_page(heap, page, class);
    }
    if (heap->free[content][class])
        return;
    if (!heap->fresh[content][class])
        add_page(heap, content, class);
    carve(heap, content, class);
}

static inline void *alloc_small(struct py_heap *heap, enum py_content content, size_t size)
{
    size_t class = heap->class_of[(size + 15) / 16];
    if (!heap->free[content][class])
        find_free(heap, content, class);
    struct free_cell *cell = heap->free[content][class];
    size_t cell_size = cell_sizes[class];
    UNPOISON(cell, cell_size);
    heap->free[content][class] = cell->next;
    struct page *page = page_of(cell);
    page->states[cell_index(page, (char *)cell)] = 1;
    heap->since_collection += cell_size;
    return zero(cell, cell_size);
}

static void *alloc_large(struct py_heap *heap, enum py_content content, size_t size)
{
    if (heap->large_count == heap->large_capacity) {
        heap->large_capacity = heap->large_capacity ? heap->large_capacity * 2 : 64;
        heap->large = memory_resize(heap->large, heap->large_capacity * sizeof *heap->large);
    }
    heap->py->steps_left -= (int64_t)(size / 1024); /* it is zeroed, and filled by someone */
    char *memory = size >= MAPPED_FROM ? system_map(size) : memory_alloc(size);
    heap->large[heap->large_count++] =
        (struct large){.memory = memory, .size = size, .content = (uint8_t)content};
    heap->since_collection += size;
    note_range(heap, (uintptr_t)memory, size);
    return memory;
}

__attribute__((noinline)) static void check_limits(struct py_heap *heap)
{
    if (heap->since_collection > heap->threshold)
        py_heap_collect(heap);
    if (py_heap_used(heap) > heap->limit)
        heap->py->is_over_memory = true;
}

void *py_heap_alloc(struct py_heap *heap, enum py_content content, size_t size)
{
    if (heap->since_collection > heap->next_check)
        check_limits(heap);
    /* One byte more, so that a pointer to the end of a full cell still keeps it alive. */
    size_t needed = size + (content == PY_CONTENT_OBJECT ? 0 : 1);
    return needed <= LARGEST_CELL ? alloc_small(heap, content, needed)
                                  : alloc_large(heap, content, needed);
}

/* A script that lives at its limit of memory, and catches what that raises, pays in steps. */
static void collect_for_room(struct py_heap *heap)
{
    heap->py->steps_left -= (int64_t)(py_heap_used(heap) / 256);
    py_heap_collect(heap);
}

/* An eighth must be free after a collection: else the last bytes cost a collection each. */
bool py_heap_is_full(struct py_heap *heap)
{
    if (py_heap_used(heap) <= heap->limit)
        return false;
    collect_for_room(heap);
    return heap->used > heap->limit - heap->limit / 8;
}

bool py_heap_has_room(struct py_heap *heap, size_t size)
{
    if (size > heap->limit)
        return false;
    if (py_heap_used(heap) + size > heap->limit)
        collect_for_room(heap);
    return py_heap_used(heap) + size <= heap->limit;
}

size_t py_heap_used(const struct py_heap *heap)
{
    return heap->used + heap->since_collection;
}

static void push_pending(struct py_heap *heap, void *cell)
{
    if (heap->pending_count == heap->pending_capacity) {
        heap->pending_capacity = heap->pending_capacity ? heap->pending_capacity * 2 : 1024;
        heap->pending =
            memory_resize(heap->pending, heap->pending_capacity * sizeof *heap->pending);
    }
    heap->pending[heap->pending_count++] = cell;
}

static struct large *find_large(const struct py_heap *heap, uintptr_t address)
{
    size_t low = 0;
    size_t high = heap->sorted_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct large *large = &heap->large[middle];
        uintptr_t start = (uintptr_t)large->memory;
        if (address < start)
            high = middle;
        else if (address >= start + large->size)
            low = middle + 1;
        else
            return large;
    }
    return NULL;
}

/* The pending stack holds raw cells and, for large ones, their memory; both are found again by
 * address when they are looked into. */
void py_heap_mark(struct py_heap *heap, const void *pointer)
{
    uintptr_t address = (uintptr_t)pointer;
    if (address < heap->lowest || address >= heap->highest)
        return;
    uintptr_t start = address & ~(uintptr_t)(PAGE_SIZE - 1);
    if (heap->page_table[page_slot(heap, start)] == start) {
        struct page *page = (struct page *)start;
        if (address < (uintptr_t)page->cells)
            return;
        size_t index = cell_index(page, (const char *)pointer);
        if (index >= page->cell_count || page->states[index] != 1)
            return;
        page->states[index] = 2;
        heap->used += page->cell_size;
        if (page->content != PY_CONTENT_RAW)
            push_pending(heap, page->cells + index * page->cell_size);
        return;
    }
    struct large *large = find_large(heap, address);
    if (large && !large->is_marked) {
        large->is_marked = true;
        heap->used += large->size;
        if (large->content != PY_CONTENT_RAW)
            push_pending(heap, large->memory);
    }
}

void py_heap_mark_value(struct py_heap *heap, struct py_value value)
{
    if (value.tag == PY_OBJECT)
        py_heap_mark(heap, value.object);
}

void py_heap_mark_values(struct py_heap *heap, const struct py_value *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        py_heap_mark_value(heap, values[i]);
}

static void mark_words(struct py_heap *heap, const void *memory, size_t size)
{
    void *const *words = memory;
    for (size_t i = 0; i < size / sizeof *words; i++)
        py_heap_mark(heap, words[i]);
}

static void drain_pending(struct py_heap *heap)
{
    while (heap->pending_count > 0) {
        void *cell = heap->pending[--heap->pending_count];
        uintptr_t start = (uintptr_t)cell & ~(uintptr_t)(PAGE_SIZE - 1);
        size_t size;
        uint8_t content;
        if (heap->page_table[page_slot(heap, start)] == start) {
            size = page_of(cell)->cell_size;
            content = page_of(cell)->content;
        } else {
            struct large *large = find_large(heap, (uintptr_t)cell);
            size = large->size;
            content = large->content;
        }
        if (content == PY_CONTENT_OBJECT)
            py_object_trace(heap, cell);
        else
            mark_words(heap, cell, size);
    }
}

/* Reads every word of the C stack, red zones included, so the sanitizers must look away. With
 * detect_stack_use_after_return ASan keeps locals in frames elsewhere, which the words point to. */
#define READS_FOREIGN_FRAMES                                                                       \
    __attribute__((noinline, no_sanitize_address, no_sanitize("undefined"), no_sanitize("thread")))

READS_FOREIGN_FRAMES static void mark_frames(struct py_heap *heap)
{
    void *volatile here = __builtin_frame_address(0);
    void **word = (void **)((uintptr_t)here & ~(sizeof(void *) - 1));
    void **end = (void **)heap->py->stack_high;
    for (; word < end; word++) {
        py_heap_mark(heap, *word);
#ifdef HAS_ASAN
        void *begin = NULL;
        void *finish = NULL;
        void *fake = __asan_get_current_fake_stack();
        if (fake && __asan_addr_is_in_fake_stack(fake, *word, &begin, &finish)) {
            for (void **inner = begin; inner < (void **)finish; inner++)
                py_heap_mark(heap, *inner);
        }
#endif
    }
}

/* A caller's values may be in registers only. They are saved below this function's frame address,
 * and so above that of the function called from here. */
READS_FOREIGN_FRAMES static void mark_stack(struct py_heap *heap)
{
    __builtin_unwind_init();
    mark_frames(heap);
    __asm__ volatile("" ::: "memory"); /* no tail call: the frame must stay */
}

static int compare_large(const void *a, const void *b)
{
    uintptr_t left = (uintptr_t)((const struct large *)a)->memory;
    uintptr_t right = (uintptr_t)((const struct large *)b)->memory;
    return left < right ? -1 : left > right;
}

static void sweep_class(struct py_heap *heap, size_t content, size_t class)
{
    while (heap->unswept[content][class]) {
        struct page *page = heap->unswept[content][class];
        struct page **list = &heap->pages[content][class];
        heap->unswept[content][class] = page->next;
        if (memchr(page->states, 2, page->cell_count)) {
            sweep_page(heap, page, class);
        } else {
            finalize_page(page);
            forget_fresh(heap, page, class);
            page->cell_count = 0; /* so that nothing is marked in it */
            list = &heap->empty;
        }
        page->next = *list;
        *list = page;
    }
}

/* Every page, so that none has marks left from the collection before; those where nothing lives
 * will serve any class. */
static void sweep_pages(struct py_heap *heap)
{
    for (size_t content = 0; content < PY_CONTENT_COUNT; content++) {
        for (size_t class = 0; class < CLASS_COUNT; class ++)
            sweep_class(heap, content, class);
    }
}

static void sweep_large(struct py_heap *heap)
{
    size_t kept = 0;
    for (size_t i = 0; i < heap->large_count; i++) {
        if (heap->large[i].is_marked) {
            heap->large[i].is_marked = false;
            heap->large[kept++] = heap->large[i];
            continue;
        }
        free_large(&heap->large[i]);
    }
    heap->large_count = kept;
}

void py_heap_collect(struct py_heap *heap)
{
    if (heap->is_collecting)
        return;
    heap->is_collecting = true;
    sweep_pages(heap);
    heap->used = 0; /* marking adds up what lives */
    if (heap->large_count > 0)
        qsort(heap->large, heap->large_count, sizeof *heap->large, compare_large);
    heap->sorted_count = heap->large_count;
    py_interp_mark_roots(heap->py, heap);
    mark_stack(heap);
    drain_pending(heap);
    memset(heap->free, 0, sizeof heap->free);
    memcpy(heap->unswept, heap->pages, sizeof heap->unswept);
    memset(heap->pages, 0, sizeof heap->pages);
    sweep_large(heap);
    heap->since_collection = 0;
    if (!heap->is_stressed) {
        heap->threshold = heap->used > FIRST_THRESHOLD ? heap->used : FIRST_THRESHOLD;
    } else {
        sweep_pages(heap); /* what is dead is poisoned at once */
        heap->threshold = STRESS_THRESHOLD + heap->used / 128;
    }
    set_next_check(heap);
    heap->is_collecting = false;
}
