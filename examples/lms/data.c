/* What lmsctl does to the data: open, seed, backup, restore, drop. */
#include "lms.h"

#include <stdio.h>
#include <stdlib.h>

#include <sqlite3.h>

bool lms_fail(sqlite3 *connection, const char *what, struct alq_error *err)
{
    return alq_fail(err, "cannot %s: %s", what,
                    connection ? sqlite3_errmsg(connection) : "out of memory");
}

bool lms_open(const struct lms *lms, sqlite3 **ret_connection, struct alq_error *err)
{
    sqlite3 *connection = NULL;
    if (sqlite3_open_v2(lms->path, &connection, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
        lms_fail(connection, "open the database", err);
        sqlite3_close(connection);
        return false;
    }
    sqlite3_busy_timeout(connection, 10000);
    *ret_connection = connection;
    return true;
}

/* All of it, or nothing. */
bool lms_run_script(sqlite3 *connection, const char *sql, struct alq_error *err)
{
    bool is_done = sqlite3_exec(connection, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK &&
                   sqlite3_exec(connection, sql, NULL, NULL, NULL) == SQLITE_OK &&
                   sqlite3_exec(connection, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    if (is_done)
        return true;
    lms_fail(connection, "run a script", err);
    sqlite3_exec(connection, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

static const char seed[] =
    "INSERT OR IGNORE INTO users (id, login, email, password_hash, first_name, last_name, "
    "is_active)"
    " VALUES ('01SEED00000000000000000ANA', 'ana', 'ana@example.org', '!', 'Ana', 'Arroyo', 1),"
    "        ('01SEED00000000000000000LUI', 'luis', 'luis@example.org', '!', 'Luis', 'Luna', 1);"
    "INSERT OR IGNORE INTO user_roles (user_id, role_code)"
    " VALUES ('01SEED00000000000000000ANA', 'instructor'),"
    "        ('01SEED00000000000000000LUI', 'student');"
    "INSERT OR IGNORE INTO courses (id, code, title, summary, description, status, is_public)"
    " VALUES ('01SEED0000000000000DISTILL', 'distilling', 'Distilling for beginners',"
    "         'From mash to spirit.', 'Copper, heat and patience.', 'open', 1),"
    "        ('01SEED000000000000000GRAPE', 'grapes', 'Grapes & marc',"
    "         'What is left of wine.', 'Skins, seeds and stems.', 'open', 1);"
    "INSERT OR IGNORE INTO enrolments (id, user_id, course_id)"
    " VALUES ('01SEED0000000000000000ENR1', '01SEED00000000000000000LUI',"
    "         '01SEED0000000000000DISTILL');";

bool lms_seed(const struct lms *lms, struct alq_error *err)
{
    sqlite3 *connection = NULL;
    bool is_done = lms_open(lms, &connection, err) && lms_run_script(connection, seed, err);
    sqlite3_close(connection);
    return is_done;
}

static bool copy(sqlite3 *from, sqlite3 *to, const char *what, struct alq_error *err)
{
    enum { ALL_PAGES = -1 };
    sqlite3_busy_timeout(to, 10000);
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup)
        sqlite3_backup_step(backup, ALL_PAGES);
    bool is_done = backup && sqlite3_backup_finish(backup) == SQLITE_OK;
    return is_done || lms_fail(to, what, err);
}

bool lms_backup(const struct lms *lms, const char *path, struct alq_error *err)
{
    sqlite3 *from = NULL;
    sqlite3 *to = NULL;
    bool is_done = lms_open(lms, &from, err);
    if (is_done && sqlite3_open(path, &to) != SQLITE_OK)
        is_done = lms_fail(to, "write the backup", err);
    is_done = is_done && copy(from, to, "write the backup", err);
    sqlite3_close(to);
    sqlite3_close(from);
    return is_done;
}

/* A backup that this program cannot work with must not take the place of what is there. */
static bool check_backup(const struct lms *lms, sqlite3 *backup, struct alq_error *err)
{
    struct alq_database *database = NULL;
    struct alq_state state = {0};
    bool is_known = alq_database_borrow_sqlite(backup, NULL, &database, err) &&
                    alq_state(lms->project, database, &state, err);
    if (is_known && state.kind != ALQ_STATE_CURRENT && state.kind != ALQ_STATE_BEHIND)
        is_known = alq_fail(err, "the backup is %s", alq_state_name(state.kind));
    alq_state_release(&state);
    alq_database_free(database);
    return is_known;
}

bool lms_restore(const struct lms *lms, const char *path, struct alq_error *err)
{
    sqlite3 *from = NULL;
    sqlite3 *to = NULL;
    bool is_done = sqlite3_open_v2(path, &from, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK ||
                   lms_fail(from, "open the backup", err);
    is_done = is_done && check_backup(lms, from, err);
    if (is_done && sqlite3_open(lms->path, &to) != SQLITE_OK)
        is_done = lms_fail(to, "open the database", err);
    is_done = is_done && copy(from, to, "restore the database", err);
    sqlite3_close(to);
    sqlite3_close(from);
    return is_done;
}

bool lms_drop(const struct lms *lms, struct alq_error *err)
{
    sqlite3 *connection = NULL;
    if (!lms_open(lms, &connection, err))
        return false;
    bool is_done =
        sqlite3_db_config(connection, SQLITE_DBCONFIG_RESET_DATABASE, 1, NULL) == SQLITE_OK &&
        sqlite3_exec(connection, "VACUUM", NULL, NULL, NULL) == SQLITE_OK;
    if (!is_done)
        lms_fail(connection, "drop the database", err);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_RESET_DATABASE, 0, NULL);
    sqlite3_close(connection);
    /* An empty file is no database any more; a new one is made under its name. */
    return is_done && (remove(lms->path) == 0 || alq_fail(err, "cannot remove %s", lms->path));
}
