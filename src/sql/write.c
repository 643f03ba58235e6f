/* INSERT, UPDATE and DELETE, and text as a statement. */
#include "sql/write.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "sql/internal.h"
#include "base/banned.h"

static struct statement *new_write(struct sql_builder *sql, enum statement_kind kind,
                                   const struct from_item *table)
{
    struct statement *statement = statement_new(sql, kind);
    statement->table = table;
    return statement;
}

const struct statement *sql_insert(struct sql_builder *sql, const struct from_item *table)
{
    return new_write(sql, STATEMENT_INSERT, table);
}

const struct statement *sql_update(struct sql_builder *sql, const struct from_item *table)
{
    return new_write(sql, STATEMENT_UPDATE, table);
}

const struct statement *sql_delete(struct sql_builder *sql, const struct from_item *table)
{
    return new_write(sql, STATEMENT_DELETE, table);
}

const struct statement *sql_text_statement(struct sql_builder *sql, const struct expression *text)
{
    struct statement *statement = statement_new(sql, STATEMENT_TEXT);
    statement->text = text;
    return statement;
}

void assignments_add(struct assignments *list, struct arena *arena, const char *key,
                     const struct expression *target, const struct expression *value)
{
    struct assignment assignment = {key, target, value};
    vec_push(arena, list, assignment);
}

/* The table's own column is known by its key alone. */
static struct assignment normal(const struct from_item *table, const struct assignment *given)
{
    struct assignment result = *given;
    for (size_t i = 0; given->target && i < table->columns.count; i++)
        if (table->columns.items[i] == given->target) {
            result.key = table->keys.items[i];
            result.target = NULL;
        }
    return result;
}

/* Adds values; one for the same column takes the place of the other. */
static void merge(struct sql_builder *sql, const struct from_item *table, struct assignments *to,
                  const struct assignments *values)
{
    struct assignments merged = {0};
    for (size_t i = 0; i < to->count; i++)
        vec_push(sql->arena, &merged, to->items[i]);
    for (size_t i = 0; i < values->count; i++) {
        struct assignment value = normal(table, &values->items[i]);
        size_t k = 0;
        while (k < merged.count && (merged.items[k].target != value.target ||
                                    !string_equal(merged.items[k].key, value.key)))
            k++;
        if (k < merged.count)
            merged.items[k] = value;
        else
            vec_push(sql->arena, &merged, value);
    }
    *to = merged;
}

const struct statement *write_values(struct sql_builder *sql, const struct statement *statement,
                                     const struct assignments *values)
{
    struct statement *copy = statement_copy(sql, statement);
    merge(sql, copy->table, &copy->values, values);
    return copy;
}

const struct statement *insert_row(struct sql_builder *sql, const struct statement *insert,
                                   const struct assignments *values)
{
    struct statement *copy = statement_copy(sql, insert);
    struct assignments row = {0};
    if (!copy->values.count) {
        merge(sql, copy->table, &copy->values, values);
        return copy;
    }
    merge(sql, copy->table, &row, values);
    vec_push(sql->arena, &copy->more_rows, row);
    return copy;
}

const struct statement *update_ordered(struct sql_builder *sql, const struct statement *update,
                                       const struct assignments *values)
{
    struct statement *copy = statement_copy(sql, update);
    copy->is_ordered = true;
    merge(sql, copy->table, &copy->values, values);
    return copy;
}

const struct statement *insert_from_select(struct sql_builder *sql, const struct statement *insert,
                                           const struct strings *names,
                                           const struct statement *source)
{
    struct statement *copy = statement_copy(sql, insert);
    copy->source_names = *names;
    copy->source = source;
    return copy;
}

const struct statement *write_returning(struct sql_builder *sql, const struct statement *statement,
                                        const struct expressions *columns)
{
    struct statement *copy = statement_copy(sql, statement);
    for (size_t i = 0; i < columns->count; i++)
        expressions_add(&copy->returning, sql->arena, sql_coerce(sql, columns->items[i]));
    return copy;
}

const struct statement *insert_on_conflict(struct sql_builder *sql, const struct statement *insert,
                                           const struct conflict *conflict)
{
    struct statement *copy = statement_copy(sql, insert);
    struct conflict *own = arena_new(sql->arena, struct conflict);
    *own = *conflict;
    own->values = (struct assignments){0};
    merge(sql, copy->table, &own->values, &conflict->values);
    copy->conflict = own;
    return copy;
}
