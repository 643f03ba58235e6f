/* Rows of a result that the client holds as a whole, so that other statements may run between
 * them. */
#include <mysql.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/real.h"
#include "database/mysql/driver.h"
#include "base/banned.h"

struct mysql_rows {
    struct rows base;
    const struct mysql_client *client;
    MYSQL_RES *result; /* NULL: a statement without rows */
    MYSQL_FIELD *fields;
    unsigned field_count;
    MYSQL_ROW row;
    unsigned long *lengths;
};

static bool rows_step(struct rows *base, bool *ret_has_row, struct alq_error *err)
{
    struct mysql_rows *rows = (struct mysql_rows *)base;
    (void)err; /* all of it is here already */
    rows->row = rows->result ? rows->client->fetch_row(rows->result) : NULL;
    rows->lengths = rows->row ? rows->client->fetch_lengths(rows->result) : NULL;
    *ret_has_row = rows->row != NULL;
    return true;
}

static size_t rows_columns(const struct rows *base)
{
    return ((const struct mysql_rows *)base)->field_count;
}

static const char *rows_name(const struct rows *base, size_t column)
{
    return ((const struct mysql_rows *)base)->fields[column].name;
}

/* The number of the character set that stands for bytes. */
enum { CHARSET_BINARY = 63 };

static enum value_type type_of(const MYSQL_FIELD *field)
{
    enum { TYPE_JSON_OF_MYSQL = 245 };
    switch ((int)field->type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR:
    case MYSQL_TYPE_BIT:
        return VALUE_TYPE_INTEGER;
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL:
        return VALUE_TYPE_DECIMAL;
    case MYSQL_TYPE_FLOAT:
    case MYSQL_TYPE_DOUBLE:
        return VALUE_TYPE_REAL;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE:
        return VALUE_TYPE_DATE;
    case MYSQL_TYPE_TIME:
        return VALUE_TYPE_TIME;
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP:
        return VALUE_TYPE_TIMESTAMP;
    case TYPE_JSON_OF_MYSQL:
        return VALUE_TYPE_JSON;
    case MYSQL_TYPE_GEOMETRY:
        return VALUE_TYPE_BLOB;
    case MYSQL_TYPE_NULL:
        return VALUE_TYPE_UNKNOWN;
    default:
        return field->charsetnr == CHARSET_BINARY ? VALUE_TYPE_BLOB : VALUE_TYPE_TEXT;
    }
}

static struct value bits_value(const char *bytes, size_t length)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < length; i++)
        bits = bits << 8 | (unsigned char)bytes[i];
    return VALUE_OF_INTEGER((int64_t)bits);
}

/* BIGINT UNSIGNED has numbers that the integer has no room for: they stay digits. */
static struct value integer_value(const MYSQL_FIELD *field, struct value text)
{
    static const char highest[] = "9223372036854775807";
    size_t length = sizeof highest - 1;
    if (field->type == MYSQL_TYPE_BIT)
        return bits_value(text.bytes, text.length);
    if ((field->flags & UNSIGNED_FLAG) &&
        (text.length > length || (text.length == length && strcmp(text.bytes, highest) > 0)))
        return text;
    return VALUE_OF_INTEGER(strtoll(text.bytes, NULL, 10));
}

static struct value rows_get(const struct rows *base, size_t column)
{
    const struct mysql_rows *rows = (const struct mysql_rows *)base;
    const MYSQL_FIELD *field = &rows->fields[column];
    struct value value = {.kind = VALUE_TEXT, .bytes = rows->row[column]};
    if (!value.bytes)
        return VALUE_OF_NULL;
    value.length = rows->lengths[column];
    switch (type_of(field)) {
    case VALUE_TYPE_INTEGER:
        return integer_value(field, value);
    case VALUE_TYPE_REAL:
        return (struct value){.kind = VALUE_REAL, .real = real_read(value.bytes, NULL)};
    case VALUE_TYPE_BLOB:
        value.kind = VALUE_BLOB;
        return value;
    default:
        return value;
    }
}

static enum value_type rows_type(const struct rows *base, size_t column)
{
    return type_of(&((const struct mysql_rows *)base)->fields[column]);
}

static void rows_end(struct rows *base)
{
    struct mysql_rows *rows = (struct mysql_rows *)base;
    if (rows->result)
        rows->client->free_result(rows->result);
    free(rows);
}

struct rows *mysql_rows_new(struct mysql_connection *connection, MYSQL_RES *result)
{
    static const struct rows_methods methods = {
        .next = rows_step,
        .column_count = rows_columns,
        .column_name = rows_name,
        .value = rows_get,
        .column_type = rows_type,
        .free = rows_end,
    };
    struct mysql_rows *rows = memory_alloc(sizeof *rows);
    *rows = (struct mysql_rows){
        .base.methods = &methods,
        .client = &connection->client,
        .result = result,
    };
    if (result) {
        rows->fields = rows->client->fetch_fields(result);
        rows->field_count = rows->client->num_fields(result);
    }
    return &rows->base;
}
