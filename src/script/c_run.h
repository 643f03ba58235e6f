/* Runs a revision's C function, and holds what its operations need: the inside of alq_op. */
#ifndef SCRIPT_C_RUN_H
#define SCRIPT_C_RUN_H

#include <stdbool.h>

#include <alambique/error.h>
#include <alambique/migration.h>

#include "database/apply.h"
#include "script/run.h"

struct alq_op {
    const struct script_file *file;
    const struct script_target *target;
    struct apply apply;
    struct arena *arena;          /* the target's */
    struct alq_keywords keywords; /* of the next call */
    struct alq_error failure;     /* of a question that has no err; stops everything after it */

    /* A batch that is open. */
    const char *batch_table; /* NULL: none */
    const char *batch_schema;
    enum recreate batch_recreate;
    struct operations batch;
};

/* Calls the function. Its failure without an error, an error that it passed over, and a batch that
 * it left open are errors too. */
bool c_run(const struct script_file *file, alq_revision_fn function,
           const struct script_target *target, struct alq_error *err) ALQ_CHECK;

/* -- For the operations. */

/* The keywords for this call, which are used up by it. */
struct alq_keywords op_take_keywords(struct alq_op *op);

/* False, with err set, when an earlier question failed. */
bool op_may_go_on(struct alq_op *op, struct alq_error *err) ALQ_CHECK;

/* Makes the operation, or notes it for the batch. */
bool op_apply(struct alq_op *op, struct operation *operation, struct alq_error *err) ALQ_CHECK;

#endif
