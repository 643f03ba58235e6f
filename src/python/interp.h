/* The interpreter's state, for the files of this folder only. */
#ifndef PYTHON_INTERP_H
#define PYTHON_INTERP_H

#include <locale.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"

#include "python/api.h"
#include "python/heap.h"
#include "python/names.h"
#include "python/object.h"
#include "python/python.h"

struct stmt;
struct unit;

/* One activation of a function, a module or a class body; lives on the C stack. */
struct py_frame {
    struct py_frame *caller;
    const struct function_code *code;
    struct py_function *function; /* NULL for modules and class bodies */
    struct py_value *slots;
    struct py_dict *globals;
    struct py_dict *names; /* the namespace of a class body or module, NULL in functions */
    struct py_generator *generator;
    struct py_value handled; /* the exception whose handler runs: for `raise` and context */
    struct py_value result;  /* of return */
    uint32_t line;
    uint32_t column;
    struct py_cell *class_cell; /* filled when the class of this body exists */
    struct py_value noted;      /* the exception whose traceback has this frame already */
    bool is_resuming;           /* a generator on its way back to the yield */
    bool is_suspended;          /* a yield unwinds the C stack */
};

enum { METHOD_CACHE_SIZE = 1024, SMALL_STRINGS = 128 };

struct method_cache_entry {
    const struct py_class *class;
    const struct py_str *name;
    uint64_t version;
    struct py_value value;
};

struct py {
    struct py_options options;
    struct py_heap *heap;
    struct arena arena; /* syntax trees and signatures */
    char *stack_high;   /* of the C stack: its outermost and its last usable address */
    char *stack_low;
    struct py_value *stack; /* slots of running functions */
    struct py_value *stack_top;
    struct py_value *stack_end;
    struct py_frame *frame;
    struct py_native *native; /* the one that runs */
    struct py_value error;    /* in flight */
    int64_t steps_left;       /* of this slice */
    int64_t steps_reserved;   /* for the slices after it */
    unsigned depth;
    struct py_dict *builtins;
    struct py_dict *modules;
    struct py_dict *interned;
    struct py_dict *kept; /* a list of roots would do; keys are numbers */
    struct py_class *classes[PY_KIND_COUNT];
    struct py_class *object_class;
    struct py_class *type_class;
    struct py_value object_new; /* object.__new__ */
    struct py_class *none_class;
    struct py_class *bool_class;
    struct py_class *ellipsis_class;
    struct py_class *not_implemented_class;
    struct py_class *frozenset_class;
    struct py_class *bytearray_class;
    struct py_class *static_class; /* staticmethod */
    struct py_class *class_method_class;
    struct py_class *exceptions[PY_EXC_COUNT];
    struct py_str *names[PY_NAME_COUNT];
    struct py_value characters[SMALL_STRINGS];
    struct py_value empty_tuple;
    struct py_dict *no_keywords; /* **kwargs of native functions that get none */
    struct py_value method_names[PY_OPERATOR_COUNT][3]; /* __add__, __radd__, __iadd__ */
    struct {
        const struct py_type *type;
        struct py_class *class;
    } * type_classes; /* of native types other than the kinds */
    size_t type_class_count;
    size_t type_class_capacity;
    uint64_t class_version; /* grows with each change of any class */
    struct method_cache_entry method_cache[METHOD_CACHE_SIZE];
    struct py_value *constants; /* of syntax trees: roots */
    size_t constant_count;
    size_t constant_capacity;
    struct text text; /* f-strings under way, one behind the other */
    struct lazy_module *lazy_modules;
    unsigned import_guards; /* try statements around, that catch what an import raises */
    struct unit *units;     /* the parsed sources, for the text in tracebacks */
    void *module_state[4];  /* of modules that need one, from malloc; see modules.h */
    uint64_t module_count;  /* ever made */
    locale_t locale;        /* C.UTF-8 once a character beyond ASCII was asked about */
    bool is_closing;
    bool is_over_memory; /* the heap passed its limit: the next step looks into it */
};

/* Each entry from C may come from another thread, as long as only one runs at a time. */
void py_enter_thread(struct py *py);

void py_interp_mark_roots(struct py *py, struct py_heap *heap);

static inline void *py_alloc_object(struct py *py, enum py_kind kind, struct py_class *class,
                                    size_t size)
{
    struct py_object *object = py_heap_alloc(py->heap, PY_CONTENT_OBJECT, size);
    object->class = class;
    object->kind = (uint8_t)kind;
    return object;
}

#define py_new_object(py, type, kind)                                                              \
    ((struct type *)py_alloc_object((py), (kind), (py)->classes[(kind)], sizeof(struct type)))

/* Raises SyntaxError (IndentationError) as the parser finds it; line 0: no place. */
void py_raise_syntax(struct py *py, const char *path, uint32_t line, uint32_t column,
                     bool is_indentation, const char *message);

struct py_str *py_intern_bytes(struct py *py, const char *bytes, size_t length);

/* A constant of a syntax tree lives as long as the interpreter. */
struct py_value py_pin(struct py *py, struct py_value value);

#endif
