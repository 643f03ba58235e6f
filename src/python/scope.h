/* The two passes over a tree that decide where names live: what they share. */
#ifndef PYTHON_SCOPE_H
#define PYTHON_SCOPE_H

#include "base/map.h"
#include "python/parser.h"

struct symbol {
    struct py_str *name;
    uint32_t slot;
    bool is_global;
    bool is_free;     /* belongs to an enclosing function */
    bool is_captured; /* an inner function uses it */
    bool is_parameter;
    bool is_bound; /* in a class body: assigned there */
    struct exprs uses;
};

/* A variable of an enclosing function that this one uses. */
struct link {
    struct symbol *symbol;
    uint32_t outer_slot;
};

struct scope {
    struct scope *outer;
    struct function_code *code;
    struct parser *parser;
    bool is_comprehension;  /* shares the code of the scope around it */
    struct map symbols;     /* name -> struct symbol * */
    const char *class_name; /* of the innermost class, for private names */
    unsigned yields;
    VEC(struct link) free;
    VEC(struct py_str *) slot_names; /* of the scope that owns the code */
};

/* The scope of the code that this one is part of: a comprehension shares that around it. */
struct scope *scope_of_code(struct scope *scope);
bool scope_is_function(const struct scope *scope);
uint32_t scope_new_slot(struct scope *scope, struct py_str *name); /* name NULL: a hidden one */
struct symbol *scope_find(const struct scope *scope, const struct py_str *name);
struct symbol *scope_add(struct scope *scope, struct py_str *name);
/* Names with two leading underscores inside a class belong to that class alone. */
struct py_str *scope_mangle(const struct scope *scope, struct py_str *name);

/* The first pass: notes what a scope binds. */
void scope_collect(struct scope *scope, const struct stmts *stmts);
void scope_collect_expr(struct scope *scope, struct expr *expr);
void scope_collect_target(struct scope *scope, struct expr *target);

#endif
