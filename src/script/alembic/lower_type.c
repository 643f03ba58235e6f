/* Types of sqlalchemy as types of the schema. */
#include <limits.h>
#include <string.h>

#include "schema/type.h"
#include "script/alembic/binding.h"
#include "script/alembic/read.h"
#include "base/banned.h"

/* One type on its way. */
struct typing {
    struct binding *binding;
    struct py *py;
    struct py_value object;
    struct arena *arena;
    struct type *type;
};

/* An attribute; PY_UNBOUND also where it is None. */
static bool find(const struct typing *typing, const char *name, struct py_value *ret_value)
{
    struct py_value value =
        py_getattr_optional(typing->py, typing->object, py_intern(typing->py, name));
    if (py_is_error(value))
        return false;
    *ret_value = py_is_none(value) ? py_unbound() : value;
    return true;
}

static bool find_number(const struct typing *typing, const char *name, int64_t *ret_number)
{
    struct py_value value;
    int64_t number;
    if (!find(typing, name, &value))
        return false;
    if (py_is_unbound(value))
        return true;
    if (!py_to_int64(typing->py, value, &number))
        return false;
    *ret_number = number;
    if (number >= 0 && number <= UINT32_MAX)
        return true;
    py_raise(typing->py, PY_EXC_VALUE, "%s of a type is out of range: %lld", name,
             (long long)number);
    return false;
}

static bool find_size(const struct typing *typing, const char *name, int *size)
{
    int64_t number = *size;
    if (!find_number(typing, name, &number))
        return false;
    *size = number > INT_MAX ? INT_MAX : (int)number;
    return true;
}

static bool find_string(const struct typing *typing, const char *name, const char **string)
{
    struct py_value value;
    if (!find(typing, name, &value))
        return false;
    return py_is_unbound(value) || read_name(typing->binding, value, name, typing->arena, string);
}

static bool find_truth(const struct typing *typing, const char *name, bool *truth)
{
    struct py_value value;
    if (!find(typing, name, &value))
        return false;
    return py_is_unbound(value) || py_truth(typing->py, value, truth);
}

/* -- What the kinds have. */

static bool read_sizes(const struct typing *typing)
{
    struct type *type = typing->type;
    return find_number(typing, "length", &type->length) &&
           find_size(typing, "precision", &type->precision) &&
           find_size(typing, "scale", &type->scale) &&
           find_truth(typing, "timezone", &type->has_timezone) &&
           find_string(typing, "collation", &type->collation);
}

static bool read_nothing(const struct typing *typing)
{
    (void)typing;
    return true;
}

static bool read_boolean(const struct typing *typing)
{
    return find_truth(typing, "create_constraint", &typing->type->creates_constraint) &&
           find_string(typing, "name", &typing->type->constraint_name);
}

static bool read_interval(const struct typing *typing)
{
    return find_truth(typing, "native", &typing->type->is_native) &&
           find_size(typing, "second_precision", &typing->type->precision);
}

static bool read_uuid(const struct typing *typing)
{
    bool as_uuid = true;
    if (!find_truth(typing, "native_uuid", &typing->type->is_native) ||
        !find_truth(typing, "as_uuid", &as_uuid))
        return false;
    if (!as_uuid)
        options_set_boolean(&typing->type->options, typing->arena, "as_uuid", false);
    return true;
}

static bool read_json(const struct typing *typing)
{
    bool none_as_null = false;
    if (!find_truth(typing, "none_as_null", &none_as_null))
        return false;
    if (none_as_null)
        options_set_boolean(&typing->type->options, typing->arena, "none_as_null", true);
    return true;
}

static bool read_flags(const struct typing *typing, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool is_set = false;
        if (!find_truth(typing, names[i], &is_set))
            return false;
        if (is_set)
            options_set_boolean(&typing->type->options, typing->arena, names[i], true);
    }
    return true;
}

static bool read_number_option(const struct typing *typing, const char *name)
{
    int number = TYPE_UNSET;
    if (!find_size(typing, name, &number))
        return false;
    if (number != TYPE_UNSET)
        options_set_integer(&typing->type->options, typing->arena, name, number);
    return true;
}

static bool read_text_option(const struct typing *typing, const char *name)
{
    const char *text = NULL;
    if (!find_string(typing, name, &text))
        return false;
    if (text)
        options_set_text(&typing->type->options, typing->arena, name, text);
    return true;
}

static bool read_mysql(const struct typing *typing)
{
    static const char *const flags[] = {"unsigned", "zerofill", "ascii",
                                        "unicode",  "binary",   "national"};
    return read_flags(typing, flags, sizeof flags / sizeof *flags) &&
           read_text_option(typing, "charset") && read_number_option(typing, "fsp") &&
           read_number_option(typing, "display_width");
}

static bool read_postgresql(const struct typing *typing)
{
    static const char *const flags[] = {"varying"};
    return read_flags(typing, flags, 1) && read_text_option(typing, "fields");
}

static bool read_values(const struct typing *typing)
{
    struct py_value enums;
    if (!find(typing, "enums", &enums))
        return false;
    return py_is_unbound(enums) || read_strings(typing->binding, typing->object, "enums",
                                                typing->arena, &typing->type->values);
}

static bool read_sql(const struct typing *typing)
{
    struct type *type = typing->type;
    if (!find_string(typing, "_name", &type->name) || !read_sizes(typing))
        return false;
    if (!type->name) {
        py_raise(typing->py, PY_EXC_TYPE, "a type by its SQL name has no name");
        return false;
    }
    if (strcmp(type->name, "UUID") == 0 && !read_uuid(typing))
        return false;
    if (type->family && strcmp(type->family, "mysql") == 0)
        return read_mysql(typing) && read_values(typing);
    if (type->family && strcmp(type->family, "postgresql") == 0)
        return read_postgresql(typing) && read_json(typing);
    return true;
}

static bool read_enum(const struct typing *typing)
{
    struct type *type = typing->type;
    bool is_mysql = type->family && strcmp(type->family, "mysql") == 0;
    return read_values(typing) && find_string(typing, "name", &type->name) &&
           find_string(typing, "schema", &type->schema) &&
           find_string(typing, "collation", &type->collation) &&
           find_number(typing, "length", &type->length) &&
           find_truth(typing, "native_enum", &type->is_native) &&
           find_truth(typing, "create_type", &type->creates_type) &&
           find_truth(typing, "create_constraint", &type->creates_constraint) &&
           (!is_mysql || read_mysql(typing));
}

static bool lower_inner(const struct typing *typing, const char *name, const struct type **inner)
{
    struct py_value value;
    return read_object(typing->binding, typing->object, name, &value) &&
           lower_type(typing->binding, value, typing->arena, inner);
}

static bool read_array(const struct typing *typing)
{
    return lower_inner(typing, "item_type", &typing->type->item) &&
           find_size(typing, "dimensions", &typing->type->dimensions);
}

/* A text of a domain: a str, or an expression. */
static bool read_domain_text(const struct typing *typing, const char *name)
{
    struct py_value value;
    struct default_value text;
    struct option option = {.key = name, .kind = OPTION_TEXT};
    if (!find(typing, name, &value))
        return false;
    if (py_is_unbound(value))
        return true;
    if (!lower_default(typing->binding, value, typing->arena, &text))
        return false;
    option.text = text.text;
    option.is_expression = text.kind == DEFAULT_EXPRESSION;
    options_set(&typing->type->options, typing->arena, option);
    return true;
}

static bool read_domain(const struct typing *typing)
{
    static const char *const flags[] = {"not_null"};
    struct type *type = typing->type;
    return find_string(typing, "name", &type->name) &&
           find_string(typing, "schema", &type->schema) &&
           find_string(typing, "collation", &type->collation) &&
           lower_inner(typing, "data_type", &type->item) &&
           find_truth(typing, "create_type", &type->creates_type) &&
           read_domain_text(typing, "default") && read_text_option(typing, "constraint_name") &&
           read_flags(typing, flags, 1) && read_domain_text(typing, "check");
}

/* -- Which is which. */

static const struct {
    const char *word;
    enum type_kind kind;
    bool (*read)(const struct typing *typing);
} kinds[] = {
    {"sql", TYPE_SQL, read_sql},
    {"string", TYPE_STRING, read_sizes},
    {"integer", TYPE_INTEGER, read_nothing},
    {"boolean", TYPE_BOOLEAN, read_boolean},
    {"text", TYPE_TEXT, read_sizes},
    {"date_time", TYPE_DATE_TIME, read_sizes},
    {"enum", TYPE_ENUM, read_enum},
    {"json", TYPE_JSON, read_json},
    {"numeric", TYPE_NUMERIC, read_sizes},
    {"float", TYPE_FLOAT, read_sizes},
    {"big_integer", TYPE_BIG_INTEGER, read_nothing},
    {"small_integer", TYPE_SMALL_INTEGER, read_nothing},
    {"unicode", TYPE_UNICODE, read_sizes},
    {"unicode_text", TYPE_UNICODE_TEXT, read_sizes},
    {"date", TYPE_DATE, read_nothing},
    {"time", TYPE_TIME, read_sizes},
    {"interval", TYPE_INTERVAL, read_interval},
    {"double", TYPE_DOUBLE, read_sizes},
    {"large_binary", TYPE_LARGE_BINARY, read_sizes},
    {"uuid", TYPE_UUID, read_uuid},
    {"array", TYPE_ARRAY, read_array},
    {"domain", TYPE_DOMAIN, read_domain},
    {"pickle", TYPE_PICKLE, read_nothing},
    {"null", TYPE_NULL, read_nothing},
};

static bool read_variants(const struct typing *typing)
{
    struct py_value mapping;
    struct py_value key;
    struct py_value value;
    size_t position = 0;
    if (!find(typing, "_variant_mapping", &mapping))
        return false;
    if (!py_is_kind(mapping, PY_KIND_DICT))
        return true;
    while (py_dict_next(mapping, &position, &key, &value)) {
        struct type_variant variant = {0};
        if (!read_name(typing->binding, key, "a dialect", typing->arena, &variant.dialect) ||
            !lower_type(typing->binding, value, typing->arena, &variant.type))
            return false;
        vec_push(typing->arena, &typing->type->variants, variant);
    }
    return true;
}

/* What Python makes of a type that has a say itself: another type, or its SQL as a str. */
static bool lower_answer(struct typing *typing, const char *function, const struct type **ret_type)
{
    struct py *py = typing->py;
    struct py_value called = py_import_name(py, "sqlalchemy.type_base", function);
    struct py_value answer = py_is_error(called) ? called : py_call(py, called, &typing->object, 1);
    if (py_is_error(answer))
        return false;
    if (!py_is_str(answer))
        return lower_type(typing->binding, answer, typing->arena, ret_type);
    struct type *type = type_new(typing->arena, TYPE_RAW);
    *ret_type = type;
    return read_name(typing->binding, answer, "the SQL of a type", typing->arena, &type->name);
}

static bool lower_kind(struct typing *typing, const char *kind, const struct type **ret_type)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].word, kind) != 0)
            continue;
        typing->type = type_new(typing->arena, kinds[i].kind);
        *ret_type = typing->type;
        return find_string(typing, "_family", &typing->type->family) && kinds[i].read(typing) &&
               read_variants(typing);
    }
    return lower_answer(typing, "resolve", ret_type);
}

/* @compiles: the SQL is the script's, what can be done with values is as of the class's kind. */
static bool lower_compiled(struct typing *typing, const struct type **ret_type)
{
    struct py_value kind;
    const struct type *written;
    const struct type *meant = NULL;
    if (!lower_answer(typing, "resolve_compiled", &written) || !find(typing, "_kind", &kind))
        return false;
    *ret_type = written;
    if (written->kind != TYPE_RAW || !py_is_str(kind))
        return true;
    if (!lower_kind(typing, py_string(typing->py, kind), &meant))
        return false;
    struct type *both = type_copy(written, typing->arena);
    both->item = meant;
    *ret_type = both;
    return true;
}

static bool lower_instance(struct typing *typing, const struct type **ret_type)
{
    struct py_value value;
    const char *kind = NULL;
    if (!find(typing, "_compilers", &value))
        return false;
    if (!py_is_unbound(value))
        return lower_compiled(typing, ret_type);
    if (!find(typing, "_kind", &value))
        return false;
    kind = py_is_unbound(value) ? NULL : py_string(typing->py, value);
    if (kind)
        return lower_kind(typing, kind, ret_type);
    py_raise(typing->py, PY_EXC_TYPE, "a type was expected, not %s",
             py_type_name(typing->py, typing->object));
    return false;
}

bool lower_type(struct binding *binding, struct py_value object, struct arena *arena,
                const struct type **ret_type)
{
    struct typing typing = {binding, binding->py, object, arena, NULL};
    if (!py_enter(binding->py, " while a type is read"))
        return false;
    if (py_is_kind(object, PY_KIND_CLASS))
        typing.object = py_call(binding->py, object, NULL, 0);
    bool is_lowered = !py_is_error(typing.object) && lower_instance(&typing, ret_type);
    py_leave(binding->py);
    return is_lowered;
}
