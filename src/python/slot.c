/* The slots of native types as methods: what `super().__len__()` and `dict.__setitem__` call. */
#include "python/runtime.h"

#include "base/banned.h"

/* The type whose slot is meant: that of the class the method was found in. */
static const struct py_type *slot_type(const struct py *py)
{
    return py->native->owner->type;
}

static struct py_value slot_repr(struct py *py, struct py_value *a)
{
    return slot_type(py)->repr(py, a[0]);
}

static struct py_value slot_str(struct py *py, struct py_value *a)
{
    return slot_type(py)->str(py, a[0]);
}

static struct py_value slot_hash(struct py *py, struct py_value *a)
{
    uint64_t hash;
    if (!slot_type(py)->hash(py, a[0], &hash))
        return py_error();
    return py_int((int64_t)hash);
}

static struct py_value slot_len(struct py *py, struct py_value *a)
{
    return slot_type(py)->length(py, a[0]);
}

static struct py_value slot_bool(struct py *py, struct py_value *a)
{
    return slot_type(py)->truth(py, a[0]);
}

static struct py_value slot_iter(struct py *py, struct py_value *a)
{
    return slot_type(py)->iterate(py, a[0]);
}

static struct py_value slot_next(struct py *py, struct py_value *a)
{
    struct py_value item = slot_type(py)->next(py, a[0]);
    if (!py_is_unbound(item))
        return item;
    return py_raise_value(py, call_value(py, py_exception_class(py, PY_EXC_STOP_ITERATION), NULL, 0,
                                         NULL));
}

static struct py_value slot_contains(struct py *py, struct py_value *a)
{
    return slot_type(py)->contains(py, a[0], a[1]);
}

static struct py_value slot_getitem(struct py *py, struct py_value *a)
{
    return slot_type(py)->getitem(py, a[0], a[1]);
}

static struct py_value slot_setitem(struct py *py, struct py_value *a)
{
    return slot_type(py)->setitem(py, a[0], a[1], a[2]);
}

static struct py_value slot_delitem(struct py *py, struct py_value *a)
{
    return slot_type(py)->setitem(py, a[0], a[1], py_unbound());
}

static struct py_value slot_call(struct py *py, struct py_value *a)
{
    return slot_type(py)->call(py, a);
}

static struct py_value slot_enter(struct py *py, struct py_value *a)
{
    return slot_type(py)->enter(py, a[0]);
}

static struct py_value slot_exit(struct py *py, struct py_value *a)
{
    return slot_type(py)->exit(py, a[0], py_is_unbound(a[2]) ? py_none() : a[2]);
}

static struct py_value slot_getattr(struct py *py, struct py_value *a)
{
    struct py_value value = slot_type(py)->getattr(py, a[0], a[1]);
    return py_is_unbound(value) ? raise_no_attribute(py, a[0], as_str(a[1])) : value;
}

static const struct {
    const char *name;
    size_t offset;
    py_native_call *call;
    const char *parameters;
} slots[] = {
    {"__repr__", offsetof(struct py_type, repr), slot_repr, ""},
    {"__str__", offsetof(struct py_type, str), slot_str, ""},
    {"__hash__", offsetof(struct py_type, hash), slot_hash, ""},
    {"__len__", offsetof(struct py_type, length), slot_len, ""},
    {"__bool__", offsetof(struct py_type, truth), slot_bool, ""},
    {"__iter__", offsetof(struct py_type, iterate), slot_iter, ""},
    {"__next__", offsetof(struct py_type, next), slot_next, ""},
    {"__contains__", offsetof(struct py_type, contains), slot_contains, "item"},
    {"__getitem__", offsetof(struct py_type, getitem), slot_getitem, "key"},
    {"__setitem__", offsetof(struct py_type, setitem), slot_setitem, "key, value"},
    {"__delitem__", offsetof(struct py_type, setitem), slot_delitem, "key"},
    {"__call__", offsetof(struct py_type, call), slot_call, "*args, **kwargs"},
    {"__enter__", offsetof(struct py_type, enter), slot_enter, ""},
    {"__exit__", offsetof(struct py_type, exit), slot_exit, "type=, value=, traceback="},
    {"__getattr__", offsetof(struct py_type, getattr), slot_getattr, "name"},
};

/* Comparisons and operators carry their number in the native's data. */
static struct py_value slot_compare(struct py *py, struct py_value *a)
{
    enum py_compare op = (enum py_compare)py->native->data.integer;
    return slot_type(py)->compare(py, op, a[0], a[1]);
}

static struct py_value slot_binary(struct py *py, struct py_value *a)
{
    int64_t number = py->native->data.integer;
    enum py_operator op = (enum py_operator)(number / 3);
    if (number % 3 == 1)
        return slot_type(py)->binary(py, op, a[1], a[0]);
    return slot_type(py)->binary(py, op, a[0], a[1]);
}

static struct py_value slot_unary(struct py *py, struct py_value *a)
{
    return slot_type(py)->unary(py, (enum py_unary)py->native->data.integer, a[0]);
}

static void add_slot(struct py *py, struct py_class *class, const char *name, py_native_call *call,
                     const char *parameters, struct py_value data)
{
    struct py_function_row row = {name, call, parameters, PY_PLAIN};
    struct py_value native = native_new(py, &row, class, NATIVE_METHOD | NATIVE_SLOT, data);
    dict_put_str(py, class->object.attributes, PY_AS(py_native, native)->name, native);
}

static bool has_slot(const struct py_type *type, size_t offset)
{
    void (*function)(void);
    memcpy(&function, (const char *)type + offset, sizeof function);
    return function != NULL;
}

void add_slot_methods(struct py *py, struct py_class *class, const struct py_type *type)
{
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        if (has_slot(type, slots[i].offset) && type != &py_type_type)
            add_slot(py, class, slots[i].name, slots[i].call, slots[i].parameters, py_none());
    }
    static const char *const compares[] = {"__eq__", "__ne__", "__lt__",
                                           "__le__", "__gt__", "__ge__"};
    for (int op = PY_EQ; type->compare && op <= PY_GE; op++)
        add_slot(py, class, compares[op], slot_compare, "other", py_int(op));
    if (type->compare && !type->hash && type != &py_object_type)
        dict_put_str(py, class->object.attributes, PY_NAME(hash), py_none());
    for (int op = 0; type->binary && op < PY_OPERATOR_COUNT; op++) {
        for (int form = 0; form < 2; form++)
            add_slot(py, class, as_str(py->method_names[op][form])->bytes, slot_binary, "other",
                     py_int(op * 3 + form));
    }
    static const char *const unaries[] = {"__neg__", "__pos__", "__invert__"};
    for (int op = 0; type->unary && op < 3; op++)
        add_slot(py, class, unaries[op], slot_unary, "", py_int(op));
}
