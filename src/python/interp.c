/* The interpreter: its life, its limits, and how a program runs and calls scripts. */
#include <pthread.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "python/ast.h"
#include "python/eval.h"
#include "python/modules.h"
#include "python/runtime.h"

#include "base/banned.h"

enum { STACK_VALUES = 256 * 1024, STACK_RESERVE = 160 * 1024 };

static const struct py_options defaults = {
    .steps = 1000000000,
    .memory = (size_t)512 * 1024 * 1024,
    .depth = 1000,
};

/* The C stack of this thread, for the garbage collector and against overflow. */
static void find_stack(struct py *py)
{
    pthread_attr_t attributes;
    void *low = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &low, &size);
        pthread_attr_destroy(&attributes);
    }
    py->stack_high = (char *)low + size;
    py->stack_low = py->stack_high - size + STACK_RESERVE;
    char *here = __builtin_frame_address(0);
    /* An unlimited stack reports more than there is room for. */
    if (here - py->stack_low > 64 * 1024 * 1024)
        py->stack_low = here - 64 * 1024 * 1024;
}

void py_enter_thread(struct py *py)
{
    char *here = __builtin_frame_address(0);
    if (here > py->stack_high || here < py->stack_low)
        find_stack(py);
}

static void make_names(struct py *py)
{
    static const char *const names[] = {
#define X(name, text) text,
        PY_NAMES(X)
#undef X
    };
    for (size_t i = 0; i < PY_NAME_COUNT; i++)
        py->names[i] = py_intern_bytes(py, names[i], strlen(names[i]));
}

/* The first three classes need each other. */
static void make_first_classes(struct py *py)
{
    py->type_class = py_alloc_object(py, PY_KIND_CLASS, NULL, sizeof(struct py_class));
    struct py_class *placeholder = py->type_class;
    py->object_class = class_new_native(py, &py_object_type);
    py->object_class->object.class = placeholder;
    struct py_class *type = class_new_native(py, &py_type_type);
    *placeholder = *type;
    placeholder->object.class = placeholder;
    placeholder->mro[0] = placeholder;
    struct py_dict *names = placeholder->object.attributes;
    for (size_t i = 0; i < names->used; i++) {
        if (py_is_kind(names->entries[i].value, PY_KIND_NATIVE))
            PY_AS(py_native, names->entries[i].value)->owner = placeholder;
    }
}

static void remember_class(struct py *py, const struct py_type *type, struct py_class *class)
{
    if (py->type_class_count == py->type_class_capacity) {
        py->type_class_capacity = py->type_class_capacity ? py->type_class_capacity * 2 : 64;
        py->type_classes =
            memory_resize(py->type_classes, py->type_class_capacity * sizeof *py->type_classes);
    }
    py->type_classes[py->type_class_count].type = type;
    py->type_classes[py->type_class_count++].class = class;
}

static const struct py_type *const kind_types[PY_KIND_COUNT] = {
    [PY_KIND_STR] = &py_str_type,
    [PY_KIND_BYTES] = &py_bytes_type,
    [PY_KIND_INT] = &py_int_type,
    [PY_KIND_FLOAT] = &py_float_type,
    [PY_KIND_LIST] = &py_list_type,
    [PY_KIND_TUPLE] = &py_tuple_type,
    [PY_KIND_DICT] = &py_dict_type,
    [PY_KIND_SET] = &py_set_type,
    [PY_KIND_RANGE] = &py_range_type,
    [PY_KIND_SLICE] = &py_slice_type,
    [PY_KIND_CELL] = &py_cell_type,
    [PY_KIND_FUNCTION] = &py_function_type,
    [PY_KIND_NATIVE] = &py_native_type,
    [PY_KIND_METHOD] = &py_method_type,
    [PY_KIND_MODULE] = &py_module_type_object,
    [PY_KIND_GENERATOR] = &py_generator_type,
    [PY_KIND_ITERATOR] = &py_iterator_type,
    [PY_KIND_PROPERTY] = &py_property_type,
    [PY_KIND_WRAPPER] = &py_staticmethod_type,
    [PY_KIND_SUPER] = &py_super_type,
    [PY_KIND_VIEW] = &py_view_type,
};

static struct py_class *class_for(struct py *py, const struct py_type *type)
{
    return as_class(py_class_of_type(py, type));
}

/* Objects made before their class was there get it now. */
static void adopt_early(struct py *py, struct py_dict *dict)
{
    dict->object.class = py->classes[PY_KIND_DICT];
    for (size_t i = 0; i < dict->used; i++) {
        struct py_value parts[] = {dict->entries[i].key, dict->entries[i].value};
        for (size_t j = 0; j < 2; j++) {
            if (parts[j].tag == PY_OBJECT && !parts[j].object->class)
                parts[j].object->class = py->classes[parts[j].object->kind];
        }
    }
}

static void adopt_class(struct py *py, struct py_class *class)
{
    class->bases->object.class = py->classes[PY_KIND_TUPLE];
    adopt_early(py, class->object.attributes);
}

static void make_classes(struct py *py)
{
    make_first_classes(py);
    remember_class(py, &py_object_type, py->object_class);
    remember_class(py, &py_type_type, py->type_class);
    for (int kind = 0; kind < PY_KIND_COUNT; kind++) {
        if (kind_types[kind])
            py->classes[kind] = class_for(py, kind_types[kind]);
    }
    py->classes[PY_KIND_CLASS] = py->type_class;
    py->classes[PY_KIND_INSTANCE] = py->object_class;
    py->none_class = class_for(py, &py_none_type);
    py->bool_class = class_for(py, &py_bool_type);
    py->ellipsis_class = class_for(py, &py_ellipsis_type);
    py->not_implemented_class = class_for(py, &py_not_implemented_type);
    py->frozenset_class = class_for(py, &py_frozenset_type);
    py->bytearray_class = class_for(py, &py_bytearray_type);
    py->static_class = class_for(py, &py_staticmethod_type);
    py->class_method_class = class_for(py, &py_classmethod_type);
    adopt_early(py, py->interned);
    py->modules->object.class = py->builtins->object.class = py->kept->object.class =
        py->classes[PY_KIND_DICT];
    for (size_t i = 0; i < py->type_class_count; i++)
        adopt_class(py, py->type_classes[i].class);
    for (size_t i = 0; i < SMALL_STRINGS; i++) {
        if (py->characters[i].tag == PY_OBJECT)
            py->characters[i].object->class = py->classes[PY_KIND_STR];
    }
    if (py->empty_tuple.tag == PY_OBJECT)
        py->empty_tuple.object->class = py->classes[PY_KIND_TUPLE];
    object_setup(py);
    py->object_new = class_lookup(py, py->object_class, PY_NAME(new));
}

static void make_exceptions(struct py *py)
{
    static const struct {
        const char *name;
        enum py_exception_id base;
    } rows[] = {
#define X(id, name, base) {name, PY_EXC_##base},
        PY_EXCEPTIONS(X)
#undef X
    };
    py->exceptions[PY_EXC_BASE] = class_for(py, &py_exception_type);
    py->classes[PY_KIND_EXCEPTION] = py->exceptions[PY_EXC_BASE];
    for (size_t i = 1; i < PY_EXC_COUNT; i++) {
        struct py_value base = py_object(py->exceptions[rows[i].base]);
        struct py_value class = py_new_exception(py, "builtins", rows[i].name, base);
        py->exceptions[i] = as_class(class);
        py->exceptions[i]->is_user = false;
        py->exceptions[i]->type = &py_exception_type;
    }
}

struct py *py_new(const struct py_options *options)
{
    struct py *py = memory_alloc(sizeof *py);
    py->options = options ? *options : defaults;
    py->options.steps = py->options.steps ? py->options.steps : defaults.steps;
    py->options.memory = py->options.memory ? py->options.memory : defaults.memory;
    py->options.depth = py->options.depth ? py->options.depth : defaults.depth;
    py->steps_left = INT64_MAX; /* what follows is not the script's */
    py->error = py_unbound();
    find_stack(py);
    py->heap = py_heap_new(py, SIZE_MAX, py->options.stress_memory);
    py->stack = memory_alloc(STACK_VALUES * sizeof *py->stack);
    py->stack_top = py->stack;
    py->stack_end = py->stack + STACK_VALUES;
    py->interned = dict_new(py);
    py->modules = dict_new(py);
    py->builtins = dict_new(py);
    py->kept = dict_new(py);
    make_names(py);
    operators_setup(py);
    make_classes(py);
    make_exceptions(py);
    builtins_setup(py);
    py_heap_set_limit(py->heap, py->options.memory);
    py_restart_steps(py);
    return py;
}

void py_free(struct py *py)
{
    if (!py)
        return;
    py_heap_free(py->heap);
    for (size_t i = 0; i < STATE_COUNT; i++)
        free(py->module_state[i]);
    if (py->locale)
        freelocale(py->locale);
    arena_release(&py->arena);
    text_release(&py->text);
    free(py->stack);
    free(py->type_classes);
    free(py->constants);
    free(py);
}

void *py_context(const struct py *py)
{
    return py->options.context;
}

void py_interp_mark_roots(struct py *py, struct py_heap *heap)
{
    py_heap_mark_values(heap, py->stack, (size_t)(py->stack_top - py->stack));
    py_heap_mark_value(heap, py->error);
    py_heap_mark(heap, py->interned);
    py_heap_mark(heap, py->modules);
    py_heap_mark(heap, py->builtins);
    py_heap_mark(heap, py->kept);
    py_heap_mark(heap, py->type_class);
    py_heap_mark(heap, py->object_class);
    py_heap_mark_value(heap, py->empty_tuple);
    py_heap_mark(heap, py->no_keywords);
    py_heap_mark_values(heap, py->characters, SMALL_STRINGS);
    py_heap_mark_values(heap, py->constants, py->constant_count);
    for (size_t i = 0; i < PY_EXC_COUNT; i++)
        py_heap_mark(heap, py->exceptions[i]);
    for (size_t i = 0; i < PY_KIND_COUNT; i++)
        py_heap_mark(heap, py->classes[i]);
    for (size_t i = 0; i < py->type_class_count; i++)
        py_heap_mark(heap, py->type_classes[i].class);
    /* A class that dies may be replaced by another at its address. */
    memset(py->method_cache, 0, sizeof py->method_cache);
}

struct py_value py_pin(struct py *py, struct py_value value)
{
    if (value.tag != PY_OBJECT)
        return value;
    if (py->constant_count == py->constant_capacity) {
        py->constant_capacity = py->constant_capacity ? py->constant_capacity * 2 : 256;
        py->constants = memory_resize(py->constants, py->constant_capacity * sizeof *py->constants);
    }
    py->constants[py->constant_count++] = value;
    return value;
}

void py_keep(struct py *py, struct py_value value)
{
    py_pin(py, value);
}

void *py_alloc_scanned(struct py *py, size_t size)
{
    return py_heap_alloc(py->heap, PY_CONTENT_SCAN, size);
}

void *py_alloc_raw(struct py *py, size_t size)
{
    return py_heap_alloc(py->heap, PY_CONTENT_RAW, size);
}

/* --- limits
 * ------------------------------------------------------------------------------------------- */

/* The next slice of the steps that a script may take; in between it is asked whether to go on. What
 * is refused once is refused for ever: a script cannot catch that and continue. */
static bool take_steps(struct py *py)
{
    enum { SLICE = 1000000 };
    py->steps_reserved += py->steps_left; /* what one costly step took beyond its slice */
    py->steps_left = 0;
    if (py->options.may_go_on && !py->options.may_go_on(py->options.context)) {
        py_raise(py, PY_EXC_KEYBOARD_INTERRUPT, "%s", "");
        return false;
    }
    if (py->steps_reserved <= 0) {
        py_raise(py, PY_EXC_STEP_LIMIT, "the script ran more than %lld steps",
                 (long long)py->options.steps);
        return false;
    }
    py->steps_left = py->steps_reserved < SLICE ? py->steps_reserved : SLICE;
    py->steps_reserved -= py->steps_left;
    return true;
}

bool py_tick(struct py *py)
{
    if (--py->steps_left <= 0 && !take_steps(py))
        return false;
    if (!py->is_over_memory)
        return true;
    py->is_over_memory = false;
    if (!py_heap_is_full(py->heap))
        return true;
    py_raise(py, PY_EXC_MEMORY, "%s", "");
    return false;
}

bool py_check_size(struct py *py, size_t count, size_t item_size)
{
    size_t size;
    if (!__builtin_mul_overflow(count, item_size, &size) &&
        (size < 65536 || py_heap_has_room(py->heap, size)))
        return true;
    py_raise(py, PY_EXC_MEMORY, "%s", "");
    return false;
}

void py_restart_steps(struct py *py)
{
    py->steps_left = 1; /* the first slice is taken with the first step */
    py->steps_reserved = py->options.steps;
}

bool py_location(const struct py *py, struct py_location *ret_location)
{
    const struct py_frame *frame = py->frame;
    if (!frame)
        return false;
    ret_location->file = frame->code->unit->path;
    ret_location->line = frame->line;
    ret_location->column = frame->column;
    ret_location->function = frame->code->name->bytes;
    return true;
}

/* --- running from C
 * ----------------------------------------------------------------------------------- */

static bool is_own(struct py *py, struct py_value path)
{
    const char *text = py_string(py, path);
    return text && text[0] == '<';
}

static void place_error(struct py *py, struct py_value exception, struct alq_error *err)
{
    if (is_subclass(exception.object->class, py->exceptions[PY_EXC_SYNTAX])) {
        struct py_value file = py_getattr_string(py, exception, "filename");
        struct py_value line = py_getattr_string(py, exception, "lineno");
        struct py_value column = py_getattr_string(py, exception, "offset");
        if (py_is_str(file) && line.tag == PY_INT && column.tag == PY_INT) {
            error_at(err, py_string(py, file), (unsigned)line.integer, (unsigned)column.integer);
            return;
        }
        py_error_clear(py);
    }
    struct py_value traceback = py_traceback(py, exception);
    if (!py_is_kind(traceback, PY_KIND_LIST) || as_list(traceback)->count == 0)
        return;
    /* The innermost place that is the user's; a module of ours is none. */
    const struct py_list *entries = as_list(traceback);
    size_t at = 0;
    while (at + 1 < entries->count && is_own(py, as_tuple(entries->items[at])->items[0]))
        at++;
    const struct py_tuple *entry = as_tuple(entries->items[at]);
    error_at(err, py_string(py, entry->items[0]), (unsigned)entry->items[1].integer,
             (unsigned)entry->items[3].integer);
}

bool py_error_to(struct py *py, struct alq_error *err)
{
    struct py_value exception = py_error_take(py);
    if (!py_is_kind(exception, PY_KIND_EXCEPTION))
        return error_set(err, ALQ_ERROR_INTERNAL, "a script failed without an exception");
    TEXT_SCOPE(line);
    TEXT_SCOPE(traceback);
    py->steps_left += 10000; /* enough to show what happened, even where the steps are used up */
    exception_line(py, exception, &line);
    traceback_write(py, exception, &traceback);
    py_error_clear(py);
    for (size_t i = 0; i < line.length; i++) {
        if (line.bytes[i] == '\n')
            line.bytes[i] = ' ';
    }
    error_set(err, ALQ_ERROR_SCRIPT, "%s", text_string(&line));
    text_trim_end(&traceback);
    error_detail(err, "%s", text_string(&traceback));
    place_error(py, exception, err);
    return false;
}

struct py_value py_raise_alq(struct py *py, int exception, struct alq_error *err)
{
    struct py_value raised = py_raise(py, (enum py_exception_id)exception, "%s%s%s",
                                      err->message ? err->message : "failed",
                                      err->detail ? "\n" : "", err->detail ? err->detail : "");
    alq_error_release(err);
    return raised;
}

bool py_run(struct py *py, const char *name, const char *path, const char *source, size_t length,
            struct py_value *ret_module, struct alq_error *err)
{
    py_enter_thread(py);
    struct py_value module = module_run(py, name, path, source, length, false);
    if (py_is_error(module))
        return py_error_to(py, err);
    if (ret_module)
        *ret_module = module;
    return true;
}

bool py_run_file(struct py *py, const char *name, const char *path, struct py_value *ret_module,
                 struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    char *source;
    size_t length;
    if (!file_read(path, &scratch, &source, &length, err))
        return false;
    return py_run(py, name, path, source, length, ret_module, err);
}

bool py_invoke(struct py *py, struct py_value callable, const struct py_value *arguments,
               size_t count, struct py_value *ret_value, struct alq_error *err)
{
    py_enter_thread(py);
    struct py_value value = call_value(py, callable, arguments, count, NULL);
    if (py_is_error(value))
        return py_error_to(py, err);
    if (ret_value)
        *ret_value = value;
    return true;
}
