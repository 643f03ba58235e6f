/* Statements without exceptions, patterns and suspension, which have files of their own. */
#include "python/eval.h"

#include "base/banned.h"

static enum flow failed(bool is_done)
{
    return is_done ? FLOW_NEXT : FLOW_RAISE;
}

static enum flow exec_expression(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    return failed(!py_is_error(eval(py, frame, stmt->expression)));
}

/* `a, b = b, a`: the values wait on the value stack, no tuple is made. */
static bool assign_display(struct py *py, struct py_frame *frame, const struct exprs *targets,
                           const struct exprs *values)
{
    struct py_value *items = stack_push(py, values->count);
    bool is_done = items;
    for (size_t i = 0; is_done && i < values->count; i++)
        items[i] = py_none();
    for (size_t i = 0; is_done && i < values->count; i++) {
        items[i] = eval(py, frame, values->items[i]);
        is_done = !py_is_error(items[i]);
    }
    for (size_t i = 0; is_done && i < values->count; i++)
        is_done = assign(py, frame, targets->items[i], items[i]);
    if (items)
        py->stack_top = items;
    return is_done;
}

static enum flow exec_assign(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    if (stmt->op == ASSIGN_DISPLAY)
        return failed(assign_display(py, frame, &stmt->assign.targets.items[0]->items,
                                     &stmt->assign.value->items));
    struct py_value value = eval(py, frame, stmt->assign.value);
    if (py_is_error(value))
        return FLOW_RAISE;
    for (size_t i = 0; i < stmt->assign.targets.count; i++) {
        struct expr *target = stmt->assign.targets.items[i];
        if (target->kind == EXPR_LOCAL)
            frame->slots[target->slot] = value;
        else if (!assign(py, frame, target, value))
            return FLOW_RAISE;
    }
    return FLOW_NEXT;
}

/* The new value from the old one, which was read before; where a yield stands between, it is
 * remembered. */
static struct py_value augmented_value(struct py *py, struct py_frame *frame, struct stmt *stmt,
                                       struct py_value old)
{
    struct py_value *memory = augmented_memory(frame, stmt);
    if (memory) {
        old = py_is_unbound(*memory) ? old : *memory;
        *memory = old;
    }
    struct py_value value = eval(py, frame, stmt->target_value.value);
    if (memory && !frame->is_suspended)
        *memory = py_unbound();
    int64_t sum;
    if (py_is_error(value))
        return value;
    if (old.tag == PY_INT && value.tag == PY_INT && stmt->op == PY_ADD &&
        !__builtin_add_overflow(old.integer, value.integer, &sum))
        return py_int(sum);
    return py_inplace(py, stmt->op, old, value);
}

/* The object and key of a subscript target are evaluated once. */
static enum flow augment_subscript(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct expr *target = stmt->target_value.target;
    struct py_value object = eval(py, frame, target->subscript.object);
    if (py_is_error(object))
        return FLOW_RAISE;
    struct py_value key = eval(py, frame, target->subscript.index);
    if (py_is_error(key))
        return FLOW_RAISE;
    struct py_value old = py_getitem(py, object, key);
    struct py_value value = py_is_error(old) ? old : augmented_value(py, frame, stmt, old);
    return failed(!py_is_error(value) && py_setitem(py, object, key, value));
}

static enum flow augment_attribute(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct expr *target = stmt->target_value.target;
    struct py_value object = eval(py, frame, target->attribute.object);
    if (py_is_error(object))
        return FLOW_RAISE;
    struct py_value *place = own_attribute(py, target, object);
    struct py_value old =
        place ? *place : py_getattr(py, object, py_object(target->attribute.name));
    struct py_value value = py_is_error(old) ? old : augmented_value(py, frame, stmt, old);
    return failed(!py_is_error(value) && assign_attribute(py, target, object, value));
}

static enum flow exec_augmented(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct expr *target = stmt->target_value.target;
    if (target->kind == EXPR_SUBSCRIPT)
        return augment_subscript(py, frame, stmt);
    if (target->kind == EXPR_ATTRIBUTE)
        return augment_attribute(py, frame, stmt);
    struct py_value old = eval(py, frame, target);
    struct py_value value = py_is_error(old) ? old : augmented_value(py, frame, stmt, old);
    if (py_is_error(value))
        return FLOW_RAISE;
    if (target->kind == EXPR_LOCAL) {
        frame->slots[target->slot] = value;
        return FLOW_NEXT;
    }
    return failed(assign(py, frame, target, value));
}

/* Annotations of a class body or module are kept where they can be evaluated. */
static enum flow exec_annotated(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct expr *target = stmt->target_value.target;
    if (stmt->target_value.value) {
        struct py_value value = eval(py, frame, stmt->target_value.value);
        if (py_is_error(value) || !assign(py, frame, target, value))
            return FLOW_RAISE;
    }
    bool is_name = target->kind == EXPR_NAME || target->kind == EXPR_GLOBAL;
    if (!frame->names || !is_name || target->is_parenthesized)
        return FLOW_NEXT;
    struct py_value annotation = eval(py, frame, stmt->target_value.annotation);
    if (py_is_error(annotation)) {
        if (!py_error_is(py, PY_EXC_EXCEPTION))
            return FLOW_RAISE;
        py_error_clear(py);
        annotation = py_none();
    }
    struct py_entry *entry = dict_find_str(frame->names, PY_NAME(annotations));
    struct py_value dict = entry ? entry->value : py_dict(py);
    if (!entry)
        dict_put_str(py, frame->names, PY_NAME(annotations), dict);
    if (py_is_kind(dict, PY_KIND_DICT))
        dict_put_str(py, as_dict(dict), target->name, annotation);
    return FLOW_NEXT;
}

static enum flow exec_if(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    bool truth;
    if (!eval_truth(py, frame, stmt->branch.condition, &truth))
        return FLOW_RAISE;
    const struct stmts *branch = truth ? &stmt->branch.body : &stmt->branch.otherwise;
    return branch->count > 0 ? exec_block(py, frame, branch) : FLOW_NEXT;
}

static enum flow exec_while(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    for (;;) {
        bool truth;
        frame->line = stmt->line;
        if (!eval_truth(py, frame, stmt->branch.condition, &truth))
            return FLOW_RAISE;
        if (!truth)
            return exec_block(py, frame, &stmt->branch.otherwise);
        enum flow flow = exec_block(py, frame, &stmt->branch.body);
        if (flow == FLOW_BREAK)
            return FLOW_NEXT;
        if (flow != FLOW_NEXT && flow != FLOW_CONTINUE)
            return flow;
    }
}

/* The next item without a call where the iterable is a range. */
static inline struct py_value next_item(struct py *py, struct py_value iterator, bool is_range)
{
    if (!is_range)
        return py_next(py, iterator);
    struct py_iterator *range = PY_AS(py_iterator, iterator);
    if (range->step > 0 ? range->index >= range->stop : range->index <= range->stop)
        return py_unbound();
    struct py_value item = py_int(range->index);
    if (__builtin_add_overflow(range->index, range->step, &range->index))
        range->index = range->stop;
    return item;
}

static enum flow exec_for(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct py_value iterable = eval(py, frame, stmt->loop->iterable);
    struct py_value iterator = py_is_error(iterable) ? iterable
                               : stmt->op            ? async_iterate(py, iterable)
                                                     : py_iterate(py, iterable);
    if (py_is_error(iterator))
        return FLOW_RAISE;
    struct expr *target = stmt->loop->target;
    bool is_range = py_is_kind(iterable, PY_KIND_RANGE);
    for (;;) {
        struct py_value item = next_item(py, iterator, is_range);
        if (py_is_error(item) || !step(py))
            return FLOW_RAISE;
        if (py_is_unbound(item))
            return exec_block(py, frame, &stmt->loop->otherwise);
        if (target->kind == EXPR_LOCAL)
            frame->slots[target->slot] = item;
        else if (!assign(py, frame, target, item))
            return FLOW_RAISE;
        enum flow flow = exec_block(py, frame, &stmt->loop->body);
        if (flow == FLOW_BREAK)
            return FLOW_NEXT;
        if (flow != FLOW_NEXT && flow != FLOW_CONTINUE)
            return flow;
        frame->line = stmt->line;
    }
}

static enum flow exec_return(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct py_value value = stmt->expression ? eval(py, frame, stmt->expression) : py_none();
    if (py_is_error(value))
        return FLOW_RAISE; /* or a yield, whose value is in frame->result */
    frame->result = value;
    return FLOW_RETURN;
}

static enum flow exec_delete(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    for (size_t i = 0; i < stmt->assign.targets.count; i++) {
        if (!delete_target(py, frame, stmt->assign.targets.items[i]))
            return FLOW_RAISE;
    }
    return FLOW_NEXT;
}

static enum flow exec_assert(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    bool truth;
    if (!eval_truth(py, frame, stmt->pair.first, &truth))
        return FLOW_RAISE;
    if (truth)
        return FLOW_NEXT;
    struct py_value class = py_exception_class(py, PY_EXC_ASSERTION);
    struct py_value message = py_unbound();
    if (stmt->pair.second) {
        message = eval(py, frame, stmt->pair.second);
        if (py_is_error(message))
            return FLOW_RAISE;
    }
    struct py_value exception =
        call_value(py, class, &message, py_is_unbound(message) ? 0 : 1, NULL);
    if (!py_is_error(exception))
        py_raise_value(py, exception);
    return FLOW_RAISE;
}

static enum flow exec_nothing(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    (void)py;
    (void)frame;
    (void)stmt;
    return FLOW_NEXT;
}

static enum flow exec_break(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    (void)py;
    (void)frame;
    (void)stmt;
    return FLOW_BREAK;
}

static enum flow exec_continue(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    (void)py;
    (void)frame;
    (void)stmt;
    return FLOW_CONTINUE;
}

typedef enum flow exec_fn(struct py *py, struct py_frame *frame, struct stmt *stmt);

static exec_fn *const exec_table[STMT_KIND_COUNT] = {
    [STMT_EXPRESSION] = exec_expression,
    [STMT_ASSIGN] = exec_assign,
    [STMT_AUGMENTED] = exec_augmented,
    [STMT_ANNOTATED] = exec_annotated,
    [STMT_IF] = exec_if,
    [STMT_WHILE] = exec_while,
    [STMT_FOR] = exec_for,
    [STMT_TRY] = exec_try,
    [STMT_WITH] = exec_with,
    [STMT_MATCH] = exec_match,
    [STMT_FUNCTION] = exec_function,
    [STMT_CLASS] = exec_class,
    [STMT_RETURN] = exec_return,
    [STMT_RAISE] = exec_raise,
    [STMT_DELETE] = exec_delete,
    [STMT_ASSERT] = exec_assert,
    [STMT_IMPORT] = exec_import,
    [STMT_IMPORT_FROM] = exec_import_from,
    [STMT_GLOBAL] = exec_nothing,
    [STMT_NONLOCAL] = exec_nothing,
    [STMT_PASS] = exec_nothing,
    [STMT_BREAK] = exec_break,
    [STMT_CONTINUE] = exec_continue,
};

/* A statement that does not suspend, or suspends inside one of its expressions. */
enum flow exec_stmt(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    return exec_table[stmt->kind](py, frame, stmt);
}

enum flow exec_block(struct py *py, struct py_frame *frame, const struct stmts *stmts)
{
    if (frame->is_resuming)
        return exec_resumed_block(py, frame, stmts);
    if ((char *)__builtin_frame_address(0) < py->stack_low) {
        py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
        return FLOW_RAISE;
    }
    for (size_t i = 0; i < stmts->count; i++) {
        struct stmt *stmt = stmts->items[i];
        frame->line = stmt->line;
        enum flow flow;
        if (!step(py))
            flow = FLOW_RAISE;
        else if (stmt->has_yield)
            flow = exec_resumable(py, frame, stmt);
        else
            flow = exec_table[stmt->kind](py, frame, stmt);
        if (flow == FLOW_NEXT)
            continue;
        if (flow == FLOW_RAISE)
            traceback_add(py, frame);
        return flow;
    }
    return FLOW_NEXT;
}
