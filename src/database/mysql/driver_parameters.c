/* Puts values into the text of a statement, as literals that the server reads back as the same
 * values: one round trip instead of three, and a call that can be stopped while it runs. */
#include <mysql.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/real.h"
#include "database/mysql/driver.h"
#include "sql/lexer.h"
#include "base/banned.h"

static void add_escaped(struct mysql_connection *connection, const struct value *value,
                        struct text *text)
{
    ARENA_SCOPE(scratch);
    char *escaped = arena_alloc(&scratch, value->length * 2 + 1);
    unsigned long length =
        connection->client.escape(connection->handle, escaped, value->bytes, value->length);
    text_add_char(text, '\'');
    text_add_bytes(text, escaped, length);
    text_add_char(text, '\'');
}

static void add_blob(const struct value *value, struct text *text)
{
    static const char digits[] = "0123456789abcdef";
    text_add(text, "x'");
    for (size_t i = 0; i < value->length; i++) {
        unsigned char byte = (unsigned char)value->bytes[i];
        text_add_char(text, digits[byte >> 4]);
        text_add_char(text, digits[byte & 15]);
    }
    text_add_char(text, '\'');
}

/* With an exponent, which makes it a DOUBLE and not a DECIMAL. */
static bool add_real(double real, struct text *text, struct alq_error *err)
{
    if (!isfinite(real))
        return error_set(err, ALQ_ERROR_DATABASE, "MySQL has no number that is %s",
                         isnan(real) ? _("not one") : _("infinite"));
    real_add(text, "%.17e", real);
    return true;
}

static bool add_value(struct mysql_connection *connection, const struct value *value,
                      struct text *text, struct alq_error *err)
{
    switch (value->kind) {
    case VALUE_NULL:
        text_add(text, "NULL");
        return true;
    case VALUE_INTEGER:
        text_printf(text, "%" PRId64, value->integer);
        return true;
    case VALUE_REAL:
        return add_real(value->real, text, err);
    case VALUE_TEXT:
        add_escaped(connection, value, text);
        return true;
    case VALUE_BLOB:
        add_blob(value, text);
        return true;
    }
    return false;
}

static bool fail_count(const char *sql, size_t expected, size_t count, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_DATABASE, "the statement has %zu parameters and got %zu values",
              expected, count);
    return error_statement(err, sql);
}

bool mysql_put_parameters(struct mysql_connection *connection, const char *sql,
                          const struct value *parameters, size_t count, struct text *text,
                          struct alq_error *err)
{
    struct sql_lexer lexer;
    struct sql_token token;
    const char *copied = sql;
    size_t met = 0;
    sql_lexer_init(&lexer, sql, strlen(sql), SQL_SYNTAX_MYSQL, NULL, 1);
    for (bool is_first = true;; is_first = false) {
        if (!sql_lexer_next(&lexer, is_first, &token, err))
            return error_statement(err, sql);
        if (token.kind == SQL_TOKEN_END)
            break;
        if (!sql_token_is_symbol(&token, '?'))
            continue;
        text_add_bytes(text, copied, (size_t)(token.text - copied));
        copied = token.text + token.length;
        if (met < count && !add_value(connection, &parameters[met], text, err))
            return error_statement(err, sql);
        met++;
    }
    text_add(text, copied);
    return met == count || fail_count(sql, met, count, err);
}
