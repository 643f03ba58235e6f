/* Reads tables and whole schemas from information_schema: eight queries, and one for partitions
 * where there are any, however many tables there are. */
#include "database/mysql/internal.h"

#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "database/mysql/inspect_parts.h"
#include "database/mysql/queries.h"
#include "base/banned.h"

struct inspection {
    struct connection *connection;
    const char *schema; /* NULL: the one that is chosen */
    const char *table;  /* NULL: all */
    bool wants_view;    /* a view is read as a table */
    struct arena *arena;
    struct schema *found;
    struct map tables;             /* by name */
    struct index *index;           /* that is being read */
    struct constraint *constraint; /* that is being read */
    bool has_partitions;
};

typedef void (*add_row_fn)(struct inspection *inspection, const struct rows *rows);

/* A part of a query that stands in a comment is taken in: what follows "name:" there. */
static char *take_in(const char *query, const char *name, struct arena *arena)
{
    char *mark = arena_printf(arena, "/*%s:", name);
    const char *start = strstr(query, mark);
    const char *end = start ? strstr(start, "*/") : NULL;
    if (!end)
        return arena_strdup(arena, query);
    const char *inside = start + strlen(mark);
    return arena_printf(arena, "%.*s%.*s%s", (int)(start - query), query, (int)(end - inside),
                        inside, end + 2);
}

static const char *text_at(const struct inspection *inspection, const struct rows *rows,
                           size_t column)
{
    return rows_text(rows, column, inspection->arena);
}

static bool read_all(struct inspection *inspection, const char *query, add_row_fn add,
                     struct alq_error *err)
{
    struct value parameters[] = {value_of_text(inspection->schema),
                                 value_of_text(inspection->table)};
    size_t count = 1;
    bool has_row = false;
    if (inspection->table && strstr(query, "/*table:")) {
        query = take_in(query, "table", inspection->arena);
        count = 2;
    }
    /* What MariaDB's information_schema does not have, nor that of MySQL before 8.0.13. */
    if (!inspection->connection->is_mariadb && inspection->connection->wraps_defaults)
        query = take_in(query, "mysql8", inspection->arena);
    ROWS_SCOPE(rows);
    if (!connection_query(inspection->connection, query, parameters, count, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row)
            return true;
        add(inspection, rows);
    }
    return false;
}

/* SQL that the server has written. */
static const char *own_text_at(const struct inspection *inspection, const struct rows *rows,
                               size_t column)
{
    const char *text = text_at(inspection, rows, column);
    return !text || inspection->connection->is_mariadb ? text
                                                       : mysql_unescape(text, inspection->arena);
}

/* The table that a row is about; NULL for one that came after the tables were read. */
static struct table *table_of(const struct inspection *inspection, const struct rows *rows)
{
    return map_get(&inspection->tables, rows_value(rows, 0).bytes);
}

/* -- What a row adds */

static void add_sequence(struct inspection *inspection, const char *name)
{
    struct sequence *sequence = arena_new(inspection->arena, struct sequence);
    sequence->schema = inspection->schema;
    sequence->name = name;
    vec_push(inspection->arena, &inspection->found->sequences, sequence);
}

static void add_table(struct inspection *inspection, const struct rows *rows)
{
    enum { NAME, TYPE, ENGINE, CHARSET, COLLATION, COMMENT, OPTIONS };
    static const char *const keys[] = {
        [ENGINE] = "mysql_engine",
        [CHARSET] = "mysql_default_charset",
        [COLLATION] = "mysql_collate",
    };
    struct arena *arena = inspection->arena;
    const char *name = text_at(inspection, rows, NAME);
    const char *type = text_at(inspection, rows, TYPE);
    const char *comment = text_at(inspection, rows, COMMENT);
    const char *options = text_at(inspection, rows, OPTIONS);
    if (string_equal(type, "SEQUENCE"))
        add_sequence(inspection, name);
    bool is_view = string_equal(type, "VIEW") && inspection->wants_view;
    if (!is_view && !string_equal(type, "BASE TABLE") && !string_equal(type, "SYSTEM VERSIONED"))
        return;
    struct table *table = table_new(arena, inspection->schema, name);
    for (size_t i = ENGINE; i <= COLLATION; i++)
        if (text_at(inspection, rows, i))
            options_set_text(&table->options, arena, keys[i], text_at(inspection, rows, i));
    table->comment = comment && *comment ? comment : NULL;
    mysql_read_options(table, options ? options : "", arena);
    inspection->has_partitions =
        inspection->has_partitions || (options && strstr(options, "partitioned"));
    vec_push(arena, &inspection->found->tables, table);
    map_put(&inspection->tables, arena, table->name, table);
}

static void add_column(struct inspection *inspection, const struct rows *rows)
{
    enum { TABLE, NAME, TYPE, NULLABLE, DEFAULT, EXTRA, CHARSET, COLLATION, COMMENT, EXPRESSION };
    struct table *table = table_of(inspection, rows);
    if (!table)
        return;
    const struct column_row row = {
        .name = text_at(inspection, rows, NAME),
        .type = text_at(inspection, rows, TYPE),
        .is_nullable = string_equal(text_at(inspection, rows, NULLABLE), "YES"),
        .written_default = text_at(inspection, rows, DEFAULT),
        .extra = text_at(inspection, rows, EXTRA),
        /* A view says these of each of its columns, and has none of its own to compare with. */
        .charset = inspection->wants_view ? NULL : text_at(inspection, rows, CHARSET),
        .collation = inspection->wants_view ? NULL : text_at(inspection, rows, COLLATION),
        .comment = text_at(inspection, rows, COMMENT),
        .expression = text_at(inspection, rows, EXPRESSION),
    };
    vec_push(inspection->arena, &table->columns,
             mysql_column_of(&row, inspection->connection->is_mariadb, table, inspection->arena));
}

/* An index begins with the first of its columns. A UNIQUE of long texts is a HASH to MariaDB, which
 * need not be said. */
static struct index *begin_index(struct inspection *inspection, struct table *table,
                                 const struct rows *rows)
{
    enum { NAME = 1, NON_UNIQUE = 2, TYPE = 6, COMMENT = 7 };
    const char *name = text_at(inspection, rows, NAME);
    const char *type = text_at(inspection, rows, TYPE);
    const char *comment = text_at(inspection, rows, COMMENT);
    struct index *last =
        table->indexes.count ? table->indexes.items[table->indexes.count - 1] : NULL;
    if (last && string_equal(last->name, name))
        return last;
    struct index *index = index_new(inspection->arena, name);
    index->is_name_final = true;
    index->is_unique = rows_integer(rows, NON_UNIQUE) == 0;
    index->comment = comment && *comment ? comment : NULL;
    if (string_equal(type, "FULLTEXT") || string_equal(type, "SPATIAL"))
        options_set_text(&index->options, inspection->arena, "mysql_prefix", type);
    else if (!string_equal(type, "BTREE") && !index->is_unique)
        options_set_text(&index->options, inspection->arena, "mysql_using", type);
    index->method = type;
    vec_push(inspection->arena, &table->indexes, index);
    return index;
}

static void add_index_member(struct inspection *inspection, const struct rows *rows)
{
    enum { COLUMN = 3, LENGTH = 4, ORDER = 5, EXPRESSION = 8 };
    struct table *table = table_of(inspection, rows);
    if (!table)
        return;
    struct index *index = begin_index(inspection, table, rows);
    bool is_partial = rows_value(rows, LENGTH).kind != VALUE_NULL &&
                      !options_text(&index->options, "mysql_prefix");
    struct index_element element = {
        .column = text_at(inspection, rows, COLUMN),
        .expression = own_text_at(inspection, rows, EXPRESSION),
        .is_descending = string_equal(text_at(inspection, rows, ORDER), "D"),
        .length = is_partial ? (int)rows_integer(rows, LENGTH) : TYPE_UNSET,
    };
    if (!element.column)
        element.form = INDEX_FORM_OPERATOR;
    vec_push(inspection->arena, &index->elements, element);
}

/* NULL for what a server does of its own accord. */
static const char *rule_of(const char *rule)
{
    return string_equal(rule, "RESTRICT") || string_equal(rule, "NO ACTION") ? NULL : rule;
}

static void add_foreign_key(struct inspection *inspection, const struct rows *rows)
{
    enum { TABLE, NAME, COLUMN, SCHEMA, REFERRED, REFERRED_COLUMN, UPDATE, DELETE, IS_SAME };
    struct arena *arena = inspection->arena;
    struct table *table = table_of(inspection, rows);
    const char *name = text_at(inspection, rows, NAME);
    if (!table)
        return;
    struct constraint *key =
        table->constraints.count ? table->constraints.items[table->constraints.count - 1] : NULL;
    if (!key || key->kind != CONSTRAINT_FOREIGN_KEY || !string_equal(key->name, name)) {
        key = constraint_new(arena, CONSTRAINT_FOREIGN_KEY, name);
        key->is_name_final = true;
        key->referred_table = text_at(inspection, rows, REFERRED);
        key->referred_schema =
            rows_integer(rows, IS_SAME) ? inspection->schema : text_at(inspection, rows, SCHEMA);
        key->on_update = rule_of(text_at(inspection, rows, UPDATE));
        key->on_delete = rule_of(text_at(inspection, rows, DELETE));
        vec_push(arena, &table->constraints, key);
    }
    vec_push(arena, &key->columns, text_at(inspection, rows, COLUMN));
    vec_push(arena, &key->referred_columns, text_at(inspection, rows, REFERRED_COLUMN));
}

static void add_check(struct inspection *inspection, const struct rows *rows)
{
    enum { TABLE, NAME, CLAUSE, IS_COLUMN };
    struct arena *arena = inspection->arena;
    struct table *table = table_of(inspection, rows);
    const char *name = text_at(inspection, rows, NAME);
    struct column *column = table ? table_find_column(table, name) : NULL;
    bool is_of_column = rows_integer(rows, IS_COLUMN) != 0 && column;
    if (!table)
        return;
    struct constraint *check = constraint_new(arena, CONSTRAINT_CHECK, is_of_column ? NULL : name);
    check->is_name_final = !is_of_column;
    check->check = own_text_at(inspection, rows, CLAUSE);
    if (is_of_column)
        vec_push(arena, &column->constraints, check);
    else
        vec_push(arena, &table->constraints, check);
}

static void add_partition(struct inspection *inspection, const struct rows *rows)
{
    enum { TABLE, METHOD, EXPRESSION, INNER_METHOD, INNER_EXPRESSION, NAME, DESCRIPTION, COUNT };
    struct table *table = table_of(inspection, rows);
    const struct partition_row row = {
        .method = text_at(inspection, rows, METHOD),
        .expression = own_text_at(inspection, rows, EXPRESSION),
        .inner_method = text_at(inspection, rows, INNER_METHOD),
        .inner_expression = own_text_at(inspection, rows, INNER_EXPRESSION),
        .name = text_at(inspection, rows, NAME),
        .description = own_text_at(inspection, rows, DESCRIPTION),
        .inner_count = rows_integer(rows, COUNT),
    };
    if (table)
        mysql_add_partition(table, &row, inspection->arena);
}

static void add_view(struct inspection *inspection, const struct rows *rows)
{
    struct view *view = arena_new(inspection->arena, struct view);
    view->schema = inspection->schema;
    view->name = text_at(inspection, rows, 0);
    view->definition = text_at(inspection, rows, 1);
    vec_push(inspection->arena, &inspection->found->views, view);
}

static void add_trigger(struct inspection *inspection, const struct rows *rows)
{
    enum { NAME, TABLE, TIMING, EVENT, STATEMENT };
    const struct dialect *dialect = inspection->connection->dialect;
    struct trigger *trigger = arena_new(inspection->arena, struct trigger);
    TEXT_SCOPE(source);
    trigger->schema = inspection->schema;
    trigger->name = text_at(inspection, rows, NAME);
    trigger->table = text_at(inspection, rows, TABLE);
    text_add(&source, "CREATE TRIGGER ");
    dialect_add_name(dialect, &source, trigger->name);
    text_printf(&source, " %s %s ON ", text_at(inspection, rows, TIMING),
                text_at(inspection, rows, EVENT));
    dialect_add_name(dialect, &source, trigger->table);
    text_printf(&source, " FOR EACH ROW %s", text_at(inspection, rows, STATEMENT));
    trigger->source = text_copy(&source, inspection->arena);
    vec_push(inspection->arena, &inspection->found->triggers, trigger);
}

/* -- Keys, which are indexes to the server */

static struct constraint *key_of_index(const struct index *index, struct arena *arena)
{
    bool is_primary = string_equal(index->name, "PRIMARY");
    struct constraint *key =
        constraint_new(arena, is_primary ? CONSTRAINT_PRIMARY_KEY : CONSTRAINT_UNIQUE,
                       is_primary ? NULL : index->name);
    key->is_name_final = !is_primary;
    for (size_t i = 0; i < index->elements.count; i++)
        vec_push(arena, &key->columns, index->elements.items[i].column);
    return key;
}

/* A constraint cannot say all that an index can. */
static bool is_plain_key(const struct index *index)
{
    if (!index->is_unique)
        return false;
    if (string_equal(index->name, "PRIMARY"))
        return true;
    if (index->options.count || index->comment)
        return false;
    for (size_t i = 0; i < index->elements.count; i++) {
        const struct index_element *element = &index->elements.items[i];
        if (!element->column || element->length != TYPE_UNSET || element->is_descending)
            return false;
    }
    return true;
}

static void take_keys(struct table *table, struct arena *arena)
{
    struct constraints others = table->constraints;
    size_t kept = 0;
    table->constraints = (struct constraints){0};
    for (size_t i = 0; i < table->indexes.count; i++) {
        struct index *index = table->indexes.items[i];
        if (is_plain_key(index))
            vec_push(arena, &table->constraints, key_of_index(index, arena));
        else
            table->indexes.items[kept++] = index;
    }
    table->indexes.count = kept;
    for (size_t i = 0; i < others.count; i++)
        vec_push(arena, &table->constraints, others.items[i]);
    struct constraint *key = table_primary_key(table);
    for (size_t i = 0; key && i < key->columns.count; i++) {
        struct column *column = table_find_column(table, key->columns.items[i]);
        if (column)
            column->is_primary_key = true;
    }
}

/* -- All of it */

/* MySQL before 8.0.16 has no CHECKs, and no table of them. */
static bool read_checks(struct inspection *inspection, struct alq_error *err)
{
    enum { UNKNOWN_TABLE = 1109 };
    ERROR_SCOPE(failure);
    const char *query = inspection->connection->is_mariadb ? checks_mariadb_sql : checks_mysql_sql;
    return read_all(inspection, query, add_check, &failure) ||
           failure.vendor_code == UNKNOWN_TABLE || error_move(err, &failure);
}

static bool read_tables(struct inspection *inspection, struct alq_error *err)
{
    if (!read_all(inspection, tables_sql, add_table, err))
        return false;
    if (!inspection->found->tables.count)
        return true;
    if (!read_all(inspection, columns_sql, add_column, err) ||
        !read_all(inspection, indexes_sql, add_index_member, err) ||
        !read_all(inspection, foreign_keys_sql, add_foreign_key, err) ||
        !read_checks(inspection, err) ||
        (inspection->has_partitions && !read_all(inspection, partitions_sql, add_partition, err)))
        return false;
    for (size_t i = 0; i < inspection->found->tables.count; i++)
        take_keys(inspection->found->tables.items[i], inspection->arena);
    return true;
}

static bool inspect_one(struct inspection *inspection, struct table **ret_table,
                        struct alq_error *err)
{
    inspection->found = arena_new(inspection->arena, struct schema);
    if (!read_tables(inspection, err))
        return false;
    /* Where names have no case, the table may be called otherwise. */
    *ret_table = inspection->found->tables.count ? inspection->found->tables.items[0] : NULL;
    return true;
}

bool mysql_inspect_table(struct connection *connection, const char *schema, const char *table,
                         struct arena *arena, struct table **ret_table, struct alq_error *err)
{
    struct inspection inspection = {.connection = connection,
                                    .schema = schema,
                                    .table = table,
                                    .arena = arena};
    return inspect_one(&inspection, ret_table, err);
}

bool mysql_inspect_view(struct connection *connection, const char *schema, const char *view,
                        struct arena *arena, struct table **ret_table, struct alq_error *err)
{
    struct inspection inspection = {.connection = connection,
                                    .schema = schema,
                                    .table = view,
                                    .wants_view = true,
                                    .arena = arena};
    return inspect_one(&inspection, ret_table, err);
}

bool mysql_inspect_schema(struct connection *connection, const char *schema, struct arena *arena,
                          struct schema **ret_schema, struct alq_error *err)
{
    struct inspection inspection = {.connection = connection, .schema = schema, .arena = arena};
    inspection.found = arena_new(arena, struct schema);
    inspection.found->name = schema;
    if (!read_tables(&inspection, err) || !read_all(&inspection, views_sql, add_view, err) ||
        !read_all(&inspection, triggers_sql, add_trigger, err))
        return false;
    *ret_schema = inspection.found;
    return true;
}
