/* What the schema is, and what start-up does about it. */
#include "lms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_missing(const struct alq_error *err)
{
    return strcmp(err->sqlstate, "3D000") == 0; /* SQL's "no such database" */
}

bool lms_state(const struct lms *lms, struct alq_state *ret_state, struct alq_error *err)
{
    const struct alq_database_options options = {.must_exist = true, .read_only = true};
    struct alq_database *database = NULL;
    struct alq_error refusal = ALQ_ERROR_INIT;
    bool is_open = alq_database_open(lms->url, &options, &database, &refusal);
    if (!is_open && is_missing(&refusal)) {
        alq_error_release(&refusal);
        is_open = alq_database_open("sqlite://", NULL, &database, &refusal);
    }
    if (!is_open) {
        *err = refusal;
        return false;
    }
    bool is_known = alq_state(lms->project, database, ret_state, err);
    alq_database_free(database);
    return is_known;
}

static bool show_progress(void *user, const struct alq_progress *progress)
{
    (void)user;
    if (progress->kind == ALQ_PROGRESS_DONE)
        printf("%s %s\n", progress->revision, progress->title);
    else if (progress->kind == ALQ_PROGRESS_WAITING && progress->waiting_for)
        fprintf(stderr, "waiting for %s\n", progress->waiting_for);
    return true;
}

bool lms_migrate(const struct lms *lms, struct alq_error *err)
{
    const struct alq_run_options options = {.callbacks = {.progress = show_progress}};
    const struct alq_database_options open_options = {.must_exist = true};
    struct alq_database *database = NULL;
    struct alq_run_report report = {0};
    bool is_done = alq_database_open(lms->url, &open_options, &database, err) &&
                   alq_upgrade(lms->project, database, "heads", &options, &report, err);
    if (is_done && report.revisions == 0)
        printf("the database is up to date\n");
    alq_database_free(database);
    return is_done;
}

enum auto_migrate { AUTO_OFF, AUTO_CHECK, AUTO_ON };

static bool read_setting(enum auto_migrate *ret_setting, struct alq_error *err)
{
    const char *value = getenv("LMS_AUTO_MIGRATE");
    if (!value || !*value || strcmp(value, "0") == 0)
        *ret_setting = AUTO_OFF;
    else if (strcmp(value, "check") == 0)
        *ret_setting = AUTO_CHECK;
    else if (strcmp(value, "1") == 0)
        *ret_setting = AUTO_ON;
    else
        return alq_fail(err, "LMS_AUTO_MIGRATE is '%s', and may be 0, check or 1", value);
    return true;
}

/* Whether the program can work with the schema; is_strict: it must be the newest. */
static bool check_fit(const struct alq_state *state, bool is_strict, struct alq_error *err)
{
    const char *name = alq_state_name(state->kind);
    switch (state->kind) {
    case ALQ_STATE_CURRENT:
        return true;
    case ALQ_STATE_BEHIND:
        if (is_strict)
            return alq_fail(err,
                            "the database is %zu revision%s behind; run: lmsctl database migrate",
                            state->pending.count, state->pending.count == 1 ? "" : "s");
        fprintf(stderr, "warning: the database is %zu revision%s behind\n", state->pending.count,
                state->pending.count == 1 ? "" : "s");
        return true;
    case ALQ_STATE_EMPTY:
        return alq_fail(err, "there is no database yet; run: lmsctl database init");
    default:
        return alq_fail(err, "the database is %s; run: lmsctl database status", name);
    }
}

bool lms_prepare(const struct lms *lms, struct alq_error *err)
{
    enum auto_migrate setting = AUTO_OFF;
    struct alq_state state = {0};
    if (!read_setting(&setting, err) || !lms_state(lms, &state, err))
        return false;
    bool is_ready = true;
    if (setting != AUTO_ON)
        is_ready = check_fit(&state, setting == AUTO_CHECK, err);
    else if (state.kind == ALQ_STATE_EMPTY)
        is_ready = lms_create(lms, err);
    else if (state.kind != ALQ_STATE_CURRENT)
        is_ready = lms_migrate(lms, err);
    alq_state_release(&state);
    return is_ready;
}
