/* Compiles one statement with many sets of parameters. */
#include "script/alembic/compile_rows.h"

#include "base/error.h"
#include "script/alembic/lowering.h"
#include "base/banned.h"

/* Whether all rows have the keys of the first, and no value is an expression. */
static bool are_plain(struct lowering *lowering, const struct py_value *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t position = 0;
        struct py_value key;
        struct py_value value;
        if (!py_is_kind(rows[i], PY_KIND_DICT) ||
            py_dict_count(rows[i]) != py_dict_count(rows[0]))
            return false;
        while (py_dict_next(rows[i], &position, &key, &value)) {
            struct py_value known = py_dict_get(lowering->py, rows[0], key);
            if (!py_is_str(key) || py_is_error(known) || py_is_unbound(known) ||
                (value.tag == PY_OBJECT && lowering_kind(lowering, value)))
                return false;
        }
    }
    return true;
}

static struct assignments values_of(struct lowering *lowering, struct py_value row)
{
    struct assignments values = {0};
    size_t position = 0;
    struct py_value key;
    struct py_value value;
    while (!lowering->has_raised && py_dict_next(row, &position, &key, &value)) {
        const struct expression *raw = lowering_raw(lowering, value);
        assignments_add(&values, lowering->sql.arena, py_string(lowering->py, key), NULL, raw);
    }
    return values;
}

static bool compile_row(struct lowering *lowering, const struct statement *statement,
                        struct py_value row, bool is_literal, compiled_row_fn take, void *user)
{
    ERROR_SCOPE(err);
    ARENA_SCOPE(arena);
    struct compiled compiled;
    lowering->sql.arena = &arena;
    lowering->kept = py_none();
    struct assignments values = values_of(lowering, row);
    const struct compile_options options = {
        .is_literal = is_literal,
        .parameters = &values,
        .process = lowering_process,
        .user = lowering,
    };
    if (lowering->has_raised)
        return false;
    if (compile_statement(lowering->dialect, statement, &options, &arena, &compiled, &err))
        return py_tick(lowering->py) && take(user, &compiled);
    return lowering->has_raised ? false : binding_raise(lowering->binding, &err);
}

bool compile_rows(struct binding *binding, struct py_value statement, struct py_value rows,
                  bool is_literal, compiled_row_fn take, void *user, bool *ret_is_plain)
{
    ARENA_SCOPE(arena);
    struct lowering lowering;
    const struct py_value *items;
    size_t count;
    struct py_value list = py_to_tuple(binding->py, rows); /* types may run code of the script */
    if (py_is_error(list) || !py_sequence(list, &items, &count))
        return false;
    lowering_init(&lowering, binding, &arena);
    *ret_is_plain = are_plain(&lowering, items, count);
    if (!*ret_is_plain)
        return !lowering.has_raised;
    const struct statement *lowered = lower_any_statement(&lowering, statement);
    struct py_value kept = lowering.kept;
    if (lowering_has_failed(&lowering))
        return lowering_finish(&lowering);
    for (size_t i = 0; i < count; i++)
        if (!compile_row(&lowering, lowered, items[i], is_literal, take, user))
            return false;
    return !py_is_error(kept); /* which stays in sight of the garbage collector up to here */
}
