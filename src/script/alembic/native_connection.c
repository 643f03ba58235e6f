/* The native module _connection: how a script's statements run, and what they give. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "script/alembic/compile_given.h"
#include "script/alembic/compile_rows.h"
#include "script/alembic/rows.h"
#include "script/alembic/run_statement.h"
#include "sql/literal.h"
#include "base/banned.h"

static bool check_running(struct binding *binding)
{
    if (binding->target)
        return true;
    py_raise(binding->py, PY_EXC_RUNTIME,
             "no revision runs: the connection works in upgrade() and downgrade()");
    return false;
}

/* execute(statement, parameters, columns, makers): rows or None, how many rows were changed, the
 * key that was made. Offline: the statement is written. */
static struct py_value execute(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    ARENA_SCOPE(arena);
    struct compiled compiled;
    if (!check_running(binding))
        return py_error();
    const struct script_target *target = binding->target;
    if (!compile_given(binding, a[0], a[1], target->is_offline, &arena, &compiled))
        return py_error();
    bool is_shown = target->wants_text && !target->is_offline;
    if (is_shown && !is_question(binding, compiled.text) &&
        !compile_given(binding, a[0], a[1], true, &arena, &compiled))
        return py_error();
    const struct prepared statement = {
        .text = compiled.text,
        .parameters = compiled.parameters,
        .count = compiled.count,
        .columns = a[2],
        .makers = a[3],
    };
    return run_prepared(binding, &statement);
}

struct many {
    struct binding *binding;
    bool is_known; /* what kind of statement it is, from the first row */
    bool is_plain_change;
    int64_t changes;
};

static bool run_one_of_many(void *user, const struct compiled *compiled)
{
    struct many *many = user;
    if (!many->is_known)
        many->is_plain_change = is_plain_change(many->binding, compiled->text);
    many->is_known = true;
    const struct prepared statement = {
        .text = compiled->text,
        .parameters = compiled->parameters,
        .count = compiled->count,
        .columns = py_none(),
        .makers = py_none(),
        .is_plain_change = many->is_plain_change,
    };
    int64_t changes;
    struct py_value outcome = run_prepared(many->binding, &statement);
    if (py_is_error(outcome))
        return false;
    changes = PY_AS(py_tuple, outcome)->items[1].integer;
    many->changes += changes > 0 ? changes : 0;
    return true;
}

/* execute_many(statement, rows): how many rows were changed by the statement, run with each of the
 * dicts; None, and nothing done, where they are not plain and alike. For what gives no rows. */
static struct py_value execute_many(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    struct many many = {.binding = binding};
    bool is_plain;
    if (!check_running(binding))
        return py_error();
    bool is_literal = binding->target->is_offline || binding->target->wants_text;
    if (!compile_rows(binding, a[0], a[1], is_literal, run_one_of_many, &many, &is_plain))
        return py_error();
    return is_plain ? py_int(many.changes) : py_none();
}

/* -- SQL of the driver. */

/* A parameter as it is: no type says what the database should make of it. */
static bool lower_plain(struct binding *binding, struct py_value value, struct arena *arena,
                        struct value *ret_value)
{
    struct sql_value lowered;
    int64_t integer;
    if (!lower_value(binding, value, arena, &lowered))
        return false;
    *ret_value = VALUE_OF_NULL;
    switch (lowered.kind) {
    case SQL_NONE:
        return true;
    case SQL_BOOLEAN:
        *ret_value = VALUE_OF_INTEGER(lowered.boolean);
        return true;
    case SQL_INTEGER:
        if (value.tag == PY_INT) {
            *ret_value = VALUE_OF_INTEGER(value.integer);
            ret_value->type = VALUE_TYPE_INTEGER;
            return true;
        }
        if (!py_to_int64(binding->py, value, &integer))
            return false;
        *ret_value = VALUE_OF_INTEGER(integer);
        return true;
    case SQL_FLOAT:
        ret_value->kind = VALUE_REAL;
        return py_to_double(binding->py, value, &ret_value->real);
    case SQL_BYTES:
        *ret_value =
            (struct value){.kind = VALUE_BLOB, .bytes = lowered.text, .length = lowered.length};
        return true;
    case SQL_STRING:
        *ret_value =
            (struct value){.kind = VALUE_TEXT, .bytes = lowered.text, .length = lowered.length};
        return true;
    case SQL_DECIMAL:
    case SQL_DATE:
    case SQL_TIME:
    case SQL_DATE_TIME:
    case SQL_UUID:
        *ret_value = value_of_text(lowered.text);
        return true;
    case SQL_INTERVAL:
    case SQL_LIST:
    case SQL_DICT:
    case SQL_OBJECT:
        break;
    }
    py_raise(binding->py, PY_EXC_TYPE, "a parameter of type '%s' is not supported",
             py_type_name(binding->py, value));
    return false;
}

static bool lower_list(struct binding *binding, struct py_value list, struct arena *arena,
                       struct prepared *statement)
{
    const struct py_value *items;
    size_t count = 0;
    struct py_value copy = py_is_nothing(list) ? py_tuple(binding->py, 0)
                                               : py_to_tuple(binding->py, list);
    if (py_is_error(copy) || !py_sequence(copy, &items, &count))
        return false;
    struct value *values = arena_new_array(arena, struct value, count);
    for (size_t i = 0; i < count; i++)
        if (!lower_plain(binding, items[i], arena, &values[i]))
            return false;
    statement->parameters = values;
    statement->count = count;
    return true;
}

/* execute_sql(text, values): text with '?' where the values stand. */
static struct py_value execute_sql(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    ARENA_SCOPE(arena);
    struct prepared statement = {.columns = py_none(), .makers = py_none()};
    if (!check_running(binding) || !py_to_string(py, a[0], "statement", &statement.text) ||
        !lower_list(binding, a[1], &arena, &statement))
        return py_error();
    return run_prepared(binding, &statement);
}

/* -- Questions. */

static struct py_value in_transaction(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    (void)a;
    if (!check_running(binding))
        return py_error();
    return py_bool(!binding->target->is_offline &&
                   connection_is_in_transaction(binding->target->connection));
}

/* quote(name, always) */
static struct py_value quote(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    TEXT_SCOPE(text);
    const char *name;
    bool is_always;
    if (!check_running(binding) || !py_to_string(py, a[0], "name", &name) ||
        !py_truth(py, a[1], &is_always))
        return py_error();
    const struct dialect *dialect = binding->target->connection->dialect;
    if (is_always)
        dialect_add_quoted_name(dialect, &text, name);
    else
        dialect_add_name(dialect, &text, name);
    return py_str_text(py, &text);
}

static const struct py_function_row functions[] = {
    {"execute", execute, "statement, parameters, columns, makers", PY_PLAIN},
    {"execute_many", execute_many, "statement, rows", PY_PLAIN},
    {"execute_sql", execute_sql, "text, values", PY_PLAIN},
    {"in_transaction", in_transaction, "", PY_PLAIN},
    {"quote", quote, "name, always", PY_PLAIN},
    {0},
};

static const struct py_type *const types[] = {&row_type, &row_mapping_type, &rows_type, NULL};

const struct py_module_type native_connection = {
    .name = "_connection",
    .functions = functions,
    .types = types,
};
