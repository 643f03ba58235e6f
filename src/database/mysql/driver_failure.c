/* What the errors of MySQL and MariaDB mean, and how they are told. */
#include <mysql.h>
#include <errmsg.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "database/mysql/driver.h"
#include "database/mysql/internal.h"
#include "base/banned.h"

/* Numbers that only one of the two servers has, or newer ones than the header. */
enum {
    KILLED_BY_OTHER = 1927,   /* MariaDB: Connection was killed */
    STATEMENT_TIMEOUT = 1969, /* MariaDB: max_statement_time exceeded */
    EXECUTION_TIMEOUT = 3024, /* MySQL: maximum statement execution time exceeded */
    LOCK_NOWAIT = 3572,       /* MySQL: NOWAIT is set */
    IDLE_TOO_LONG = 4031,     /* MySQL: disconnected because of inactivity */
    RESET_BY_SERVER = 1184,
};

bool mysql_is_lost(unsigned code)
{
    static const unsigned codes[] = {
        CR_SERVER_GONE_ERROR, CR_SERVER_LOST,     CR_SERVER_LOST_EXTENDED,
        CR_CONNECTION_ERROR,  CR_CONN_HOST_ERROR, CR_SOCKET_CREATE_ERROR,
        CR_UNKNOWN_HOST,      CR_IPSOCK_ERROR,    CR_SERVER_HANDSHAKE_ERR,
        ER_SERVER_SHUTDOWN,   ER_CON_COUNT_ERROR, KILLED_BY_OTHER,
        IDLE_TOO_LONG,        RESET_BY_SERVER,    ER_NORMAL_SHUTDOWN,
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] == code)
            return true;
    return false;
}

static enum alq_error_kind kind_of(unsigned code)
{
    if (mysql_is_lost(code))
        return ALQ_ERROR_CONNECT;
    switch (code) {
    case ER_LOCK_WAIT_TIMEOUT:
    case ER_LOCK_DEADLOCK:
    case LOCK_NOWAIT:
        return ALQ_ERROR_LOCK;
    case CR_SSL_CONNECTION_ERROR:
    case CR_AUTH_PLUGIN_CANNOT_LOAD:
    case CR_OUT_OF_MEMORY:
    case CR_VERSION_ERROR:
        return ALQ_ERROR_CONNECT;
    default:
        return ALQ_ERROR_DATABASE;
    }
}

/* On one line, as it stands. */
static void add_message(struct text *text, const char *message)
{
    text_add(text, *message ? message : _("the server gives no reason"));
    for (size_t i = 0; i < text->length; i++)
        if (text->bytes[i] == '\n' || text->bytes[i] == '\r')
            text->bytes[i] = ' ';
}

/* "… near 'FOO BAR' at line 3": the line is of the statement, and what is near is its rest from
 * the mistake on, cut to 80 characters. */
static void locate(struct alq_error *err, const char *sql, const char *message)
{
    static const char at_line[] = "' at line ";
    const char *quote = strstr(message, "near '");
    const char *end = NULL;
    for (const char *found = message; (found = strstr(found, at_line)); found++)
        end = found;
    if (!quote || !end || end < quote)
        return;
    unsigned line = (unsigned)strtoul(end + sizeof at_line - 1, NULL, 10);
    const char *start = sql;
    for (unsigned i = 1; i < line && start; i++)
        start = (start = strchr(start, '\n')) ? start + 1 : NULL;
    if (!line || !start)
        return;
    err->line = line;
    TEXT_SCOPE(near);
    text_add_bytes(&near, quote + strlen("near '"), (size_t)(end - quote) - strlen("near '"));
    const char *place = near.length ? strstr(start, text_string(&near)) : NULL;
    const char *line_end = start + strcspn(start, "\n");
    if (place && place <= line_end)
        err->column = (unsigned)(place - start) + 1;
}

/* The standard's state, or PostgreSQL's where MySQL has none of its own for a failure that programs
 * decide by. */
static const char *state_of(unsigned code, const char *own)
{
    switch (code) {
    case ER_LOCK_WAIT_TIMEOUT:
    case LOCK_NOWAIT:
        return "55P03";
    case STATEMENT_TIMEOUT:
    case EXECUTION_TIMEOUT:
        return "57014";
    default:
        return own;
    }
}

static void hint_at(unsigned code, struct alq_error *err)
{
    switch (code) {
    case ER_LOCK_WAIT_TIMEOUT:
        error_hint(err, "see who holds it: SHOW FULL PROCESSLIST; then run the upgrade again");
        break;
    case ER_LOCK_DEADLOCK:
        error_detail(err, "it was rolled back, so that another transaction could go on");
        break;
    default:
        break;
    }
}

bool mysql_fail(struct mysql_connection *connection, struct st_mysql *handle, const char *sql,
                struct alq_error *err)
{
    const struct mysql_client *client = &connection->client;
    unsigned code = client->error_number(handle);
    const char *reason = client->error(handle);
    if (!err || err->kind != ALQ_ERROR_NONE)
        return false;
    TEXT_SCOPE(message);
    add_message(&message, reason);
    if (mysql_is_lost(code) && sql)
        error_set(err, ALQ_ERROR_CONNECT, "the connection to %s is lost: %s",
                  connection->base.display_url, text_string(&message));
    else
        error_set(err, kind_of(code), "%s", text_string(&message));
    err->vendor_code = (int)code;
    snprintf(err->sqlstate, sizeof err->sqlstate, "%s", state_of(code, client->sqlstate(handle)));
    hint_at(code, err);
    if (mysql_is_lost(code) && sql)
        error_hint(err, "alambique wait, then: alambique status");
    mysql_hint_refusal(connection, code, reason, err);
    if (!sql)
        return false;
    if (code == ER_PARSE_ERROR)
        locate(err, sql, reason);
    return error_statement(err, sql);
}
