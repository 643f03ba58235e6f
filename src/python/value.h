/* Values of the Python subset: small things in the value itself, everything else on the heap. */
#ifndef PYTHON_VALUE_H
#define PYTHON_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct py;
struct py_class;
struct py_dict;
struct py_frame;

enum py_tag {
    PY_ERROR = 0, /* an exception was raised: see py->error; a function hands it on at once */
    PY_UNBOUND, /* no value: an argument left out, a variable not yet set, the end of an iterator */
    PY_NONE,
    PY_BOOL,
    PY_INT, /* 64 bits; a larger integer is an object of PY_KIND_INT */
    PY_FLOAT,
    PY_ELLIPSIS,
    PY_NOT_IMPLEMENTED,
    PY_OBJECT,
};

struct py_value {
    enum py_tag tag;
    union {
        int64_t integer; /* PY_INT, and 0 or 1 for PY_BOOL */
        double number;
        struct py_object *object;
    };
};

/* The memory layout of an object; a class written in a script has the layout of its native base. */
enum py_kind {
    PY_KIND_INSTANCE = 0,
    PY_KIND_STR,
    PY_KIND_BYTES,
    PY_KIND_INT,
    PY_KIND_FLOAT,
    PY_KIND_LIST,
    PY_KIND_TUPLE,
    PY_KIND_DICT,
    PY_KIND_SET,
    PY_KIND_RANGE,
    PY_KIND_SLICE,
    PY_KIND_CELL,
    PY_KIND_FUNCTION,
    PY_KIND_NATIVE,
    PY_KIND_METHOD,
    PY_KIND_CLASS,
    PY_KIND_MODULE,
    PY_KIND_EXCEPTION,
    PY_KIND_GENERATOR,
    PY_KIND_ITERATOR,
    PY_KIND_PROPERTY,
    PY_KIND_WRAPPER, /* staticmethod and classmethod */
    PY_KIND_SUPER,
    PY_KIND_VIEW,  /* keys(), values(), items() */
    PY_KIND_OTHER, /* an object whose data only its own type knows */
    PY_KIND_COUNT
};

/* What every heap object starts with. */
struct py_object {
    struct py_class *class;
    struct py_dict *attributes; /* NULL until one is set */
    uint8_t kind;               /* enum py_kind */
    uint8_t flags;              /* free for the kind */
};

static inline struct py_value py_error(void)
{
    return (struct py_value){.tag = PY_ERROR, .integer = 0};
}

static inline struct py_value py_unbound(void)
{
    return (struct py_value){.tag = PY_UNBOUND, .integer = 0};
}

static inline struct py_value py_none(void)
{
    return (struct py_value){.tag = PY_NONE, .integer = 0};
}

static inline struct py_value py_bool(bool value)
{
    return (struct py_value){.tag = PY_BOOL, .integer = value};
}

static inline struct py_value py_int(int64_t value)
{
    return (struct py_value){.tag = PY_INT, .integer = value};
}

static inline struct py_value py_size(size_t value)
{
    return py_int((int64_t)value);
}

static inline struct py_value py_float(double value)
{
    return (struct py_value){.tag = PY_FLOAT, .number = value};
}

static inline struct py_value py_not_implemented(void)
{
    return (struct py_value){.tag = PY_NOT_IMPLEMENTED, .integer = 0};
}

/* Any heap structure that starts with a struct py_object. */
static inline struct py_value py_object(void *object)
{
    return (struct py_value){.tag = PY_OBJECT, .object = object};
}

static inline bool py_is_error(struct py_value value)
{
    return value.tag == PY_ERROR;
}

static inline bool py_is_unbound(struct py_value value)
{
    return value.tag == PY_UNBOUND;
}

static inline bool py_is_none(struct py_value value)
{
    return value.tag == PY_NONE;
}

/* Absent or None: how most optional arguments are asked. */
static inline bool py_is_nothing(struct py_value value)
{
    return value.tag == PY_UNBOUND || value.tag == PY_NONE;
}

static inline bool py_is_kind(struct py_value value, enum py_kind kind)
{
    return value.tag == PY_OBJECT && value.object->kind == kind;
}

/* The operator `is`. */
static inline bool py_is_same(struct py_value a, struct py_value b)
{
    return a.tag == b.tag && (a.tag == PY_NONE || a.integer == b.integer);
}

#endif
