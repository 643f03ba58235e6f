/* Finds the words for what to do after a run that failed. */
#include "migrate/go_on.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

/* "-2", "+3", "label@+3" without what this run has done of it. */
static const char *target_left(const struct run *run)
{
    const char *at = strrchr(run->target, '@');
    const char *number = at ? at + 1 : run->target;
    long left = strtol(number, NULL, 10);
    long done = (long)run->report.revisions;
    if (!strchr("+-", *number) || !done)
        return run->target;
    return arena_printf(run->arena, "%.*s%+ld", (int)(number - run->target), run->target,
                        left < 0 ? left + done : left - done);
}

/* "upgrade", "downgrade base": the command that goes on; what it does by default is not said. */
static const char *command_left(const struct run *run, const struct run_step *step)
{
    bool is_upgrade = step->step->is_upgrade;
    const char *name = is_upgrade ? "upgrade" : "downgrade";
    const char *target = run->target ? target_left(run) : NULL;
    if (!target || string_equal(target, is_upgrade ? "heads" : "-1"))
        return name;
    return arena_printf(run->arena, "%s %s", name, target);
}

/* SQL's classes of what is wrong with values and rows, and MySQL's "Data truncated". */
static bool is_by_data(const struct alq_error *err)
{
    enum { DATA_TRUNCATED = 1265 };
    return string_starts_with(err->sqlstate, "22") || string_starts_with(err->sqlstate, "23") ||
           (err->vendor_code == DATA_TRUNCATED && string_equal(err->sqlstate, "01000"));
}

static void hint_at_stamp(const struct run_step *step, const char *command, struct alq_error *err)
{
    error_detail(err, "the database has tables and no version");
    error_hint(err,
               "where the tables are those of a revision: alambique stamp REV; else mend %s, "
               "then: alambique %s",
               step->file.path, command);
}

void go_on_hint(const struct run *run, const struct run_step *step, struct alq_error *err)
{
    const char *command = command_left(run, step);
    if (!err)
        return;
    if (err->kind == ALQ_ERROR_CANCELLED)
        error_hint(err, "alambique %s", command);
    else if (err->kind == ALQ_ERROR_LOCK && run->connection->dialect->lock_new)
        error_hint(err, "when the others are done: alambique %s", command);
    else if (err->kind != ALQ_ERROR_DATABASE && err->kind != ALQ_ERROR_SCRIPT)
        return;
    else if (err->kind == ALQ_ERROR_DATABASE && step->step->is_upgrade &&
             run_is_on_unversioned(run))
        hint_at_stamp(step, command, err);
    else if (is_by_data(err))
        error_hint(err, "mend the rows that are in the way, or %s, then: alambique %s",
                   step->file.path, command);
    else
        error_hint(err, "mend %s, then: alambique %s", step->file.path, command);
}

void go_on_hint_unfinished(const struct run *run, const struct run_step *step,
                           struct alq_error *err)
{
    const char *command = command_left(run, step);
    if (is_by_data(err))
        error_hint(err,
                   "mend the rows that are in the way, or the statement, then: alambique %s "
                   "(resumes at this statement), or alambique repair",
                   command);
    else
        error_hint(
            err,
            "mend the cause, then: alambique %s (resumes at this statement), or alambique repair",
            command);
}
