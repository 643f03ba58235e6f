/* Types, columns, constraints, indexes and tables of scripts as parts of the schema; and objects
 * that were tampered with, which must fail and nothing worse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "script/alembic/session.h"

static const struct dialect *find_dialect(const char *name)
{
    return strcmp(name, "sqlite") == 0 ? &sqlite_dialect : NULL;
}

/* An interpreter, and what it gave for a piece of source. */
struct fixture {
    struct arena arena;
    struct script_host host;
    struct binding *binding;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->host = (struct script_host){.arena = &fixture->arena, .find_dialect = find_dialect};
    fixture->binding = binding_for(&fixture->host);
    render_init(&fixture->binding->apply.render, &postgresql_dialect, &fixture->arena);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    script_host_release(&fixture->host);
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

/* The value that the lines leave in x. */
static struct py_value evaluate(struct fixture *fixture, const char *lines)
{
    struct py_value module;
    struct alq_error err = ALQ_ERROR_INIT;
    const char *source = arena_printf(&fixture->arena,
                                      "import sqlalchemy as sa\n"
                                      "from sqlalchemy.dialects import mysql, postgresql\n%s\n",
                                      lines);
    if (!py_run(fixture->binding->py, "m", "m.py", source, strlen(source), &module, &err))
        fail_msg("%s: %s", lines, err.message);
    return py_getattr_string(fixture->binding->py, module, "x");
}

static struct py_value value_of(struct fixture *fixture, const char *expression)
{
    return evaluate(fixture, arena_printf(&fixture->arena, "x = %s", expression));
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

/* There and back: what inspection finds of a type is the type again. */
static void types_survive(void **state)
{
    static const char *const types[] = {
        "Integer()",
        "String(length=50, collation='C')",
        "Numeric(precision=10, scale=2)",
        "DateTime(timezone=True)",
        "Boolean(create_constraint=True, name='ck')",
        "Interval(second_precision=3)",
        "LargeBinary(length=4294967295)",
        "Enum('a', 'b', name='e', schema='s', native_enum=False, create_constraint=True, length=9)",
        "ARRAY(Integer(), dimensions=2)",
        "VARCHAR(length=5)",
        "postgresql.JSONB(astext_type=Text())",
        "postgresql.TIMESTAMP(timezone=True, precision=3)",
        "postgresql.INTERVAL(precision=6, fields='YEAR')",
        "postgresql.BIT(length=5, varying=True)",
        "postgresql.ENUM('a', 'b', name='e')",
        "mysql.INTEGER(display_width=11, unsigned=True)",
        "mysql.VARCHAR(charset='utf8', length=20, collation='x')",
        "mysql.ENUM('a', 'b', collation='x')",
        "mysql.SET('a', 'b')",
        "mysql.DATETIME(fsp=6)",
    };
    struct fixture *fixture = *state;
    struct py *py = fixture->binding->py;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        const char *dot = strchr(types[i], '.');
        bool has_module = dot && strchr(types[i], '(') > dot;
        const char *shown = has_module ? dot + 1 : types[i];
        const char *text = strstr(shown, "Text()") ? "postgresql.JSONB()" : types[i];
        const char *item = strstr(shown, "ARRAY(") ? "sa.ARRAY(sa.Integer(), dimensions=2)" : NULL;
        const char *source =
            item ? item : arena_printf(&fixture->arena, "%s%s", has_module ? "" : "sa.", text);
        const struct type *type;
        assert_true(
            lower_type(fixture->binding, value_of(fixture, source), &fixture->arena, &type));
        struct py_value back = raise_type(fixture->binding, type);
        assert_false(py_is_error(back));
        assert_string_equal(py_repr_string(py, back), shown);
    }
}

/* The SQL that PostgreSQL has for a type with something to say itself. */
static void types_speak(void **state)
{
    static const struct {
        const char *lines;
        const char *sql;
    } rows[] = {
        {"x = sa.String(5).with_variant(sa.Text(), 'postgresql')", "TEXT"},
        {"x = sa.Integer", "INTEGER"},
        {"class U(sa.types.UserDefinedType):\n    def get_col_spec(self, **kw):\n"
         "        return 'U(8)'\nx = U()",
         "U(8)"},
        {"class U(sa.types.UserDefinedType):\n    def get_col_spec(self):\n"
         "        return 'V'\nx = U()",
         "V"},
        {"x = sa.PickleType(impl=sa.Text)", "TEXT"},
        {"x = postgresql.DOMAIN('d', sa.Integer, check='value > 0', not_null=True)", "d"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        TEXT_SCOPE(text);
        const struct type *type;
        struct alq_error err = ALQ_ERROR_INIT;
        struct py_value object = evaluate(fixture, rows[i].lines);
        assert_true(lower_type(fixture->binding, object, &fixture->arena, &type));
        assert_true(render_type(&fixture->binding->apply.render, type, &text, &err));
        assert_string_equal(text_string(&text), rows[i].sql);
    }
}

static void a_table_has_its_parts_in_order(void **state)
{
    struct fixture *fixture = *state;
    struct py_value object =
        evaluate(fixture,
                 "x = sa.Table('t', sa.MetaData(schema='s'),\n"
                 "    sa.Column('id', sa.Integer, sa.Identity(start=5), primary_key=True),\n"
                 "    sa.Column('a', sa.Integer, sa.ForeignKey('u.id', ondelete='CASCADE'),\n"
                 "              sa.CheckConstraint('a > 1'), unique=True, index=True),\n"
                 "    sa.Column('b', sa.Boolean(create_constraint=True), server_default='1',\n"
                 "              nullable=False, unique=True, comment='c'),\n"
                 "    sa.Column('c', sa.Integer, sa.Computed('a + 1', persisted=True)),\n"
                 "    sa.UniqueConstraint('a', 'b', name=sa.schema.conv('uq'), deferrable=True,\n"
                 "                        postgresql_nulls_not_distinct=True),\n"
                 "    prefixes=['TEMPORARY'], comment='things', mysql_engine='InnoDB')");
    struct table *table;
    assert_true(lower_table(fixture->binding, object, &fixture->arena, &table));
    assert_string_equal(table->schema, "s");
    assert_string_equal(table->comment, "things");
    assert_string_equal(table->prefixes.items[0], "TEMPORARY");
    assert_string_equal(options_text(&table->options, "mysql_engine"), "InnoDB");
    assert_int_equal(table->columns.count, 4);
    const struct column *const *columns = (const struct column *const *)table->columns.items;
    assert_true(columns[0]->is_primary_key && !columns[0]->is_nullable);
    assert_true(columns[0]->identity.has_start && columns[0]->identity.start == 5);
    assert_int_equal(columns[1]->constraints.count, 1);
    assert_string_equal(columns[1]->constraints.items[0]->check, "a > 1");
    assert_int_equal(columns[2]->server_default.kind, DEFAULT_STRING);
    assert_string_equal(columns[2]->comment, "c");
    assert_string_equal(columns[3]->computed.expression, "a + 1");
    assert_int_equal(columns[3]->computed.is_stored, TRI_YES);
    /* what was written out; a's key, unique in its index; b's UNIQUE and CHECK */
    static const enum constraint_kind kinds[] = {CONSTRAINT_UNIQUE, CONSTRAINT_FOREIGN_KEY,
                                                 CONSTRAINT_UNIQUE, CONSTRAINT_CHECK};
    assert_int_equal(table->constraints.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(table->constraints.items[i]->kind, kinds[i]);
    const struct constraint *unique = table->constraints.items[0];
    assert_true(unique->is_name_final && unique->is_deferrable == TRI_YES);
    assert_true(options_boolean(&unique->options, "postgresql_nulls_not_distinct"));
    const struct constraint *key = table->constraints.items[1];
    assert_string_equal(key->referred_schema, "s");
    assert_string_equal(key->referred_table, "u");
    assert_string_equal(key->referred_columns.items[0], "id");
    assert_string_equal(key->on_delete, "CASCADE");
    assert_int_equal(table->indexes.count, 1);
    assert_true(table->indexes.items[0]->is_unique);
    assert_null(table->indexes.items[0]->name);
}

static void an_index_has_its_elements(void **state)
{
    struct fixture *fixture = *state;
    struct py_value object = value_of(
        fixture,
        "sa.Index('i', 'a', sa.column('b').desc().nulls_last(), sa.func.lower(\n"
        "    sa.column('c')), sa.text('d COLLATE \"C\"'), (sa.column('e') + 1).label('l'),\n"
        "    sa.column('f') + 1, unique=True, postgresql_where=sa.text('a > 0'),\n"
        "    postgresql_ops={'a': 'x_ops'}, postgresql_include=['z'])");
    struct index *index;
    assert_true(lower_index(fixture->binding, object, &fixture->arena, &index));
    assert_int_equal(index->elements.count, 6);
    const struct index_element *elements = index->elements.items;
    assert_string_equal(elements[0].column, "a");
    assert_true(elements[1].is_descending && elements[1].nulls == NULLS_LAST);
    assert_string_equal(elements[1].column, "b");
    assert_string_equal(elements[2].expression, "lower(c)");
    assert_int_equal(elements[2].form, INDEX_FORM_FUNCTION);
    assert_string_equal(elements[3].expression, "d COLLATE \"C\"");
    assert_int_equal(elements[3].form, INDEX_FORM_TEXT);
    assert_string_equal(elements[4].label, "l");
    assert_int_equal(elements[5].form, INDEX_FORM_OPERATOR);
    const struct option *where = options_find(&index->options, "postgresql_where");
    assert_true(where->is_expression);
    assert_string_equal(where->text, "a > 0");
    assert_int_equal(options_find(&index->options, "postgresql_include")->list_count, 1);
}

/* What a script may do to an object after it was made. */
static void tampering_is_an_exception(void **state)
{
    static const struct {
        const char *lines;
        const char *message; /* the beginning */
    } rows[] = {
        {"x = 5", "TypeError: a Table was expected, not int"},
        {"t.name = 7", "TypeError: "},
        {"t.name = None", "TypeError: "},
        {"del t.name", "TypeError: "},
        {"t.constraints = 5", "TypeError: "},
        {"t.constraints = {5}", "AttributeError: "},
        {"t.indexes = [t]", "TypeError: an index was expected, not Table"},
        {"t._columns = [5]", "AttributeError: "},
        {"t.c.a.type = 5", "TypeError: a type was expected, not int"},
        {"t.c.a.type = None", "TypeError: a type was expected, not NoneType"},
        {"t.c.a.type.length = -3", "ValueError: length of a type is out of range: -3"},
        {"t.c.a.type.length = 1 << 70", "OverflowError: "},
        {"t.c.a.type.length = 'x'", "TypeError: "},
        {"t.c.a.type._kind = 'nonsense'", "sqlalchemy.exc.UnsupportedCompilationError: "},
        {"t.c.a.type._kind = 'sql'", "TypeError: a type by its SQL name has no name"},
        {"t.c.a.type._variant_mapping = {5: 5}", "TypeError: "},
        {"t.c.a.type._variant_mapping = {'mysql': t.c.a.type}", "RecursionError: "},
        {"t.c.a.type = sa.ARRAY(sa.Integer)\nt.c.a.type.item_type = t.c.a.type",
         "RecursionError: "},
        {"t.c.a.server_default = 5", "TypeError: a server default is "},
        {"t.c.a.server_default = sa.DefaultClause('x')\nt.c.a.server_default.arg = []",
         "TypeError: a server default is "},
        {"t.c.a.comment = 7", "TypeError: "},
        {"t.c.a.constraints = [t.c.a]", "TypeError: a constraint was expected, not Column"},
        {"f.elements[0]._target = 5", "TypeError: a foreign key refers to no column"},
        {"f.elements[0]._target = (1, 2, 3)", "TypeError: "},
        {"f._referred = ('a',)", "TypeError: a foreign key refers to no table"},
        {"f._members = 7", "TypeError: "},
        {"f.ondelete = b'x'", "TypeError: "},
        {"f.dialect_kwargs = {'postgresql_x': object}", ""},
        {"t.indexes.add(sa.Index('i', 'a'))\nfor i in t.indexes: i._members = [5]",
         "TypeError: an index is of names"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct table *table;
        struct py_value object = evaluate(
            fixture,
            arena_printf(&fixture->arena,
                         "x = t = sa.Table('t', sa.MetaData(), sa.Column('a', sa.String(5)))\n"
                         "f = sa.ForeignKeyConstraint(['a'], ['u.id'], name='f')\n"
                         "t.append_constraint(f)\n%s",
                         rows[i].lines));
        bool is_lowered = lower_table(fixture->binding, object, &fixture->arena, &table);
        if (is_lowered)
            fail_msg("%s was lowered", rows[i].lines);
        const char *message = raised(fixture);
        if (strncmp(message, rows[i].message, strlen(rows[i].message)) != 0)
            fail_msg("%s: %s", rows[i].lines, message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(types_survive, set_up, tear_down),
        cmocka_unit_test_setup_teardown(types_speak, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_table_has_its_parts_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_index_has_its_elements, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tampering_is_an_exception, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
