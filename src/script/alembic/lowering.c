/* State of one lowering: what was met, attributes, types and values. */
#include "script/alembic/lowering.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "sql/infer.h"
#include "base/banned.h"

void lowering_init(struct lowering *lowering, struct binding *binding, struct arena *arena)
{
    *lowering = (struct lowering){.binding = binding,
                                  .py = binding->py,
                                  .kept = py_none(),
                                  .dialect_object = py_none()};
    lowering->dialect = binding->apply.render.dialect;
    lowering->sql = (struct sql_builder){.arena = arena, .err = &lowering->err};
}

bool lowering_finish(struct lowering *lowering)
{
    if (lowering->has_raised)
        alq_error_release(&lowering->err);
    else if (lowering->sql.has_failed)
        binding_raise(lowering->binding, &lowering->err);
    else
        return true;
    return false;
}

bool lowering_has_failed(const struct lowering *lowering)
{
    return lowering->has_raised || lowering->sql.has_failed;
}

void lowering_raise(struct lowering *lowering, const char *exception, const char *format, ...)
{
    struct py *py = lowering->py;
    TEXT_SCOPE(message);
    va_list arguments;
    if (lowering->has_raised)
        return;
    va_start(arguments, format);
    text_vprintf(&message, format, arguments);
    va_end(arguments);
    lowering->has_raised = true;
    struct py_value class = py_import_name(py, "sqlalchemy.exc", exception);
    if (!py_is_error(class))
        py_raise_class(py, class, "%s", text_string(&message));
}

void lowering_keep(struct lowering *lowering, struct py_value value)
{
    if (py_is_none(lowering->kept))
        lowering->kept = py_list(lowering->py, 0);
    py_list_append(lowering->py, lowering->kept, value);
}

/* -- What was met. */

static size_t slot_of(const struct lowering *lowering, const void *object)
{
    size_t mask = lowering->node_capacity - 1;
    size_t slot = (size_t)(((uintptr_t)object >> 4) * 0x9E3779B97F4A7C15u >> 20) & mask;
    while (lowering->nodes[slot].object && lowering->nodes[slot].object != object)
        slot = (slot + 1) & mask;
    return slot;
}

const void *lowering_find(const struct lowering *lowering, struct py_value object)
{
    if (!lowering->node_count || object.tag != PY_OBJECT)
        return NULL;
    return lowering->nodes[slot_of(lowering, object.object)].node;
}

static void grow(struct lowering *lowering)
{
    struct lowered_node *old = lowering->nodes;
    size_t count = lowering->node_capacity;
    lowering->node_capacity = count ? count * 2 : 32;
    lowering->nodes =
        arena_new_array(lowering->sql.arena, struct lowered_node, lowering->node_capacity);
    for (size_t i = 0; i < count; i++)
        if (old[i].object)
            lowering->nodes[slot_of(lowering, old[i].object)] = old[i];
}

void lowering_remember(struct lowering *lowering, struct py_value object, const void *node)
{
    if (lowering->node_count * 2 >= lowering->node_capacity)
        grow(lowering);
    struct lowered_node *slot = &lowering->nodes[slot_of(lowering, object.object)];
    lowering->node_count += !slot->object;
    *slot = (struct lowered_node){object.object, node};
}

/* -- Attributes. */

struct py_value lowering_find_attribute(struct lowering *lowering, struct py_value object,
                                        const char *name)
{
    if (lowering->has_raised)
        return py_unbound();
    struct py_value value =
        py_getattr_optional(lowering->py, object, py_intern(lowering->py, name));
    if (!py_is_error(value))
        return value;
    lowering->has_raised = true;
    return py_unbound();
}

struct py_value lowering_get(struct lowering *lowering, struct py_value object, const char *name)
{
    if (lowering->has_raised)
        return py_none();
    struct py_value value = py_getattr_string(lowering->py, object, name);
    if (!py_is_error(value))
        return value;
    lowering->has_raised = true;
    return py_none();
}

bool lowering_flag(struct lowering *lowering, struct py_value object, const char *name)
{
    bool is_true = false;
    struct py_value value = lowering_get(lowering, object, name);
    if (!py_truth(lowering->py, value, &is_true))
        lowering->has_raised = true;
    return is_true;
}

long lowering_integer(struct lowering *lowering, struct py_value value)
{
    int64_t number = 0;
    if (!lowering->has_raised && !py_to_int64(lowering->py, value, &number))
        lowering->has_raised = true;
    return (long)number;
}

const char *lowering_text(struct lowering *lowering, struct py_value value)
{
    const char *string = NULL;
    if (lowering->has_raised || py_is_nothing(value))
        return NULL;
    if (py_is_str(value))
        return arena_strdup(lowering->sql.arena, py_string(lowering->py, value));
    /* A column where its name is meant. */
    struct py_value name = lowering_find_attribute(lowering, value, "name");
    if (py_is_str(name))
        return arena_strdup(lowering->sql.arena, py_string(lowering->py, name));
    if (!lowering->has_raised && !py_to_string(lowering->py, value, "a name", &string))
        lowering->has_raised = true;
    return string;
}

const char *lowering_string(struct lowering *lowering, struct py_value object, const char *name)
{
    return lowering_text(lowering, lowering_get(lowering, object, name));
}

const char *lowering_word(struct lowering *lowering, struct py_value value)
{
    const char *string = lowering_text(lowering, value);
    if (!string && !lowering->has_raised)
        lowering_raise(lowering, "ArgumentError", "a str or a column is expected here, not None");
    return string ? string : "?";
}

const char *lowering_name(struct lowering *lowering, struct py_value object, const char *name)
{
    const char *string = lowering_string(lowering, object, name);
    if (!string && !lowering->has_raised)
        lowering_raise(lowering, "ArgumentError", "the %s of a %s must be a str, not None", name,
                       py_type_name(lowering->py, object));
    return string ? string : "?";
}

size_t lowering_items(struct lowering *lowering, struct py_value value,
                      const struct py_value **ret_items)
{
    size_t count = 0;
    *ret_items = NULL;
    if (lowering->has_raised || py_is_nothing(value) || py_sequence(value, ret_items, &count))
        return count;
    struct py_value list = py_to_tuple(lowering->py, value);
    if (!py_is_error(list) && py_sequence(list, ret_items, &count)) {
        lowering_keep(lowering, list);
        return count;
    }
    lowering->has_raised = true;
    return 0;
}

/* Most values that scripts give are plain: nothing is looked up for them. */
static bool is_plain(struct py_value value)
{
    return value.tag != PY_OBJECT ||
           (value.object->kind >= PY_KIND_STR && value.object->kind <= PY_KIND_SLICE);
}

const char *lowering_kind(struct lowering *lowering, struct py_value value)
{
    if (is_plain(value))
        return NULL;
    struct py_value kind = lowering_find_attribute(lowering, value, "_kind");
    return py_is_str(kind) ? py_string(lowering->py, kind) : NULL;
}

struct py_value lowering_entity(struct lowering *lowering, struct py_value value)
{
    if (is_plain(value) || lowering_kind(lowering, value))
        return value;
    struct py_value method = lowering_find_attribute(lowering, value, "__clause_element__");
    if (py_is_unbound(method))
        return value;
    struct py_value element = py_call(lowering->py, method, NULL, 0);
    if (py_is_error(element)) {
        lowering->has_raised = true;
        return value;
    }
    lowering_keep(lowering, element);
    return element;
}

/* -- Types and values. */

const struct type *lowering_type(struct lowering *lowering, struct py_value object)
{
    const struct type *type = NULL;
    if (lowering->has_raised || py_is_nothing(object))
        return NULL;
    type = lowering_find(lowering, object);
    if (type)
        return type;
    if (!lower_type(lowering->binding, object, lowering->sql.arena, &type)) {
        lowering->has_raised = true;
        return NULL;
    }
    lowering_remember(lowering, object, type);
    struct lowered_type row = {type, object};
    vec_push(lowering->sql.arena, &lowering->types, row);
    return type;
}

const struct type *lowering_required_type(struct lowering *lowering, struct py_value object,
                                          const char *name)
{
    const struct type *type = lowering_type(lowering, lowering_get(lowering, object, name));
    if (!type && !lowering->has_raised)
        lowering_raise(lowering, "ArgumentError", "a %s wants a type, not None",
                       py_type_name(lowering->py, object));
    return type ? type : type_plain(TYPE_NULL);
}

struct py_value lowering_type_object(const struct lowering *lowering, const struct type *type)
{
    for (size_t i = 0; i < lowering->types.count; i++)
        if (lowering->types.items[i].type == type)
            return lowering->types.items[i].object;
    return py_none();
}

static const void *origin_of(struct lowering *lowering, struct py_value value)
{
    struct py_value *origin = arena_new(lowering->sql.arena, struct py_value);
    *origin = value;
    return origin;
}

/* Items of a list may each meet a type of their own. */
static struct sql_value list_value(struct lowering *lowering, struct py_value list)
{
    const struct py_value *items;
    size_t count = lowering_items(lowering, list, &items);
    struct sql_value *values = arena_new_array(lowering->sql.arena, struct sql_value, count);
    for (size_t i = 0; i < count; i++)
        values[i] = lowering_value(lowering, items[i]);
    return (struct sql_value){.kind = SQL_LIST, .items = values, .count = count};
}

struct sql_value lowering_value(struct lowering *lowering, struct py_value given)
{
    struct sql_value value = SQL_VALUE_NONE;
    if (lowering->has_raised)
        return value;
    if (py_is_kind(given, PY_KIND_LIST) || py_is_kind(given, PY_KIND_TUPLE)) {
        if (!py_enter(lowering->py, " while a value is read")) {
            lowering->has_raised = true;
            return value;
        }
        value = list_value(lowering, given);
        py_leave(lowering->py);
    } else if (!lower_value(lowering->binding, given, lowering->sql.arena, &value)) {
        lowering->has_raised = true;
        return SQL_VALUE_NONE;
    }
    value.origin = origin_of(lowering, given);
    return value;
}

const struct expression *lowering_raw(struct lowering *lowering, struct py_value value)
{
    return sql_raw(&lowering->sql, lowering_value(lowering, value));
}

/* That of the run; outside of it, and for another database, a plain one. */
static struct py_value make_dialect(struct lowering *lowering)
{
    struct py *py = lowering->py;
    const struct binding *binding = lowering->binding;
    bool is_current = binding->target && lowering->dialect == binding->apply.render.dialect;
    struct py_value function = py_import_name(py, "sqlalchemy.engine.default",
                                              is_current ? "current_dialect" : "dialect_class");
    if (py_is_error(function) || is_current)
        return py_is_error(function) ? function : py_call(py, function, NULL, 0);
    struct py_value name = py_str(py, lowering->dialect->name);
    struct py_value class = py_call(py, function, &name, 1);
    return py_is_error(class) ? class : py_call(py, class, NULL, 0);
}

struct py_value lowering_dialect(struct lowering *lowering)
{
    if (!py_is_none(lowering->dialect_object))
        return lowering->dialect_object;
    struct py_value dialect = make_dialect(lowering);
    if (py_is_error(dialect))
        lowering->has_raised = true;
    else
        lowering->dialect_object = dialect;
    return dialect;
}

const char *lowering_dialect_name(const struct lowering *lowering)
{
    return lowering->dialect->name;
}

/* What literal_value() or bind_value() of the type makes of the value. */
static bool process(struct lowering *lowering, struct py_value type, struct py_value value,
                    bool is_literal, struct py_value *ret_value)
{
    struct py_value method = py_unbound();
    if (is_literal)
        method = lowering_find_attribute(lowering, type, "literal_value");
    if (py_is_unbound(method))
        method = lowering_get(lowering, type, "bind_value");
    struct py_value dialect = lowering->has_raised ? py_error() : lowering_dialect(lowering);
    if (lowering->has_raised)
        return false;
    const struct py_value arguments[] = {value, dialect};
    struct py_value processed = py_call(lowering->py, method, arguments, 2);
    if (py_is_error(processed)) {
        lowering->has_raised = true;
        return false;
    }
    lowering_keep(lowering, processed);
    *ret_value = processed;
    return true;
}

bool lowering_process(void *user, const struct type *type, const struct sql_value *value,
                      bool is_literal, struct sql_value *ret_value, struct alq_error *err)
{
    struct lowering *lowering = user;
    struct py_value object = lowering_type_object(lowering, type);
    const struct py_value *origin = value->origin;
    struct py_value processed;
    *ret_value = *value;
    if (py_is_none(object) || !lowering_flag(lowering, object, "_binds"))
        return !lowering->has_raised || error_set(err, ALQ_ERROR_SCRIPT, "see the exception");
    if (!process(lowering, object, *origin, is_literal, &processed))
        return error_set(err, ALQ_ERROR_SCRIPT, "see the exception");
    *ret_value = lowering_value(lowering, processed);
    return !lowering->has_raised || error_set(err, ALQ_ERROR_SCRIPT, "see the exception");
}
