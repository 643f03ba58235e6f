/* What the modules written in Python need of the host: clock, environment, files, entropy,
 * errors. */
#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "python/ast.h"
#include "python/modules.h"
#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

static struct py_value write_text(struct py *py, struct py_value *a)
{
    const char *text;
    bool is_stderr = false;
    if (!py_to_string(py, a[0], "write() argument", &text) || !py_truth(py, a[1], &is_stderr))
        return py_error();
    if (py->options.print)
        py->options.print(py->options.context, text, as_str(a[0])->length, is_stderr);
    return py_size(as_str(a[0])->count);
}

static struct py_value log_record(struct py *py, struct py_value *a)
{
    int64_t level;
    const char *logger;
    const char *message;
    if (!py_to_int64(py, a[0], &level) || !py_to_string(py, a[1], "name", &logger) ||
        !py_to_string(py, a[2], "message", &message))
        return py_error();
    if (py->options.log)
        py->options.log(py->options.context, (int)level, logger, message);
    return py_none();
}

static struct py_value environment(struct py *py, struct py_value *a)
{
    (void)a;
    struct py_value dict = py_dict(py);
    for (char **item = environ; !py->options.getenv && item && *item; item++) {
        const char *equal = strchr(*item, '=');
        size_t bad;
        if (equal && utf8_is_valid(*item, strlen(*item), &bad))
            py_dict_set(py, dict, py_str_bytes(py, *item, (size_t)(equal - *item)),
                        py_str(py, equal + 1));
    }
    return dict;
}

/* One variable by the program's callback; None where there is no callback or no such variable. */
static struct py_value variable(struct py *py, struct py_value *a)
{
    const char *name;
    if (!py_to_string(py, a[0], "name", &name))
        return py_error();
    const char *value = py->options.getenv ? py->options.getenv(py->options.context, name) : NULL;
    return value ? py_str(py, value) : py_none();
}

static struct py_value now(struct py *py, struct py_value *a)
{
    (void)py;
    (void)a;
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return py_int(time.tv_sec * 1000000000 + time.tv_nsec);
}

static struct py_value monotonic(struct py *py, struct py_value *a)
{
    (void)py;
    (void)a;
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return py_int(time.tv_sec * 1000000000 + time.tv_nsec);
}

static struct py_value processor_time(struct py *py, struct py_value *a)
{
    (void)py;
    (void)a;
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return py_int(time.tv_sec * 1000000000 + time.tv_nsec);
}

static struct py_value sleep_seconds(struct py *py, struct py_value *a)
{
    double seconds;
    if (!py_to_double(py, a[0], &seconds))
        return py_error();
    if (seconds < 0)
        return py_raise(py, PY_EXC_VALUE, "sleep length must be non-negative");
    seconds = seconds > 3600 ? 3600 : seconds;
    /* Time that passes counts as if the script had worked. */
    py->steps_left -= (int64_t)(seconds * 1000000);
    if (!py_tick(py))
        return py_error();
    struct timespec time = {.tv_sec = (time_t)seconds,
                            .tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9)};
    nanosleep(&time, NULL);
    return py_none();
}

/* Seconds east of UTC, and the zone's name, at that moment. */
static struct py_value local_offset(struct py *py, struct py_value *a)
{
    int64_t moment;
    if (!py_to_int64(py, a[0], &moment))
        return py_error();
    time_t time = (time_t)moment;
    struct tm local;
    if (!localtime_r(&time, &local))
        return py_pair(py, py_int(0), py_str(py, "UTC"));
    return py_pair(py, py_int(local.tm_gmtoff), py_str(py, local.tm_zone ? local.tm_zone : ""));
}

static struct py_value entropy(struct py *py, struct py_value *a)
{
    int64_t count;
    if (!py_to_int64(py, a[0], &count))
        return py_error();
    if (count < 0 || count > 1 << 20)
        return py_raise(py, PY_EXC_VALUE, "negative or too large argument");
    struct py_value bytes = py_bytes(py, NULL, (size_t)count);
    uint8_t *at = PY_AS(py_bytes, bytes)->bytes;
    for (int64_t done = 0; done < count; done += 256) {
        size_t part = (size_t)(count - done < 256 ? count - done : 256);
        if (getentropy(at + done, part) != 0)
            return py_raise(py, PY_EXC_OS, "no entropy");
    }
    return bytes;
}

static struct py_value working_directory(struct py *py, struct py_value *a)
{
    (void)a;
    ARENA_SCOPE(scratch);
    return py_str(py, path_absolute(&scratch, "."));
}

/* --- files, for reading only
 * ----------------------------------------------------------------------------- */

static struct py_value raise_os(struct py *py, enum py_exception_id id, int number,
                                const char *path)
{
    struct py_value arguments[] = {py_int(number), py_str(py, strerror(number)), py_str(py, path)};
    return py_raise_value(py, call_value(py, py_exception_class(py, id), arguments, 3, NULL));
}

static bool allowed_path(struct py *py, struct py_value value, const char **ret_path)
{
    ARENA_SCOPE(scratch);
    const char *path;
    if (!py_to_string(py, value, "path", &path))
        return false;
    *ret_path = path;
    const char *absolute = path_absolute(&scratch, path);
    if (py->options.may_read && py->options.may_read(py->options.context, absolute))
        return true;
    raise_os(py, PY_EXC_PERMISSION, EACCES, path);
    return false;
}

static struct py_value read_file(struct py *py, struct py_value *a)
{
    const char *path;
    if (!allowed_path(py, a[0], &path))
        return py_error();
    if (!file_exists(path))
        return raise_os(py, PY_EXC_FILE_NOT_FOUND, ENOENT, path);
    if (file_is_directory(path))
        return raise_os(py, PY_EXC_IS_A_DIRECTORY, EISDIR, path);
    ERROR_SCOPE(err);
    ARENA_SCOPE(scratch);
    struct stat info;
    char *bytes;
    size_t length;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return raise_os(py, PY_EXC_PERMISSION, EACCES, path);
    if (!py_check_size(py, (size_t)info.st_size, 2))
        return py_error();
    if (!file_read(path, &scratch, &bytes, &length, &err))
        return py_raise_alq(py, PY_EXC_OS, &err);
    return py_bytes(py, bytes, length);
}

/* 0 nothing, 1 a file, 2 a directory, 3 something else; nothing where reading is not allowed. */
static struct py_value path_kind(struct py *py, struct py_value *a)
{
    const char *path;
    if (!allowed_path(py, a[0], &path)) {
        if (!py_error_is(py, PY_EXC_PERMISSION))
            return py_error();
        py_error_clear(py);
        return py_int(0);
    }
    return py_int(file_is_regular(path)     ? 1
                  : file_is_directory(path) ? 2
                  : file_exists(path)       ? 3
                                            : 0);
}

static struct py_value list_directory(struct py *py, struct py_value *a)
{
    const char *path;
    if (!allowed_path(py, a[0], &path))
        return py_error();
    if (!file_exists(path))
        return raise_os(py, PY_EXC_FILE_NOT_FOUND, ENOENT, path);
    if (!file_is_directory(path))
        return raise_os(py, PY_EXC_NOT_A_DIRECTORY, ENOTDIR, path);
    ERROR_SCOPE(err);
    ARENA_SCOPE(scratch);
    struct strings names = {0};
    if (!directory_list(path, &scratch, &names, &err))
        return py_raise_alq(py, PY_EXC_OS, &err);
    struct py_value list = py_list(py, names.count);
    for (size_t i = 0; i < names.count; i++)
        py_list_append(py, list, py_str(py, names.items[i]));
    return list;
}

static struct py_value file_size(struct py *py, struct py_value *a)
{
    const char *path;
    struct stat info;
    if (!allowed_path(py, a[0], &path))
        return py_error();
    if (stat(path, &info) != 0)
        return raise_os(py, PY_EXC_FILE_NOT_FOUND, ENOENT, path);
    return py_int(info.st_size);
}

/* --- the interpreter itself
 * --------------------------------------------------------------------------------- */

static struct py_value handled(struct py *py, struct py_value *a)
{
    (void)a;
    for (const struct py_frame *frame = py->frame; frame; frame = frame->caller) {
        if (frame->handled.tag == PY_OBJECT)
            return frame->handled;
    }
    return py_none();
}

static struct py_value format_exception(struct py *py, struct py_value *a)
{
    TEXT_SCOPE(out);
    if (!py_is_kind(a[0], PY_KIND_EXCEPTION))
        return py_str(py, "NoneType: None\n");
    traceback_write(py, a[0], &out);
    return py_str_text(py, &out);
}

static struct py_value exception_text(struct py *py, struct py_value *a)
{
    TEXT_SCOPE(out);
    if (py_is_kind(a[0], PY_KIND_EXCEPTION))
        exception_line(py, a[0], &out);
    return py_str_text(py, &out);
}

static struct py_value loaded_modules(struct py *py, struct py_value *a)
{
    (void)a;
    return py_object(py->modules);
}

static struct py_value script_arguments(struct py *py, struct py_value *a)
{
    (void)a;
    struct py_value list = py_list(py, 0);
    for (const char *const *item = py->options.arguments; item && *item; item++)
        py_list_append(py, list, py_str(py, *item));
    if (as_list(list)->count == 0)
        py_list_append(py, list, py_object(PY_NAME(empty)));
    return list;
}

static struct py_value import_dotted(struct py *py, struct py_value *a)
{
    const char *name;
    return py_to_string(py, a[0], "name", &name) ? py_import(py, name) : py_error();
}

static struct py_value new_module(struct py *py, struct py_value *a)
{
    const char *name;
    return py_to_string(py, a[0], "name", &name) ? module_new(py, name) : py_error();
}

/* (line, function, file) of the script some calls up: 0 is who called this. */
static struct py_value caller(struct py *py, struct py_value *a)
{
    int64_t up;
    if (!py_to_int64(py, a[0], &up))
        return py_error();
    const struct py_frame *frame = py->frame;
    while (frame && up-- > 0)
        frame = frame->caller;
    if (!frame)
        return py_none();
    struct py_value parts[] = {py_int(frame->line), py_object(frame->code->name),
                               py_str(py, frame->code->unit->path), py_object(frame->globals)};
    return py_tuple_of(py, parts, 4);
}

/* A row a parameter: (name, kind as inspect numbers them, default or (), annotation or ()). */
static struct py_value signature(struct py *py, struct py_value *a)
{
    if (!py_is_kind(a[0], PY_KIND_FUNCTION))
        return py_none();
    const struct py_function *function = PY_AS(py_function, a[0]);
    const struct function_code *code = function->code;
    struct py_value list = py_list(py, code->parameter_count);
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        struct py_str *name = code->parameters[i].name;
        struct py_entry *note =
            function->annotations ? dict_find_str(function->annotations, name) : NULL;
        bool has_default = function->defaults && !py_is_unbound(function->defaults[i]);
        int kind = code->has_kwargs && i + 1 == code->parameter_count ? 4
                   : code->has_varargs && i == code->positional       ? 2
                   : i < code->positional_only                        ? 0
                   : i < code->positional                             ? 1
                                                                      : 3;
        struct py_value parts[] = {py_object(name), py_int(kind),
                                   has_default ? py_tuple_of(py, &function->defaults[i], 1)
                                               : py->empty_tuple,
                                   note ? py_tuple_of(py, &note->value, 1) : py->empty_tuple};
        py_list_append(py, list, py_tuple_of(py, parts, 4));
    }
    return list;
}

static struct py_value is_generator(struct py *py, struct py_value *a)
{
    if (!py_is_kind(a[0], PY_KIND_FUNCTION))
        return py_bool(false);
    struct function_code *code = PY_AS(py_function, a[0])->code;
    if (code->lazy && !py_finish_body(py, code))
        return py_error();
    return py_bool(code->is_generator);
}

static struct py_value is_coroutine_function(struct py *py, struct py_value *a)
{
    (void)py;
    return py_bool(py_is_kind(a[0], PY_KIND_FUNCTION) &&
                   PY_AS(py_function, a[0])->code->is_coroutine);
}

static struct py_value ask_coroutine(struct py *py, struct py_value *a)
{
    (void)py;
    return py_bool(is_coroutine(a[0]));
}

static struct py_value run_coroutine(struct py *py, struct py_value *a)
{
    return await_value(py, a[0]);
}

static const struct py_function_row functions[] = {
    {"write", write_text, "text, is_stderr", PY_PLAIN},
    {"log", log_record, "level, logger, message", PY_PLAIN},
    {"environment", environment, "", PY_PLAIN},
    {"variable", variable, "name", PY_PLAIN},
    {"now", now, "", PY_PLAIN},
    {"monotonic", monotonic, "", PY_PLAIN},
    {"processor_time", processor_time, "", PY_PLAIN},
    {"sleep", sleep_seconds, "seconds", PY_PLAIN},
    {"local_offset", local_offset, "moment", PY_PLAIN},
    {"entropy", entropy, "count", PY_PLAIN},
    {"working_directory", working_directory, "", PY_PLAIN},
    {"read_file", read_file, "path", PY_PLAIN},
    {"path_kind", path_kind, "path", PY_PLAIN},
    {"list_directory", list_directory, "path", PY_PLAIN},
    {"file_size", file_size, "path", PY_PLAIN},
    {"handled", handled, "", PY_PLAIN},
    {"format_exception", format_exception, "exception", PY_PLAIN},
    {"exception_text", exception_text, "exception", PY_PLAIN},
    {"loaded_modules", loaded_modules, "", PY_PLAIN},
    {"script_arguments", script_arguments, "", PY_PLAIN},
    {"import_dotted", import_dotted, "name", PY_PLAIN},
    {"new_module", new_module, "name", PY_PLAIN},
    {"caller", caller, "up", PY_PLAIN},
    {"signature", signature, "function", PY_PLAIN},
    {"is_coroutine_function", is_coroutine_function, "function", PY_PLAIN},
    {"is_coroutine", ask_coroutine, "value", PY_PLAIN},
    {"run_coroutine", run_coroutine, "coroutine", PY_PLAIN},
    {"is_generator", is_generator, "function", PY_PLAIN},
    {0},
};

/* The classes of things that have no name among the built-ins. */
static bool setup(struct py *py, struct py_value module)
{
    static const struct {
        const char *name;
        const struct py_type *type;
    } rows[] = {
        {"function", &py_function_type},   {"native", &py_native_type},
        {"method", &py_method_type},       {"module", &py_module_type_object},
        {"generator", &py_generator_type}, {"none", &py_none_type},
        {"iterator", &py_iterator_type},   {"view", &py_view_type},
        {"ellipsis", &py_ellipsis_type},   {"not_implemented", &py_not_implemented_type},
        {"cell", &py_cell_type},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!py_setattr_string(py, module, rows[i].name, py_class_of_type(py, rows[i].type)))
            return false;
    }
    return true;
}

const struct py_module_type py_module_support = {.name = "_host",
                                                 .functions = functions,
                                                 .setup = setup};
