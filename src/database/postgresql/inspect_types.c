/* Types of the catalogue as the schema model has them, by SQLAlchemy's names. */
#include "database/postgresql/inspect_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

enum modifier {
    MODIFIER_NONE,
    MODIFIER_LENGTH,
    MODIFIER_NUMERIC,
    MODIFIER_TIME,
    MODIFIER_INTERVAL,
    MODIFIER_BIT
};

/* Sorted by the catalogue's name. */
static const struct known_type {
    const char *catalogue;
    const char *name;
    const char *family;
    enum modifier modifier;
} known_types[] = {
    {"bit", "BIT", "postgresql", MODIFIER_BIT},
    {"bool", "BOOLEAN", NULL, MODIFIER_NONE},
    {"bpchar", "CHAR", NULL, MODIFIER_LENGTH},
    {"bytea", "BYTEA", "postgresql", MODIFIER_NONE},
    {"cidr", "CIDR", "postgresql", MODIFIER_NONE},
    {"citext", "CITEXT", "postgresql", MODIFIER_NONE},
    {"date", "DATE", NULL, MODIFIER_NONE},
    {"datemultirange", "DATEMULTIRANGE", "postgresql", MODIFIER_NONE},
    {"daterange", "DATERANGE", "postgresql", MODIFIER_NONE},
    {"float4", "REAL", NULL, MODIFIER_NONE},
    {"float8", "DOUBLE_PRECISION", NULL, MODIFIER_NONE},
    {"hstore", "HSTORE", "postgresql", MODIFIER_NONE},
    {"inet", "INET", "postgresql", MODIFIER_NONE},
    {"int2", "SMALLINT", NULL, MODIFIER_NONE},
    {"int4", "INTEGER", NULL, MODIFIER_NONE},
    {"int4multirange", "INT4MULTIRANGE", "postgresql", MODIFIER_NONE},
    {"int4range", "INT4RANGE", "postgresql", MODIFIER_NONE},
    {"int8", "BIGINT", NULL, MODIFIER_NONE},
    {"int8multirange", "INT8MULTIRANGE", "postgresql", MODIFIER_NONE},
    {"int8range", "INT8RANGE", "postgresql", MODIFIER_NONE},
    {"interval", "INTERVAL", "postgresql", MODIFIER_INTERVAL},
    {"jsonb", "JSONB", "postgresql", MODIFIER_NONE},
    {"jsonpath", "JSONPATH", "postgresql", MODIFIER_NONE},
    {"macaddr", "MACADDR", "postgresql", MODIFIER_NONE},
    {"macaddr8", "MACADDR8", "postgresql", MODIFIER_NONE},
    {"money", "MONEY", "postgresql", MODIFIER_NONE},
    {"numeric", "NUMERIC", NULL, MODIFIER_NUMERIC},
    {"nummultirange", "NUMMULTIRANGE", "postgresql", MODIFIER_NONE},
    {"numrange", "NUMRANGE", "postgresql", MODIFIER_NONE},
    {"oid", "OID", "postgresql", MODIFIER_NONE},
    {"regclass", "REGCLASS", "postgresql", MODIFIER_NONE},
    {"regconfig", "REGCONFIG", "postgresql", MODIFIER_NONE},
    {"text", "TEXT", NULL, MODIFIER_NONE},
    {"time", "TIME", "postgresql", MODIFIER_TIME},
    {"timestamp", "TIMESTAMP", "postgresql", MODIFIER_TIME},
    {"timestamptz", "TIMESTAMP", "postgresql", MODIFIER_TIME},
    {"timetz", "TIME", "postgresql", MODIFIER_TIME},
    {"tsmultirange", "TSMULTIRANGE", "postgresql", MODIFIER_NONE},
    {"tsquery", "TSQUERY", "postgresql", MODIFIER_NONE},
    {"tsrange", "TSRANGE", "postgresql", MODIFIER_NONE},
    {"tstzmultirange", "TSTZMULTIRANGE", "postgresql", MODIFIER_NONE},
    {"tstzrange", "TSTZRANGE", "postgresql", MODIFIER_NONE},
    {"tsvector", "TSVECTOR", "postgresql", MODIFIER_NONE},
    {"uuid", "UUID", NULL, MODIFIER_NONE},
    {"varbit", "BIT", "postgresql", MODIFIER_BIT},
    {"varchar", "VARCHAR", NULL, MODIFIER_LENGTH},
};

static int compare_type(const void *key, const void *known)
{
    return strcmp(key, ((const struct known_type *)known)->catalogue);
}

/* The server's interval modifier has the precision in its lower half, 0xffff for none; the fields
 * are easier read from the SQL. */
static void read_interval(struct type *type, const struct type_source *source, struct arena *arena)
{
    static const char word[] = "interval ";
    enum { NO_PRECISION = 0xffff };
    if (source->modifier >= 0 && (source->modifier & NO_PRECISION) != NO_PRECISION)
        type->precision = source->modifier & NO_PRECISION;
    if (!string_starts_with(source->format, word))
        return;
    const char *fields = source->format + strlen(word);
    size_t length = strcspn(fields, "([");
    if (length)
        options_set_text(&type->options, arena, "fields", arena_strndup(arena, fields, length));
}

/* What the server codes in atttypmod. */
static void read_modifier(struct type *type, const struct known_type *known,
                          const struct type_source *source, struct arena *arena)
{
    enum { HEADER = 4, SCALE_BITS = 0x7ff, SCALE_SIGN = 1024 };
    int modifier = source->modifier;
    switch (known->modifier) {
    case MODIFIER_NONE:
        break;
    case MODIFIER_LENGTH:
        type->length = modifier > HEADER ? modifier - HEADER : TYPE_UNSET;
        break;
    case MODIFIER_NUMERIC:
        if (modifier < HEADER)
            break;
        type->precision = ((modifier - HEADER) >> 16) & 0xffff;
        type->scale = (((modifier - HEADER) & SCALE_BITS) ^ SCALE_SIGN) - SCALE_SIGN;
        break;
    case MODIFIER_TIME:
        type->has_timezone = string_ends_with(known->catalogue, "tz");
        type->precision = modifier >= 0 ? modifier : TYPE_UNSET;
        break;
    case MODIFIER_INTERVAL:
        read_interval(type, source, arena);
        break;
    case MODIFIER_BIT:
        type->length = modifier > 0 ? modifier : TYPE_UNSET;
        if (string_equal(known->catalogue, "varbit"))
            options_set_boolean(&type->options, arena, "varying", true);
        break;
    }
}

static struct type *raw_type(const struct type_source *source, struct arena *arena)
{
    struct type *type = type_new(arena, TYPE_RAW);
    size_t length = strlen(source->format);
    bool is_array = string_ends_with(source->format, "[]");
    type->name = arena_strndup(arena, source->format, is_array ? length - 2 : length);
    return type;
}

struct type *postgresql_inspect_type(const struct type_source *source,
                                     const struct named_types *named, struct arena *arena)
{
    if (source->kind == 'e' || source->kind == 'd') {
        const char *key = source->schema
                              ? arena_printf(arena, "%s.%s", source->schema, source->name)
                              : source->name;
        struct type *type = map_get(&named->types, key);
        return type ? type : raw_type(source, arena);
    }
    bool is_of_extension =
        string_equal(source->name, "citext") || string_equal(source->name, "hstore");
    if (!source->is_builtin && (!is_of_extension || source->schema))
        return raw_type(source, arena);
    if (string_equal(source->name, "json")) {
        struct type *json = type_new(arena, TYPE_JSON);
        json->family = "postgresql";
        return json;
    }
    const struct known_type *known =
        bsearch(source->name, known_types, sizeof known_types / sizeof *known_types,
                sizeof *known_types, compare_type);
    if (!known)
        return raw_type(source, arena);
    struct type *type = type_new_sql(arena, known->family, known->name);
    read_modifier(type, known, source, arena);
    return type;
}
