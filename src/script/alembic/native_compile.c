/* _compile: what the expression language asks of the compiler. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "script/alembic/compile_given.h"
#include "script/alembic/lowering.h"
#include "base/banned.h"

/* type_of(expression): the type object of what was given no type. */
static struct py_value type_of(struct py *py, struct py_value *arguments)
{
    ARENA_SCOPE(arena);
    struct lowering lowering;
    lowering_init(&lowering, binding_of(py), &arena);
    const struct expression *expression = lower_operand(&lowering, arguments[0]);
    const struct type *type = expression->type;
    if (!lowering_finish(&lowering))
        return py_error();
    struct py_value object = lowering_type_object(&lowering, type);
    return py_is_none(object) ? raise_type(binding_of(py), type) : object;
}

/* columns_of(from): by what its columns are known. */
static struct py_value columns_of(struct py *py, struct py_value *arguments)
{
    ARENA_SCOPE(arena);
    struct lowering lowering;
    lowering_init(&lowering, binding_of(py), &arena);
    const struct from_item *from = lower_from(&lowering, arguments[0]);
    if (!lowering_finish(&lowering))
        return py_error();
    struct py_value keys = py_list(py, from->keys.count);
    for (size_t i = 0; i < from->keys.count; i++)
        py_list_append(py, keys, py_str(py, from->keys.items[i]));
    return keys;
}

/* The dialect of that name; None: that of the run. NULL: there is none, which is raised. */
static const struct dialect *dialect_named(struct py *py, struct py_value name)
{
    const struct binding *binding = binding_of(py);
    const struct dialect *own = binding->apply.render.dialect;
    const char *string;
    if (py_is_nothing(name))
        return own;
    if (!py_to_string(py, name, "dialect", &string))
        return NULL;
    if (own && strcmp(own->name, string) == 0)
        return own;
    const struct dialect *found =
        binding->host->find_dialect ? binding->host->find_dialect(string) : NULL;
    if (!found)
        py_raise(py, PY_EXC_NOT_IMPLEMENTED, "there is no dialect '%s' here", string);
    return found;
}

/* literal(statement, parameters, dialect): the text that --sql has. */
static struct py_value literal(struct py *py, struct py_value *arguments)
{
    ARENA_SCOPE(arena);
    struct compiled compiled;
    const struct dialect *dialect = dialect_named(py, arguments[2]);
    return dialect && compile_for(binding_of(py), dialect, arguments[0], arguments[1], true, &arena,
                                  &compiled)
               ? py_str(py, compiled.text)
               : py_error();
}

/* fragment(expression, dialect, is_definition): a part of a statement, or as it stands in a
 * definition. */
static struct py_value fragment(struct py *py, struct py_value *arguments)
{
    ARENA_SCOPE(arena);
    struct lowering lowering;
    const char *text;
    const struct dialect *dialect = dialect_named(py, arguments[1]);
    if (!dialect)
        return py_error();
    lowering_init(&lowering, binding_of(py), &arena);
    lowering.dialect = dialect;
    lowering.is_definition = arguments[2].tag == PY_BOOL && arguments[2].integer;
    return lower_part_text(&lowering, arguments[0], &text) ? py_str(py, text) : py_error();
}

static struct py_value dialect_name(struct py *py, struct py_value *arguments)
{
    (void)arguments;
    return py_str(py, binding_of(py)->apply.render.dialect->name);
}

static const struct py_function_row functions[] = {
    {"type_of", type_of, "expression, /", PY_PLAIN},
    {"columns_of", columns_of, "selectable, /", PY_PLAIN},
    {"literal", literal, "statement, parameters=, dialect=, /", PY_PLAIN},
    {"fragment", fragment, "expression, dialect=, is_definition=, /", PY_PLAIN},
    {"dialect_name", dialect_name, "", PY_PLAIN},
    {NULL, NULL, NULL, PY_PLAIN},
};

const struct py_module_type native_compile = {.name = "_compile", .functions = functions};
