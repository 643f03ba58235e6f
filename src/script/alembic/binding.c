/* One interpreter for all Alembic scripts of a run: made, asked, freed. */
#include "script/alembic/binding.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "script/alembic/session.h"
#include "base/banned.h"

struct binding *binding_of(const struct py *py)
{
    return py_context(py);
}

/* A level of Python's logging as one of ours. */
static enum alq_log_level level_of(int level)
{
    enum { PYTHON_INFO = 20, PYTHON_WARNING = 30, PYTHON_ERROR = 40 };
    return level >= PYTHON_ERROR     ? ALQ_LOG_ERROR
           : level >= PYTHON_WARNING ? ALQ_LOG_WARNING
           : level >= PYTHON_INFO    ? ALQ_LOG_INFO
                                     : ALQ_LOG_DEBUG;
}

static void log_line(const struct binding *binding, enum alq_log_level level, const char *line)
{
    const struct alq_callbacks *callbacks = binding->host->callbacks;
    if (callbacks && callbacks->log)
        callbacks->log(callbacks->user, level, line);
}

static void log_record(void *context, int level, const char *logger, const char *message)
{
    TEXT_SCOPE(line);
    text_printf(&line, "%s: %s", logger, message);
    log_line(context, level_of(level), text_string(&line));
}

/* Whole lines go to the log: what is left of one waits for its end, or for that of the script. */
static void print(void *context, const char *bytes, size_t length, bool is_stderr)
{
    struct binding *binding = context;
    enum alq_log_level level = is_stderr ? ALQ_LOG_WARNING : ALQ_LOG_INFO;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] != '\n') {
            text_add_char(&binding->printed, bytes[i]);
            continue;
        }
        log_line(binding, level, text_string(&binding->printed));
        text_clear(&binding->printed);
    }
}

void binding_flush_print(struct binding *binding)
{
    if (binding->printed.length)
        print(binding, "\n", 1, false);
}

static bool is_below(const char *path, const char *directory)
{
    size_t length = strlen(directory);
    return strncmp(path, directory, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static bool is_below_any(const char *path, const struct strings *directories)
{
    for (size_t i = 0; i < directories->count; i++)
        if (is_below(path, directories->items[i]))
            return true;
    return false;
}

static bool may_read(void *context, const char *path)
{
    struct binding *binding = context;
    ARENA_SCOPE(scratch);
    if (is_below_any(path, &binding->host->import_paths) ||
        is_below_any(path, &binding->host->script_directories))
        return true;
    if (!binding->file || !path_is_absolute(binding->file->path))
        return false;
    const char *beside = path_absolute(&scratch, path_directory(&scratch, binding->file->path));
    return is_below(path, beside);
}

/* A script that computes is stopped like one that waits for the database. */
static bool may_go_on(void *context)
{
    struct binding *binding = context;
    const struct script_target *target = binding->target;
    if (target && atomic_load(&target->connection->is_interrupted))
        binding->is_cancelled = true;
    return !binding->is_cancelled;
}

static struct binding *binding_new(struct script_host *host)
{
    struct binding *binding = memory_alloc(sizeof *binding);
    *binding = (struct binding){.host = host, .arena = host->arena};
    const struct py_options options = {
        .steps = host->limits.steps,
        .memory = host->limits.memory,
        .depth = host->limits.depth,
        .keep_going = true,
        .context = binding,
        .modules = binding_modules,
        .find = binding_find_module,
        .may_go_on = may_go_on,
        .print = print,
        .log = log_record,
        .may_read = may_read,
    };
    binding->py = py_new(&options);
    return binding;
}

struct binding *binding_for(struct script_host *host)
{
    if (!host->binding)
        host->binding = binding_new(host);
    return host->binding;
}

void script_host_begin_run(struct script_host *host)
{
    if (host->binding)
        host->binding->apply.connection = NULL;
}

void script_host_release(struct script_host *host)
{
    struct binding *binding = host->binding;
    if (!binding)
        return;
    py_free(binding->py);
    arena_release(&binding->scratch);
    text_release(&binding->printed);
    free(binding);
    host->binding = NULL;
}

/* Statements of operations go the way of all others. */
static bool run_statement(void *user, const char *sql, struct alq_error *err)
{
    const struct script_statement statement = {.text = sql};
    return binding_give(user, &statement, err);
}

void binding_enter(struct binding *binding, const struct script_file *file,
                   const struct script_target *target)
{
    bool is_same = binding->apply.connection == target->connection &&
                   binding->apply.is_offline == target->is_offline;
    binding->file = file;
    binding->target = target;
    binding->number++;
    binding->is_unanswered = false;
    binding->is_cancelled = false;
    if (is_same) /* an enum that two revisions use is created once a run */
        return;
    const struct statement_sink sink = {run_statement, binding};
    apply_init(&binding->apply, target->connection, target->is_offline, binding->arena, sink);
    binding->apply.render.naming = target->naming;
}

void binding_leave(struct binding *binding)
{
    binding_flush_print(binding);
    arena_release(&binding->scratch);
    binding->file = NULL;
    binding->target = NULL;
}
