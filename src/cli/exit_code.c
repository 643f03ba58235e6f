/* Which error kind and which state gives which exit code. */
#include "cli/exit_code.h"

#include "base/banned.h"

static const enum exit_code of_error[] = {
    [ALQ_ERROR_NONE] = EXIT_DONE,         [ALQ_ERROR_INTERNAL] = EXIT_FAILED,
    [ALQ_ERROR_USAGE] = EXIT_USAGE,       [ALQ_ERROR_CONFIG] = EXIT_FAILED,
    [ALQ_ERROR_IO] = EXIT_FAILED,         [ALQ_ERROR_SCRIPT] = EXIT_FAILED,
    [ALQ_ERROR_GRAPH] = EXIT_GRAPH,       [ALQ_ERROR_REVISION] = EXIT_FAILED,
    [ALQ_ERROR_PENDING] = EXIT_PENDING,   [ALQ_ERROR_AHEAD] = EXIT_AHEAD,
    [ALQ_ERROR_DRIFT] = EXIT_AHEAD,       [ALQ_ERROR_INTERRUPTED] = EXIT_INTERRUPTED,
    [ALQ_ERROR_LOCK] = EXIT_LOCKED,       [ALQ_ERROR_CONNECT] = EXIT_UNREACHABLE,
    [ALQ_ERROR_DATABASE] = EXIT_FAILED,   [ALQ_ERROR_UNSUPPORTED] = EXIT_FAILED,
    [ALQ_ERROR_CANCELLED] = EXIT_STOPPED,
};

/* For states in which nothing is pending; EXIT_DONE gives way to EXIT_PENDING where something
 * is. */
static const enum exit_code of_state[] = {
    [ALQ_STATE_UNREACHABLE] = EXIT_UNREACHABLE,
    [ALQ_STATE_EMPTY] = EXIT_DONE,
    [ALQ_STATE_UNVERSIONED] = EXIT_DONE,
    [ALQ_STATE_BEHIND] = EXIT_PENDING,
    [ALQ_STATE_CURRENT] = EXIT_DONE,
    [ALQ_STATE_AHEAD] = EXIT_AHEAD,
    [ALQ_STATE_DIVERGED] = EXIT_AHEAD,
    [ALQ_STATE_INTERRUPTED] = EXIT_INTERRUPTED,
};

static const char *const texts[] = {
    [EXIT_DONE] = "done, or at head",
    [EXIT_FAILED] = "failed",
    [EXIT_USAGE] = "wrong usage",
    [EXIT_PENDING] = "revisions are pending",
    [EXIT_LOCKED] = "another process has the lock",
    [EXIT_GRAPH] = "the revisions make no graph",
    [EXIT_UNREACHABLE] = "the database cannot be reached",
    [EXIT_AHEAD] = "the database is ahead, has diverged or drifted",
    [EXIT_INTERRUPTED] = "an interrupted revision needs repair",
    [EXIT_STOPPED] = "stopped by Ctrl-C or SIGTERM",
};

enum exit_code exit_code_of_error(enum alq_error_kind kind)
{
    return of_error[kind];
}

enum exit_code exit_code_of_state(const struct alq_state *state)
{
    enum exit_code code = of_state[state->kind];
    if (code == EXIT_DONE && state->pending.count)
        return EXIT_PENDING;
    if (code == EXIT_DONE && state->edited.count)
        return EXIT_AHEAD;
    return code;
}

const char *exit_code_text(enum exit_code code)
{
    return code < sizeof texts / sizeof *texts ? texts[code] : NULL;
}
