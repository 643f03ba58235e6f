/* Calls, functions made, comprehensions, frames. */
#include "python/eval.h"

#include "base/banned.h"

/* Evaluates positional arguments onto the value stack. */
static bool push_plain(struct py *py, struct py_frame *frame, const struct call *call,
                       struct py_value *at)
{
    for (size_t i = 0; i < call->arguments.count; i++) {
        at[i] = eval(py, frame, call->arguments.items[i]);
        if (py_is_error(at[i]))
            return false;
    }
    return true;
}

/* The function if it can run on its arguments as they are. */
static inline struct py_function *simple_function(struct py_value value, size_t count)
{
    if (!py_is_kind(value, PY_KIND_FUNCTION))
        return NULL;
    struct py_function *function = PY_AS(py_function, value);
    const struct function_code *code = function->code;
    return code->is_simple && code->positional == count && code->free_count == 0 &&
                   code->cell_count == 0
               ? function
               : NULL;
}

static struct py_value call_plain(struct py *py, struct py_frame *frame, struct expr *expr,
                                  struct py_value function, struct py_value self)
{
    const struct call *call = expr->call;
    size_t extra = !py_is_unbound(self);
    size_t count = call->arguments.count + extra;
    /* A simple function's slots start with its arguments: they are evaluated where it has them. */
    struct py_function *simple = simple_function(function, count);
    size_t slot_count = simple ? simple->code->slot_count : count;
    struct py_value *arguments = stack_push(py, slot_count);
    if (!arguments)
        return py_error();
    for (size_t i = 0; i < slot_count; i++)
        arguments[i] = py_unbound(); /* never stale while the rest is evaluated */
    if (extra)
        arguments[0] = self;
    struct py_value result = py_error();
    if (push_plain(py, frame, call, arguments + extra)) {
        frame->line = expr->line;
        frame->column = expr->column;
        result = simple ? eval_function(py, simple, arguments)
                        : call_value(py, function, arguments, count, NULL);
    }
    py->stack_top = arguments;
    return result;
}

/* "module.f", as complaints about its arguments name it. */
static void add_function_name(struct py *py, struct py_value function, struct text *out)
{
    if (!py_is_kind(function, PY_KIND_FUNCTION)) {
        text_add(out, "function");
        return;
    }
    const struct py_function *known = PY_AS(py_function, function);
    struct py_entry *module = dict_find_str(known->globals, PY_NAME(name));
    const char *module_name = module ? py_string(py, module->value) : NULL;
    if (module_name)
        text_printf(out, "%s.", module_name);
    text_add(out, known->qualname->bytes);
}

static bool put_keyword(struct py *py, struct py_value function, struct py_dict *dict,
                        struct py_str *name, struct py_value value)
{
    if (!dict_find_str(dict, name)) {
        dict_put_str(py, dict, name, value);
        return true;
    }
    TEXT_SCOPE(shown);
    add_function_name(py, function, &shown);
    py_raise(py, PY_EXC_TYPE, "%s() got multiple values for keyword argument '%s'",
             text_string(&shown), name->bytes);
    return false;
}

/* One keyword or all of a ** mapping into dict. */
static bool add_keyword(struct py *py, struct py_frame *frame, const struct keyword *keyword,
                        struct py_value function, struct py_dict *dict)
{
    struct py_value value = eval(py, frame, keyword->value);
    if (py_is_error(value))
        return false;
    if (keyword->name)
        return put_keyword(py, function, dict, keyword->name, value);
    struct py_dict *mapping = dict_new(py);
    struct py_value keys = py_getattr_optional(py, value, py_object(PY_NAME(keys)));
    if (py_is_error(keys))
        return false;
    if (py_is_unbound(keys)) {
        TEXT_SCOPE(shown);
        add_function_name(py, function, &shown);
        py_raise(py, PY_EXC_TYPE, "%s() argument after ** must be a mapping, not %s",
                 text_string(&shown), py_type_name(py, value));
        return false;
    }
    if (!dict_update(py, mapping, value))
        return false;
    struct py_value key;
    for (size_t position = 0; py_dict_next(py_object(mapping), &position, &key, &value);) {
        if (!py_is_str(key)) {
            py_raise(py, PY_EXC_TYPE, "keywords must be strings");
            return false;
        }
        if (!put_keyword(py, function, dict, as_str(key), value))
            return false;
    }
    return true;
}

static struct py_value call_general(struct py *py, struct py_frame *frame, struct expr *expr,
                                    struct py_value function, struct py_value self)
{
    const struct call *call = expr->call;
    struct py_value list = eval_items(py, frame, &call->arguments);
    if (py_is_error(list))
        return list;
    if (!py_is_unbound(self)) {
        py_list_append(py, list, py_none());
        memmove(as_list(list)->items + 1, as_list(list)->items,
                (as_list(list)->count - 1) * sizeof self);
        as_list(list)->items[0] = self;
    }
    struct py_dict *dict = dict_new(py);
    for (size_t i = 0; i < call->keyword_count; i++) {
        if (!add_keyword(py, frame, &call->keywords[i], function, dict))
            return py_error();
    }
    frame->line = expr->line;
    frame->column = expr->column;
    struct keywords keywords = keywords_of_dict(py, py_object(dict));
    return call_value(py, function, as_list(list)->items, as_list(list)->count, &keywords);
}

/* Whether there are no stars: then names and values of the keywords stand side by side as they
 * are. */
static bool has_named_keywords(struct py *py, struct call *call)
{
    if (call->keyword_names)
        return true;
    for (size_t i = 0; i < call->arguments.count; i++) {
        if (call->arguments.items[i]->kind == EXPR_STARRED)
            return false;
    }
    for (size_t i = 0; i < call->keyword_count; i++) {
        if (!call->keywords[i].name)
            return false;
    }
    call->keyword_names = arena_new_array(&py->arena, struct py_str *, call->keyword_count);
    for (size_t i = 0; i < call->keyword_count; i++)
        call->keyword_names[i] = call->keywords[i].name;
    return true;
}

static struct py_value call_named(struct py *py, struct py_frame *frame, struct expr *expr,
                                  struct py_value function, struct py_value self)
{
    const struct call *call = expr->call;
    size_t extra = !py_is_unbound(self);
    size_t count = call->arguments.count + extra;
    struct py_value *arguments = stack_push(py, count + call->keyword_count);
    if (!arguments)
        return py_error();
    for (size_t i = 0; i < count + call->keyword_count; i++)
        arguments[i] = py_unbound();
    if (extra)
        arguments[0] = self;
    struct py_value result = py_error();
    if (!push_plain(py, frame, call, arguments + extra))
        goto done;
    for (size_t i = 0; i < call->keyword_count; i++) {
        arguments[count + i] = eval(py, frame, call->keywords[i].value);
        if (py_is_error(arguments[count + i]))
            goto done;
    }
    frame->line = expr->line;
    frame->column = expr->column;
    struct keywords keywords = {call->keyword_names, arguments + count, call->keyword_count};
    result = call_value(py, function, arguments, count, &keywords);
done:
    py->stack_top = arguments;
    return result;
}

struct py_value eval_call(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct expr *callee = expr->call->function;
    struct py_value function;
    struct py_value self = py_unbound();
    if ((char *)__builtin_frame_address(0) < py->stack_low)
        return py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
    if (callee->kind == EXPR_ATTRIBUTE) {
        struct py_value object = eval(py, frame, callee->attribute.object);
        if (py_is_error(object) ||
            !load_method(py, object, callee->attribute.name, &function, &self))
            return py_error();
    } else {
        function = eval(py, frame, callee);
        if (py_is_error(function))
            return function;
    }
    if (expr->call->is_plain)
        return call_plain(py, frame, expr, function, self);
    return has_named_keywords(py, expr->call) ? call_named(py, frame, expr, function, self)
                                              : call_general(py, frame, expr, function, self);
}

/* --- functions
 * --------------------------------------------------------------------------------- */

static bool eval_defaults(struct py *py, struct py_frame *frame, struct py_function *function)
{
    const struct function_code *code = function->code;
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        if (!code->parameters[i].default_value)
            continue;
        if (!function->defaults) {
            function->defaults =
                py_alloc_scanned(py, code->parameter_count * sizeof(struct py_value));
            for (uint32_t j = 0; j < code->parameter_count; j++)
                function->defaults[j] = py_unbound();
        }
        struct py_value value = eval(py, frame, code->parameters[i].default_value);
        if (py_is_error(value))
            return false;
        function->defaults[i] = value;
    }
    return true;
}

/* Annotations name types that a script may never have imported for real, so one that cannot be
 * evaluated stands as its error would: not at all. */
static void eval_annotations(struct py *py, struct py_frame *frame, struct py_function *function)
{
    const struct function_code *code = function->code;
    for (uint32_t i = 0; i <= code->parameter_count; i++) {
        bool is_return = i == code->parameter_count;
        struct expr *annotation = is_return ? code->returns : code->parameters[i].annotation;
        if (!annotation)
            continue;
        if (!function->annotations)
            function->annotations = dict_new(py);
        struct py_value value = eval(py, frame, annotation);
        if (py_is_error(value)) {
            if (!py_error_is(py, PY_EXC_EXCEPTION))
                return;
            py_error_clear(py);
            continue;
        }
        struct py_str *name =
            is_return ? py_intern_bytes(py, "return", 6) : code->parameters[i].name;
        dict_put_str(py, function->annotations, name, value);
    }
}

struct py_value make_function(struct py *py, struct py_frame *frame, struct function_code *code)
{
    struct py_function *function = py_new_object(py, py_function, PY_KIND_FUNCTION);
    function->code = code;
    function->globals = frame->globals;
    function->name = code->name;
    function->qualname = code->qualname;
    function->doc = code->doc;
    function->class_cell = frame->class_cell ? frame->class_cell
                           : frame->function ? frame->function->class_cell
                                             : NULL;
    if (code->free_count > 0) {
        function->cells = py_alloc_scanned(py, code->free_count * sizeof *function->cells);
        for (uint32_t i = 0; i < code->free_count; i++)
            function->cells[i] =
                (struct py_cell *)(void *)frame->slots[code->free_variables[i].outer_slot].object;
    }
    if (!eval_defaults(py, frame, function))
        return py_error();
    eval_annotations(py, frame, function);
    return py_is_unbound(py->error) ? py_object(function) : py_error();
}

struct py_value eval_lambda(struct py *py, struct py_frame *frame, struct expr *expr)
{
    return make_function(py, frame, expr->function);
}

enum flow exec_function(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    const struct exprs *decorators = &stmt->function->decorators;
    struct py_value list = eval_items(py, frame, decorators);
    if (py_is_error(list))
        return FLOW_RAISE;
    struct py_value value = make_function(py, frame, stmt->function->code);
    for (size_t i = decorators->count; i-- > 0 && !py_is_error(value);) {
        frame->line = decorators->items[i]->line;
        value = call_value(py, as_list(list)->items[i], &value, 1, NULL);
    }
    if (py_is_error(value) || !assign(py, frame, stmt->function->target, value))
        return FLOW_RAISE;
    return FLOW_NEXT;
}

struct py_value eval_function(struct py *py, struct py_function *function, struct py_value *slots)
{
    const struct function_code *code = function->code;
    if (++py->depth > py->options.depth || (char *)__builtin_frame_address(0) < py->stack_low) {
        py->depth--;
        return py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
    }
    struct py_frame frame = {
        .caller = py->frame,
        .code = code,
        .function = function,
        .slots = slots,
        .globals = function->globals,
        .line = code->line,
    };
    py->frame = &frame;
    struct py_value result = py_none();
    if (!step(py)) {
        result = py_error();
    } else if (code->expression) {
        result = eval(py, &frame, code->expression);
        if (py_is_error(result))
            traceback_add(py, &frame);
    } else {
        switch (exec_block(py, &frame, &code->body)) {
        case FLOW_RETURN:
            result = frame.result;
            break;
        case FLOW_RAISE:
            result = py_error();
            break;
        default:
            break;
        }
    }
    py->frame = frame.caller;
    py->depth--;
    return result;
}

struct py_value eval_unit(struct py *py, struct unit *unit, struct py_dict *globals)
{
    return eval_body(py, unit, globals, &unit->code->body);
}

struct py_value eval_body(struct py *py, struct unit *unit, struct py_dict *globals,
                          const struct stmts *body)
{
    struct py_value *slots = stack_push(py, unit->code->slot_count);
    if (!slots)
        return py_error();
    for (uint32_t i = 0; i < unit->code->slot_count; i++)
        slots[i] = py_unbound();
    struct py_frame frame = {.caller = py->frame,
                             .code = unit->code,
                             .slots = slots,
                             .globals = globals,
                             .names = globals};
    struct py_value result = py_error();
    if (++py->depth > py->options.depth) {
        py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
    } else {
        py->frame = &frame;
        for (uint32_t i = 0; i < unit->code->cell_count; i++)
            slots[unit->code->cell_slots[i]] = py_object(py_new_object(py, py_cell, PY_KIND_CELL));
        enum flow flow = exec_block(py, &frame, body);
        result = flow == FLOW_RAISE ? py_error() : flow == FLOW_RETURN ? frame.result : py_none();
    }
    py->frame = frame.caller;
    py->depth--;
    py->stack_top = slots;
    return result;
}

/* --- comprehensions
 * ------------------------------------------------------------------------------ */

static bool add_element(struct py *py, struct py_frame *frame, struct expr *expr,
                        struct py_value result)
{
    const struct comprehension *comprehension = expr->comprehension;
    struct py_value element = eval(py, frame, comprehension->element);
    if (py_is_error(element))
        return false;
    if (expr->kind == EXPR_LIST_COMPREHENSION) {
        py_list_append(py, result, element);
        return true;
    }
    struct py_value value = py_none();
    if (expr->kind == EXPR_DICT_COMPREHENSION) {
        value = eval(py, frame, comprehension->value);
        if (py_is_error(value))
            return false;
    }
    return dict_put(py, as_dict(result), element, value);
}

static bool conditions_hold(struct py *py, struct py_frame *frame, const struct exprs *conditions,
                            bool *ret_hold)
{
    *ret_hold = true;
    for (size_t i = 0; i < conditions->count && *ret_hold; i++) {
        if (!eval_truth(py, frame, conditions->items[i], ret_hold))
            return false;
    }
    return true;
}

static bool run_part(struct py *py, struct py_frame *frame, struct expr *expr, size_t index,
                     struct py_value result)
{
    const struct comprehension_part *part = &expr->comprehension->parts[index];
    struct py_value iterable = eval(py, frame, part->iterable);
    struct py_value iterator = py_is_error(iterable) ? iterable : py_iterate(py, iterable);
    if (py_is_error(iterator))
        return false;
    if (index == 0) { /* the first iterable is evaluated outside of the new variables */
        for (size_t i = 0; i < expr->comprehension->cell_count; i++) {
            struct py_cell *cell = py_new_object(py, py_cell, PY_KIND_CELL);
            cell->value = py_unbound();
            frame->slots[expr->comprehension->cells[i]] = py_object(cell);
        }
    }
    for (;;) {
        struct py_value item = py_next(py, iterator);
        if (py_is_error(item) || !step(py))
            return false;
        if (py_is_unbound(item))
            return true;
        bool hold;
        if (!assign(py, frame, part->target, item) ||
            !conditions_hold(py, frame, &part->conditions, &hold))
            return false;
        if (!hold)
            continue;
        bool is_last = index + 1 == expr->comprehension->part_count;
        if (is_last ? !add_element(py, frame, expr, result)
                    : !run_part(py, frame, expr, index + 1, result))
            return false;
    }
}

static struct py_value run_comprehension(struct py *py, struct py_frame *frame, struct expr *expr,
                                         struct py_value result)
{
    if ((char *)__builtin_frame_address(0) < py->stack_low)
        return py_raise(py, PY_EXC_RECURSION, "maximum recursion depth exceeded");
    return run_part(py, frame, expr, 0, result) ? result : py_error();
}

struct py_value eval_list_comprehension(struct py *py, struct py_frame *frame, struct expr *expr)
{
    return run_comprehension(py, frame, expr, py_list(py, 0));
}

struct py_value eval_set_comprehension(struct py *py, struct py_frame *frame, struct expr *expr)
{
    return run_comprehension(py, frame, expr, py_set(py));
}

struct py_value eval_dict_comprehension(struct py *py, struct py_frame *frame, struct expr *expr)
{
    return run_comprehension(py, frame, expr, py_dict(py));
}

struct py_value eval_generator_expression(struct py *py, struct py_frame *frame, struct expr *expr)
{
    struct py_value iterable = eval(py, frame, expr->comprehension->parts[0].iterable);
    struct py_value iterator = py_is_error(iterable) ? iterable : py_iterate(py, iterable);
    if (py_is_error(iterator))
        return iterator;
    struct py_value function = make_function(py, frame, expr->comprehension->code);
    if (py_is_error(function))
        return function;
    return call_value(py, function, &iterator, 1, NULL);
}
