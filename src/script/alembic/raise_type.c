/* Types of the schema as types of sqlalchemy: what inspection found, and what expressions are. */
#include "schema/type.h"
#include "script/alembic/binding.h"
#include "base/banned.h"

static void set_string(struct py *py, struct py_value dict, const char *key, const char *string)
{
    if (string)
        py_dict_set_string(py, dict, key, py_str(py, string));
}

static void set_number(struct py *py, struct py_value dict, const char *key, int64_t number)
{
    if (number != TYPE_UNSET)
        py_dict_set_string(py, dict, key, py_int(number));
}

static void set_options(struct py *py, struct py_value dict, const struct options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        const struct option *option = &options->items[i];
        if (option->kind == OPTION_TEXT)
            set_string(py, dict, option->key, option->text);
        else if (option->kind == OPTION_BOOLEAN)
            py_dict_set_string(py, dict, option->key, py_bool(option->boolean));
        else if (option->kind == OPTION_INTEGER)
            py_dict_set_string(py, dict, option->key, py_int(option->integer));
    }
}

static void set_flags(struct py *py, struct py_value dict, const struct type *type)
{
    bool is_enum = type->kind == TYPE_ENUM;
    if (type->has_timezone)
        py_dict_set_string(py, dict, "timezone", py_bool(true));
    if (is_enum && !type->is_native)
        py_dict_set_string(py, dict, "native_enum", py_bool(false));
    if (is_enum && !type->creates_type)
        py_dict_set_string(py, dict, "create_type", py_bool(false));
    if (type->creates_constraint)
        py_dict_set_string(py, dict, "create_constraint", py_bool(true));
    if (type->kind == TYPE_INTERVAL && !type->is_native)
        py_dict_set_string(py, dict, "native", py_bool(false));
}

/* The keywords of the type's constructor. */
static struct py_value keywords_of(struct py *py, const struct type *type)
{
    struct py_value dict = py_dict(py);
    set_number(py, dict, "length", type->length);
    set_number(py, dict, "precision", type->precision);
    set_number(py, dict, "scale", type->scale);
    set_number(py, dict, "dimensions", type->dimensions);
    set_string(py, dict, "collation", type->collation);
    set_string(py, dict, "schema", type->schema);
    set_string(py, dict, "name",
               type->kind == TYPE_ENUM || type->kind == TYPE_DOMAIN ? type->name
                                                                    : type->constraint_name);
    set_flags(py, dict, type);
    set_options(py, dict, &type->options);
    return dict;
}

static struct py_value values_of(struct py *py, const struct type *type)
{
    struct py_value list = py_list(py, type->values.count);
    for (size_t i = 0; i < type->values.count; i++)
        py_list_append(py, list, py_str(py, type->values.items[i]));
    return list;
}

struct py_value raise_type(struct binding *binding, const struct type *type)
{
    struct py *py = binding->py;
    struct py_value make = py_import_name(py, "sqlalchemy.reflected", "make_type");
    if (py_is_error(make))
        return make;
    struct py_value item = py_none();
    if (type->item)
        item = raise_type(binding, type->item);
    if (py_is_error(item))
        return item;
    bool is_named = type->kind == TYPE_SQL || type->kind == TYPE_RAW;
    const char *word = is_named ? type->name : type_python_name(type->kind);
    const struct py_value arguments[] = {
        py_bool(type->kind == TYPE_RAW),
        py_str(py, word ? word : ""),
        type->family ? py_str(py, type->family) : py_none(),
        keywords_of(py, type),
        values_of(py, type),
        item,
    };
    return py_call(py, make, arguments, sizeof arguments / sizeof *arguments);
}
