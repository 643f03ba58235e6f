/* The types of PostgreSQL. */
#include "database/postgresql/internal.h"

#include <string.h>

#include "base/error.h"
#include "database/render_parts.h"
#include "base/banned.h"

static bool follow_time(const struct render *render, const struct type *type,
                        const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)render;
    (void)rule;
    (void)err;
    if (type->precision != TYPE_UNSET)
        text_printf(text, "(%d)", type->precision);
    text_add(text, type->has_timezone ? " WITH TIME ZONE" : " WITHOUT TIME ZONE");
    return true;
}

static bool follow_interval(const struct render *render, const struct type *type,
                            const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    const char *fields = options_text(&type->options, "fields");
    (void)render;
    (void)rule;
    (void)err;
    if (fields)
        text_printf(text, " %s", fields);
    if (type->precision != TYPE_UNSET)
        text_printf(text, " (%d)", type->precision);
    return true;
}

static bool follow_bit(const struct render *render, const struct type *type,
                       const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    bool is_varying = options_boolean(&type->options, "varying");
    (void)rule;
    if (string_equal(type->family, "mysql"))
        return render_refuse(render, err, "have MySQL's BIT");
    text_add(text, is_varying ? " VARYING" : "");
    if (type->length != TYPE_UNSET || !is_varying)
        text_printf(text, "(%lld)", type->length == TYPE_UNSET ? 1 : (long long)type->length);
    return true;
}

static bool follow_float(const struct render *render, const struct type *type,
                         const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)render;
    (void)rule;
    (void)err;
    if (type->precision > 0)
        text_printf(text, "(%d)", type->precision);
    return true;
}

const struct type_rule postgresql_types[POSTGRESQL_TYPE_COUNT] = {
    {"TIMESTAMP", "TIMESTAMP", follow_time},
    {"TIME", "TIME", follow_time},
    {"INTERVAL", "INTERVAL", follow_interval},
    {"BIT", "BIT", follow_bit},
    {"FLOAT", "FLOAT", follow_float},
    {"BYTEA", "BYTEA", NULL},
    {"JSONB", "JSONB", NULL},
    {"JSONPATH", "JSONPATH", NULL},
    {"HSTORE", "HSTORE", NULL},
    {"INET", "INET", NULL},
    {"CIDR", "CIDR", NULL},
    {"MACADDR", "MACADDR", NULL},
    {"MACADDR8", "MACADDR8", NULL},
    {"CITEXT", "CITEXT", NULL},
    {"TSVECTOR", "TSVECTOR", NULL},
    {"TSQUERY", "TSQUERY", NULL},
    {"MONEY", "MONEY", NULL},
    {"OID", "OID", NULL},
    {"REGCLASS", "REGCLASS", NULL},
    {"REGCONFIG", "REGCONFIG", NULL},
    {"INT4RANGE", "INT4RANGE", NULL},
    {"INT8RANGE", "INT8RANGE", NULL},
    {"NUMRANGE", "NUMRANGE", NULL},
    {"DATERANGE", "DATERANGE", NULL},
    {"TSRANGE", "TSRANGE", NULL},
    {"TSTZRANGE", "TSTZRANGE", NULL},
    {"INT4MULTIRANGE", "INT4MULTIRANGE", NULL},
    {"INT8MULTIRANGE", "INT8MULTIRANGE", NULL},
    {"NUMMULTIRANGE", "NUMMULTIRANGE", NULL},
    {"DATEMULTIRANGE", "DATEMULTIRANGE", NULL},
    {"TSMULTIRANGE", "TSMULTIRANGE", NULL},
    {"TSTZMULTIRANGE", "TSTZMULTIRANGE", NULL},
};

const char *const postgresql_type_names[TYPE_KIND_COUNT] = {
    [TYPE_DATE_TIME] = "TIMESTAMP",
    [TYPE_INTERVAL] = "INTERVAL",
    [TYPE_DOUBLE] = "DOUBLE_PRECISION",
    [TYPE_LARGE_BINARY] = "BYTEA",
    [TYPE_PICKLE] = "BYTEA",
    [TYPE_UUID] = "UUID",
};

bool postgresql_named_type(const struct render *render, const struct type *type, struct text *text,
                           struct alq_error *err)
{
    if (string_equal(type->family, "mysql"))
        return render_refuse(render, err, "have MySQL's ENUM");
    if (!type->name)
        return error_set(err, ALQ_ERROR_SCRIPT, "an enum of PostgreSQL needs a name");
    render_qualified(render, text, type->schema, type->name);
    return true;
}

/* The brackets stand before a COLLATE. */
bool postgresql_array_type(const struct render *render, const struct type *type, struct text *text,
                           struct alq_error *err)
{
    TEXT_SCOPE(item);
    if (!render_type(render, type->item, &item, err))
        return false;
    const char *written = text_string(&item);
    const char *collate = strstr(written, " COLLATE");
    size_t length = collate ? (size_t)(collate - written) : item.length;
    text_add_bytes(text, written, length);
    for (int i = 0; i < (type->dimensions == TYPE_UNSET ? 1 : type->dimensions); i++)
        text_add(text, "[]");
    text_add(text, written + length);
    return true;
}
