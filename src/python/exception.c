/* Exceptions: raising, matching, tracebacks. */
#include <errno.h>
#include <stdio.h>

#include "python/ast.h"
#include "python/runtime.h"

#include "base/banned.h"

static struct py_value handled_exception(const struct py *py)
{
    for (const struct py_frame *frame = py->frame; frame; frame = frame->caller) {
        if (frame->handled.tag == PY_OBJECT)
            return frame->handled;
    }
    return py_none();
}

/* arguments: a tuple. */
static struct py_value exception_of(struct py *py, struct py_class *class,
                                    struct py_value arguments)
{
    struct py_exception *exception =
        py_alloc_object(py, PY_KIND_EXCEPTION, class, sizeof *exception);
    exception->arguments = arguments;
    exception->cause = exception->context = exception->traceback = py_none();
    return py_object(exception);
}

struct py_value exception_new(struct py *py, struct py_class *class,
                              const struct py_value *arguments, size_t count)
{
    return exception_of(py, class, py_tuple_of(py, arguments, count));
}

static bool is_in_chain(struct py_value chain, struct py_value exception)
{
    for (int i = 0; i < 1000 && py_is_kind(chain, PY_KIND_EXCEPTION); i++) {
        if (chain.object == exception.object)
            return true;
        chain = PY_AS(py_exception, chain)->context;
    }
    return false;
}

struct py_value py_raise_value(struct py *py, struct py_value exception)
{
    if (py_is_error(exception))
        return exception;
    if (py_is_kind(exception, PY_KIND_CLASS))
        return py_raise_class(py, exception, "%s", "");
    struct py_value handled = handled_exception(py);
    struct py_exception *raised = PY_AS(py_exception, exception);
    if (!py_is_none(handled) && handled.object != exception.object &&
        !is_in_chain(handled, exception))
        raised->context = handled;
    py->error = exception;
    if (py->frame)
        py->frame->noted = py_unbound();
    return py_error();
}

static struct py_value raise_formatted(struct py *py, struct py_class *class, const char *format,
                                       va_list arguments)
{
    TEXT_SCOPE(text);
    text_vprintf(&text, format, arguments);
    size_t bad;
    struct py_value message = py_str_bytes(py, text_string(&text), text.length);
    (void)bad;
    return py_raise_value(py, exception_new(py, class, &message, text.length > 0));
}

struct py_value py_raise(struct py *py, enum py_exception_id id, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct py_value raised = raise_formatted(py, py->exceptions[id], format, arguments);
    va_end(arguments);
    return raised;
}

struct py_value py_raise_class(struct py *py, struct py_value class, const char *format, ...)
{
    TEXT_SCOPE(text);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    struct py_value message = py_str_text(py, &text);
    struct py_value exception = call_value(py, class, &message, text.length > 0, NULL);
    return py_raise_value(py, exception);
}

struct py_value raise_key_error(struct py *py, struct py_value key)
{
    return py_raise_value(py, exception_new(py, py->exceptions[PY_EXC_KEY], &key, 1));
}

struct py_value raise_type_mismatch(struct py *py, const char *symbol, struct py_value a,
                                    struct py_value b)
{
    return py_raise(py, PY_EXC_TYPE, "unsupported operand type(s) for %s: '%s' and '%s'", symbol,
                    py_type_name(py, a), py_type_name(py, b));
}

void py_raise_syntax(struct py *py, const char *path, uint32_t line, uint32_t column,
                     bool is_indentation, const char *message)
{
    py_raise(py, is_indentation ? PY_EXC_INDENTATION : PY_EXC_SYNTAX, "%s", message);
    struct py_value error = py->error;
    py_setattr_string(py, error, "msg", py_str(py, message));
    py_setattr_string(py, error, "filename", py_str(py, path));
    py_setattr_string(py, error, "lineno", py_int(line));
    py_setattr_string(py, error, "offset", py_int(column));
}

struct py_value py_exception_class(struct py *py, enum py_exception_id id)
{
    return py_object(py->exceptions[id]);
}

bool py_error_is(struct py *py, enum py_exception_id id)
{
    return py->error.tag == PY_OBJECT && is_subclass(py->error.object->class, py->exceptions[id]);
}

struct py_value py_error_take(struct py *py)
{
    struct py_value error = py->error;
    py->error = py_unbound();
    return error;
}

void py_error_clear(struct py *py)
{
    py->error = py_unbound();
}

bool exception_matches(struct py *py, struct py_value exception, struct py_value type,
                       bool *ret_failed)
{
    const struct py_value *items;
    size_t count;
    if (py_is_kind(type, PY_KIND_TUPLE) && py_sequence(type, &items, &count)) {
        for (size_t i = 0; i < count && !*ret_failed; i++) {
            if (exception_matches(py, exception, items[i], ret_failed))
                return true;
        }
        return false;
    }
    if (!py_is_kind(type, PY_KIND_CLASS) ||
        !is_subclass(as_class(type), py->exceptions[PY_EXC_BASE])) {
        py_raise(py, PY_EXC_TYPE,
                 "catching classes that do not inherit from BaseException is not allowed");
        *ret_failed = true;
        return false;
    }
    return is_subclass(exception.object->class, as_class(type));
}

/* --- tracebacks
 * ---------------------------------------------------------------------------------- */

enum { MOST_PLACES = 200 };

static void add_place(struct py *py, struct py_exception *exception, struct trace_place place)
{
    uint32_t count = exception->place_count;
    if (count == MOST_PLACES)
        return;
    exception->place_count++;
    if (count == 0) {
        exception->first = place;
        return;
    }
    uint32_t at = count - 1;
    if ((at & (at - 1)) == 0) { /* full at each power of two */
        size_t room = at == 0 ? 1 : (size_t)at * 2;
        struct trace_place *others = py_heap_alloc(py->heap, PY_CONTENT_RAW, room * sizeof *others);
        if (at > 0)
            memcpy(others, exception->others, at * sizeof *others);
        exception->others = others;
    }
    exception->others[at] = place;
}

struct py_value py_traceback(struct py *py, struct py_value exception)
{
    struct py_exception *raised = PY_AS(py_exception, exception);
    if (raised->place_count > 0 && !py_is_kind(raised->traceback, PY_KIND_LIST))
        raised->traceback = py_list(py, raised->place_count);
    for (uint32_t i = 0; i < raised->place_count; i++) {
        const struct trace_place *place = i == 0 ? &raised->first : &raised->others[i - 1];
        struct py_value entry[] = {py_str(py, place->code->unit->path), py_int(place->line),
                                   py_object(place->code->name), py_int(place->column)};
        if (as_list(raised->traceback)->count < MOST_PLACES)
            py_list_append(py, raised->traceback, py_tuple_of(py, entry, 4));
    }
    raised->place_count = 0;
    return raised->traceback;
}

void traceback_add(struct py *py, const struct py_frame *frame)
{
    if (!py_is_kind(py->error, PY_KIND_EXCEPTION) || frame->noted.integer == py->error.integer)
        return;
    struct py_exception *exception = PY_AS(py_exception, py->error);
    add_place(py, exception, (struct trace_place){frame->code, frame->line, frame->column});
    struct py_frame *mine = py->frame;
    while (mine && mine != frame)
        mine = mine->caller;
    if (mine)
        mine->noted = py->error;
}

static void add_source_line(struct py *py, const char *path, int64_t line, struct text *out)
{
    const struct unit *unit = py->units;
    while (unit && strcmp(unit->path, path) != 0)
        unit = unit->next;
    if (!unit || line < 1)
        return;
    const char *at = unit->source;
    for (int64_t i = 1; i < line && at; i++) {
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    if (!at)
        return;
    at += strspn(at, " \t");
    size_t length = strcspn(at, "\r\n");
    if (length > 0)
        text_printf(out, "    %.*s\n", (int)length, at);
}

static void add_entries(struct py *py, struct py_value exception, struct text *out)
{
    text_add(out, "Traceback (most recent call last):\n");
    struct py_value traceback = py_traceback(py, exception);
    if (py_is_none(traceback))
        return;
    const struct py_list *list = as_list(traceback);
    for (size_t i = list->count; i-- > 0;) {
        const struct py_tuple *entry = as_tuple(list->items[i]);
        const char *path = py_string(py, entry->items[0]);
        text_printf(out, "  File \"%s\", line %lld, in %s\n", path,
                    (long long)entry->items[1].integer, py_string(py, entry->items[2]));
        add_source_line(py, path, entry->items[1].integer, out);
    }
}

/* "ValueError: text", with the module in front of the name of a class of a script. */
bool exception_line(struct py *py, struct py_value exception, struct text *out)
{
    struct py_class *class = exception.object->class;
    struct py_value module = class_lookup(py, class, PY_NAME(module));
    const char *name = py_string(py, module);
    if (name && strcmp(name, "builtins") != 0 && strcmp(name, "__main__") != 0)
        text_printf(out, "%s.", name);
    text_add(out, class->qualname->bytes);
    struct py_value pending = py_error_take(py);
    TEXT_SCOPE(shown);
    bool is_good = py_str_to(py, exception, &shown);
    if (!is_good)
        text_add(&shown, "<exception str() failed>");
    py->error = pending;
    if (shown.length > 0) {
        text_add(out, ": ");
        text_add_bytes(out, shown.bytes, shown.length);
    }
    return is_good;
}

static void add_notes(struct py *py, struct py_value exception, struct text *out)
{
    struct py_dict *own = exception.object->attributes;
    struct py_entry *notes = own ? dict_find_str(own, PY_NAME(notes)) : NULL;
    const struct py_value *items;
    size_t count;
    for (size_t i = 0; notes && py_sequence(notes->value, &items, &count) && i < count; i++) {
        if (py_is_str(items[i]))
            text_printf(out, "%s\n", as_str(items[i])->bytes);
    }
}

static void write_chain(struct py *py, struct py_value value, struct text *out, unsigned depth)
{
    const struct py_exception *exception = PY_AS(py_exception, value);
    if (depth < 20 && py_is_kind(exception->cause, PY_KIND_EXCEPTION)) {
        write_chain(py, exception->cause, out, depth + 1);
        text_add(out, "\nThe above exception was the direct cause of the following exception:\n\n");
    } else if (depth < 20 && !exception->suppress_context &&
               py_is_kind(exception->context, PY_KIND_EXCEPTION)) {
        write_chain(py, exception->context, out, depth + 1);
        text_add(out, "\nDuring handling of the above exception, another exception occurred:\n\n");
    }
    add_entries(py, value, out);
    exception_line(py, value, out);
    text_add_char(out, '\n');
    add_notes(py, value, out);
}

void traceback_write(struct py *py, struct py_value exception, struct text *out)
{
    write_chain(py, exception, out, 0);
}

/* --- the class
 * ------------------------------------------------------------------------------------ */

/* OSError(2, …) is a FileNotFoundError. */
static struct py_class *class_of_errno(struct py *py, struct py_class *class,
                                       const struct py_tuple *arguments)
{
    static const struct {
        int number;
        enum py_exception_id id;
    } rows[] = {
        {ENOENT, PY_EXC_FILE_NOT_FOUND}, {EEXIST, PY_EXC_FILE_EXISTS},
        {EACCES, PY_EXC_PERMISSION},     {EPERM, PY_EXC_PERMISSION},
        {EISDIR, PY_EXC_IS_A_DIRECTORY}, {ENOTDIR, PY_EXC_NOT_A_DIRECTORY},
        {ETIMEDOUT, PY_EXC_TIMEOUT},     {ECONNREFUSED, PY_EXC_CONNECTION_REFUSED},
    };
    if (class != py->exceptions[PY_EXC_OS] || arguments->count < 2)
        return class;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (py_is_same(arguments->items[0], py_int(rows[i].number)))
            return py->exceptions[rows[i].id];
    }
    return class;
}

static struct py_value exception_construct(struct py *py, struct py_value *a)
{
    const struct py_tuple *arguments = as_tuple(a[1]);
    struct py_class *class = class_of_errno(py, as_class(a[0]), arguments);
    struct py_value value = exception_of(py, class, a[1]);
    bool has_keywords = as_dict(a[2])->count > 0;
    if (has_keywords && !py_is_kind(class_lookup(py, class, PY_NAME(init)), PY_KIND_FUNCTION)) {
        if (!is_subclass(class, py->exceptions[PY_EXC_IMPORT]) &&
            !is_subclass(class, py->exceptions[PY_EXC_ATTRIBUTE]) &&
            !is_subclass(class, py->exceptions[PY_EXC_NAME]))
            return py_raise(py, PY_EXC_TYPE, "%s() takes no keyword arguments", class->name->bytes);
        value.object->attributes = dict_copy(py, as_dict(a[2]));
    }
    if (arguments->count >= 2 && is_subclass(class, py->exceptions[PY_EXC_OS])) {
        py_setattr_string(py, value, "errno", arguments->items[0]);
        py_setattr_string(py, value, "strerror", arguments->items[1]);
        if (arguments->count > 2) {
            py_setattr_string(py, value, "filename", arguments->items[2]);
            PY_AS(py_exception, value)->arguments = py_tuple_of(py, arguments->items, 2);
        }
    }
    return value;
}

/* __init__ of a class of a script calls this; the arguments were kept by __new__ already. */
static struct py_value exception_init(struct py *py, struct py_value *a)
{
    bool is_os = is_subclass(a[0].object->class, py->exceptions[PY_EXC_OS]);
    struct py_tuple *given = as_tuple(a[1]);
    PY_AS(py_exception, a[0])->arguments =
        is_os && given->count > 2 ? py_tuple_of(py, given->items, 2) : a[1];
    return py_none();
}

static struct py_value exception_str(struct py *py, struct py_value self)
{
    const struct py_exception *exception = PY_AS(py_exception, self);
    const struct py_tuple *arguments = as_tuple(exception->arguments);
    if (is_subclass(self.object->class, py->exceptions[PY_EXC_OS]) && arguments->count >= 2) {
        PY_TRY(number, py_to_str(py, arguments->items[0]));
        PY_TRY(text, py_to_str(py, arguments->items[1]));
        TEXT_SCOPE(out);
        text_printf(&out, "[Errno %s] %s", py_string(py, number), py_string(py, text));
        PY_TRY(file, py_getattr_string(py, self, "filename"));
        if (!py_is_none(file)) {
            text_add(&out, ": ");
            if (!py_repr_to(py, file, &out))
                return py_error();
        }
        return py_str_text(py, &out);
    }
    if (arguments->count == 0)
        return py_object(PY_NAME(empty));
    if (arguments->count > 1)
        return py_repr(py, exception->arguments);
    if (is_subclass(self.object->class, py->exceptions[PY_EXC_KEY]))
        return py_repr(py, arguments->items[0]);
    return py_to_str(py, arguments->items[0]);
}

static struct py_value exception_repr(struct py *py, struct py_value self)
{
    const struct py_tuple *arguments = as_tuple(PY_AS(py_exception, self)->arguments);
    TEXT_SCOPE(out);
    text_printf(&out, "%s(", self.object->class->name->bytes);
    for (size_t i = 0; i < arguments->count; i++) {
        if (i > 0)
            text_add(&out, ", ");
        if (!py_repr_to(py, arguments->items[i], &out))
            return py_error();
    }
    text_add_char(&out, ')');
    return py_str_text(py, &out);
}

static struct py_value with_traceback(struct py *py, struct py_value *a)
{
    (void)py;
    return a[0];
}

static struct py_value add_note(struct py *py, struct py_value *a)
{
    struct py_value notes = py_getattr_optional(py, a[0], py_object(PY_NAME(notes)));
    if (py_is_error(notes))
        return notes;
    if (py_is_unbound(notes)) {
        notes = py_list(py, 1);
        py_setattr(py, a[0], py_object(PY_NAME(notes)), notes);
    }
    py_list_append(py, notes, a[1]);
    return py_none();
}

static struct py_value exception_getattr(struct py *py, struct py_value self, struct py_value name)
{
    const struct py_exception *exception = PY_AS(py_exception, self);
    const char *text = as_str(name)->bytes;
    const struct py_tuple *arguments = as_tuple(exception->arguments);
    if (strcmp(text, "args") == 0)
        return exception->arguments;
    if (strcmp(text, "__cause__") == 0)
        return exception->cause;
    if (strcmp(text, "__context__") == 0)
        return exception->context;
    if (strcmp(text, "__traceback__") == 0)
        return py_traceback(py, self);
    if (strcmp(text, "__suppress_context__") == 0)
        return py_bool(exception->suppress_context);
    struct py_class *class = self.object->class;
    bool is_stop = is_subclass(class, py->exceptions[PY_EXC_STOP_ITERATION]);
    bool is_exit = is_subclass(class, py->exceptions[PY_EXC_SYSTEM_EXIT]);
    if ((is_stop && strcmp(text, "value") == 0) || (is_exit && strcmp(text, "code") == 0))
        return arguments->count > 0 ? arguments->items[0] : py_none();
    bool is_import = is_subclass(class, py->exceptions[PY_EXC_IMPORT]);
    if (is_import && (strcmp(text, "name") == 0 || strcmp(text, "path") == 0))
        return py_none();
    if (is_import && strcmp(text, "msg") == 0)
        return arguments->count > 0 ? arguments->items[0] : py_none();
    bool is_os = is_subclass(class, py->exceptions[PY_EXC_OS]);
    if (is_os && (strcmp(text, "errno") == 0 || strcmp(text, "strerror") == 0 ||
                  strcmp(text, "filename") == 0))
        return py_none();
    return py_unbound();
}

static struct py_value exception_setattr(struct py *py, struct py_value self, struct py_value name,
                                         struct py_value value)
{
    (void)py;
    struct py_exception *exception = PY_AS(py_exception, self);
    const char *text = as_str(name)->bytes;
    struct py_value *place = strcmp(text, "args") == 0            ? &exception->arguments
                             : strcmp(text, "__cause__") == 0     ? &exception->cause
                             : strcmp(text, "__context__") == 0   ? &exception->context
                             : strcmp(text, "__traceback__") == 0 ? &exception->traceback
                                                                  : NULL;
    if (strcmp(text, "__suppress_context__") == 0) {
        exception->suppress_context = value.tag == PY_BOOL && value.integer;
        return py_none();
    }
    if (!place || py_is_unbound(value))
        return py_unbound();
    if (place == &exception->arguments) {
        value = py_to_tuple(py, value);
        if (py_is_error(value))
            return value;
    }
    if (place == &exception->traceback) {
        exception->place_count = 0;
        value = py_is_kind(value, PY_KIND_LIST) ? value : py_none();
    }
    *place = value;
    if (place == &exception->cause)
        exception->suppress_context = true;
    return py_none();
}

static const struct py_function_row methods[] = {
    {"__init__", exception_init, "*args, **kwargs", PY_PLAIN},
    {"with_traceback", with_traceback, "tb", PY_PLAIN},
    {"add_note", add_note, "note", PY_PLAIN},
    {0},
};

const struct py_type py_exception_type = {
    .name = "BaseException",
    .kind = PY_KIND_EXCEPTION,
    .methods = methods,
    .construct = exception_construct,
    .parameters = "*args, **kwargs",
    .repr = exception_repr,
    .str = exception_str,
    .getattr = exception_getattr,
    .setattr = exception_setattr,
};

struct py_value py_new_exception(struct py *py, const char *module, const char *name,
                                 struct py_value base)
{
    struct py_value bases = py_tuple(py, 1);
    as_tuple(bases)->items[0] =
        py_is_unbound(base) ? py_object(py->exceptions[PY_EXC_EXCEPTION]) : base;
    struct py_dict *names = dict_new(py);
    dict_put_str(py, names, PY_NAME(module), py_intern(py, module));
    return class_create(py, py->type_class, py_intern(py, name), bases, names, py_unbound());
}
