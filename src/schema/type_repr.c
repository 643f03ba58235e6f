/* Writes types as Python source, as SQLAlchemy's repr and Alembic's autogenerate do. */
#include "schema/type.h"

#include "base/arena.h"
#include "base/text.h"
#include "schema/python.h"
#include "base/banned.h"

static const char *const names[] = {
    [TYPE_NULL] = "NullType",
    [TYPE_INTEGER] = "Integer",
    [TYPE_SMALL_INTEGER] = "SmallInteger",
    [TYPE_BIG_INTEGER] = "BigInteger",
    [TYPE_BOOLEAN] = "Boolean",
    [TYPE_STRING] = "String",
    [TYPE_UNICODE] = "Unicode",
    [TYPE_TEXT] = "Text",
    [TYPE_UNICODE_TEXT] = "UnicodeText",
    [TYPE_DATE] = "Date",
    [TYPE_DATE_TIME] = "DateTime",
    [TYPE_TIME] = "Time",
    [TYPE_INTERVAL] = "Interval",
    [TYPE_NUMERIC] = "Numeric",
    [TYPE_FLOAT] = "Float",
    [TYPE_DOUBLE] = "Double",
    [TYPE_LARGE_BINARY] = "LargeBinary",
    [TYPE_JSON] = "JSON",
    [TYPE_UUID] = "Uuid",
    [TYPE_ENUM] = "Enum",
    [TYPE_PICKLE] = "PickleType",
    [TYPE_ARRAY] = "ARRAY",
    [TYPE_DOMAIN] = "DOMAIN",
};

/* A call with its arguments; has_module: sa. or the dialect's module before each name. */
struct call {
    struct text *text;
    bool has_module;
    bool has_argument;
};

static void begin_argument(struct call *call, const char *key)
{
    text_printf(call->text, "%s%s%s", call->has_argument ? ", " : "", key ? key : "",
                key ? "=" : "");
    call->has_argument = true;
}

static void add_number(struct call *call, const char *key, int64_t value)
{
    begin_argument(call, key);
    text_printf(call->text, "%lld", (long long)value);
}

static void add_string(struct call *call, const char *key, const char *value)
{
    if (!value)
        return;
    begin_argument(call, key);
    text_add_python(call->text, value);
}

static void add_flag(struct call *call, const char *key, bool is_set, bool value)
{
    if (!is_set)
        return;
    begin_argument(call, key);
    text_add(call->text, value ? "True" : "False");
}

static void add_options(struct call *call, const struct options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        const struct option *option = &options->items[i];
        if (option->kind == OPTION_TEXT)
            add_string(call, option->key, option->text);
        else if (option->kind == OPTION_INTEGER)
            add_number(call, option->key, option->integer);
        else
            add_flag(call, option->key, option->kind == OPTION_BOOLEAN, option->boolean);
    }
}

static void add_type(struct call *outer, const struct type *type);

static void add_inner(struct call *call, const char *key, const struct type *type)
{
    begin_argument(call, key);
    add_type(call, type);
}

static void add_enum(struct call *call, const struct type *type)
{
    for (size_t i = 0; i < type->values.count; i++)
        add_string(call, NULL, type->values.items[i]);
    add_string(call, "name", type->name);
    add_string(call, "schema", type->schema);
    if (type->kind != TYPE_ENUM)
        return;
    add_flag(call, "native_enum", !type->is_native, false);
    add_flag(call, "create_constraint", type->creates_constraint, true);
    add_flag(call, "create_type", !type->creates_type, false);
}

static void add_sizes(struct call *call, const struct type *type)
{
    add_flag(call, "timezone", type->has_timezone, true);
    if (type->precision != TYPE_UNSET)
        add_number(call, type->kind == TYPE_INTERVAL ? "second_precision" : "precision",
                   type->precision);
    if (type->scale != TYPE_UNSET)
        add_number(call, "scale", type->scale);
    if (type->length != TYPE_UNSET)
        add_number(call, "length", type->length);
    add_string(call, "collation", type->collation);
}

/* What PostgreSQL's JSON and ARRAY are made of is always said. */
static void add_arguments(struct call *call, const struct type *type)
{
    bool is_postgresql = string_equal(type->family, "postgresql");
    if (type->kind == TYPE_DOMAIN)
        add_string(call, NULL, type->name);
    if (type->item)
        add_inner(call, NULL, type->item);
    if (type->kind == TYPE_ARRAY && type->dimensions != TYPE_UNSET)
        add_number(call, "dimensions", type->dimensions);
    if (is_postgresql && (type->kind == TYPE_JSON || string_equal(type->name, "JSONB"))) {
        begin_argument(call, "astext_type");
        text_add(call->text, call->has_module ? "sa.Text()" : "Text()");
    }
    if (type->values.count)
        add_enum(call, type);
    add_sizes(call, type);
    add_flag(call, "create_constraint", type->kind == TYPE_BOOLEAN && type->creates_constraint,
             true);
    if (type->kind == TYPE_BOOLEAN)
        add_string(call, "name", type->constraint_name);
    add_flag(call, "native_uuid", type->kind == TYPE_UUID && !type->is_native, false);
    add_flag(call, "native", type->kind == TYPE_INTERVAL && !type->is_native, false);
    add_options(call, &type->options);
}

static void add_variants(struct call *call, const struct type *type)
{
    for (size_t i = 0; i < type->variants.count; i++) {
        const struct type_variant *variant = &type->variants.items[i];
        struct call inner = {call->text, call->has_module, false};
        text_add(call->text, ".with_variant(");
        add_inner(&inner, NULL, variant->type);
        add_string(&inner, NULL, variant->dialect);
        text_add_char(call->text, ')');
    }
}

static void add_type(struct call *outer, const struct type *type)
{
    struct call call = {outer->text, outer->has_module, false};
    const char *name = type->kind == TYPE_SQL || type->kind == TYPE_RAW ? type->name
                                                                         : names[type->kind];
    if (type->kind == TYPE_ENUM && type->family)
        name = "ENUM";
    if (type->kind == TYPE_SQL && string_equal(name, "DOUBLE PRECISION"))
        name = "DOUBLE_PRECISION";
    if (outer->has_module)
        text_printf(outer->text, "%s.", type->family ? type->family : "sa");
    text_printf(outer->text, "%s(", name);
    add_arguments(&call, type);
    text_add_char(outer->text, ')');
    add_variants(&call, type);
}

void type_write_python(const struct type *type, struct text *text)
{
    struct call call = {text, true, false};
    add_type(&call, type);
}

char *type_repr(const struct type *type, struct arena *arena)
{
    TEXT_SCOPE(text);
    struct call call = {&text, false, false};
    add_type(&call, type);
    return text_copy(&text, arena);
}
