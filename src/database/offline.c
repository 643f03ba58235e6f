/* Writes statements as a script; there is no database behind it. */
#include "database/offline.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "base/utf8.h"
#include "database/dialect.h"
#include "sql/scanner.h"
#include "base/banned.h"

struct offline_connection {
    struct connection base;
    offline_write_fn write;
    void *user;
    bool is_in_transaction;
};

static struct offline_connection *offline_of(struct connection *connection)
{
    return (struct offline_connection *)connection;
}

static bool write_bytes(struct connection *connection, const char *bytes, size_t length,
                        struct alq_error *err)
{
    struct offline_connection *offline = offline_of(connection);
    if (!length || offline->write(offline->user, bytes, length))
        return true;
    return error_set(err, ALQ_ERROR_CANCELLED, "writing the SQL script was stopped");
}

bool offline_write(struct connection *connection, const char *text, struct alq_error *err)
{
    return write_bytes(connection, text, strlen(text), err);
}

/* Narrows to what is left without blanks at both ends; blank is what Python's str.strip() takes
 * off. */
static void strip(const char **bytes, size_t *length)
{
    if (utf8_valid_prefix(*bytes, *length) < *length)
        return;
    for (size_t blank; *length && (blank = utf8_leading_blank(*bytes, *length)) > 0;) {
        *bytes += blank;
        *length -= blank;
    }
    for (size_t blank; *length && (blank = utf8_trailing_blank(*bytes, *length)) > 0;)
        *length -= blank;
}

/* Where the string, quoted name or comment that begins at byte ends; the next byte when none
 * does. */
static const char *skip_token(const char *byte, const char *end, bool has_escapes)
{
    const char *close = NULL;
    if (end - byte > 1 && byte[0] == '-' && byte[1] == '-')
        close = memchr(byte, '\n', (size_t)(end - byte));
    else if (end - byte > 1 && byte[0] == '/' && byte[1] == '*')
        close = memmem(byte + 2, (size_t)(end - byte) - 2, "*/", 2);
    else if (strchr("'\"`", *byte)) {
        for (close = byte + 1; close < end && *close != *byte; close++)
            if (*close == '\\' && has_escapes && *byte != '`' && close + 1 < end)
                close++;
    } else
        return byte + 1;
    return close && close < end ? close + 1 : end;
}

static void add_expanded(struct text *text, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\t')
            text_add(text, "    ");
        else
            text_add_char(text, bytes[i]);
    }
}

static void add_statement(struct text *text, const struct dialect *dialect, const char *sql)
{
    size_t length = strlen(sql);
    strip(&sql, &length);
    if (!memchr(sql, '\t', length)) {
        text_add_bytes(text, sql, length);
        return;
    }
    const char *end = sql + length;
    while (sql < end) {
        const char *next = skip_token(sql, end, dialect->escapes_backslashes);
        if (*sql == '\'')
            text_add_bytes(text, sql, (size_t)(next - sql));
        else
            add_expanded(text, sql, (size_t)(next - sql));
        sql = next;
    }
}

/* Whether a ';' stands in the statement, behind which there is more. */
static bool has_inner_end(const char *sql, bool has_escapes)
{
    const char *end = sql + strlen(sql);
    while (sql < end) {
        if (*sql == ';' && sql[strspn(sql, "; \t\r\n")] != '\0')
            return true;
        sql = skip_token(sql, end, has_escapes);
    }
    return false;
}

/* A string between dollars ($$…$$, $body$…$body$): text for PostgreSQL, of which MySQL understands
 * nothing. */
static bool has_dollar_quote(const char *sql)
{
    for (const char *at = strchr(sql, '$'); at; at = strchr(at + 1, '$')) {
        const char *close = at + 1;
        while (ascii_is_alphanumeric((unsigned char)*close) || *close == '_')
            close++;
        size_t length = (size_t)(close - at) + 1;
        if (*close == '$' && memmem(close + 1, strlen(close + 1), at, length))
            return true;
    }
    return false;
}

/* Whether there is a body with ';' in it. Several statements that a script hands over as one text
 * are written as they are, as Alembic does. */
static bool has_body(const struct dialect *dialect, const char *sql)
{
    ARENA_SCOPE(scratch);
    struct sql_statements statements = {0};
    if (!has_inner_end(sql, dialect->escapes_backslashes) || has_dollar_quote(sql) ||
        !sql_split(sql, strlen(sql), dialect->syntax, "", 1, &scratch, &statements, NULL))
        return false;
    for (size_t i = 0; i < statements.count; i++)
        if (has_inner_end(statements.items[i].text, dialect->escapes_backslashes))
            return true;
    return false;
}

/* A delimiter that is not in the statement; NULL where it needs none. */
static const char *choose_delimiter(const struct dialect *dialect, const char *sql)
{
    static const char *const delimiters[] = {"//", "$$", "||", "//||$$"};
    if (!dialect->needs_delimiter || !has_body(dialect, sql))
        return NULL;
    size_t last = sizeof delimiters / sizeof *delimiters - 1;
    size_t i = 0;
    while (i < last && strstr(sql, delimiters[i]))
        i++;
    return delimiters[i];
}

static void offline_free(struct connection *connection)
{
    free(offline_of(connection));
}

static bool offline_execute(struct connection *connection, const char *sql,
                            const struct value *parameters, size_t parameter_count,
                            uint64_t *ret_changes, struct alq_error *err)
{
    (void)parameters;
    if (parameter_count) {
        error_set(err, ALQ_ERROR_UNSUPPORTED,
                  "a statement with parameters cannot be written as SQL");
        return error_statement(err, sql);
    }
    TEXT_SCOPE(text);
    const char *delimiter = choose_delimiter(connection->dialect, sql);
    if (delimiter)
        text_printf(&text, "DELIMITER %s\n", delimiter);
    add_statement(&text, connection->dialect, sql);
    if (delimiter)
        text_printf(&text, "%s\nDELIMITER ;\n\n", delimiter);
    else
        text_add(&text, ";\n\n");
    if (!write_bytes(connection, text_string(&text), text.length, err))
        return false;
    if (ret_changes)
        *ret_changes = 0;
    return true;
}

static bool offline_query(struct connection *connection, const char *sql,
                          const struct value *parameters, size_t parameter_count,
                          struct rows **ret_rows, struct alq_error *err)
{
    (void)connection;
    (void)parameters;
    (void)parameter_count;
    (void)ret_rows;
    error_set(err, ALQ_ERROR_UNSUPPORTED, "nothing can be read from the database offline");
    error_hint(err, "run this revision on a database, without --sql");
    return error_statement(err, sql);
}

static bool offline_begin(struct connection *connection, struct alq_error *err)
{
    if (connection->dialect->writes_transactions && !offline_write(connection, "BEGIN;\n\n", err))
        return false;
    offline_of(connection)->is_in_transaction = true;
    return true;
}

static bool offline_commit(struct connection *connection, struct alq_error *err)
{
    if (connection->dialect->writes_transactions && !offline_write(connection, "COMMIT;\n\n", err))
        return false;
    offline_of(connection)->is_in_transaction = false;
    return true;
}

/* A script that ends early is not run, so there is nothing to take back in it. */
static void offline_rollback(struct connection *connection)
{
    offline_of(connection)->is_in_transaction = false;
}

static bool offline_is_in_transaction(const struct connection *connection)
{
    return ((const struct offline_connection *)connection)->is_in_transaction;
}

static void offline_interrupt(struct connection *connection)
{
    (void)connection; /* the flag in the connection is all: no call of this one takes long */
}

struct connection *offline_connection_new(const struct dialect *dialect, offline_write_fn write,
                                          void *user)
{
    static const struct connection_methods methods = {
        .free = offline_free,
        .execute = offline_execute,
        .query = offline_query,
        .begin = offline_begin,
        .commit = offline_commit,
        .rollback = offline_rollback,
        .is_in_transaction = offline_is_in_transaction,
        .interrupt = offline_interrupt,
    };
    struct offline_connection *offline = memory_alloc(sizeof *offline);
    offline->base.methods = &methods;
    offline->base.dialect = dialect;
    offline->base.display_url = dialect->name;
    offline->write = write;
    offline->user = user;
    return &offline->base;
}
