/* The exit codes, in one table. */
#ifndef CLI_EXIT_CODE_H
#define CLI_EXIT_CODE_H

#include <alambique/error.h>
#include <alambique/migrate.h>

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,
    EXIT_PENDING = 3,
    EXIT_LOCKED = 4,
    EXIT_GRAPH = 5,
    EXIT_UNREACHABLE = 6,
    EXIT_AHEAD = 7, /* or diverged, or drifted */
    EXIT_INTERRUPTED = 8,
    EXIT_STOPPED = 130, /* by a signal, as shells count SIGINT */
};

enum exit_code exit_code_of_error(enum alq_error_kind kind);

/* An empty or unversioned database is pending as long as there is something to run; one that is
 * current has drifted where an applied revision was edited. */
enum exit_code exit_code_of_state(const struct alq_state *state);

/* What a code means, for help; NULL for a number that is none. */
const char *exit_code_text(enum exit_code code);

#endif
