/* lmsctl, the tool of the model application: `lmsctl database …` and `lmsctl serve`. */
#include "lms.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <alambique/command.h>

extern const struct alq_revision_set migrations; /* alambique_embed() in CMakeLists.txt */

/* Commands of Alambique that make revisions: for the developers' directory, not for a server. */
static const char *const hidden[] = {"init",           "mkdir", "revision", "merge",
                                     "list_templates", "edit",  "embed",    NULL};

static int usage(FILE *stream)
{
    fputs("usage: lmsctl database COMMAND     lmsctl serve [PORT]\n\n"
          "The database is that of LMS_DATABASE_URL (sqlite:///lms.db).\n\n"
          "  database init       make a new database\n"
          "  database migrate    bring the database to the newest schema\n"
          "  database seed       add users and courses to look at\n"
          "  database backup     copy the database to a file\n"
          "  database restore    put such a file in its place\n"
          "  database drop       remove the database and all that is in it\n"
          "  database reset      drop, then init\n"
          "  database engine     say which database it is\n"
          "  database COMMAND    any of Alambique's: status, upgrade, history …; see\n"
          "                      lmsctl database help\n"
          "  serve [PORT]        show the courses; LMS_AUTO_MIGRATE=0, check or 1 says what\n"
          "                      happens to a schema that is behind\n",
          stream);
    return stream == stdout ? 0 : 2;
}

/* Prints the error, and gives the exit code. */
static int report(struct alq_error *err)
{
    char text[4000];
    alq_error_format(err, text, sizeof text);
    fputs(text, stderr);
    fputc('\n', stderr);
    alq_error_release(err);
    return 1;
}

static bool is_confirmed(int argc, char **argv)
{
    char answer[16] = "";
    if (argc > 1 && strcmp(argv[1], "--yes") == 0)
        return true;
    fputs("This removes the database and all that is in it. Go on? [y/N] ", stdout);
    fflush(stdout);
    return fgets(answer, sizeof answer, stdin) && (*answer == 'y' || *answer == 'Y');
}

/* -- Commands: argv[0] is the command's own name. */

static bool is_empty(const struct lms *lms, bool *ret_is_empty, struct alq_error *err)
{
    struct alq_state state = {0};
    if (!lms_state(lms, &state, err))
        return false;
    *ret_is_empty = state.kind == ALQ_STATE_EMPTY;
    alq_state_release(&state);
    return true;
}

static bool create(const struct lms *lms, struct alq_error *err)
{
    if (!lms_create(lms, err))
        return false;
    printf("made %s\n", lms->path);
    return true;
}

static bool do_init(const struct lms *lms, int argc, char **argv, struct alq_error *err)
{
    bool is_new = false;
    (void)argc;
    (void)argv;
    if (!is_empty(lms, &is_new, err))
        return false;
    if (is_new)
        return create(lms, err);
    puts("the database is there already");
    return true;
}

static bool do_migrate(const struct lms *lms, int argc, char **argv, struct alq_error *err)
{
    bool is_new = false;
    (void)argc;
    (void)argv;
    if (!is_empty(lms, &is_new, err))
        return false;
    if (is_new)
        return alq_fail(err, "there is no database yet; run: lmsctl database init");
    return lms_migrate(lms, err);
}

static bool do_seed(const struct lms *lms, int argc, char **argv, struct alq_error *err)
{
    bool is_new = false;
    (void)argc;
    (void)argv;
    return is_empty(lms, &is_new, err) && (!is_new || create(lms, err)) && lms_seed(lms, err);
}

static bool do_backup(const struct lms *lms, int argc, char **argv, struct alq_error *err)
{
    char name[64];
    time_t now = time(NULL);
    strftime(name, sizeof name, "lms-%Y%m%d-%H%M%S.backup", gmtime(&now));
    const char *path = argc > 1 ? argv[1] : name;
    if (!lms_backup(lms, path, err))
        return false;
    printf("wrote %s\n", path);
    return true;
}

static bool do_restore(const struct lms *lms, int argc, char **argv, struct alq_error *err)
{
    if (argc < 2)
        return alq_fail(err, "restore needs the file of a backup");
    if (!lms_restore(lms, argv[1], err))
        return false;
    printf("restored %s\n", argv[1]);
    return true;
}

static bool do_drop(const struct lms *lms, int argc, char **argv, struct alq_error *err)
{
    if (!is_confirmed(argc, argv))
        return alq_fail(err, "nothing was dropped");
    return lms_drop(lms, err);
}

static bool do_reset(const struct lms *lms, int argc, char **argv, struct alq_error *err)
{
    return do_drop(lms, argc, argv, err) && do_init(lms, argc, argv, err);
}

static bool do_engine(const struct lms *lms, int argc, char **argv, struct alq_error *err)
{
    char url[1000];
    (void)argc;
    (void)argv;
    (void)err;
    alq_url_display(lms->url, url, sizeof url);
    printf("%s\n", url);
    return true;
}

static const struct {
    const char *name;
    bool (*run)(const struct lms *lms, int argc, char **argv, struct alq_error *err);
} commands[] = {
    {"init", do_init},       {"migrate", do_migrate}, {"seed", do_seed},   {"backup", do_backup},
    {"restore", do_restore}, {"drop", do_drop},       {"reset", do_reset}, {"engine", do_engine},
};

/* `lmsctl database …`: the application's own commands, and behind them all of Alambique's. */
static int run_database(const struct lms *lms, int argc, char **argv)
{
    struct alq_error err = ALQ_ERROR_INIT;
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, argv[1]) == 0)
            return commands[i].run(lms, argc - 1, argv + 1, &err) ? 0 : report(&err);
    const struct alq_command_options options = {
        .program = "lmsctl database",
        .project = lms->project,
        .url = lms->url,
        .hidden = hidden,
    };
    return alq_command_run(&options, argc, argv);
}

static int run_serve(const struct lms *lms, int argc, char **argv)
{
    struct alq_error err = ALQ_ERROR_INIT;
    long port = argc > 1 ? strtol(argv[1], NULL, 10) : 8080;
    if (port < 0 || port > 65535)
        return usage(stderr);
    return lms_prepare(lms, &err) ? lms_serve(lms, (unsigned short)port) : report(&err);
}

static bool find_path(struct lms *lms)
{
    static const char scheme[] = "sqlite:///";
    const char *url = getenv("LMS_DATABASE_URL");
    lms->url = url && *url ? url : "sqlite:///lms.db";
    lms->path = lms->url + sizeof scheme - 1;
    return strncmp(lms->url, scheme, sizeof scheme - 1) == 0 && *lms->path;
}

static int run(struct lms *lms, int argc, char **argv)
{
    struct alq_error err = ALQ_ERROR_INIT;
    const struct alq_project_options options = {.config_file = "", .history = 1};
    if (argc < 2 || strcmp(argv[1], "--help") == 0)
        return usage(argc < 2 ? stderr : stdout);
    if (!find_path(lms)) {
        fputs("error: LMS_DATABASE_URL must be as sqlite:///lms.db\n", stderr);
        return 2;
    }
    if (!alq_project_open_embedded(&migrations, &options, &lms->project, &err))
        return report(&err);
    int code = 2;
    if (strcmp(argv[1], "database") == 0)
        code = run_database(lms, argc - 1, argv + 1);
    else if (strcmp(argv[1], "serve") == 0)
        code = run_serve(lms, argc - 1, argv + 1);
    else
        usage(stderr);
    alq_project_free(lms->project);
    return code;
}

int main(int argc, char **argv)
{
    struct lms lms = {0};
    /* Alambique's messages in the language of whoever runs it; numbers stay as they are. */
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    return run(&lms, argc, argv);
}
