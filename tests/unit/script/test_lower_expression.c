/* Statements of scripts as text and parameters, and objects that were tampered with, which must
 * fail and nothing worse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "database/offline.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "database/value.h"
#include "script/alembic/compile_given.h"
#include "script/alembic/session.h"

struct fixture {
    struct arena arena;
    struct script_host host;
    struct binding *binding;
    struct script_target target;
    struct script_file file;
};

static bool write_nothing(void *user, const char *bytes, size_t length)
{
    (void)user;
    (void)bytes;
    (void)length;
    return true;
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->host = (struct script_host){.arena = &fixture->arena};
    fixture->binding = binding_for(&fixture->host);
    /* Types of a script ask for the dialect of the run. */
    fixture->target = (struct script_target){
        .connection = offline_connection_new(&sqlite_dialect, write_nothing, NULL),
        .is_offline = true,
        .arena = &fixture->arena,
    };
    fixture->file.path = "m.py";
    fixture->file.revision.id = "r1";
    binding_enter(fixture->binding, &fixture->file, &fixture->target);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    binding_leave(fixture->binding);
    script_host_release(&fixture->host);
    connection_free(fixture->target.connection);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

static const char head[] =
    "import sqlalchemy as sa\n"
    "t = sa.table('t', sa.column('id', sa.Integer), sa.column('name', sa.String),\n"
    "             sa.column('ok', sa.Boolean), sa.column('j', sa.JSON))\n";

/* What the lines leave in x. */
static struct py_value evaluate(struct fixture *fixture, const char *lines)
{
    struct py_value module;
    struct alq_error err = ALQ_ERROR_INIT;
    const char *source = arena_printf(&fixture->arena, "%s%s\n", head, lines);
    if (!py_run(fixture->binding->py, "m", "m.py", source, strlen(source), &module, &err))
        fail_msg("%s: %s", lines, err.message);
    return py_getattr_string(fixture->binding->py, module, "x");
}

/* The exception in flight as "Type: text", which is then no more. */
static const char *raised(struct fixture *fixture)
{
    struct alq_error err = ALQ_ERROR_INIT;
    py_error_to(fixture->binding->py, &err);
    const char *message = arena_strdup(&fixture->arena, err.message);
    alq_error_release(&err);
    return message;
}

static const char *literal(struct fixture *fixture, const char *lines)
{
    struct compiled compiled;
    struct py_value statement = evaluate(fixture, lines);
    if (compile_given(fixture->binding, statement, py_none(), true, &fixture->arena, &compiled))
        return compiled.text;
    return raised(fixture);
}

static void values_are_parameters(void **state)
{
    struct fixture *fixture = *state;
    struct compiled compiled;
    struct py_value statement =
        evaluate(fixture, "x = t.update().where(t.c.id == sa.bindparam('i'))"
                          ".values(name='a', ok=True, j={'k': [1, None]})\n");
    struct py_value parameters = evaluate(fixture, "x = {'i': 5}");
    assert_true(
        compile_given(fixture->binding, statement, parameters, false, &fixture->arena, &compiled));
    assert_string_equal(compiled.text, "UPDATE t SET name=?, ok=?, j=? WHERE t.id = ?");
    assert_int_equal(compiled.count, 4);
    assert_string_equal(compiled.parameters[0].bytes, "a");
    assert_int_equal(compiled.parameters[1].integer, 1);
    assert_string_equal(compiled.parameters[2].bytes, "{\"k\": [1, null]}");
    assert_int_equal(compiled.parameters[3].integer, 5);
}

static void a_missing_parameter_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct compiled compiled;
    struct py_value statement = evaluate(fixture, "x = sa.text('SELECT :a')");
    assert_false(
        compile_given(fixture->binding, statement, py_none(), false, &fixture->arena, &compiled));
    assert_non_null(strstr(raised(fixture), "A value is required for bind parameter 'a'"));
}

static void types_of_scripts_change_values(void **state)
{
    struct fixture *fixture = *state;
    static const char type[] = "class Twice(sa.TypeDecorator):\n"
                               "    impl = sa.Integer\n"
                               "    def process_bind_param(self, value, dialect):\n"
                               "        return value * 2\n"
                               "c = sa.column('c', Twice)\n";
    assert_string_equal(literal(fixture, arena_printf(&fixture->arena, "%sx = c == 4", type)),
                        "c = 8");
    assert_string_equal(literal(fixture,
                                arena_printf(&fixture->arena, "%sx = c.in_([1, 2])", type)),
                        "c IN (2, 4)");
    const char *failed = literal(fixture, arena_printf(&fixture->arena, "%sx = c == {}", type));
    assert_non_null(strstr(failed, "TypeError"));
}

/* A table is read once, but what changes on it is seen. */
static void a_table_that_changes_is_read_again(void **state)
{
    struct fixture *fixture = *state;
    static const char lines[] = "from _compile import literal\n"
                                "m = sa.Table('m', sa.MetaData(), sa.Column('a', sa.Integer))\n"
                                "before = literal(m.select())\n"
                                "m.append_column(sa.Column('b', sa.String))\n"
                                "m.c.a.type = sa.String()\n"
                                "after = literal(m.select().where(m.c.a == '1'))\n"
                                "x = sa.text(before + ' / ' + after)\n";
    assert_string_equal(literal(fixture, lines),
                        "SELECT m.a \nFROM m / SELECT m.a, m.b \nFROM m \nWHERE m.a = '1'");
}

static void another_dialect_can_be_meant(void **state)
{
    struct fixture *fixture = *state;
    struct compiled compiled;
    struct py_value statement = evaluate(fixture, "x = t.select().where(t.c.ok)");
    assert_true(compile_for(fixture->binding, &postgresql_dialect, statement, py_none(), true,
                            &fixture->arena, &compiled));
    assert_non_null(strstr(compiled.text, "WHERE t.ok"));
    assert_null(strstr(compiled.text, "= 1"));
}

static void definitions_leave_tables_out(void **state)
{
    struct fixture *fixture = *state;
    const char *text;
    struct py_value condition = evaluate(fixture, "x = (t.c.id > 5) & t.c.name.like('a%')");
    assert_true(lower_expression_text(fixture->binding, condition, &fixture->arena, &text));
    assert_string_equal(text, "id > 5 AND name LIKE 'a%'");
}

/* Each line makes an object that says what cannot be. */
static void nonsense_is_an_exception(void **state)
{
    struct fixture *fixture = *state;
    static const char *const lines[] = {
        "x = t.c.id == 1; x._op = 'no such'",
        "x = t.c.id == 1; x.left = x",
        "x = t.select(); x._raw_columns = 5",
        "x = t.select(); x._raw_columns = (x,)",
        "x = sa.cast(t.c.id, sa.Integer); x._type = None",
        "x = sa.text('a'); x.text = None",
        "x = sa.func.f(); x.name = None",
        "x = sa.func.count().over(rows=(1, 2)); x.rows = 5",
        "x = t.insert().values(nope=1)",
        "x = t.alias('a'); x.element = x; x = x.select()",
        "x = sa.select(t.c.id).union(sa.select(t.c.id, t.c.name))",
        "x = 5",
        "class E:\n    def __clause_element__(self):\n        raise ValueError('no')\nx = E()",
        "l = []\nl.append(l)\nx = sa.literal(l)",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct compiled compiled;
        struct py_value statement = evaluate(fixture, lines[i]);
        if (compile_given(fixture->binding, statement, py_none(), true, &fixture->arena, &compiled))
            fail_msg("%s gave %s", lines[i], compiled.text);
        assert_true(strlen(raised(fixture)) > 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_are_parameters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_parameter_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(types_of_scripts_change_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_table_that_changes_is_read_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_dialect_can_be_meant, set_up, tear_down),
        cmocka_unit_test_setup_teardown(definitions_leave_tables_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nonsense_is_an_exception, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
