/* The port to a kind of database: facts, small questions, and how to open one. No code outside a
 * dialect's folder asks which dialect it is; it asks a flag or calls a slot, and a NULL slot
 * means standard SQL. */
#ifndef DATABASE_DIALECT_H
#define DATABASE_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/text.h"
#include "base/vec.h"
#include "database/connection.h"
#include "database/url.h"
#include "sql/scanner.h"

struct apply;
struct arena;
struct ddl;
struct lock;
struct operation;
struct schema;
struct scratch_rules;
struct sql_rules;
struct table;

struct open_options {
    int lock_timeout_ms;
    int connect_timeout_ms;
    bool must_exist;
    bool is_read_only;
    const char *base_directory; /* of a relative path; NULL: the working directory */
};

/* What Alembic's INSERT into the version table asks back in --sql text. */
enum insert_returning { INSERT_RETURNS_NOTHING, INSERT_RETURNS_COLUMN, INSERT_RETURNS_QUALIFIED };

/* What became of a statement that was begun, and whose end nobody recorded. */
enum statement_outcome { OUTCOME_UNKNOWN, OUTCOME_NOT_RUN, OUTCOME_DONE };

struct dialect {
    const char *name;  /* "sqlite": in URLs and in section markers */
    const char *label; /* "SQLite": for people */
    enum sql_syntax syntax;
    char quote_open; /* of names: " or ` */
    char quote_close;

    bool has_transactional_ddl; /* a failed revision is rolled back whole */
    bool writes_transactions;   /* --sql has BEGIN and COMMIT, where Alembic writes them */
    enum insert_returning insert_returning;
    bool alters_in_place;  /* ALTER TABLE can change columns and constraints */
    bool binds_views;      /* a column that a view shows can be neither altered nor dropped */
    bool locks_as_a_whole; /* begin takes the lock on the database: no lock of its own is needed */
    bool enforces_lengths; /* VARCHAR(32) refuses 33 characters */
    bool escapes_backslashes;  /* a backslash in '…' is written twice */
    bool drivers_format;       /* SQLAlchemy's default driver reads % as a format: --sql has %% */
    bool decodes_json;         /* that driver gives JSON as what it stands for */
    bool times_are_durations;  /* and a TIME as the time since midnight */
    bool needs_delimiter;      /* its shell takes a body with ';' only between DELIMITER lines */
    const char *durable_table; /* MAY. Behind CREATE TABLE: it takes part in transactions */

    /* MUST. Opens what url names; a relative file name is relative to options->base_directory.
     * Errors: CONFIG (the URL means nothing here), CONNECT (no answer, or not a database), IO (a
     * file that cannot be opened; with sqlstate 3D000 when it does not exist and must),
     * UNSUPPORTED (this build has no driver). */
    bool (*open)(const struct url *url, const struct open_options *options,
                 struct connection **ret_connection, struct alq_error *err);

    /* MUST. Whether name must be quoted to mean itself (reserved, upper case, odd characters). */
    bool (*needs_quotes)(const char *name);

    /* MAY. Whether one statement, given by its text, can run inside a transaction and be rolled
     * back with it; asked in revisions that are not transactional themselves. NULL: only INSERT,
     * UPDATE and DELETE can. */
    bool (*can_roll_back)(const char *statement);

    /* MAY. Whether a statement only sets up the session that runs it (SET, USE), so that it is run
     * again when a revision that was stopped goes on in another session. NULL: none does. */
    bool (*sets_session)(const char *statement);

    /* MAY. Tells by a look whether a statement that cannot be rolled back, and was stopped in the
     * middle or failed, came to its end; NOT_RUN also where it does no harm to run it again. What
     * it left behind, and what would stand in its way, is removed. Called under the migration lock,
     * inside of a transaction where has_transactional_ddl. NULL: it cannot be told. */
    bool (*find_outcome)(struct connection *connection, const char *statement,
                         enum statement_outcome *ret_outcome, struct alq_error *err);

    /* MAY. Whether find_outcome is sure to tell of this statement, by its text alone. NULL: it is
     * of none. */
    bool (*shows_outcome)(const char *statement);

    /* MAY. Who holds the lock on the database as a whole, as "process 4711 (sqlite3)", in arena, by
     * looking only; NULL: nobody, or it cannot be told. NULL: no way to look. */
    char *(*lock_holder)(struct connection *connection, struct arena *arena);

    /* MUST unless locks_as_a_whole. The migration lock of this name, not taken yet:
     * database/lock.h. Nothing is asked of the database before the lock's own methods are called.
     * Locks of different databases on one server do not meet. Free it before the connection. */
    struct lock *(*lock_new)(struct connection *connection, const char *name);

    /* MUST. Whether the table is there. schema NULL: where an unqualified name is looked for. */
    bool (*has_table)(struct connection *connection, const char *schema, const char *table,
                      bool *ret_has_table, struct alq_error *err);

    /* MUST. The user's tables, without the database's own, sorted, in arena. */
    bool (*list_tables)(struct connection *connection, const char *schema, struct arena *arena,
                        struct strings *ret_tables, struct alq_error *err);

    /* MUST. How many characters column holds as declared; 0 unlimited. A missing table or column
     * is an error of kind DATABASE. */
    bool (*column_width)(struct connection *connection, const char *schema, const char *table,
                         const char *column, unsigned *ret_width, struct alq_error *err);

    /* MUST. Declares VARCHAR(width) for a column of the version table, keeping rows and key.
     * Called inside a transaction where has_transactional_ddl. */
    bool (*widen_column)(struct connection *connection, const char *schema, const char *table,
                         const char *column, unsigned width, struct alq_error *err);

    /* MUST. How types and operations are written: database/ddl.h. */
    const struct ddl *ddl;

    /* MUST. How expressions and statements are written: database/sql_rules.h. */
    const struct sql_rules *sql;

    /* MAY. One table with all that is in it, in arena; *ret_table is NULL where it is not there.
     * NULL slot: this build cannot look (an operation that must then fails with UNSUPPORTED). */
    bool (*inspect_table)(struct connection *connection, const char *schema, const char *table,
                          struct arena *arena, struct table **ret_table, struct alq_error *err);

    /* MAY. What gives rows under that name (a view, too) as a table with nothing but its columns,
     * in arena; *ret_table is NULL where it is not there. NULL slot: this build cannot look. */
    bool (*inspect_view)(struct connection *connection, const char *schema, const char *view,
                         struct arena *arena, struct table **ret_table, struct alq_error *err);

    /* MAY. The whole schema, in a fixed number of queries, in arena. */
    bool (*inspect_schema)(struct connection *connection, const char *schema, struct arena *arena,
                           struct schema **ret_schema, struct alq_error *err);

    /* MAY. The query for definitions of a schema, its only parameter, NULL for the default one:
     * rows of kind, name and source, without those of extensions. NULL: there are none. */
    const char *definitions_query;

    /* MAY. The user's schemas beside the one where an unqualified name is looked for, sorted, in
     * arena. NULL: there are none. */
    bool (*list_schemas)(struct connection *connection, struct arena *arena,
                         struct strings *ret_schemas, struct alq_error *err);

    /* MUST. Databases for tests: database/scratch.h. */
    const struct scratch_rules *scratch;

    /* MAY. Whether the operation can only be made by rebuild. is_script: for --sql, where what
     * Alembic writes is written, though the database might refuse it. NULL: never. */
    bool (*needs_rebuild)(const struct operation *operation, bool is_script);

    /* MAY. Statements before and behind a rebuild that is written down; each list ends with
     * NULL. */
    const char *const *before_rebuild;
    const char *const *behind_rebuild;

    /* MUST where needs_rebuild is set. Makes all operations, which are on this one table and in
     * order, by rebuilding it once and losing nothing (docs: SQLite rebuild). Some of them may
     * be such as need no rebuild; they are part of it all the same. Statements go through
     * apply_statement. Called in the revision's transaction, if there is one. On failure nothing
     * is left behind that was not there. */
    bool (*rebuild)(struct apply *apply, const char *schema, const char *table,
                    const struct operation *const *operations, size_t count, struct alq_error *err);
};

/* Adds the definitions of a schema that inspect_schema has read, where the dialect has any. */
bool dialect_inspect_definitions(struct connection *connection, struct arena *arena,
                                 struct schema *schema, struct alq_error *err) ALQ_CHECK;

/* Adds name, quoted where it must be; "" is quoted. */
void dialect_add_name(const struct dialect *dialect, struct text *text, const char *name);

/* Adds name between quotes. */
void dialect_add_quoted_name(const struct dialect *dialect, struct text *text, const char *name);

/* Adds schema.table, or table where schema is NULL. */
void dialect_add_qualified(const struct dialect *dialect, struct text *text, const char *schema,
                           const char *table);

/* Adds 'string' with its quotes doubled (and backslashes, where the dialect escapes by them). */
void dialect_add_string(const struct dialect *dialect, struct text *text, const char *string);

#endif
