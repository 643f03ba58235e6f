/* Writes types as C: by the macro of the kind where that says all, else as ALQ_TYPE(…). */
#include <string.h>

#include "operation/write_c.h"
#include "base/banned.h"

/* ALQ_TYPE_…, and the macro without the prefix of kinds, which are named alike. */
static const char *const names[TYPE_KIND_COUNT] = {
    [TYPE_INTEGER] = "INTEGER",
    [TYPE_SMALL_INTEGER] = "SMALL_INTEGER",
    [TYPE_BIG_INTEGER] = "BIG_INTEGER",
    [TYPE_BOOLEAN] = "BOOLEAN",
    [TYPE_STRING] = "STRING",
    [TYPE_UNICODE] = "UNICODE",
    [TYPE_TEXT] = "TEXT",
    [TYPE_UNICODE_TEXT] = "UNICODE_TEXT",
    [TYPE_DATE] = "DATE",
    [TYPE_DATE_TIME] = "DATE_TIME",
    [TYPE_TIME] = "TIME",
    [TYPE_INTERVAL] = "INTERVAL",
    [TYPE_NUMERIC] = "NUMERIC",
    [TYPE_FLOAT] = "FLOAT",
    [TYPE_DOUBLE] = "DOUBLE",
    [TYPE_LARGE_BINARY] = "LARGE_BINARY",
    [TYPE_JSON] = "JSON",
    [TYPE_UUID] = "UUID",
    [TYPE_ENUM] = "ENUM",
    [TYPE_PICKLE] = "LARGE_BINARY",
    [TYPE_ARRAY] = "ARRAY",
    [TYPE_SQL] = "NAMED",
    [TYPE_DOMAIN] = "NAMED",
    [TYPE_RAW] = "NAMED",
};

static void add_size(const char *name, int64_t size, struct text *text)
{
    if (size > 0)
        text_printf(text, ", .%s = %lld", name, (long long)size);
    /* 0 is "not said" there */
    write_c_unsaid(size == 0 && strcmp(name, "scale") != 0, name, "0", text);
}

static void add_variants(const struct type *type, struct text *text)
{
    static const char *const sayable[] = {"postgresql", "mysql", "sqlite"};
    for (size_t i = 0; i < type->variants.count; i++) {
        const struct type_variant *variant = &type->variants.items[i];
        bool is_sayable = false;
        for (size_t j = 0; j < sizeof sayable / sizeof *sayable; j++)
            is_sayable = is_sayable || string_equal(variant->dialect, sayable[j]);
        write_c_unsaid(!is_sayable, "the type on", variant->dialect, text);
        if (!is_sayable)
            continue;
        text_printf(text, ", .%s = ", variant->dialect);
        write_c_type(variant->type, NULL, text);
    }
}

static const char *option_prefix(const struct type *type)
{
    if (string_equal(type->family, "postgresql") || type->kind == TYPE_INTERVAL)
        return "postgresql_";
    return string_equal(type->family, "sqlite") ? "sqlite_" : "mysql_";
}

/* All members behind the kind. */
static void add_members(const struct type *type, const char *collation, struct text *text)
{
    write_c_member("name", type->name, text);
    write_c_member("database", type->family, text);
    write_c_member("schema", type->kind == TYPE_ENUM ? type->schema : NULL, text);
    add_size("length", type->length, text);
    add_size("precision", type->precision, text);
    add_size("scale", type->scale, text);
    write_c_flag("has_timezone", type->has_timezone, text);
    write_c_member("collation", type->collation ? type->collation : collation, text);
    write_c_names("values", &type->values, text);
    write_c_flag("is_string", type->kind == TYPE_ENUM && !type->is_native, text);
    write_c_flag("exists", type->kind == TYPE_ENUM && !type->creates_type, text);
    write_c_flag("has_check", type->creates_constraint, text);
    write_c_member("check", type->constraint_name, text);
    if (type->item) {
        text_add(text, ", .item = ");
        write_c_type(type->item, NULL, text);
    }
    add_variants(type, text);
    write_c_options(&type->options, option_prefix(type), text);
    write_c_unsaid(type->dimensions > 1, "dimensions of an array", NULL, text);
    write_c_unsaid(type->schema && type->kind != TYPE_ENUM, "schema of the type", type->schema,
                   text);
}

/* A macro says the whole type when it says all of the members. */
static bool add_macro(const struct type *type, const char *members, struct text *text)
{
    TEXT_SCOPE(covered);
    const char *name = names[type->kind];
    if (!*members) {
        bool needs_argument = type->kind == TYPE_STRING || type->kind == TYPE_UNICODE;
        bool has_macro = type->kind != TYPE_NUMERIC && type->kind < TYPE_ENUM;
        if (has_macro || type->kind == TYPE_PICKLE)
            text_printf(text, "ALQ_%s%s", name, needs_argument ? "(0)" : "");
        return has_macro || type->kind == TYPE_PICKLE;
    }
    if (type->kind == TYPE_STRING || type->kind == TYPE_UNICODE) {
        text_printf(&covered, ", .length = %lld", (long long)type->length);
        if (!string_equal(text_string(&covered), members))
            return false;
        text_printf(text, "ALQ_%s(%lld)", name, (long long)type->length);
        return true;
    }
    if (type->kind == TYPE_NUMERIC && type->precision > 0 && type->scale >= 0) {
        add_size("precision", type->precision, &covered);
        add_size("scale", type->scale, &covered);
        if (!string_equal(text_string(&covered), members))
            return false;
        text_printf(text, "ALQ_NUMERIC(%d, %d)", type->precision, type->scale);
        return true;
    }
    if (type->kind == TYPE_DATE_TIME && string_equal(members, ", .has_timezone = true")) {
        text_add(text, "ALQ_DATE_TIME_WITH_ZONE");
        return true;
    }
    return false;
}

/* ALQ_ENUM, ALQ_ARRAY and ALQ_NAMED. */
static bool add_macro_of_parts(const struct type *type, const char *members, struct text *text)
{
    TEXT_SCOPE(covered);
    write_c_member("name", type->name, &covered);
    if (type->kind == TYPE_ENUM && type->name && type->values.count) {
        write_c_names("values", &type->values, &covered);
        if (!string_equal(text_string(&covered), members))
            return false;
        text_add(text, "ALQ_ENUM(");
        write_c_string(type->name, text);
        for (size_t i = 0; i < type->values.count; i++) {
            text_add(text, ", ");
            write_c_string(type->values.items[i], text);
        }
    } else if (type->kind == TYPE_ARRAY && type->item && !type->name) {
        text_add(&covered, ", .item = ");
        write_c_type(type->item, NULL, &covered);
        if (!string_equal(text_string(&covered), members))
            return false;
        text_add(text, "ALQ_ARRAY(");
        write_c_type(type->item, NULL, text);
    } else if (type->kind > TYPE_ARRAY && type->name) {
        write_c_member("database", type->family, &covered);
        if (!string_equal(text_string(&covered), members))
            return false;
        text_add(text, "ALQ_NAMED(");
        write_c_string(type->family, text);
        text_add(text, ", ");
        write_c_string(type->name, text);
    } else {
        return false;
    }
    text_add_char(text, ')');
    return true;
}

void write_c_type(const struct type *type, const char *collation, struct text *text)
{
    TEXT_SCOPE(members);
    if (!type || type->kind == TYPE_NULL) {
        text_add(text, "NULL");
        write_c_unsaid(true, "a type that is not known", NULL, text);
        return;
    }
    add_members(type, collation, &members);
    if (add_macro(type, text_string(&members), text) ||
        add_macro_of_parts(type, text_string(&members), text))
        return;
    text_printf(text, "ALQ_TYPE(.kind = ALQ_TYPE_%s%s)", names[type->kind], text_string(&members));
}
