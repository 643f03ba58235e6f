/* Running a revision, whatever its kind: one call gives its statements, one after the other, to
 * whoever runs, plans or writes them. */
#ifndef SCRIPT_RUN_H
#define SCRIPT_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/error.h>

#include "database/connection.h"
#include "script/revision_file.h"

struct alq_revision_code;
struct binding;
struct naming;
struct script_host;
struct unit;

/* One direction of a revision, made ready before anything runs: SQL is split, C is compiled. */
struct script_program {
    enum script_direction direction;
    bool is_transactional;
    bool is_idempotent; /* a function that may do all of it again after it was stopped */
    /* Not so for a function, which makes its statements as it runs. */
    bool has_statements;
    struct sql_statements statements;
    const struct alq_revision_code *code; /* C; NULL: another kind */
    struct unit *unit;                    /* an Alembic script, parsed; NULL: another kind */
    struct binding *binding;              /* what runs it */
    bool rolls_back;                      /* it may ask for that */
};

/* Reads what script_run needs. Errors as those of script_statements; for C also the compiler's
 * (kind SCRIPT), and a revision without a downgrade function; for an Alembic script its syntax. The
 * program is good as long as host is. */
bool script_prepare(struct script_host *host, const struct script_file *file,
                    enum script_direction direction, const char *dialect, struct arena *arena,
                    struct script_program *ret_program, struct alq_error *err) ALQ_CHECK;

/* One statement on its way. Text and parameters are borrowed for the call. */
struct script_statement {
    const char *text;
    unsigned line; /* of the file; 0 where it is not known */
    unsigned column;
    bool is_transaction; /* begins or ends one */
    const struct value *parameters;
    size_t parameter_count;
    uint64_t *ret_changes; /* may be NULL; 0 where the statement is not run */
    /* Not NULL: it writes and gives rows (RETURNING), which the caller frees; left alone where the
     * statement is not run. ret_changes is then. */
    struct rows **ret_rows;
};

struct script_target {
    struct connection *connection; /* what functions look at; offline: one that writes */
    bool is_offline;
    bool wants_text;             /* nothing is run: parameters are written into the text */
    const char *engine_name;     /* of several databases, the one this is; NULL: there is one */
    const char *database_name;   /* and its name in the configuration */
    struct arena *arena;         /* lives as long as the run */
    const struct naming *naming; /* the convention of the project's metadata; NULL: none */
    /* What happens to a statement. */
    bool (*statement)(void *user, const struct script_statement *statement, struct alq_error *err);
    void *user;
};

/* Gives target the statements in order. Stops at the first that fails. Errors are the target's and,
 * for a function, SCRIPT where it fails without saying why. */
bool script_run(const struct script_file *file, const struct script_program *program,
                const struct script_target *target, struct alq_error *err) ALQ_CHECK;

#endif
