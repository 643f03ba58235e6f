/* What a script may change about its session, kept and put back. */
#include <mysql.h>
#include <string.h>

#include "base/error.h"
#include "database/mysql/driver.h"
#include "base/banned.h"

static const char *const settings[] = {
    "sql_mode",
    "foreign_key_checks",
    "unique_checks",
    "autocommit",
    "sql_safe_updates",
    "sql_notes",
    "time_zone",
    "lock_wait_timeout",
    "innodb_lock_wait_timeout",
    "character_set_client",
    "character_set_results",
    "collation_connection",
    "group_concat_max_len",
    "", /* the limit of time for a statement, which the two servers call differently */
};

static const char *setting_name(const struct mysql_connection *connection, size_t index)
{
    if (*settings[index])
        return settings[index];
    return connection->base.is_mariadb ? "max_statement_time" : "max_execution_time";
}

_Static_assert(sizeof settings / sizeof *settings == MYSQL_SETTING_COUNT, "one place for each");

/* All settings and the database that is chosen, as literals. */
static bool read_settings(struct mysql_connection *connection, struct arena *arena,
                          char *ret_settings[MYSQL_SETTING_COUNT], char **ret_database,
                          struct alq_error *err)
{
    TEXT_SCOPE(sql);
    text_add(&sql, "SELECT database()");
    for (size_t i = 0; i < MYSQL_SETTING_COUNT; i++)
        text_printf(&sql, ", @@session.%s", setting_name(connection, i));
    ROWS_SCOPE(rows);
    bool has_row = false;
    if (!mysql_driver_query(&connection->base, text_string(&sql), NULL, 0, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_database = arena_strdup(arena, rows_text(rows, 0, arena));
    for (size_t i = 0; i < MYSQL_SETTING_COUNT; i++) {
        struct value value = rows_value(rows, i + 1);
        TEXT_SCOPE(literal);
        if (value.kind == VALUE_TEXT)
            dialect_add_string(connection->base.dialect, &literal, value.bytes);
        else
            text_add(&literal, value.kind == VALUE_NULL ? "NULL" : rows_text(rows, i + 1, arena));
        ret_settings[i] = text_copy(&literal, arena);
    }
    return true;
}

bool mysql_keep_settings(struct mysql_connection *connection, struct alq_error *err)
{
    return read_settings(connection, &connection->arena, connection->kept_settings,
                         &connection->kept_database, err);
}

static void put_back(struct mysql_connection *connection, char *const now[MYSQL_SETTING_COUNT],
                     struct alq_error *err)
{
    TEXT_SCOPE(sql);
    for (size_t i = 0; i < MYSQL_SETTING_COUNT; i++)
        if (!string_equal(now[i], connection->kept_settings[i]))
            text_printf(&sql, "%s%s = %s", sql.length ? ", " : "SET SESSION ",
                        setting_name(connection, i), connection->kept_settings[i]);
    if (sql.length && !mysql_driver_run(connection, text_string(&sql), err))
        connection_log(&connection->base, ALQ_LOG_WARNING, "cannot put the session back: %s",
                       err->message);
}

void mysql_reset_session(struct connection *base)
{
    struct mysql_connection *connection = (struct mysql_connection *)base;
    ARENA_SCOPE(scratch);
    ERROR_SCOPE(failure);
    char *now[MYSQL_SETTING_COUNT];
    char *database = NULL;
    connection->watch.limit_ms = 0;
    /* A lost connection has no session, and the error that told so was told. */
    if (!read_settings(connection, &scratch, now, &database, &failure))
        return;
    put_back(connection, now, &failure);
    if (connection->kept_database && !string_equal(database, connection->kept_database) &&
        connection->client.select_db(connection->handle, connection->kept_database) != 0)
        connection_log(base, ALQ_LOG_WARNING, "cannot go back to database %s",
                       connection->kept_database);
}

/* Whole seconds, one at least: 0 would not wait at all, or without an end. */
static unsigned long seconds_of(int ms)
{
    enum { LONGEST = 31536000 };
    return ms ? ((unsigned)ms + 999UL) / 1000 : LONGEST;
}

bool mysql_set_timeouts(struct connection *base, int lock_ms, int statement_ms,
                        struct alq_error *err)
{
    struct mysql_connection *connection = (struct mysql_connection *)base;
    TEXT_SCOPE(sql);
    if (lock_ms >= 0)
        text_printf(&sql, "SET SESSION lock_wait_timeout = %lu, innodb_lock_wait_timeout = %lu",
                    seconds_of(lock_ms), seconds_of(lock_ms));
    if (statement_ms >= 0)
        text_printf(&sql,
                    base->is_mariadb ? "%smax_statement_time = %d.%03d"
                                     : "%smax_execution_time = %d%03d",
                    sql.length ? ", " : "SET SESSION ", statement_ms / 1000, statement_ms % 1000);
    /* MySQL's own limit is for SELECT only. */
    if (statement_ms >= 0 && !base->is_mariadb)
        connection->watch.limit_ms = statement_ms;
    return !sql.length || mysql_driver_run(connection, text_string(&sql), err);
}
