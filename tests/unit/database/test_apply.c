/* What is looked up before an operation runs: on dialects whose catalogue is a table made here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/apply.h"
#include "database/mysql/mysql.h"
#include "database/offline.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

/* A connection that notes what it is given, on a dialect that knows one table, "t". */
struct scene {
    struct dialect dialect;
    struct connection *connection;
    struct arena arena;
    struct text written;
    struct apply apply;
};

static bool note(void *user, const char *bytes, size_t length)
{
    text_add_bytes(user, bytes, length);
    return true;
}

/* t(c VARCHAR(50) NOT NULL DEFAULT 'x' COMMENT 'why'), UNIQUE uq (c), INDEX ix (c). */
static bool inspect_table(struct connection *connection, const char *schema, const char *name,
                          struct arena *arena, struct table **ret_table, struct alq_error *err)
{
    struct type *type = type_new(arena, TYPE_STRING);
    struct table *table = table_new(arena, schema, name);
    struct column *column = column_new(arena, "c", type);
    struct constraint *unique = constraint_new(arena, CONSTRAINT_UNIQUE, "uq");
    struct index *index = index_new(arena, "ix");
    (void)connection;
    (void)err;
    type->length = 50;
    column->is_nullable = false;
    column->server_default = (struct default_value){DEFAULT_STRING, "x"};
    column->comment = "why";
    vec_push(arena, &unique->columns, "c");
    vec_push(arena, &table->constraints, unique);
    vec_push(arena, &table->indexes, index);
    vec_push(arena, &index->elements, (struct index_element){.column = "c"});
    table_add_column(table, arena, column);
    *ret_table = strcmp(name, "t") == 0 ? table : NULL;
    return true;
}

static bool inspect_schema(struct connection *connection, const char *schema, struct arena *arena,
                           struct schema **ret_schema, struct alq_error *err)
{
    struct table *table = NULL;
    struct view *view = arena_new(arena, struct view);
    *ret_schema = arena_new(arena, struct schema);
    view->name = "v";
    vec_push(arena, &(*ret_schema)->views, view);
    if (!inspect_table(connection, schema, "t", arena, &table, err))
        return false;
    vec_push(arena, &(*ret_schema)->tables, table);
    return true;
}

static bool rebuild(struct apply *apply, const char *schema, const char *table,
                    const struct operation *const *operations, size_t count, struct alq_error *err)
{
    TEXT_SCOPE(text);
    (void)schema;
    text_printf(&text, "rebuild %s:", table);
    for (size_t i = 0; i < count; i++)
        text_printf(&text, " %s", operation_faces(operations[i]->kind)->name);
    return apply_statement(apply, text_string(&text), err);
}

static void open_scene(struct scene *scene, const struct dialect *dialect, bool is_offline)
{
    *scene = (struct scene){.dialect = *dialect};
    scene->dialect.inspect_table = inspect_table;
    scene->dialect.inspect_schema = inspect_schema;
    scene->dialect.rebuild = rebuild;
    scene->connection = offline_connection_new(&scene->dialect, note, &scene->written);
    apply_init(&scene->apply, scene->connection, is_offline, &scene->arena,
               (struct statement_sink){NULL, NULL});
}

static void close_scene(struct scene *scene)
{
    connection_free(scene->connection);
    text_release(&scene->written);
    arena_release(&scene->arena);
}

/* Applies the operation on a fresh scene and compares what reached the database. */
static void assert_applied(const struct dialect *dialect, const struct operation *operation,
                           const char *expected)
{
    ERROR_SCOPE(err);
    struct scene scene;
    open_scene(&scene, dialect, false);
    if (!operation_apply(&scene.apply, operation, &err)) {
        text_clear(&scene.written);
        text_printf(&scene.written, "%s: %s", alq_error_kind_name(err.kind), err.message);
    }
    text_trim_end(&scene.written);
    assert_string_equal(text_string(&scene.written), expected);
    close_scene(&scene);
}

static void test_mysql_keeps_what_is_not_changed(void **state)
{
    (void)state;
    struct column_change change = {.sets_nullable = true, .is_nullable = true};
    struct operation alter = {.kind = OPERATION_ALTER_COLUMN,
                              .table = "t",
                              .name = "c",
                              .change = &change};
    assert_applied(&mysql_dialect, &alter,
                   "ALTER TABLE t MODIFY c VARCHAR(50) NULL DEFAULT 'x' COMMENT 'why';");
    change = (struct column_change){.new_name = "d"};
    assert_applied(&mysql_dialect, &alter,
                   "ALTER TABLE t CHANGE c d VARCHAR(50) NOT NULL DEFAULT 'x' COMMENT 'why';");
    change.sets_default = true;
    assert_applied(&mysql_dialect, &alter,
                   "ALTER TABLE t CHANGE c d VARCHAR(50) NOT NULL COMMENT 'why';");
    alter.name = "none";
    assert_applied(&mysql_dialect, &alter, "database: no such column: t.none");
}

static void test_existence_is_looked_up_where_no_clause_says_it(void **state)
{
    (void)state;
    struct operation drop = {.kind = OPERATION_DROP_COLUMN,
                             .table = "t",
                             .name = "gone",
                             .if_exists = true};
    assert_applied(&mysql_dialect, &drop, "");
    assert_applied(&sqlite_dialect, &drop, "");
    assert_applied(&postgresql_dialect, &drop, "ALTER TABLE t DROP COLUMN IF EXISTS gone;");
    drop.name = "c";
    assert_applied(&mysql_dialect, &drop, "ALTER TABLE t DROP COLUMN c;");
    assert_applied(&sqlite_dialect, &drop, "rebuild t: drop_column;");

    struct index_element element = {.column = "c"};
    struct index index = {.name = "ix", .elements = {&element, 1, 1}};
    struct operation create = {.kind = OPERATION_CREATE_INDEX,
                               .table = "t",
                               .index = &index,
                               .if_not_exists = true};
    assert_applied(&mysql_dialect, &create, "");
    assert_applied(&sqlite_dialect, &create, "CREATE INDEX IF NOT EXISTS ix ON t (c);");
    index.name = "other";
    assert_applied(&mysql_dialect, &create, "CREATE INDEX other ON t (c);");

    struct operation view = {.kind = OPERATION_CREATE_VIEW, .name = "v", .text = "SELECT 1"};
    view.if_not_exists = true;
    assert_applied(&postgresql_dialect, &view, "");
    view.name = "w";
    assert_applied(&postgresql_dialect, &view, "CREATE VIEW w AS SELECT 1;");

    struct operation missing = {.kind = OPERATION_DROP_CONSTRAINT, .table = "none", .name = "uq"};
    missing.if_exists = true;
    assert_applied(&sqlite_dialect, &missing, "");
}

static void test_a_constraint_is_found_by_its_columns(void **state)
{
    (void)state;
    const char *columns[] = {"c"};
    struct operation drop = {.kind = OPERATION_DROP_CONSTRAINT, .table = "t"};
    drop.columns = (struct strings){columns, 1, 1};
    assert_applied(&postgresql_dialect, &drop, "ALTER TABLE t DROP CONSTRAINT uq;");
    assert_applied(&mysql_dialect, &drop, "ALTER TABLE t DROP INDEX uq;");
    assert_applied(&sqlite_dialect, &drop, "rebuild t: drop_constraint;");
    drop.has_constraint_kind = true;
    drop.constraint_kind = CONSTRAINT_CHECK;
    assert_applied(&mysql_dialect, &drop, "database: table t has no constraint on (c)");
}

static void test_sqlite_renames_an_index_by_making_it_again(void **state)
{
    (void)state;
    struct operation rename = {.kind = OPERATION_RENAME_INDEX, .name = "ix", .new_name = "iy"};
    assert_applied(&sqlite_dialect, &rename, "DROP INDEX ix;\n\nCREATE INDEX iy ON t (c);");
    rename.name = "none";
    assert_applied(&sqlite_dialect, &rename, "database: no such index: none");
}

static void test_comments_mean_nothing_to_sqlite(void **state)
{
    (void)state;
    struct operation comment = {.kind = OPERATION_CREATE_TABLE_COMMENT,
                                .table = "t",
                                .text = "hello"};
    assert_applied(&sqlite_dialect, &comment, "");
    assert_applied(&mysql_dialect, &comment, "ALTER TABLE t COMMENT 'hello';");
    struct column_change change = {.sets_comment = true, .comment = "hello"};
    struct operation alter = {.kind = OPERATION_ALTER_COLUMN,
                              .table = "t",
                              .name = "c",
                              .change = &change};
    assert_applied(&sqlite_dialect, &alter, "");
    change.new_name = "d";
    assert_applied(&sqlite_dialect, &alter, "ALTER TABLE t RENAME COLUMN c TO d;");
}

/* Three operations, of which the last is about a column that is not there. */
static struct operations batch_of_three(struct arena *arena)
{
    struct operations operations = {0};
    struct operation *drop = operation_new(arena, OPERATION_DROP_COLUMN, NULL, "t");
    struct operation *comment = operation_new(arena, OPERATION_CREATE_TABLE_COMMENT, NULL, "t");
    struct operation *gone = operation_new(arena, OPERATION_DROP_COLUMN, NULL, "t");
    drop->name = "c";
    comment->text = "x";
    gone->name = "gone";
    gone->if_exists = true;
    vec_push(arena, &operations, drop);
    vec_push(arena, &operations, comment);
    vec_push(arena, &operations, gone);
    return operations;
}

static void test_a_batch_rebuilds_once(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    struct scene scene;
    open_scene(&scene, &sqlite_dialect, false);
    struct operations operations = batch_of_three(&scene.arena);
    assert_true(operations_apply_batch(&scene.apply, NULL, "t", &operations, RECREATE_AUTO, &err));
    assert_string_equal(text_string(&scene.written), "rebuild t: drop_column;\n\n");
    close_scene(&scene);

    open_scene(&scene, &postgresql_dialect, false);
    operations = batch_of_three(&scene.arena);
    assert_true(
        operations_apply_batch(&scene.apply, NULL, "t", &operations, RECREATE_ALWAYS, &err));
    assert_string_equal(text_string(&scene.written),
                        "ALTER TABLE t DROP COLUMN c;\n\nCOMMENT ON TABLE t IS 'x';\n\n"
                        "ALTER TABLE t DROP COLUMN IF EXISTS gone;\n\n");
    close_scene(&scene);
}

static void test_a_script_cannot_rebuild(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    struct scene scene;
    open_scene(&scene, &sqlite_dialect, true);
    struct operations operations = batch_of_three(&scene.arena);
    assert_false(operations_apply_batch(&scene.apply, NULL, "t", &operations, RECREATE_AUTO, &err));
    assert_int_equal(err.kind, ALQ_ERROR_UNSUPPORTED);
    assert_non_null(err.hint);
    assert_int_equal(scene.written.length, 0);
    alq_error_release(&err);
    assert_true(operations_apply_batch(&scene.apply, NULL, "t", &operations, RECREATE_NEVER, &err));
    assert_non_null(strstr(text_string(&scene.written), "ALTER TABLE t DROP COLUMN c;"));
    close_scene(&scene);
}

/* A sink that refuses the second statement. */
static bool refuse_second(void *user, const char *sql, struct alq_error *err)
{
    size_t *count = user;
    (void)sql;
    return ++*count < 2 || error_set(err, ALQ_ERROR_CANCELLED, "enough");
}

static void test_the_sink_gets_each_statement_and_may_stop(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    size_t count = 0;
    struct scene scene;
    struct operation replace = {.kind = OPERATION_REPLACE_VIEW, .name = "v", .text = "SELECT 1"};
    open_scene(&scene, &sqlite_dialect, false);
    scene.apply.sink = (struct statement_sink){refuse_second, &count};
    assert_false(operation_apply(&scene.apply, &replace, &err));
    assert_int_equal(err.kind, ALQ_ERROR_CANCELLED);
    assert_int_equal(count, 2);
    assert_int_equal(scene.written.length, 0);
    close_scene(&scene);
}

static void test_what_cannot_be_looked_up_is_refused(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    struct scene scene;
    struct operation drop = {.kind = OPERATION_DROP_COLUMN,
                             .table = "t",
                             .name = "c",
                             .if_exists = true};
    open_scene(&scene, &mysql_dialect, false);
    scene.dialect.inspect_table = NULL;
    assert_false(operation_apply(&scene.apply, &drop, &err));
    assert_int_equal(err.kind, ALQ_ERROR_UNSUPPORTED);
    close_scene(&scene);
}

/* A clause says nothing of the statements behind the first. */
static void test_what_comes_with_it_is_not_made_either(void **state)
{
    (void)state;
    struct type type = {.kind = TYPE_INTEGER};
    struct column column = {.name = "c", .type = &type, .is_nullable = true};
    struct index_element element = {.column = "c"};
    struct index index = {.name = "ix_c", .is_name_final = true, .elements = {&element, 1, 1}};
    struct index *indexes[] = {&index};
    struct operation add = {.kind = OPERATION_ADD_COLUMN,
                            .table = "t",
                            .column = &column,
                            .indexes = {indexes, 1, 1},
                            .if_not_exists = true};
    assert_applied(&postgresql_dialect, &add, "");
    column.name = element.column = "d";
    assert_applied(&postgresql_dialect, &add,
                   "ALTER TABLE t ADD COLUMN d INTEGER;\n\nCREATE INDEX ix_c ON t (d);");
}

/* Where Alembic has no operation, a script may not ask for what it cannot say. */
static void test_a_script_needs_the_clause(void **state)
{
    (void)state;
    ERROR_SCOPE(err);
    struct scene scene;
    struct operation view = {
        .kind = OPERATION_CREATE_VIEW, .name = "v", .text = "SELECT 1", .if_not_exists = true};
    struct operation rename = {.kind = OPERATION_RENAME_INDEX,
                               .name = "ix",
                               .table = "t",
                               .new_name = "iy",
                               .if_exists = true};
    open_scene(&scene, &postgresql_dialect, true);
    assert_false(operation_apply(&scene.apply, &view, &err));
    assert_int_equal(err.kind, ALQ_ERROR_UNSUPPORTED);
    assert_string_equal(err.message,
                        "PostgreSQL has no IF NOT EXISTS for create_view, "
                        "and a script cannot look");
    alq_error_release(&err);
    assert_true(operation_apply(&scene.apply, &rename, &err));
    assert_non_null(
        strstr(text_string(&scene.written), "ALTER INDEX IF EXISTS ix RENAME TO iy;"));
    close_scene(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mysql_keeps_what_is_not_changed),
        cmocka_unit_test(test_existence_is_looked_up_where_no_clause_says_it),
        cmocka_unit_test(test_a_constraint_is_found_by_its_columns),
        cmocka_unit_test(test_sqlite_renames_an_index_by_making_it_again),
        cmocka_unit_test(test_comments_mean_nothing_to_sqlite),
        cmocka_unit_test(test_a_batch_rebuilds_once),
        cmocka_unit_test(test_a_script_cannot_rebuild),
        cmocka_unit_test(test_the_sink_gets_each_statement_and_may_stop),
        cmocka_unit_test(test_what_cannot_be_looked_up_is_refused),
        cmocka_unit_test(test_what_comes_with_it_is_not_made_either),
        cmocka_unit_test(test_a_script_needs_the_clause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
