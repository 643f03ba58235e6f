/* The layouts of heap objects, one structure for each kind. */
#ifndef PYTHON_OBJECT_H
#define PYTHON_OBJECT_H

#include "python/heap.h"
#include "python/value.h"

struct function_code;
struct py_heap;
struct py_signature;
struct py_type;

/* Text in UTF-8 (a lone surrogate as its three bytes), terminated by NUL. */
struct py_str {
    struct py_object object; /* flags: STR_INTERNED */
    const char *bytes;
    size_t length; /* in bytes */
    size_t count;  /* in code points; equal to length where all is ASCII */
    uint64_t hash; /* 0 until asked */
    struct py_buffer *buffer;
};

enum { STR_INTERNED = 1 };

/* Room that strings made by repeated `+=` share: each is a prefix of what is used. */
struct py_buffer {
    size_t used;
    size_t capacity;
    char bytes[];
};

struct py_bytes {
    struct py_object object; /* flags: BYTES_MUTABLE for bytearray */
    uint8_t *bytes;
    size_t length;
    size_t capacity;
};

enum { BYTES_MUTABLE = 1 };

/* Sign and magnitude in base 2^32, lowest digit first, without leading zeros. Also the base of
 * instances of classes derived from int, whose value may be small. */
struct py_integer {
    struct py_object object;
    bool is_negative;
    uint32_t count;
    uint32_t *digits;
};

struct py_floating {
    struct py_object object;
    double number;
};

struct py_list {
    struct py_object object;
    struct py_value *items;
    size_t count;
    size_t capacity;
};

struct py_tuple {
    struct py_object object;
    size_t count;
    struct py_value items[];
};

struct py_entry {
    struct py_value key; /* PY_UNBOUND where it was deleted */
    struct py_value value;
    uint64_t hash;
};

/* Dictionaries and sets: entries in order of insertion, and an index above eight of them. */
struct py_dict {
    struct py_object object; /* flags: SET_FROZEN */
    struct py_entry *entries;
    uint32_t *slots; /* entry + 1; 0 is free */
    size_t used;     /* entries, deleted ones included */
    size_t count;    /* live entries */
    size_t capacity;
    size_t slot_count;
    uint64_t changes; /* grows with each added or deleted key */
};

enum { SET_FROZEN = 1 };

struct py_range {
    struct py_object object;
    int64_t start;
    int64_t stop;
    int64_t step;
};

struct py_slice {
    struct py_object object;
    struct py_value start;
    struct py_value stop;
    struct py_value step;
};

struct py_cell {
    struct py_object object;
    struct py_value value;
};

struct py_function {
    struct py_object object;
    struct function_code *code;
    struct py_dict *globals;
    struct py_cell **cells;    /* the free variables */
    struct py_value *defaults; /* one for each parameter, PY_UNBOUND where there is none */
    struct py_str *name;
    struct py_str *qualname;
    struct py_value doc;
    bool has_own_doc; /* set by the script, perhaps to None */
    struct py_dict *annotations;
    struct py_cell *class_cell; /* holds the class whose body it stands in, for super() */
};

/* Arguments come bound to the signature: one value a parameter in its order, PY_UNBOUND for those
 * left out, a tuple for *args, a dict for **kwargs. A method's first is self. */
typedef struct py_value py_native_call(struct py *py, struct py_value *arguments);

struct py_native {
    struct py_object object; /* flags: enum py_native_flag */
    py_native_call *call;
    const struct py_signature *signature;
    struct py_str *name;
    struct py_class *owner; /* for methods */
    struct py_value data;   /* what py_native_data gives during a call */
};

enum py_native_flag {
    NATIVE_METHOD = 1,      /* binds self when it is read from an instance */
    NATIVE_SLOT = 2,        /* wraps a slot of its owner's type: __len__ and the like */
    NATIVE_CLASSMETHOD = 4, /* binds the class */
    NATIVE_STATIC = 8,
    NATIVE_GETTER = 16, /* a computed attribute */
};

struct py_method {
    struct py_object object;
    struct py_value function;
    struct py_value self;
};

struct py_class {
    struct py_object object; /* attributes: the class's namespace */
    struct py_str *name;
    struct py_str *qualname;
    struct py_tuple *bases;
    struct py_class **mro;
    size_t mro_count;
    const struct py_type *type; /* behaviour of the nearest native base */
    uint8_t instance_kind;
    bool is_user; /* written in a script */
    bool has_slots;
    bool has_getattr; /* __getattr__ or __getattribute__ is defined in a script */
    bool has_setattr;
    struct py_value weak_subclasses; /* a list of the direct subclasses */
};

struct py_module {
    struct py_object object; /* attributes: the globals */
    struct py_str *name;
    const char *path;
    bool is_placeholder; /* stands for an import that could not be met */
    const char *reason;  /* of a placeholder for a module that is there; NULL: there is none */
};

/* Where an exception passed a frame: most are caught, and nobody reads their traceback. */
struct trace_place {
    const struct function_code *code;
    uint32_t line;
    uint32_t column;
};

struct py_exception {
    struct py_object object;
    struct py_value arguments; /* a tuple */
    struct py_value cause;
    struct py_value context;
    struct py_value traceback;  /* a list as of py_traceback, without the places */
    struct trace_place first;   /* places passed since then, innermost first */
    struct trace_place *others; /* all but the first of them */
    uint32_t place_count;
    bool suppress_context;
};

enum py_generator_state { GENERATOR_FRESH, GENERATOR_SUSPENDED, GENERATOR_RUNNING, GENERATOR_DONE };

struct py_generator {
    struct py_object object;
    struct py_function *function;
    struct py_value *slots;
    struct py_value delegate; /* the iterator of a `yield from` */
    struct py_value sent;     /* what send() gave; PY_ERROR with thrown set */
    struct py_value thrown;   /* what throw() raises at the yield */
    struct py_value handled;  /* the exception in whose handler it is suspended */
    enum py_generator_state state;
};

/* Every built-in iterator: what it does is its step function. */
struct py_iterator {
    struct py_object object;
    struct py_value (*next)(struct py *py, struct py_iterator *iterator);
    struct py_value source;
    struct py_value extra;
    int64_t index;
    int64_t stop;
    int64_t step;
    uint64_t changes;
};

struct py_property {
    struct py_object object;
    struct py_value getter;
    struct py_value setter;
    struct py_value deleter;
    struct py_value doc;
};

struct py_wrapper {
    struct py_object object;
    struct py_value function;
    bool is_class_method;
};

struct py_super {
    struct py_object object;
    struct py_class *after; /* the search starts behind this class */
    struct py_value self;   /* an instance or a class */
    struct py_class *start; /* whose order is searched */
};

enum py_view_part { VIEW_KEYS, VIEW_VALUES, VIEW_ITEMS };

struct py_view {
    struct py_object object;
    struct py_dict *dict;
    enum py_view_part part;
};

/* An object of a native type with data of its own. */
struct py_other {
    struct py_object object;
    const struct py_type *type; /* that of the class's nearest native base */
    void *data;
    struct py_value value; /* kept alive for the type's use */
};

/* Marks what the object leads to; frees what it owns outside the heap. */
void py_object_trace(struct py_heap *heap, struct py_object *object);
void py_object_finalize(struct py_object *object);

#define PY_AS(type, value) ((struct type *)(void *)(value).object)

#endif
