/* Rows that a revision in C reads. They are all fetched at once, so that the loop over them may
 * change what they are from. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/real.h"
#include "base/text.h"
#include "script/c_model.h"
#include "script/c_run.h"
#include "base/banned.h"

struct alq_rows {
    struct arena *arena;
    size_t width;
    struct {
        struct alq_value *items; /* row by row */
        size_t count;
        size_t capacity;
    } values;
    size_t row_count;
    size_t next; /* the row that alq_rows_next moves to */
};

static struct alq_value keep_value(struct value value, struct arena *arena)
{
    char *bytes = NULL;
    switch (value.kind) {
    case VALUE_INTEGER:
        return alq_integer(value.integer);
    case VALUE_REAL:
        return alq_real(value.real);
    case VALUE_TEXT:
        return (struct alq_value){.kind = ALQ_VALUE_TEXT,
                                  .bytes = arena_strndup(arena, value.bytes, value.length),
                                  .length = value.length};
    case VALUE_BLOB:
        bytes = arena_alloc(arena, value.length);
        if (value.length)
            memcpy(bytes, value.bytes, value.length);
        return alq_blob(bytes, value.length);
    case VALUE_NULL:
        break;
    }
    return alq_null();
}

static bool fetch(struct alq_rows *kept, struct rows *rows, struct alq_error *err)
{
    kept->width = rows_column_count(rows);
    for (bool has_row = true;;) {
        if (!rows_next(rows, &has_row, err))
            return false;
        if (!has_row)
            return true;
        for (size_t i = 0; i < kept->width; i++)
            vec_push(kept->arena, &kept->values, keep_value(rows_value(rows, i), kept->arena));
        kept->row_count++;
    }
}

bool alq_query(struct alq_op *op, const char *sql, const struct alq_values *values,
               struct alq_rows **ret_rows, struct alq_error *err)
{
    static const struct alq_values none = {0};
    ROWS_SCOPE(rows);
    const char *marked = model_sql(sql);
    struct alq_rows *kept = arena_new(op->arena, struct alq_rows);
    kept->arena = op->arena;
    (void)op_take_keywords(op);
    if (!op_may_go_on(op, err))
        return false;
    values = values ? values : &none;
    if (!connection_query(op->target->connection, marked ? marked : sql,
                          model_parameters(values, op->arena), values->count, &rows, err) ||
        !fetch(kept, rows, err))
        return false;
    *ret_rows = kept;
    return true;
}

bool alq_rows_next(struct alq_rows *rows)
{
    if (rows->next >= rows->row_count)
        return false;
    rows->next++;
    return true;
}

size_t alq_rows_count(const struct alq_rows *rows)
{
    return rows->row_count;
}

struct alq_value alq_rows_value(const struct alq_rows *rows, size_t column)
{
    if (!rows->next || column >= rows->width)
        return alq_null();
    return rows->values.items[(rows->next - 1) * rows->width + column];
}

bool alq_rows_is_null(const struct alq_rows *rows, size_t column)
{
    return alq_rows_value(rows, column).kind == ALQ_VALUE_NULL;
}

int64_t alq_rows_integer(const struct alq_rows *rows, size_t column)
{
    const struct alq_value value = alq_rows_value(rows, column);
    if (value.kind == ALQ_VALUE_TEXT)
        return strtoll(value.bytes, NULL, 10);
    return value.kind == ALQ_VALUE_REAL ? (int64_t)value.real : value.integer;
}

double alq_rows_real(const struct alq_rows *rows, size_t column)
{
    const struct alq_value value = alq_rows_value(rows, column);
    if (value.kind == ALQ_VALUE_TEXT)
        return real_read(value.bytes, NULL);
    return value.kind == ALQ_VALUE_INTEGER ? (double)value.integer : value.real;
}

const char *alq_rows_text(const struct alq_rows *rows, size_t column)
{
    const struct alq_value value = alq_rows_value(rows, column);
    switch (value.kind) {
    case ALQ_VALUE_INTEGER:
        return arena_printf(rows->arena, "%lld", (long long)value.integer);
    case ALQ_VALUE_REAL:
        return real_format(rows->arena, "%.17g", value.real);
    case ALQ_VALUE_TEXT:
        return value.bytes;
    default:
        return NULL;
    }
}
