/* What the files that lower expressions and statements share.
 *
 * One lowering makes one node of each Python object, so that a table or an anonymous label is the
 * same wherever it stands. The first failure is kept, in has_raised (a Python exception is in
 * flight) or in the builder; what is made since is good for nothing but being thrown away, and
 * Python is asked nothing more. lowering_finish says how it went. Lives on the C stack, where the
 * garbage collector finds what it keeps. */
#ifndef SCRIPT_ALEMBIC_LOWERING_H
#define SCRIPT_ALEMBIC_LOWERING_H

#include "base/vec.h"
#include "database/compile.h"
#include "script/alembic/binding.h"
#include "sql/statement.h"

struct lowered_node {
    const void *object;
    const void *node;
};

/* A type of the tree, and the object it was made of. */
struct lowered_type {
    const struct type *type;
    struct py_value object; /* alive as long as the statement is */
};

struct lowering {
    struct binding *binding;
    struct py *py;
    const struct dialect *dialect; /* the binding's, unless another is meant */
    bool is_definition;            /* no statement: columns without their tables */
    struct sql_builder sql;
    struct alq_error err;
    struct py_value kept; /* a list of what was made for this lowering alone; None: nothing yet */
    struct py_value dialect_object; /* None until a type asks for it */
    bool has_raised;
    struct lowered_node *nodes; /* open addressing by object */
    size_t node_count, node_capacity;
    VEC(struct lowered_type) types;
};

void lowering_init(struct lowering *lowering, struct binding *binding, struct arena *arena);
/* Whether all went well; raises what the builder has. To be called once, at the end. */
bool lowering_finish(struct lowering *lowering) ALQ_CHECK;
bool lowering_has_failed(const struct lowering *lowering);
/* Raises an exception of sqlalchemy.exc. */
void lowering_raise(struct lowering *lowering, const char *exception, const char *format, ...)
    ALQ_FORMAT(3, 4);
void lowering_keep(struct lowering *lowering, struct py_value value);

const void *lowering_find(const struct lowering *lowering, struct py_value object);
void lowering_remember(struct lowering *lowering, struct py_value object, const void *node);

/* Attributes. None once it has failed; get raises where there is none, find gives PY_UNBOUND. */
struct py_value lowering_get(struct lowering *lowering, struct py_value object, const char *name);
struct py_value lowering_find_attribute(struct lowering *lowering, struct py_value object,
                                        const char *name);
bool lowering_flag(struct lowering *lowering, struct py_value object, const char *name);
long lowering_integer(struct lowering *lowering, struct py_value value);
/* In the arena; NULL for None. */
const char *lowering_string(struct lowering *lowering, struct py_value object, const char *name);
/* Never NULL: None raises ArgumentError. */
const char *lowering_name(struct lowering *lowering, struct py_value object, const char *name);
const char *lowering_word(struct lowering *lowering, struct py_value value);
/* A str, or the name of a column; NULL for None. */
const char *lowering_text(struct lowering *lowering, struct py_value value);
/* A list or tuple; None: empty. */
size_t lowering_items(struct lowering *lowering, struct py_value value,
                      const struct py_value **ret_items);
/* The _kind of an object of the binding; NULL: it is something else. */
const char *lowering_kind(struct lowering *lowering, struct py_value value);
/* Another thing in its place where it says so: __clause_element__. */
struct py_value lowering_entity(struct lowering *lowering, struct py_value value);

const struct type *lowering_type(struct lowering *lowering, struct py_value type);
/* Never NULL: None raises ArgumentError. */
const struct type *lowering_required_type(struct lowering *lowering, struct py_value object,
                                          const char *name);
/* The object a type was made of; None: it was inferred. */
struct py_value lowering_type_object(const struct lowering *lowering, const struct type *type);
struct sql_value lowering_value(struct lowering *lowering, struct py_value value);
const struct expression *lowering_raw(struct lowering *lowering, struct py_value value);
/* For compile_options.process, with the lowering as user. */
bool lowering_process(void *user, const struct type *type, const struct sql_value *value,
                      bool is_literal, struct sql_value *ret_value, struct alq_error *err);
/* The object for the dialect, as types want it. */
struct py_value lowering_dialect(struct lowering *lowering);
const char *lowering_dialect_name(const struct lowering *lowering);

/* lower_expression.c: anything that may be an operand; plain values are raw. */
const struct expression *lower_operand(struct lowering *lowering, struct py_value value);
struct expressions lower_operands(struct lowering *lowering, struct py_value list);
/* The same where a string names a column. */
const struct expression *lower_name(struct lowering *lowering, struct py_value value);
struct expressions lower_names(struct lowering *lowering, struct py_value list);

/* Finishes a lowering with an expression alone, as text in the arena. */
bool lower_part_text(struct lowering *lowering, struct py_value expression, const char **ret_text)
    ALQ_CHECK;

/* lower_function.c: kinds of functions and what looks like them; NULL: not one of these. */
const struct expression *lower_function_kind(struct lowering *lowering, const char *kind,
                                             struct py_value object);

/* lower_from.c */
const struct from_item *lower_from(struct lowering *lowering, struct py_value object);
bool lowering_is_from(const char *kind);
/* The columns of object, or object itself. */
void lower_column_list(struct lowering *lowering, struct py_value object, struct expressions *list);

/* lower_statement.c, lower_write.c */
const struct statement *lower_any_statement(struct lowering *lowering, struct py_value object);
bool lowering_is_statement(const char *kind);
const struct statement *lower_write(struct lowering *lowering, const char *kind,
                                    struct py_value object);
/* Steps that SELECT has and writing has, too; NULL: not one of these. */
const struct statement *lower_common_step(struct lowering *lowering,
                                          const struct statement *statement, const char *name,
                                          struct py_value argument);

#endif
