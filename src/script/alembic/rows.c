/* Rows: hands out the rows of a result one by one, as Row, as RowMapping or as one value each.
 * Views of different form share what is left: what one takes the others do not see. */
#include "script/alembic/rows.h"

#include <string.h>

#include "python/heap.h"
#include "script/alembic/binding.h"
#include "base/banned.h"

enum form { FORM_ROW, FORM_MAPPING, FORM_SCALAR };

/* Where rows come from; exactly one of both is there. */
struct source {
    struct kept_rows *kept;
    struct py_value list;
    size_t at;                /* in list */
    struct row_shape *shape;  /* of whole rows */
    struct value *values;     /* kept: of the row that is being taken */
};

struct rows_view {
    struct source *source;
    struct row_shape *shape; /* of what this view gives */
    enum form form;
    size_t *positions; /* one for each of shape's columns; NULL: all in order */
};

static struct py_value view_new(struct py *py, const struct rows_view *like)
{
    struct rows_view *view = py_alloc_scanned(py, sizeof *view);
    *view = *like;
    return py_instance(py, &rows_type, py_unbound(), view);
}

struct py_value rows_new(struct py *py, struct kept_rows *kept, struct row_shape *shape)
{
    struct source *source = py_alloc_scanned(py, sizeof *source);
    source->kept = kept;
    source->shape = shape;
    source->values = py_alloc_scanned(py, (shape->width + 1) * sizeof *source->values);
    return view_new(py, &(struct rows_view){.source = source, .shape = shape});
}

struct py_value rows_new_of_list(struct py *py, struct py_value list, struct row_shape *shape)
{
    struct source *source = py_alloc_scanned(py, sizeof *source);
    source->list = list;
    source->shape = shape;
    return view_new(py, &(struct rows_view){.source = source, .shape = shape});
}

static struct rows_view *view_of(struct py_value self)
{
    return PY_AS(py_other, self)->data;
}

static void trace_view(struct py_heap *heap, void *data)
{
    py_heap_mark(heap, data);
}

/* -- Taking rows. */

static size_t rows_left(const struct source *source)
{
    const struct py_value *items;
    size_t count = 0;
    if (source->kept)
        return kept_rows_left(source->kept);
    return py_sequence(source->list, &items, &count) && count > source->at ? count - source->at : 0;
}

/* Moves to the next row; *ret_items: its values when it comes from a list. */
static bool take_row(struct source *source, const struct py_value **ret_items)
{
    const struct py_value *rows;
    size_t count;
    *ret_items = NULL;
    if (source->kept)
        return kept_rows_take(source->kept, source->values);
    if (!rows_left(source))
        return false;
    (void)py_sequence(source->list, &rows, &count);
    (void)py_sequence(rows[source->at++], ret_items, &count);
    return true;
}

/* The value of one column, as the column's type makes it. */
static struct py_value make_value(struct py *py, const struct source *source,
                                  const struct py_value *items, size_t position)
{
    if (items)
        return items[position];
    struct py_value value = raise_value(py, &source->values[position]);
    const struct py_value *makers;
    size_t count;
    if (py_is_error(value) || !py_sequence(source->shape->makers, &makers, &count) ||
        position >= count || py_is_none(makers[position]))
        return value;
    return py_call(py, makers[position], &value, 1);
}

static struct py_value take_tuple(struct py *py, const struct rows_view *view,
                                  const struct py_value *items)
{
    struct py_value tuple = py_tuple(py, view->shape->width);
    for (size_t i = 0; i < view->shape->width; i++) {
        size_t position = view->positions ? view->positions[i] : i;
        struct py_value value = make_value(py, view->source, items, position);
        if (py_is_error(value))
            return value;
        PY_AS(py_tuple, tuple)->items[i] = value;
    }
    return tuple;
}

/* PY_UNBOUND at the end. */
static struct py_value take_next(struct py *py, const struct rows_view *view)
{
    const struct py_value *items;
    if (!take_row(view->source, &items))
        return py_unbound();
    if (!py_tick(py))
        return py_error();
    if (view->form == FORM_SCALAR)
        return make_value(py, view->source, items, view->positions ? *view->positions : 0);
    struct py_value tuple = take_tuple(py, view, items);
    if (py_is_error(tuple))
        return tuple;
    return view->form == FORM_MAPPING ? row_mapping_new(py, view->shape, tuple)
                                      : row_new(py, view->shape, tuple);
}

static struct py_value rows_next_row(struct py *py, struct py_value self)
{
    return take_next(py, view_of(self));
}

static struct py_value rows_iterate(struct py *py, struct py_value self)
{
    (void)py;
    return self;
}

/* -- Methods. */

static struct py_value take_many(struct py *py, const struct rows_view *view, size_t most)
{
    size_t left = rows_left(view->source);
    size_t count = left < most ? left : most;
    if (!py_check_size(py, count, sizeof(struct py_value)))
        return py_error();
    struct py_value list = py_list(py, count);
    for (size_t i = 0; i < count; i++) {
        struct py_value row = take_next(py, view);
        if (py_is_error(row))
            return row;
        py_list_append(py, list, row);
    }
    return list;
}

static struct py_value method_fetchone(struct py *py, struct py_value *a)
{
    struct py_value row = take_next(py, view_of(a[0]));
    return py_is_unbound(row) ? py_none() : row;
}

static struct py_value method_fetchmany(struct py *py, struct py_value *a)
{
    int64_t most;
    if (!py_to_int64(py, a[1], &most))
        return py_error();
    return take_many(py, view_of(a[0]), most < 0 ? 0 : (size_t)most);
}

static struct py_value method_fetchall(struct py *py, struct py_value *a)
{
    return take_many(py, view_of(a[0]), SIZE_MAX);
}

static struct py_value method_close(struct py *py, struct py_value *a)
{
    struct source *source = view_of(a[0])->source;
    (void)py;
    if (source->kept)
        kept_rows_drop(source->kept);
    else
        source->at = SIZE_MAX;
    return py_none();
}

static struct py_value method_left(struct py *py, struct py_value *a)
{
    (void)py;
    return py_size(rows_left(view_of(a[0])->source));
}

static struct py_value method_keys(struct py *py, struct py_value *a)
{
    (void)py;
    return view_of(a[0])->shape->keys;
}

static struct py_value method_columns_of(struct py *py, struct py_value *a)
{
    (void)py;
    return view_of(a[0])->shape->columns;
}

/* A number (from the end where it is negative), a name or a column object. */
static bool find_position(struct py *py, const struct rows_view *view, struct py_value key,
                          size_t *ret_position)
{
    int64_t width = (int64_t)view->shape->width;
    int64_t number;
    if (key.tag != PY_INT)
        return row_shape_find(py, view->shape, key, ret_position);
    number = key.integer < 0 ? key.integer + width : key.integer;
    if (number < 0 || number >= width) {
        py_raise(py, PY_EXC_INDEX, "tuple index out of range");
        return false;
    }
    *ret_position = (size_t)number;
    return true;
}

static struct py_value method_find(struct py *py, struct py_value *a)
{
    size_t position;
    return find_position(py, view_of(a[0]), a[1], &position) ? py_size(position) : py_error();
}

static struct py_value method_mappings(struct py *py, struct py_value *a)
{
    struct rows_view view = *view_of(a[0]);
    view.form = FORM_MAPPING;
    return view_new(py, &view);
}

static struct py_value picked_names(struct py *py, struct py_value all, const size_t *positions,
                                    size_t count)
{
    const struct py_value *items;
    size_t width;
    if (!py_sequence(all, &items, &width))
        return py_none();
    struct py_value picked = py_tuple(py, count);
    for (size_t i = 0; i < count; i++)
        PY_AS(py_tuple, picked)->items[i] = positions[i] < width ? items[positions[i]] : py_none();
    return picked;
}

/* A view of some of the columns, in the order of keys. */
static bool pick(struct py *py, struct rows_view *view, struct py_value keys)
{
    const struct py_value *items;
    size_t count;
    struct py_value list = py_to_tuple(py, keys);
    if (py_is_error(list) || !py_sequence(list, &items, &count) ||
        !py_check_size(py, count, sizeof *view->positions))
        return false;
    size_t *places = py_alloc_raw(py, (count + 1) * sizeof *places);
    size_t *positions = py_alloc_raw(py, (count + 1) * sizeof *positions);
    for (size_t i = 0; i < count; i++) {
        if (!find_position(py, view, items[i], &places[i]))
            return false;
        positions[i] = view->positions ? view->positions[places[i]] : places[i];
    }
    struct py_value names = picked_names(py, view->shape->keys, places, count);
    struct py_value columns = picked_names(py, view->shape->columns, places, count);
    view->shape = row_shape_new(py, names, columns, py_none());
    view->positions = positions;
    return view->shape != NULL;
}

static struct py_value method_columns(struct py *py, struct py_value *a)
{
    struct rows_view view = *view_of(a[0]);
    return pick(py, &view, a[1]) ? view_new(py, &view) : py_error();
}

static struct py_value method_scalars(struct py *py, struct py_value *a)
{
    struct rows_view view = *view_of(a[0]);
    struct py_value keys = py_tuple_of(py, &a[1], 1);
    if (!pick(py, &view, keys))
        return py_error();
    view.form = FORM_SCALAR;
    return view_new(py, &view);
}

/* A Rows of keys, and of tuples in a list. */
static struct py_value rows_construct(struct py *py, struct py_value *a)
{
    const struct py_value *rows;
    const struct py_value *items;
    size_t count;
    size_t width;
    struct row_shape *shape = row_shape_new(py, a[1], a[3], py_none());
    struct py_value given = shape ? py_to_tuple(py, a[2]) : py_error();
    if (py_is_error(given))
        return given;
    (void)py_sequence(given, &rows, &count);
    struct py_value list = py_list(py, count);
    for (size_t i = 0; i < count; i++) {
        struct py_value row = py_to_tuple(py, rows[i]);
        if (py_is_error(row))
            return row;
        if (!py_sequence(row, &items, &width) || width != shape->width)
            return py_raise(py, PY_EXC_VALUE, "row %zu has not %zu values", i, shape->width);
        py_list_append(py, list, row);
    }
    return rows_new_of_list(py, list, shape);
}

static const struct py_function_row methods[] = {
    {"fetchone", method_fetchone, "", PY_PLAIN},
    {"fetchmany", method_fetchmany, "count", PY_PLAIN},
    {"fetchall", method_fetchall, "", PY_PLAIN},
    {"close", method_close, "", PY_PLAIN},
    {"find", method_find, "key", PY_PLAIN},
    {"mappings", method_mappings, "", PY_PLAIN},
    {"columns", method_columns, "keys", PY_PLAIN},
    {"scalars", method_scalars, "key", PY_PLAIN},
    {"left", method_left, "", PY_GETTER},
    {"keys", method_keys, "", PY_GETTER},
    {"selected", method_columns_of, "", PY_GETTER},
    {0},
};

const struct py_type rows_type = {
    .name = "Rows",
    .kind = PY_KIND_OTHER,
    .methods = methods,
    .construct = rows_construct,
    .parameters = "keys, rows, columns",
    .iterate = rows_iterate,
    .next = rows_next_row,
    .trace = trace_view,
};
