/* repr, str and format of any value. */
#include <stdio.h>

#include "python/runtime.h"

#include "base/banned.h"

static bool check_text(struct py *py, struct py_value value, const char *method)
{
    if (py_is_error(value))
        return false;
    if (py_is_str(value))
        return true;
    py_raise(py, PY_EXC_TYPE, "%s returned non-string (type %s)", method, py_type_name(py, value));
    return false;
}

static struct py_value default_repr(struct py *py, struct py_value value)
{
    struct py_class *class = py_class(py, value);
    struct py_value module = class_lookup(py, class, PY_NAME(module));
    const char *name = py_string(py, module);
    bool has_module = name && strcmp(name, "builtins") != 0;
    return py_str_format(py, "<%s%s%s object at 0x%012zx>", has_module ? name : "",
                         has_module ? "." : "", class->qualname->bytes, (size_t)value.object);
}

static struct py_value native_repr(struct py *py, struct py_value value)
{
    const struct py_type *type = py_class(py, value)->type;
    return type->repr ? type->repr(py, value) : default_repr(py, value);
}

struct py_value py_repr(struct py *py, struct py_value value)
{
    if (!py_enter(py, " while getting the repr of an object"))
        return py_error();
    struct py_value text = call_special(py, value, PY_NAME(repr), NULL, 0);
    if (py_is_unbound(text))
        text = native_repr(py, value);
    py_leave(py);
    return check_text(py, text, "__repr__") ? text : py_error();
}

struct py_value py_to_str(struct py *py, struct py_value value)
{
    if (py_is_str(value) && !value.object->class->is_user)
        return value;
    if (value.tag == PY_INT) {
        char room[INT64_ROOM];
        const char *digits = int64_digits(value.integer, room);
        return str_ascii(py, digits, (size_t)(room + INT64_ROOM - digits));
    }
    if (!py_enter(py, " while getting the str of an object"))
        return py_error();
    struct py_value text = call_special(py, value, PY_NAME(str), NULL, 0);
    const struct py_type *type = py_class(py, value)->type;
    /* A script's __repr__ goes before the str of a native base that has none of its own. */
    if (py_is_unbound(text) && type->str)
        text = type->str(py, value);
    else if (py_is_unbound(text))
        text = py_repr(py, value);
    py_leave(py);
    return check_text(py, text, "__str__") ? text : py_error();
}

struct py_value py_ascii(struct py *py, struct py_value value)
{
    PY_TRY(text, py_repr(py, value));
    if (str_is_ascii(as_str(text)))
        return text;
    TEXT_SCOPE(quoted);
    quote_str(py, as_str(text), true, &quoted);
    /* The quotes of the outer level are not wanted, nor the escapes they caused. */
    if (py_is_str(value)) {
        text_clear(&quoted);
        quote_str(py, as_str(value), true, &quoted);
        return py_str_text(py, &quoted);
    }
    return py_str_bytes(py, quoted.bytes + 1, quoted.length - 2);
}

bool py_repr_to(struct py *py, struct py_value value, struct text *out)
{
    struct py_value text = py_repr(py, value);
    if (py_is_error(text) || !py_check_size(py, out->length + as_str(text)->length, 1))
        return false;
    text_add_bytes(out, as_str(text)->bytes, as_str(text)->length);
    return true;
}

bool py_str_to(struct py *py, struct py_value value, struct text *out)
{
    struct py_value text = py_to_str(py, value);
    if (py_is_error(text) || !py_check_size(py, out->length + as_str(text)->length, 1))
        return false;
    text_add_bytes(out, as_str(text)->bytes, as_str(text)->length);
    return true;
}

const char *py_repr_string(struct py *py, struct py_value value)
{
    struct py_value text = py_repr(py, value);
    return py_is_error(text) ? NULL : py_string(py, text);
}

const char *py_str_string(struct py *py, struct py_value value)
{
    struct py_value text = py_to_str(py, value);
    return py_is_error(text) ? NULL : py_string(py, text);
}
