/* A user's program that mounts the command: revisions in memory, and `lmsctl database upgrade`. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <alambique/alambique.h>
#include <alambique/command.h>

static const char users[] = "-- users\n--\n-- revision: one\n-- revises:\n\n"
                            "-- upgrade\nCREATE TABLE users (id INTEGER PRIMARY KEY);\n\n"
                            "-- downgrade\nDROP TABLE users;\n";

static const struct alq_source sources[] = {{"one.sql", users, sizeof users - 1}};

/* Names that the library has inside too: they must not clash. */
const char *text_add(void);
const char *arena_alloc(void);

const char *text_add(void)
{
    return "text";
}

const char *arena_alloc(void)
{
    return "arena";
}

static int run(const struct alq_command_options *options, const char *argument)
{
    char program[] = "database";
    char word[20];
    snprintf(word, sizeof word, "%s", argument);
    char *argv[] = {program, word, NULL};
    return alq_command_run(options, 2, argv);
}

int main(void)
{
    setlocale(LC_ALL, "");
    printf("alambique %s with %s and %s\n", alq_version(), text_add(), arena_alloc());
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project_options project_options = {.config_file = ""};
    struct alq_project *project = NULL;
    struct alq_database *database = NULL;
    if (!alq_project_open_memory(sources, 1, &project_options, &project, &err) ||
        !alq_database_open("sqlite://", NULL, &database, &err)) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    const char *const hidden[] = {"init", "edit", NULL};
    struct alq_command_options options = {
        .program = "lmsctl database",
        .project = project,
        .database = database,
        .hidden = hidden,
        .errors = stdout,
    };
    bool is_right = run(&options, "status") == 3 && run(&options, "upgrade") == 0 &&
                    run(&options, "status") == 0 && run(&options, "init") == 2;
    alq_database_free(database);
    alq_project_free(project);
    return is_right ? 0 : 1;
}
