/* The syntax tree. It lives in the interpreter's arena; scope.c fills in where names live. */
#ifndef PYTHON_AST_H
#define PYTHON_AST_H

#include "base/arena.h"
#include "base/vec.h"

#include "python/python.h"
#include "python/value.h"

struct py_str;

#define EXPR_KINDS(X)                                                                              \
    X(CONSTANT)                                                                                    \
    X(LOCAL)                                                                                       \
    X(CELL)                                                                                        \
    X(GLOBAL)                                                                                      \
    X(NAME)                                                                                        \
    X(ATTRIBUTE)                                                                                   \
    X(SUBSCRIPT)                                                                                   \
    X(SLICE)                                                                                       \
    X(CALL)                                                                                        \
    X(BINARY)                                                                                      \
    X(UNARY)                                                                                       \
    X(COMPARE)                                                                                     \
    X(AND)                                                                                         \
    X(OR)                                                                                          \
    X(NOT) X(CONDITIONAL) X(LAMBDA) X(TUPLE) X(LIST) X(SET) X(DICT) X(LIST_COMPREHENSION)          \
        X(SET_COMPREHENSION) X(DICT_COMPREHENSION) X(GENERATOR) X(FSTRING) X(WALRUS) X(STARRED)    \
            X(YIELD) X(YIELD_FROM) X(MEMO) X(AWAIT)

enum expr_kind {
#define X(name) EXPR_##name,
    EXPR_KINDS(X)
#undef X
        EXPR_KIND_COUNT
};

/* How `in`, `is` and their negations extend enum py_compare. */
enum { COMPARE_IN = PY_GE + 1, COMPARE_NOT_IN, COMPARE_IS, COMPARE_IS_NOT };

struct exprs {
    struct expr **items;
    size_t count;
    size_t capacity;
};

struct stmts {
    struct stmt **items;
    size_t count;
    size_t capacity;
};

struct names {
    struct py_str **items;
    size_t count;
    size_t capacity;
};

struct keyword {
    struct py_str *name; /* NULL for **mapping */
    struct expr *value;
};

struct call {
    struct expr *function;
    struct exprs arguments; /* positional, starred ones included */
    struct keyword *keywords;
    size_t keyword_count;
    struct py_str *
        *keyword_names; /* of all keywords, where none is a mapping; made when first called */
    bool is_plain;      /* neither stars nor keywords */
};

/* One `for … in … if …` of a comprehension. */
struct comprehension_part {
    struct expr *target;
    struct expr *iterable;
    struct exprs conditions;
};

struct comprehension {
    struct expr *element; /* the key in a dict comprehension */
    struct expr *value;
    struct comprehension_part *parts;
    size_t part_count;
    uint32_t *cells; /* the slots of its variables that closures capture: fresh cells each time */
    size_t cell_count;
    struct function_code *code; /* of a generator expression */
};

struct fstring_part {
    struct py_value literal; /* a str, or PY_UNBOUND for an expression */
    struct expr *expression;
    struct expr *spec; /* NULL, or an FSTRING or CONSTANT */
    char conversion;   /* 0, 'r', 's' or 'a' */
};

struct fstring {
    struct fstring_part *items;
    size_t count;
    size_t capacity;
};

struct expr {
    uint8_t kind;
    uint8_t op;            /* enum py_operator, py_unary, py_compare */
    bool is_parenthesized; /* a tuple or generator in brackets, a walrus in brackets */
    uint32_t line;
    uint32_t column;
    uint32_t slot;  /* LOCAL, CELL; where MEMO and YIELD remember their result */
    uint32_t cache; /* GLOBAL: where the globals' entry was last; builtins' in cache_builtin */
    uint32_t cache_builtin;
    union {
        struct py_value constant;
        struct {
            struct py_str *name; /* LOCAL, CELL, GLOBAL, NAME */
            uint64_t missing_at; /* GLOBAL: the changes of the globals when it was not there */
        };
        struct {
            struct expr *object;
            struct py_str *name;
            const struct py_class *class; /* whose instances have it at `cache` of their own */
        } attribute;                      /* slot: the version of the classes when that was found */
        struct {
            struct expr *object;
            struct expr *index;
        } subscript;
        struct {
            struct expr *start;
            struct expr *stop;
            struct expr *step;
        } slice;
        struct call *call;
        struct {
            struct expr *left;
            struct expr *right;
        } binary; /* also COMPARE with one operator */
        struct {
            struct exprs operands;
            uint8_t *ops;
        } * chain;            /* COMPARE with op 255 */
        struct expr *operand; /* UNARY, NOT, STARRED, YIELD, YIELD_FROM, AWAIT, MEMO (op 1: list) */
        struct exprs items;   /* AND, OR, TUPLE, LIST, SET; DICT: key, value, NULL, mapping … */
        struct {
            struct expr *condition;
            struct expr *yes;
            struct expr *no;
        } conditional;
        struct function_code *function; /* LAMBDA */
        struct comprehension *comprehension;
        struct fstring *fstring;
        struct {
            struct expr *target;
            struct expr *value;
        } walrus;
    };
};

enum { COMPARE_CHAIN = 255 };

#define STMT_KINDS(X)                                                                              \
    X(EXPRESSION)                                                                                  \
    X(ASSIGN)                                                                                      \
    X(AUGMENTED)                                                                                   \
    X(ANNOTATED)                                                                                   \
    X(IF)                                                                                          \
    X(WHILE)                                                                                       \
    X(FOR)                                                                                         \
    X(TRY)                                                                                         \
    X(WITH)                                                                                        \
    X(MATCH)                                                                                       \
    X(FUNCTION)                                                                                    \
    X(CLASS)                                                                                       \
    X(RETURN)                                                                                      \
    X(RAISE)                                                                                       \
    X(DELETE) X(ASSERT) X(IMPORT) X(IMPORT_FROM) X(GLOBAL) X(NONLOCAL) X(PASS) X(BREAK)            \
        X(CONTINUE)

enum stmt_kind {
#define X(name) STMT_##name,
    STMT_KINDS(X)
#undef X
        STMT_KIND_COUNT
};

struct handler {
    struct expr *type;   /* NULL: every exception */
    struct expr *target; /* a name, or NULL */
    struct stmts body;
};

struct with_item {
    struct expr *context;
    struct expr *target; /* NULL where there is none */
};

enum pattern_kind {
    PATTERN_VALUE,    /* equal to an expression */
    PATTERN_CONSTANT, /* None, True, False: identical */
    PATTERN_CAPTURE,  /* a name; NULL for _ */
    PATTERN_STAR,     /* inside a sequence; name NULL for *_ */
    PATTERN_SEQUENCE,
    PATTERN_MAPPING,
    PATTERN_CLASS,
    PATTERN_OR,
    PATTERN_AS,
};

struct pattern {
    enum pattern_kind kind;
    uint32_t line;
    uint32_t column;
    struct expr *value;     /* VALUE, CONSTANT, CLASS: the class */
    struct expr *target;    /* CAPTURE, STAR, AS, the rest of a MAPPING */
    struct pattern **items; /* SEQUENCE, OR, AS (one), CLASS, MAPPING: values */
    size_t count;
    struct exprs keys;       /* MAPPING */
    struct py_str **names;   /* CLASS: of the items behind the positional ones */
    size_t positional_count; /* CLASS */
};

struct match_case {
    struct pattern *pattern;
    struct expr *guard;
    struct stmts body;
};

struct import_name {
    struct py_str *name;  /* dotted in `import a.b` */
    struct py_str *alias; /* NULL where there is none */
    struct expr *target;  /* the variable that is bound */
};

/* One display is assigned to another of the same length, without stars and yields. */
enum { ASSIGN_DISPLAY = 1 };

struct stmt {
    uint8_t kind;
    uint8_t op;             /* AUGMENTED: enum py_operator; ASSIGN: ASSIGN_DISPLAY or 0;
                               FOR, WITH: 1 behind async */
    bool has_yield;         /* it, or a statement in it, yields */
    bool has_yield_in_head; /* the expressions before the blocks do */
    uint32_t line;
    uint32_t column;
    uint32_t yield_slot; /* the first slot of the yields in it */
    uint32_t state_slot; /* where a generator remembers how far it came; three slots */
    union {
        struct expr *expression; /* EXPRESSION, RETURN (or NULL) */
        struct {
            struct exprs targets;
            struct expr *value;
        } assign; /* DELETE: no value */
        struct {
            struct expr *target;
            struct expr *value;      /* NULL in a bare annotation */
            struct expr *annotation; /* NULL in an augmented assignment */
        } target_value;
        struct {
            struct expr *condition;
            struct stmts body;
            struct stmts otherwise;
        } branch; /* IF, WHILE */
        struct {
            struct expr *target;
            struct expr *iterable;
            struct stmts body;
            struct stmts otherwise;
        } * loop;
        struct {
            struct stmts body;
            struct handler *handlers;
            size_t handler_count;
            struct stmts otherwise;
            struct stmts finally;
        } * try;
        struct {
            struct with_item item;
            struct stmts body;
        } * with; /* several items nest */
        struct {
            struct expr *subject;
            struct match_case *cases;
            size_t case_count;
            uint32_t subject_slot;
        } * match;
        struct {
            struct function_code *code;
            struct expr *target;
            struct exprs decorators;
        } * function;
        struct {
            struct py_str *name;
            struct expr *target;
            struct exprs decorators;
            struct call *bases; /* its arguments are the bases and keywords */
            struct function_code *code;
        } * class;
        struct {
            struct expr *first;  /* raise; assert: condition */
            struct expr *second; /* from; message */
        } pair;
        struct {
            struct py_str *module; /* NULL in `from . import x` */
            struct import_name *names;
            size_t count;
            unsigned level;
            bool is_star;
        } * import;
        struct names names;
    };
};

struct parameter {
    struct py_str *name;
    struct expr *default_value;
    struct expr *annotation;
    uint32_t slot; /* where it lives; a cell if captured */
    bool is_cell;
};

enum code_kind { CODE_MODULE, CODE_FUNCTION, CODE_LAMBDA, CODE_CLASS, CODE_GENERATOR_EXPRESSION };

/* A variable of an enclosing function: where that function keeps it, where this one does. */
struct free_variable {
    uint32_t outer_slot;
    uint32_t slot;
};

/* The text of a body that was not parsed yet. */
struct lazy_body {
    const char *start;
    const char *end;
    uint32_t line;
    const char *class_name; /* for private names; NULL outside of classes */
};

struct function_code {
    enum code_kind kind;
    struct lazy_body *lazy; /* NULL once it is parsed: see py_finish_body */
    struct py_str *name;
    struct py_str *qualname;
    struct unit *unit;
    uint32_t line;
    /* In this order: positional only, positional, *args, keyword only, **kwargs. */
    struct parameter *parameters;
    uint32_t parameter_count;
    uint32_t positional_only;
    uint32_t positional; /* those included */
    uint32_t keyword_only;
    bool has_varargs;
    bool has_kwargs;
    bool is_simple; /* positional parameters only, none captured, no generator */
    bool is_generator;
    bool is_coroutine; /* async def */
    struct expr *returns;
    struct stmts body;
    struct expr *expression; /* of a lambda or generator expression */
    struct comprehension *comprehension;
    struct py_value doc; /* None or a str */
    /* By scope.c. */
    uint32_t slot_count;
    struct py_str **slot_names; /* NULL for hidden ones */
    struct free_variable *free_variables;
    uint32_t free_count;
    uint32_t *cell_slots; /* own variables that inner functions capture, parameters left out */
    uint32_t cell_count;
};

/* One source text. */
struct unit {
    struct unit *next;
    const char *path;
    const char *source;
    size_t length;
    struct function_code *code;
};

/* Calls visit for each direct part of an expression, NULL for parts left out; not for what lies in
 * nested functions and comprehensions. */
void expr_each_part(struct expr *expr, void (*visit)(void *context, struct expr *expr),
                    void *context);

/* Parses source into py's arena; both texts are copied. NULL: SyntaxError raised in py. Where path
 * starts with "<", the bodies of functions wait for their first call. */
struct unit *py_parse(struct py *py, const char *path, const char *source, size_t length);

/* The same for texts that outlive py; source is terminated by NUL. */
struct unit *py_parse_borrowed(struct py *py, const char *path, const char *source, size_t length);

/* Parses a body that was left for the first call. False: SyntaxError raised. */
bool py_finish_body(struct py *py, struct function_code *code);

/* Parses one expression, as a script template needs it. */
struct unit *py_parse_expression(struct py *py, const char *path, const char *source,
                                 size_t length);

#endif
