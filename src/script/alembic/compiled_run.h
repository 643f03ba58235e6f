/* Statements of scripts made ready to run, or to be written: what connection.execute() and
 * op.execute() hand on. */
#ifndef SCRIPT_ALEMBIC_COMPILED_RUN_H
#define SCRIPT_ALEMBIC_COMPILED_RUN_H

#include "database/compile.h"
#include "script/alembic/binding.h"

struct compiled_run {
    enum statement_kind kind;
    const struct compiled *items; /* one for each set of parameters; at least one */
    size_t count;
    bool is_many;          /* parameters were a list of several */
    bool returns_key;      /* RETURNING was added, for inserted_primary_key */
    bool is_default_row;   /* an INSERT that says no value at all */
    struct py_value types; /* a tuple: the type object of each column, or None where it has none to
                              process by; None: nothing is known of the columns */
    struct py_value key;   /* of one INSERT into a Table: a tuple, the value of each column of the
                              primary key, None where the database makes it; else None */
};

/* What execute(statement, parameters) means on the binding's database. parameters: None, a dict,
 * or a list of dicts. wants_key: an INSERT asks for its primary key where the database can tell.
 * What is compiled lives in arena; ret_run must stay where the garbage collector sees it. False: a
 * Python exception is in flight. */
bool compile_for_run(struct binding *binding, struct py_value statement,
                     struct py_value parameters, bool wants_key, struct arena *arena,
                     struct compiled_run *ret_run) ALQ_CHECK;

/* The statement with its values in the text, as --sql has it, in arena. */
bool compile_as_text(struct binding *binding, struct py_value statement, struct arena *arena,
                     const char **ret_text) ALQ_CHECK;

#endif
