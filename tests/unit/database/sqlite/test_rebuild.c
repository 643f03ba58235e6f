/* The rebuild of SQLite tables: what is asked is done, and what is not asked stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/apply.h"
#include "database/sqlite/sqlite.h"
#include "support/failing_connection.h"
#include "support/sqlite_file.h"
#include "base/banned.h"

struct fixture {
    struct sqlite_files files;
    struct connection *connection;
    struct arena *arena;
    struct operations batch;
    struct naming naming;
};

static int set_up(void **state)
{
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    sqlite_files_make(&fixture->files);
    fixture->connection = sqlite_files_open(&fixture->files, "sqlite:///app.db", NULL);
    fixture->arena = &fixture->files.arena;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    connection_free(fixture->connection);
    sqlite_files_remove(&fixture->files);
    free(fixture);
    return 0;
}

static void run(struct fixture *fixture, const char *sql)
{
    sqlite_must_execute(fixture->connection, sql);
}

static const char *ask(struct fixture *fixture, const char *sql)
{
    return sqlite_must_ask(&fixture->files, fixture->connection, sql);
}

#define assert_asked(fixture, sql, expected) assert_string_equal(ask(fixture, sql), expected)

/* -- Operations */

static struct operation *add(struct fixture *fixture, enum operation_kind kind)
{
    struct operation *operation = operation_new(fixture->arena, kind, NULL, "t");
    vec_push(fixture->arena, &fixture->batch, operation);
    return operation;
}

static struct column *add_column(struct fixture *fixture, const char *name, enum type_kind type)
{
    struct operation *operation = add(fixture, OPERATION_ADD_COLUMN);
    struct column *column = column_new(fixture->arena, name, type_new(fixture->arena, type));
    operation->column = column;
    return column;
}

static void drop_column(struct fixture *fixture, const char *name)
{
    add(fixture, OPERATION_DROP_COLUMN)->name = name;
}

static struct column_change *alter(struct fixture *fixture, const char *name)
{
    struct operation *operation = add(fixture, OPERATION_ALTER_COLUMN);
    operation->name = name;
    operation->change = arena_new(fixture->arena, struct column_change);
    return operation->change;
}

static void set_type(struct fixture *fixture, const char *name, enum type_kind kind)
{
    struct column_change *change = alter(fixture, name);
    change->sets_type = true;
    change->type = type_new(fixture->arena, kind);
}

static void set_not_null(struct fixture *fixture, const char *name, bool is_nullable)
{
    struct column_change *change = alter(fixture, name);
    change->sets_nullable = true;
    change->is_nullable = is_nullable;
}

static struct constraint *create(struct fixture *fixture, enum constraint_kind kind,
                                 const char *name, const char *column)
{
    struct operation *operation = add(fixture, OPERATION_CREATE_CONSTRAINT);
    struct constraint *constraint = constraint_new(fixture->arena, kind, name);
    if (column)
        vec_push(fixture->arena, &constraint->columns, column);
    operation->constraint = constraint;
    operation->name = name;
    return constraint;
}

static struct operation *drop(struct fixture *fixture, const char *name)
{
    struct operation *operation = add(fixture, OPERATION_DROP_CONSTRAINT);
    operation->name = name;
    return operation;
}

static bool apply_batch(struct fixture *fixture, struct connection *connection, const char *schema,
                        struct alq_error *err)
{
    struct apply apply;
    apply_init(&apply, connection, false, fixture->arena, (struct statement_sink){0});
    apply.render.naming = &fixture->naming;
    return operations_apply_batch(&apply, schema, "t", &fixture->batch, RECREATE_ALWAYS, err);
}

static bool try(struct fixture *fixture, struct alq_error *err)
{
    bool is_done = connection_begin(fixture->connection, err) &&
                   apply_batch(fixture, fixture->connection, NULL, err) &&
                   connection_commit(fixture->connection, err);
    if (!is_done)
        connection_rollback(fixture->connection);
    fixture->batch = (struct operations){0};
    return is_done;
}

static void change(struct fixture *fixture)
{
    ERROR_SCOPE(err);
    if (!try(fixture, &err))
        fail_msg("%s\n%s", err.message, err.statement);
}

static void refuse(struct fixture *fixture, const char *message)
{
    ERROR_SCOPE(err);
    const char *all = "SELECT group_concat(coalesce(sql, name), ';') FROM sqlite_schema";
    const char *before = ask(fixture, all);
    assert_false(try(fixture, &err));
    assert_string_equal(err.message, message);
    assert_asked(fixture, all, before);
}

static void assert_text(struct fixture *fixture, const char *expected)
{
    assert_asked(fixture, "SELECT sql FROM sqlite_schema WHERE name = 't'", expected);
}

/* -- What happens to the text */

static void test_columns_added(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t (\n    a INTEGER, -- the first\n    -- above b\n    b TEXT /* b */ -- last\n)");
    run(fixture, "INSERT INTO t VALUES (1, 'x'), (NULL, 'y')");
    struct column *column = add_column(fixture, "c", TYPE_TEXT);
    column->is_nullable = false;
    column->server_default = (struct default_value){DEFAULT_STRING, "it's"};
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (\n    a INTEGER, -- the first\n    -- above b\n"
                         "    b TEXT, /* b */ -- last\n    c TEXT DEFAULT 'it''s' NOT NULL\n)");
    assert_asked(fixture, "SELECT group_concat(rowid || coalesce(a, '-') || b || c, ';') FROM t",
                 "11xit's;2-yit's");
    add_column(fixture, "d", TYPE_DATE);
    fixture->batch.items[0]->insert_after = "a";
    add_column(fixture, "e", TYPE_INTEGER);
    fixture->batch.items[1]->insert_before = "a";
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (\n    e INTEGER,\n    a INTEGER, -- the first\n"
                         "    d DATE,\n    -- above b\n"
                         "    b TEXT, /* b */ -- last\n    c TEXT DEFAULT 'it''s' NOT NULL\n)");
}

static void test_columns_on_one_line(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t(a, b DEFAULT(1)NOT NULL, c CHECK(c>0)UNIQUE, PRIMARY KEY(a)) WITHOUT ROWID");
    run(fixture, "INSERT INTO t VALUES (1, 2, 3)");
    drop_column(fixture, "c");
    add_column(fixture, "d", TYPE_LARGE_BINARY);
    struct column_change *altered = alter(fixture, "b");
    altered->sets_default = true;
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\"(a, b NOT NULL, d BLOB, PRIMARY KEY(a)) WITHOUT ROWID");
    drop_column(fixture, "b");
    drop_column(fixture, "d");
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\"(a, PRIMARY KEY(a)) WITHOUT ROWID");
    assert_asked(fixture, "SELECT group_concat(a) FROM t", "1");
}

static void test_column_altered(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(10) COLLATE nocase, b, c TEXT NULL)");
    run(fixture, "INSERT INTO t VALUES (7, '12', 'x', 'z')");
    set_type(fixture, "a", TYPE_INTEGER);
    set_type(fixture, "b", TYPE_TEXT);
    set_not_null(fixture, "a", false);
    set_not_null(fixture, "c", false);
    struct column_change *altered = alter(fixture, "c");
    altered->sets_default = true;
    altered->server_default = (struct default_value){DEFAULT_EXPRESSION, "lower('Q')"};
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (id INTEGER PRIMARY KEY, a INTEGER NOT NULL COLLATE nocase,"
                         " b TEXT, c TEXT DEFAULT (lower('Q')) NOT NULL)");
    assert_asked(fixture, "SELECT typeof(a) || id FROM t", "integer7");
    set_not_null(fixture, "a", true);
    altered = alter(fixture, "c");
    altered->sets_default = true;
    altered->server_default = (struct default_value){DEFAULT_EXPRESSION, "-5"};
    altered->insert_before = "id";
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (c TEXT DEFAULT -5 NOT NULL, id INTEGER PRIMARY KEY, "
                         "a INTEGER COLLATE nocase, b TEXT)");
}

static void test_columns_renamed(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t (a TEXT, b TEXT CHECK (a <> b))");
    run(fixture, "CREATE VIEW v AS SELECT a AS x, b FROM t");
    run(fixture, "CREATE TABLE log (m)");
    run(fixture, "CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END");
    run(fixture, "INSERT INTO t VALUES ('1', '2')");
    struct column_change *altered = alter(fixture, "a");
    altered->new_name = "first name";
    altered->sets_type = true;
    altered->type = type_new(fixture->arena, TYPE_UNICODE_TEXT);
    create(fixture, CONSTRAINT_UNIQUE, "uq", "a"); /* by its old name, as in Alembic */
    alter(fixture, "b")->new_name = "a";
    set_not_null(fixture, "a", false); /* now b */
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (\"first name\" TEXT, a TEXT NOT NULL CHECK (\"first name\" <> a), "
                         "CONSTRAINT uq UNIQUE (\"first name\"))");
    run(fixture, "INSERT INTO t VALUES ('3', '4')");
    assert_asked(fixture, "SELECT m FROM log WHERE m = '3'", "3");
    assert_asked(fixture, "SELECT group_concat(x || a) FROM v", "12,34");
}

static void test_constraints(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE p (x PRIMARY KEY)");
    run(fixture, "CREATE TABLE t (\n  a INTEGER NOT NULL CONSTRAINT ck_a CHECK (a > 0) REFERENCES p (x) ON DELETE CASCADE,\n"
                 "  b TEXT UNIQUE,\n  CHECK (b <> ''), -- not empty\n  CONSTRAINT \"the key\" PRIMARY KEY (a)\n)");
    run(fixture, "INSERT INTO p VALUES (1)");
    run(fixture, "INSERT INTO t VALUES (1, 'x')");
    drop(fixture, "ck_a");
    drop(fixture, "THE KEY");
    struct operation *unnamed = drop(fixture, NULL);
    vec_push(fixture->arena, &unnamed->columns, "b");
    unnamed->has_constraint_kind = true;
    unnamed->constraint_kind = CONSTRAINT_UNIQUE;
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (\n  a INTEGER NOT NULL REFERENCES p (x) ON DELETE CASCADE,\n"
                         "  b TEXT,\n  CHECK (b <> '') -- not empty\n)");
    unnamed = drop(fixture, NULL);
    vec_push(fixture->arena, &unnamed->columns, "a");
    unnamed->has_constraint_kind = true;
    unnamed->constraint_kind = CONSTRAINT_FOREIGN_KEY;
    unnamed = drop(fixture, NULL);
    struct constraint *check = constraint_new(fixture->arena, CONSTRAINT_CHECK, NULL);
    check->check = "\"b\" <>  ''";
    unnamed->constraint = check;
    create(fixture, CONSTRAINT_PRIMARY_KEY, "pk", "a");
    create(fixture, CONSTRAINT_CHECK, "ck", NULL)->check = "a < 100";
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (\n  a INTEGER NOT NULL,\n  b TEXT,\n"
                         "  CONSTRAINT pk PRIMARY KEY (a),\n  CONSTRAINT ck CHECK (a < 100)\n)");
    struct operation *rename = add(fixture, OPERATION_RENAME_CONSTRAINT);
    rename->name = "ck";
    rename->new_name = "below 100";
    create(fixture, CONSTRAINT_PRIMARY_KEY, "pk2", "b");
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (\n  a INTEGER NOT NULL,\n  b TEXT,\n"
                         "  CONSTRAINT \"below 100\" CHECK (a < 100),\n  CONSTRAINT pk2 PRIMARY KEY (b)\n)");
    drop(fixture, "nosuch");
    refuse(fixture, "table t has no constraint named nosuch");
    fixture->naming.foreign_key = "fk_%(table_name)s_%(column_0_name)s";
    struct constraint *key = create(fixture, CONSTRAINT_FOREIGN_KEY, NULL, "a");
    key->referred_table = "p";
    key->is_name_final = true;
    vec_push(fixture->arena, &key->referred_columns, "x");
    change(fixture);
    drop(fixture, "fk_t_a");
    change(fixture);
    assert_asked(fixture, "SELECT count(*) FROM pragma_foreign_key_list('t')", "0");
}

static void test_enum_checks(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t (a INTEGER, b BOOLEAN, CHECK (\"b\" IN (0,1)))");
    struct column_change *altered = alter(fixture, "b");
    struct type *boolean = type_new(fixture->arena, TYPE_BOOLEAN);
    struct type *kind = type_new(fixture->arena, TYPE_ENUM);
    boolean->creates_constraint = kind->creates_constraint = true;
    kind->name = "kind";
    vec_push(fixture->arena, &kind->values, "x");
    vec_push(fixture->arena, &kind->values, "long");
    altered->sets_type = true;
    altered->existing_type = boolean;
    altered->type = kind;
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (a INTEGER, b VARCHAR(4), "
                         "CONSTRAINT kind CHECK (b IN ('x', 'long')))");
}

/* -- What else hangs on a table */

static void make_everything(struct fixture *fixture)
{
    run(fixture, "CREATE TABLE log (m)");
    run(fixture,
        "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT COLLATE nocase, b INT, "
        "g TEXT AS (a || b) STORED, h INT GENERATED ALWAYS AS (b * 2), "
        "up INT REFERENCES t (id) ON DELETE CASCADE, /* self */ CONSTRAINT c CHECK (t.b > 0)) STRICT");
    run(fixture, "CREATE TABLE child (id INTEGER PRIMARY KEY, t INT REFERENCES t ON DELETE CASCADE)");
    run(fixture, "CREATE UNIQUE INDEX i1 ON t (a COLLATE rtrim DESC, lower(a)) WHERE b > 1");
    run(fixture, "CREATE INDEX i2 ON t(b)");
    run(fixture, "CREATE VIEW v AS SELECT t.*, child.id AS child FROM t LEFT JOIN child ON child.t = t.id");
    run(fixture, "CREATE VIEW broken AS SELECT * FROM nowhere");
    run(fixture, "CREATE TRIGGER r AFTER UPDATE OF a ON t BEGIN INSERT INTO log VALUES (old.a || new.a); END");
    run(fixture, "CREATE TRIGGER r2 INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a, b) VALUES (new.a, new.b); END");
    run(fixture, "CREATE TEMP TRIGGER r3 AFTER DELETE ON main.t BEGIN INSERT INTO log VALUES ('gone ' || old.id); END");
    run(fixture, "CREATE TRIGGER r4 AFTER INSERT ON log BEGIN UPDATE t SET b = b WHERE id = 1; END");
    run(fixture, "INSERT INTO t (id, a, b, up) VALUES (1, 'x', 5, NULL), (2, 'y', 6, 1), (90, 'z', 7, 2)");
    run(fixture, "INSERT INTO child VALUES (1, 1), (2, 2)");
    run(fixture, "DELETE FROM t WHERE id = 90");
    run(fixture, "DELETE FROM log");
    run(fixture, "ANALYZE");
}

static const char all_objects[] =
    "SELECT group_concat(replace(sql, 'TABLE \"t\"', 'TABLE t'), char(10)) FROM "
    "(SELECT * FROM sqlite_schema UNION ALL SELECT * FROM temp.sqlite_schema ORDER BY type, name)";
static const char all_rows[] =
    "SELECT (SELECT group_concat(id || a || b || g || h || coalesce(up, '-')) FROM t) || "
    "(SELECT group_concat(id || '>' || t) FROM child) || (SELECT seq FROM sqlite_sequence) || "
    "(SELECT group_concat(tbl || coalesce(idx, '-') || stat) FROM "
    "(SELECT * FROM sqlite_stat1 ORDER BY 1, 2))";

static void test_kept(void **state)
{
    struct fixture *fixture = *state;
    make_everything(fixture);
    const char *objects = ask(fixture, all_objects);
    const char *rows = ask(fixture, all_rows);
    run(fixture, "PRAGMA foreign_keys = ON");
    add_column(fixture, "z", TYPE_INTEGER);
    change(fixture);
    drop_column(fixture, "z");
    change(fixture);
    /* The qualifier of the check goes: it would name the table that is being replaced. */
    const char *qualifier = strstr(objects, "t.b");
    assert_string_equal(ask(fixture, all_objects),
                        arena_printf(fixture->arena, "%.*s%s", (int)(qualifier - objects), objects,
                                     qualifier + strlen("t.")));
    assert_asked(fixture, all_rows, rows);
    assert_asked(fixture, "PRAGMA foreign_keys", "1");
    assert_asked(fixture, "PRAGMA legacy_alter_table", "0");
    run(fixture, "UPDATE t SET a = 'q' WHERE id = 1");
    assert_asked(fixture, "SELECT group_concat(m) FROM log", "xq");
    run(fixture, "INSERT INTO v (a, b) VALUES ('new', 9)");
    assert_asked(fixture, "SELECT max(id) FROM t", "91");
    run(fixture, "DELETE FROM t WHERE id = 1");
    assert_asked(fixture, "SELECT count(*) FROM child", "0");
    assert_asked(fixture, "SELECT group_concat(m, ';') FROM log WHERE m LIKE 'gone%'", "gone 2;gone 1");
    assert_asked(fixture, "PRAGMA integrity_check", "ok");
}

static void test_rowids_are_kept(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t (rowid TEXT, a)");
    run(fixture, "INSERT INTO t (_rowid_, rowid, a) VALUES (10, 'x', 1), (-5, 'y', 2)");
    set_type(fixture, "a", TYPE_TEXT);
    change(fixture);
    assert_asked(fixture, "SELECT group_concat(_rowid_ || rowid || a) FROM t", "-5y2,10x1");
    struct column *id = add_column(fixture, "id", TYPE_INTEGER);
    id->is_primary_key = true;
    id->is_nullable = false;
    change(fixture);
    assert_asked(fixture, "SELECT group_concat(id || a) FROM t", "-52,101");
    drop_column(fixture, "id");
    change(fixture);
    assert_asked(fixture, "SELECT group_concat(_rowid_ || rowid || a) FROM t", "-5y2,10x1");
}

static void test_generated(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t (a INT, g INT AS (a + 1) STORED, b INT)");
    run(fixture, "INSERT INTO t VALUES (1, 5)");
    struct column_change *altered = alter(fixture, "g");
    altered->sets_computed = true;
    altered = alter(fixture, "b");
    altered->sets_computed = true;
    altered->computed = (struct computed){"a * 100", TRI_NO};
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (a INT, g INT, b INT GENERATED ALWAYS AS (a * 100) VIRTUAL)");
    assert_asked(fixture, "SELECT a || '|' || g || '|' || b FROM t", "1|2|100");
}

static void test_dropped_columns(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t (a INT, b INT, c INT, d INT, e INT AS (d), f INT REFERENCES t (a), "
                 "PRIMARY KEY (a, b), UNIQUE (b, c), CHECK (b > 0), CHECK (c < d), FOREIGN KEY (b) REFERENCES t (a))");
    run(fixture, "CREATE INDEX i ON t (lower(f))");
    drop_column(fixture, "c");
    refuse(fixture, "cannot drop column t.c: check constraint without a name needs it");
    drop_column(fixture, "d");
    refuse(fixture, "cannot drop column t.d: generated column e needs it");
    drop_column(fixture, "f");
    refuse(fixture, "cannot drop column t.f: index i needs it");
    drop_column(fixture, "nosuch");
    refuse(fixture, "no such column: t.nosuch");
    drop_column(fixture, "b");
    drop_column(fixture, "f");
    fixture->batch.items[1]->cascades = true;
    change(fixture);
    assert_text(fixture, "CREATE TABLE \"t\" (a INT, c INT, d INT, e INT AS (d), PRIMARY KEY (a), CHECK (c < d))");
    assert_asked(fixture, "SELECT count(*) FROM sqlite_schema WHERE name = 'i'", "0");
    run(fixture, "CREATE VIEW v AS SELECT a, c FROM t");
    run(fixture, "CREATE VIEW v2 AS SELECT c FROM v");
    drop(fixture, NULL)->constraint = constraint_new(fixture->arena, CONSTRAINT_CHECK, NULL);
    ((struct constraint *)fixture->batch.items[0]->constraint)->check = "c < d";
    drop_column(fixture, "c");
    refuse(fixture, "view v does not work with the new shape of table t: no such column: c");
    run(fixture, "DROP VIEW v");
    run(fixture, "CREATE TRIGGER r AFTER UPDATE OF d ON t BEGIN SELECT 1; END");
    run(fixture, "CREATE TRIGGER r2 AFTER DELETE ON t BEGIN SELECT old.a; END");
    struct column_change *altered = alter(fixture, "e");
    altered->sets_computed = true;
    drop(fixture, NULL)->constraint = constraint_new(fixture->arena, CONSTRAINT_CHECK, NULL);
    ((struct constraint *)fixture->batch.items[1]->constraint)->check = "c < d";
    drop_column(fixture, "d");
    refuse(fixture, "cannot drop column t.d: trigger r needs it");
    create(fixture, CONSTRAINT_PRIMARY_KEY, NULL, "c");
    drop_column(fixture, "a");
    refuse(fixture, "trigger r, r2 does not work with the new shape of table t: no such column: old.a");
}

static void test_indexes_in_a_batch(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE t (a, b)");
    run(fixture, "CREATE INDEX i ON t (b /* the b */ DESC)");
    run(fixture, "CREATE INDEX j ON t (a)");
    add(fixture, OPERATION_DROP_INDEX)->name = "j";
    struct operation *rename = add(fixture, OPERATION_RENAME_INDEX);
    rename->name = "i";
    rename->new_name = "the index";
    rename->index = index_new(fixture->arena, "i");
    struct operation *made = add(fixture, OPERATION_CREATE_INDEX);
    struct index *index = index_new(fixture->arena, "j");
    vec_push(fixture->arena, &index->elements, (struct index_element){.column = "c", .length = TYPE_UNSET});
    add_column(fixture, "c", TYPE_INTEGER);
    made->index = index;
    made->name = "j";
    change(fixture);
    assert_asked(fixture, "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'index'",
                 "CREATE INDEX \"the index\" ON t (b /* the b */ DESC);CREATE INDEX j ON t (c)");
}

/* -- Foreign keys */

static void test_violations(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE p (x INTEGER PRIMARY KEY)");
    run(fixture, "CREATE TABLE t (a INT REFERENCES p (x), b INT)");
    run(fixture, "INSERT INTO t VALUES (1, 2)"); /* was wrong before */
    struct constraint *key = create(fixture, CONSTRAINT_FOREIGN_KEY, "fk", "b");
    key->referred_table = "p";
    vec_push(fixture->arena, &key->referred_columns, "x");
    struct operations again = fixture->batch;
    run(fixture, "INSERT INTO p VALUES (2)");
    change(fixture);
    drop(fixture, "fk");
    change(fixture);
    run(fixture, "DELETE FROM p");
    run(fixture, "INSERT INTO t VALUES (NULL, NULL), (NULL, 3)");
    run(fixture, "INSERT INTO p VALUES (2)");
    fixture->batch = again;
    refuse(fixture, "foreign key violated by the change of table t: row 3 of t refers to a row of p that is not there");
}

/* In the middle of a transaction in which rows wait for their parents. */
static void test_deferred_keys(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    run(fixture, "CREATE TABLE t (id INTEGER PRIMARY KEY, a)");
    run(fixture, "CREATE TABLE child (t REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
    run(fixture, "PRAGMA foreign_keys = ON");
    assert_true(connection_begin(fixture->connection, &err));
    run(fixture, "INSERT INTO child VALUES (1)");
    set_type(fixture, "a", TYPE_TEXT);
    assert_true(apply_batch(fixture, fixture->connection, NULL, &err));
    assert_false(connection_commit(fixture->connection, &err));
    run(fixture, "INSERT INTO t VALUES (1, 'x')");
    alq_error_release(&err);
    assert_true(connection_commit(fixture->connection, &err));
    assert_asked(fixture, "SELECT count(*) FROM child", "1");
}

/* -- Frames */

static void test_alone_and_elsewhere(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    run(fixture, "ATTACH ':memory:' AS \"the other\"");
    run(fixture, "CREATE TABLE \"the other\".t (a)");
    run(fixture, "CREATE INDEX \"the other\".i ON t (a)");
    run(fixture, "CREATE TABLE main.t (q)");
    run(fixture, "CREATE TEMP TABLE t (r)");
    run(fixture, "INSERT INTO \"the other\".t VALUES (1)");
    set_type(fixture, "a", TYPE_TEXT);
    fixture->batch.items[0]->schema = "the other";
    assert_true(apply_batch(fixture, fixture->connection, "the other", &err));
    assert_false(connection_is_in_transaction(fixture->connection));
    assert_asked(fixture, "SELECT group_concat(sql) FROM \"the other\".sqlite_master",
                 "CREATE TABLE \"t\" (a TEXT),CREATE INDEX i ON t (a)");
    assert_asked(fixture, "SELECT sql FROM temp.sqlite_master", "CREATE TABLE t (r)");
    fixture->batch = (struct operations){0};
    set_not_null(fixture, "q", false);
    run(fixture, "INSERT INTO main.t VALUES (NULL)");
    assert_false(apply_batch(fixture, fixture->connection, NULL, &err));
    assert_string_equal(err.message, "NOT NULL constraint failed: t.q");
    assert_false(connection_is_in_transaction(fixture->connection));
    assert_asked(fixture, "SELECT group_concat(sql) FROM sqlite_schema", "CREATE TABLE t (q)");
}

static void test_names(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE alambique_new_t (x)");
    run(fixture, "CREATE TABLE [T] (\"select\", [a b], `c\"d`, 'e''f' CHECK (\"e'f\" > 0), \xc3\xa9t\xc3\xa9 TEXT)");
    run(fixture, "INSERT INTO t VALUES (1, 2, 3, 4, 5)");
    drop_column(fixture, "a b");
    set_type(fixture, "SELECT", TYPE_INTEGER);
    change(fixture);
    assert_asked(fixture, "SELECT sql FROM sqlite_schema WHERE name = 'T'",
                 "CREATE TABLE \"T\" (\"select\" INTEGER, `c\"d`, 'e''f' CHECK (\"e'f\" > 0), \xc3\xa9t\xc3\xa9 TEXT)");
    assert_asked(fixture, "SELECT \"select\" || \"c\"\"d\" || \"e'f\" || \xc3\xa9t\xc3\xa9 FROM t", "1345");
    assert_asked(fixture, "SELECT count(*) FROM sqlite_schema", "2");
}

static void test_refused(void **state)
{
    struct fixture *fixture = *state;
    run(fixture, "CREATE TABLE x (a)");
    set_type(fixture, "a", TYPE_TEXT);
    refuse(fixture, "no such table: t");
    run(fixture, "CREATE VIEW t AS SELECT 1 AS a");
    set_type(fixture, "a", TYPE_TEXT);
    refuse(fixture, "t is a view: it cannot be altered");
    run(fixture, "DROP VIEW t");
    run(fixture, "CREATE VIRTUAL TABLE t USING fts5(a)");
    set_type(fixture, "a", TYPE_TEXT);
    refuse(fixture, "t is a virtual table: it cannot be altered");
}

/* Whichever call fails, everything is as it was. */
static void test_fails_at_each_call(void **state)
{
    struct fixture *fixture = *state;
    make_everything(fixture);
    run(fixture, "PRAGMA foreign_keys = ON");
    const char *objects = ask(fixture, all_objects);
    const char *rows = ask(fixture, all_rows);
    set_type(fixture, "b", TYPE_INTEGER);
    fixture->batch.items[0]->change->new_name = "bb";
    create(fixture, CONSTRAINT_UNIQUE, "uq", "b");
    struct failing_plan plan = {0};
    struct connection *failing = failing_connection_new(fixture->connection, &plan);
    run(fixture, "DROP VIEW broken"); /* SQLite renames no column beside one */
    run(fixture, "DROP TRIGGER r2");  /* which names the column of a view */
    objects = ask(fixture, all_objects);
    for (size_t failures = 0;; failures++) {
        ERROR_SCOPE(err);
        plan = (struct failing_plan){.fail_at = failures + 1, .stays_broken = failures % 2};
        if (connection_begin(failing, &err) && apply_batch(fixture, failing, NULL, &err) &&
            connection_commit(failing, &err)) {
            assert_in_range(failures, 30, 120);
            break;
        }
        if (!plan.failed)
            fail_msg("%s\n%s", err.message, err.statement);
        if (connection_is_in_transaction(failing) && !plan.stays_broken &&
            plan.failed != FAILING_BEGIN && plan.failed != FAILING_COMMIT)
            assert_asked(fixture, all_objects, objects); /* by the savepoint alone */
        connection_rollback(failing);
        connection_reset_session(failing);
        assert_asked(fixture, all_objects, objects);
        assert_asked(fixture, all_rows, rows);
        assert_asked(fixture, "PRAGMA legacy_alter_table", "0");
        run(fixture, "PRAGMA foreign_keys = ON");
    }
    connection_free(failing);
    fixture->connection = NULL;
}

/* -- Progress */

struct watcher {
    uint64_t rows;
    uint64_t total;
    unsigned calls;
    bool stops;
};

static bool watch(void *user, const struct alq_progress *progress)
{
    struct watcher *watcher = user;
    if (progress->kind != ALQ_PROGRESS_ROWS)
        return true;
    assert_true(progress->rows >= watcher->rows);
    watcher->rows = progress->rows;
    watcher->total = progress->rows_total;
    watcher->calls++;
    return !watcher->stops;
}

static void test_progress(void **state)
{
    struct fixture *fixture = *state;
    ERROR_SCOPE(err);
    struct watcher watcher = {0};
    struct alq_callbacks callbacks = {.user = &watcher, .progress = watch};
    run(fixture, "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)");
    run(fixture, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
                 "INSERT INTO t SELECT i, 'row ' || i FROM n");
    fixture->connection->callbacks = &callbacks;
    set_type(fixture, "a", TYPE_UNICODE_TEXT);
    change(fixture);
    assert_true(watcher.calls > 0);
    assert_int_equal(watcher.total, 300000);
    assert_in_range(watcher.rows, 1, 300000);
    watcher = (struct watcher){.stops = true};
    set_type(fixture, "a", TYPE_STRING);
    assert_false(try(fixture, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_asked(fixture, "SELECT count(*) FROM t", "300000");
    assert_asked(fixture, "SELECT count(*) FROM sqlite_schema", "1");
    fixture->connection->callbacks = NULL;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_columns_added),
        TEST(test_columns_on_one_line),
        TEST(test_column_altered),
        TEST(test_columns_renamed),
        TEST(test_constraints),
        TEST(test_enum_checks),
        TEST(test_kept),
        TEST(test_rowids_are_kept),
        TEST(test_generated),
        TEST(test_dropped_columns),
        TEST(test_indexes_in_a_batch),
        TEST(test_violations),
        TEST(test_deferred_keys),
        TEST(test_alone_and_elsewhere),
        TEST(test_names),
        TEST(test_refused),
        TEST(test_fails_at_each_call),
        TEST(test_progress),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
