/* Generators without a stack of their own: a yield unwinds the C stack, leaving in hidden slots how
 * far each statement came; resuming walks down the same statements again. An abandoned generator is
 * then nothing but memory, and no limit of the C stack is touched by how many there are. */
#include "python/eval.h"

#include "base/banned.h"

/* The three hidden slots of a statement. */
enum { STATE_PHASE, STATE_VALUE, STATE_EXTRA };

static struct py_value *state(struct py_frame *frame, const struct stmt *stmt)
{
    return &frame->slots[stmt->state_slot];
}

static bool is_active(struct py_frame *frame, const struct stmt *stmt)
{
    return stmt->has_yield && state(frame, stmt)[STATE_PHASE].tag == PY_INT;
}

/* Remembers where to go on when the statement suspends. */
static enum flow leave_at(struct py_frame *frame, const struct stmt *stmt, int64_t phase,
                          enum flow flow)
{
    if (flow == FLOW_YIELD)
        state(frame, stmt)[STATE_PHASE] = py_int(phase);
    return flow;
}

/* Forgets what the yields of a statement gave, and what stood beside them. Those slots have no
 * names; the named ones in between are variables met here first. */
static void forget(struct py_frame *frame, const struct stmt *stmt)
{
    for (uint32_t slot = stmt->yield_slot; slot < stmt->state_slot; slot++) {
        if (!frame->code->slot_names[slot])
            frame->slots[slot] = py_unbound();
    }
}

/* The end of a head that yields, before the blocks below it run. */
static void end_head(struct py_frame *frame, const struct stmt *stmt)
{
    if (stmt->has_yield_in_head)
        forget(frame, stmt);
}

/* A head stopped: at a yield, or by an exception. */
static enum flow stop_head(struct py_frame *frame, const struct stmt *stmt, int64_t phase)
{
    if (frame->is_suspended)
        return leave_at(frame, stmt, phase, FLOW_YIELD);
    end_head(frame, stmt);
    return FLOW_RAISE;
}

enum flow exec_resumed_block(struct py *py, struct py_frame *frame, const struct stmts *stmts)
{
    size_t first = 0;
    while (first < stmts->count && !is_active(frame, stmts->items[first]))
        first++;
    if (first == stmts->count) {
        py_raise(py, PY_EXC_SYSTEM, "a generator lost its place");
        frame->is_resuming = false;
        return FLOW_RAISE;
    }
    frame->line = stmts->items[first]->line;
    enum flow flow = exec_resumable(py, frame, stmts->items[first]);
    if (flow == FLOW_RAISE)
        traceback_add(py, frame);
    if (flow != FLOW_NEXT || first + 1 == stmts->count)
        return flow;
    const struct stmts rest = {.items = stmts->items + first + 1,
                               .count = stmts->count - first - 1};
    return exec_block(py, frame, &rest);
}

static enum flow resume_if(struct py *py, struct py_frame *frame, struct stmt *stmt, int64_t phase)
{
    if (phase < 0) {
        bool truth;
        if (!eval_truth(py, frame, stmt->branch.condition, &truth))
            return stop_head(frame, stmt, -1);
        end_head(frame, stmt);
        phase = truth ? 1 : 2;
    }
    const struct stmts *branch = phase == 1 ? &stmt->branch.body : &stmt->branch.otherwise;
    return leave_at(frame, stmt, phase, exec_block(py, frame, branch));
}

static enum flow resume_while(struct py *py, struct py_frame *frame, struct stmt *stmt,
                              int64_t phase)
{
    for (;; phase = -1) {
        if (phase < 0) {
            bool truth;
            if (!eval_truth(py, frame, stmt->branch.condition, &truth))
                return stop_head(frame, stmt, -1);
            end_head(frame, stmt);
            phase = truth ? 1 : 2;
        }
        if (phase == 2)
            return leave_at(frame, stmt, 2, exec_block(py, frame, &stmt->branch.otherwise));
        enum flow flow = exec_block(py, frame, &stmt->branch.body);
        if (flow == FLOW_BREAK)
            return FLOW_NEXT;
        if (flow != FLOW_NEXT && flow != FLOW_CONTINUE)
            return leave_at(frame, stmt, 1, flow);
    }
}

static enum flow resume_for(struct py *py, struct py_frame *frame, struct stmt *stmt, int64_t phase)
{
    struct py_value *slots = state(frame, stmt);
    if (phase < 0) {
        struct py_value iterable = eval(py, frame, stmt->loop->iterable);
        if (py_is_error(iterable))
            return stop_head(frame, stmt, -1);
        end_head(frame, stmt);
        slots[STATE_VALUE] = stmt->op ? async_iterate(py, iterable) : py_iterate(py, iterable);
        if (py_is_error(slots[STATE_VALUE]))
            return FLOW_RAISE;
        phase = 0;
    }
    while (phase != 2) {
        if (phase == 0) {
            struct py_value item = py_next(py, slots[STATE_VALUE]);
            if (py_is_error(item) || !step(py))
                return FLOW_RAISE;
            if (py_is_unbound(item))
                break;
            if (stmt->loop->target->kind == EXPR_LOCAL)
                frame->slots[stmt->loop->target->slot] = item;
            else if (!assign(py, frame, stmt->loop->target, item))
                return FLOW_RAISE;
        }
        phase = 0;
        enum flow flow = exec_block(py, frame, &stmt->loop->body);
        if (flow == FLOW_BREAK)
            return FLOW_NEXT;
        if (flow != FLOW_NEXT && flow != FLOW_CONTINUE)
            return leave_at(frame, stmt, 1, flow);
    }
    return leave_at(frame, stmt, 2, exec_block(py, frame, &stmt->loop->otherwise));
}

/* Phases of try: 0 body, 1 else, 2 finally, 3 and up the handlers. What finally must hand on waits
 * in STATE_VALUE (exception or result) and STATE_EXTRA (the flow). */
static enum flow resume_finally(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct py_value *slots = state(frame, stmt);
    enum flow flow = (enum flow)slots[STATE_EXTRA].integer;
    struct py_value waiting = slots[STATE_VALUE];
    struct py_value outer = frame->handled;
    if (flow == FLOW_RAISE)
        frame->handled = waiting;
    enum flow own = exec_block(py, frame, &stmt->try->finally);
    frame->handled = outer;
    if (own == FLOW_YIELD) {
        slots = state(frame, stmt);
        slots[STATE_EXTRA] = py_int(flow);
        slots[STATE_VALUE] = waiting;
        return leave_at(frame, stmt, 2, own);
    }
    if (own != FLOW_NEXT)
        return own;
    if (flow == FLOW_RAISE)
        py->error = waiting;
    else if (flow == FLOW_RETURN)
        frame->result = waiting;
    return flow;
}

static enum flow resume_handler(struct py *py, struct py_frame *frame, struct stmt *stmt, int index,
                                bool is_new)
{
    struct handler *handler = &stmt->try->handlers[index];
    struct py_value *slots = state(frame, stmt);
    struct py_value exception = is_new ? py->error : slots[STATE_VALUE];
    struct py_value outer = frame->handled;
    enum flow flow = FLOW_RAISE;
    frame->handled = exception;
    if (!is_new || enter_handler(py, frame, handler, exception))
        flow = exec_block(py, frame, &handler->body);
    frame->handled = outer;
    if (flow == FLOW_YIELD) {
        slots[STATE_VALUE] = exception;
        return leave_at(frame, stmt, 3 + index, flow);
    }
    leave_handler(py, frame, handler);
    return flow;
}

static enum flow resume_try(struct py *py, struct py_frame *frame, struct stmt *stmt, int64_t phase)
{
    enum flow flow;
    if (phase == 2)
        return resume_finally(py, frame, stmt);
    if (phase >= 3) {
        flow = resume_handler(py, frame, stmt, (int)(phase - 3), false);
    } else {
        flow = phase == 1 ? FLOW_NEXT : exec_block(py, frame, &stmt->try->body);
        if (flow == FLOW_YIELD)
            return leave_at(frame, stmt, 0, flow);
        if (flow == FLOW_NEXT) {
            flow = exec_block(py, frame, &stmt->try->otherwise);
            leave_at(frame, stmt, 1, flow);
        } else if (flow == FLOW_RAISE) {
            int index = find_handler(py, frame, stmt);
            if (index >= 0)
                flow = resume_handler(py, frame, stmt, index, true);
        }
    }
    if (flow == FLOW_YIELD || stmt->try->finally.count == 0)
        return flow;
    struct py_value *slots = state(frame, stmt);
    slots[STATE_EXTRA] = py_int(flow);
    slots[STATE_VALUE] = flow == FLOW_RAISE ? py->error : frame->result;
    if (flow == FLOW_RAISE)
        py->error = py_unbound();
    return resume_finally(py, frame, stmt);
}

static enum flow resume_with(struct py *py, struct py_frame *frame, struct stmt *stmt,
                             int64_t phase)
{
    struct py_value *slots = state(frame, stmt);
    if (phase < 0) {
        struct py_value exit;
        if (!with_enter(py, frame, stmt, &exit))
            return stop_head(frame, stmt, -1);
        end_head(frame, stmt);
        slots[STATE_VALUE] = exit;
    }
    enum flow flow = exec_block(py, frame, &stmt->with->body);
    if (flow == FLOW_YIELD)
        return leave_at(frame, stmt, 1, flow);
    return with_exit(py, frame, slots[STATE_VALUE], flow);
}

/* Phases of match: a case whose body runs; -2 and down, a case whose guard stopped at a yield. */
static enum flow resume_match(struct py *py, struct py_frame *frame, struct stmt *stmt,
                              int64_t phase)
{
    struct py_value *slots = state(frame, stmt);
    if (phase >= 0)
        return leave_at(frame, stmt, phase, exec_block(py, frame, &stmt->match->cases[phase].body));
    if (phase == -1) {
        struct py_value subject = eval(py, frame, stmt->match->subject);
        if (py_is_error(subject))
            return stop_head(frame, stmt, -1);
        end_head(frame, stmt);
        slots[STATE_VALUE] = subject;
    }
    for (size_t i = phase == -1 ? 0 : (size_t)(-2 - phase); i < stmt->match->case_count; i++) {
        struct match_case *item = &stmt->match->cases[i];
        bool matches = true;
        if (!frame->is_resuming &&
            !match_pattern(py, frame, item->pattern, slots[STATE_VALUE], &matches))
            return FLOW_RAISE;
        if (matches && item->guard) {
            if (!eval_truth(py, frame, item->guard, &matches))
                return stop_head(frame, stmt, -2 - (int64_t)i);
            end_head(frame, stmt);
        }
        if (matches)
            return leave_at(frame, stmt, (int64_t)i, exec_block(py, frame, &item->body));
    }
    return FLOW_NEXT;
}

/* A statement that yields in its expressions is run again from its start when it is resumed; the
 * yields it has passed, and what stood beside them, remember what they gave. */
static enum flow resume_simple(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    enum flow flow = exec_stmt(py, frame, stmt);
    if (flow == FLOW_RAISE && frame->is_suspended)
        return leave_at(frame, stmt, 0, FLOW_YIELD);
    forget(frame, stmt);
    return flow;
}

/* `yield x` for itself: it has nothing to remember but that it was reached. */
static bool is_lone_yield(const struct stmt *stmt)
{
    return stmt->kind == STMT_EXPRESSION && stmt->expression->kind == EXPR_YIELD &&
           stmt->state_slot - stmt->yield_slot == 1;
}

static enum flow resume_lone_yield(struct py *py, struct py_frame *frame, struct stmt *stmt,
                                   int64_t phase)
{
    if (phase < 0) {
        struct expr *operand = stmt->expression->operand;
        struct py_value value = operand ? eval(py, frame, operand) : py_none();
        if (py_is_error(value))
            return FLOW_RAISE;
        frame->result = value;
        frame->is_suspended = true;
        return leave_at(frame, stmt, 0, FLOW_YIELD);
    }
    frame->is_resuming = false;
    struct py_value thrown = frame->generator->thrown;
    if (py_is_unbound(thrown))
        return FLOW_NEXT;
    frame->generator->thrown = py_unbound();
    py_raise_value(py, thrown);
    return FLOW_RAISE;
}

enum flow exec_resumable(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct py_value saved = state(frame, stmt)[STATE_PHASE];
    int64_t phase = frame->is_resuming && saved.tag == PY_INT ? saved.integer : -1;
    state(frame, stmt)[STATE_PHASE] = py_unbound();
    switch (stmt->kind) {
    case STMT_IF:
        return resume_if(py, frame, stmt, phase);
    case STMT_WHILE:
        return resume_while(py, frame, stmt, phase);
    case STMT_FOR:
        return resume_for(py, frame, stmt, phase);
    case STMT_TRY:
        return resume_try(py, frame, stmt, phase);
    case STMT_WITH:
        return resume_with(py, frame, stmt, phase);
    case STMT_MATCH:
        return resume_match(py, frame, stmt, phase);
    default:
        return is_lone_yield(stmt) ? resume_lone_yield(py, frame, stmt, phase)
                                   : resume_simple(py, frame, stmt);
    }
}

struct py_value eval_memo(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value value = frame->slots[expr->slot];
    if (!py_is_unbound(value))
        return value;
    value = eval(py, frame, expr->operand);
    if (!py_is_error(value) && expr->op == 1)
        value = py_to_list(py, value);
    if (!py_is_error(value))
        frame->slots[expr->slot] = value;
    return value;
}

struct py_value *augmented_memory(struct py_frame *frame, const struct stmt *stmt)
{
    return stmt->has_yield ? &state(frame, stmt)[STATE_VALUE] : NULL;
}

/* --- yield
 * ------------------------------------------------------------------------------------- */

/* The memory of a yield: unbound before, PY_ERROR while suspended, then what it gave. */
static struct py_value suspend(struct py_frame *frame, struct expr *expr, struct py_value value)
{
    frame->slots[expr->slot] = py_error();
    frame->result = value;
    frame->is_suspended = true;
    return py_error();
}

static struct py_value remember(struct py_frame *frame, const struct expr *expr,
                                struct py_value value)
{
    frame->slots[expr->slot] = value;
    return value;
}

struct py_value eval_yield(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value memory = frame->slots[expr->slot];
    if (memory.tag != PY_ERROR && memory.tag != PY_UNBOUND)
        return memory;
    if (memory.tag == PY_UNBOUND) {
        struct py_value value = expr->operand ? eval(py, frame, expr->operand) : py_none();
        return py_is_error(value) ? value : suspend(frame, expr, value);
    }
    struct py_generator *generator = frame->generator;
    frame->is_resuming = false;
    frame->slots[expr->slot] = py_unbound();
    if (!py_is_unbound(generator->thrown)) {
        struct py_value thrown = generator->thrown;
        generator->thrown = py_unbound();
        return py_raise_value(py, thrown);
    }
    return remember(frame, expr, generator->sent);
}

static struct py_value delegate_value(struct py *py)
{
    struct py_value stop = py_error_take(py);
    const struct py_tuple *arguments = as_tuple(PY_AS(py_exception, stop)->arguments);
    return arguments->count > 0 ? arguments->items[0] : py_none();
}

/* Hands send() and throw() on to the inner iterator; PY_UNBOUND: it ended. */
static struct py_value delegate_step(struct py *py, struct py_generator *generator,
                                     struct py_value inner, struct py_value *ret_result)
{
    struct py_value thrown = generator->thrown;
    struct py_value sent = generator->sent;
    struct py_value method = py_unbound();
    struct py_value value;
    generator->thrown = py_unbound();
    generator->sent = py_none();
    if (!py_is_unbound(thrown)) {
        bool is_exit = py_is_kind(thrown, PY_KIND_EXCEPTION) &&
                       thrown.object->class == py->exceptions[PY_EXC_GENERATOR_EXIT];
        method =
            py_getattr_optional(py, inner, py_object(is_exit ? PY_NAME(close) : PY_NAME(throw)));
        if (py_is_error(method))
            return method;
        if (is_exit && !py_is_unbound(method) && py_is_error(call_value(py, method, NULL, 0, NULL)))
            return py_error();
        if (is_exit || py_is_unbound(method))
            return py_raise_value(py, thrown);
        value = call_value(py, method, &thrown, 1, NULL);
    } else if (!py_is_none(sent)) {
        method = py_getattr(py, inner, py_object(PY_NAME(send)));
        value = py_is_error(method) ? method : call_value(py, method, &sent, 1, NULL);
    } else if (py_is_kind(inner, PY_KIND_GENERATOR)) {
        value = generator_resume(py, PY_AS(py_generator, inner));
        if (py_is_unbound(value))
            *ret_result = PY_AS(py_generator, inner)->sent;
        return value;
    } else {
        return py_next(py, inner);
    }
    if (py_is_error(value) && py_error_is(py, PY_EXC_STOP_ITERATION)) {
        *ret_result = delegate_value(py);
        return py_unbound();
    }
    return value;
}

struct py_value eval_yield_from(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_generator *generator = frame->generator;
    struct py_value memory = frame->slots[expr->slot];
    if (memory.tag != PY_ERROR && memory.tag != PY_UNBOUND)
        return memory;
    struct py_value inner;
    if (memory.tag == PY_ERROR) {
        frame->is_resuming = false;
        frame->slots[expr->slot] = py_unbound();
        inner = generator->delegate;
    } else {
        struct py_value iterable = eval(py, frame, expr->operand);
        inner = py_is_error(iterable) ? iterable : py_iterate(py, iterable);
        if (py_is_error(inner))
            return inner;
        generator->sent = py_none();
    }
    struct py_value result = py_none();
    struct py_value value = delegate_step(py, generator, inner, &result);
    if (py_is_error(value))
        return value;
    if (py_is_unbound(value))
        return remember(frame, expr, result);
    generator->delegate = inner;
    return suspend(frame, expr, value);
}
