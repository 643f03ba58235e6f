/* Keeps a table that was lowered as an attribute of its object, as long as it is true. */
#include "script/alembic/kept_table.h"

#include <stdlib.h>

#include "base/text.h"
#include "python/heap.h"
#include "base/banned.h"

static const char attribute[] = "_lowered";

struct kept_column {
    struct py_value key, column, type; /* as they were */
    const struct type *lowered;
};

struct kept {
    struct arena arena;
    const struct dialect *dialect;
    const struct from_item *table;
    struct py_value name, schema;
    struct kept_column *columns;
    size_t count;
};

static void trace(struct py_heap *heap, void *data)
{
    const struct kept *kept = data;
    py_heap_mark_value(heap, kept->name);
    py_heap_mark_value(heap, kept->schema);
    for (size_t i = 0; i < kept->count; i++) {
        py_heap_mark_value(heap, kept->columns[i].key);
        py_heap_mark_value(heap, kept->columns[i].column);
        py_heap_mark_value(heap, kept->columns[i].type);
    }
}

static void finalize(void *data)
{
    struct kept *kept = data;
    arena_release(&kept->arena);
    free(kept);
}

static const struct py_type kept_type = {
    .name = "LoweredTable",
    .kind = PY_KIND_OTHER,
    .trace = trace,
    .finalize = finalize,
};

/* The dict of a table's columns, or None. */
static struct py_value columns_of(struct lowering *lowering, struct py_value object)
{
    struct py_value columns = lowering_get(lowering, object, "_columns");
    return lowering_get(lowering, columns, "_index");
}

static bool is_true_still(struct lowering *lowering, const struct kept *kept,
                          struct py_value object, struct py_value index)
{
    size_t position = 0;
    size_t at = 0;
    struct py_value key;
    struct py_value column;
    if (kept->dialect != lowering->dialect || kept->count != py_dict_count(index) ||
        !py_is_same(kept->name, lowering_get(lowering, object, "name")) ||
        !py_is_same(kept->schema, lowering_get(lowering, object, "schema")))
        return false;
    for (; at < kept->count && py_dict_next(index, &position, &key, &column); at++) {
        const struct kept_column *known = &kept->columns[at];
        if (!py_is_same(known->column, column) || !py_is_same(known->key, key) ||
            !py_is_same(known->type, lowering_get(lowering, column, "type")))
            return false;
    }
    return at == kept->count;
}

/* Reads the columns. Not through what the lowering remembers: its types live shorter. */
static void read_columns(struct lowering *lowering, struct kept *kept, struct from_item *table,
                         struct py_value index)
{
    struct arena *arena = &kept->arena;
    size_t position = 0;
    struct py_value key;
    struct py_value column;
    kept->columns = arena_new_array(arena, struct kept_column, py_dict_count(index));
    while (!lowering->has_raised && py_dict_next(index, &position, &key, &column)) {
        struct kept_column row = {key, column, lowering_get(lowering, column, "type"), NULL};
        const char *name = lowering_name(lowering, column, "name");
        const char *text = lowering_word(lowering, key);
        if (lowering->has_raised)
            return;
        if (!lower_type(lowering->binding, row.type, arena, &row.lowered)) {
            lowering->has_raised = true;
            return;
        }
        from_add_column(&lowering->sql, table, name, row.lowered);
        table->keys.items[table->keys.count - 1] = text;
        kept->columns[kept->count++] = row;
    }
}

static struct kept *keep(struct lowering *lowering, struct py_value object, struct py_value index)
{
    struct arena *outer = lowering->sql.arena;
    struct kept *kept = memory_alloc(sizeof *kept);
    *kept = (struct kept){.dialect = lowering->dialect};
    struct py_value holder = py_instance(lowering->py, &kept_type, py_unbound(), kept);
    lowering_keep(lowering, holder);
    kept->name = lowering_get(lowering, object, "name");
    kept->schema = lowering_get(lowering, object, "schema");
    lowering->sql.arena = &kept->arena;
    struct from_item *table = from_table(&lowering->sql, lowering_text(lowering, kept->schema),
                                         lowering_name(lowering, object, "name"));
    kept->table = table;
    if (py_is_kind(index, PY_KIND_DICT))
        read_columns(lowering, kept, table, index);
    lowering->sql.arena = outer;
    if (!lowering->has_raised && !py_setattr_string(lowering->py, object, attribute, holder))
        lowering->has_raised = true;
    return kept;
}

const struct from_item *kept_table(struct lowering *lowering, struct py_value object)
{
    struct py_value index = columns_of(lowering, object);
    struct py_value holder = lowering_find_attribute(lowering, object, attribute);
    struct kept *kept = py_data(lowering->py, holder, &kept_type);
    if (!kept || !py_is_kind(index, PY_KIND_DICT) || !is_true_still(lowering, kept, object, index))
        kept = keep(lowering, object, index);
    else
        lowering_keep(lowering, holder);
    for (size_t i = 0; i < kept->count; i++) {
        struct lowered_type row = {kept->columns[i].lowered, kept->columns[i].type};
        vec_push(lowering->sql.arena, &lowering->types, row);
    }
    return kept->table;
}
