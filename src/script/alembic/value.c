/* Values on their way to a database: what a script hands to a statement. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "script/alembic/binding.h"
#include "sql/literal.h"
#include "base/banned.h"

/* -- From Python. */

static bool lower_text(struct binding *binding, struct py_value text, enum sql_value_kind kind,
                       struct arena *arena, struct sql_value *ret_value)
{
    const char *string;
    if (py_is_error(text) || !py_to_string(binding->py, text, "value", &string))
        return false;
    size_t length = py_string_length(text);
    *ret_value = (struct sql_value){
        .kind = kind, .text = arena_strndup(arena, string, length), .length = length};
    return true;
}

static bool lower_number(struct binding *binding, struct py_value value, struct arena *arena,
                         struct sql_value *ret_value)
{
    if (value.tag == PY_INT) {
        *ret_value = (struct sql_value){
            .kind = SQL_INTEGER, .text = arena_printf(arena, "%" PRId64, value.integer)};
        return true;
    }
    return lower_text(binding, py_to_str(binding->py, value), SQL_INTEGER, arena, ret_value);
}

static bool lower_bytes(struct py_value value, struct arena *arena, struct sql_value *ret_value)
{
    const struct py_bytes *bytes = PY_AS(py_bytes, value);
    char *copy = arena_alloc(arena, bytes->length + 1);
    if (bytes->length)
        memcpy(copy, bytes->bytes, bytes->length);
    copy[bytes->length] = '\0';
    *ret_value = (struct sql_value){.kind = SQL_BYTES, .text = copy, .length = bytes->length};
    return true;
}

static bool lower_items(struct binding *binding, struct py_value value, struct arena *arena,
                        struct sql_value *ret_value)
{
    const struct py_value *items;
    size_t count;
    struct py_value copy = py_to_tuple(binding->py, value); /* __str__ of an item may change it */
    if (py_is_error(copy) || !py_sequence(copy, &items, &count))
        return false;
    struct sql_value *lowered = arena_new_array(arena, struct sql_value, count);
    for (size_t i = 0; i < count; i++)
        if (!lower_value(binding, items[i], arena, &lowered[i]))
            return false;
    *ret_value = (struct sql_value){.kind = SQL_LIST, .items = lowered, .count = count};
    return true;
}

static bool lower_dict(struct binding *binding, struct py_value value, struct arena *arena,
                       struct sql_value *ret_value)
{
    size_t count = py_dict_count(value);
    struct sql_value *lowered = arena_new_array(arena, struct sql_value, count * 2);
    struct py_value key;
    struct py_value item;
    size_t position = 0;
    size_t used = 0;
    while (used < count && py_dict_next(value, &position, &key, &item)) {
        if (!lower_value(binding, key, arena, &lowered[used * 2]) ||
            !lower_value(binding, item, arena, &lowered[used * 2 + 1]))
            return false;
        used++;
    }
    *ret_value = (struct sql_value){.kind = SQL_DICT, .items = lowered, .count = used * 2};
    return true;
}

static bool lower_interval(struct binding *binding, struct py_value value, struct arena *arena,
                           struct sql_value *ret_value)
{
    static const struct {
        const char *name;
        int64_t microseconds;
    } parts[] = {{"days", 86400000000}, {"seconds", 1000000}, {"microseconds", 1}};
    (void)arena;
    int64_t total = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        int64_t number;
        struct py_value part = py_getattr_string(binding->py, value, parts[i].name);
        if (py_is_error(part) || !py_to_int64(binding->py, part, &number))
            return false;
        if (__builtin_mul_overflow(number, parts[i].microseconds, &number) ||
            __builtin_add_overflow(total, number, &total)) {
            py_raise(binding->py, PY_EXC_OVERFLOW, "interval out of range");
            return false;
        }
    }
    *ret_value = (struct sql_value){.kind = SQL_INTERVAL, .microseconds = total};
    return true;
}

static bool lower_uuid(struct binding *binding, struct py_value value, struct arena *arena,
                       struct sql_value *ret_value)
{
    return lower_text(binding, py_getattr_string(binding->py, value, "hex"), SQL_UUID, arena,
                      ret_value);
}

static bool lower_decimal(struct binding *binding, struct py_value value, struct arena *arena,
                          struct sql_value *ret_value)
{
    return lower_text(binding, py_to_str(binding->py, value), SQL_DECIMAL, arena, ret_value);
}

static bool lower_date_time(struct binding *binding, struct py_value value, struct arena *arena,
                            struct sql_value *ret_value)
{
    return lower_text(binding, py_to_str(binding->py, value), SQL_DATE_TIME, arena, ret_value);
}

static bool lower_date(struct binding *binding, struct py_value value, struct arena *arena,
                       struct sql_value *ret_value)
{
    return lower_text(binding, py_to_str(binding->py, value), SQL_DATE, arena, ret_value);
}

static bool lower_time(struct binding *binding, struct py_value value, struct arena *arena,
                       struct sql_value *ret_value)
{
    return lower_text(binding, py_to_str(binding->py, value), SQL_TIME, arena, ret_value);
}

typedef bool (*lower_fn)(struct binding *binding, struct py_value value, struct arena *arena,
                         struct sql_value *ret_value);

/* Classes of the standard library that databases know; a datetime is a date, too, so the order of
 * an object's own classes decides. */
static lower_fn lower_of_class(struct py *py, const struct py_class *class)
{
    static const struct {
        const char *module;
        const char *name;
        lower_fn lower;
    } rows[] = {
        {"datetime", "datetime", lower_date_time}, {"datetime", "date", lower_date},
        {"datetime", "time", lower_time},          {"datetime", "timedelta", lower_interval},
        {"decimal", "Decimal", lower_decimal},     {"uuid", "UUID", lower_uuid},
    };
    for (size_t i = 0; i < class->mro_count; i++)
        for (size_t j = 0; j < sizeof rows / sizeof *rows; j++) {
            struct py_class *one = class->mro[i];
            if (strcmp(one->name->bytes, rows[j].name) != 0)
                continue;
            struct py_value module = py_getattr_string(py, py_object(one), "__module__");
            const char *name = py_is_error(module) ? NULL : py_string(py, module);
            if (name && strcmp(name, rows[j].module) == 0)
                return rows[j].lower;
        }
    return NULL;
}

static bool lower_object(struct binding *binding, struct py_value value, struct arena *arena,
                         struct sql_value *ret_value)
{
    struct py *py = binding->py;
    lower_fn lower = lower_of_class(py, py_class(py, value));
    if (lower)
        return lower(binding, value, arena, ret_value);
    const char *name = arena_strdup(arena, py_type_name(py, value));
    *ret_value = (struct sql_value){.kind = SQL_OBJECT, .text = name};
    return true;
}

static bool lower_heap_value(struct binding *binding, struct py_value value, struct arena *arena,
                             struct sql_value *ret_value)
{
    switch ((enum py_kind)value.object->kind) {
    case PY_KIND_STR:
        return lower_text(binding, value, SQL_STRING, arena, ret_value);
    case PY_KIND_INT:
        return lower_number(binding, value, arena, ret_value);
    case PY_KIND_FLOAT: {
        double number;
        return py_to_double(binding->py, value, &number) &&
               lower_text(binding, py_repr(binding->py, py_float(number)), SQL_FLOAT, arena,
                          ret_value);
    }
    case PY_KIND_BYTES:
        return lower_bytes(value, arena, ret_value);
    case PY_KIND_LIST:
    case PY_KIND_TUPLE:
    case PY_KIND_SET:
        return lower_items(binding, value, arena, ret_value);
    case PY_KIND_DICT:
        return lower_dict(binding, value, arena, ret_value);
    default:
        return lower_object(binding, value, arena, ret_value);
    }
}

bool lower_value(struct binding *binding, struct py_value value, struct arena *arena,
                 struct sql_value *ret_value)
{
    bool is_fine = true;
    switch (value.tag) {
    case PY_ERROR:
        return false;
    case PY_BOOL:
        *ret_value = SQL_VALUE_BOOLEAN(value.integer != 0);
        return true;
    case PY_INT:
        return lower_number(binding, value, arena, ret_value);
    case PY_FLOAT:
        return lower_text(binding, py_repr(binding->py, value), SQL_FLOAT, arena, ret_value);
    case PY_OBJECT:
        if (!py_enter(binding->py, " while a value is read"))
            return false;
        is_fine = lower_heap_value(binding, value, arena, ret_value);
        py_leave(binding->py);
        return is_fine;
    case PY_UNBOUND:
    case PY_NONE:
        break;
    case PY_ELLIPSIS:
    case PY_NOT_IMPLEMENTED:
        return lower_object(binding, value, arena, ret_value);
    }
    *ret_value = SQL_VALUE_NONE;
    return true;
}
