/* What a URL says about the SQLite file: its name, how to open it, and why that failed. */
#ifndef DATABASE_SQLITE_LOCATION_H
#define DATABASE_SQLITE_LOCATION_H

#include <stdbool.h>

#include <alambique/error.h>

struct arena;
struct open_options;
struct url;

/* Strings live in the arena given to sqlite_locate. */
struct sqlite_location {
    const char *name; /* for sqlite3_open_v2 */
    const char *path; /* the file, absolute; NULL for a database in memory */
    bool is_uri;      /* name is "file:…" */
    bool is_read_only;
    bool may_create;
    bool enforces_foreign_keys;
    int timeout_ms; /* to wait for a busy database; -1: the URL does not say */
};

/* Reads a URL as SQLAlchemy's pysqlite dialect does: parameters uri and timeout (in seconds),
 * and with uri=true a name "file:…" with SQLite's own parameters. Beyond it: mode=ro, rw, rwc or
 * memory counts for every name, a relative name is relative to the base directory in a URI too,
 * and foreign_keys=1 (also _fk and _foreign_keys) turns enforcement on. Of mode, must_exist and
 * is_read_only the strictest counts. Parameters unknown to both are left out, as in SQLAlchemy. */
bool sqlite_locate(const struct url *url, const struct open_options *options, struct arena *arena,
                   struct sqlite_location *ret_location, struct alq_error *err) ALQ_CHECK;

/* Sets kind IO and says which part of the path is to blame, as far as the file system tells;
 * else with code (of errno, may be 0) and reason (of SQLite). Returns false. */
bool sqlite_refuse_open(const struct sqlite_location *location, int code, const char *reason,
                        struct alq_error *err);

/* Why the file at path cannot be written, as far as the file system tells, in arena; NULL when
 * it does not tell. */
const char *sqlite_explain_read_only(const char *path, struct arena *arena);

/* Whether the device under path has no space for the caller. */
bool sqlite_is_device_full(const char *path);

#endif
