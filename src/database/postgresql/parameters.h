/* Turns the port's parameters, `?`, into PostgreSQL's, `$1`, and finds places back. */
#ifndef DATABASE_POSTGRESQL_PARAMETERS_H
#define DATABASE_POSTGRESQL_PARAMETERS_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

struct arena;

/* A place of the original that is shorter or longer in what is sent. */
struct parameter_mark {
    size_t at;
    int growth; /* in bytes */
};

/* A statement as it is sent. */
struct sent_statement {
    const char *sql;
    const struct parameter_mark *marks;
    size_t mark_count;
    size_t before; /* bytes of sql that are not the statement's, but stand before it */
};

/* Rewrites sql, which has count parameters (at least one), in arena. A `?` in a string, a quoted
 * name, a comment or between dollar quotes is none; `??` is the operator `?`. DATABASE when the
 * numbers differ. */
bool postgresql_number_parameters(const char *sql, size_t count, struct arena *arena,
                                  struct sent_statement *ret_sent, struct alq_error *err) ALQ_CHECK;

/* Line and column (in bytes, from 1) in the original of the server's position: characters from 1 in
 * what was sent. sent NULL: the original itself. */
void postgresql_locate(const char *sql, const struct sent_statement *sent, size_t position,
                       unsigned *ret_line, unsigned *ret_column);

#endif
