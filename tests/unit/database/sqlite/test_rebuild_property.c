/* Random tables through random changes: what was not asked to change is the same afterwards, by the
 * texts in sqlite_schema and by the rows. ALQ_PROPERTY_SEEDS sets how many seeds run; each failure
 * names its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/apply.h"
#include "database/sqlite/sqlite.h"
#include "support/failing_connection.h"
#include "support/sqlite_file.h"
#include "base/banned.h"

enum { DEFAULT_SEEDS = 120, COLUMNS = 6, CHANGES = 4 };

struct world {
    struct sqlite_files files;
    struct connection *connection;
    struct arena *arena;
    uint64_t random;
    unsigned seed;
    bool is_without_rowid;
    bool is_present[COLUMNS + CHANGES];
    const char *names[COLUMNS + CHANGES];
    unsigned column_count;
    unsigned constraint_count;
    struct failing_plan plan;
};

static unsigned pick(struct world *world, unsigned count)
{
    world->random ^= world->random << 13;
    world->random ^= world->random >> 7;
    world->random ^= world->random << 17;
    return (unsigned)(world->random >> 33) % count;
}

static bool chance(struct world *world, unsigned percent)
{
    return pick(world, 100) < percent;
}

static const char *one_of(struct world *world, const char *const *words, unsigned count)
{
    return words[pick(world, count)];
}

#define ONE_OF(world, ...)                                                                         \
    one_of((world), (const char *const[]){__VA_ARGS__},                                            \
           sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void run(struct world *world, const char *sql)
{
    sqlite_must_execute(world->connection, sql);
}

static const char *ask(struct world *world, const char *sql)
{
    const char *answer = sqlite_must_ask(&world->files, world->connection, sql);
    return answer ? answer : "(null)";
}

/* -- A random table t, with a child, views, triggers and indexes */

static void name_columns(struct world *world)
{
    static const char *const odd[] = {"plain",   "Mixed Case", "select",
                                      "quo\"te", "brack]et",   "\xc3\xa9t\xc3\xa9",
                                      "da-sh",   "com,ma",     "pa(ren",
                                      "semi;",   "x--y",       "a/*b",
                                      "it's"};
    unsigned first = pick(world, 13);
    for (unsigned i = 0; i < COLUMNS + CHANGES; i++)
        world->names[i] = odd[(first + i) % 13];
}

static char *quoted(struct world *world, const char *name)
{
    TEXT_SCOPE(text);
    dialect_add_quoted_name(&sqlite_dialect, &text, name);
    return text_copy(&text, world->arena);
}

static void add_column(struct world *world, struct text *sql, unsigned i)
{
    const char *gap = ONE_OF(world, " ", "  ", "\n    ", " /* , ( ' */ ");
    text_printf(sql, "%s%s%s%s", i ? "," : "", gap, quoted(world, world->names[i]), gap);
    text_add(sql, ONE_OF(world, "TEXT", "VARCHAR(20)", "\"odd type\"", "numeric (10, 2)", ""));
    if (chance(world, 30))
        text_printf(sql, "%sNOT NULL", gap);
    if (chance(world, 30))
        text_printf(sql, " DEFAULT %s",
                    ONE_OF(world, "'a, b'", "(1 + 1)", "-3", "'it''s'", "CURRENT_DATE"));
    if (chance(world, 20))
        text_printf(sql, " COLLATE %s", ONE_OF(world, "nocase", "RTRIM"));
    if (chance(world, 15))
        text_add(sql, " UNIQUE");
    if (chance(world, 20))
        text_printf(sql, " CONSTRAINT \"ck %u\" CHECK (length(%s) < 1000)", i,
                    quoted(world, world->names[i]));
    if (chance(world, 30))
        text_printf(sql, " -- about %u, (\n", i);
}

static void make_table(struct world *world)
{
    TEXT_SCOPE(sql);
    bool is_numbered = chance(world, 40);
    world->is_without_rowid = !is_numbered && chance(world, 30);
    text_add(&sql,
             ONE_OF(world, "CREATE TABLE t(", "create table [t] (", "CREATE TABLE \"t\" -- it\n("));
    for (unsigned i = 0; i < COLUMNS; i++) {
        add_column(world, &sql, i);
        world->is_present[i] = true;
    }
    text_add(&sql, ", id INTEGER NOT NULL");
    text_add(&sql, is_numbered ? " PRIMARY KEY AUTOINCREMENT" : "");
    text_printf(&sql, ", g AS (id || '!') %s", ONE_OF(world, "STORED", "VIRTUAL", ""));
    text_add(&sql, ", up REFERENCES t (id) ON DELETE CASCADE");
    if (!is_numbered)
        text_add(&sql,
                 ONE_OF(world, ", PRIMARY KEY (id)", "\n, CONSTRAINT pk PRIMARY KEY (id DESC)"));
    text_printf(&sql, "%sCHECK (t.id >= 0)", ONE_OF(world, ", ", ",\n  -- never below\n  "));
    text_add(&sql, ")");
    text_add(&sql, world->is_without_rowid ? " WITHOUT ROWID" : "");
    world->column_count = COLUMNS;
    run(world, text_string(&sql));
}

static void make_rest(struct world *world)
{
    const char *column = quoted(world, world->names[0]);
    struct arena *arena = world->arena;
    run(world, "CREATE TABLE child (c REFERENCES t (id) ON DELETE CASCADE)");
    run(world, "CREATE TABLE log (m)");
    run(world, "CREATE INDEX i1 ON t (id DESC, up COLLATE nocase) WHERE up IS NOT NULL");
    run(world, "CREATE UNIQUE INDEX [i 2] on \"t\"( lower(id) )");
    run(world, arena_printf(arena, "CREATE INDEX i3 ON t (%s /* x */ COLLATE nocase)", column));
    run(world, arena_printf(arena, "CREATE VIEW v AS SELECT id, %s AS first FROM t", column));
    run(world, "CREATE TRIGGER tr AFTER UPDATE OF id ON t BEGIN INSERT INTO log VALUES (old.id || "
               "';'); END");
    run(world,
        "CREATE TRIGGER tv INSTEAD OF DELETE ON v BEGIN DELETE FROM t WHERE id = old.id; END");
    for (int row = 0; row < 20; row++) {
        TEXT_SCOPE(sql);
        text_add(&sql, "INSERT INTO t (id, up");
        for (unsigned i = 0; i < COLUMNS; i++)
            text_printf(&sql, ", %s", quoted(world, world->names[i]));
        text_printf(&sql, ") VALUES (%d, %s", row * 3 + 1, row ? "1" : "NULL");
        for (unsigned i = 0; i < COLUMNS; i++)
            text_printf(&sql, ", %s%d%s", ONE_OF(world, "'x", "'y \xc3\xa9", "'12"), row, "'");
        text_add(&sql, ")");
        run(world, text_string(&sql));
        run(world, arena_printf(arena, "INSERT INTO child VALUES (%d)", row * 3 + 1));
    }
    run(world, "DELETE FROM t WHERE id = 58");
    run(world, "ANALYZE");
}

/* -- Random changes */

static struct operation *make(struct world *world, enum operation_kind kind)
{
    return operation_new(world->arena, kind, NULL, "t");
}

static unsigned some_column(struct world *world)
{
    unsigned column;
    do
        column = 1 + pick(world, world->column_count - 1); /* the first is in the view */
    while (!world->is_present[column]);
    return column;
}

static struct operation *change_column(struct world *world)
{
    struct operation *operation = make(world, OPERATION_ALTER_COLUMN);
    struct column_change *change = arena_new(world->arena, struct column_change);
    unsigned column = some_column(world);
    operation->name = world->names[column];
    operation->change = change;
    change->sets_type = chance(world, 50) || column >= COLUMNS;
    change->type = type_new(world->arena, TYPE_TEXT);
    change->server_default =
        (struct default_value){chance(world, 50) ? DEFAULT_STRING : DEFAULT_NONE, "d'x"};
    if (column >= COLUMNS) /* new in this batch: without its default, it might be left empty */
        return operation;
    change->sets_nullable = chance(world, 50);
    change->is_nullable = chance(world, 50);
    change->sets_default = chance(world, 50) || (!change->sets_type && !change->sets_nullable);
    return operation;
}

static struct operation *add_some_column(struct world *world)
{
    struct operation *operation = make(world, OPERATION_ADD_COLUMN);
    struct column *column = column_new(world->arena, world->names[world->column_count],
                                       type_new(world->arena, TYPE_INTEGER));
    column->is_nullable = chance(world, 50);
    column->server_default = (struct default_value){DEFAULT_EXPRESSION, "abs(-7)"};
    operation->column = column;
    if (chance(world, 40))
        operation->insert_before = world->names[some_column(world)];
    world->is_present[world->column_count++] = true;
    return operation;
}

static struct operation *drop_some_column(struct world *world)
{
    struct operation *operation = make(world, OPERATION_DROP_COLUMN);
    unsigned left = 0, column = some_column(world);
    for (unsigned i = 1; i < world->column_count; i++)
        left += world->is_present[i];
    if (left < 2)
        return change_column(world);
    operation->name = world->names[column];
    world->is_present[column] = false;
    return operation;
}

static struct operation *add_some_constraint(struct world *world)
{
    struct operation *operation = make(world, OPERATION_CREATE_CONSTRAINT);
    const char *name = arena_printf(world->arena, "added %u", world->constraint_count++);
    bool is_check = chance(world, 50);
    struct constraint *constraint =
        constraint_new(world->arena, is_check ? CONSTRAINT_CHECK : CONSTRAINT_UNIQUE, name);
    const char *column = world->names[some_column(world)];
    constraint->check = arena_printf(world->arena, "%s <> ') nothing'", quoted(world, column));
    vec_push(world->arena, &constraint->columns, column);
    vec_push(world->arena, &constraint->columns, "id");
    operation->constraint = constraint;
    if (is_check)
        constraint->columns.count = 0;
    return operation;
}

static struct operation *some_change(struct world *world)
{
    switch (pick(world, 4)) {
    case 0:
        return change_column(world);
    case 1:
        return add_some_column(world);
    case 2:
        return drop_some_column(world);
    default:
        return add_some_constraint(world);
    }
}

/* -- What must stay */

/* The definitions of all but t, and of t what is never changed: id, g, up, key and check; by
 * SQLite's own eyes. */
static const char others[] =
    "SELECT group_concat(type || name || tbl_name || sql, char(10)) FROM "
    "(SELECT * FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 't' ORDER BY type, name)";
static const char indexes[] = "SELECT group_concat(n || u || o || p || coalesce(c, '-') || d || "
                              "coalesce(k, ''), char(10)) FROM "
                              "(SELECT i.name AS n, i.\"unique\" AS u, i.origin AS o, i.partial AS "
                              "p, x.name AS c, x.desc AS d, x.coll AS k "
                              "FROM pragma_index_list('t') AS i, pragma_index_xinfo(i.name) AS x "
                              "WHERE i.origin = 'c' AND x.key ORDER BY 1, x.seqno)";
static const char keys[] = "SELECT (SELECT group_concat(\"from\" || \"table\" || \"to\" || "
                           "on_delete) FROM pragma_foreign_key_list('t')) || "
                           "(SELECT group_concat(name || type || pk || \"notnull\" || hidden) FROM "
                           "pragma_table_xinfo('t') "
                           "WHERE name IN ('id', 'g', 'up'))";
static const char rest[] = "SELECT (SELECT group_concat(id || g || coalesce(up, '-')) FROM (SELECT "
                           "* FROM t ORDER BY id)) || "
                           "(SELECT group_concat(c) FROM child) || (SELECT count(*) FROM log) || "
                           "(SELECT group_concat(tbl || coalesce(idx, '') || stat) FROM (SELECT * "
                           "FROM sqlite_stat1 WHERE idx IN "
                           "('i1', 'i 2', 'i3') ORDER BY tbl, idx))";
static const char sequence[] = "SELECT (SELECT group_concat(name || seq) FROM sqlite_sequence)";

struct picture {
    const char *others, *indexes, *keys, *rest, *sequence, *checks;
    const char *columns[COLUMNS + CHANGES]; /* the values of each, and its definition */
};

static void take(struct world *world, struct picture *picture)
{
    bool has_sequence =
        strcmp(ask(world, "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'"),
               "0");
    picture->others = ask(world, others);
    picture->indexes = ask(world, indexes);
    picture->keys = ask(world, keys);
    picture->rest = ask(world, rest);
    picture->sequence = has_sequence ? ask(world, sequence) : "";
    for (unsigned i = 0; i < world->column_count; i++) {
        const char *name = quoted(world, world->names[i]);
        if (!world->is_present[i])
            continue;
        picture->columns[i] = ask(
            world,
            arena_printf(
                world->arena,
                "SELECT group_concat(coalesce(%s, '-'), ';') FROM (SELECT * FROM t ORDER BY id)",
                name));
    }
}

static const char *same(const char *a, const char *b, const char *what)
{
    return string_equal(a, b) ? NULL : what;
}

/* What differs between two pictures; NULL: nothing. Columns in both must have the same values, but
 * for those that are new. */
static const char *compare(const struct picture *a, const struct picture *b)
{
    const char *difference = same(a->others, b->others, "other objects");
    difference = difference ? difference : same(a->indexes, b->indexes, "indexes");
    difference = difference ? difference : same(a->keys, b->keys, "keys");
    difference = difference ? difference : same(a->rest, b->rest, "rows");
    difference = difference ? difference : same(a->sequence, b->sequence, "the sequence");
    for (unsigned i = 0; !difference && i < COLUMNS + CHANGES; i++)
        if (a->columns[i] && b->columns[i])
            difference = same(a->columns[i], b->columns[i], "a column");
    return difference;
}

static bool make_changes(struct world *world, struct connection *connection,
                         const struct operations *changes, struct alq_error *err)
{
    struct apply apply;
    apply_init(&apply, connection, false, world->arena, (struct statement_sink){0});
    return connection_begin(connection, err) &&
           operations_apply_batch(&apply, NULL, "t", changes, RECREATE_ALWAYS, err) &&
           connection_commit(connection, err);
}

/* Each n-th call fails: nothing has changed. */
static void fail_in_turn(struct world *world, const struct operations *changes,
                         const struct picture *before)
{
    struct connection *failing = failing_connection_new(world->connection, &world->plan);
    const char *text = ask(world, "SELECT sql FROM sqlite_schema WHERE name = 't'");
    for (unsigned n = 1;; n++) {
        ERROR_SCOPE(err);
        struct picture after = {0};
        world->plan = (struct failing_plan){.fail_at = n};
        bool is_made = make_changes(world, failing, changes, &err);
        world->plan.fail_at = 0;
        if (is_made)
            break;
        connection_rollback(failing);
        if (!world->plan.failed)
            fail_msg("seed %u: %s\n%s", world->seed, err.message,
                     err.statement ? err.statement : "");
        bool had[COLUMNS + CHANGES];
        memcpy(had, world->is_present, sizeof had);
        for (unsigned i = 0; i < COLUMNS + CHANGES; i++)
            world->is_present[i] = before->columns[i];
        take(world, &after);
        memcpy(world->is_present, had, sizeof had);
        const char *difference = compare(before, &after);
        if (difference ||
            !string_equal(text, ask(world, "SELECT sql FROM sqlite_schema WHERE name = 't'")))
            fail_msg("seed %u: call %u failed and %s differ", world->seed, n,
                     difference ? difference : "texts");
    }
    world->connection = failing; /* which owns the other */
}

static void check_seed(unsigned seed)
{
    struct world world = {.seed = seed, .random = 88172645463325252u + seed * 7919u};
    ERROR_SCOPE(err);
    struct picture before = {0}, after = {0};
    struct operations changes = {0};
    sqlite_files_make(&world.files);
    world.arena = &world.files.arena;
    world.connection = sqlite_files_open(&world.files, "sqlite:///app.db", NULL);
    name_columns(&world);
    run(&world, "PRAGMA synchronous = OFF");
    make_table(&world);
    make_rest(&world);
    run(&world, chance(&world, 50) ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
    take(&world, &before);
    for (unsigned count = 1 + pick(&world, CHANGES); count > 0; count--)
        vec_push(world.arena, &changes, some_change(&world));
    if (seed % 10 == 0)
        fail_in_turn(&world, &changes, &before);
    else if (!make_changes(&world, world.connection, &changes, &err))
        fail_msg("seed %u: %s\n%s", seed, err.message, err.statement ? err.statement : "");
    take(&world, &after);
    const char *difference = compare(&before, &after);
    if (difference)
        fail_msg("seed %u: %s differ\n%s\n%s", seed, difference, before.rest, after.rest);
    if (strcmp(ask(&world, "PRAGMA integrity_check"), "ok") != 0)
        fail_msg("seed %u: the file is damaged", seed);
    connection_free(world.connection);
    sqlite_files_remove(&world.files);
}

static void test_random_changes(void **state)
{
    const char *asked = getenv("ALQ_PROPERTY_SEEDS");
    unsigned count = asked ? (unsigned)strtoul(asked, NULL, 10) : DEFAULT_SEEDS;
    (void)state;
    for (unsigned seed = 0; seed < count; seed++)
        check_seed(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_changes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
