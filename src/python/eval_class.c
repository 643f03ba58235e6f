/* The class statement. */
#include "python/eval.h"

#include "base/banned.h"

/* The keywords of the header, `metaclass` taken out. */
static bool class_keywords(struct py *py, struct py_frame *frame, const struct call *bases,
                           struct py_value *ret_metaclass, struct py_value *ret_keywords)
{
    *ret_metaclass = py_unbound();
    *ret_keywords = py_unbound();
    for (size_t i = 0; bases && i < bases->keyword_count; i++) {
        const struct keyword *keyword = &bases->keywords[i];
        struct py_value value = eval(py, frame, keyword->value);
        if (py_is_error(value))
            return false;
        if (keyword->name == PY_NAME(metaclass)) {
            *ret_metaclass = value;
            continue;
        }
        if (py_is_unbound(*ret_keywords))
            *ret_keywords = py_dict(py);
        if (keyword->name)
            dict_put_str(py, as_dict(*ret_keywords), keyword->name, value);
        else if (!dict_update(py, as_dict(*ret_keywords), value))
            return false;
    }
    return true;
}

/* Bases that are no classes name the classes that stand for them (typing.NamedTuple…). */
static struct py_value resolve_bases(struct py *py, struct py_value list)
{
    struct py_value resolved = py_list(py, as_list(list)->count);
    for (size_t i = 0; i < as_list(list)->count; i++) {
        struct py_value base = as_list(list)->items[i];
        struct py_value entries = py_is_kind(base, PY_KIND_CLASS)
                                      ? py_unbound()
                                      : user_method(py, base, PY_NAME(mro_entries));
        if (py_is_unbound(entries)) {
            py_list_append(py, resolved, base);
            continue;
        }
        struct py_value original = py_tuple_of(py, as_list(list)->items, as_list(list)->count);
        struct py_value arguments[] = {base, original};
        struct py_value replaced = call_value(py, entries, arguments, 2, NULL);
        struct py_value more = py_is_error(replaced) ? replaced : py_to_list(py, replaced);
        if (py_is_error(more))
            return more;
        for (size_t j = 0; j < as_list(more)->count; j++)
            py_list_append(py, resolved, as_list(more)->items[j]);
    }
    return py_tuple_of(py, as_list(resolved)->items, as_list(resolved)->count);
}

/* The most derived metaclass of the bases and the one asked for. */
struct py_value choose_metaclass(struct py *py, struct py_value asked, struct py_value bases)
{
    if (!py_is_unbound(asked) && !py_is_kind(asked, PY_KIND_CLASS))
        return asked;
    struct py_class *best = py_is_unbound(asked) ? py->type_class : as_class(asked);
    for (size_t i = 0; i < as_tuple(bases)->count; i++) {
        struct py_value base = as_tuple(bases)->items[i];
        struct py_class *meta = py_class(py, base);
        if (!py_is_kind(base, PY_KIND_CLASS) || is_subclass(best, meta))
            continue;
        if (!is_subclass(meta, best))
            return py_raise(py, PY_EXC_TYPE,
                            "metaclass conflict: the metaclass of a derived class must be a "
                            "(non-strict) subclass of the metaclasses of all its bases");
        best = meta;
    }
    return py_object(best);
}

static struct py_value prepare_namespace(struct py *py, struct py_value metaclass,
                                         struct py_value name, struct py_value bases,
                                         struct py_value keywords)
{
    struct py_value prepare = py_is_kind(metaclass, PY_KIND_CLASS) && as_class(metaclass)->is_user
                                  ? py_getattr_optional(py, metaclass, py_object(PY_NAME(prepare)))
                                  : py_unbound();
    if (py_is_unbound(prepare))
        return py_dict(py);
    struct py_value arguments[] = {name, bases};
    if (py_is_error(prepare))
        return prepare;
    struct py_value names = py_call_keywords(py, prepare, arguments, 2, keywords);
    if (!py_is_error(names) && !py_is_kind(names, PY_KIND_DICT))
        return py_raise(py, PY_EXC_TYPE, "__prepare__() must return a dict, not %s",
                        py_type_name(py, names));
    return names;
}

static bool run_body(struct py *py, struct py_frame *outer, struct function_code *code,
                     struct py_dict *names, struct py_cell *class_cell)
{
    struct py_value *slots = stack_push(py, code->slot_count);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < code->slot_count; i++)
        slots[i] = py_unbound();
    for (uint32_t i = 0; i < code->free_count; i++)
        slots[code->free_variables[i].slot] = outer->slots[code->free_variables[i].outer_slot];
    struct py_frame frame = {.caller = py->frame,
                             .code = code,
                             .slots = slots,
                             .globals = outer->globals,
                             .names = names,
                             .class_cell = class_cell,
                             .line = code->line};
    struct py_entry *module = dict_find_str(outer->globals, PY_NAME(name));
    dict_put_str(py, names, PY_NAME(module), module ? module->value : py_none());
    dict_put_str(py, names, PY_NAME(qualname), py_object(code->qualname));
    if (!py_is_none(code->doc))
        dict_put_str(py, names, PY_NAME(doc), code->doc);
    py->frame = &frame;
    enum flow flow = exec_block(py, &frame, &code->body);
    py->frame = frame.caller;
    py->stack_top = slots;
    return flow != FLOW_RAISE;
}

static struct py_value make_class(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    const struct call *header = stmt->class->bases;
    const struct exprs none = {0};
    struct py_value metaclass;
    struct py_value keywords;
    struct py_value list = eval_items(py, frame, header ? &header->arguments : &none);
    if (py_is_error(list) || !class_keywords(py, frame, header, &metaclass, &keywords))
        return py_error();
    PY_TRY(bases, resolve_bases(py, list));
    metaclass = choose_metaclass(py, metaclass, bases);
    if (py_is_error(metaclass))
        return metaclass;
    struct py_value name = py_object(stmt->class->name);
    PY_TRY(names, prepare_namespace(py, metaclass, name, bases, keywords));
    struct py_cell *cell = py_new_object(py, py_cell, PY_KIND_CELL);
    cell->value = py_unbound();
    if (!run_body(py, frame, stmt->class->code, as_dict(names), cell))
        return py_error();
    struct py_value class;
    if (metaclass.object == (struct py_object *)py->type_class) {
        class = class_create(py, py->type_class, name, bases, as_dict(names), keywords);
    } else {
        struct py_value arguments[] = {name, bases, names};
        class = py_call_keywords(py, metaclass, arguments, 3, keywords);
    }
    if (!py_is_error(class))
        cell->value = class;
    return class;
}

enum flow exec_class(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    const struct exprs *decorators = &stmt->class->decorators;
    struct py_value list = eval_items(py, frame, decorators);
    if (py_is_error(list))
        return FLOW_RAISE;
    struct py_value value = make_class(py, frame, stmt);
    for (size_t i = decorators->count; i-- > 0 && !py_is_error(value);)
        value = call_value(py, as_list(list)->items[i], &value, 1, NULL);
    if (py_is_error(value) || !assign(py, frame, stmt->class->target, value))
        return FLOW_RAISE;
    return FLOW_NEXT;
}
