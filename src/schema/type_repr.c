/* Writes types as Python source, as SQLAlchemy's repr and Alembic's autogenerate do. */
#include "schema/type.h"

#include "base/arena.h"
#include "base/text.h"
#include "schema/python.h"
#include "base/banned.h"

static const char *const names[TYPE_KIND_COUNT] = {
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

const char *type_python_name(enum type_kind kind)
{
    return names[kind];
}

static void add_type(struct text *text, const struct type *type, bool has_module);

static void add_inner(struct python_call *call, const struct type *type, bool has_module)
{
    python_argument(call, NULL);
    add_type(call->text, type, has_module);
}

static void add_enum(struct python_call *call, const struct type *type)
{
    for (size_t i = 0; i < type->values.count; i++)
        python_string(call, NULL, type->values.items[i]);
    if (type->kind != TYPE_ENUM)
        return;
    python_string(call, "name", type->name);
    python_string(call, "schema", type->schema);
    python_flag(call, "native_enum", !type->is_native, false);
    python_flag(call, "create_constraint", type->creates_constraint, true);
    python_flag(call, "create_type", !type->creates_type, false);
}

static void add_sizes(struct python_call *call, const struct type *type)
{
    python_flag(call, "timezone", type->has_timezone, true);
    if (type->precision != TYPE_UNSET)
        python_integer(call, type->kind == TYPE_INTERVAL ? "second_precision" : "precision",
                       type->precision);
    if (type->scale != TYPE_UNSET)
        python_integer(call, "scale", type->scale);
    if (type->length != TYPE_UNSET &&
        (type->kind != TYPE_ENUM || type->length != type_longest_value(type)))
        python_integer(call, "length", type->length);
    python_string(call, "collation", type->collation);
}

/* What a domain is made of; not_null and its like stand in the options. */
static void add_domain(struct python_call *call, const struct type *type, bool has_module)
{
    python_string(call, NULL, type->name);
    add_inner(call, type->item, has_module);
    python_string(call, "schema", type->schema);
    python_string(call, "collation", type->collation);
    python_options(call, &type->options);
    python_flag(call, "create_type", !type->creates_type, false);
}

/* What PostgreSQL's JSON is read as is always said. */
static void add_arguments(struct python_call *call, const struct type *type, bool has_module)
{
    bool is_postgresql = string_equal(type->family, "postgresql");
    bool is_boolean = type->kind == TYPE_BOOLEAN;
    if (type->item)
        add_inner(call, type->item, has_module);
    if (type->kind == TYPE_ARRAY && type->dimensions != TYPE_UNSET)
        python_integer(call, "dimensions", type->dimensions);
    if (is_postgresql && (type->kind == TYPE_JSON || string_equal(type->name, "JSONB"))) {
        python_argument(call, "astext_type");
        text_add(call->text, has_module ? "sa.Text()" : "Text()");
    }
    if (string_equal(type->name, "HSTORE")) {
        python_argument(call, "text_type");
        text_add(call->text, has_module ? "sa.Text()" : "Text()");
    }
    if (type->values.count || type->kind == TYPE_ENUM)
        add_enum(call, type);
    add_sizes(call, type);
    python_flag(call, "create_constraint", is_boolean && type->creates_constraint, true);
    python_string(call, "name", is_boolean ? type->constraint_name : NULL);
    python_flag(call, "native_uuid", type->kind == TYPE_UUID && !type->is_native, false);
    python_flag(call, "native", type->kind == TYPE_INTERVAL && !type->is_native, false);
    python_options(call, &type->options);
}

static void add_variants(struct text *text, const struct type *type, bool has_module)
{
    for (size_t i = 0; i < type->variants.count; i++) {
        struct python_call call = python_begin(text, ".with_variant", ", ");
        add_inner(&call, type->variants.items[i].type, has_module);
        python_string(&call, NULL, type->variants.items[i].dialect);
        python_end(&call);
    }
}

static const char *name_of(const struct type *type)
{
    if (type->kind == TYPE_ENUM && type->family)
        return "ENUM";
    if (string_equal(type->family, "sqlite") && type->kind == TYPE_DATE_TIME)
        return "DATETIME";
    if (type->kind == TYPE_SQL && string_equal(type->name, "DOUBLE PRECISION"))
        return "DOUBLE_PRECISION";
    return type->kind == TYPE_SQL || type->kind == TYPE_RAW ? type->name : names[type->kind];
}

static void add_type(struct text *text, const struct type *type, bool has_module)
{
    const char *family = type->kind == TYPE_DOMAIN ? "postgresql" : type->family;
    if (has_module)
        text_printf(text, "%s.", family ? family : "sa");
    struct python_call call = python_begin(text, name_of(type), ", ");
    if (type->kind == TYPE_DOMAIN)
        add_domain(&call, type, has_module);
    else
        add_arguments(&call, type, has_module);
    python_end(&call);
    add_variants(text, type, has_module);
}

void type_write_python(const struct type *type, struct text *text)
{
    add_type(text, type, true);
}

char *type_repr(const struct type *type, struct arena *arena)
{
    TEXT_SCOPE(text);
    add_type(&text, type, false);
    return text_copy(&text, arena);
}
