/* Schemas compared: what `diff`, `check`, `dump` and `revision --autogenerate` do. Both sides are
 * read from a database of the target's kind, so that each is in that database's own words; a side
 * that is no database is made in a scratch database, which is called alambique_test_... and dropped
 * again. For SQLite it is in memory. The target itself is only read.
 *
 * A side is named by one string:
 *   "revisions"      what the project's revisions make, up to their heads
 *   "schema"         the desired schema: the key `schema` of the configuration, a .sql file or a
 *                    directory of them, which are read in the order of their names
 *   "database"       the target, as it is
 *   a URL            another database
 *   anything else    a .sql file, or a directory of them
 */
#ifndef ALAMBIQUE_AUTOGENERATE_H
#define ALAMBIQUE_AUTOGENERATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <alambique/database.h>
#include <alambique/error.h>
#include <alambique/log.h>
#include <alambique/project.h>
#include <alambique/scaffold.h>
#include <alambique/test.h>

#ifdef __cplusplus
extern "C" {
#endif

/* All members may be left 0. */
struct alq_schema_options {
    /* The two sides. NULL: see each function. */
    const char *from;
    const char *to;
    /* Instead of the key `schema`, relative to the working directory. */
    const char *schema;
    /* The target: its kind counts, and its server makes the scratch databases. NULL: the
     * project's. */
    const char *url;
    /* An open handle that is the side "database", instead of opening the URL. NULL: none. */
    struct alq_database *database;
    /* Instead of making databases: an empty one of the caller's, which is cleared. */
    const char *scratch_url;
    /* Of the caller's URLs; NULL: the working directory. */
    const char *base_directory;
    /* Makes what must be there in a scratch database first (extensions). NULL: nothing. */
    alq_test_prepare_fn setup;
    /* As in struct alq_test_options. */
    void (*watch)(void *user, struct alq_database *scratch);
    void *user;
    struct alq_callbacks callbacks;
    /* Work out the statements, too; alq_autogenerate always does. */
    bool wants_sql;
};

/* One difference. Strings are NULL where there is nothing to say. */
struct alq_difference {
    const char *text;     /* one line: "table book: column isbn: type VARCHAR(10) became ..." */
    const char *detected; /* as Alembic's log has it: "Detected added table 'book'" */
    const char *change;   /* "added", "removed", "renamed", "changed" */
    const char *object;   /* "table", "column", "constraint", "index", "enum", "view", ... */
    const char *schema;
    const char *table; /* that it is part of, or it is itself */
    const char *name;
    const char *aspect; /* CHANGED: "type", "nullable", "default", "comment", ... */
    const char *before;
    const char *after;
};

/* Belongs to the caller; starts as {0}. */
struct alq_comparison {
    const struct alq_difference *items; /* what must happen to `from` to make it `to` */
    size_t count;
    /* What to look at: columns that are dropped where another one comes, differences that no
     * statement can mend; a line each. */
    struct alq_string_list warnings;
    /* wants_sql: the statements in order. They have been run on a scratch database. */
    struct alq_string_list statements;
    const char *from; /* the sides as people name them */
    const char *to;
    const char *dialect;
    int64_t elapsed_ns;
    void *memory; /* the library's own */
};

ALQ_PUBLIC void alq_comparison_release(struct alq_comparison *comparison);

/* Compares two sides; NULL: "database" and "schema". options may be NULL. Errors: CONFIG (no URL,
 * no schema is configured), IO (a file that is not there), SCRIPT (SQL that cannot be run: file,
 * line and column), CONNECT, DATABASE (no scratch database can be made: the hint says what to do),
 * CANCELLED. */
ALQ_PUBLIC ALQ_CHECK bool alq_compare(const struct alq_project *project,
                                      const struct alq_schema_options *options,
                                      struct alq_comparison *ret_comparison, struct alq_error *err);

/* Writes the revision that makes one side the other, with its way back; NULL: "revisions" and
 * "schema". Both ways have been run on a scratch database, and made there exactly the one schema
 * and the other; what they could not make is in the warnings, and as comments in the file.
 * *ret_path (the caller frees it) is NULL, and nothing is written, where nothing is different.
 * callbacks of the options get what post-write hooks say. Errors: those of alq_compare and of
 * alq_create_revision. */
ALQ_PUBLIC ALQ_CHECK bool alq_autogenerate(const struct alq_project *project,
                                           const struct alq_revision_request *request,
                                           const struct alq_schema_options *options,
                                           char **ret_path, struct alq_comparison *ret_comparison,
                                           struct alq_error *err);

/* The SQL that makes the schema of one side (`from`; NULL: "database") in an empty database of its
 * kind, each statement with its delimiter; the caller frees it. *ret_comparison (may be NULL) gets
 * as warnings what no statement can make. Errors as those of alq_compare. */
ALQ_PUBLIC ALQ_CHECK bool alq_dump(const struct alq_project *project,
                                   const struct alq_schema_options *options, char **ret_sql,
                                   struct alq_comparison *ret_comparison, struct alq_error *err);

#ifdef __cplusplus
}
#endif
#endif
