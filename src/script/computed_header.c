/* Names of a header whose values are no literals. The script is a module like those of the project
 * that scripts import: a name that is asked for runs the statements that bind it. */
#include "script/computed_header.h"

#include <string.h>

#include "base/error.h"
#include "python/api.h"
#include "script/project_module.h"
#include "base/banned.h"

static const char module_name[] = "__revision__";

struct computing {
    const struct header_text *text;
    struct arena *scratch; /* modules that are read */
    struct arena *arena;   /* values */
    struct py *py;
};

static bool find_module(void *context, struct py *py, const char *name, struct py_found *ret_found,
                        struct alq_error *err)
{
    const struct computing *computing = context;
    const struct header_text *text = computing->text;
    (void)py;
    if (strcmp(name, module_name) == 0) {
        *ret_found = (struct py_found){
            .source = text->bytes,
            .length = text->length,
            .path = text->path,
            .is_lazy = true,
        };
        return true;
    }
    const struct project_places places = {text->import_paths, text->path};
    return project_module_find(&places, name, computing->scratch, ret_found, err);
}

static const char *no_environment(void *context, const char *name)
{
    (void)context;
    (void)name;
    return NULL;
}

static struct py *new_interpreter(struct computing *computing)
{
    enum { STEPS = 10 * 1000 * 1000, MEMORY = 64 << 20, DEPTH = 200 };
    const struct py_options options = {
        .steps = STEPS,
        .memory = MEMORY,
        .depth = DEPTH,
        .context = computing,
        .find = find_module,
        .getenv = no_environment,
    };
    return py_new(&options);
}

static bool add_string(const struct computing *computing, struct py_value value,
                       struct python_value *result, struct alq_error *err)
{
    if (!py_is_str(value))
        return error_set(err, ALQ_ERROR_SCRIPT, "%s instead of a string",
                         py_type_name(computing->py, value));
    const char *string = arena_strndup(computing->arena, py_string(computing->py, value),
                                       py_string_length(value));
    vec_push(computing->arena, &result->strings, string);
    return true;
}

static bool read_value(const struct computing *computing, struct py_value value,
                       struct python_value *ret_value, struct alq_error *err)
{
    struct py *py = computing->py;
    struct python_value result = {0};
    bool is_read = true;
    if (py_is_kind(value, PY_KIND_LIST) || py_is_kind(value, PY_KIND_TUPLE) ||
        py_is_kind(value, PY_KIND_SET)) {
        const struct py_value *items;
        size_t count;
        struct py_value list = py_to_tuple(py, value);
        if (py_is_error(list) || !py_sequence(list, &items, &count))
            return py_error_to(py, err);
        result.is_sequence = true;
        for (size_t i = 0; i < count && is_read; i++)
            is_read = add_string(computing, items[i], &result, err);
    } else if (!py_is_none(value)) {
        is_read = add_string(computing, value, &result, err);
    }
    if (is_read)
        *ret_value = result;
    return is_read;
}

static bool compute(const struct computing *computing, const char *name,
                    struct python_value *ret_value, struct alq_error *err)
{
    struct py *py = computing->py;
    struct py_value module = py_import(py, module_name);
    struct py_value value =
        py_is_error(module) ? module : py_getattr_string(py, module, name);
    return py_is_error(value) ? py_error_to(py, err)
                              : read_value(computing, value, ret_value, err);
}

bool computed_header_read(const struct header_text *text, const char *const *names,
                          const bool *wanted, size_t count, struct arena *arena,
                          struct python_value *ret_values, size_t *ret_failed,
                          struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct computing computing = {.text = text, .scratch = &scratch, .arena = arena};
    bool is_computed = true;
    computing.py = new_interpreter(&computing);
    for (size_t i = 0; i < count && is_computed; i++) {
        *ret_failed = i;
        is_computed = !wanted[i] || compute(&computing, names[i], &ret_values[i], err);
    }
    py_free(computing.py);
    return is_computed;
}
