/* The built-in functions. Those that iterate are in builtins_iterate.c. */
#include "python/builtins.h"

#include "python/ast.h"
#include "python/bigint.h"
#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

/* sys.stdout where a script has put something else there, else PY_UNBOUND. */
static struct py_value redirected_stdout(struct py *py)
{
    struct py_entry *entry = dict_find_str(py->modules, py_intern_bytes(py, "sys", 3));
    if (!entry || !py_is_kind(entry->value, PY_KIND_MODULE) || !entry->value.object->attributes)
        return py_unbound();
    struct py_value names = py_object(entry->value.object->attributes);
    struct py_value now = py_dict_get_string(py, names, "stdout");
    struct py_value first = py_dict_get_string(py, names, "__stdout__");
    return py_is_same(now, first) ? py_unbound() : now;
}

/* To the callback, or to an object with a write method. */
static bool write_to(struct py *py, struct py_value file, const char *bytes, size_t length)
{
    if (py_is_nothing(file))
        file = redirected_stdout(py);
    if (py_is_nothing(file)) {
        if (py->options.print)
            py->options.print(py->options.context, bytes, length, false);
        return true;
    }
    struct py_value text = py_str_bytes(py, bytes, length);
    return !py_is_error(py_call_method(py, file, "write", &text, 1));
}

static struct py_value builtin_print(struct py *py, struct py_value *a)
{
    TEXT_SCOPE(out);
    const struct py_tuple *items = as_tuple(a[0]);
    for (int i = 1; i <= 2; i++) {
        if (!py_is_nothing(a[i]) && !py_is_str(a[i]))
            return py_raise(py, PY_EXC_TYPE, "%s must be None or a string, not %s",
                            i == 1 ? "sep" : "end", py_type_name(py, a[i]));
    }
    for (size_t i = 0; i < items->count; i++) {
        if (i > 0 && py_is_nothing(a[1]))
            text_add_char(&out, ' ');
        else if (i > 0)
            text_add_bytes(&out, as_str(a[1])->bytes, as_str(a[1])->length);
        if (!py_str_to(py, items->items[i], &out))
            return py_error();
    }
    if (py_is_nothing(a[2]))
        text_add_char(&out, '\n');
    else
        text_add_bytes(&out, as_str(a[2])->bytes, as_str(a[2])->length);
    return write_to(py, a[3], text_string(&out), out.length) ? py_none() : py_error();
}

static struct py_value builtin_len(struct py *py, struct py_value *a)
{
    int64_t length;
    return py_length(py, a[0], &length) ? py_int(length) : py_error();
}

static struct py_value builtin_repr(struct py *py, struct py_value *a)
{
    return py_repr(py, a[0]);
}

static struct py_value builtin_ascii(struct py *py, struct py_value *a)
{
    return py_ascii(py, a[0]);
}

static struct py_value builtin_format(struct py *py, struct py_value *a)
{
    const char *spec = "";
    if (!py_is_unbound(a[1]) && !py_to_string(py, a[1], "format() argument 2", &spec))
        return py_error();
    return py_format(py, a[0], spec, py_string_length(a[1]));
}

/* A class, a tuple of them, or a union: whether value (or class) belongs to it. */
static bool belongs(struct py *py, struct py_value value, struct py_value type, bool is_class,
                    bool *ret_belongs)
{
    const struct py_value *items;
    size_t count;
    *ret_belongs = false;
    if (py_is_kind(type, PY_KIND_TUPLE) && py_sequence(type, &items, &count)) {
        for (size_t i = 0; i < count && !*ret_belongs; i++) {
            if (!belongs(py, value, items[i], is_class, ret_belongs))
                return false;
        }
        return true;
    }
    struct py_str *name = is_class ? PY_NAME(subclasscheck) : PY_NAME(instancecheck);
    struct py_value own = call_special(py, type, name, &value, 1);
    if (!py_is_unbound(own))
        return !py_is_error(own) && py_truth(py, own, ret_belongs);
    if (!py_is_kind(type, PY_KIND_CLASS)) {
        py_raise(py, PY_EXC_TYPE, "%s must be a %s, a tuple of %s, or a union",
                 is_class ? "issubclass() arg 2" : "isinstance() arg 2",
                 is_class ? "class" : "type", is_class ? "classes" : "types");
        return false;
    }
    *ret_belongs =
        is_class ? is_subclass(as_class(value), as_class(type)) : py_is_instance(py, value, type);
    return true;
}

static struct py_value builtin_isinstance(struct py *py, struct py_value *a)
{
    bool result;
    return belongs(py, a[0], a[1], false, &result) ? py_bool(result) : py_error();
}

static struct py_value builtin_issubclass(struct py *py, struct py_value *a)
{
    bool result;
    if (!py_is_kind(a[0], PY_KIND_CLASS))
        return py_raise(py, PY_EXC_TYPE, "issubclass() arg 1 must be a class");
    return belongs(py, a[0], a[1], true, &result) ? py_bool(result) : py_error();
}

static bool attribute_name(struct py *py, struct py_value *name, const char *function)
{
    if (!py_is_str(*name)) {
        py_raise(py, PY_EXC_TYPE, "attribute name must be string, not '%s'",
                 py_type_name(py, *name));
        (void)function;
        return false;
    }
    return true;
}

static struct py_value builtin_getattr(struct py *py, struct py_value *a)
{
    if (!attribute_name(py, &a[1], "getattr"))
        return py_error();
    if (py_is_unbound(a[2]))
        return py_getattr(py, a[0], a[1]);
    struct py_value value = py_getattr_optional(py, a[0], a[1]);
    return py_is_unbound(value) ? a[2] : value;
}

static struct py_value builtin_hasattr(struct py *py, struct py_value *a)
{
    if (!attribute_name(py, &a[1], "hasattr"))
        return py_error();
    struct py_value value = py_getattr_optional(py, a[0], a[1]);
    return py_is_error(value) ? value : py_bool(!py_is_unbound(value));
}

static struct py_value builtin_setattr(struct py *py, struct py_value *a)
{
    if (!attribute_name(py, &a[1], "setattr"))
        return py_error();
    struct py_value name =
        py_object(py_intern_bytes(py, as_str(a[1])->bytes, as_str(a[1])->length));
    return py_setattr(py, a[0], name, a[2]) ? py_none() : py_error();
}

static struct py_value builtin_delattr(struct py *py, struct py_value *a)
{
    if (!attribute_name(py, &a[1], "delattr"))
        return py_error();
    return py_setattr(py, a[0], a[1], py_unbound()) ? py_none() : py_error();
}

static struct py_value builtin_callable(struct py *py, struct py_value *a)
{
    return py_bool(py_is_callable(py, a[0]));
}

static struct py_value builtin_hash(struct py *py, struct py_value *a)
{
    uint64_t hash;
    return py_hash(py, a[0], &hash) ? py_int((int64_t)hash) : py_error();
}

static struct py_value builtin_id(struct py *py, struct py_value *a)
{
    (void)py;
    return py_int(a[0].integer);
}

static struct py_value builtin_abs(struct py *py, struct py_value *a)
{
    struct py_value method = class_lookup(py, py_class(py, a[0]), PY_NAME(abs));
    if (py_is_unbound(method))
        return py_raise(py, PY_EXC_TYPE, "bad operand type for abs(): '%s'",
                        py_type_name(py, a[0]));
    return call_value(py, method, a, 1, NULL);
}

static struct py_value builtin_round(struct py *py, struct py_value *a)
{
    struct py_value method = class_lookup(py, py_class(py, a[0]), PY_NAME(round));
    if (py_is_unbound(method))
        return py_raise(py, PY_EXC_TYPE, "type %s doesn't define __round__ method",
                        py_type_name(py, a[0]));
    return call_value(py, method, a, py_is_nothing(a[1]) ? 1 : 2, NULL);
}

static struct py_value builtin_divmod(struct py *py, struct py_value *a)
{
    struct py_str *names[] = {PY_NAME(divmod), PY_NAME(rdivmod)};
    for (size_t i = 0; i < 2; i++) {
        struct py_value own = call_special(py, a[i], names[i], &a[1 - i], 1);
        if (!py_is_unbound(own) && own.tag != PY_NOT_IMPLEMENTED)
            return own;
    }
    PY_TRY(quotient, py_binary(py, PY_FLOOR_DIVIDE, a[0], a[1]));
    PY_TRY(rest, py_binary(py, PY_MODULO, a[0], a[1]));
    return py_pair(py, quotient, rest);
}

/* The number that makes 1 of a times it, modulo m: the extended algorithm of Euclid. */
static struct py_value inverse(struct py *py, struct py_value a, struct py_value m)
{
    struct py_value rest = m;
    struct py_value next = a;
    struct py_value factor = py_int(0);
    struct py_value next_factor = py_int(1);
    while (big_of(py, next).count > 0) {
        PY_TRY(quotient, py_binary(py, PY_FLOOR_DIVIDE, rest, next));
        PY_TRY(product, py_binary(py, PY_MULTIPLY, quotient, next));
        PY_TRY(product_factor, py_binary(py, PY_MULTIPLY, quotient, next_factor));
        struct py_value left = py_binary(py, PY_SUBTRACT, rest, product);
        struct py_value left_factor = py_binary(py, PY_SUBTRACT, factor, product_factor);
        rest = next;
        next = left;
        factor = next_factor;
        next_factor = left_factor;
        if (py_is_error(left) || py_is_error(left_factor) || !py_tick(py))
            return py_error();
    }
    if (!py_is_same(rest, py_int(1)))
        return py_raise(py, PY_EXC_VALUE, "base is not invertible for the given modulus");
    return py_binary(py, PY_MODULO, factor, m);
}

static struct py_value builtin_pow(struct py *py, struct py_value *a)
{
    if (py_is_nothing(a[2]))
        return py_binary(py, PY_POWER, a[0], a[1]);
    struct py_value own = call_special(py, a[0], as_str(py->method_names[PY_POWER][0]), a + 1, 2);
    if (!py_is_unbound(own) && own.tag != PY_NOT_IMPLEMENTED)
        return own;
    if (!is_integer(a[0]) || !is_integer(a[1]) || !is_integer(a[2]))
        return py_raise(py, PY_EXC_TYPE,
                        "pow() 3rd argument not allowed unless all arguments are integers");
    struct py_value result = py_int(1);
    struct py_value base = py_binary(py, PY_MODULO, a[0], a[2]);
    struct py_value left = a[1];
    if (!py_is_error(base) && big_of(py, left).is_negative) {
        base = inverse(py, base, a[2]);
        left = py_unary(py, PY_NEGATE, left);
    }
    for (bool truth; !py_is_error(base);) {
        if (!py_truth(py, left, &truth))
            return py_error();
        if (!truth)
            return py_binary(py, PY_MODULO, result, a[2]);
        if (big_of(py, left).digits[0] & 1) {
            PY_TRY(product, py_binary(py, PY_MULTIPLY, result, base));
            result = py_binary(py, PY_MODULO, product, a[2]);
        }
        PY_TRY(square, py_binary(py, PY_MULTIPLY, base, base));
        base = py_binary(py, PY_MODULO, square, a[2]);
        left = py_binary(py, PY_RIGHT_SHIFT, left, py_int(1));
    }
    return py_error();
}

static struct py_value builtin_ord(struct py *py, struct py_value *a)
{
    if (py_is_kind(a[0], PY_KIND_BYTES) && PY_AS(py_bytes, a[0])->length == 1)
        return py_int(PY_AS(py_bytes, a[0])->bytes[0]);
    if (!py_is_str(a[0]))
        return py_raise(py, PY_EXC_TYPE, "ord() expected string of length 1, but %s found",
                        py_type_name(py, a[0]));
    if (as_str(a[0])->count != 1)
        return py_raise(py, PY_EXC_TYPE,
                        "ord() expected a character, but string of length %zu found",
                        as_str(a[0])->count);
    return py_int(utf8_decode(as_str(a[0])->bytes));
}

static struct py_value builtin_chr(struct py *py, struct py_value *a)
{
    int64_t code;
    char encoded[4];
    if (!py_to_int64(py, a[0], &code))
        return py_error();
    if (code < 0 || code > 0x10FFFF)
        return py_raise(py, PY_EXC_VALUE, "chr() arg not in range(0x110000)");
    return py_str_bytes(py, encoded, utf8_write((uint32_t)code, encoded));
}

static struct py_value based(struct py *py, struct py_value value, unsigned base,
                             const char *prefix)
{
    if (!is_integer(value)) {
        int64_t number;
        if (!py_to_int64(py, value, &number))
            return py_error();
        value = py_int(number);
    }
    TEXT_SCOPE(digits);
    if (!big_text(py, big_of(py, value), base, &digits))
        return py_error();
    bool is_negative = digits.bytes[0] == '-';
    return py_str_format(py, "%s%s%s", is_negative ? "-" : "", prefix, digits.bytes + is_negative);
}

static struct py_value builtin_hex(struct py *py, struct py_value *a)
{
    return based(py, a[0], 16, "0x");
}

static struct py_value builtin_oct(struct py *py, struct py_value *a)
{
    return based(py, a[0], 8, "0o");
}

static struct py_value builtin_bin(struct py *py, struct py_value *a)
{
    return based(py, a[0], 2, "0b");
}

/* --- namespaces
 * --------------------------------------------------------------------------------------- */

static struct py_value builtin_globals(struct py *py, struct py_value *a)
{
    (void)a;
    return py->frame ? py_object(py->frame->globals) : py_dict(py);
}

static struct py_value builtin_locals(struct py *py, struct py_value *a)
{
    (void)a;
    const struct py_frame *frame = py->frame;
    if (!frame || frame->names)
        return frame ? py_object(frame->names) : py_dict(py);
    struct py_value dict = py_dict(py);
    for (uint32_t i = 0; i < frame->code->slot_count; i++) {
        struct py_str *name = frame->code->slot_names[i];
        struct py_value value = frame->slots[i];
        if (py_is_kind(value, PY_KIND_CELL))
            value = PY_AS(py_cell, value)->value;
        if (name && !py_is_unbound(value))
            dict_put_str(py, as_dict(dict), name, value);
    }
    return dict;
}

static struct py_value builtin_vars(struct py *py, struct py_value *a)
{
    if (py_is_unbound(a[0]))
        return builtin_locals(py, a);
    struct py_value dict = py_getattr_optional(py, a[0], py_object(PY_NAME(dict)));
    return py_is_unbound(dict)
               ? py_raise(py, PY_EXC_TYPE, "vars() argument must have __dict__ attribute")
               : dict;
}

static struct py_value builtin_dir(struct py *py, struct py_value *a)
{
    struct py_value names = py_is_unbound(a[0]) ? builtin_locals(py, a) : py_unbound();
    if (py_is_unbound(names))
        names = call_special(py, a[0], PY_NAME(dir), NULL, 0);
    if (py_is_unbound(names))
        names = dir_of(py, a[0]);
    struct py_value list = py_is_error(names) ? names : py_to_list(py, names);
    if (py_is_error(list) || py_is_error(py_call_method(py, list, "sort", NULL, 0)))
        return py_error();
    return list;
}

static struct py_value builtin_import(struct py *py, struct py_value *a)
{
    const char *name;
    if (!py_to_string(py, a[0], "__import__() argument 1", &name))
        return py_error();
    struct py_value module = py_import(py, name);
    const char *dot = strchr(name, '.');
    if (py_is_error(module) || !dot)
        return module;
    return import_module(py, py_intern_bytes(py, name, (size_t)(dot - name)));
}

/* exec, eval and the like: named in the message, so that a script's author knows what to change. */
static struct py_value refused(struct py *py, struct py_value *a)
{
    (void)a;
    return py_raise(py, PY_EXC_NOT_IMPLEMENTED, "%s() is not supported in migration scripts",
                    py->native->name->bytes);
}

static struct py_value builtin_exit(struct py *py, struct py_value *a)
{
    struct py_value class = py_exception_class(py, PY_EXC_SYSTEM_EXIT);
    return py_raise_value(py, call_value(py, class, a, py_is_unbound(a[0]) ? 0 : 1, NULL));
}

static struct py_value builtin_open(struct py *py, struct py_value *a)
{
    PY_TRY(function, py_import_name(py, "io", "open"));
    return call_value(py, function, a, py_is_unbound(a[1]) ? 1 : 2, NULL);
}

static const struct py_function_row functions[] = {
    {"print", builtin_print, "*args, sep=, end=, file=, flush=", PY_PLAIN},
    {"len", builtin_len, "obj, /", PY_PLAIN},
    {"repr", builtin_repr, "obj, /", PY_PLAIN},
    {"ascii", builtin_ascii, "obj, /", PY_PLAIN},
    {"format", builtin_format, "value, format_spec=, /", PY_PLAIN},
    {"isinstance", builtin_isinstance, "obj, class_or_tuple, /", PY_PLAIN},
    {"issubclass", builtin_issubclass, "cls, class_or_tuple, /", PY_PLAIN},
    {"getattr", builtin_getattr, "object, name, default=, /", PY_PLAIN},
    {"hasattr", builtin_hasattr, "obj, name, /", PY_PLAIN},
    {"setattr", builtin_setattr, "obj, name, value, /", PY_PLAIN},
    {"delattr", builtin_delattr, "obj, name, /", PY_PLAIN},
    {"callable", builtin_callable, "obj, /", PY_PLAIN},
    {"hash", builtin_hash, "obj, /", PY_PLAIN},
    {"id", builtin_id, "obj, /", PY_PLAIN},
    {"abs", builtin_abs, "x, /", PY_PLAIN},
    {"round", builtin_round, "number, ndigits=", PY_PLAIN},
    {"divmod", builtin_divmod, "x, y, /", PY_PLAIN},
    {"pow", builtin_pow, "base, exp, mod=", PY_PLAIN},
    {"ord", builtin_ord, "c, /", PY_PLAIN},
    {"chr", builtin_chr, "i, /", PY_PLAIN},
    {"hex", builtin_hex, "number, /", PY_PLAIN},
    {"oct", builtin_oct, "number, /", PY_PLAIN},
    {"bin", builtin_bin, "number, /", PY_PLAIN},
    {"globals", builtin_globals, "", PY_PLAIN},
    {"locals", builtin_locals, "", PY_PLAIN},
    {"vars", builtin_vars, "object=, /", PY_PLAIN},
    {"dir", builtin_dir, "object=, /", PY_PLAIN},
    {"open", builtin_open, "file, mode=, buffering=, encoding=, errors=, newline=", PY_PLAIN},
    {"__import__", builtin_import, "name, globals=, locals=, fromlist=, level=", PY_PLAIN},
    {"exec", refused, "*args, **kwargs", PY_PLAIN},
    {"eval", refused, "*args, **kwargs", PY_PLAIN},
    {"compile", refused, "*args, **kwargs", PY_PLAIN},
    {"input", refused, "*args, **kwargs", PY_PLAIN},
    {"complex", refused, "*args, **kwargs", PY_PLAIN},
    {"breakpoint", refused, "*args, **kwargs", PY_PLAIN},
    {"exit", builtin_exit, "code=", PY_PLAIN},
    {"quit", builtin_exit, "code=", PY_PLAIN},
    {0},
};

static void put(struct py *py, const char *name, struct py_value value)
{
    dict_put_str(py, py->builtins, as_str(py_intern(py, name)), value);
}

static void add_functions(struct py *py, const struct py_function_row *rows)
{
    for (; rows->name; rows++)
        put(py, rows->name, py_function(py, rows, py_none()));
}

static void add_types(struct py *py)
{
    static const struct py_type *const types[] = {
        &py_object_type,     &py_type_type,         &py_bool_type,        &py_int_type,
        &py_float_type,      &py_str_type,          &py_bytes_type,       &py_bytearray_type,
        &py_memoryview_type, &py_list_type,         &py_tuple_type,       &py_dict_type,
        &py_set_type,        &py_frozenset_type,    &py_range_type,       &py_slice_type,
        &py_property_type,   &py_staticmethod_type, &py_classmethod_type, &py_super_type,
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        put(py, types[i]->name, py_class_of_type(py, types[i]));
}

static void add_exceptions(struct py *py)
{
    for (int id = 0; id < PY_EXC_COUNT; id++)
        put(py, py->exceptions[id]->name->bytes, py_object(py->exceptions[id]));
    put(py, "EnvironmentError", py_object(py->exceptions[PY_EXC_OS]));
    put(py, "IOError", py_object(py->exceptions[PY_EXC_OS]));
}

void builtins_setup(struct py *py)
{
    add_functions(py, functions);
    add_functions(py, builtins_iterate);
    add_types(py);
    add_exceptions(py);
    put(py, "Ellipsis", (struct py_value){.tag = PY_ELLIPSIS, .integer = 0});
    put(py, "NotImplemented", py_not_implemented());
    put(py, "__debug__", py_bool(true));
}
