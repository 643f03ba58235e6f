/* The session of Alembic scripts: one interpreter for a run, made when it is needed, its limits,
 * and what it hands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "database/offline.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "script/host.h"
#include "script/run.h"

#define HEAD                                                                                       \
    "from alembic import op\nimport sqlalchemy as sa\nrevision = 'r1'\ndown_revision = None\n"

/* A run without a database: what is written and logged. */
struct session {
    struct arena arena;
    struct text written;
    struct text logged;
    struct alq_callbacks callbacks;
    struct script_host host;
    struct connection *connection;
    struct script_target target;
};

static bool add_text(void *user, const char *bytes, size_t length)
{
    text_add_bytes(user, bytes, length);
    return true;
}

static void add_log(void *user, enum alq_log_level level, const char *message)
{
    text_printf(user, "%d %s\n", (int)level, message);
}

static bool write_statement(void *user, const struct script_statement *statement,
                            struct alq_error *err)
{
    return connection_execute(user, statement->text, err);
}

static const struct dialect *find_dialect(const char *name)
{
    return strcmp(name, "sqlite") == 0 ? &sqlite_dialect : NULL;
}

static void session_init(struct session *session, const struct dialect *dialect)
{
    *session = (struct session){0};
    session->callbacks = (struct alq_callbacks){.user = &session->logged, .log = add_log};
    session->host = (struct script_host){
        .arena = &session->arena,
        .callbacks = &session->callbacks,
        .find_dialect = find_dialect,
    };
    session->connection = offline_connection_new(dialect, add_text, &session->written);
    session->target = (struct script_target){
        .connection = session->connection,
        .is_offline = true,
        .wants_text = true,
        .arena = &session->arena,
        .statement = write_statement,
        .user = session->connection,
    };
}

static void session_release(struct session *session)
{
    script_host_release(&session->host);
    connection_free(session->connection);
    text_release(&session->written);
    text_release(&session->logged);
    arena_release(&session->arena);
}

static bool run(struct session *session, const char *path, const char *source,
                enum script_direction direction, struct alq_error *err)
{
    const struct script_file file = {
        .kind = SCRIPT_PYTHON,
        .path = path,
        .bytes = source,
        .length = strlen(source),
        .revision = {.id = "r1"},
    };
    struct script_program program;
    return script_prepare(&session->host, &file, direction, "sqlite", &session->arena, &program,
                          err) &&
           script_run(&file, &program, &session->target, err);
}

static void test_sql_needs_no_interpreter(void **unused)
{
    (void)unused;
    ERROR_SCOPE(err);
    struct session session;
    session_init(&session, &sqlite_dialect);
    static const char source[] = "-- revision: r1\n-- upgrade\nSELECT 1;\n";
    const struct script_file file = {.path = "r1.sql",
                                     .bytes = source,
                                     .length = sizeof source - 1,
                                     .revision = {.id = "r1"}};
    struct script_program program;
    assert_true(script_prepare(&session.host, &file, SCRIPT_UPGRADE, "sqlite", &session.arena,
                               &program, &err));
    assert_null(session.host.binding);
    session_release(&session);
}

static void test_scripts_share_one_interpreter(void **unused)
{
    (void)unused;
    ERROR_SCOPE(err);
    struct session session;
    session_init(&session, &postgresql_dialect);
    /* The enum is created once in a run; a name of one script is not there in the next. */
    static const char source[] =
        HEAD "def upgrade():\n"
             "    op.create_table(NAME, sa.Column('k', sa.Enum('a', 'b', name='kind')))\n"
             "NAME = 'one' if 'seen' not in globals() else 'never'\nseen = True\n";
    assert_true(run(&session, "r1.py", source, SCRIPT_UPGRADE, &err));
    const struct binding *binding = session.host.binding;
    assert_non_null(binding);
    assert_true(run(&session, "r1.py", source, SCRIPT_UPGRADE, &err));
    assert_ptr_equal(session.host.binding, binding);
    assert_string_equal(text_string(&session.written), "CREATE TYPE kind AS ENUM ('a', 'b');\n\n"
                                                       "CREATE TABLE one (\n    k kind\n);\n\n"
                                                       "CREATE TABLE one (\n    k kind\n);\n\n");
    session_release(&session);
}

static void assert_fails(const char *source, enum script_direction direction, const char *message,
                         unsigned line)
{
    ERROR_SCOPE(err);
    struct session session;
    session_init(&session, &sqlite_dialect);
    session.host.limits = (struct script_limits){.steps = 200000, .memory = 64 << 20};
    assert_false(run(&session, "dir/r1.py", source, direction, &err));
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    assert_string_equal(err.message, message);
    assert_string_equal(err.file, "dir/r1.py");
    assert_int_equal(err.line, line);
    session_release(&session);
}

static void test_errors_are_placed(void **unused)
{
    (void)unused;
    assert_fails(HEAD "def upgrade(:\n    pass\n", SCRIPT_UPGRADE,
                 "SyntaxError: invalid syntax", 5);
    assert_fails(HEAD "def upgrade():\n    pass\n", SCRIPT_DOWNGRADE,
                 "revision r1 cannot be downgraded: it has no downgrade() function", 0);
    assert_fails(HEAD "def upgrade():\n    op.add_column('t')\n", SCRIPT_UPGRADE,
                 "TypeError: Operations.add_column() missing 1 required positional argument: "
                 "'column'",
                 6);
    assert_fails(HEAD "def upgrade():\n    raise NotImplementedError\n", SCRIPT_UPGRADE,
                 "revision r1 cannot be upgraded: its upgrade() raises NotImplementedError", 6);
}

static void test_limits_stop_a_script(void **unused)
{
    (void)unused;
    assert_fails(HEAD "def upgrade():\n    while True:\n        pass\n", SCRIPT_UPGRADE,
                 "StepLimitExceeded: the script ran more than 200000 steps", 7);
    assert_fails(HEAD "def upgrade():\n    x = ['a']\n    while True:\n        x += x\n",
                 SCRIPT_UPGRADE, "MemoryError", 8);
}

static void test_print_and_logging_go_to_the_log(void **unused)
{
    (void)unused;
    ERROR_SCOPE(err);
    struct session session;
    session_init(&session, &sqlite_dialect);
    assert_true(run(&session, "r1.py",
                    HEAD
                    "import logging, sys\n"
                    "def upgrade():\n    print('a', 'b', sep='-')\n    print('c', end='')\n"
                    "    print('', file=sys.stderr)\n"
                    "    logging.getLogger('x').error('failed %d', 3)\n    print('d', end='')\n",
                    SCRIPT_UPGRADE, &err));
    assert_string_equal(text_string(&session.logged), "1 a-b\n2 c\n3 x: failed 3\n1 d\n");
    session_release(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sql_needs_no_interpreter),
        cmocka_unit_test(test_scripts_share_one_interpreter),
        cmocka_unit_test(test_errors_are_placed),
        cmocka_unit_test(test_limits_stop_a_script),
        cmocka_unit_test(test_print_and_logging_go_to_the_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
