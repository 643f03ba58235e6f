/* What upgrade, downgrade and stamp share: running under a watch, and SQL as output. */
#ifndef CLI_MOVE_H
#define CLI_MOVE_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/migrate.h>

struct session;
struct text;

/* Runs `upgrade` or `downgrade`, or prints its SQL, as the command line says. */
bool move_run(struct session *session, enum alq_direction direction, const char *default_target,
              struct alq_error *err) ALQ_CHECK;

/* The target, where a plain number of up to three digits that is no id counts revisions ("2" is
 * "+2" or "-2"), as in Flask-Alembic. In the session's arena. */
const char *move_target(struct session *session, enum alq_direction direction, const char *target);

/* -- Printing SQL: `move_sql_begin`, the library's call with move_sql_write, `move_sql_end`. With
 * --json    the text is kept and printed as {"sql": …}. */
struct move_sql {
    struct session *session;
    struct text *kept; /* NULL: written at once */
};

bool move_sql_write(void *user, const char *bytes, size_t length);

/* Runs fn, which calls the library with the writer. */
bool move_print_sql(struct session *session,
                    bool (*fn)(struct session *session, const char *url,
                               const struct alq_run_options *options, struct move_sql *sql,
                               struct alq_error *err),
                    struct alq_error *err) ALQ_CHECK;

#endif
