/* The model application: what its parts share. */
#ifndef LMS_H
#define LMS_H

#include <stdbool.h>

#include <alambique/alambique.h>
#include <alambique/migration.h>

struct sqlite3;

/* One run of lmsctl. */
struct lms {
    const char *url;             /* LMS_DATABASE_URL, else sqlite:///lms.db */
    const char *path;            /* of the file that it names */
    struct alq_project *project; /* the revisions that are built in */
};

/* -- create.c */

/* Makes a new database from the desired schema and stamps it, in a file of its own that takes its
 * place only when it is what the revisions would have made. Fails, and leaves nothing behind, where
 * it is not, and where the database is there already. */
bool lms_create(const struct lms *lms, struct alq_error *err);

/* -- data.c */

bool lms_open(const struct lms *lms, struct sqlite3 **ret_connection, struct alq_error *err);

/* False with the database's own message. Closes nothing. */
bool lms_fail(struct sqlite3 *connection, const char *what, struct alq_error *err);

bool lms_run_script(struct sqlite3 *connection, const char *sql, struct alq_error *err);

/* Users, courses and enrolments to look at; those that are there stay. */
bool lms_seed(const struct lms *lms, struct alq_error *err);

/* Copies the database to a file, and a file into the database; safe while others use it. */
bool lms_backup(const struct lms *lms, const char *path, struct alq_error *err);
bool lms_restore(const struct lms *lms, const char *path, struct alq_error *err);

/* Removes every table with all that is in it. */
bool lms_drop(const struct lms *lms, struct alq_error *err);

/* -- start.c */

/* What the schema is, asked without changing anything; a file that is missing is empty. */
bool lms_state(const struct lms *lms, struct alq_state *ret_state, struct alq_error *err);

/* Brings the database to head, saying what runs. */
bool lms_migrate(const struct lms *lms, struct alq_error *err);

/* What serve does first, by LMS_AUTO_MIGRATE: 0 or unset looks only whether the schema can be
 * worked with; check refuses one that is behind; 1 migrates, and makes a database that is
 * missing. */
bool lms_prepare(const struct lms *lms, struct alq_error *err);

/* -- serve.c */

/* Serves pages until SIGINT or SIGTERM; the exit code. port 0: any, and says which. */
int lms_serve(const struct lms *lms, unsigned short port);

#endif
