/* Exceptions: raise, try, with. */
#include "python/eval.h"

#include "base/banned.h"

static struct py_value handled_exception(const struct py *py)
{
    for (const struct py_frame *frame = py->frame; frame; frame = frame->caller) {
        if (frame->handled.tag == PY_OBJECT)
            return frame->handled;
    }
    return py_none();
}

/* An instance, made of a class where that was given. */
static struct py_value exception_from(struct py *py, struct py_value value, const char *complaint)
{
    if (py_is_kind(value, PY_KIND_CLASS) &&
        is_subclass(as_class(value), py->exceptions[PY_EXC_BASE]))
        value = call_value(py, value, NULL, 0, NULL);
    if (py_is_error(value) || py_is_kind(value, PY_KIND_EXCEPTION))
        return value;
    return py_raise(py, PY_EXC_TYPE, "%s must derive from BaseException", complaint);
}

enum flow exec_raise(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    if (!stmt->pair.first) {
        struct py_value handled = handled_exception(py);
        if (py_is_none(handled)) {
            py_raise(py, PY_EXC_RUNTIME, "No active exception to reraise");
            return FLOW_RAISE;
        }
        py->error = handled;
        return FLOW_RAISE;
    }
    struct py_value value = eval(py, frame, stmt->pair.first);
    if (!py_is_error(value))
        value = exception_from(py, value, "exceptions");
    if (py_is_error(value))
        return FLOW_RAISE;
    if (stmt->pair.second) {
        struct py_value cause = eval(py, frame, stmt->pair.second);
        if (!py_is_error(cause) && !py_is_none(cause))
            cause = exception_from(py, cause, "exception causes");
        if (py_is_error(cause))
            return FLOW_RAISE;
        PY_AS(py_exception, value)->cause = cause;
        PY_AS(py_exception, value)->suppress_context = true;
    }
    py_raise_value(py, value);
    return FLOW_RAISE;
}

int find_handler(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct py_value exception = py->error;
    for (size_t i = 0; i < stmt->try->handler_count; i++) {
        struct expr *type_expr = stmt->try->handlers[i].type;
        /* The limit of steps cannot be swallowed, or it would be none. */
        if (py->exceptions[PY_EXC_STEP_LIMIT] == exception.object->class)
            return -1;
        if (!type_expr)
            return (int)i;
        py->error = py_unbound();
        struct py_value outer = frame->handled;
        frame->handled = exception;
        struct py_value type = eval(py, frame, type_expr);
        bool failed = false;
        bool matches = !py_is_error(type) && exception_matches(py, exception, type, &failed);
        frame->handled = outer;
        if (py_is_error(type) || failed)
            return -2;
        py->error = exception;
        if (matches)
            return (int)i;
    }
    return -1;
}

bool enter_handler(struct py *py, struct py_frame *frame, struct handler *handler,
                   struct py_value exception)
{
    py->error = py_unbound();
    frame->handled = exception;
    frame->noted = py_unbound();
    return !handler->target || assign(py, frame, handler->target, exception);
}

/* The variable of the handler ends with it. */
void leave_handler(struct py *py, struct py_frame *frame, struct handler *handler)
{
    if (!handler->target)
        return;
    struct py_value pending = py->error;
    py->error = py_unbound();
    if (!assign(py, frame, handler->target, py_none()) ||
        !delete_target(py, frame, handler->target))
        py_error_clear(py);
    py->error = pending;
}

static enum flow exec_handlers(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    if (!py_error_is(py, PY_EXC_BASE))
        return FLOW_RAISE;
    int index = find_handler(py, frame, stmt);
    if (index < 0)
        return FLOW_RAISE;
    struct handler *handler = &stmt->try->handlers[index];
    struct py_value outer = frame->handled;
    enum flow flow = FLOW_RAISE;
    if (enter_handler(py, frame, handler, py->error))
        flow = exec_block(py, frame, &handler->body);
    leave_handler(py, frame, handler);
    frame->handled = outer;
    return flow;
}

/* The final block runs whatever happened; what it does itself wins. */
static enum flow exec_finally(struct py *py, struct py_frame *frame, struct stmt *stmt,
                              enum flow flow)
{
    struct py_value pending = py->error;
    struct py_value result = frame->result;
    struct py_value outer = frame->handled;
    if (flow == FLOW_RAISE) {
        py->error = py_unbound();
        frame->handled = pending;
    }
    enum flow own = exec_block(py, frame, &stmt->try->finally);
    frame->handled = outer;
    if (own != FLOW_NEXT)
        return own;
    py->error = pending;
    frame->result = result;
    return flow;
}

static bool is_name_of(const struct expr *expr, const char *name)
{
    return (expr->kind == EXPR_NAME || expr->kind == EXPR_GLOBAL) &&
           strcmp(expr->name->bytes, name) == 0;
}

/* Whether the exception class that an expression names catches an import that cannot be met. */
static bool catches_import(const struct expr *type)
{
    if (!type)
        return true;
    if (type->kind != EXPR_TUPLE)
        return is_name_of(type, "ImportError") || is_name_of(type, "ModuleNotFoundError") ||
               is_name_of(type, "Exception") || is_name_of(type, "BaseException");
    for (size_t i = 0; i < type->items.count; i++)
        if (catches_import(type->items.items[i]))
            return true;
    return false;
}

/* The body; an import in it that cannot be met and is provided for must fail at once. */
static enum flow exec_guarded(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    bool is_guard = false;
    for (size_t i = 0; py->options.keep_going && i < stmt->try->handler_count; i++)
        is_guard = is_guard || catches_import(stmt->try->handlers[i].type);
    py->import_guards += is_guard;
    enum flow flow = exec_block(py, frame, &stmt->try->body);
    py->import_guards -= is_guard;
    return flow;
}

enum flow exec_try(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    enum flow flow = exec_guarded(py, frame, stmt);
    if (flow == FLOW_RAISE)
        flow = exec_handlers(py, frame, stmt);
    else if (flow == FLOW_NEXT && stmt->try->otherwise.count > 0)
        flow = exec_block(py, frame, &stmt->try->otherwise);
    if (stmt->try->finally.count > 0)
        flow = exec_finally(py, frame, stmt, flow);
    return flow;
}

/* --- with
 * -------------------------------------------------------------------------------------- */

/* A manager's method: of the native type, else what the class of the script has. */
static struct py_value manager_method(struct py *py, struct py_value manager, struct py_str *name)
{
    struct py_class *class = py_class(py, manager);
    struct py_value method = class_lookup(py, class, name);
    if (py_is_unbound(method)) {
        py_raise(py, PY_EXC_TYPE, "'%s' object does not support the context manager protocol%s",
                 class->name->bytes, name == PY_NAME(exit) ? " (missed __exit__ method)" : "");
        return py_error();
    }
    return descriptor_get(py, method, manager, class);
}

bool with_enter(struct py *py, struct py_frame *frame, struct stmt *stmt, struct py_value *ret_exit)
{
    struct py_value manager = eval(py, frame, stmt->with->item.context);
    struct py_value enter =
        py_is_error(manager)
            ? manager
            : manager_method(py, manager, stmt->op ? PY_NAME(aenter) : PY_NAME(enter));
    struct py_value exit =
        py_is_error(enter) ? enter
                           : manager_method(py, manager, stmt->op ? PY_NAME(aexit) : PY_NAME(exit));
    if (py_is_error(exit))
        return false;
    *ret_exit = exit;
    struct py_value value = call_value(py, enter, NULL, 0, NULL);
    if (!py_is_error(value) && stmt->op)
        value = await_value(py, value);
    if (py_is_error(value))
        return false;
    struct expr *target = stmt->with->item.target;
    if (!target || assign(py, frame, target, value))
        return true;
    return with_exit(py, frame, exit, FLOW_RAISE) == FLOW_NEXT;
}

enum flow with_exit(struct py *py, struct py_frame *frame, struct py_value exit, enum flow flow)
{
    struct py_value arguments[] = {py_none(), py_none(), py_none()};
    struct py_value exception = py->error;
    struct py_value outer = frame->handled;
    struct py_value result = frame->result;
    bool is_raise = flow == FLOW_RAISE;
    if (is_raise) {
        arguments[0] = py_object(exception.object->class);
        arguments[1] = exception;
        arguments[2] = py_traceback(py, exception);
        py->error = py_unbound();
        frame->handled = exception;
        frame->noted = py_unbound();
    }
    struct py_value answer = call_value(py, exit, arguments, 3, NULL);
    if (is_coroutine(answer))
        answer = await_value(py, answer);
    frame->handled = outer;
    frame->result = result;
    if (py_is_error(answer))
        return FLOW_RAISE;
    bool swallow = false;
    if (!is_raise)
        return flow;
    if (!py_truth(py, answer, &swallow))
        return FLOW_RAISE;
    if (swallow && exception.object->class != py->exceptions[PY_EXC_STEP_LIMIT])
        return FLOW_NEXT;
    py->error = exception;
    frame->noted = exception;
    return FLOW_RAISE;
}

enum flow exec_with(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct py_value exit;
    if (!with_enter(py, frame, stmt, &exit))
        return FLOW_RAISE;
    enum flow flow = exec_block(py, frame, &stmt->with->body);
    if (flow != FLOW_RAISE) { /* what the end does, it does at the statement */
        frame->line = stmt->line;
        frame->column = stmt->column;
    }
    return with_exit(py, frame, exit, flow);
}
