/* The whole command `alambique`, to be mounted in an application's own command line:
 *
 *     // lmsctl database upgrade
 *     if (argc > 1 && strcmp(argv[1], "database") == 0) {
 *         struct alq_command_options options = {0};
 *         options.program = "lmsctl database";
 *         options.project = project;
 *         options.url = database_url;
 *         return alq_command_run(&options, argc - 1, argv + 1);
 *     }
 *
 * Lives in a library of its own, libalambique-cli, because it prints: link with
 * -lalambique-cli -lalambique (pkg-config alambique-cli, CMake alambique::cli). */
#ifndef ALAMBIQUE_COMMAND_H
#define ALAMBIQUE_COMMAND_H

#include <stdio.h>

#include <alambique/database.h>
#include <alambique/project.h>
#include <alambique/visibility.h>

#ifdef __cplusplus
extern "C" {
#endif

/* All members may be left 0: then it is the command `alambique` itself. Everything is borrowed. */
struct alq_command_options {
    /* What usage and hints call the command ("lmsctl database"). NULL: the last part of argv[0]. */
    const char *program;
    /* The application's own project. The options that choose one (-c, -n, -x, --directory,
     * --history) are then not offered. */
    const struct alq_project *project;
    /* Without a project: what alq_project_open gets, as far as the command line does not say
     * otherwise. */
    const struct alq_project_options *project_options;
    /* The database where the command line has no --url; goes before DATABASE_URL and the
     * configuration. */
    const char *url;
    /* The application's own database; --url is then not offered. */
    struct alq_database *database;
    /* Commands that are neither listed nor run ("init", "edit"); ends with a NULL. NULL: none. */
    const char *const *hidden;
    /* Where results and messages go; NULL: stdout and stderr. */
    FILE *output;
    FILE *errors;
};

/* Runs one command line; argv[0] is skipped. Its language is that of the program's locale, as
 * error.h says; with --json English. Returns the exit code, and never ends the program:
 *
 *     0 done, or at head                5 the revisions make no graph
 *     1 failed                          6 the database cannot be reached
 *     2 wrong usage                     7 the database is ahead, has diverged or drifted
 *     3 revisions are pending           8 an interrupted revision needs `repair`
 *     4 another process has the lock    130 stopped by Ctrl-C or SIGTERM
 *
 * While upgrade, downgrade and stamp run, SIGINT and SIGTERM have handlers that stop them in an
 * orderly way; they are put back afterwards. So use it in one thread at a time. */
ALQ_PUBLIC int alq_command_run(const struct alq_command_options *options, int argc,
                               char *const *argv);

#ifdef __cplusplus
}
#endif
#endif
