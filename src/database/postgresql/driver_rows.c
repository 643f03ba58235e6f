/* The rows of a result, as the port's values. */
#include <stdlib.h>
#include <string.h>

#include "database/postgresql/driver.h"
#include "base/real.h"
#include "database/postgresql/driver_library.h"
#include "base/banned.h"

struct postgresql_rows {
    struct rows base;
    const struct libpq *pq; /* the connection's */
    PGresult *result;
    struct arena arena; /* of the row's decoded bytes */
    enum value_type *types;
    int next;
};

/* Types by their ids in pg_type, sorted; those of arrays are the second half of it. */
static const struct known_type {
    Oid oid;
    enum value_type type;
} known_types[] = {
    {16, VALUE_TYPE_BOOLEAN},     {17, VALUE_TYPE_BLOB},           {18, VALUE_TYPE_TEXT},
    {19, VALUE_TYPE_TEXT},        {20, VALUE_TYPE_INTEGER},        {21, VALUE_TYPE_INTEGER},
    {23, VALUE_TYPE_INTEGER},     {25, VALUE_TYPE_TEXT},           {26, VALUE_TYPE_INTEGER},
    {114, VALUE_TYPE_JSON},       {143, VALUE_TYPE_ARRAY},         {199, VALUE_TYPE_ARRAY},
    {700, VALUE_TYPE_REAL},       {701, VALUE_TYPE_REAL},          {705, VALUE_TYPE_TEXT},
    {1000, VALUE_TYPE_ARRAY},     {1001, VALUE_TYPE_ARRAY},        {1002, VALUE_TYPE_ARRAY},
    {1003, VALUE_TYPE_ARRAY},     {1005, VALUE_TYPE_ARRAY},        {1007, VALUE_TYPE_ARRAY},
    {1009, VALUE_TYPE_ARRAY},     {1014, VALUE_TYPE_ARRAY},        {1015, VALUE_TYPE_ARRAY},
    {1016, VALUE_TYPE_ARRAY},     {1021, VALUE_TYPE_ARRAY},        {1022, VALUE_TYPE_ARRAY},
    {1028, VALUE_TYPE_ARRAY},     {1041, VALUE_TYPE_ARRAY},        {1042, VALUE_TYPE_TEXT},
    {1043, VALUE_TYPE_TEXT},      {1082, VALUE_TYPE_DATE},         {1083, VALUE_TYPE_TIME},
    {1114, VALUE_TYPE_TIMESTAMP}, {1115, VALUE_TYPE_ARRAY},        {1182, VALUE_TYPE_ARRAY},
    {1183, VALUE_TYPE_ARRAY},     {1184, VALUE_TYPE_TIMESTAMP_TZ}, {1185, VALUE_TYPE_ARRAY},
    {1186, VALUE_TYPE_INTERVAL},  {1187, VALUE_TYPE_ARRAY},        {1231, VALUE_TYPE_ARRAY},
    {1266, VALUE_TYPE_TIME},      {1270, VALUE_TYPE_ARRAY},        {1700, VALUE_TYPE_DECIMAL},
    {2950, VALUE_TYPE_UUID},      {2951, VALUE_TYPE_ARRAY},        {3802, VALUE_TYPE_JSON},
    {3807, VALUE_TYPE_ARRAY},
};

static int compare_oid(const void *key, const void *known)
{
    Oid oid = *(const Oid *)key;
    Oid other = ((const struct known_type *)known)->oid;
    return (oid > other) - (oid < other);
}

static enum value_type type_of(Oid oid)
{
    const struct known_type *known =
        bsearch(&oid, known_types, sizeof known_types / sizeof *known_types, sizeof *known_types,
                compare_oid);
    return known ? known->type : VALUE_TYPE_OTHER;
}

static struct postgresql_rows *postgresql_rows_of(const struct rows *rows)
{
    return (struct postgresql_rows *)rows;
}

static bool rows_step(struct rows *base, bool *ret_has_row, struct alq_error *err)
{
    struct postgresql_rows *rows = postgresql_rows_of(base);
    (void)err; /* all of them are here already */
    arena_release(&rows->arena);
    *ret_has_row = rows->next < rows->pq->PQntuples(rows->result);
    rows->next += *ret_has_row;
    return true;
}

static size_t rows_columns(const struct rows *base)
{
    const struct postgresql_rows *rows = postgresql_rows_of(base);
    return (size_t)rows->pq->PQnfields(rows->result);
}

static const char *rows_name(const struct rows *base, size_t column)
{
    const struct postgresql_rows *rows = postgresql_rows_of(base);
    return rows->pq->PQfname(rows->result, (int)column);
}

static enum value_type rows_type(const struct rows *base, size_t column)
{
    return postgresql_rows_of(base)->types[column];
}

/* The server has them in hexadecimal, or in the escapes of old. */
static struct value decode_bytes(struct postgresql_rows *rows, const char *text)
{
    struct value value = {.kind = VALUE_BLOB, .bytes = ""};
    unsigned char *bytes = rows->pq->PQunescapeBytea((const unsigned char *)text, &value.length);
    if (!bytes)
        return value;
    value.bytes = arena_strndup(&rows->arena, "", 0);
    if (value.length) {
        char *copy = arena_alloc(&rows->arena, value.length);
        memcpy(copy, bytes, value.length);
        value.bytes = copy;
    }
    rows->pq->PQfreemem(bytes);
    return value;
}

static struct value rows_get(const struct rows *base, size_t column)
{
    struct postgresql_rows *rows = postgresql_rows_of(base);
    int row = rows->next - 1, index = (int)column;
    if (rows->pq->PQgetisnull(rows->result, row, index))
        return VALUE_OF_NULL;
    const char *text = rows->pq->PQgetvalue(rows->result, row, index);
    switch (rows->types[column]) {
    case VALUE_TYPE_BOOLEAN:
        return VALUE_OF_INTEGER(*text == 't');
    case VALUE_TYPE_INTEGER:
        return VALUE_OF_INTEGER(strtoll(text, NULL, 10));
    case VALUE_TYPE_REAL:
        return (struct value){.kind = VALUE_REAL, .real = real_read(text, NULL)};
    case VALUE_TYPE_BLOB:
        return decode_bytes(rows, text);
    default:
        return (struct value){
            .kind = VALUE_TEXT,
            .bytes = text,
            .length = (size_t)rows->pq->PQgetlength(rows->result, row, index),
        };
    }
}

static void rows_end(struct rows *base)
{
    struct postgresql_rows *rows = postgresql_rows_of(base);
    rows->pq->PQclear(rows->result);
    arena_release(&rows->arena);
    free(rows->types);
    free(rows);
}

struct rows *postgresql_rows_new(struct postgresql_connection *connection, struct pg_result *result)
{
    static const struct rows_methods methods = {
        .next = rows_step,
        .column_count = rows_columns,
        .column_name = rows_name,
        .value = rows_get,
        .column_type = rows_type,
        .free = rows_end,
    };
    struct postgresql_rows *rows = memory_alloc(sizeof *rows);
    int count = connection->pq->PQnfields(result);
    rows->base.methods = &methods;
    rows->pq = connection->pq;
    rows->result = result;
    rows->types = memory_alloc((size_t)(count ? count : 1) * sizeof *rows->types);
    for (int i = 0; i < count; i++)
        rows->types[i] = type_of(connection->pq->PQftype(result, i));
    return &rows->base;
}
