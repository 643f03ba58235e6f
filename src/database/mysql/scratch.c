/* Databases for tests: with the character set of the one that they stand beside. */
#include "database/scratch.h"

#include "base/error.h"
#include "database/mysql/internal.h"
#include "database/mysql/mysql.h"
#include "base/banned.h"

/* What the connection's database has: its name, NULL where none is chosen, and how it writes. */
struct found_database {
    const char *name;
    const char *charset;
    const char *collation;
};

static bool find_database(struct connection *connection, struct arena *arena,
                          struct found_database *ret_found, struct alq_error *err)
{
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection,
                          "SELECT DATABASE(), @@character_set_database, @@collation_database", NULL,
                          0, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_found = (struct found_database){rows_text(rows, 0, arena), rows_text(rows, 1, arena),
                                         rows_text(rows, 2, arena)};
    return true;
}

enum {
    ACCESS_DENIED = 1044, /* to a database */
    ACCESS_DENIED_TO_USER = 1045,
    UNKNOWN_DATABASE = 1049,
    SPECIFIC_ACCESS_DENIED = 1227,
};

static bool fail_to_create(struct alq_error *err)
{
    if (err && (err->vendor_code == ACCESS_DENIED || err->vendor_code == ACCESS_DENIED_TO_USER ||
                err->vendor_code == SPECIFIC_ACCESS_DENIED))
        error_hint_instead(err,
                           "GRANT ALL ON `alambique\\_test\\_%%`.*, or give an empty database of "
                           "yours: --scratch URL");
    return false;
}

static bool create_like(struct connection *connection, const char *name,
                        const struct found_database *like, struct alq_error *err)
{
    TEXT_SCOPE(sql);
    text_add(&sql, "CREATE DATABASE ");
    dialect_add_name(&mysql_dialect, &sql, name);
    if (like->name && like->charset)
        text_printf(&sql, " CHARACTER SET %s COLLATE %s", like->charset, like->collation);
    return connection_execute(connection, text_string(&sql), err) || fail_to_create(err);
}

static bool create(struct connection *connection, const char *name, bool is_like,
                   struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct found_database like = {0};
    return (!is_like || find_database(connection, &scratch, &like, err)) &&
           create_like(connection, name, &like, err);
}

static bool drop(struct connection *connection, const char *name, struct alq_error *err)
{
    TEXT_SCOPE(sql);
    text_add(&sql, "DROP DATABASE IF EXISTS ");
    dialect_add_name(&mysql_dialect, &sql, name);
    return connection_execute(connection, text_string(&sql), err);
}

/* Rights on a database belong to its name, so they are the same when it is made again. */
static bool clear(struct connection *connection, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    TEXT_SCOPE(use);
    struct found_database found = {0};
    if (!find_database(connection, &scratch, &found, err))
        return false;
    if (!found.name)
        return error_set(err, ALQ_ERROR_CONFIG, "no database is chosen in the URL");
    text_add(&use, "USE ");
    dialect_add_name(&mysql_dialect, &use, found.name);
    return drop(connection, found.name, err) && create_like(connection, found.name, &found, err) &&
           connection_execute(connection, text_string(&use), err);
}

static bool is_refused(const struct alq_error *err)
{
    return err->vendor_code == ACCESS_DENIED || err->vendor_code == UNKNOWN_DATABASE;
}

static const char *const others[] = {"", NULL};

const struct scratch_rules mysql_scratch = {others, is_refused, create,
                                            drop,   clear,      true};
