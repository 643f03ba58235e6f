/* Calling: signatures of native functions, arguments bound to parameters. */
#include "python/ast.h"
#include "python/eval.h"
#include "python/runtime.h"

#include "base/banned.h"

struct py_value *stack_push(struct py *py, size_t count)
{
    if ((size_t)(py->stack_end - py->stack_top) < count) {
        py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
        return NULL;
    }
    struct py_value *base = py->stack_top;
    py->stack_top += count;
    return base;
}

/* --- native functions
 * -------------------------------------------------------------------------- */

static size_t count_parameters(const char *parameters)
{
    size_t count = 1;
    for (const char *c = parameters; *c; c++)
        count += *c == ',';
    return count + 1;
}

/* Parses "self, sep=, /, *args, flag=, **rest". */
const struct py_signature *signature_parse(struct py *py, const char *parameters, bool has_self)
{
    struct py_signature *signature = arena_new(&py->arena, struct py_signature);
    size_t limit = count_parameters(parameters);
    signature->names = arena_new_array(&py->arena, struct py_str *, limit);
    signature->is_required = arena_new_array(&py->arena, bool, limit);
    signature->star = signature->double_star = -1;
    bool in_keywords = false;
    if (has_self) {
        signature->names[signature->count] = py_intern_bytes(py, "self", 4);
        signature->is_required[signature->count++] = true;
        signature->positional = signature->required = signature->positional_only = 1;
    }
    for (const char *at = parameters; *at;) {
        at += strspn(at, " ,");
        size_t length = strcspn(at, " ,");
        if (length == 0)
            break;
        const char *word = at;
        at += length;
        if (*word == '/') {
            signature->positional_only = signature->positional;
            continue;
        }
        if (*word == '*') {
            in_keywords = true;
            if (length == 1)
                continue;
            size_t stars = word[1] == '*' ? 2 : 1;
            *(stars == 2 ? &signature->double_star : &signature->star) = (int)signature->count;
            signature->names[signature->count++] =
                py_intern_bytes(py, word + stars, length - stars);
            continue;
        }
        bool is_optional = word[length - 1] == '=';
        signature->names[signature->count] = py_intern_bytes(py, word, length - is_optional);
        signature->is_required[signature->count++] = !is_optional;
        if (!in_keywords) {
            signature->positional++;
            signature->required += !is_optional;
        }
    }
    return signature;
}

struct py_value native_new(struct py *py, const struct py_function_row *row, struct py_class *owner,
                           uint8_t flags, struct py_value data)
{
    struct py_native *native = py_new_object(py, py_native, PY_KIND_NATIVE);
    native->call = row->call;
    native->name = py_intern_bytes(py, row->name, strlen(row->name));
    native->owner = owner;
    native->data = data;
    native->object.flags = flags;
    bool has_self = owner && !(flags & NATIVE_STATIC);
    native->signature = signature_parse(py, row->parameters ? row->parameters : "", has_self);
    return py_object(native);
}

struct py_value py_function(struct py *py, const struct py_function_row *row, struct py_value data)
{
    return native_new(py, row, NULL, 0, data);
}

struct py_value py_native_data(const struct py *py)
{
    return py->native ? py->native->data : py_unbound();
}

static struct py_value raise_native_count(struct py *py, const struct py_native *native,
                                          size_t count)
{
    const struct py_signature *signature = native->signature;
    size_t self = native->owner && !(native->object.flags & NATIVE_STATIC);
    size_t most = signature->positional - self;
    size_t least = signature->required - self;
    size_t given = count - self;
    const char *name = native->name->bytes;
    if (most == 0 && native->owner)
        return py_raise(py, PY_EXC_TYPE, "%s.%s() takes no arguments (%zu given)",
                        native->owner->name->bytes, name, given);
    if (most == 0)
        return py_raise(py, PY_EXC_TYPE, "%s() takes no arguments (%zu given)", name, given);
    if (most == 1 && least == 1 && native->owner)
        return py_raise(py, PY_EXC_TYPE, "%s.%s() takes exactly one argument (%zu given)",
                        native->owner->name->bytes, name, given);
    if (most == 1 && least == 1)
        return py_raise(py, PY_EXC_TYPE, "%s() takes exactly one argument (%zu given)", name,
                        given);
    if (given > most)
        return py_raise(py, PY_EXC_TYPE, "%s expected at most %zu argument%s, got %zu", name, most,
                        most == 1 ? "" : "s", given);
    return py_raise(py, PY_EXC_TYPE, "%s expected %s%zu argument%s, got %zu", name,
                    least == most ? "" : "at least ", least, least == 1 ? "" : "s", given);
}

static bool bind_keyword(struct py *py, const struct py_native *native, struct py_value *bound,
                         struct py_str *name, struct py_value value)
{
    const struct py_signature *signature = native->signature;
    for (uint32_t i = 0; i < signature->count; i++) {
        if ((int)i == signature->star || (int)i == signature->double_star ||
            i < signature->positional_only || !str_equal(signature->names[i], name))
            continue;
        if (!py_is_unbound(bound[i])) {
            py_raise(py, PY_EXC_TYPE, "argument for %s() given by name ('%s') and position (%u)",
                     native->name->bytes, name->bytes, (unsigned)i + 1);
            return false;
        }
        bound[i] = value;
        return true;
    }
    if (signature->double_star >= 0) {
        dict_put_str(py, as_dict(bound[signature->double_star]), name, value);
        return true;
    }
    if (signature->positional <= signature->positional_only &&
        signature->count == signature->positional)
        py_raise(py, PY_EXC_TYPE, "%s%s%s() takes no keyword arguments",
                 native->owner ? native->owner->name->bytes : "", native->owner ? "." : "",
                 native->name->bytes);
    else
        py_raise(py, PY_EXC_TYPE, "'%s' is an invalid keyword argument for %s()", name->bytes,
                 native->name->bytes);
    return false;
}

/* Hardly any native function keeps its **kwargs; what one has filled is not used again. */
static struct py_value no_keywords(struct py *py)
{
    if (!py->no_keywords || py->no_keywords->count > 0)
        py->no_keywords = dict_new(py);
    return py_object(py->no_keywords);
}

/* The positional ones, then those by name; each required one must be there. */
static bool bind_native(struct py *py, const struct py_native *native, struct py_value *bound,
                        const struct py_value *arguments, size_t count,
                        const struct keywords *keywords)
{
    const struct py_signature *signature = native->signature;
    bool is_plain = signature->count == signature->positional && !(keywords && keywords->count > 0);
    if (is_plain && count >= signature->required && count <= signature->count) {
        for (uint32_t i = 0; i < signature->count; i++)
            bound[i] = i < count ? arguments[i] : py_unbound();
        return true;
    }
    size_t positional = count < signature->positional ? count : signature->positional;
    for (uint32_t i = 0; i < signature->count; i++)
        bound[i] = i < positional ? arguments[i] : py_unbound();
    if (signature->star >= 0)
        bound[signature->star] = py_tuple_of(py, arguments + positional, count - positional);
    else if (count > positional) {
        raise_native_count(py, native, count);
        return false;
    }
    if (signature->double_star >= 0)
        bound[signature->double_star] =
            keywords && keywords->count > 0 ? py_dict(py) : no_keywords(py);
    for (size_t i = 0; keywords && i < keywords->count; i++) {
        if (!bind_keyword(py, native, bound, keywords->names[i], keywords->values[i]))
            return false;
    }
    for (uint32_t i = 0; i < signature->count; i++) {
        if (!signature->is_required[i] || !py_is_unbound(bound[i]))
            continue;
        if (keywords && keywords->count > 0)
            py_raise(py, PY_EXC_TYPE, "%s() missing required argument '%s' (pos %u)",
                     native->name->bytes, signature->names[i]->bytes, (unsigned)i + 1);
        else
            raise_native_count(py, native, count);
        return false;
    }
    return true;
}

struct py_value call_native(struct py *py, struct py_native *native,
                            const struct py_value *arguments, size_t count,
                            const struct keywords *keywords)
{
    const struct py_signature *signature = native->signature;
    struct py_native *outer = py->native;
    if ((char *)__builtin_frame_address(0) < py->stack_low)
        return py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
    if (native->owner && count > 0 &&
        !(native->object.flags & (NATIVE_STATIC | NATIVE_CLASSMETHOD)) &&
        !is_subclass(py_class(py, arguments[0]), native->owner))
        return py_raise(py, PY_EXC_TYPE,
                        "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                        native->name->bytes, native->owner->name->bytes,
                        py_type_name(py, arguments[0]));
    struct py_value *bound = stack_push(py, signature->count + 1);
    if (!bound)
        return py_error();
    struct py_value result = py_error();
    if (bind_native(py, native, bound, arguments, count, keywords)) {
        py->native = native;
        result = native->call(py, bound);
        py->native = outer;
    }
    py->stack_top = bound;
    return result;
}

/* --- any callable
 * ------------------------------------------------------------------------------- */

struct py_value call_special(struct py *py, struct py_value object, struct py_str *name,
                             const struct py_value *arguments, size_t count)
{
    struct py_value method = user_method(py, object, name);
    if (py_is_unbound(method))
        return method;
    if (py_is_none(method))
        return py_raise(py, PY_EXC_TYPE, "'NoneType' object is not callable");
    struct py_value all[4] = {object};
    for (size_t i = 0; i < count && i < 3; i++)
        all[i + 1] = arguments[i];
    if (py_is_kind(method, PY_KIND_FUNCTION))
        return call_value(py, method, all, count + 1, NULL);
    method = descriptor_get(py, method, object, py_class(py, object));
    if (py_is_error(method))
        return method;
    return call_value(py, method, arguments, count, NULL);
}

/* Puts values in front of the arguments and calls. */
static struct py_value call_with_first(struct py *py, struct py_value callable,
                                       struct py_value first, const struct py_value *arguments,
                                       size_t count, const struct keywords *keywords)
{
    struct py_value *all = stack_push(py, count + 1);
    if (!all)
        return py_error();
    all[0] = first;
    if (count > 0)
        memcpy(all + 1, arguments, count * sizeof *all);
    struct py_value result = call_value(py, callable, all, count + 1, keywords);
    py->stack_top = all;
    return result;
}

static struct py_value dict_of_keywords(struct py *py, const struct keywords *keywords)
{
    struct py_value dict = py_dict(py);
    for (size_t i = 0; keywords && i < keywords->count; i++)
        dict_put_str(py, as_dict(dict), keywords->names[i], keywords->values[i]);
    return dict;
}

struct keywords keywords_of_dict(struct py *py, struct py_value dict)
{
    struct keywords keywords = {0};
    if (!py_is_kind(dict, PY_KIND_DICT) || as_dict(dict)->count == 0)
        return keywords;
    size_t count = as_dict(dict)->count;
    struct py_value *values = py_alloc_scanned(py, count * sizeof *values);
    keywords.names = py_alloc_scanned(py, count * sizeof *keywords.names);
    keywords.values = values;
    struct py_value key;
    struct py_value value;
    for (size_t position = 0; py_dict_next(dict, &position, &key, &value);) {
        if (!py_is_str(key))
            continue;
        keywords.names[keywords.count] = as_str(key);
        values[keywords.count++] = value;
    }
    return keywords;
}

static struct py_value call_object(struct py *py, struct py_value callable,
                                   const struct py_value *arguments, size_t count,
                                   const struct keywords *keywords)
{
    struct py_value method = user_method(py, callable, PY_NAME(call));
    if (!py_is_unbound(method)) {
        if (!py_is_kind(method, PY_KIND_FUNCTION)) {
            method = descriptor_get(py, method, callable, py_class(py, callable));
            return py_is_error(method) ? method
                                       : call_value(py, method, arguments, count, keywords);
        }
        return call_with_first(py, method, callable, arguments, count, keywords);
    }
    const struct py_type *type = py_class(py, callable)->type;
    if (!type->call)
        return py_raise(py, PY_EXC_TYPE, "'%s' object is not callable", py_type_name(py, callable));
    struct py_value bound[] = {callable, py_tuple_of(py, arguments, count),
                               dict_of_keywords(py, keywords)};
    return type->call(py, bound);
}

struct py_value call_value(struct py *py, struct py_value callable,
                           const struct py_value *arguments, size_t count,
                           const struct keywords *keywords)
{
    if ((char *)__builtin_frame_address(0) < py->stack_low)
        return py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
    if (callable.tag != PY_OBJECT)
        return py_raise(py, PY_EXC_TYPE, "'%s' object is not callable", py_type_name(py, callable));
    switch (callable.object->kind) {
    case PY_KIND_FUNCTION:
        return call_function(py, PY_AS(py_function, callable), arguments, count, keywords);
    case PY_KIND_NATIVE:
        return call_native(py, PY_AS(py_native, callable), arguments, count, keywords);
    case PY_KIND_METHOD: {
        const struct py_method *method = PY_AS(py_method, callable);
        return call_with_first(py, method->function, method->self, arguments, count, keywords);
    }
    case PY_KIND_CLASS:
        return class_call(py, as_class(callable), arguments, count, keywords);
    case PY_KIND_WRAPPER:
        return call_value(py, PY_AS(py_wrapper, callable)->function, arguments, count, keywords);
    default:
        return call_object(py, callable, arguments, count, keywords);
    }
}

struct py_value py_call(struct py *py, struct py_value callable, const struct py_value *arguments,
                        size_t count)
{
    return call_value(py, callable, arguments, count, NULL);
}

struct py_value py_call_keywords(struct py *py, struct py_value callable,
                                 const struct py_value *arguments, size_t count,
                                 struct py_value keywords)
{
    struct keywords named = keywords_of_dict(py, keywords);
    return call_value(py, callable, arguments, count, &named);
}

struct py_value py_call_method(struct py *py, struct py_value object, const char *name,
                               const struct py_value *arguments, size_t count)
{
    struct py_value method = py_getattr_string(py, object, name);
    return py_is_error(method) ? method : call_value(py, method, arguments, count, NULL);
}

bool py_is_callable(struct py *py, struct py_value value)
{
    if (value.tag != PY_OBJECT)
        return false;
    switch (value.object->kind) {
    case PY_KIND_FUNCTION:
    case PY_KIND_NATIVE:
    case PY_KIND_METHOD:
    case PY_KIND_CLASS:
    case PY_KIND_WRAPPER:
        return true;
    default:
        return value.object->class->type->call ||
               !py_is_unbound(user_method(py, value, PY_NAME(call)));
    }
}
