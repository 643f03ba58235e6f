/* Upgrades a database to its heads, by many processes at once, or dying on the way; driven by
 * storm.py.
 *     storm_worker URL DIRECTORY [--processes N] [--die-at N]
 * --die-at: SIGKILL at the N-th thing that is told (a revision, a statement, a commit). */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <alambique/alambique.h>

#include "base/banned.h"

struct death {
    long at; /* 0: never */
    long told;
};

static bool die_in_time(void *user, const struct alq_progress *progress)
{
    struct death *death = user;
    if (progress->kind != ALQ_PROGRESS_WAITING && ++death->told == death->at)
        kill(getpid(), SIGKILL);
    return true;
}

static int show(struct alq_error *err)
{
    char text[2048];
    alq_error_format(err, text, sizeof text);
    fprintf(stderr, "%s\n", text);
    int status = 10 + (int)err->kind;
    alq_error_release(err);
    return status;
}

/* The exit status: 0, or 10 and the kind of the error. */
static int upgrade(const struct alq_project *project, const char *url, long die_at)
{
    struct death death = {.at = die_at};
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_database *database = NULL;
    const struct alq_database_options where = {.connect_timeout_ms = 20000};
    const struct alq_run_options options = {
        .callbacks = {.user = &death, .progress = die_in_time},
        .lock_timeout_ms = 120000,
    };
    bool ok = alq_database_open(url, &where, &database, &err) &&
              alq_upgrade(project, database, "heads", &options, NULL, &err);
    alq_database_free(database);
    return ok ? 0 : show(&err);
}

static int upgrade_together(const struct alq_project *project, const char *url, long processes)
{
    int worst = 0;
    for (long i = 0; i < processes; i++) {
        pid_t child = fork();
        if (child == 0)
            _exit(upgrade(project, url, 0));
        if (child < 0)
            worst = 1;
    }
    for (int status = 0; wait(&status) > 0;)
        if (!WIFEXITED(status) || WEXITSTATUS(status))
            worst = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    return worst;
}

int main(int argc, char **argv)
{
    long processes = 1, die_at = 0;
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    if (argc < 3)
        return 2;
    for (int i = 3; i + 1 < argc; i += 2)
        *(strcmp(argv[i], "--processes") == 0 ? &processes : &die_at) =
            strtol(argv[i + 1], NULL, 10);
    const struct alq_project_options options = {.directory = argv[2]};
    if (!alq_project_open(&options, &project, &err))
        return show(&err);
    int status = processes > 1 ? upgrade_together(project, argv[1], processes)
                               : upgrade(project, argv[1], die_at);
    alq_project_free(project);
    return status;
}
