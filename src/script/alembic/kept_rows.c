/* Rows as bytes: a tag for each value and what it needs behind it, in a chain of chunks. */
#include "script/alembic/kept_rows.h"

#include <string.h>

#include "base/banned.h"

enum { FIRST_CHUNK = 512, LARGEST_CHUNK = 256 * 1024, LONGEST_SHORT = 255 };

enum tag { TAG_NULL, TAG_BYTE, TAG_INTEGER, TAG_REAL, TAG_SHORT_TEXT, TAG_TEXT, TAG_BLOB };

struct chunk {
    struct chunk *next;
    char *bytes;
    size_t used;
    size_t capacity;
};

struct kept_rows {
    struct chunk *first; /* what is taken next stands at `at` in it */
    struct chunk *last;
    size_t at;
    size_t width;
    size_t left;
    enum value_type *types; /* of the columns */
};

struct kept_rows *kept_rows_new(struct py *py, size_t width)
{
    struct kept_rows *kept = py_alloc_scanned(py, sizeof *kept);
    kept->width = width;
    kept->types = py_alloc_raw(py, (width + 1) * sizeof *kept->types);
    return kept;
}

size_t kept_rows_left(const struct kept_rows *kept)
{
    return kept->left;
}

void kept_rows_drop(struct kept_rows *kept)
{
    kept->first = kept->last = NULL;
    kept->at = kept->left = 0;
}

/* Room for one value; NULL with MemoryError raised. */
static char *reserve(struct py *py, struct kept_rows *kept, size_t size)
{
    struct chunk *last = kept->last;
    if (!last || last->capacity - last->used < size) {
        size_t capacity = last ? last->capacity * 2 : FIRST_CHUNK;
        capacity = capacity > LARGEST_CHUNK ? LARGEST_CHUNK : capacity;
        capacity = capacity < size ? size : capacity;
        if (!py_check_size(py, capacity, 1))
            return NULL;
        struct chunk *chunk = py_alloc_scanned(py, sizeof *chunk);
        chunk->bytes = py_alloc_raw(py, capacity);
        chunk->capacity = capacity;
        if (last)
            last->next = chunk;
        else
            kept->first = chunk;
        kept->last = last = chunk;
    }
    char *place = last->bytes + last->used;
    last->used += size;
    return place;
}

static bool keep_fixed(struct py *py, struct kept_rows *kept, enum tag tag, const void *bytes,
                       size_t length)
{
    char *place = reserve(py, kept, 1 + length);
    if (!place)
        return false;
    *place = (char)tag;
    if (length)
        memcpy(place + 1, bytes, length);
    return true;
}

static bool keep_bytes(struct py *py, struct kept_rows *kept, const struct value *value)
{
    bool is_short = value->kind == VALUE_TEXT && value->length <= LONGEST_SHORT;
    size_t head = is_short ? 2 : 1 + sizeof value->length;
    char *place = reserve(py, kept, head + value->length + 1);
    if (!place)
        return false;
    place[0] = (char)(is_short                    ? TAG_SHORT_TEXT
                      : value->kind == VALUE_TEXT ? TAG_TEXT
                                                  : TAG_BLOB);
    if (is_short)
        place[1] = (char)(unsigned char)value->length;
    else
        memcpy(place + 1, &value->length, sizeof value->length);
    if (value->length)
        memcpy(place + head, value->bytes, value->length);
    place[head + value->length] = '\0';
    return true;
}

static bool keep(struct py *py, struct kept_rows *kept, const struct value *value)
{
    char small = (char)value->integer;
    switch (value->kind) {
    case VALUE_NULL:
        break;
    case VALUE_INTEGER:
        if (value->integer >= 0 && value->integer <= 127)
            return keep_fixed(py, kept, TAG_BYTE, &small, 1);
        return keep_fixed(py, kept, TAG_INTEGER, &value->integer, sizeof value->integer);
    case VALUE_REAL:
        return keep_fixed(py, kept, TAG_REAL, &value->real, sizeof value->real);
    case VALUE_TEXT:
    case VALUE_BLOB:
        return keep_bytes(py, kept, value);
    }
    return keep_fixed(py, kept, TAG_NULL, NULL, 0);
}

bool kept_rows_fetch(struct py *py, struct kept_rows *kept, struct rows *rows,
                     struct alq_error *err)
{
    for (size_t i = 0; i < kept->width; i++)
        kept->types[i] = rows_column_type(rows, i);
    for (bool has_row = true;; kept->left++) {
        if (!rows_next(rows, &has_row, err))
            return false;
        if (!has_row)
            return true;
        if (!py_tick(py))
            return false;
        for (size_t i = 0; i < kept->width; i++) {
            struct value value = rows_value(rows, i);
            if (!keep(py, kept, &value))
                return false;
        }
    }
}

static const char *next_place(struct kept_rows *kept)
{
    if (kept->at == kept->first->used) {
        kept->first = kept->first->next;
        kept->at = 0;
    }
    return kept->first->bytes + kept->at;
}

static struct value take_bytes(struct kept_rows *kept, const char *place, enum tag tag)
{
    struct value value = {.kind = tag == TAG_BLOB ? VALUE_BLOB : VALUE_TEXT};
    size_t head = tag == TAG_SHORT_TEXT ? 2 : 1 + sizeof value.length;
    if (tag == TAG_SHORT_TEXT)
        value.length = (unsigned char)place[1];
    else
        memcpy(&value.length, place + 1, sizeof value.length);
    value.bytes = place + head;
    kept->at += head + value.length + 1;
    return value;
}

static struct value take(struct kept_rows *kept)
{
    const char *place = next_place(kept);
    enum tag tag = (enum tag)(unsigned char)*place;
    struct value value = VALUE_OF_NULL;
    switch (tag) {
    case TAG_NULL:
        kept->at += 1;
        break;
    case TAG_BYTE:
        kept->at += 2;
        return VALUE_OF_INTEGER(place[1]);
    case TAG_INTEGER:
        value.kind = VALUE_INTEGER;
        memcpy(&value.integer, place + 1, sizeof value.integer);
        kept->at += 1 + sizeof value.integer;
        break;
    case TAG_REAL:
        value.kind = VALUE_REAL;
        memcpy(&value.real, place + 1, sizeof value.real);
        kept->at += 1 + sizeof value.real;
        break;
    case TAG_SHORT_TEXT:
    case TAG_TEXT:
    case TAG_BLOB:
        return take_bytes(kept, place, tag);
    }
    return value;
}

bool kept_rows_take(struct kept_rows *kept, struct value *values)
{
    if (!kept->left)
        return false;
    kept->left--;
    for (size_t i = 0; i < kept->width; i++) {
        values[i] = take(kept);
        values[i].type = kept->types[i];
    }
    return true;
}
