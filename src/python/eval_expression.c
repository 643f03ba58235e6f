/* Expressions: names, operators, displays, subscripts. */
#include "python/eval.h"
#include "python/lazy.h"

#include "base/banned.h"

static bool check_stack(struct py *py)
{
    if ((char *)__builtin_frame_address(0) >= py->stack_low)
        return true;
    py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
    return false;
}

static struct py_value eval_await(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value value = eval(py, frame, expr->operand);
    return py_is_error(value) ? value : await_value(py, value);
}

static struct py_value eval_constant(struct py *py, struct py_frame *frame, struct expr *expr)
{
    (void)py;
    (void)frame;
    return expr->constant;
}

/* Only reached when the slot is unbound. */
static struct py_value eval_local(struct py *py, struct py_frame *frame, struct expr *expr)
{
    (void)frame;
    return py_raise(py, PY_EXC_UNBOUND_LOCAL,
                    "cannot access local variable '%s' where it is not associated with a value",
                    expr->name->bytes);
}

static bool is_own_cell(const struct py_frame *frame, uint32_t slot)
{
    for (uint32_t i = 0; i < frame->code->free_count; i++) {
        if (frame->code->free_variables[i].slot == slot)
            return false;
    }
    return true;
}

static struct py_value eval_cell(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value cell = frame->slots[expr->slot];
    if (cell.tag == PY_OBJECT) {
        struct py_value value = PY_AS(py_cell, cell)->value;
        if (!py_is_unbound(value))
            return value;
    }
    if (is_own_cell(frame, expr->slot))
        return eval_local(py, frame, expr);
    return py_raise(py, PY_EXC_NAME,
                    "cannot access free variable '%s' where it is not associated with a value in "
                    "enclosing scope",
                    expr->name->bytes);
}

static struct py_value lookup_cached(struct py_dict *dict, struct py_str *name, uint32_t *cache)
{
    uint32_t at = *cache;
    if (at < dict->used && dict->entries[at].key.tag == PY_OBJECT &&
        dict->entries[at].key.object == &name->object)
        return dict->entries[at].value;
    struct py_entry *entry = dict_find_str(dict, name);
    if (!entry)
        return py_unbound();
    *cache = (uint32_t)(entry - dict->entries);
    return entry->value;
}

/* __class__ of a method's class is the one name that no scope holds. */
static struct py_value special_global(struct py *py, const struct py_frame *frame,
                                      struct py_str *name)
{
    if (name == PY_NAME(class) && frame->class_cell)
        return frame->class_cell->value;
    if (name == PY_NAME(class) && frame->function && frame->function->class_cell)
        return frame->function->class_cell->value;
    return py_unbound();
}

/* Of the module. The names of builtins are not there, and that is remembered. */
static inline struct py_value own_global(struct py *py, struct py_dict *globals, struct expr *expr)
{
    if (expr->missing_at == globals->changes)
        return py_unbound();
    struct py_value value = lookup_cached(globals, expr->name, &expr->cache);
    if (value.tag != PY_UNBOUND)
        return value;
    if (globals->object.flags & DICT_LAZY)
        return lazy_lookup(py, globals, expr->name);
    if (globals->changes >> 32)
        expr->missing_at = globals->changes;
    return value;
}

static struct py_value eval_global(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value value = own_global(py, frame->globals, expr);
    if (value.tag != PY_UNBOUND)
        return value;
    value = lookup_cached(py->builtins, expr->name, &expr->cache_builtin);
    if (value.tag != PY_UNBOUND)
        return value;
    value = special_global(py, frame, expr->name);
    if (value.tag != PY_UNBOUND)
        return value;
    return py_raise(py, PY_EXC_NAME, "name '%s' is not defined", expr->name->bytes);
}

/* In a class body: its namespace, then what surrounds it. */
static struct py_value eval_name(struct py *py, struct py_frame *frame, struct expr *expr)
{
    if (frame->names) {
        struct py_entry *entry = dict_find_str(frame->names, expr->name);
        if (entry)
            return entry->value;
        if (frame->names->object.class->is_user) {
            struct py_value key = py_object(expr->name);
            bool found;
            if (!py_contains(py, py_object(frame->names), key, &found))
                return py_error();
            if (found)
                return py_getitem(py, py_object(frame->names), key);
        }
    }
    return eval_global(py, frame, expr);
}

static struct py_value eval_attribute(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value object = eval(py, frame, expr->attribute.object);
    if (py_is_error(object))
        return object;
    struct py_value *place = own_attribute(py, expr, object);
    if (place)
        return *place;
    struct py_value value = py_getattr(py, object, py_object(expr->attribute.name));
    if (!py_is_error(value))
        remember_attribute(py, expr, object, false);
    return value;
}

void remember_attribute(struct py *py, struct expr *expr, struct py_value object, bool is_write)
{
    struct py_str *name = expr->attribute.name;
    if (!is_plain_attribute(py, object, name, is_write) || !object.object->attributes)
        return;
    struct py_dict *own = object.object->attributes;
    struct py_entry *entry = dict_find_str(own, name);
    if (!entry || own->object.kind != PY_KIND_DICT || own->object.class->is_user)
        return;
    expr->attribute.class = object.object->class;
    expr->slot = (uint32_t)py->class_version;
    expr->cache = (uint32_t)(entry - own->entries);
}

static struct py_value eval_subscript(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value object = eval(py, frame, expr->subscript.object);
    if (py_is_error(object))
        return object;
    struct py_value key = eval(py, frame, expr->subscript.index);
    if (py_is_error(key))
        return key;
    if (key.tag == PY_INT && py_is_kind(object, PY_KIND_LIST) &&
        object.object->class == py->classes[PY_KIND_LIST]) {
        const struct py_list *list = as_list(object);
        if ((uint64_t)key.integer < list->count)
            return list->items[key.integer];
    }
    return py_getitem(py, object, key);
}

static struct py_value eval_slice(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct expr *parts[] = {expr->slice.start, expr->slice.stop, expr->slice.step};
    struct py_value values[3];
    for (size_t i = 0; i < 3; i++) {
        values[i] = parts[i] ? eval(py, frame, parts[i]) : py_none();
        if (py_is_error(values[i]))
            return values[i];
    }
    struct py_slice *slice = py_new_object(py, py_slice, PY_KIND_SLICE);
    slice->start = values[0];
    slice->stop = values[1];
    slice->step = values[2];
    return py_object(slice);
}

/* Integers of 64 bits that stay so, and floats; false: the general way. */
static inline bool fast_binary(uint8_t op, struct py_value a, struct py_value b,
                               struct py_value *ret_value)
{
    if (a.tag == PY_INT && b.tag == PY_INT) {
        int64_t result;
        bool overflow;
        switch (op) {
        case PY_ADD:
            overflow = __builtin_add_overflow(a.integer, b.integer, &result);
            break;
        case PY_SUBTRACT:
            overflow = __builtin_sub_overflow(a.integer, b.integer, &result);
            break;
        case PY_MULTIPLY:
            overflow = __builtin_mul_overflow(a.integer, b.integer, &result);
            break;
        case PY_AND:
            result = a.integer & b.integer;
            overflow = false;
            break;
        case PY_MODULO:
            if (a.integer < 0 || b.integer <= 0)
                return false;
            result = a.integer % b.integer;
            overflow = false;
            break;
        case PY_FLOOR_DIVIDE:
            if (a.integer < 0 || b.integer <= 0)
                return false;
            result = a.integer / b.integer;
            overflow = false;
            break;
        default:
            return false;
        }
        *ret_value = py_int(result);
        return !overflow;
    }
    if (a.tag != PY_FLOAT || b.tag != PY_FLOAT)
        return false;
    switch (op) {
    case PY_ADD:
        *ret_value = py_float(a.number + b.number);
        return true;
    case PY_SUBTRACT:
        *ret_value = py_float(a.number - b.number);
        return true;
    case PY_MULTIPLY:
        *ret_value = py_float(a.number * b.number);
        return true;
    default:
        return false;
    }
}

static struct py_value eval_binary(struct py *py, struct py_frame *frame, struct expr *expr)
{
    if (!check_stack(py))
        return py_error();
    struct py_value left = eval(py, frame, expr->binary.left);
    if (py_is_error(left))
        return left;
    struct py_value right = eval(py, frame, expr->binary.right);
    if (py_is_error(right))
        return right;
    struct py_value result;
    if (fast_binary(expr->op, left, right, &result))
        return result;
    return py_binary(py, expr->op, left, right);
}

static struct py_value eval_unary(struct py *py, struct py_frame *frame, struct expr *expr)
{
    if (!check_stack(py))
        return py_error();
    struct py_value value = eval(py, frame, expr->operand);
    return py_is_error(value) ? value : py_unary(py, expr->op, value);
}

struct py_value eval_compare_pair(struct py *py, int op, struct py_value left,
                                  struct py_value right)
{
    bool found;
    switch (op) {
    case COMPARE_IS:
        return py_bool(py_is_same(left, right));
    case COMPARE_IS_NOT:
        return py_bool(!py_is_same(left, right));
    case COMPARE_IN:
    case COMPARE_NOT_IN:
        if (!py_contains(py, right, left, &found))
            return py_error();
        return py_bool(found == (op == COMPARE_IN));
    default:
        return py_compare(py, (enum py_compare)op, left, right);
    }
}

static struct py_value eval_chain(struct py *py, struct py_frame *frame, struct expr *expr)
{
    const struct exprs *operands = &expr->chain->operands;
    struct py_value left = eval(py, frame, operands->items[0]);
    if (py_is_error(left))
        return left;
    struct py_value result = py_bool(true);
    for (size_t i = 1; i < operands->count; i++) {
        struct py_value right = eval(py, frame, operands->items[i]);
        if (py_is_error(right))
            return right;
        result = eval_compare_pair(py, expr->chain->ops[i - 1], left, right);
        bool truth;
        if (py_is_error(result) || !py_truth(py, result, &truth))
            return py_error();
        if (!truth)
            return result;
        left = right;
    }
    return result;
}

static struct py_value eval_compare(struct py *py, struct py_frame *frame, struct expr *expr)
{
    if (!check_stack(py))
        return py_error();
    if (expr->op == COMPARE_CHAIN)
        return eval_chain(py, frame, expr);
    struct py_value left = eval(py, frame, expr->binary.left);
    if (py_is_error(left))
        return left;
    struct py_value right = eval(py, frame, expr->binary.right);
    if (py_is_error(right))
        return right;
    if (left.tag == PY_INT && right.tag == PY_INT) {
        switch (expr->op) {
        case PY_EQ:
            return py_bool(left.integer == right.integer);
        case PY_NE:
            return py_bool(left.integer != right.integer);
        case PY_LT:
            return py_bool(left.integer < right.integer);
        case PY_LE:
            return py_bool(left.integer <= right.integer);
        case PY_GT:
            return py_bool(left.integer > right.integer);
        case PY_GE:
            return py_bool(left.integer >= right.integer);
        default:
            break;
        }
    }
    return eval_compare_pair(py, expr->op, left, right);
}

bool eval_truth(struct py *py, struct py_frame *frame, struct expr *expr, bool *ret_truth)
{
    struct py_value value = eval(py, frame, expr);
    if (value.tag == PY_BOOL) {
        *ret_truth = value.integer;
        return true;
    }
    return !py_is_error(value) && py_truth(py, value, ret_truth);
}

static struct py_value eval_logical(struct py *py, struct py_frame *frame, struct expr *expr)
{
    if (!check_stack(py))
        return py_error();
    struct py_value value = py_none();
    for (size_t i = 0; i < expr->items.count; i++) {
        value = eval(py, frame, expr->items.items[i]);
        if (py_is_error(value) || i + 1 == expr->items.count)
            return value;
        bool truth;
        if (!py_truth(py, value, &truth))
            return py_error();
        if (truth == (expr->kind == EXPR_OR))
            return value;
    }
    return value;
}

static struct py_value eval_not(struct py *py, struct py_frame *frame, struct expr *expr)
{
    bool truth;
    if (!check_stack(py) || !eval_truth(py, frame, expr->operand, &truth))
        return py_error();
    return py_bool(!truth);
}

static struct py_value eval_conditional(struct py *py, struct py_frame *frame, struct expr *expr)
{
    bool truth;
    if (!check_stack(py) || !eval_truth(py, frame, expr->conditional.condition, &truth))
        return py_error();
    return eval(py, frame, truth ? expr->conditional.yes : expr->conditional.no);
}

struct py_value eval_items(struct py *py, struct py_frame *frame, const struct exprs *items)
{
    if (!check_stack(py))
        return py_error();
    struct py_value list = py_list(py, items->count);
    for (size_t i = 0; i < items->count; i++) {
        struct expr *item = items->items[i];
        if (item->kind != EXPR_STARRED) {
            struct py_value value = eval(py, frame, item);
            if (py_is_error(value))
                return value;
            py_list_append(py, list, value);
            continue;
        }
        struct py_value value = eval(py, frame, item->operand);
        if (py_is_error(value))
            return value;
        struct py_value more = py_to_list(py, value);
        if (py_is_error(more)) {
            if (py_error_is(py, PY_EXC_TYPE) && py_class(py, value)->type->iterate == NULL &&
                py_is_unbound(user_method(py, value, PY_NAME(iter)))) {
                py_error_clear(py);
                return py_raise(py, PY_EXC_TYPE, "Value after * must be an iterable, not %s",
                                py_type_name(py, value));
            }
            return more;
        }
        for (size_t j = 0; j < as_list(more)->count; j++)
            py_list_append(py, list, as_list(more)->items[j]);
    }
    return list;
}

static struct py_value eval_list(struct py *py, struct py_frame *frame, struct expr *expr)
{
    return eval_items(py, frame, &expr->items);
}

static struct py_value eval_tuple(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value *items = stack_push(py, expr->items.count);
    if (!items)
        return py_error();
    struct py_value result = py_error();
    for (size_t i = 0; i < expr->items.count; i++) {
        if (expr->items.items[i]->kind == EXPR_STARRED) {
            struct py_value list = eval_items(py, frame, &expr->items);
            result = py_is_error(list)
                         ? list
                         : py_tuple_of(py, as_list(list)->items, as_list(list)->count);
            goto done;
        }
    }
    for (size_t i = 0; i < expr->items.count; i++)
        items[i] = py_none();
    for (size_t i = 0; i < expr->items.count; i++) {
        items[i] = eval(py, frame, expr->items.items[i]);
        if (py_is_error(items[i]))
            goto done;
    }
    result = py_tuple_of(py, items, expr->items.count);
done:
    py->stack_top = items;
    return result;
}

static struct py_value eval_set(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value list = eval_items(py, frame, &expr->items);
    if (py_is_error(list))
        return list;
    struct py_value set = py_set(py);
    return set_update(py, as_dict(set), list) ? set : py_error();
}

static struct py_value eval_dict(struct py *py, struct py_frame *frame, struct expr *expr)
{
    if (!check_stack(py))
        return py_error();
    struct py_value dict = py_dict(py);
    for (size_t i = 0; i < expr->items.count; i += 2) {
        struct expr *key = expr->items.items[i];
        struct py_value key_value = key ? eval(py, frame, key) : py_none();
        if (py_is_error(key_value))
            return key_value;
        struct py_value value = eval(py, frame, expr->items.items[i + 1]);
        if (py_is_error(value))
            return value;
        if (key) {
            if (!dict_put(py, as_dict(dict), key_value, value))
                return py_error();
            continue;
        }
        struct py_value keys = py_getattr_optional(py, value, py_object(PY_NAME(keys)));
        if (py_is_error(keys))
            return keys;
        if (py_is_unbound(keys))
            return py_raise(py, PY_EXC_TYPE, "'%s' object is not a mapping",
                            py_type_name(py, value));
        if (!dict_update(py, as_dict(dict), value))
            return py_error();
    }
    return dict;
}

static struct py_value eval_walrus(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value value = eval(py, frame, expr->walrus.value);
    if (py_is_error(value) || !assign(py, frame, expr->walrus.target, value))
        return py_error();
    return value;
}

static struct py_value eval_starred(struct py *py, struct py_frame *frame, struct expr *expr)
{
    (void)frame;
    return py_raise(py, PY_EXC_SYNTAX, "can't use starred expression here (line %u)",
                    (unsigned)expr->line);
}

static bool add_fstring_part(struct py *py, struct py_frame *frame, const struct fstring_part *part)
{
    struct py_value value = eval(py, frame, part->expression);
    if (value.tag == PY_INT && !part->spec && !part->conversion)
        return int_text(py, value, 10, &py->text);
    if (!py_is_error(value) && part->conversion)
        value = part->conversion == 's'   ? py_to_str(py, value)
                : part->conversion == 'r' ? py_repr(py, value)
                                          : py_ascii(py, value);
    if (py_is_error(value))
        return false;
    if (part->spec || !is_plain_str(py, value)) {
        struct py_value spec = part->spec ? eval(py, frame, part->spec) : py_object(PY_NAME(empty));
        if (py_is_error(spec))
            return false;
        value = py_format(py, value, as_str(spec)->bytes, as_str(spec)->length);
    }
    if (py_is_error(value) || !py_check_size(py, py->text.length + as_str(value)->length, 1))
        return false;
    text_add_bytes(&py->text, as_str(value)->bytes, as_str(value)->length);
    return true;
}

/* Put together behind what the f-strings around it have so far. */
struct py_value eval_fstring(struct py *py, struct py_frame *frame, struct expr *expr)
{
    enum { MOST_KEPT = 64 * 1024 };
    size_t start = py->text.length;
    size_t count = expr->fstring ? expr->fstring->count : 0;
    bool is_done = true;
    for (size_t i = 0; i < count && is_done; i++) {
        const struct fstring_part *part = &expr->fstring->items[i];
        if (py_is_unbound(part->literal))
            is_done = add_fstring_part(py, frame, part);
        else
            text_add_bytes(&py->text, as_str(part->literal)->bytes, as_str(part->literal)->length);
    }
    size_t length = py->text.length - start;
    struct py_value result = py_error();
    if (is_done && py_check_size(py, length, 1))
        result = py_str_bytes(py, text_string(&py->text) + start, length);
    py->text.length = start;
    if (start == 0 && py->text.capacity > MOST_KEPT)
        text_release(&py->text);
    return result;
}

eval_fn *const eval_table[EXPR_KIND_COUNT] = {
    [EXPR_CONSTANT] = eval_constant,
    [EXPR_LOCAL] = eval_local,
    [EXPR_CELL] = eval_cell,
    [EXPR_GLOBAL] = eval_global,
    [EXPR_NAME] = eval_name,
    [EXPR_ATTRIBUTE] = eval_attribute,
    [EXPR_SUBSCRIPT] = eval_subscript,
    [EXPR_SLICE] = eval_slice,
    [EXPR_CALL] = eval_call,
    [EXPR_BINARY] = eval_binary,
    [EXPR_UNARY] = eval_unary,
    [EXPR_COMPARE] = eval_compare,
    [EXPR_AND] = eval_logical,
    [EXPR_OR] = eval_logical,
    [EXPR_NOT] = eval_not,
    [EXPR_CONDITIONAL] = eval_conditional,
    [EXPR_LAMBDA] = eval_lambda,
    [EXPR_TUPLE] = eval_tuple,
    [EXPR_LIST] = eval_list,
    [EXPR_SET] = eval_set,
    [EXPR_DICT] = eval_dict,
    [EXPR_LIST_COMPREHENSION] = eval_list_comprehension,
    [EXPR_SET_COMPREHENSION] = eval_set_comprehension,
    [EXPR_DICT_COMPREHENSION] = eval_dict_comprehension,
    [EXPR_GENERATOR] = eval_generator_expression,
    [EXPR_FSTRING] = eval_fstring,
    [EXPR_WALRUS] = eval_walrus,
    [EXPR_STARRED] = eval_starred,
    [EXPR_YIELD] = eval_yield,
    [EXPR_YIELD_FROM] = eval_yield_from,
    [EXPR_MEMO] = eval_memo,
    [EXPR_AWAIT] = eval_await,
};
