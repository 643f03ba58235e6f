/* Reads and writes alembic_version in the words that Alembic uses. */
#include "migrate/version_table.h"

#include <stdio.h>

#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

enum {
    NORMAL_WIDTH = 32, /* Alembic's */
    WIDE_WIDTH = 255,  /* the longest id there may be */
};

static unsigned needed_width(const struct version_table *table)
{
    return table->longest_id > NORMAL_WIDTH ? WIDE_WIDTH : NORMAL_WIDTH;
}

static void add_table(const struct version_table *table, const struct dialect *dialect,
                      struct text *sql)
{
    dialect_add_qualified(dialect, sql, table->schema, table->name);
}

char *version_table_create_sql(const struct version_table *table, const struct dialect *dialect,
                               struct arena *arena)
{
    TEXT_SCOPE(sql);
    TEXT_SCOPE(key);
    text_printf(&key, "%s_pkc", table->name);
    text_add(&sql, "CREATE TABLE ");
    add_table(table, dialect, &sql);
    text_printf(&sql, " (\n    version_num VARCHAR(%u) NOT NULL", needed_width(table));
    if (!table->has_key) {
        text_add(&sql, "\n)");
        return text_copy(&sql, arena);
    }
    text_add(&sql, ", \n    CONSTRAINT ");
    dialect_add_name(dialect, &sql, text_string(&key));
    text_add(&sql, " PRIMARY KEY (version_num)\n)");
    return text_copy(&sql, arena);
}

static void add_where(const struct version_table *table, const struct dialect *dialect,
                      const char *version, struct text *sql)
{
    text_add(sql, " WHERE ");
    add_table(table, dialect, sql);
    text_add(sql, ".version_num = ");
    dialect_add_string(dialect, sql, version);
}

/* What Alembic's INSERT asks back, though nobody reads it. */
static void add_returning(const struct version_table *table, const struct dialect *dialect,
                          struct text *sql)
{
    if (dialect->insert_returning == INSERT_RETURNS_NOTHING)
        return;
    text_add(sql, " RETURNING ");
    if (dialect->insert_returning == INSERT_RETURNS_QUALIFIED) {
        add_table(table, dialect, sql);
        text_add_char(sql, '.');
    }
    text_add(sql, "version_num");
}

char *version_table_change_sql(const struct version_table *table, const struct dialect *dialect,
                               const struct version_change *change, struct arena *arena)
{
    TEXT_SCOPE(sql);
    switch (change->kind) {
    case VERSION_INSERT:
        text_add(&sql, "INSERT INTO ");
        add_table(table, dialect, &sql);
        text_add(&sql, " (version_num) VALUES (");
        dialect_add_string(dialect, &sql, change->to);
        text_add_char(&sql, ')');
        add_returning(table, dialect, &sql);
        break;
    case VERSION_UPDATE:
        text_add(&sql, "UPDATE ");
        add_table(table, dialect, &sql);
        text_add(&sql, " SET version_num=");
        dialect_add_string(dialect, &sql, change->to);
        add_where(table, dialect, change->from, &sql);
        break;
    case VERSION_DELETE:
        text_add(&sql, "DELETE FROM ");
        add_table(table, dialect, &sql);
        add_where(table, dialect, change->from, &sql);
        break;
    }
    return text_copy(&sql, arena);
}

char *version_table_purge_sql(const struct version_table *table, const struct dialect *dialect,
                              struct arena *arena)
{
    TEXT_SCOPE(sql);
    text_add(&sql, "DELETE FROM ");
    add_table(table, dialect, &sql);
    return text_copy(&sql, arena);
}

bool version_table_read_rows(const struct version_table *table, struct connection *connection,
                             struct arena *arena, struct strings *ret_versions,
                             struct alq_error *err)
{
    TEXT_SCOPE(sql);
    text_add(&sql, "SELECT version_num FROM ");
    add_table(table, connection->dialect, &sql);
    ROWS_SCOPE(rows);
    *ret_versions = (struct strings){0};
    if (!connection_query(connection, text_string(&sql), NULL, 0, &rows, err))
        return false;
    bool has_row = false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row)
            return true;
        const char *version = rows_text(rows, 0, arena);
        if (version)
            vec_push(arena, ret_versions, version);
    }
    return false;
}

bool version_table_read(const struct version_table *table, struct connection *connection,
                        struct arena *arena, struct strings *ret_versions, bool *ret_exists,
                        struct alq_error *err)
{
    bool exists = false;
    const struct dialect *dialect = connection->dialect;
    if (!dialect->has_table(connection, table->schema, table->name, &exists, err))
        return false;
    if (ret_exists)
        *ret_exists = exists;
    *ret_versions = (struct strings){0};
    return !exists || version_table_read_rows(table, connection, arena, ret_versions, err);
}

bool version_table_ensure(const struct version_table *table, struct connection *connection,
                          struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    bool exists = false;
    const struct dialect *dialect = connection->dialect;
    if (!dialect->has_table(connection, table->schema, table->name, &exists, err))
        return false;
    if (!exists)
        return connection_execute(connection, version_table_create_sql(table, dialect, &scratch),
                                  err);
    if (table->longest_id <= NORMAL_WIDTH)
        return true;
    unsigned width = 0;
    if (!dialect->column_width(connection, table->schema, table->name, "version_num", &width, err))
        return false;
    if (width == 0 || width >= table->longest_id)
        return true;
    return dialect->widen_column(connection, table->schema, table->name, "version_num", WIDE_WIDTH,
                                 err);
}

static bool apply_change(const struct version_table *table, struct connection *connection,
                         const struct version_change *change, uint64_t *ret_matched,
                         struct alq_error *err)
{
    TEXT_SCOPE(sql);
    struct value values[2] = {value_of_text(change->to), value_of_text(change->from)};
    const struct value *first = values;
    size_t count = 1;
    if (change->kind == VERSION_INSERT) {
        text_add(&sql, "INSERT INTO ");
        add_table(table, connection->dialect, &sql);
        text_add(&sql, " (version_num) VALUES (?)");
    } else if (change->kind == VERSION_UPDATE) {
        text_add(&sql, "UPDATE ");
        add_table(table, connection->dialect, &sql);
        text_add(&sql, " SET version_num=? WHERE version_num = ?");
        count = 2;
    } else {
        text_add(&sql, "DELETE FROM ");
        add_table(table, connection->dialect, &sql);
        text_add(&sql, " WHERE version_num = ?");
        first = values + 1;
    }
    return connection_defer(connection, text_string(&sql), first, count, ret_matched, err);
}

static bool check_change(const struct version_table *table, const struct version_change *change,
                         uint64_t matched, struct alq_error *err)
{
    if (matched == 1)
        return true;
    error_set(err, ALQ_ERROR_DATABASE, "version table %s has %llu rows '%s' where one was expected",
              table->name, (unsigned long long)matched, change->from ? change->from : change->to);
    error_detail(err, "the table was changed by something else, or a row stands in it twice");
    return error_hint(err, "alambique status");
}

bool version_table_apply(const struct version_table *table, struct connection *connection,
                         const struct version_changes *changes, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    uint64_t *matched = arena_new_array(&scratch, uint64_t, changes->count);
    for (size_t i = 0; i < changes->count; i++)
        if (!apply_change(table, connection, &changes->items[i], &matched[i], err)) {
            (void)!connection_settle(connection, NULL); /* nothing may write there later */
            return false;
        }
    if (!connection_settle(connection, err))
        return false;
    for (size_t i = 0; i < changes->count; i++)
        if (!check_change(table, &changes->items[i], matched[i], err))
            return false;
    return true;
}

bool version_table_purge(const struct version_table *table, struct connection *connection,
                         struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    return connection_execute(connection,
                              version_table_purge_sql(table, connection->dialect, &scratch), err);
}
