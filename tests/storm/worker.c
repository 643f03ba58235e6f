/* Upgrades a database to its heads, by many processes at once, or dying on the way; driven by
 * storm.py.
 *     storm_worker URL DIRECTORY [--processes N] [--die-at N] [--when-ahead fail|go_on]
 * --die-at: SIGKILL at the N-th thing that is told (a revision, a statement, a commit). Ends with
 * 0, with 7 where the database is ahead, else with 10 and the kind of the error. */
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
    int status = err->kind == ALQ_ERROR_AHEAD ? 7 : 10 + (int)err->kind;
    alq_error_release(err);
    return status;
}

struct wishes {
    long processes;
    long die_at;
    enum alq_when_ahead when_ahead;
};

static int upgrade(const struct alq_project *project, const char *url, const struct wishes *wishes)
{
    struct death death = {.at = wishes->die_at};
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_database *database = NULL;
    const struct alq_database_options where = {.connect_timeout_ms = 20000};
    const struct alq_run_options options = {
        .callbacks = {.user = &death, .progress = die_in_time},
        .lock_timeout_ms = 120000,
        .when_ahead = wishes->when_ahead,
    };
    bool ok = alq_database_open(url, &where, &database, &err) &&
              alq_upgrade(project, database, "heads", &options, NULL, &err);
    alq_database_free(database);
    return ok ? 0 : show(&err);
}

static int upgrade_together(const struct alq_project *project, const char *url,
                            const struct wishes *wishes)
{
    int worst = 0;
    for (long i = 0; i < wishes->processes; i++) {
        pid_t child = fork();
        if (child == 0)
            _exit(upgrade(project, url, wishes));
        if (child < 0)
            worst = 1;
    }
    for (int status = 0; wait(&status) > 0;)
        if (!WIFEXITED(status) || WEXITSTATUS(status))
            worst = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    return worst;
}

static struct wishes read_wishes(int argc, char **argv)
{
    struct wishes wishes = {.processes = 1};
    for (int i = 3; i + 1 < argc; i += 2)
        if (strcmp(argv[i], "--processes") == 0)
            wishes.processes = strtol(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--die-at") == 0)
            wishes.die_at = strtol(argv[i + 1], NULL, 10);
        else if (strcmp(argv[i], "--when-ahead") == 0)
            wishes.when_ahead = strcmp(argv[i + 1], "fail") == 0 ? ALQ_AHEAD_FAIL : ALQ_AHEAD_GO_ON;
    return wishes;
}

int main(int argc, char **argv)
{
    struct alq_error err = ALQ_ERROR_INIT;
    struct alq_project *project = NULL;
    if (argc < 3)
        return 2;
    const struct wishes wishes = read_wishes(argc, argv);
    const struct alq_project_options options = {.directory = argv[2]};
    if (!alq_project_open(&options, &project, &err))
        return show(&err);
    int status = wishes.processes > 1 ? upgrade_together(project, argv[1], &wishes)
                                      : upgrade(project, argv[1], &wishes);
    alq_project_free(project);
    return status;
}
