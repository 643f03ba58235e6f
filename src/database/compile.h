/* Writes statements of sql/select.h as SQLAlchemy 2.0 writes them: with values in the text, for
 * --sql, or with placeholders and the values beside it, for running. */
#ifndef DATABASE_COMPILE_H
#define DATABASE_COMPILE_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/text.h"
#include "database/dialect.h"
#include "database/value.h"
#include "sql/statement.h"

struct compiled {
    const char *text;               /* a '?' for each parameter; literal: none */
    const struct value *parameters; /* in the order of the text */
    size_t count;
};

struct compile_options {
    bool is_literal; /* for --sql: values as literals, % doubled where the driver formats */
    const struct assignments *parameters; /* values for named binds, raw; NULL: their own */
    /* What a program's own types make of a value that has an origin, before it is written. MAY be
     * NULL. False: err says why not. */
    bool (*process)(void *user, const struct type *type, const struct sql_value *value,
                    bool is_literal, struct sql_value *ret_value, struct alq_error *err);
    void *user;
};

/* What the message begins with when a named bind has no value. */
#define COMPILE_LACKS_VALUE "a value is required for bind parameter"

/* All of it lives in arena. Fails as SQLAlchemy's CompileError does: SCRIPT (a value that its
 * type does not take, a name that is nowhere), UNSUPPORTED (not on this database). */
bool compile_statement(const struct dialect *dialect, const struct statement *statement,
                       const struct compile_options *options, struct arena *arena,
                       struct compiled *ret_compiled, struct alq_error *err) ALQ_CHECK;

/* Adds an expression that stands in a definition (a default, an index, a CHECK): columns without
 * their tables, values as literals, and % as it is. */
bool compile_expression(const struct dialect *dialect, const struct expression *expression,
                        struct arena *arena, struct text *text, struct alq_error *err) ALQ_CHECK;

/* The same for a part of a statement: columns with their tables. */
bool compile_part(const struct dialect *dialect, const struct expression *expression,
                  struct arena *arena, struct text *text, struct alq_error *err) ALQ_CHECK;

#endif
