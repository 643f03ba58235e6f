/* What env.py says without being run: each case is a source and what is read from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "script/environment.h"
#include "base/banned.h"

static const char *option(void *user, const char *section, const char *key)
{
    (void)user;
    if (!section && strcmp(key, "script_location") == 0)
        return "config";
    return section && strcmp(section, "engine1") == 0 && strcmp(key, "table") == 0 ? "one" : NULL;
}

static struct environment read_as(const char *source, const char *dialect, bool is_offline,
                                  struct arena *arena)
{
    const struct environment_facts facts = {dialect, is_offline, option, NULL};
    struct environment environment;
    environment_read("/p/migrations/env.py", source, strlen(source), &facts, 1, arena,
                     &environment);
    return environment;
}

#define RUN                                                                                        \
    "\nif context.is_offline_mode():\n    offline()\nelse:\n    online()\n"                        \
    "def unused(): context.configure(version_table='never')\n"

/* key=value, NULL where it is not said, "CODE" where only running it would tell. */
static const struct {
    const char *name;
    const char *source;
    const char *dialect;
    bool is_offline;
    const char *key;
    const char *value;
} cases[] = {
    {"a literal", "context.configure(version_table='v')", NULL, false, "version_table", "v"},
    {"a constant", "T = 'v'\ncontext.configure(version_table=T)", NULL, false, "version_table",
     "v"},
    {"a constant, annotated", "T: str = 'v'\ncontext.configure(version_table=T)", NULL, false,
     "version_table", "v"},
    {"joined", "T = 'a' + '_' + 'b'\ncontext.configure(version_table=T)", NULL, false,
     "version_table", "a_b"},
    {"the script location",
     "context.configure(version_table='v_' + config.get_main_option('script_location'))", NULL,
     false, "version_table", "v_config"},
    {"an option of a section",
     "context.configure(version_table=config.get_section_option('engine1', 'table'))", NULL, false,
     "version_table", "one"},
    {"the default of an option",
     "context.configure(version_table=config.get_main_option('x', 'fallback'))", NULL, false,
     "version_table", "fallback"},
    {"format",
     "name = os.path.basename(os.path.dirname(__file__))\n"
     "context.configure(version_table='{}_{x}'.format(name, x='v'))",
     NULL, false, "version_table", "migrations_v"},
    {"percent", "context.configure(version_table='%s_v' % 'a')", NULL, false, "version_table",
     "a_v"},
    {"an f-string", "n = 'a'\ncontext.configure(version_table=f'{n}_v{2}')", NULL, false,
     "version_table", "a_v2"},
    {"a keyword dictionary", "kw = dict(version_table='v')\ncontext.configure(**kw)", NULL, false,
     "version_table", "v"},
    {"an item put into one", "kw = {}\nkw['version_table'] = 'v'\ncontext.configure(**kw)", NULL,
     false, "version_table", "v"},
    {"update", "kw = {'version_table': 'u'}\nkw.update(version_table='v')\ncontext.configure(**kw)",
     NULL, false, "version_table", "v"},
    {"put into one from elsewhere",
     "conf_args = current_app.extensions['migrate'].configure_args\n"
     "conf_args['render_as_batch'] = True\ncontext.configure(connection=c, **conf_args)",
     NULL, false, "render_as_batch", "true"},
    {"setdefault", "kw = {}\nkw.setdefault('version_table', 'v')\ncontext.configure(**kw)", NULL,
     false, "version_table", "v"},
    {"none", "context.configure(version_table_schema=None)", NULL, false, "version_table_schema",
     "none"},
    {"a dictionary", "context.configure(dialect_opts={'paramstyle': 'named'})", NULL, true,
     "dialect_opts", "paramstyle=named"},
    {"code", "context.configure(version_table=settings.TABLE)", NULL, false, "version_table",
     "CODE"},
    {"the dialect", "context.configure(render_as_batch=connection.dialect.name == 'sqlite')",
     "sqlite", false, "render_as_batch", "true"},
    {"another dialect", "context.configure(render_as_batch=connection.dialect.name == 'sqlite')",
     "postgresql", false, "render_as_batch", "false"},
    {"an unknown dialect", "context.configure(render_as_batch=engine.name == 'sqlite')", NULL,
     false, "render_as_batch", "CODE"},
    {"a conditional expression",
     "context.configure(version_table='a' if engine.dialect.name in ('mysql', 'mariadb') else 'b')",
     "mysql", false, "version_table", "a"},
    {"an if statement",
     "kw = {}\nif connection.dialect.name != 'sqlite':\n    kw['version_table_schema'] = 'app'\n"
     "context.configure(**kw)",
     "sqlite", false, "version_table_schema", NULL},
    {"online",
     "def offline():\n    context.configure(version_table='off')\n"
     "def online():\n    context.configure(version_table='on')" RUN,
     NULL, false, "version_table", "on"},
    {"offline",
     "def offline():\n    context.configure(version_table='off')\n"
     "def online():\n    context.configure(version_table='on')" RUN,
     NULL, true, "version_table", "off"},
    {"asynchronous",
     "def do_run(connection):\n    context.configure(connection=connection, version_table='v')\n"
     "async def run():\n    async with engine.connect() as connection:\n"
     "        await connection.run_sync(do_run)\n    await engine.dispose()\n"
     "def online():\n    asyncio.run(run())\ndef offline(): pass" RUN,
     NULL, false, "version_table", "v"},
    {"an argument",
     "def run(table, other='x'):\n    context.configure(version_table=table + other)\n"
     "run('a', other='b')",
     NULL, false, "version_table", "ab"},
    {"a function's answer", "def name():\n    return 'v'\ncontext.configure(version_table=name())",
     NULL, false, "version_table", "v"},
    {"try", "try:\n    T = 'v'\nexcept Exception:\n    T = 'w'\ncontext.configure(version_table=T)",
     NULL, false, "version_table", "v"},
    {"another configure", "logging.configure(version_table='v')", NULL, false, "version_table",
     NULL},
    {"other keywords", "context.configure(include_object=f)", NULL, false, "include_object", NULL},
    {"recursion", "def f(a):\n    return f(f(a))\ncontext.configure(version_table=f('a'))", NULL,
     false, "version_table", "CODE"},
};

static void test_settings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ARENA_SCOPE(arena);
        struct environment environment =
            read_as(cases[i].source, cases[i].dialect, cases[i].is_offline, &arena);
        const struct environment_setting *found = environment_find(&environment, cases[i].key);
        const char *value = !found ? NULL : found->kind == ENVIRONMENT_CODE ? "CODE" : found->text;
        if (!string_equal(value, cases[i].value) || environment.unread)
            fail_msg("%s: %s, not %s (%s)", cases[i].name, value ? value : "nothing",
                     cases[i].value ? cases[i].value : "nothing",
                     environment.unread ? environment.unread : "read");
    }
}

static void test_urls(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        const char *url;
        const char *variable;
        unsigned line;
    } urls[] = {
        {"config.set_main_option('sqlalchemy.url', 'sqlite:///a%%20b.db')", "sqlite:///a%20b.db",
         NULL, 1},
        {"config.set_main_option('sqlalchemy.url', os.environ['TEST_ENV_URL'].replace('%', '%%'))",
         "sqlite:///%.db", "TEST_ENV_URL", 1},
        {"\nconfig.set_main_option('sqlalchemy.url', os.environ['TEST_ENV_UNSET'])", NULL,
         "TEST_ENV_UNSET", 2},
        {"config.set_main_option('sqlalchemy.url', os.getenv('TEST_ENV_UNSET', 'sqlite:///d.db'))",
         "sqlite:///d.db", "TEST_ENV_UNSET", 1},
        {"config.set_main_option('sqlalchemy.url', settings.DATABASE_URL)", NULL, NULL, 1},
        {"def get_url():\n    return os.environ.get('TEST_ENV_URL')\n"
         "c = config.get_section(config.config_ini_section)\nc['sqlalchemy.url'] = get_url()",
         "sqlite:///%.db", "TEST_ENV_URL", 4},
        {"e = create_engine(os.environ['TEST_ENV_URL'])", "sqlite:///%.db", "TEST_ENV_URL", 1},
        {"e = engine_from_config({'sqlalchemy.url': 'sqlite://'})", "sqlite://", NULL, 1},
        {"e = engine_from_config(config.get_section(config.config_ini_section))", NULL, NULL, 0},
        {"u = f\"postgresql://{os.environ['TEST_ENV_UNSET']}@db/app\"\n"
         "config.set_main_option('sqlalchemy.url', u)",
         NULL, "TEST_ENV_UNSET", 2},
    };
    setenv("TEST_ENV_URL", "sqlite:///%.db", 1);
    unsetenv("TEST_ENV_UNSET");
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        ARENA_SCOPE(arena);
        struct environment environment = read_as(urls[i].source, NULL, false, &arena);
        if (!string_equal(environment.url.url, urls[i].url) ||
            !string_equal(environment.url.variable, urls[i].variable) ||
            environment.url.line != urls[i].line)
            fail_msg("%s: %s, variable %s, line %u", urls[i].source,
                     environment.url.url ? environment.url.url : "no URL",
                     environment.url.variable ? environment.url.variable : "none",
                     environment.url.line);
    }
}

static void test_naming(void **state)
{
    (void)state;
    static const char *const sources[] = {
        "NAMES = {'ix': 'ix_%(column_0_label)s', 'pk': 'pk_%(table_name)s'}\n"
        "target_metadata = MetaData(naming_convention=NAMES)",
        "target_metadata = MetaData()\n"
        "target_metadata.naming_convention = {'ix': 'ix_%(column_0_label)s',\n"
        "    'pk': 'pk_%(table_name)s'}",
        "Base = declarative_base(metadata=sa.MetaData(naming_convention={\n"
        "    'ix': 'ix_%(column_0_label)s', 'pk': 'pk_%(table_name)s'}))\n"
        "context.configure(target_metadata=Base.metadata)",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        ARENA_SCOPE(arena);
        struct environment environment = read_as(sources[i], NULL, false, &arena);
        assert_true(environment.naming_line > 0);
        assert_string_equal(environment.naming.index, "ix_%(column_0_label)s");
        assert_string_equal(environment.naming.primary_key, "pk_%(table_name)s");
        assert_null(environment.naming.unique);
    }
    ARENA_SCOPE(arena);
    const char *unused = "meta = MetaData(naming_convention={'ix': 'x'})\ntarget_metadata = None";
    assert_int_equal(read_as(unused, NULL, false, &arena).naming_line, 0);
}

static void test_unread(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct environment environment = read_as("x = (\n", NULL, false, &arena);
    assert_non_null(environment.unread);
    assert_int_equal(environment.settings.count, 0);
}

/* Source that would run for ever, or take exponential time if walked twice at each level. */
static void test_hostile(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    TEXT_SCOPE(source);
    text_add(&source, "def f(a):\n    return g(g(a))\ndef g(a):\n    return f(f(a))\n"
                      "while True:\n    x = f(1)\n");
    for (size_t i = 0; i < 40; i++)
        text_add(&source, "f(");
    text_add_repeated(&source, ')', 40);
    text_add(&source, "\nx = 'aaaaaaaaaa'\n");
    for (size_t i = 0; i < 40; i++)
        text_add(&source, "x = x.replace('a', 'aaaaaaaaaa')\n");
    struct environment environment = read_as(text_string(&source), NULL, false, &arena);
    assert_null(environment.unread);
    assert_true(arena.allocated < 64u << 20);
}

static void test_matters(void **state)
{
    (void)state;
    static const char plain[] = "context.configure(target_metadata=None, literal_binds=True)";
    static const char table[] = "context.configure(version_table='v')";
    assert_false(environment_matters(plain, strlen(plain)));
    assert_true(environment_matters(table, strlen(table)));
    assert_false(environment_matters("", 0));
    assert_false(environment_matters(table, 25));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_settings), cmocka_unit_test(test_urls),
        cmocka_unit_test(test_naming),   cmocka_unit_test(test_unread),
        cmocka_unit_test(test_hostile),  cmocka_unit_test(test_matters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
