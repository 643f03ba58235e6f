/* Functions of scripts: arguments bound to parameters, with CPython's complaints. */
#include "python/ast.h"
#include "python/eval.h"
#include "python/runtime.h"

#include "base/banned.h"

static void add_name_list(struct text *out, struct py_str *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *before = i == 0           ? ""
                             : i + 1 == count ? (count == 2 ? " and " : ", and ")
                                              : ", ";
        text_printf(out, "%s'%s'", before, names[i]->bytes);
    }
}

static bool raise_missing(struct py *py, const struct py_function *function,
                          const struct py_value *bound, uint32_t from, uint32_t to,
                          const char *kind)
{
    struct py_str *names[64];
    size_t count = 0;
    for (uint32_t i = from; i < to && count < 64; i++) {
        if (py_is_unbound(bound[i]))
            names[count++] = function->code->parameters[i].name;
    }
    if (count == 0)
        return true;
    TEXT_SCOPE(list);
    add_name_list(&list, names, count);
    py_raise(py, PY_EXC_TYPE, "%s() missing %zu required %s argument%s: %s",
             function->qualname->bytes, count, kind, count == 1 ? "" : "s", text_string(&list));
    return false;
}

static bool raise_too_many(struct py *py, const struct py_function *function, size_t count,
                           const struct py_value *bound)
{
    const struct function_code *code = function->code;
    uint32_t defaults = 0;
    for (uint32_t i = 0; i < code->positional; i++)
        defaults += function->defaults && !py_is_unbound(function->defaults[i]);
    uint32_t keyword_given = 0;
    uint32_t first = code->positional + code->has_varargs;
    for (uint32_t i = first; i < first + code->keyword_only; i++)
        keyword_given += !py_is_unbound(bound[i]);
    TEXT_SCOPE(takes);
    if (defaults > 0)
        text_printf(&takes, "from %u to %u", code->positional - defaults, code->positional);
    else
        text_printf(&takes, "%u", code->positional);
    bool is_plural = defaults > 0 ? code->positional != 1 || defaults > 0 : code->positional != 1;
    TEXT_SCOPE(given);
    if (keyword_given > 0)
        text_printf(&given, "%zu positional argument%s (and %u keyword-only argument%s)", count,
                    count == 1 ? "" : "s", keyword_given, keyword_given == 1 ? "" : "s");
    else
        text_printf(&given, "%zu", count);
    py_raise(py, PY_EXC_TYPE, "%s() takes %s positional argument%s but %s %s given",
             function->qualname->bytes, text_string(&takes), is_plural ? "s" : "",
             text_string(&given), count == 1 && keyword_given == 0 ? "was" : "were");
    return false;
}

/* The parameter that a keyword names, -1: none, -2: one that is positional only. */
static int find_parameter(const struct function_code *code, const struct py_str *name)
{
    int found = -1;
    uint32_t varargs = code->has_varargs ? code->positional : UINT32_MAX;
    uint32_t end = code->parameter_count - code->has_kwargs;
    for (uint32_t i = 0; i < end; i++) {
        if (i == varargs || !str_equal(code->parameters[i].name, name))
            continue;
        if (i >= code->positional_only)
            return (int)i;
        found = -2;
    }
    return found;
}

static bool bind_one_keyword(struct py *py, const struct py_function *function,
                             struct py_value *bound, struct py_str *name, struct py_value value)
{
    const struct function_code *code = function->code;
    int at = find_parameter(code, name);
    if (at >= 0) {
        if (!py_is_unbound(bound[at])) {
            py_raise(py, PY_EXC_TYPE, "%s() got multiple values for argument '%s'",
                     function->qualname->bytes, name->bytes);
            return false;
        }
        bound[at] = value;
        return true;
    }
    if (code->has_kwargs) {
        dict_put_str(py, as_dict(bound[code->parameter_count - 1]), name, value);
        return true;
    }
    if (at == -2)
        py_raise(py, PY_EXC_TYPE,
                 "%s() got some positional-only arguments passed as keyword arguments: '%s'",
                 function->qualname->bytes, name->bytes);
    else
        py_raise(py, PY_EXC_TYPE, "%s() got an unexpected keyword argument '%s'",
                 function->qualname->bytes, name->bytes);
    return false;
}

static void fill_defaults(const struct py_function *function, struct py_value *bound)
{
    if (!function->defaults)
        return;
    for (uint32_t i = 0; i < function->code->parameter_count; i++) {
        if (py_is_unbound(bound[i]))
            bound[i] = function->defaults[i];
    }
}

/* Fills the slots of the parameters, which are the first of the frame. */
static bool bind_arguments(struct py *py, const struct py_function *function,
                           struct py_value *bound, const struct py_value *arguments, size_t count,
                           const struct keywords *keywords)
{
    const struct function_code *code = function->code;
    uint32_t positional = count < code->positional ? (uint32_t)count : code->positional;
    for (uint32_t i = 0; i < code->parameter_count; i++)
        bound[i] = i < positional ? arguments[i] : py_unbound();
    if (code->has_varargs)
        bound[code->positional] = py_tuple_of(py, arguments + positional, count - positional);
    if (code->has_kwargs)
        bound[code->parameter_count - 1] = py_dict(py);
    for (size_t i = 0; keywords && i < keywords->count; i++) {
        if (!bind_one_keyword(py, function, bound, keywords->names[i], keywords->values[i]))
            return false;
    }
    if (count > code->positional && !code->has_varargs)
        return raise_too_many(py, function, count, bound);
    fill_defaults(function, bound);
    uint32_t first = code->positional + code->has_varargs;
    return raise_missing(py, function, bound, 0, code->positional, "positional") &&
           raise_missing(py, function, bound, first, first + code->keyword_only, "keyword-only");
}

static struct py_cell *new_cell(struct py *py, struct py_value value)
{
    struct py_cell *cell = py_new_object(py, py_cell, PY_KIND_CELL);
    cell->value = value;
    return cell;
}

static void make_cells(struct py *py, const struct py_function *function, struct py_value *slots)
{
    const struct function_code *code = function->code;
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        if (code->parameters[i].is_cell)
            slots[i] = py_object(new_cell(py, slots[i]));
    }
    for (uint32_t i = 0; i < code->cell_count; i++)
        slots[code->cell_slots[i]] = py_object(new_cell(py, py_unbound()));
    for (uint32_t i = 0; i < code->free_count; i++)
        slots[code->free_variables[i].slot] = py_object(function->cells[i]);
}

static struct py_value start_generator(struct py *py, struct py_function *function,
                                       const struct py_value *slots)
{
    size_t size = function->code->slot_count * sizeof *slots;
    struct py_value *kept = py_alloc_scanned(py, size);
    memcpy(kept, slots, size);
    return generator_new(py, function, kept);
}

struct py_value call_function(struct py *py, struct py_function *function,
                              const struct py_value *arguments, size_t count,
                              const struct keywords *keywords)
{
    struct function_code *code = function->code;
    if (code->lazy && !py_finish_body(py, code))
        return py_error();
    struct py_value *slots = stack_push(py, code->slot_count);
    if (!slots)
        return py_error();
    struct py_value result = py_error();
    uint32_t filled = code->parameter_count;
    if (code->is_simple && count == code->positional && !(keywords && keywords->count > 0)) {
        if (count > 0)
            memcpy(slots, arguments, count * sizeof *slots);
    } else if (!bind_arguments(py, function, slots, arguments, count, keywords)) {
        goto done;
    }
    for (uint32_t i = filled; i < code->slot_count; i++)
        slots[i] = py_unbound();
    if (code->cell_count > 0 || code->free_count > 0 || !code->is_simple)
        make_cells(py, function, slots);
    result = code->is_generator ? start_generator(py, function, slots)
                                : eval_function(py, function, slots);
done:
    py->stack_top = slots;
    return result;
}
