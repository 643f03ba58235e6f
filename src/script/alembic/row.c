/* Row and RowMapping: a tuple of values, and the names that they go by. */
#include "script/alembic/row.h"

#include <string.h>

#include "base/text.h"
#include "python/heap.h"
#include "base/banned.h"

/* Makers that go by the names of columns, in the order of these; None for the others. */
static struct py_value makers_in_order(struct py *py, struct py_value keys, struct py_value makers)
{
    const struct py_value *items;
    size_t count;
    if (!py_is_kind(makers, PY_KIND_DICT) || !py_sequence(keys, &items, &count))
        return makers;
    struct py_value ordered = py_tuple(py, count);
    for (size_t i = 0; i < count; i++) {
        struct py_value maker = py_dict_get(py, makers, items[i]);
        if (py_is_error(maker))
            return maker;
        PY_AS(py_tuple, ordered)->items[i] = py_is_unbound(maker) ? py_none() : maker;
    }
    return ordered;
}

struct row_shape *row_shape_new(struct py *py, struct py_value names, struct py_value columns,
                                struct py_value makers)
{
    struct py_value keys = py_to_tuple(py, names);
    if (py_is_error(keys))
        return NULL;
    struct row_shape *shape = py_alloc_scanned(py, sizeof *shape);
    const struct py_value *items;
    (void)py_sequence(keys, &items, &shape->width);
    shape->keys = keys;
    shape->columns = columns;
    shape->makers = makers_in_order(py, keys, makers);
    if (py_is_error(shape->makers))
        return NULL;
    shape->index = py_dict(py);
    for (size_t i = 0; i < shape->width; i++)
        if (!py_dict_set(py, shape->index, items[i], py_size(i)))
            return NULL;
    return shape;
}

static struct py_value instance(struct py *py, const struct py_type *type, struct row_shape *shape,
                                struct py_value values)
{
    struct py_value row = py_instance(py, type, py_unbound(), shape);
    if (!py_is_error(row))
        PY_AS(py_other, row)->value = values;
    return row;
}

struct py_value row_new(struct py *py, struct row_shape *shape, struct py_value values)
{
    return instance(py, &row_type, shape, values);
}

struct py_value row_mapping_new(struct py *py, struct row_shape *shape, struct py_value values)
{
    return instance(py, &row_mapping_type, shape, values);
}

static struct row_shape *shape_of(struct py_value row)
{
    return PY_AS(py_other, row)->data;
}

static struct py_value values_of(struct py_value row)
{
    return PY_AS(py_other, row)->value;
}

static void trace_shape(struct py_heap *heap, void *data)
{
    py_heap_mark(heap, data);
}

/* -- Names. */

/* As the message shows it: table.column for a column of a table. */
static struct py_value describe_key(struct py *py, struct py_value key)
{
    if (py_is_str(key))
        return key;
    struct py_value shown = py_to_str(py, key);
    if (py_is_error(shown)) {
        py_error_clear(py);
        shown = py_str(py, py_type_name(py, key));
    }
    return shown;
}

static bool raise_no_column(struct py *py, struct py_value key)
{
    struct py_value shown = describe_key(py, key);
    struct py_value class = py_import_name(py, "sqlalchemy.exc", "NoSuchColumnError");
    if (!py_is_error(class))
        py_raise_class(py, class, "Could not locate column in row for column '%s'",
                       py_string(py, shown));
    return false;
}

/* PY_UNBOUND: not there. */
static struct py_value find_name(struct py *py, const struct row_shape *shape, struct py_value name)
{
    return py_is_str(name) ? py_dict_get(py, shape->index, name) : py_unbound();
}

/* A column object: the one that was selected, else one that is called the same. */
static struct py_value find_column(struct py *py, const struct row_shape *shape,
                                   struct py_value column)
{
    const struct py_value *columns;
    size_t count = 0;
    if (py_sequence(shape->columns, &columns, &count))
        for (size_t i = 0; i < count && i < shape->width; i++)
            if (py_is_same(columns[i], column))
                return py_size(i);
    if (column.tag != PY_OBJECT || py_is_kind(column, PY_KIND_TUPLE))
        return py_unbound();
    struct py_value name = py_getattr_optional(py, column, py_intern(py, "name"));
    if (py_is_error(name) || !py_is_str(name))
        return py_is_error(name) ? name : py_unbound();
    return find_name(py, shape, name);
}

bool row_shape_find(struct py *py, const struct row_shape *shape, struct py_value key,
                    size_t *ret_position)
{
    struct py_value position =
        py_is_str(key) ? find_name(py, shape, key) : find_column(py, shape, key);
    if (py_is_error(position))
        return false;
    if (py_is_unbound(position))
        return raise_no_column(py, key);
    *ret_position = (size_t)position.integer;
    return true;
}

static struct py_value value_at(struct py_value row, size_t position)
{
    const struct py_value *items;
    size_t count;
    (void)py_sequence(values_of(row), &items, &count);
    return items[position];
}

static struct py_value find_value(struct py *py, struct py_value row, struct py_value key)
{
    size_t position;
    return row_shape_find(py, shape_of(row), key, &position) ? value_at(row, position) : py_error();
}

/* -- Row. */

static struct py_value row_repr(struct py *py, struct py_value self)
{
    return py_repr(py, values_of(self));
}

static bool row_hash(struct py *py, struct py_value self, uint64_t *ret_hash)
{
    return py_hash(py, values_of(self), ret_hash);
}

static struct py_value row_compare(struct py *py, enum py_compare op, struct py_value self,
                                   struct py_value other)
{
    if (py_data(py, other, &row_type))
        other = values_of(other);
    if (!py_is_kind(other, PY_KIND_TUPLE))
        return py_not_implemented();
    return py_compare(py, op, values_of(self), other);
}

static struct py_value row_length(struct py *py, struct py_value self)
{
    (void)py;
    return py_size(shape_of(self)->width);
}

static struct py_value row_contains(struct py *py, struct py_value self, struct py_value item)
{
    bool is_found;
    return py_contains(py, values_of(self), item, &is_found) ? py_bool(is_found) : py_error();
}

static bool is_position(struct py_value key)
{
    return key.tag == PY_INT || key.tag == PY_BOOL || py_is_kind(key, PY_KIND_INT) ||
           py_is_kind(key, PY_KIND_SLICE);
}

static struct py_value row_getitem(struct py *py, struct py_value self, struct py_value key)
{
    return is_position(key) ? py_getitem(py, values_of(self), key) : find_value(py, self, key);
}

static struct py_value row_iterate(struct py *py, struct py_value self)
{
    return py_iterate(py, values_of(self));
}

static struct py_value row_tuple(struct py *py, struct py_value *a)
{
    (void)py;
    return a[0];
}

static struct py_value row_values(struct py *py, struct py_value *a)
{
    (void)py;
    return values_of(a[0]);
}

static struct py_value row_keys(struct py *py, struct py_value *a)
{
    return py_to_list(py, shape_of(a[0])->keys);
}

static struct py_value row_fields(struct py *py, struct py_value *a)
{
    (void)py;
    return shape_of(a[0])->keys;
}

static struct py_value row_mapping(struct py *py, struct py_value *a)
{
    return row_mapping_new(py, shape_of(a[0]), values_of(a[0]));
}

static struct py_value row_dict(struct py *py, struct py_value *a)
{
    struct py_value dict = py_dict(py);
    const struct py_value *names;
    const struct py_value *values;
    size_t count;
    (void)py_sequence(shape_of(a[0])->keys, &names, &count);
    (void)py_sequence(values_of(a[0]), &values, &count);
    for (size_t i = 0; i < count; i++)
        if (!py_dict_set(py, dict, names[i], values[i]))
            return py_error();
    return dict;
}

static struct py_value row_items(struct py *py, struct py_value *a)
{
    const struct py_value *names;
    const struct py_value *values;
    size_t count;
    (void)py_sequence(shape_of(a[0])->keys, &names, &count);
    (void)py_sequence(values_of(a[0]), &values, &count);
    struct py_value list = py_list(py, count);
    for (size_t i = 0; i < count; i++)
        py_list_append(py, list, py_pair(py, names[i], values[i]));
    return list;
}

static struct py_value bound_keys(struct py *py, struct py_value *a)
{
    (void)a;
    struct py_value self = py_native_data(py);
    return row_keys(py, &self);
}

static struct py_value bound_values(struct py *py, struct py_value *a)
{
    (void)a;
    return py_to_list(py, values_of(py_native_data(py)));
}

static struct py_value bound_items(struct py *py, struct py_value *a)
{
    (void)a;
    struct py_value self = py_native_data(py);
    return row_items(py, &self);
}

static struct py_value bound_tuple(struct py *py, struct py_value *a)
{
    (void)a;
    return py_native_data(py);
}

/* What a row answers to unless a column is called the same; keys, values and items are those of
 * SQLAlchemy 1.4. */
static struct py_value late_method(struct py *py, struct py_value self, struct py_value name)
{
    static const struct py_function_row methods[] = {
        {"keys", bound_keys, "", PY_PLAIN},
        {"values", bound_values, "", PY_PLAIN},
        {"items", bound_items, "", PY_PLAIN},
        {"tuple", bound_tuple, "", PY_PLAIN},
    };
    const char *string = py_string(py, name);
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (strcmp(methods[i].name, string) == 0)
            return py_function(py, &methods[i], self);
    if (strcmp(string, "count") == 0 || strcmp(string, "index") == 0)
        return py_getattr(py, values_of(self), name);
    return strcmp(string, "t") == 0 ? self : py_unbound();
}

static struct py_value row_getattr(struct py *py, struct py_value self, struct py_value name)
{
    struct py_value position = find_name(py, shape_of(self), name);
    if (position.tag == PY_INT)
        return value_at(self, (size_t)position.integer);
    if (py_is_error(position))
        return position;
    struct py_value method = late_method(py, self, name);
    if (!py_is_unbound(method))
        return method;
    return py_raise(py, PY_EXC_ATTRIBUTE, "Could not locate column in row for column '%s'",
                    py_string(py, name));
}

static struct py_value row_setattr(struct py *py, struct py_value self, struct py_value name,
                                   struct py_value value)
{
    (void)self;
    (void)name;
    (void)value;
    return py_raise(py, PY_EXC_ATTRIBUTE, "can't set attribute");
}

/* Only results make rows: an instance without values would be none. */
static struct py_value refuse_construct(struct py *py, struct py_value *a)
{
    return py_raise(py, PY_EXC_TYPE, "cannot create '%s' instances",
                    PY_AS(py_class, a[0])->name->bytes);
}

static const struct py_function_row row_methods[] = {
    {"_fields", row_fields, "", PY_GETTER},
    {"_mapping", row_mapping, "", PY_GETTER},
    {"_t", row_tuple, "", PY_GETTER},
    {"_tuple", row_tuple, "", PY_PLAIN},
    {"_asdict", row_dict, "", PY_PLAIN},
    {"_data", row_values, "", PY_GETTER},
    {"__reduce__", row_values, "", PY_PLAIN},
    {0},
};

const struct py_type row_type = {
    .name = "Row",
    .kind = PY_KIND_OTHER,
    .methods = row_methods,
    .construct = refuse_construct,
    .parameters = "*args, **kwargs",
    .repr = row_repr,
    .hash = row_hash,
    .compare = row_compare,
    .length = row_length,
    .contains = row_contains,
    .getitem = row_getitem,
    .iterate = row_iterate,
    .getattr = row_getattr,
    .setattr = row_setattr,
    .trace = trace_shape,
};

/* -- RowMapping. */

static struct py_value mapping_repr(struct py *py, struct py_value self)
{
    struct py_value dict = row_dict(py, &self);
    return py_is_error(dict) ? dict : py_repr(py, dict);
}

static struct py_value mapping_compare(struct py *py, enum py_compare op, struct py_value self,
                                       struct py_value other)
{
    struct py_value dict = row_dict(py, &self);
    if (py_data(py, other, &row_mapping_type))
        other = row_dict(py, &other);
    if (py_is_error(dict) || py_is_error(other))
        return py_error();
    bool is_other_dict = py_is_kind(other, PY_KIND_DICT);
    return is_other_dict && (op == PY_EQ || op == PY_NE) ? py_compare(py, op, dict, other)
                                                         : py_not_implemented();
}

static struct py_value mapping_contains(struct py *py, struct py_value self, struct py_value key)
{
    struct row_shape *shape = shape_of(self);
    struct py_value position =
        py_is_str(key) ? find_name(py, shape, key) : find_column(py, shape, key);
    return py_is_error(position) ? position : py_bool(position.tag == PY_INT);
}

static struct py_value mapping_iterate(struct py *py, struct py_value self)
{
    return py_iterate(py, shape_of(self)->keys);
}

static struct py_value mapping_keys(struct py *py, struct py_value *a)
{
    return row_keys(py, a);
}

static struct py_value mapping_values(struct py *py, struct py_value *a)
{
    return py_to_list(py, values_of(a[0]));
}

static struct py_value mapping_get(struct py *py, struct py_value *a)
{
    struct py_value has = mapping_contains(py, a[0], a[1]);
    if (py_is_error(has))
        return has;
    if (has.integer)
        return find_value(py, a[0], a[1]);
    return py_is_unbound(a[2]) ? py_none() : a[2];
}

static const struct py_function_row mapping_methods[] = {
    {"keys", mapping_keys, "", PY_PLAIN},
    {"values", mapping_values, "", PY_PLAIN},
    {"items", row_items, "", PY_PLAIN},
    {"get", mapping_get, "key, default=", PY_PLAIN},
    {"_asdict", row_dict, "", PY_PLAIN},
    {"copy", row_dict, "", PY_PLAIN},
    {0},
};

const struct py_type row_mapping_type = {
    .name = "RowMapping",
    .kind = PY_KIND_OTHER,
    .methods = mapping_methods,
    .construct = refuse_construct,
    .parameters = "*args, **kwargs",
    .repr = mapping_repr,
    .compare = mapping_compare,
    .length = row_length,
    .contains = mapping_contains,
    .getitem = find_value,
    .iterate = mapping_iterate,
    .trace = trace_shape,
};
