/* One run of the command: the command line, and the project and database it opens when they are
 * needed. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include <stdbool.h>

#include <alambique/command.h>
#include <alambique/error.h>
#include <alambique/migrate.h>

#include "base/arena.h"
#include "cli/arguments.h"
#include "cli/exit_code.h"
#include "cli/output.h"

struct session {
    const struct alq_command_options *host; /* never NULL */
    const char *program;
    struct arguments arguments;
    struct output output;
    struct arena arena;
    enum exit_code
        exit_code; /* of a command that succeeds; where one fails, 0 lets the error decide */
    const struct alq_project *project; /* NULL: not opened yet */
    struct alq_database *database;
    const char *database_name; /* of several, the one that it is the turn of; NULL: none */
    const char *tenant_url;    /* of --tenant; NULL: not asked for, or not found yet */
    bool wants_name;           /* the command needs one of several databases, and none was named */
    bool has_warned;           /* that env.py names another database */
    bool is_missing;           /* its file; the database is a stand-in */
    struct alq_project *own_project;
    struct alq_database *own_database;
};

void session_init(struct session *session, const struct alq_command_options *host,
                  const char *program);
void session_release(struct session *session);

/* -- The command line. */

bool session_has(const struct session *session, enum option_id id);
const char *session_value(const struct session *session, enum option_id id);
const struct strings *session_values(const struct session *session, enum option_id id);
const char *session_argument(const struct session *session, size_t index);
/* The file of --output; NULL: the standard output, for which "-" stands too. */
const char *session_output_file(const struct session *session);

/* -- The project. Opened once, with the warnings that it has. */

bool session_open_project(struct session *session, struct alq_error *err) ALQ_CHECK;

/* Where an empty directory is fine: the first revision, mkdir. */
bool session_open_new_project(struct session *session, struct alq_error *err) ALQ_CHECK;

/* The options that alq_project_open gets, strings in the arena. */
struct alq_project_options session_project_options(struct session *session, bool allow_empty);

/* Closes all that is open: what is opened next is for that database of the project. */
void session_turn_to(struct session *session, const char *database_name);

/* The time-outs of the command line, else of the project; either may be NULL. */
bool session_timeouts(struct session *session, struct alq_database_options *database,
                      struct alq_run_options *run, struct alq_error *err) ALQ_CHECK;

/* -- The database. Both open the project first. Where it has several databases, and none was named,
 *    they fail and set wants_name: the command is then run for each. */

/* To change it. A SQLite file that is missing is not made yet: an empty database in memory stands
 * for it, and session->is_missing says so. There the command finds out whether what it is asked
 * can be done, and calls session_create_database, which does nothing where nothing is missing. */
bool session_open_database(struct session *session, struct alq_error *err) ALQ_CHECK;
bool session_create_database(struct session *session, struct alq_error *err) ALQ_CHECK;

/* To look at it only, without side effects. A SQLite file that is missing is no error: an empty
 * database in memory stands for it, and session->is_missing says so. */
bool session_open_to_read(struct session *session, struct alq_error *err) ALQ_CHECK;

/* One try, not kept; for `wait`. session->is_missing says whether it failed because a SQLite file
 * is not there yet. */
bool session_try_database(struct session *session, struct alq_database **ret_database,
                          struct alq_error *err) ALQ_CHECK;

/* The URL or dialect name that --sql renders for; an error where none is known. */
bool session_sql_url(struct session *session, const char **ret_url, struct alq_error *err)
    ALQ_CHECK;

/* Whether a URL is known, from wherever; the project is open. */
bool session_names_url(const struct session *session);

/* Adds where the URL is from to an error that it causes. */
void session_say_url_source(struct session *session, struct alq_error *err);

/* The database's URL without its password, for programs; the same for people, with a tenant's
 * schema in words; and where it is from. */
const char *session_display_url(struct session *session);
const char *session_database_name(struct session *session);
const char *session_url_source(struct session *session);

#endif
