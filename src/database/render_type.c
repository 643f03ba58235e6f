/* Writes types: portable ones by what a dialect calls them, then by the rule for the name. */
#include <string.h>

#include "base/error.h"
#include "database/ddl.h"
#include "database/render_parts.h"
#include "base/banned.h"

/* What standard SQL calls the portable types; a dialect's own list comes first. */
static const char *const standard_names[] = {
    [TYPE_INTEGER] = "INTEGER",    [TYPE_SMALL_INTEGER] = "SMALLINT",
    [TYPE_BIG_INTEGER] = "BIGINT", [TYPE_BOOLEAN] = "BOOLEAN",
    [TYPE_STRING] = "VARCHAR",     [TYPE_UNICODE] = "VARCHAR",
    [TYPE_TEXT] = "TEXT",          [TYPE_UNICODE_TEXT] = "TEXT",
    [TYPE_DATE] = "DATE",          [TYPE_DATE_TIME] = "DATETIME",
    [TYPE_TIME] = "TIME",          [TYPE_INTERVAL] = "DATETIME",
    [TYPE_NUMERIC] = "NUMERIC",    [TYPE_FLOAT] = "FLOAT",
    [TYPE_DOUBLE] = "DOUBLE",      [TYPE_LARGE_BINARY] = "BLOB",
    [TYPE_PICKLE] = "BLOB",        [TYPE_JSON] = "JSON",
    [TYPE_UUID] = "CHAR",          [TYPE_ENUM] = "VARCHAR",
};

/* VARCHAR(50) COLLATE "C": SQLAlchemy quotes the collation always, and as it stands. */
static bool follow_string(const struct render *render, const struct type *type,
                          const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)render;
    (void)rule;
    (void)err;
    if (type->length > 0)
        text_printf(text, "(%lld)", (long long)type->length);
    if (type->collation)
        text_printf(text, " COLLATE \"%s\"", type->collation);
    return true;
}

bool render_type_length(const struct render *render, const struct type *type,
                        const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)render;
    (void)rule;
    (void)err;
    if (type->length > 0)
        text_printf(text, "(%lld)", (long long)type->length);
    return true;
}

bool render_type_numeric(const struct render *render, const struct type *type,
                         const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)render;
    (void)rule;
    (void)err;
    if (type->precision == TYPE_UNSET)
        return true;
    text_printf(text, "(%d", type->precision);
    if (type->scale != TYPE_UNSET)
        text_printf(text, ", %d", type->scale);
    text_add_char(text, ')');
    return true;
}

static const struct type_rule standard_types[] = {
    {"INTEGER", "INTEGER", NULL},
    {"INT", "INTEGER", NULL},
    {"SMALLINT", "SMALLINT", NULL},
    {"BIGINT", "BIGINT", NULL},
    {"BOOLEAN", "BOOLEAN", NULL},
    {"VARCHAR", "VARCHAR", follow_string},
    {"NVARCHAR", "NVARCHAR", follow_string},
    {"CHAR", "CHAR", follow_string},
    {"NCHAR", "NCHAR", follow_string},
    {"TEXT", "TEXT", follow_string},
    {"CLOB", "CLOB", NULL},
    {"NCLOB", "NCLOB", NULL},
    {"DATE", "DATE", NULL},
    {"DATETIME", "DATETIME", NULL},
    {"TIME", "TIME", NULL},
    {"TIMESTAMP", "TIMESTAMP", NULL},
    {"NUMERIC", "NUMERIC", render_type_numeric},
    {"DECIMAL", "DECIMAL", render_type_numeric},
    {"FLOAT", "FLOAT", NULL},
    {"REAL", "REAL", NULL},
    {"DOUBLE", "DOUBLE", NULL},
    {"DOUBLE_PRECISION", "DOUBLE PRECISION", NULL},
    {"DOUBLE PRECISION", "DOUBLE PRECISION", NULL},
    {"BLOB", "BLOB", NULL},
    {"BINARY", "BINARY", render_type_length},
    {"VARBINARY", "VARBINARY", render_type_length},
    {"JSON", "JSON", NULL},
    {"UUID", "UUID", NULL},
};

static const struct type_rule *find_rule(const struct type_rule *rules, size_t count,
                                         const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (string_equal(rules[i].name, name))
            return &rules[i];
    return NULL;
}

static bool refuse_type(const struct render *render, const struct type *type, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    if (type->kind == TYPE_NULL)
        return error_set(err, ALQ_ERROR_SCRIPT, "a column has no type");
    return error_set(err, ALQ_ERROR_UNSUPPORTED, "%s has no type %s", render->dialect->label,
                     type_repr(type, &scratch));
}

static bool render_named(const struct render *render, const struct type *type, const char *name,
                         struct text *text, struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    const struct type_rule *rule = find_rule(ddl->types, ddl->type_count, name);
    if (!rule)
        rule = find_rule(standard_types, sizeof standard_types / sizeof *standard_types, name);
    if (!rule)
        return refuse_type(render, type, err);
    text_add(text, rule->written);
    return !rule->follow || rule->follow(render, type, rule, text, err);
}

/* A length and precision of the type that do not belong to what stands for it are taken off. */
static bool render_portable(const struct render *render, const struct type *type, struct text *text,
                            struct alq_error *err)
{
    const char *const *names = render->dialect->ddl->type_names;
    const char *name = names ? names[type->kind] : NULL;
    struct type plain = *type;
    if (!name)
        name = standard_names[type->kind];
    if (type->kind == TYPE_UUID && (!type->is_native || string_equal(name, "CHAR"))) {
        name = "CHAR";
        plain.length = 32;
    } else if (type->kind == TYPE_INTERVAL && !type->is_native)
        name =
            names && names[TYPE_DATE_TIME] ? names[TYPE_DATE_TIME] : standard_names[TYPE_DATE_TIME];
    if (type->kind == TYPE_INTERVAL && !string_equal(name, "INTERVAL"))
        plain.precision = TYPE_UNSET;
    if (type->kind == TYPE_PICKLE)
        plain.length = TYPE_UNSET;
    return render_named(render, &plain, name, text, err);
}

/* An enum without a type of its own in the database. A type that only another database has is
 * refused. */
static bool render_enum(const struct render *render, const struct type *type, struct text *text,
                        struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    struct type plain = *type;
    if (ddl->enum_type && type->is_native)
        return ddl->enum_type(render, type, text, err);
    if (string_equal(type->family, "mysql"))
        return refuse_type(render, type, err);
    if (type->length == TYPE_UNSET)
        plain.length = type_longest_value(type);
    return render_named(render, &plain, "VARCHAR", text, err);
}

bool render_type(const struct render *render, const struct type *written, struct text *text,
                 struct alq_error *err)
{
    const struct ddl *ddl = render->dialect->ddl;
    const struct type *type = type_for(written, render->dialect->name);
    switch (type->kind) {
    case TYPE_NULL:
        return refuse_type(render, type, err);
    case TYPE_RAW:
        text_add(text, type->name);
        return true;
    case TYPE_SQL:
        return render_named(render, type, type->name, text, err);
    case TYPE_ENUM:
        return render_enum(render, type, text, err);
    case TYPE_ARRAY:
        return ddl->array_type ? ddl->array_type(render, type, text, err)
                               : refuse_type(render, type, err);
    case TYPE_DOMAIN:
        return ddl->domain_type ? ddl->domain_type(render, type, text, err)
                                : refuse_type(render, type, err);
    default:
        return render_portable(render, type, text, err);
    }
}
