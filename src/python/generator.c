/* Generator objects: next, send, throw, close. */
#include "python/eval.h"

#include "base/banned.h"

struct py_value generator_new(struct py *py, struct py_function *function, struct py_value *slots)
{
    struct py_generator *generator = py_new_object(py, py_generator, PY_KIND_GENERATOR);
    generator->function = function;
    generator->slots = slots;
    generator->sent = py_none();
    generator->thrown = py_unbound();
    generator->delegate = py_none();
    generator->handled = py_none();
    return py_object(generator);
}

/* Runs to the next yield: its value; PY_UNBOUND at the end, with the result in sent. */
static struct py_value run(struct py *py, struct py_generator *generator)
{
    const struct function_code *code = generator->function->code;
    if (++py->depth > py->options.depth || (char *)__builtin_frame_address(0) < py->stack_low) {
        py->depth--;
        return py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
    }
    struct py_frame frame = {
        .caller = py->frame,
        .code = code,
        .function = generator->function,
        .slots = generator->slots,
        .globals = generator->function->globals,
        .generator = generator,
        .handled = generator->handled,
        .line = code->line,
        .is_resuming = generator->state == GENERATOR_SUSPENDED,
    };
    generator->state = GENERATOR_RUNNING;
    py->frame = &frame;
    enum flow flow = exec_block(py, &frame, &code->body);
    py->frame = frame.caller;
    py->depth--;
    if (flow == FLOW_YIELD) {
        generator->state = GENERATOR_SUSPENDED;
        generator->sent = py_none();
        return frame.result;
    }
    generator->state = GENERATOR_DONE;
    generator->slots = NULL;
    generator->sent = flow == FLOW_RETURN ? frame.result : py_none();
    return flow == FLOW_RAISE ? py_error() : py_unbound();
}

struct py_value generator_resume(struct py *py, struct py_generator *generator)
{
    if (generator->state == GENERATOR_RUNNING)
        return py_raise(py, PY_EXC_VALUE, "generator already executing");
    bool is_fresh = generator->state == GENERATOR_FRESH;
    if (!py_is_unbound(generator->thrown) && (is_fresh || generator->state == GENERATOR_DONE)) {
        struct py_value thrown = generator->thrown;
        generator->thrown = py_unbound();
        generator->state = GENERATOR_DONE;
        return py_raise_value(py, thrown);
    }
    if (generator->state == GENERATOR_DONE) {
        generator->sent = py_none();
        return py_unbound();
    }
    struct py_value value = run(py, generator);
    if (!py_is_error(value) || !py_error_is(py, PY_EXC_STOP_ITERATION))
        return value;
    struct py_value cause = py_error_take(py);
    py_raise(py, PY_EXC_RUNTIME, "generator raised StopIteration");
    PY_AS(py_exception, py->error)->cause = cause;
    return py_error();
}

bool is_coroutine(struct py_value value)
{
    return py_is_kind(value, PY_KIND_GENERATOR) &&
           PY_AS(py_generator, value)->function->code->is_coroutine;
}

struct py_value await_value(struct py *py, struct py_value value)
{
    if (!py_is_kind(value, PY_KIND_GENERATOR)) {
        struct py_value awaited = call_special(py, value, PY_NAME(await), NULL, 0);
        if (py_is_unbound(awaited))
            return py_raise(py, PY_EXC_TYPE, "object %s can't be used in 'await' expression",
                            py_type_name(py, value));
        if (py_is_error(awaited) || py_is_kind(awaited, PY_KIND_GENERATOR))
            return py_is_error(awaited) ? awaited : await_value(py, awaited);
        struct py_value list = py_to_list(py, awaited);
        return py_is_error(list) ? list : py_none();
    }
    struct py_generator *generator = PY_AS(py_generator, value);
    if (generator->state == GENERATOR_DONE)
        return py_raise(py, PY_EXC_RUNTIME, "cannot reuse already awaited coroutine");
    for (;;) {
        struct py_value result = generator_resume(py, generator);
        if (py_is_error(result) || !py_tick(py))
            return py_error();
        if (py_is_unbound(result))
            return generator->sent;
    }
}

static struct py_value next_awaited(struct py *py, struct py_iterator *iterator)
{
    struct py_value awaited = call_special(py, iterator->source, PY_NAME(anext), NULL, 0);
    if (!py_is_error(awaited))
        awaited = await_value(py, awaited);
    if (!py_is_error(awaited) || !py_error_is(py, PY_EXC_STOP_ASYNC_ITERATION))
        return awaited;
    py_error_clear(py);
    return py_unbound();
}

struct py_value async_iterate(struct py *py, struct py_value value)
{
    if (is_coroutine(value))
        return value; /* an asynchronous generator: its items are what it yields */
    struct py_value iterator = call_special(py, value, PY_NAME(aiter), NULL, 0);
    if (py_is_unbound(iterator))
        return py_raise(py, PY_EXC_TYPE,
                        "'async for' requires an object with __aiter__ method, got %s",
                        py_type_name(py, value));
    if (py_is_error(iterator) || is_coroutine(iterator))
        return iterator;
    return py_object(iterator_new(py, iterator, next_awaited));
}

static struct py_value raise_stop(struct py *py, struct py_value result)
{
    struct py_value class = py_exception_class(py, PY_EXC_STOP_ITERATION);
    struct py_value stop = call_value(py, class, &result, py_is_none(result) ? 0 : 1, NULL);
    return py_is_error(stop) ? stop : py_raise_value(py, stop);
}

static struct py_value value_or_stop(struct py *py, struct py_generator *generator)
{
    struct py_value value = generator_resume(py, generator);
    return py_is_unbound(value) ? raise_stop(py, generator->sent) : value;
}

static struct py_value generator_next(struct py *py, struct py_value self)
{
    return generator_resume(py, PY_AS(py_generator, self));
}

static struct py_value generator_send(struct py *py, struct py_value *a)
{
    struct py_generator *generator = PY_AS(py_generator, a[0]);
    if (generator->state == GENERATOR_FRESH && !py_is_none(a[1]))
        return py_raise(py, PY_EXC_TYPE, "can't send non-None value to a just-started generator");
    if (generator->state == GENERATOR_SUSPENDED)
        generator->sent = a[1];
    return value_or_stop(py, generator);
}

static struct py_value generator_throw(struct py *py, struct py_value *a)
{
    struct py_generator *generator = PY_AS(py_generator, a[0]);
    struct py_value exception = py_is_nothing(a[2]) ? a[1] : a[2];
    if (py_is_kind(exception, PY_KIND_CLASS))
        exception = call_value(py, exception, NULL, 0, NULL);
    if (py_is_error(exception))
        return exception;
    if (!py_is_kind(exception, PY_KIND_EXCEPTION))
        return py_raise(
            py, PY_EXC_TYPE,
            "exceptions must be classes or instances deriving from BaseException, not %s",
            py_type_name(py, exception));
    generator->thrown = exception;
    return value_or_stop(py, generator);
}

static struct py_value generator_close(struct py *py, struct py_value *a)
{
    struct py_generator *generator = PY_AS(py_generator, a[0]);
    if (generator->state == GENERATOR_FRESH || generator->state == GENERATOR_DONE) {
        generator->state = GENERATOR_DONE;
        return py_none();
    }
    generator->thrown =
        call_value(py, py_exception_class(py, PY_EXC_GENERATOR_EXIT), NULL, 0, NULL);
    struct py_value value = generator_resume(py, generator);
    if (py_is_unbound(value))
        return py_none();
    if (!py_is_error(value))
        return py_raise(py, PY_EXC_RUNTIME, "generator ignored GeneratorExit");
    if (!py_error_is(py, PY_EXC_GENERATOR_EXIT) && !py_error_is(py, PY_EXC_STOP_ITERATION))
        return value;
    py_error_clear(py);
    return py_none();
}

static struct py_value generator_iterate(struct py *py, struct py_value self)
{
    (void)py;
    return self;
}

static struct py_value generator_repr(struct py *py, struct py_value self)
{
    const struct py_generator *generator = PY_AS(py_generator, self);
    return py_str_format(py, "<%s object %s at 0x%012zx>",
                         is_coroutine(self) ? "coroutine" : "generator",
                         generator->function->qualname->bytes, (size_t)self.object);
}

static const struct py_function_row methods[] = {
    {"send", generator_send, "value", PY_PLAIN},
    {"throw", generator_throw, "type, value=, traceback=", PY_PLAIN},
    {"close", generator_close, "", PY_PLAIN},
    {0},
};

const struct py_type py_generator_type = {
    .name = "generator",
    .kind = PY_KIND_GENERATOR,
    .methods = methods,
    .repr = generator_repr,
    .iterate = generator_iterate,
    .next = generator_next,
};
