/* Families of types, and the types of results, by SQLAlchemy's rules. */
#include "sql/infer.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/banned.h"

#define BARE(name)                                                                                 \
    {                                                                                              \
        .kind = name, .length = TYPE_UNSET, .precision = TYPE_UNSET, .scale = TYPE_UNSET,          \
        .dimensions = TYPE_UNSET, .is_native = true, .creates_type = true                          \
    }

static const struct type plain_types[TYPE_ARRAY] = {
    [TYPE_NULL] = BARE(TYPE_NULL),
    [TYPE_INTEGER] = BARE(TYPE_INTEGER),
    [TYPE_SMALL_INTEGER] = BARE(TYPE_SMALL_INTEGER),
    [TYPE_BIG_INTEGER] = BARE(TYPE_BIG_INTEGER),
    [TYPE_BOOLEAN] = BARE(TYPE_BOOLEAN),
    [TYPE_STRING] = BARE(TYPE_STRING),
    [TYPE_UNICODE] = BARE(TYPE_UNICODE),
    [TYPE_TEXT] = BARE(TYPE_TEXT),
    [TYPE_UNICODE_TEXT] = BARE(TYPE_UNICODE_TEXT),
    [TYPE_DATE] = BARE(TYPE_DATE),
    [TYPE_DATE_TIME] = BARE(TYPE_DATE_TIME),
    [TYPE_TIME] = BARE(TYPE_TIME),
    [TYPE_INTERVAL] = BARE(TYPE_INTERVAL),
    [TYPE_NUMERIC] = BARE(TYPE_NUMERIC),
    [TYPE_FLOAT] = BARE(TYPE_FLOAT),
    [TYPE_DOUBLE] = BARE(TYPE_DOUBLE),
    [TYPE_LARGE_BINARY] = BARE(TYPE_LARGE_BINARY),
    [TYPE_JSON] = BARE(TYPE_JSON),
    [TYPE_UUID] = BARE(TYPE_UUID),
};

/* Of a place in JSON: they are in no database, and are told apart by their names. */
const struct type type_json_index = {.kind = TYPE_SQL, .name = "\x01index"};
const struct type type_json_path = {.kind = TYPE_SQL, .name = "\x01path"};

static const enum type_family families_of_kinds[TYPE_KIND_COUNT] = {
    [TYPE_INTEGER] = FAMILY_INTEGER,     [TYPE_SMALL_INTEGER] = FAMILY_INTEGER,
    [TYPE_BIG_INTEGER] = FAMILY_INTEGER, [TYPE_BOOLEAN] = FAMILY_BOOLEAN,
    [TYPE_STRING] = FAMILY_STRING,       [TYPE_UNICODE] = FAMILY_STRING,
    [TYPE_TEXT] = FAMILY_STRING,         [TYPE_UNICODE_TEXT] = FAMILY_STRING,
    [TYPE_ENUM] = FAMILY_STRING,         [TYPE_DATE] = FAMILY_DATE,
    [TYPE_DATE_TIME] = FAMILY_DATE_TIME, [TYPE_TIME] = FAMILY_TIME,
    [TYPE_INTERVAL] = FAMILY_INTERVAL,   [TYPE_NUMERIC] = FAMILY_NUMERIC,
    [TYPE_FLOAT] = FAMILY_NUMERIC,       [TYPE_DOUBLE] = FAMILY_NUMERIC,
    [TYPE_LARGE_BINARY] = FAMILY_BINARY, [TYPE_PICKLE] = FAMILY_OTHER,
    [TYPE_JSON] = FAMILY_JSON,           [TYPE_UUID] = FAMILY_UUID,
    [TYPE_ARRAY] = FAMILY_ARRAY,         [TYPE_DOMAIN] = FAMILY_OTHER,
    [TYPE_RAW] = FAMILY_OTHER,
};

/* Sorted by name. */
static const struct {
    const char *name;
    enum type_family family;
} families_of_names[] = {
    {"\x01index", FAMILY_JSON_INDEX},
    {"\x01path", FAMILY_JSON_PATH},
    {"BIGINT", FAMILY_INTEGER},
    {"BINARY", FAMILY_BINARY},
    {"BLOB", FAMILY_BINARY},
    {"BOOLEAN", FAMILY_BOOLEAN},
    {"BYTEA", FAMILY_BINARY},
    {"CHAR", FAMILY_STRING},
    {"CITEXT", FAMILY_STRING},
    {"CLOB", FAMILY_STRING},
    {"DATE", FAMILY_DATE},
    {"DATETIME", FAMILY_DATE_TIME},
    {"DECIMAL", FAMILY_NUMERIC},
    {"DOUBLE", FAMILY_NUMERIC},
    {"DOUBLE PRECISION", FAMILY_NUMERIC},
    {"DOUBLE_PRECISION", FAMILY_NUMERIC},
    {"ENUM", FAMILY_STRING},
    {"FLOAT", FAMILY_NUMERIC},
    {"HSTORE", FAMILY_HSTORE},
    {"INT", FAMILY_INTEGER},
    {"INTEGER", FAMILY_INTEGER},
    {"INTERVAL", FAMILY_INTERVAL},
    {"JSON", FAMILY_JSON},
    {"JSONB", FAMILY_JSON},
    {"LONGBLOB", FAMILY_BINARY},
    {"LONGTEXT", FAMILY_STRING},
    {"MEDIUMBLOB", FAMILY_BINARY},
    {"MEDIUMINT", FAMILY_INTEGER},
    {"MEDIUMTEXT", FAMILY_STRING},
    {"NCHAR", FAMILY_STRING},
    {"NCLOB", FAMILY_STRING},
    {"NUMERIC", FAMILY_NUMERIC},
    {"NVARCHAR", FAMILY_STRING},
    {"REAL", FAMILY_NUMERIC},
    {"SET", FAMILY_STRING},
    {"SMALLINT", FAMILY_INTEGER},
    {"TEXT", FAMILY_STRING},
    {"TIME", FAMILY_TIME},
    {"TIMESTAMP", FAMILY_DATE_TIME},
    {"TINYBLOB", FAMILY_BINARY},
    {"TINYINT", FAMILY_INTEGER},
    {"TINYTEXT", FAMILY_STRING},
    {"UUID", FAMILY_UUID},
    {"VARBINARY", FAMILY_BINARY},
    {"VARCHAR", FAMILY_STRING},
};

static int compare_name(const void *name, const void *row)
{
    return strcmp(name, *(const char *const *)row);
}

enum type_family type_family(const struct type *type)
{
    if (type->kind == TYPE_RAW && type->item)
        return type_family(type->item);
    if (type->kind != TYPE_SQL)
        return families_of_kinds[type->kind];
    const void *found =
        bsearch(type->name, families_of_names, sizeof families_of_names / sizeof *families_of_names,
                sizeof *families_of_names, compare_name);
    size_t offset = found ? (size_t)((const char *)found - (const char *)families_of_names) : 0;
    return found ? families_of_names[offset / sizeof *families_of_names].family : FAMILY_OTHER;
}

bool type_is_same_family(const struct type *a, const struct type *b)
{
    enum type_family family = type_family(a);
    if (family != type_family(b))
        return false;
    return family != FAMILY_OTHER || (a->kind == b->kind && string_equal(a->name, b->name));
}

const struct type *type_plain(enum type_kind kind)
{
    return &plain_types[kind];
}

const struct type *type_of_value(const struct sql_value *value)
{
    static const enum type_kind kinds[] = {
        [SQL_NONE] = TYPE_NULL,          [SQL_BOOLEAN] = TYPE_BOOLEAN,
        [SQL_INTEGER] = TYPE_INTEGER,    [SQL_FLOAT] = TYPE_FLOAT,
        [SQL_DECIMAL] = TYPE_NUMERIC,    [SQL_STRING] = TYPE_STRING,
        [SQL_BYTES] = TYPE_LARGE_BINARY, [SQL_DATE] = TYPE_DATE,
        [SQL_TIME] = TYPE_TIME,          [SQL_DATE_TIME] = TYPE_DATE_TIME,
        [SQL_INTERVAL] = TYPE_INTERVAL,  [SQL_UUID] = TYPE_UUID,
        [SQL_LIST] = TYPE_NULL,          [SQL_DICT] = TYPE_NULL,
        [SQL_OBJECT] = TYPE_NULL,
    };
    return type_plain(kinds[value->kind]);
}

const struct type *type_for_compared(const struct type *type, const struct sql_value *value)
{
    const struct type *own = type_of_value(value);
    bool decides_itself = type->kind == TYPE_RAW || type->kind == TYPE_PICKLE;
    return own->kind == TYPE_NULL || decides_itself || type_is_same_family(own, type) ? type : own;
}

/* What an operator makes of two families; SAME: the left type. */
struct adaptation {
    enum sql_operator op;
    enum type_family left, right;
    enum type_kind result; /* TYPE_NULL: the left type itself */
};

static const struct adaptation adaptations[] = {
    {SQL_ADD, FAMILY_INTEGER, FAMILY_DATE, TYPE_DATE},
    {SQL_ADD, FAMILY_INTEGER, FAMILY_NUMERIC, TYPE_NUMERIC},
    {SQL_MULTIPLY, FAMILY_INTEGER, FAMILY_INTERVAL, TYPE_INTERVAL},
    {SQL_MULTIPLY, FAMILY_INTEGER, FAMILY_NUMERIC, TYPE_NUMERIC},
    {SQL_DIVIDE, FAMILY_INTEGER, FAMILY_INTEGER, TYPE_NUMERIC},
    {SQL_DIVIDE, FAMILY_INTEGER, FAMILY_NUMERIC, TYPE_NUMERIC},
    {SQL_FLOOR_DIVIDE, FAMILY_INTEGER, FAMILY_NUMERIC, TYPE_NUMERIC},
    {SQL_SUBTRACT, FAMILY_INTEGER, FAMILY_NUMERIC, TYPE_NUMERIC},
    {SQL_MULTIPLY, FAMILY_NUMERIC, FAMILY_INTERVAL, TYPE_INTERVAL},
    {SQL_SUBTRACT, FAMILY_DATE_TIME, FAMILY_DATE_TIME, TYPE_INTERVAL},
    {SQL_ADD, FAMILY_DATE, FAMILY_INTERVAL, TYPE_DATE_TIME},
    {SQL_ADD, FAMILY_DATE, FAMILY_TIME, TYPE_DATE_TIME},
    {SQL_SUBTRACT, FAMILY_DATE, FAMILY_DATE, TYPE_INTEGER},
    {SQL_SUBTRACT, FAMILY_DATE, FAMILY_INTERVAL, TYPE_DATE_TIME},
    {SQL_SUBTRACT, FAMILY_DATE, FAMILY_DATE_TIME, TYPE_INTERVAL},
    {SQL_ADD, FAMILY_TIME, FAMILY_DATE, TYPE_DATE_TIME},
    {SQL_SUBTRACT, FAMILY_TIME, FAMILY_TIME, TYPE_INTERVAL},
    {SQL_ADD, FAMILY_INTERVAL, FAMILY_DATE, TYPE_DATE_TIME},
    {SQL_ADD, FAMILY_INTERVAL, FAMILY_DATE_TIME, TYPE_DATE_TIME},
    {SQL_ADD, FAMILY_INTERVAL, FAMILY_TIME, TYPE_TIME},
};

static bool can_be_joined(enum type_family family)
{
    return family == FAMILY_STRING || family == FAMILY_JSON || family == FAMILY_ARRAY ||
           family == FAMILY_HSTORE;
}

const struct type *type_of_operation(enum sql_operator *op, const struct type *left,
                                     const struct type *right)
{
    enum type_family from = type_family(left), to = type_family(right);
    if (from == FAMILY_NULL && to != FAMILY_NULL && sql_operator_is_commutative(*op))
        return type_of_operation(op, right, left);
    if (*op == SQL_ADD && can_be_joined(from) && (can_be_joined(to) || to == FAMILY_NULL)) {
        *op = SQL_CONCAT;
        return left->kind == TYPE_ENUM ? type_plain(TYPE_STRING) : left;
    }
    for (size_t i = 0; i < sizeof adaptations / sizeof *adaptations; i++) {
        const struct adaptation *row = &adaptations[i];
        if (row->op == *op && row->left == from && row->right == to)
            return to == type_family(type_plain(row->result)) ? right : type_plain(row->result);
    }
    return left;
}
