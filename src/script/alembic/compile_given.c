/* Compiles statements with what execute() is given. */
#include "script/alembic/compile_given.h"

#include "base/error.h"
#include "script/alembic/lowering.h"
#include "base/banned.h"

static struct assignments values_of(struct lowering *lowering, struct py_value dict)
{
    struct assignments values = {0};
    size_t position = 0;
    struct py_value key;
    struct py_value value;
    while (py_is_kind(dict, PY_KIND_DICT) && !lowering->has_raised &&
           py_dict_next(dict, &position, &key, &value)) {
        const char *name = lowering_word(lowering, key);
        if (!lowering->has_raised)
            assignments_add(&values, lowering->sql.arena, name, NULL,
                            lowering_raw(lowering, value));
    }
    return values;
}

bool compile_given(struct binding *binding, struct py_value statement, struct py_value parameters,
                   bool is_literal, struct arena *arena, struct compiled *ret_compiled)
{
    return compile_for(binding, NULL, statement, parameters, is_literal, arena, ret_compiled);
}

bool compile_for(struct binding *binding, const struct dialect *dialect, struct py_value statement,
                 struct py_value parameters, bool is_literal, struct arena *arena,
                 struct compiled *ret_compiled)
{
    ERROR_SCOPE(err);
    struct lowering lowering;
    lowering_init(&lowering, binding, arena);
    lowering.dialect = dialect ? dialect : lowering.dialect;
    const struct statement *lowered = lower_any_statement(&lowering, statement);
    struct assignments values = values_of(&lowering, parameters);
    if (lowering_has_failed(&lowering))
        return lowering_finish(&lowering);
    const struct compile_options options = {
        .is_literal = is_literal,
        .parameters = values.count ? &values : NULL,
        .process = lowering_process,
        .user = &lowering,
    };
    if (compile_statement(lowering.dialect, lowered, &options, arena, ret_compiled, &err))
        return true;
    /* What the script's own code raised is in flight already. */
    return lowering.has_raised ? false : binding_raise(binding, &err);
}
