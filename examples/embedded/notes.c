/* Keeps notes in a SQLite file and its migrations in itself: each start brings the file to head.
 *   notes FILE [NOTE] */
#include <stdio.h>

#include <alambique/alambique.h>
#include <sqlite3.h>

static const char create_notes[] =
    "-- Create notes\n"
    "-- revision: 20260401_080000\n"
    "-- revises:\n"
    "-- upgrade\n"
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL);\n"
    "-- downgrade\n"
    "DROP TABLE notes;\n";

static const char date_notes[] =
    "-- Date notes\n"
    "-- revision: 20260402_080000\n"
    "-- revises: 20260401_080000\n"
    "-- upgrade\n"
    "ALTER TABLE notes ADD COLUMN written_on TEXT NOT NULL DEFAULT 'unknown';\n"
    "-- downgrade\n"
    "ALTER TABLE notes DROP COLUMN written_on;\n";

static const struct alq_source revisions[] = {
    {"20260401_080000_create_notes.sql", create_notes, sizeof create_notes - 1},
    {"20260402_080000_date_notes.sql", date_notes, sizeof date_notes - 1},
};

static bool show_progress(void *user, const struct alq_progress *progress)
{
    (void)user;
    if (progress->kind == ALQ_PROGRESS_DONE)
        printf("migrated to %s (%s)\n", progress->revision, progress->title);
    return true;
}

/* Does nothing when the file is at head. Of several programs that start at once one migrates and
 * the others wait for it. */
static bool migrate(sqlite3 *connection, struct alq_error *err)
{
    struct alq_project *project = NULL;
    struct alq_database *database = NULL;
    struct alq_run_options options = {.callbacks = {.progress = show_progress}};
    bool ok = alq_project_open_memory(revisions, sizeof revisions / sizeof *revisions, NULL,
                                      &project, err) &&
              alq_database_borrow_sqlite(connection, NULL, &database, err) &&
              alq_upgrade(project, database, "head", &options, NULL, err);
    alq_database_free(database);
    alq_project_free(project);
    return ok;
}

static int print_note(void *user, int count, char **values, char **names)
{
    (void)user;
    (void)count;
    (void)names;
    printf("%s  %s\n", values[0], values[1]);
    return 0;
}

/* What the program is there for; by now it may rely on the newest tables. */
static int keep_notes(sqlite3 *connection, const char *note)
{
    int status = SQLITE_OK;
    if (note) {
        char *insert = sqlite3_mprintf("INSERT INTO notes (body, written_on) "
                                       "VALUES (%Q, date('now'))",
                                       note);
        status = sqlite3_exec(connection, insert, NULL, NULL, NULL);
        sqlite3_free(insert);
    }
    if (status == SQLITE_OK)
        status = sqlite3_exec(connection, "SELECT written_on, body FROM notes ORDER BY id",
                              print_note, NULL, NULL);
    return status == SQLITE_OK ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: notes FILE [NOTE]\n");
        return 2;
    }
    sqlite3 *connection = NULL;
    struct alq_error err = ALQ_ERROR_INIT;
    int status = 1;
    if (sqlite3_open(argv[1], &connection) != SQLITE_OK) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(connection));
    } else if (!migrate(connection, &err)) {
        char message[2000];
        alq_error_format(&err, message, sizeof message);
        fprintf(stderr, "%s\n", message);
    } else {
        status = keep_notes(connection, argc > 2 ? argv[2] : NULL);
    }
    alq_error_release(&err);
    sqlite3_close(connection);
    return status;
}
