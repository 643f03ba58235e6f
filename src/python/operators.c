/* The operations of the language on values of any type: native slots, then methods of scripts. */
#include <stdio.h>

#include "python/modules.h"
#include "python/runtime.h"

#include "base/banned.h"

static const struct {
    const char *symbol;
    const char *name;
} operator_rows[PY_OPERATOR_COUNT] = {
    [PY_ADD] = {"+", "add"},
    [PY_SUBTRACT] = {"-", "sub"},
    [PY_MULTIPLY] = {"*", "mul"},
    [PY_DIVIDE] = {"/", "truediv"},
    [PY_FLOOR_DIVIDE] = {"//", "floordiv"},
    [PY_MODULO] = {"%", "mod"},
    [PY_POWER] = {"** or pow()", "pow"},
    [PY_MATRIX] = {"@", "matmul"},
    [PY_AND] = {"&", "and"},
    [PY_OR] = {"|", "or"},
    [PY_XOR] = {"^", "xor"},
    [PY_LEFT_SHIFT] = {"<<", "lshift"},
    [PY_RIGHT_SHIFT] = {">>", "rshift"},
};

const char *operator_symbol(enum py_operator op)
{
    return operator_rows[op].symbol;
}

void operators_setup(struct py *py)
{
    static const char *const prefixes[] = {"", "r", "i"};
    for (size_t op = 0; op < PY_OPERATOR_COUNT; op++) {
        for (size_t form = 0; form < 3; form++) {
            char name[32];
            snprintf(name, sizeof name, "__%s%s__", prefixes[form], operator_rows[op].name);
            py->method_names[op][form] = py_intern(py, name);
        }
    }
}

bool py_enter(struct py *py, const char *where)
{
    if ((char *)__builtin_frame_address(0) >= py->stack_low && py->depth < py->options.depth) {
        py->depth++;
        return true;
    }
    py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded%s", where);
    return false;
}

void py_leave(struct py *py)
{
    py->depth--;
}

/* --- binary
 * ---------------------------------------------------------------------------------------- */

static struct py_value native_binary(struct py *py, enum py_operator op, struct py_value a,
                                     struct py_value b)
{
    const struct py_type *left = py_class(py, a)->type;
    const struct py_type *right = py_class(py, b)->type;
    struct py_value result = py_not_implemented();
    if (left->binary)
        result = left->binary(py, op, a, b);
    if (result.tag == PY_NOT_IMPLEMENTED && right->binary && right->binary != left->binary)
        result = right->binary(py, op, a, b);
    return result;
}

static bool has_script_side(struct py_value value)
{
    return value.tag == PY_OBJECT && value.object->class->is_user;
}

/* __add__ of the left, __radd__ of the right; the right goes first where it is a subclass. */
static struct py_value script_binary(struct py *py, enum py_operator op, struct py_value a,
                                     struct py_value b)
{
    struct py_str *plain = as_str(py->method_names[op][0]);
    struct py_str *reflected = as_str(py->method_names[op][1]);
    struct py_class *left = py_class(py, a);
    struct py_class *right = py_class(py, b);
    bool is_right_first =
        right != left && is_subclass(right, left) && !py_is_unbound(user_method(py, b, reflected));
    struct py_value result = py_unbound();
    if (is_right_first)
        result = call_special(py, b, reflected, &a, 1);
    if (py_is_unbound(result) || result.tag == PY_NOT_IMPLEMENTED)
        result = call_special(py, a, plain, &b, 1);
    bool is_open = py_is_unbound(result) || result.tag == PY_NOT_IMPLEMENTED;
    if (is_open && !is_right_first && right != left)
        result = call_special(py, b, reflected, &a, 1);
    return py_is_unbound(result) ? py_not_implemented() : result;
}

static struct py_value try_binary(struct py *py, enum py_operator op, struct py_value a,
                                  struct py_value b)
{
    /* A format takes any object, whatever __rmod__ it has. */
    bool is_format = op == PY_MODULO && py_is_str(a) && !has_script_side(a);
    if (!is_format && (has_script_side(a) || has_script_side(b))) {
        struct py_value result = script_binary(py, op, a, b);
        if (result.tag != PY_NOT_IMPLEMENTED)
            return result;
    }
    return native_binary(py, op, a, b);
}

struct py_value py_binary(struct py *py, enum py_operator op, struct py_value a, struct py_value b)
{
    if (op == PY_ADD && is_plain_str(py, a) && is_plain_str(py, b))
        return str_concatenate(py, a, b);
    struct py_value result = try_binary(py, op, a, b);
    if (result.tag != PY_NOT_IMPLEMENTED)
        return result;
    if (op == PY_ADD &&
        (py_is_str(a) || py_is_kind(a, PY_KIND_LIST) || py_is_kind(a, PY_KIND_TUPLE)))
        return py_raise(py, PY_EXC_TYPE, "can only concatenate %s (not \"%s\") to %s",
                        a.object->class->type->name, py_type_name(py, b),
                        a.object->class->type->name);
    if (op == PY_ADD && py_is_kind(a, PY_KIND_BYTES))
        return py_raise(py, PY_EXC_TYPE, "can't concat %s to %s", py_type_name(py, b),
                        py_type_name(py, a));
    bool is_sequence = py_is_str(a) || py_is_kind(a, PY_KIND_LIST) || py_is_kind(a, PY_KIND_TUPLE);
    bool is_reflected = py_is_str(b) || py_is_kind(b, PY_KIND_LIST) || py_is_kind(b, PY_KIND_TUPLE);
    struct py_value times = is_sequence ? b : a;
    if (op == PY_MULTIPLY && (is_sequence || is_reflected) &&
        !py_is_unbound(user_method(py, times, PY_NAME(index)))) {
        int64_t count;
        return py_to_int64(py, times, &count)
                   ? try_binary(py, op, is_sequence ? a : b, py_int(count))
                   : py_error();
    }
    if (op == PY_MULTIPLY && (is_sequence || is_reflected))
        return py_raise(py, PY_EXC_TYPE, "can't multiply sequence by non-int of type '%s'",
                        py_type_name(py, times));
    return raise_type_mismatch(py, operator_rows[op].symbol, a, b);
}

struct py_value py_inplace(struct py *py, enum py_operator op, struct py_value a, struct py_value b)
{
    if (op == PY_ADD && is_plain_str(py, a) && is_plain_str(py, b))
        return str_concatenate(py, a, b);
    if (a.tag == PY_OBJECT) {
        struct py_value result = call_special(py, a, as_str(py->method_names[op][2]), &b, 1);
        if (py_is_error(result) || (!py_is_unbound(result) && result.tag != PY_NOT_IMPLEMENTED))
            return result;
        const struct py_type *type = a.object->class->type;
        result = type->inplace ? type->inplace(py, op, a, b) : py_not_implemented();
        if (result.tag != PY_NOT_IMPLEMENTED)
            return result;
    }
    struct py_value result = try_binary(py, op, a, b);
    if (result.tag != PY_NOT_IMPLEMENTED)
        return result;
    if (op == PY_ADD &&
        (py_is_str(a) || py_is_kind(a, PY_KIND_LIST) || py_is_kind(a, PY_KIND_TUPLE)))
        return py_binary(py, op, a, b);
    char symbol[8];
    snprintf(symbol, sizeof symbol, "%s=", op == PY_POWER ? "**" : operator_rows[op].symbol);
    return raise_type_mismatch(py, symbol, a, b);
}

struct py_value py_unary(struct py *py, enum py_unary op, struct py_value value)
{
    static const char *const symbols[] = {"-", "+", "~"};
    struct py_str *const names[] = {PY_NAME(neg), PY_NAME(pos), PY_NAME(invert)};
    struct py_value result = call_special(py, value, names[op], NULL, 0);
    if (py_is_unbound(result)) {
        const struct py_type *type = py_class(py, value)->type;
        result = type->unary ? type->unary(py, op, value) : py_not_implemented();
    }
    if (result.tag == PY_NOT_IMPLEMENTED)
        return py_raise(py, PY_EXC_TYPE, "bad operand type for unary %s: '%s'", symbols[op],
                        py_type_name(py, value));
    return result;
}

/* --- comparison
 * -------------------------------------------------------------------------------------- */

static struct py_value compare_side(struct py *py, enum py_compare op, struct py_value a,
                                    struct py_value b)
{
    struct py_str *const names[] = {PY_NAME(eq), PY_NAME(ne), PY_NAME(lt),
                                    PY_NAME(le), PY_NAME(gt), PY_NAME(ge)};
    struct py_value result = call_special(py, a, names[op], &b, 1);
    if (!py_is_unbound(result) && result.tag != PY_NOT_IMPLEMENTED)
        return result;
    /* != is the opposite of a script's == */
    if (op == PY_NE && py_is_unbound(result)) {
        result = call_special(py, a, PY_NAME(eq), &b, 1);
        bool truth;
        if (py_is_error(result))
            return result;
        if (!py_is_unbound(result) && result.tag != PY_NOT_IMPLEMENTED)
            return py_truth(py, result, &truth) ? py_bool(!truth) : py_error();
    }
    const struct py_type *type = py_class(py, a)->type;
    return type->compare ? type->compare(py, op, a, b) : py_not_implemented();
}

struct py_value py_compare(struct py *py, enum py_compare op, struct py_value a, struct py_value b)
{
    static const enum py_compare mirrored[] = {PY_EQ, PY_NE, PY_GT, PY_GE, PY_LT, PY_LE};
    static const char *const symbols[] = {"==", "!=", "<", "<=", ">", ">="};
    if (!py_enter(py, " in comparison"))
        return py_error();
    struct py_class *left = py_class(py, a);
    struct py_class *right = py_class(py, b);
    bool is_right_first = left != right && right->is_user && is_subclass(right, left);
    struct py_value result =
        is_right_first ? compare_side(py, mirrored[op], b, a) : compare_side(py, op, a, b);
    if (result.tag == PY_NOT_IMPLEMENTED && (left != right || right->is_user))
        result = is_right_first ? compare_side(py, op, a, b) : compare_side(py, mirrored[op], b, a);
    py_leave(py);
    if (result.tag != PY_NOT_IMPLEMENTED)
        return result;
    if (op == PY_EQ || op == PY_NE)
        return py_bool(py_is_same(a, b) == (op == PY_EQ));
    return py_raise(py, PY_EXC_TYPE, "'%s' not supported between instances of '%s' and '%s'",
                    symbols[op], left->name->bytes, right->name->bytes);
}

bool py_equal(struct py *py, struct py_value a, struct py_value b, bool *ret_equal)
{
    if (py_is_same(a, b)) { /* a NaN, too, is found in the list that it is in */
        *ret_equal = true;
        return true;
    }
    struct py_value result = py_compare(py, PY_EQ, a, b);
    return !py_is_error(result) && py_truth(py, result, ret_equal);
}

struct py_value compare_result(enum py_compare op, int order)
{
    switch (op) {
    case PY_EQ:
        return py_bool(order == 0);
    case PY_NE:
        return py_bool(order != 0);
    case PY_LT:
        return py_bool(order < 0);
    case PY_LE:
        return py_bool(order <= 0);
    case PY_GT:
        return py_bool(order > 0);
    case PY_GE:
        return py_bool(order >= 0);
    }
    return py_not_implemented();
}

/* --- truth, hash, length
 * ------------------------------------------------------------------------------ */

bool py_truth(struct py *py, struct py_value value, bool *ret_truth)
{
    switch (value.tag) {
    case PY_BOOL:
    case PY_INT:
        *ret_truth = value.integer != 0;
        return true;
    case PY_NONE:
    case PY_UNBOUND:
        *ret_truth = false;
        return true;
    case PY_FLOAT:
        *ret_truth = value.number != 0;
        return true;
    case PY_OBJECT:
        break;
    default:
        *ret_truth = true;
        return true;
    }
    struct py_value result = call_special(py, value, PY_NAME(bool), NULL, 0);
    if (py_is_error(result))
        return false;
    if (!py_is_unbound(result)) {
        if (result.tag != PY_BOOL) {
            py_raise(py, PY_EXC_TYPE, "__bool__ should return bool, returned %s",
                     py_type_name(py, result));
            return false;
        }
        *ret_truth = result.integer;
        return true;
    }
    const struct py_type *type = value.object->class->type;
    if (type->truth) {
        result = type->truth(py, value);
        *ret_truth = result.tag == PY_BOOL && result.integer;
        return !py_is_error(result);
    }
    int64_t length = 1;
    if ((type->length || !py_is_unbound(user_method(py, value, PY_NAME(len)))) &&
        !py_length(py, value, &length))
        return false;
    *ret_truth = length != 0;
    return true;
}

bool py_hash(struct py *py, struct py_value value, uint64_t *ret_hash)
{
    if (value.tag == PY_INT || value.tag == PY_BOOL) {
        *ret_hash = hash_of_int64(value.integer);
        return true;
    }
    if (py_is_str(value) && !value.object->class->is_user) {
        *ret_hash = str_hash(as_str(value));
        return true;
    }
    struct py_value method = user_method(py, value, PY_NAME(hash));
    const struct py_type *type = py_class(py, value)->type;
    if (py_is_none(method) || (py_is_unbound(method) && type->compare && !type->hash)) {
        py_raise(py, PY_EXC_TYPE, "unhashable type: '%s'", py_type_name(py, value));
        return false;
    }
    if (!py_is_unbound(method)) {
        struct py_value result = call_special(py, value, PY_NAME(hash), NULL, 0);
        if (!py_is_error(result) && !is_integer(result))
            py_raise(py, PY_EXC_TYPE, "__hash__ method should return an integer");
        if (result.tag == PY_INT) { /* as it is: str.__hash__(self) must be what str hashes to */
            *ret_hash = (uint64_t)result.integer;
            return true;
        }
        return is_integer(result) && py_int_type.hash(py, result, ret_hash);
    }
    if (type->hash) {
        if (!py_enter(py, ""))
            return false;
        bool is_good = type->hash(py, value, ret_hash);
        py_leave(py);
        return is_good;
    }
    *ret_hash =
        value.tag == PY_OBJECT ? (uint64_t)((uintptr_t)value.object >> 4) : (uint64_t)value.tag;
    return true;
}

bool py_length(struct py *py, struct py_value value, int64_t *ret_length)
{
    struct py_value result = call_special(py, value, PY_NAME(len), NULL, 0);
    if (py_is_unbound(result)) {
        const struct py_type *type = py_class(py, value)->type;
        if (!type->length) {
            py_raise(py, PY_EXC_TYPE, "object of type '%s' has no len()", py_type_name(py, value));
            return false;
        }
        result = type->length(py, value);
    }
    if (py_is_error(result) || !py_to_int64(py, result, ret_length))
        return false;
    if (*ret_length < 0) {
        py_raise(py, PY_EXC_VALUE, "__len__() should return >= 0");
        return false;
    }
    return true;
}

/* --- subscripts
 * --------------------------------------------------------------------------------------- */

/* list[int] and the like: a class answers through its metaclass, __class_getitem__, or stays
 * itself. */
static struct py_value class_subscript(struct py *py, struct py_value class, struct py_value key)
{
    struct py_value method = user_method(py, class, PY_NAME(getitem));
    if (!py_is_unbound(method))
        return call_special(py, class, PY_NAME(getitem), &key, 1);
    method = class_lookup(py, as_class(class), PY_NAME(class_getitem));
    if (!py_is_unbound(method)) {
        method = descriptor_get(py, method, py_unbound(), as_class(class));
        return py_is_error(method) ? method : call_value(py, method, &key, 1, NULL);
    }
    if (as_class(class)->is_user)
        return py_raise(py, PY_EXC_TYPE, "type '%s' is not subscriptable",
                        as_class(class)->name->bytes);
    struct py_value alias = py_import_name(py, "typing", "_alias");
    struct py_value arguments[] = {class, key};
    return py_is_error(alias) ? alias : call_value(py, alias, arguments, 2, NULL);
}

struct py_value py_getitem(struct py *py, struct py_value object, struct py_value key)
{
    if (py_is_kind(object, PY_KIND_CLASS))
        return class_subscript(py, object, key);
    struct py_value result = call_special(py, object, PY_NAME(getitem), &key, 1);
    if (!py_is_unbound(result))
        return result;
    const struct py_type *type = py_class(py, object)->type;
    if (type->getitem)
        return type->getitem(py, object, key);
    return py_raise(py, PY_EXC_TYPE, "'%s' object is not subscriptable", py_type_name(py, object));
}

bool py_setitem(struct py *py, struct py_value object, struct py_value key, struct py_value value)
{
    struct py_value arguments[] = {key, value};
    struct py_value result = call_special(py, object, PY_NAME(setitem), arguments, 2);
    if (py_is_unbound(result)) {
        const struct py_type *type = py_class(py, object)->type;
        if (!type->setitem) {
            py_raise(py, PY_EXC_TYPE, "'%s' object does not support item assignment",
                     py_type_name(py, object));
            return false;
        }
        result = type->setitem(py, object, key, value);
    }
    return !py_is_error(result);
}

bool py_delitem(struct py *py, struct py_value object, struct py_value key)
{
    struct py_value result = call_special(py, object, PY_NAME(delitem), &key, 1);
    if (py_is_unbound(result)) {
        const struct py_type *type = py_class(py, object)->type;
        if (!type->setitem) {
            py_raise(py, PY_EXC_TYPE, "'%s' object doesn't support item deletion",
                     py_type_name(py, object));
            return false;
        }
        result = type->setitem(py, object, key, py_unbound());
    }
    return !py_is_error(result);
}

static bool contains_by_iteration(struct py *py, struct py_value container, struct py_value item,
                                  bool *ret_found)
{
    struct py_value iterator = py_iterate(py, container);
    if (py_is_error(iterator)) {
        if (py_error_is(py, PY_EXC_TYPE)) {
            py_error_clear(py);
            py_raise(py, PY_EXC_TYPE, "argument of type '%s' is not iterable",
                     py_type_name(py, container));
        }
        return false;
    }
    for (*ret_found = false; !*ret_found;) {
        struct py_value next = py_next(py, iterator);
        if (py_is_error(next) || !py_tick(py))
            return false;
        if (py_is_unbound(next))
            return true;
        if (!py_equal(py, next, item, ret_found))
            return false;
    }
    return true;
}

bool py_contains(struct py *py, struct py_value container, struct py_value item, bool *ret_found)
{
    struct py_value result = call_special(py, container, PY_NAME(contains), &item, 1);
    if (py_is_unbound(result)) {
        const struct py_type *type = py_class(py, container)->type;
        bool has_own_iter = !py_is_unbound(user_method(py, container, PY_NAME(iter)));
        if (!type->contains || has_own_iter)
            return contains_by_iteration(py, container, item, ret_found);
        result = type->contains(py, container, item);
    }
    return !py_is_error(result) && py_truth(py, result, ret_found);
}

/* --- iteration
 * ------------------------------------------------------------------------------------------ */

static struct py_value next_by_index(struct py *py, struct py_iterator *iterator)
{
    struct py_value item = py_getitem(py, iterator->source, py_int(iterator->index++));
    if (py_is_error(item) &&
        (py_error_is(py, PY_EXC_INDEX) || py_error_is(py, PY_EXC_STOP_ITERATION))) {
        py_error_clear(py);
        return py_unbound();
    }
    return item;
}

struct py_value py_iterate(struct py *py, struct py_value iterable)
{
    struct py_value method = user_method(py, iterable, PY_NAME(iter));
    if (!py_is_unbound(method) && !py_is_none(method)) {
        struct py_value result = call_special(py, iterable, PY_NAME(iter), NULL, 0);
        if (py_is_error(result) || py_class(py, result)->type->next ||
            !py_is_unbound(user_method(py, result, PY_NAME(next))))
            return result;
        return py_raise(py, PY_EXC_TYPE, "iter() returned non-iterator of type '%s'",
                        py_type_name(py, result));
    }
    const struct py_type *type = py_class(py, iterable)->type;
    if (type->iterate && !py_is_none(method))
        return type->iterate(py, iterable);
    if (!py_is_unbound(user_method(py, iterable, PY_NAME(getitem))) ||
        (type->getitem && iterable.tag == PY_OBJECT && iterable.object->kind == PY_KIND_OTHER))
        return py_object(iterator_new(py, iterable, next_by_index));
    return py_raise(py, PY_EXC_TYPE, "'%s' object is not iterable", py_type_name(py, iterable));
}

struct py_value py_next(struct py *py, struct py_value iterator)
{
    if (py_is_kind(iterator, PY_KIND_ITERATOR)) {
        struct py_iterator *known = PY_AS(py_iterator, iterator);
        return known->next(py, known);
    }
    if (py_is_kind(iterator, PY_KIND_GENERATOR))
        return generator_resume(py, PY_AS(py_generator, iterator));
    struct py_value item = call_special(py, iterator, PY_NAME(next), NULL, 0);
    if (py_is_unbound(item)) {
        const struct py_type *type = py_class(py, iterator)->type;
        if (type->next)
            return type->next(py, iterator);
        return py_raise(py, PY_EXC_TYPE, "'%s' object is not an iterator",
                        py_type_name(py, iterator));
    }
    if (py_is_error(item) && py_error_is(py, PY_EXC_STOP_ITERATION)) {
        py_error_clear(py);
        return py_unbound();
    }
    return item;
}

struct py_value py_to_list(struct py *py, struct py_value iterable)
{
    const struct py_value *items;
    size_t count;
    bool is_plain = py_sequence(iterable, &items, &count) &&
                    py_is_unbound(user_method(py, iterable, PY_NAME(iter)));
    if (is_plain)
        return py_check_size(py, count, sizeof *items) ? py_list_of(py, items, count) : py_error();
    PY_TRY(iterator, py_iterate(py, iterable));
    struct py_value list = py_list(py, 0);
    for (;;) {
        struct py_value item = py_next(py, iterator);
        if (py_is_error(item) || !py_tick(py))
            return py_error();
        if (py_is_unbound(item))
            return list;
        py_list_append(py, list, item);
    }
}

struct py_value py_to_tuple(struct py *py, struct py_value iterable)
{
    if (py_is_kind(iterable, PY_KIND_TUPLE) && !iterable.object->class->is_user)
        return iterable;
    PY_TRY(list, py_to_list(py, iterable));
    return py_tuple_of(py, as_list(list)->items, as_list(list)->count);
}
