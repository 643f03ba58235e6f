/* The types of MySQL and MariaDB. */
#include "database/mysql/internal.h"

#include "base/error.h"
#include "database/render_parts.h"
#include "base/banned.h"

static bool is_own(const struct type *type)
{
    return string_equal(type->family, "mysql");
}

static void extend_numeric(const struct type *type, struct text *text)
{
    if (!is_own(type))
        return;
    text_add(text, options_boolean(&type->options, "unsigned") ? " UNSIGNED" : "");
    text_add(text, options_boolean(&type->options, "zerofill") ? " ZEROFILL" : "");
}

static bool follow_numeric(const struct render *render, const struct type *type,
                           const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    bool is_written = render_type_numeric(render, type, rule, text, err);
    extend_numeric(type, text);
    return is_written;
}

/* DOUBLE and REAL take precision and scale together, or neither. */
static bool follow_double(const struct render *render, const struct type *type,
                          const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    if (type->precision != TYPE_UNSET && type->scale != TYPE_UNSET)
        return follow_numeric(render, type, rule, text, err);
    extend_numeric(type, text);
    return true;
}

static bool follow_float(const struct render *render, const struct type *type,
                         const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    struct type plain = *type;
    if (!is_own(type))
        plain.scale = TYPE_UNSET;
    return follow_numeric(render, &plain, rule, text, err);
}

static void add_width(const struct type *type, struct text *text)
{
    int64_t width = options_integer(&type->options, "display_width", TYPE_UNSET);
    if (is_own(type) && width != TYPE_UNSET)
        text_printf(text, "(%lld)", (long long)width);
}

static bool follow_integer(const struct render *render, const struct type *type,
                           const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)render;
    (void)rule;
    (void)err;
    add_width(type, text);
    extend_numeric(type, text);
    return true;
}

static bool follow_year(const struct render *render, const struct type *type,
                        const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)render;
    (void)rule;
    (void)err;
    add_width(type, text);
    return true;
}

static bool follow_bit(const struct render *render, const struct type *type,
                       const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)render;
    (void)rule;
    (void)err;
    if (type->length != TYPE_UNSET)
        text_printf(text, "(%lld)", (long long)type->length);
    return true;
}

static bool follow_seconds(const struct render *render, const struct type *type,
                           const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    int64_t digits = options_integer(&type->options, "fsp", 0);
    (void)render;
    (void)rule;
    (void)err;
    if (digits)
        text_printf(text, "(%lld)", (long long)digits);
    return true;
}

/* CHARACTER SET and COLLATE, or what MySQL has instead of them. */
static void add_charset(const struct type *type, bool is_national, struct text *text)
{
    const char *charset = options_text(&type->options, "charset");
    if (!is_national) {
        if (charset)
            text_printf(text, " CHARACTER SET %s", charset);
        else if (options_boolean(&type->options, "ascii"))
            text_add(text, " ASCII");
        else if (options_boolean(&type->options, "unicode"))
            text_add(text, " UNICODE");
    }
    if (type->collation)
        text_printf(text, " COLLATE %s", type->collation);
    else if (options_boolean(&type->options, "binary"))
        text_add(text, " BINARY");
}

/* The rule's name is written here, because NATIONAL stands before it. */
static bool follow_string(const struct render *render, const struct type *type,
                          const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    bool is_national = rule->name[0] == 'N' || options_boolean(&type->options, "national");
    const char *written = rule->name + (rule->name[0] == 'N');
    bool needs_length = string_equal(written, "VARCHAR");
    bool takes_length =
        needs_length || string_equal(written, "CHAR") || string_equal(written, "TEXT");
    if (needs_length && type->length == TYPE_UNSET)
        return render_refuse(render, err, "have a %s without a length", rule->name);
    text_printf(text, "%s%s", is_national ? "NATIONAL " : "", written);
    if (takes_length && type->length != TYPE_UNSET)
        text_printf(text, "(%lld)", (long long)type->length);
    add_charset(type, is_national, text);
    return true;
}

static bool follow_values(const struct render *render, const struct type *type,
                          const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)render;
    (void)rule;
    (void)err;
    if (options_boolean(&type->options, "national"))
        text_add(text, "NATIONAL ");
    text_printf(text, "%s(", type->kind == TYPE_ENUM ? "ENUM" : "SET");
    for (size_t i = 0; i < type->values.count; i++) {
        text_add(text, i ? ",'" : "'");
        for (const char *byte = type->values.items[i]; *byte; byte++) {
            if (*byte == '\'')
                text_add_char(text, *byte);
            text_add_char(text, *byte);
        }
        text_add_char(text, '\'');
    }
    text_add_char(text, ')');
    add_charset(type, options_boolean(&type->options, "national"), text);
    return true;
}

static bool follow_varbinary(const struct render *render, const struct type *type,
                             const struct type_rule *rule, struct text *text, struct alq_error *err)
{
    (void)rule;
    if (type->length == TYPE_UNSET)
        return render_refuse(render, err, "have a VARBINARY without a length");
    text_printf(text, "(%lld)", (long long)type->length);
    return true;
}

const struct type_rule mysql_types[MYSQL_TYPE_COUNT] = {
    {"INTEGER", "INTEGER", follow_integer},
    {"INT", "INTEGER", follow_integer},
    {"TINYINT", "TINYINT", follow_integer},
    {"SMALLINT", "SMALLINT", follow_integer},
    {"MEDIUMINT", "MEDIUMINT", follow_integer},
    {"BIGINT", "BIGINT", follow_integer},
    {"NUMERIC", "NUMERIC", follow_numeric},
    {"DECIMAL", "DECIMAL", follow_numeric},
    {"FLOAT", "FLOAT", follow_float},
    {"DOUBLE", "DOUBLE", follow_double},
    {"REAL", "REAL", follow_double},
    {"BIT", "BIT", follow_bit},
    {"YEAR", "YEAR", follow_year},
    {"DATETIME", "DATETIME", follow_seconds},
    {"TIME", "TIME", follow_seconds},
    {"TIMESTAMP", "TIMESTAMP", follow_seconds},
    {"VARCHAR", "", follow_string},
    {"NVARCHAR", "", follow_string},
    {"CHAR", "", follow_string},
    {"NCHAR", "", follow_string},
    {"TEXT", "", follow_string},
    {"TINYTEXT", "", follow_string},
    {"MEDIUMTEXT", "", follow_string},
    {"LONGTEXT", "", follow_string},
    {"SET", "", follow_values},
    {"ENUM", "", follow_values},
    {"BLOB", "BLOB", follow_bit},
    {"TINYBLOB", "TINYBLOB", NULL},
    {"MEDIUMBLOB", "MEDIUMBLOB", NULL},
    {"LONGBLOB", "LONGBLOB", NULL},
    {"VARBINARY", "VARBINARY", follow_varbinary},
    {"BOOLEAN", "BOOL", NULL},
};

bool mysql_enum_type(const struct render *render, const struct type *type, struct text *text,
                     struct alq_error *err)
{
    return follow_values(render, type, NULL, text, err);
}
