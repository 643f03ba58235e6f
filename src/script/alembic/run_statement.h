/* A statement that is ready, on its way to the database and back. */
#ifndef SCRIPT_ALEMBIC_RUN_STATEMENT_H
#define SCRIPT_ALEMBIC_RUN_STATEMENT_H

#include "script/alembic/binding.h"

struct prepared {
    const char *text;
    const struct value *parameters;
    size_t count;
    struct py_value columns; /* what row_shape says of both */
    struct py_value makers;
    bool is_plain_change; /* known to be one: see below */
};

/* Runs it, or gives it to whoever writes or plans. Answers a tuple: Rows or None, the number of
 * changed rows or -1, the key made by an INSERT or None. PY_ERROR: what the database said is
 * raised. */
struct py_value run_prepared(struct binding *binding, const struct prepared *statement);

/* Whether the text reads, and whether it is an INSERT, UPDATE or DELETE that gives no rows, as far
 * as its words tell. */
bool is_question(const struct binding *binding, const char *text);
bool is_plain_change(const struct binding *binding, const char *text);

#endif
