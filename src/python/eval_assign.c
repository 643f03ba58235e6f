/* Binding values to targets, and taking bindings away. */
#include "python/eval.h"

#include "base/banned.h"

static bool assign_name(struct py *py, struct py_frame *frame, struct expr *target,
                        struct py_value value)
{
    struct py_dict *names =
        target->kind == EXPR_NAME && frame->names ? frame->names : frame->globals;
    if (names->object.class->is_user)
        return py_setitem(py, py_object(names), py_object(target->name), value);
    uint32_t at = target->cache;
    if (at < names->used && names->entries[at].key.tag == PY_OBJECT &&
        names->entries[at].key.object == &target->name->object) {
        names->entries[at].value = value;
        return true;
    }
    dict_put_str(py, names, target->name, value);
    target->cache = (uint32_t)(dict_find_str(names, target->name) - names->entries);
    return true;
}

static bool raise_count(struct py *py, size_t wanted, size_t got, bool is_least)
{
    if (got > wanted)
        py_raise(py, PY_EXC_VALUE, "too many values to unpack (expected %zu)", wanted);
    else
        py_raise(py, PY_EXC_VALUE, "not enough values to unpack (expected %s%zu, got %zu)",
                 is_least ? "at least " : "", wanted, got);
    return false;
}

/* The items of an unpacked value; an unbounded iterator is read only as far as needed. */
static bool items_to_unpack(struct py *py, struct py_value value, size_t wanted, bool has_star,
                            const struct py_value **ret_items, size_t *ret_count)
{
    if (py_sequence(value, ret_items, ret_count) && !value.object->class->is_user)
        return true;
    struct py_value iterator = py_iterate(py, value);
    if (py_is_error(iterator)) {
        if (py_error_is(py, PY_EXC_TYPE)) {
            py_error_clear(py);
            py_raise(py, PY_EXC_TYPE, "cannot unpack non-iterable %s object",
                     py_type_name(py, value));
        }
        return false;
    }
    struct py_value list = py_list(py, wanted + 1);
    while (has_star || as_list(list)->count <= wanted) {
        struct py_value item = py_next(py, iterator);
        if (py_is_error(item) || !step(py))
            return false;
        if (py_is_unbound(item))
            break;
        py_list_append(py, list, item);
    }
    return py_sequence(list, ret_items, ret_count);
}

static bool unpack(struct py *py, struct py_frame *frame, struct expr *target,
                   struct py_value value)
{
    const struct exprs *targets = &target->items;
    size_t star = SIZE_MAX;
    for (size_t i = 0; i < targets->count; i++) {
        if (targets->items[i]->kind == EXPR_STARRED)
            star = i;
    }
    size_t wanted = star == SIZE_MAX ? targets->count : targets->count - 1;
    const struct py_value *items;
    size_t count;
    if (!items_to_unpack(py, value, wanted, star != SIZE_MAX, &items, &count))
        return false;
    if (star == SIZE_MAX ? count != wanted : count < wanted)
        return raise_count(py, wanted, count, star != SIZE_MAX);
    if (star == SIZE_MAX) {
        for (size_t i = 0; i < wanted; i++) {
            if (!assign(py, frame, targets->items[i], items[i]))
                return false;
        }
        return true;
    }
    struct py_value kept = py_list_of(py, items, count); /* targets may change the source */
    items = as_list(kept)->items;
    size_t extra = count - wanted;
    for (size_t i = 0; i < targets->count; i++) {
        struct expr *part = targets->items[i];
        struct py_value item = i < star    ? items[i]
                               : i == star ? py_list_of(py, items + star, extra)
                                           : items[i + extra - 1];
        if (!assign(py, frame, i == star ? part->operand : part, item))
            return false;
    }
    return true;
}

bool assign_attribute(struct py *py, struct expr *target, struct py_value object,
                      struct py_value value)
{
    struct py_value *place = own_attribute(py, target, object);
    if (place) {
        *place = value;
        return true;
    }
    if (is_remembered(py, target, object)) { /* but this one does not have it there, or not yet */
        if (!object.object->attributes)
            object.object->attributes = dict_new(py);
        dict_put_str(py, object.object->attributes, target->attribute.name, value);
        return true;
    }
    if (!py_setattr(py, object, py_object(target->attribute.name), value))
        return false;
    remember_attribute(py, target, object, true);
    return true;
}

bool assign(struct py *py, struct py_frame *frame, struct expr *target, struct py_value value)
{
    struct py_value object;
    switch (target->kind) {
    case EXPR_LOCAL:
        frame->slots[target->slot] = value;
        return true;
    case EXPR_CELL:
        PY_AS(py_cell, frame->slots[target->slot])->value = value;
        return true;
    case EXPR_GLOBAL:
    case EXPR_NAME:
        return assign_name(py, frame, target, value);
    case EXPR_ATTRIBUTE:
        object = eval(py, frame, target->attribute.object);
        return !py_is_error(object) && assign_attribute(py, target, object, value);
    case EXPR_SUBSCRIPT: {
        object = eval(py, frame, target->subscript.object);
        if (py_is_error(object))
            return false;
        struct py_value key = eval(py, frame, target->subscript.index);
        return !py_is_error(key) && py_setitem(py, object, key, value);
    }
    case EXPR_TUPLE:
    case EXPR_LIST:
        return unpack(py, frame, target, value);
    default:
        py_raise(py, PY_EXC_SYSTEM, "cannot assign to this expression");
        return false;
    }
}

static bool delete_name(struct py *py, struct py_frame *frame, struct expr *target)
{
    struct py_dict *names =
        target->kind == EXPR_NAME && frame->names ? frame->names : frame->globals;
    if (dict_remove_str(names, target->name))
        return true;
    py_raise(py, PY_EXC_NAME, "name '%s' is not defined", target->name->bytes);
    return false;
}

bool delete_target(struct py *py, struct py_frame *frame, struct expr *target)
{
    struct py_value *place = NULL;
    struct py_value object;
    switch (target->kind) {
    case EXPR_LOCAL:
        place = &frame->slots[target->slot];
        break;
    case EXPR_CELL:
        place = &PY_AS(py_cell, frame->slots[target->slot])->value;
        break;
    case EXPR_GLOBAL:
    case EXPR_NAME:
        return delete_name(py, frame, target);
    case EXPR_ATTRIBUTE:
        object = eval(py, frame, target->attribute.object);
        return !py_is_error(object) &&
               py_setattr(py, object, py_object(target->attribute.name), py_unbound());
    case EXPR_SUBSCRIPT: {
        object = eval(py, frame, target->subscript.object);
        if (py_is_error(object))
            return false;
        struct py_value key = eval(py, frame, target->subscript.index);
        return !py_is_error(key) && py_delitem(py, object, key);
    }
    default:
        for (size_t i = 0; i < target->items.count; i++) {
            if (!delete_target(py, frame, target->items.items[i]))
                return false;
        }
        return true;
    }
    if (py_is_unbound(*place))
        return !py_is_error(eval(py, frame, target));
    *place = py_unbound();
    return true;
}
