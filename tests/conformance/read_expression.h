/* Rebuilds a statement, by the builders of src/sql, from the program of a recorded case. */
#ifndef TESTS_READ_EXPRESSION_H
#define TESTS_READ_EXPRESSION_H

#include <jansson.h>

#include "sql/statement.h"

/* The value of the variable s after both programs; an expression alone becomes a statement of
 * its own. NULL: err says why. */
const struct statement *read_program(json_t *prelude, json_t *program, struct arena *arena,
                                     struct alq_error *err);

#endif
