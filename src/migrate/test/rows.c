/* Reads rows, and finds them again. */
#include "migrate/test/rows.h"

#include <string.h>

#include "base/text.h"
#include "migrate/test/same_value.h"
#include "base/banned.h"

/* -- Reading */

static const char *read_value(const struct rows *rows, size_t column, struct arena *arena)
{
    struct value value = rows_value(rows, column);
    TEXT_SCOPE(text);
    if (value.kind != VALUE_BLOB)
        return rows_text(rows, column, arena);
    for (size_t i = 0; i < value.length; i++)
        text_printf(&text, "%02x", (unsigned)(unsigned char)value.bytes[i]);
    return arena_printf(arena, "x'%s'", text_string(&text));
}

static bool read_rows(struct rows *rows, struct arena *arena, struct kept_table *table,
                      struct alq_error *err)
{
    bool has_row = false;
    while (rows_next(rows, &has_row, err)) {
        size_t count = rows_column_count(rows);
        for (size_t i = table->columns.count; i < count; i++)
            vec_push(arena, &table->columns, arena_strdup(arena, rows_column_name(rows, i)));
        if (!has_row) {
            table->is_dead = arena_new_array(arena, bool, count);
            return true;
        }
        struct kept_row row = {.values = arena_new_array(arena, const char *, count)};
        for (size_t i = 0; i < count; i++)
            row.values[i] = read_value(rows, i, arena);
        vec_push(arena, &table->rows, row);
    }
    return false;
}

static bool read_table(struct connection *connection, const char *name, struct arena *arena,
                       struct kept_tables *tables, struct alq_error *err)
{
    struct kept_table table = {.name = name};
    TEXT_SCOPE(sql);
    ROWS_SCOPE(rows);
    text_add(&sql, "SELECT * FROM ");
    dialect_add_name(connection->dialect, &sql, name);
    if (!connection_query(connection, text_string(&sql), NULL, 0, &rows, err) ||
        !read_rows(rows, arena, &table, err))
        return false;
    vec_push(arena, tables, table);
    return true;
}

bool kept_read(struct connection *connection, const struct strings *ignored, struct arena *arena,
               struct kept_tables *ret_tables, struct alq_error *err)
{
    struct kept_tables tables = {0};
    struct strings names = {0};
    if (!connection->dialect->list_tables(connection, NULL, arena, &names, err))
        return false;
    for (size_t i = 0; i < names.count; i++)
        if (!strings_contain(ignored, names.items[i]) &&
            !read_table(connection, names.items[i], arena, &tables, err))
            return false;
    *ret_tables = tables;
    return true;
}

static struct kept_table *find_table(const struct kept_tables *tables, const char *name)
{
    for (size_t i = 0; i < tables->count; i++)
        if (string_equal(tables->items[i].name, name))
            return &tables->items[i];
    return NULL;
}

static size_t find_column(const struct kept_table *table, const char *name)
{
    size_t at = 0;
    while (at < table->columns.count && !string_equal(table->columns.items[at], name))
        at++;
    return at;
}

/* -- What a fixture added */

static bool is_same_row(const struct kept_table *table, const struct kept_row *a,
                        const struct kept_row *b)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (!string_equal(a->values[i], b->values[i]))
            return false;
    return true;
}

/* Takes a row like this one out of the rows; false where there is none. */
static bool take_row(const struct kept_table *table, struct kept_row *rows, size_t count,
                     const struct kept_row *row)
{
    for (size_t i = 0; i < count; i++)
        if (!rows[i].is_gone && is_same_row(table, &rows[i], row)) {
            rows[i].is_gone = true;
            return true;
        }
    return false;
}

void kept_add_new(const struct kept_tables *before, const struct kept_tables *after,
                  struct arena *arena, struct kept_tables *kept)
{
    for (size_t i = 0; i < after->count; i++) {
        const struct kept_table *now = &after->items[i];
        const struct kept_table *old = find_table(before, now->name);
        struct kept_table table = {.name = now->name, .columns = now->columns};
        for (size_t j = 0; j < now->rows.count; j++) {
            const struct kept_row *row = &now->rows.items[j];
            if (!old || !take_row(now, old->rows.items, old->rows.count, row))
                vec_push(arena, &table.rows, *row);
        }
        table.is_dead = arena_new_array(arena, bool, now->columns.count);
        if (table.rows.count)
            vec_push(arena, kept, table);
    }
}

void kept_release_named(struct kept_tables *kept, const char *name)
{
    const char *point = strrchr(name, '.');
    size_t length = point ? (size_t)(point - name) : strlen(name);
    for (size_t i = 0; i < kept->count; i++) {
        struct kept_table *table = &kept->items[i];
        if (strlen(table->name) != length || strncmp(table->name, name, length) != 0)
            continue;
        size_t column = point ? find_column(table, point + 1) : table->columns.count;
        if (!point)
            table->is_gone = true;
        else if (column < table->columns.count)
            table->is_dead[column] = true;
    }
}

/* -- Finding them again */

/* A table, and where its columns are now. */
struct search {
    struct kept_table *kept;
    const struct kept_table *now;
    size_t *places; /* by column of kept */
    bool *is_taken; /* by row of now */
    struct arena *arena;
    struct strings *lines;
};

static bool is_searched(const struct search *search, size_t column)
{
    return !search->kept->is_dead[column];
}

static const char *value_now(const struct search *search, size_t row, size_t column)
{
    return search->now->rows.items[row].values[search->places[column]];
}

/* How many of the columns agree. */
static size_t count_same(const struct search *search, const struct kept_row *row, size_t now,
                         size_t *ret_searched)
{
    size_t same = 0;
    *ret_searched = 0;
    for (size_t i = 0; i < search->kept->columns.count; i++) {
        if (!is_searched(search, i))
            continue;
        (*ret_searched)++;
        same += value_survives(row->values[i], value_now(search, now, i), search->arena);
    }
    return same;
}

/* The row that agrees in most; the count of rows where none agrees in more than half. */
static size_t find_nearest(const struct search *search, const struct kept_row *row,
                           bool *ret_is_same)
{
    size_t nearest = search->now->rows.count, most = 0, searched = 0;
    *ret_is_same = false;
    for (size_t i = 0; i < search->now->rows.count; i++) {
        if (search->is_taken[i])
            continue;
        size_t same = count_same(search, row, i, &searched);
        if (same == searched) {
            *ret_is_same = true;
            return i;
        }
        if (same > most) {
            most = same;
            nearest = i;
        }
    }
    return most * 2 >= searched ? nearest : search->now->rows.count;
}

static const char *show(const char *value)
{
    return value ? value : "NULL";
}

/* The row by its first column, which is its key more often than not. */
static const char *show_row(const struct search *search, const struct kept_row *row)
{
    const struct kept_table *table = search->kept;
    for (size_t i = 0; i < table->columns.count; i++)
        if (is_searched(search, i))
            return arena_printf(search->arena, "%s = %s", table->columns.items[i],
                                show(row->values[i]));
    return "";
}

static void tell_changes(const struct search *search, const struct kept_row *row, size_t now,
                         bool *changed)
{
    for (size_t i = 0; i < search->kept->columns.count; i++) {
        if (!is_searched(search, i))
            continue;
        const char *value = value_now(search, now, i);
        if (value_survives(row->values[i], value, search->arena))
            continue;
        changed[i] = true;
        vec_push(search->arena, search->lines,
                 arena_printf(search->arena, "table %s: row %s: %s %s became %s",
                              search->kept->name, show_row(search, row),
                              search->kept->columns.items[i], show(row->values[i]), show(value)));
    }
}

static void tell_gone(const struct search *search, struct kept_row *row)
{
    row->is_gone = true;
    vec_push(search->arena, search->lines,
             arena_printf(search->arena, "table %s: row %s is gone", search->kept->name,
                          show_row(search, row)));
}

/* Those that are there unchanged first, so that no other row is taken for one of them. */
static void search_rows(struct search *search, bool *changed)
{
    struct kept_rows *rows = &search->kept->rows;
    bool *is_found = arena_new_array(search->arena, bool, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        size_t at = find_nearest(search, &rows->items[i], &is_found[i]);
        if (is_found[i])
            search->is_taken[at] = true;
    }
    for (size_t i = 0; i < rows->count; i++) {
        bool is_same = false;
        if (is_found[i] || rows->items[i].is_gone)
            continue;
        size_t at = find_nearest(search, &rows->items[i], &is_same);
        if (at == search->now->rows.count) {
            tell_gone(search, &rows->items[i]);
        } else {
            search->is_taken[at] = true;
            tell_changes(search, &rows->items[i], at, changed);
        }
    }
}

static bool place_columns(struct search *search)
{
    bool has_any = false;
    struct kept_table *kept = search->kept;
    for (size_t i = 0; i < kept->columns.count; i++) {
        search->places[i] = find_column(search->now, kept->columns.items[i]);
        if (search->places[i] == search->now->columns.count)
            kept->is_dead[i] = true;
        has_any |= !kept->is_dead[i];
    }
    return has_any;
}

static void compare_table(struct kept_table *kept, const struct kept_table *now,
                          struct arena *arena, struct strings *lines)
{
    size_t count = kept->columns.count;
    bool *changed = arena_new_array(arena, bool, count);
    struct search search = {
        .kept = kept,
        .now = now,
        .places = arena_new_array(arena, size_t, count),
        .is_taken = arena_new_array(arena, bool, now->rows.count),
        .arena = arena,
        .lines = lines,
    };
    if (!place_columns(&search)) {
        kept->is_gone = true;
        return;
    }
    search_rows(&search, changed);
    for (size_t i = 0; i < count; i++)
        kept->is_dead[i] |= changed[i];
}

void kept_compare(struct kept_tables *kept, const struct kept_tables *now, struct arena *arena,
                  struct strings *lines)
{
    for (size_t i = 0; i < kept->count; i++) {
        struct kept_table *table = &kept->items[i];
        const struct kept_table *found = find_table(now, table->name);
        table->is_gone |= !found;
        if (!table->is_gone)
            compare_table(table, found, arena, lines);
    }
}
