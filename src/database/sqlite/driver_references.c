/* PRAGMA foreign_keys in a transaction, where SQLite passes over it: a script that makes a table
 * anew has to say it, and is a transaction. It holds until that ends, and no more rows may violate
 * a key then than did before. */
#include <sqlite3.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "database/sqlite/driver.h"
#include "base/banned.h"

static const char count_query[] = "SELECT count(*) FROM pragma_foreign_key_check";

/* The value behind "PRAGMA foreign_keys ="; NULL: the statement is another one. */
static const char *value_of(const char *sql)
{
    static const char pragma[] = "pragma", name[] = "foreign_keys";
    if (ascii_compare_start(sql, pragma, sizeof pragma - 1) != 0)
        return NULL;
    sql += sizeof pragma - 1;
    sql += strspn(sql, " \t\r\n");
    if (ascii_compare_start(sql, name, sizeof name - 1) != 0)
        return NULL;
    sql += sizeof name - 1;
    sql += strspn(sql, " \t\r\n");
    if (*sql != '=' && *sql != '(')
        return NULL;
    sql++;
    return sql + strspn(sql, " \t\r\n'\"");
}

static bool is_on(const char *value)
{
    return *value == '1' || ascii_compare_start(value, "on", 2) == 0 ||
           ascii_compare_start(value, "yes", 3) == 0 || ascii_compare_start(value, "true", 4) == 0;
}

bool sqlite_take_references(struct sqlite_connection *connection, const char *sql,
                            bool *ret_is_taken, struct alq_error *err)
{
    const char *value = connection->has_begun ? value_of(sql) : NULL;
    bool was_enforced = false;
    *ret_is_taken = value != NULL;
    if (!value)
        return true;
    if (!sqlite_enforce_references(&connection->base, is_on(value), &was_enforced, err))
        return false;
    if (connection->has_turned_references)
        return true;
    connection->has_turned_references = true;
    connection->had_references = was_enforced;
    connection->violations = sqlite_ask_number(connection->handle, count_query);
    return true;
}

static bool fail_violated(struct sqlite_connection *connection, struct alq_error *err)
{
    sqlite3_stmt *statement = NULL;
    error_set(err, ALQ_ERROR_DATABASE, "rows violate a foreign key that did not before");
    if (sqlite3_prepare_v2(connection->handle,
                           "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check", -1,
                           &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        error_detail(err, "row %lld of %s refers to a row that is not in %s",
                     (long long)sqlite3_column_int64(statement, 1),
                     (const char *)sqlite3_column_text(statement, 0),
                     (const char *)sqlite3_column_text(statement, 2));
    sqlite3_finalize(statement);
    return error_hint(err, "PRAGMA foreign_key_check lists them all");
}

bool sqlite_check_references(struct sqlite_connection *connection, struct alq_error *err)
{
    if (!connection->has_turned_references ||
        sqlite_ask_number(connection->handle, count_query) <= connection->violations)
        return true;
    return fail_violated(connection, err);
}

void sqlite_end_references(struct sqlite_connection *connection)
{
    ERROR_SCOPE(failure);
    if (!connection->has_turned_references)
        return;
    connection->has_turned_references = false;
    if (!sqlite_enforce_references(&connection->base, connection->had_references, NULL, &failure))
        connection_log(&connection->base, ALQ_LOG_WARNING, "cannot put back %s: %s", "foreign_keys",
                       failure.message);
}
