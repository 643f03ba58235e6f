/* Compiles statements with what execute() is given. */
#include "script/alembic/compiled_run.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "database/sql_rules.h"
#include "script/alembic/lowering.h"
#include "base/banned.h"

/* A dict, or what can be made one. */
static struct py_value as_dict(struct lowering *lowering, struct py_value given)
{
    if (py_is_kind(given, PY_KIND_DICT) || lowering->has_raised)
        return given;
    struct py_value make = py_import_name(lowering->py, "builtins", "dict");
    struct py_value dict = py_is_error(make) ? make : py_call(lowering->py, make, &given, 1);
    if (py_is_error(dict)) {
        lowering->has_raised = true;
        return py_none();
    }
    lowering_keep(lowering, dict);
    return dict;
}

/* The sets of parameters; none: one empty set. */
static size_t list_sets(struct lowering *lowering, struct py_value parameters,
                        const struct py_value **ret_sets, bool *ret_is_many)
{
    static const struct py_value none = {.tag = PY_NONE};
    const struct py_value *items;
    size_t count = 0;
    *ret_is_many = false;
    *ret_sets = &none;
    if (py_is_nothing(parameters))
        return 1;
    if (py_sequence(parameters, &items, &count)) {
        if (!count)
            return 1;
        *ret_sets = items;
        *ret_is_many = true;
        return count;
    }
    struct py_value *one = arena_new(lowering->sql.arena, struct py_value);
    *one = as_dict(lowering, parameters);
    *ret_sets = one;
    return 1;
}

static struct assignments values_of(struct lowering *lowering, struct py_value dict)
{
    struct assignments values = {0};
    size_t position = 0;
    struct py_value key;
    struct py_value value;
    while (py_is_kind(dict, PY_KIND_DICT) && !lowering->has_raised &&
           py_dict_next(dict, &position, &key, &value)) {
        const char *name = lowering_text(lowering, key);
        if (!lowering->has_raised && !lowering_kind(lowering, value))
            assignments_add(&values, lowering->sql.arena, name, NULL,
                            lowering_raw(lowering, value));
    }
    return values;
}

/* Raises what compiling said, unless the script's own code raised it. */
static bool raise_compiling(struct lowering *lowering, struct alq_error *err)
{
    if (lowering->has_raised)
        alq_error_release(err);
    else
        binding_raise(lowering->binding, err);
    return false;
}

static bool compile_with(struct lowering *lowering, const struct statement *statement,
                         const struct assignments *parameters, bool is_literal,
                         struct compiled *ret_compiled)
{
    ERROR_SCOPE(err);
    const struct compile_options options = {
        .is_literal = is_literal,
        .parameters = parameters,
        .process = lowering_process,
        .user = lowering,
    };
    return compile_statement(lowering->binding->apply.render.dialect, statement, &options,
                             lowering->sql.arena, ret_compiled, &err) ||
           raise_compiling(lowering, &err);
}

/* -- What is known of the columns of the result. */

/* Only types that do something with what the database gave are asked. */
static struct py_value result_type(struct lowering *lowering, const struct type *type)
{
    struct py_value object = lowering_type_object(lowering, type);
    if (py_is_none(object) && type->kind != TYPE_NULL)
        object = raise_type(lowering->binding, type);
    if (py_is_error(object))
        lowering->has_raised = true;
    return object;
}

static struct py_value result_types(struct lowering *lowering, const struct statement *statement)
{
    const struct expressions *columns = statement_columns(statement);
    if (!columns->count)
        return py_none();
    struct py_value types = py_list(lowering->py, columns->count);
    for (size_t i = 0; i < columns->count && !lowering->has_raised; i++) {
        struct py_value type = result_type(lowering, columns->items[i]->type);
        if (columns->items[i]->kind == EXPRESSION_TEXT || columns->items[i]->is_literal)
            type = py_is_error(type) ? type : py_none();
        if (string_equal(columns->items[i]->name, "*"))
            return py_none();
        py_list_append(lowering->py, types, type);
    }
    return lowering->has_raised ? py_none() : py_to_tuple(lowering->py, types);
}

/* -- The primary key of a new row. */

static const struct expression *value_of(const struct statement *statement, const char *key)
{
    for (size_t i = 0; i < statement->values.count; i++)
        if (string_equal(statement->values.items[i].key, key))
            return statement->values.items[i].value;
    return NULL;
}

/* What the script said for the column; None: nothing, or an expression. */
static struct py_value given_key(struct lowering *lowering, const struct statement *statement,
                                 struct py_value parameters, const char *key)
{
    const struct expression *value = value_of(statement, key);
    if (py_is_kind(parameters, PY_KIND_DICT)) {
        struct py_value given = py_dict_get_string(lowering->py, parameters, key);
        if (!py_is_unbound(given) && !lowering_kind(lowering, given))
            return given;
    }
    if (value && value->kind == EXPRESSION_BIND && value->value.origin)
        return *(const struct py_value *)value->value.origin;
    return py_none();
}

/* Reads the key, and adds to returning the columns of it. */
static struct py_value read_key(struct lowering *lowering, const struct statement *statement,
                                struct py_value object, struct py_value parameters,
                                struct expressions *returning)
{
    size_t position = 0;
    struct py_value name;
    struct py_value column;
    struct py_value key = py_list(lowering->py, 1);
    struct py_value table = lowering_entity(lowering, lowering_get(lowering, object, "table"));
    struct py_value columns = lowering_get(lowering, table, "_columns");
    struct py_value index = lowering_get(lowering, columns, "_index");
    while (py_is_kind(index, PY_KIND_DICT) && !lowering->has_raised &&
           py_dict_next(index, &position, &name, &column)) {
        if (!lowering_flag(lowering, column, "primary_key"))
            continue;
        const char *text = lowering_text(lowering, name);
        py_list_append(lowering->py, key, given_key(lowering, statement, parameters, text));
        expressions_add(returning, lowering->sql.arena, from_column(statement->table, text));
    }
    return lowering->has_raised || !returning->count ? py_none() : py_to_tuple(lowering->py, key);
}

static const struct statement *take_key(struct lowering *lowering,
                                        const struct statement *statement, struct py_value object,
                                        struct py_value parameters, struct compiled_run *run)
{
    struct expressions returning = {0};
    const struct dialect *dialect = lowering->binding->apply.render.dialect;
    if (statement->kind != STATEMENT_INSERT || statement->table->kind != FROM_TABLE)
        return statement;
    run->is_default_row = !statement->values.count && !statement->source;
    if (run->is_many || statement->source || statement->more_rows.count)
        return statement;
    run->key = read_key(lowering, statement, object, parameters, &returning);
    if (py_is_none(run->key) || statement->returning.count ||
        dialect->insert_returning == INSERT_RETURNS_NOTHING || !dialect->sql->has_arrays)
        return statement;
    run->returns_key = true;
    return write_returning(&lowering->sql, statement, &returning);
}

/* -- Both ways. */

static bool compile_sets(struct lowering *lowering, const struct statement *base,
                         struct py_value object, const struct py_value *sets, bool wants_key,
                         struct compiled_run *run)
{
    struct compiled *items = arena_new_array(lowering->sql.arena, struct compiled, run->count);
    for (size_t i = 0; i < run->count; i++) {
        struct py_value set = run->is_many ? as_dict(lowering, sets[i]) : sets[i];
        struct assignments values = values_of(lowering, set);
        /* Defaults are made anew for each row. */
        const struct statement *statement = lower_defaults(lowering, object, base);
        if (wants_key)
            statement = take_key(lowering, statement, object, set, run);
        if (lowering_has_failed(lowering))
            return lowering_finish(lowering);
        if (!compile_with(lowering, statement, &values, false, &items[i]))
            return false;
        if (i && string_equal(items[i].text, items[i - 1].text))
            items[i].text = items[i - 1].text;
    }
    run->items = items;
    return true;
}

bool compile_for_run(struct binding *binding, struct py_value statement,
                     struct py_value parameters, bool wants_key, struct arena *arena,
                     struct compiled_run *ret_run)
{
    struct lowering lowering;
    struct compiled_run run = {.types = py_none(), .key = py_none()};
    const struct py_value *sets;
    lowering_init(&lowering, binding, arena);
    struct py_value object = lowering_entity(&lowering, statement);
    run.count = list_sets(&lowering, parameters, &sets, &run.is_many);
    const struct statement *lowered = lower_any_statement(&lowering, object);
    struct py_value first = run.is_many ? as_dict(&lowering, sets[0]) : sets[0];
    lowered = lower_parameters(&lowering, lowered, first);
    run.kind = lowered->kind;
    if (lowering_has_failed(&lowering))
        return lowering_finish(&lowering);
    if (!compile_sets(&lowering, lowered, object, sets, wants_key, &run))
        return false;
    run.types = result_types(&lowering, lowered);
    if (!lowering_finish(&lowering))
        return false;
    *ret_run = run;
    return true;
}

bool compile_as_text(struct binding *binding, struct py_value statement, struct arena *arena,
                     const char **ret_text)
{
    struct lowering lowering;
    struct compiled compiled;
    lowering_init(&lowering, binding, arena);
    struct py_value object = lowering_entity(&lowering, statement);
    const struct statement *lowered = lower_any_statement(&lowering, object);
    lowered = lower_defaults(&lowering, object, lowered);
    if (lowering_has_failed(&lowering))
        return lowering_finish(&lowering);
    if (!compile_with(&lowering, lowered, NULL, true, &compiled))
        return false;
    *ret_text = compiled.text;
    return true;
}
