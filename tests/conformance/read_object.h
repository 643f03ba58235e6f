/* What the files that evaluate recorded programs share. */
#ifndef TESTS_READ_OBJECT_H
#define TESTS_READ_OBJECT_H

#include "base/map.h"
#include "sql/statement.h"

enum object_kind { PATH, METHOD, VALUE, EXPRESSION, STATEMENT, FROM, COLUMNS, TYPE, LIST, DICT };

struct object;

struct objects {
    struct object **items;
    size_t count;
    size_t capacity;
};

struct object {
    enum object_kind kind;
    const char *name;    /* PATH, METHOD */
    struct object *self; /* METHOD */
    struct sql_value value;
    const struct expression *expression;
    const struct statement *statement;
    const struct from_item *from;
    const struct type *type;
    struct objects items; /* LIST, DICT: key, value, … */
    const char *family;   /* STATEMENT: whose insert() */
};

struct call {
    struct objects arguments;
    struct objects values;
    struct strings keys;
};

struct reader {
    struct sql_builder sql;
    struct map variables;
};

/* read_expression.c: making, and calls of functions by their path. */
struct object *new_object(struct reader *reader, enum object_kind kind);
struct object *of_expression(struct reader *reader, const struct expression *expression);
struct object *of_statement(struct reader *reader, const struct statement *statement,
                            const char *family);
struct object *of_from(struct reader *reader, const struct from_item *from);
struct object *of_value(struct reader *reader, struct sql_value value);
struct object *fail(struct reader *reader, const char *what, const char *name);
struct object *keyword(const struct call *call, const char *key);
struct object *argument(const struct call *call, size_t index);
bool is_true(const struct object *object);
bool is_none(const struct object *object);
const char *string_of(const struct object *object);
int number_of(const struct object *object);
struct sql_value value_of(struct reader *reader, const struct object *object);
const struct expression *operand(struct reader *reader, const struct object *object);
const struct type *type_given(struct reader *reader, const struct object *object);
struct expressions operands(struct reader *reader, const struct objects *objects);
struct expressions operands_or_list(struct reader *reader, const struct object *object);
struct assignments assignments_of(struct reader *reader, const struct object *dict);
struct assignments keyword_assignments(struct reader *reader, const struct call *call);
struct object *make_compound(struct reader *reader, const char *keyword_text, struct object *first,
                             const struct call *call);
const char *compound_keyword(const char *name);
enum sql_operator unary_of(const char *name);
enum sql_operator binary_of(const char *name);
struct object *join_of(struct reader *reader, struct object *left, struct object *right,
                       struct object *condition, bool is_outer, bool is_full);
struct object *call_path(struct reader *reader, const char *path, const struct call *call);

/* read_methods.c: calls of methods. NULL: there is none of that name. */
const struct expression *call_on_expression(struct reader *reader, const struct expression *self,
                                            const char *name, const struct call *call);
struct object *call_on_from(struct reader *reader, struct object *self, const char *name,
                            const struct call *call);
struct object *call_on_statement(struct reader *reader, struct object *self, const char *name,
                                 const struct call *call);

#endif
