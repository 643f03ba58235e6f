/* Several statements in one message: those that can wait go with the next one. */
#include <mysql.h>
#include <string.h>

#include "base/error.h"
#include "database/mysql/driver.h"
#include "sql/lexer.h"
#include "base/banned.h"

enum { LONGEST_JOINED = 256 * 1024 }; /* a server takes messages of 1 MiB at least */

/* Whether the server, asked for several statements, would read but one. The lexer goes by
 * backslashes that escape, which a script may have switched off. */
static bool is_surely_one(const char *sql)
{
    struct sql_lexer lexer;
    struct sql_token token;
    if (!strchr(sql, ';'))
        return true;
    if (strchr(sql, '\\'))
        return false;
    sql_lexer_init(&lexer, sql, strlen(sql), SQL_SYNTAX_MYSQL, NULL, 1);
    do {
        if (!sql_lexer_next(&lexer, false, &token, NULL) || token.kind == SQL_TOKEN_DELIMITER)
            return false;
    } while (token.kind != SQL_TOKEN_END);
    return true;
}

/* What a statement of a script holds must never be taken for more than one. */
static bool take_several(struct mysql_connection *connection, bool takes_several)
{
    const struct mysql_client *client = &connection->client;
    if (connection->takes_several == takes_several)
        return true;
    if (client->set_server_option(connection->handle, takes_several
                                                          ? MYSQL_OPTION_MULTI_STATEMENTS_ON
                                                          : MYSQL_OPTION_MULTI_STATEMENTS_OFF) != 0)
        return false;
    connection->takes_several = takes_several;
    return true;
}

/* The results of what was deferred, until that of the statement behind it, if there is one. */
static bool pass_deferred(struct mysql_connection *connection, const char *sql, const char *shown,
                          struct alq_error *err)
{
    const struct mysql_client *client = &connection->client;
    struct deferred *deferred = &connection->deferred;
    for (size_t i = 0; i < deferred->count; i++) {
        bool is_last = i + 1 == deferred->count;
        if (deferred->items[i].ret_changes)
            *deferred->items[i].ret_changes = client->affected_rows(connection->handle);
        if (is_last && !sql)
            return true;
        if (client->next_result(connection->handle) == 0)
            continue;
        if (is_last)
            return mysql_fail(connection, connection->handle, shown, err);
        ARENA_SCOPE(scratch);
        return mysql_fail(connection, connection->handle,
                          deferred_statement(deferred, i + 1, &scratch), err);
    }
    return true;
}

static bool send_joined(struct mysql_connection *connection, const char *sql, const char *shown,
                        struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct text *text = &connection->deferred.sql;
    if (sql)
        text_add(text, sql);
    const struct mysql_client *client = &connection->client;
    if (client->real_query(connection->handle, text->bytes, text->length) != 0) {
        bool is_lost = mysql_is_lost(client->error_number(connection->handle));
        return mysql_fail(connection, connection->handle,
                          is_lost ? shown : deferred_statement(&connection->deferred, 0, &scratch),
                          err);
    }
    return pass_deferred(connection, sql, shown, err);
}

bool mysql_send(struct mysql_connection *connection, const char *sql, const char *shown,
                struct alq_error *err)
{
    struct deferred *deferred = &connection->deferred;
    size_t length = sql ? strlen(sql) : 0;
    bool is_one = sql && is_surely_one(sql);
    bool is_joined = deferred->count && (!sql || (is_one && length <= LONGEST_JOINED));
    if (deferred->count && !is_joined && !mysql_send(connection, NULL, NULL, err))
        return false;
    if (is_joined) {
        bool is_sent = take_several(connection, true)
                           ? send_joined(connection, sql, shown, err)
                           : mysql_fail(connection, connection->handle, shown, err);
        deferred_clear(deferred);
        return is_sent;
    }
    if (!sql)
        return true;
    return ((is_one || take_several(connection, false)) &&
            connection->client.real_query(connection->handle, sql, length) == 0) ||
           mysql_fail(connection, connection->handle, shown, err);
}

/* Once per connection; where it is not understood nothing is ever deferred. */
static bool can_join(struct mysql_connection *connection)
{
    if (!connection->cannot_join && !connection->takes_several && !connection->deferred.count)
        connection->cannot_join =
            !take_several(connection, true) &&
            !mysql_is_lost(connection->client.error_number(connection->handle));
    return !connection->cannot_join;
}

bool mysql_driver_defer(struct connection *base, const char *sql, const struct value *parameters,
                        size_t parameter_count, uint64_t *ret_changes, struct alq_error *err)
{
    struct mysql_connection *connection = (struct mysql_connection *)base;
    TEXT_SCOPE(filled);
    if (!can_join(connection))
        return mysql_driver_execute(base, sql, parameters, parameter_count, ret_changes, err);
    if (!mysql_put_parameters(connection, sql, parameters, parameter_count, &filled, err))
        return false;
    if (connection->deferred.count == DEFERRED_MOST && !mysql_driver_settle(base, err))
        return false;
    deferred_add(&connection->deferred, text_string(&filled), ret_changes);
    return true;
}
