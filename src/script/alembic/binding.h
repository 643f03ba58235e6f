/* What the files of the binding share: the modules alembic and sqlalchemy over the Python subset.
 *
 * What a script sees are classes written in Python (modules/, embedded): they hold what the script
 * said and no SQL. What happens to them is done in C: lower_*.c read such an object and make of it
 * what src/schema, src/operation and src/sql know; native_*.c are the modules through which the
 * classes ask for that.
 *
 * Reading an object never trusts it: a script may have put anything anywhere. A function that
 * returns bool answers false with a Python exception in flight, which its caller hands on. */
#ifndef SCRIPT_ALEMBIC_BINDING_H
#define SCRIPT_ALEMBIC_BINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "database/apply.h"
#include "python/api.h"
#include "script/host.h"
#include "script/run.h"

struct constraint;
struct expression;
struct sql_value;
struct statement;

/* One interpreter and what its scripts work on: the context of every native function. Lives as
 * long as a run over many revisions; target and file change from one to the next. */
struct binding {
    struct py *py;
    const struct script_host *host;     /* of the run: configuration, directories, callbacks */
    const struct script_target *target; /* NULL while no script runs */
    const struct script_file *file;     /* NULL: as above */
    uint64_t number;                    /* of the script that runs: grows with each */
    struct apply apply;                 /* of target: how operations happen */
    struct arena *arena;                /* the run's */
    struct arena scratch;   /* for one statement: emptied by who runs it, when it has run */
    struct text printed;    /* a line that is not at its end */
    bool owns_transaction;  /* the script's, not the run's: transaction.h */
    bool has_begun;         /* it is open */
    bool is_autocommitting; /* inside of an autocommit_block */
    bool has_savepoint;     /* what rollback() goes back to */
    bool has_levels;        /* of loggers, from the configuration file */
    bool is_unanswered;     /* it asked for rows, and there is no database (--sql) */
    bool is_cancelled;      /* somebody asked to stop: whatever the script makes of it */
};

struct binding *binding_of(const struct py *py);

/* Hands one statement of the script to the target. All statements that are no questions go through
 * here: it is told which of them begin and end transactions. */
bool binding_give(struct binding *binding, const struct script_statement *statement,
                  struct alq_error *err) ALQ_CHECK;

/* -- Types and the schema: lower_type.c, lower_column.c, lower_constraint.c, lower_table.c. All
 *    that is made lives in arena. */

bool lower_type(struct binding *binding, struct py_value type, struct arena *arena,
                const struct type **ret_type) ALQ_CHECK;
bool lower_column(struct binding *binding, struct py_value column, struct arena *arena,
                  struct column **ret_column) ALQ_CHECK;
bool lower_constraint(struct binding *binding, struct py_value constraint, struct arena *arena,
                      struct constraint **ret_constraint) ALQ_CHECK;
bool lower_index(struct binding *binding, struct py_value index, struct arena *arena,
                 struct index **ret_index) ALQ_CHECK;
bool lower_table(struct binding *binding, struct py_value table, struct arena *arena,
                 struct table **ret_table) ALQ_CHECK;
bool lower_sequence(struct binding *binding, struct py_value sequence, struct arena *arena,
                    struct sequence **ret_sequence) ALQ_CHECK;
/* A str, text(), expression or None where a default or a condition may stand. */
bool lower_default(struct binding *binding, struct py_value value, struct arena *arena,
                   struct default_value *ret_default) ALQ_CHECK;

/* The way back, for reflection: a sqlalchemy type object of what inspection found. */
struct py_value raise_type(struct binding *binding, const struct type *type);

/* -- Operations: lower_operation.c. operation: an object of alembic.operations.ops. */
bool lower_operation(struct binding *binding, struct py_value operation, struct arena *arena,
                     struct operation **ret_operation) ALQ_CHECK;

/* -- Expressions and statements: lower_expression.c, lower_from.c, lower_statement.c. */

struct sql_builder;

/* One lowering: Python objects that were met become one node each, so that a table or an anonymous
 * label is the same wherever it stands. */
struct lowering;

bool lower_statement(struct binding *binding, struct py_value statement, struct arena *arena,
                     const struct statement **ret_statement) ALQ_CHECK;
/* An expression as SQL text where it stands in a definition: defaults, CHECKs, indexes. */
bool lower_expression_text(struct binding *binding, struct py_value expression, struct arena *arena,
                           const char **ret_text) ALQ_CHECK;

/* -- Values: value.c. */

/* What a script gives to a statement; borrowed from value and arena. */
bool lower_value(struct binding *binding, struct py_value value, struct arena *arena,
                 struct sql_value *ret_value) ALQ_CHECK;
/* What the database gave, as the driver that SQLAlchemy would use gives it. */
struct py_value raise_value(struct py *py, const struct value *value);

/* -- Errors. */

/* Raises err as the exception of sqlalchemy.exc that SQLAlchemy raises for its kind, and empties
 * it: kind DATABASE by sqlstate (IntegrityError, OperationalError, ProgrammingError …),
 * UNSUPPORTED and SCRIPT from compiling: CompileError, for a missing value StatementError. The
 * whole err is kept with the exception, so that nothing of it is lost when the script lets it pass.
 * Returns false. */
bool binding_raise(struct binding *binding, struct alq_error *err);
/* The same with the statement's parameters, a tuple or None. */
bool binding_raise_with(struct binding *binding, struct py_value parameters, struct alq_error *err);

/* -- Native modules, one a file. */
extern const struct py_module_type native_operations; /* _operations: native_operations.c */
extern const struct py_module_type native_batch;      /* _batch: native_batch.c */
extern const struct py_module_type native_compile;    /* _compile: native_compile.c */
extern const struct py_module_type native_connection; /* _connection: native_connection.c */
extern const struct py_module_type native_schema;     /* _schema: native_schema.c */
extern const struct py_module_type native_inspect;    /* _inspect: native_inspect.c */
extern const struct py_module_type native_makers;     /* _makers: native_makers.c */

#endif
