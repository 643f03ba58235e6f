/* The garbage-collected memory of one interpreter.
 *
 * Mark and sweep, in pages of equal cells. The C stack is scanned conservatively, so a C function
 * may hold values and pointers to cells (into their middle, too) in plain local variables; nothing
 * is registered and nothing counted. Why not a region alone: a loop of a million steps makes
 * millions of short-lived strings. Why not reference counts: they double the code of every native
 * function, and the exception paths of hundreds of them cannot all be tested. Collecting from the
 * stack makes a forgotten root impossible in locals; memory from malloc that holds values needs a
 * root or an object with a trace hook.
 *
 * Everything is freed at once with the interpreter. */
#ifndef PYTHON_HEAP_H
#define PYTHON_HEAP_H

#include "python/value.h"

struct py_heap;

/* What a cell holds, and so how it is marked. */
enum py_content {
    PY_CONTENT_OBJECT, /* starts with a struct py_object; traced by its kind */
    PY_CONTENT_SCAN,   /* any structure with pointers or values; each word is looked at */
    PY_CONTENT_RAW,    /* bytes */
    PY_CONTENT_COUNT
};

struct py_heap *py_heap_new(struct py *py, size_t limit, bool is_stressed);
/* For after the set-up, which is not the script's and must not fail. */
void py_heap_set_limit(struct py_heap *heap, size_t limit);
void py_heap_free(struct py_heap *heap);

/* Zeroed memory; never NULL. Passing the limit sets a flag that raises MemoryError at the next
 * statement or iteration; a size that comes from the script is checked by py_check_size first. */
void *py_heap_alloc(struct py_heap *heap, enum py_content content, size_t size);

/* Whether `size` more bytes would stay within the limit (collects before it says no). */
bool py_heap_has_room(struct py_heap *heap, size_t size);
bool py_heap_is_full(struct py_heap *heap);

void py_heap_collect(struct py_heap *heap);

/* For trace functions: marks what value or pointer leads to. Pointers may be NULL or foreign. */
void py_heap_mark(struct py_heap *heap, const void *pointer);
void py_heap_mark_value(struct py_heap *heap, struct py_value value);
void py_heap_mark_values(struct py_heap *heap, const struct py_value *values, size_t count);

/* Bytes in use after the last collection plus what was handed out since. */
size_t py_heap_used(const struct py_heap *heap);

#endif
