/* The Python subset as C programs embed it: interpreters, modules, running and calling.
 *
 * A function that returns struct py_value answers PY_ERROR when an exception was raised; hand it on
 * at once, or take the exception with py_error_take. No reference counting: values found in local
 * variables stay alive (heap.h); values kept elsewhere need py_keep or an object with a trace
 * hook. */
#ifndef PYTHON_PYTHON_H
#define PYTHON_PYTHON_H

#include <alambique/error.h>

#include "python/value.h"

struct py_heap;
struct text;

/* What an import of a name finds. Exactly one of module and source is set, or none: not found. */
struct py_found {
    const struct py_module_type *module; /* a native module */
    const char *source;                  /* text of a module, alive as long as the interpreter */
    size_t length;
    const char *path; /* the file of source, for messages and __file__ */
    bool is_package;  /* has submodules of its own */
    bool is_lazy;     /* source: only the statements run that give a wanted name its value */
};

/* A module that is part of the program: native, or a source text. cmake/embed_text.cmake makes a
 * table of such rows from a folder of .py files. */
struct py_module_row {
    const char *name;                    /* dotted; a submodule's package must be in a table too */
    const struct py_module_type *native; /* or NULL */
    const char *source;                  /* terminated by NUL */
    size_t length;
    const char *path; /* of source, in tracebacks; "<" at its start: no place to show users */
    bool is_package;
};

struct py_options {
    int64_t steps;      /* statements and iterations before StepLimitExceeded; 0: 1,000,000,000 */
    size_t memory;      /* bytes before MemoryError; 0: 512 MiB */
    unsigned depth;     /* nested calls before RecursionError; 0: 1000, as CPython */
    bool stress_memory; /* collects garbage very often, to find mistakes */
    bool keep_going;    /* a failing import gives a placeholder that fails when it is used */
    void *context;      /* handed to each callback */

    /* Tables of modules, asked in this order and before the built-in ones and find; each ended by a
     * row without name, and NULL after the last. They live as long as the interpreter. May be NULL.
     * A module runs when it is first imported. */
    const struct py_module_row *const *modules;
    /* Asked for a dotted name that is in no table and no built-in module. May be NULL. True and
     * nothing set: there is no such module. False: err says why it cannot be read. */
    bool (*find)(void *context, struct py *py, const char *name, struct py_found *ret_found,
                 struct alq_error *err);
    /* Asked every million steps; false raises KeyboardInterrupt, time and again. May be NULL. */
    bool (*may_go_on)(void *context);
    /* What print() writes, piecewise. NULL: nowhere. */
    void (*print)(void *context, const char *bytes, size_t length, bool is_stderr);
    /* One record of the module logging; level as there (20 is INFO). NULL: nowhere. */
    void (*log)(void *context, int level, const char *logger, const char *message);
    /* Whether a script may read this normalised absolute path. NULL: none. */
    bool (*may_read)(void *context, const char *path);
    /* The value of an environment variable; NULL: the process's environment. */
    const char *(*getenv)(void *context, const char *name);
    const char *const *arguments; /* sys.argv, ended by NULL */
};

/* Never NULL. options may be NULL; it is copied. */
struct py *py_new(const struct py_options *options);
void py_free(struct py *py);
void *py_context(const struct py *py);

/* Runs text as the module of that name and enters it into sys.modules. ret_module may be NULL. A
 * syntax error and an uncaught exception fill err: message "Type: text", detail the traceback, and
 * file, line, column of the innermost place in a script. */
bool py_run(struct py *py, const char *name, const char *path, const char *source, size_t length,
            struct py_value *ret_module, struct alq_error *err) ALQ_CHECK;

/* Reads the file and runs it so. */
bool py_run_file(struct py *py, const char *name, const char *path, struct py_value *ret_module,
                 struct alq_error *err) ALQ_CHECK;

/* The same in two steps, so that errors of syntax are found before anything runs. A unit may be run
 * more than once, as a new module each time, and lives as long as the interpreter. */
struct unit;
bool py_compile(struct py *py, const char *path, const char *source, size_t length,
                struct unit **ret_unit, struct alq_error *err) ALQ_CHECK;
/* False: the exception is in flight, for py_error_take or py_error_to. */
bool py_execute_unit(struct py *py, const char *name, struct unit *unit,
                     struct py_value *ret_module) ALQ_CHECK;

/* Whether running the unit may define that name, as far as its statements show. */
bool py_unit_may_define(const struct unit *unit, const char *name);

/* The name of the positional parameter at that position, where it must be given; NULL: no more. */
const char *py_required_parameter(struct py_value function, size_t position);

/* Takes a module out of sys.modules, so that it is freed when nothing uses it. */
void py_forget_module(struct py *py, const char *name);

/* Calls for a program: what was raised lands in err. The value forms below are for native code. */
bool py_invoke(struct py *py, struct py_value callable, const struct py_value *arguments,
               size_t count, struct py_value *ret_value, struct alq_error *err) ALQ_CHECK;

/* Moves the exception in flight into err, as py_run describes; returns false. */
bool py_error_to(struct py *py, struct alq_error *err);

/* Raises err in the script, as the exception class given (PY_EXC_RUNTIME and so on), and empties
 * it. */
struct py_value py_raise_alq(struct py *py, int exception, struct alq_error *err);

/* Resets the count of steps, for the next script. */
void py_restart_steps(struct py *py);

/* Where the script is that called the running native code; false outside of any. */
struct py_location {
    const char *file;
    unsigned line;
    unsigned column;
    const char *function;
};
bool py_location(const struct py *py, struct py_location *ret_location);

/* Where the innermost call is that stands in that file; false where none does. */
bool py_place_in(const struct py *py, const char *path, unsigned *ret_line, unsigned *ret_column);

/* Keeps value alive until the interpreter is freed. */
void py_keep(struct py *py, struct py_value value);

/* Memory that lives as long as what points to it; see enum py_content. */
void *py_alloc_scanned(struct py *py, size_t size);
void *py_alloc_raw(struct py *py, size_t size);

/* --- defining native modules and types ------------------------------------------------------ */

/* A function's row: its parameters are a list such as "self, sep=, /, *args, flag=, **rest"; "="
 * marks those that may be left out and then are PY_UNBOUND. */
struct py_function_row {
    const char *name;
    struct py_value (*call)(struct py *py, struct py_value *arguments);
    const char *parameters;
    enum { PY_PLAIN, PY_CLASSMETHOD, PY_STATICMETHOD, PY_GETTER } form;
};

enum py_compare { PY_EQ, PY_NE, PY_LT, PY_LE, PY_GT, PY_GE };

enum py_operator {
    PY_ADD,
    PY_SUBTRACT,
    PY_MULTIPLY,
    PY_DIVIDE,
    PY_FLOOR_DIVIDE,
    PY_MODULO,
    PY_POWER,
    PY_MATRIX,
    PY_AND,
    PY_OR,
    PY_XOR,
    PY_LEFT_SHIFT,
    PY_RIGHT_SHIFT,
    PY_OPERATOR_COUNT
};

enum py_unary { PY_NEGATE, PY_PLUS, PY_INVERT };

/* The behaviour of a native type. Every slot may be NULL: the operation is then not supported, or
 * what object does. A class in a script derived from it inherits the slots. */
struct py_type {
    const char *name;
    const struct py_type *base; /* NULL: object */
    enum py_kind kind;          /* layout of instances; PY_KIND_OTHER for types of other modules */
    const struct py_function_row *methods; /* ended by a row without name; self comes first */
    const char *doc;

    /* Makes an instance of class (which may be derived); the parameter list follows. self is the
     * class, arguments[0]. NULL: calling the class is an error unless a base allows it. */
    struct py_value (*construct)(struct py *py, struct py_value *arguments);
    const char *parameters;

    struct py_value (*repr)(struct py *py, struct py_value self);
    struct py_value (*str)(struct py *py, struct py_value self);
    bool (*hash)(struct py *py, struct py_value self, uint64_t *ret_hash);
    struct py_value (*compare)(struct py *py, enum py_compare op, struct py_value self,
                               struct py_value other); /* or PY_NOT_IMPLEMENTED */
    /* Either side may be of the type; PY_NOT_IMPLEMENTED lets the other type try. */
    struct py_value (*binary)(struct py *py, enum py_operator op, struct py_value left,
                              struct py_value right);
    struct py_value (*inplace)(struct py *py, enum py_operator op, struct py_value left,
                               struct py_value right);
    struct py_value (*unary)(struct py *py, enum py_unary op, struct py_value self);
    struct py_value (*length)(struct py *py, struct py_value self);
    struct py_value (*truth)(struct py *py, struct py_value self);
    struct py_value (*contains)(struct py *py, struct py_value self, struct py_value item);
    struct py_value (*getitem)(struct py *py, struct py_value self, struct py_value key);
    struct py_value (*setitem)(struct py *py, struct py_value self, struct py_value key,
                               struct py_value value); /* value PY_UNBOUND: delete */
    struct py_value (*iterate)(struct py *py, struct py_value self);
    struct py_value (*next)(struct py *py, struct py_value self); /* PY_UNBOUND at the end */
    /* The last resort for attributes that neither the object nor its class has; PY_UNBOUND:
     * none. */
    struct py_value (*getattr)(struct py *py, struct py_value self, struct py_value name);
    /* value PY_UNBOUND: delete. PY_UNBOUND as answer: set it as on any object. */
    struct py_value (*setattr)(struct py *py, struct py_value self, struct py_value name,
                               struct py_value value);
    /* self, *args, **kwargs: the three arguments. */
    struct py_value (*call)(struct py *py, struct py_value *arguments);
    struct py_value (*enter)(struct py *py, struct py_value self);
    struct py_value (*exit)(struct py *py, struct py_value self, struct py_value exception);

    /* For PY_KIND_OTHER: marks what data leads to, and frees data. */
    void (*trace)(struct py_heap *heap, void *data);
    void (*finalize)(void *data);
};

struct py_constant_row {
    const char *name;
    const char *text; /* a str, or NULL: the number */
    int64_t number;
};

struct py_module_type {
    const char *name; /* dotted */
    const struct py_function_row *functions;
    const struct py_constant_row *constants;
    const struct py_type *const *types; /* ended by NULL */
    /* More than tables can say; runs once, when it is first imported. May be NULL. */
    bool (*setup)(struct py *py, struct py_value module);
    bool is_package;
    /* For names that the tables do not have; PY_UNBOUND: none. */
    struct py_value (*getattr)(struct py *py, struct py_value module, struct py_value name);
};

/* The class of a native type in this interpreter, made when it is first asked for. */
struct py_value py_class_of_type(struct py *py, const struct py_type *type);

/* An instance of a PY_KIND_OTHER type (class: that type's or one derived; PY_UNBOUND: the
 * type's). */
struct py_value py_instance(struct py *py, const struct py_type *type, struct py_value class,
                            void *data);

/* The data of an instance of type or of a class derived from it, else NULL. */
void *py_data(struct py *py, struct py_value value, const struct py_type *type);

/* The data, or NULL with TypeError raised that names what was expected. */
void *py_expect(struct py *py, struct py_value value, const struct py_type *type, const char *what);

/* A free-standing function; data is what py_native_data gives inside it. */
struct py_value py_function(struct py *py, const struct py_function_row *row, struct py_value data);
struct py_value py_native_data(const struct py *py);

/* Defines a class of exceptions in a module. base PY_UNBOUND: Exception. */
struct py_value py_new_exception(struct py *py, const char *module, const char *name,
                                 struct py_value base);

#endif
