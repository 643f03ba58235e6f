/* A user's program in C: revisions in memory, brought to head on a database in memory. */
#include <stdio.h>
#include <string.h>

#include <alambique/alambique.h>

static const char users[] = "-- users\n--\n-- revision: one\n-- revises:\n\n"
                            "-- upgrade\nCREATE TABLE users (id INTEGER PRIMARY KEY);\n\n"
                            "-- downgrade\nDROP TABLE users;\n";
static const char names[] = "-- names\n--\n-- revision: two\n-- revises: one\n\n"
                            "-- upgrade\nALTER TABLE users ADD COLUMN name TEXT;\n\n"
                            "-- downgrade\nALTER TABLE users DROP COLUMN name;\n";

static const struct alq_source sources[] = {
    {"one.sql", users, sizeof users - 1},
    {"two.sql", names, sizeof names - 1},
};

static bool run(const struct alq_project *project, struct alq_database *database,
                struct alq_error *err)
{
    struct alq_run_report report;
    if (!alq_upgrade(project, database, "heads", NULL, &report, err))
        return false;
    struct alq_state state;
    if (!alq_state(project, database, &state, err))
        return false;
    printf("%zu revisions run, the database is %s\n", report.revisions, alq_state_name(state.kind));
    bool is_right = report.revisions == 2 && state.kind == ALQ_STATE_CURRENT;
    alq_state_release(&state);
    return is_right;
}

int main(void)
{
    printf("alambique %s\n", alq_version());
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project_options options = {.config_file = ""};
    struct alq_project *project = NULL;
    struct alq_database *database = NULL;
    bool ok = alq_project_open_memory(sources, 2, &options, &project, &err) &&
              alq_database_open("sqlite://", NULL, &database, &err) && run(project, database, &err);
    if (!ok) {
        char text[1000];
        alq_error_format(&err, text, sizeof text);
        fprintf(stderr, "%s\n", text);
    }
    alq_database_free(database);
    alq_project_free(project);
    alq_error_release(&err);
    return ok ? 0 : 1;
}
