/* Runs an Alembic script: its module, then upgrade() or downgrade(). */
#include "script/alembic/script.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "script/alembic/logger_levels.h"
#include "script/alembic/session.h"
#include "script/alembic/transaction.h"
#include "base/banned.h"

static const char *function_name(const struct script_program *program)
{
    return program->direction == SCRIPT_UPGRADE ? "upgrade" : "downgrade";
}

static bool fail_without_function(const struct script_file *file, const char *function,
                                  struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "revision %s cannot be %sd: it has no %s() function",
              file->revision.id, function, function);
    error_at(err, file->path, 0, 0);
    return error_hint(err, "write it: def %s() -> None", function);
}

/* The line that cannot be read says more than the traceback of a file that has not run. */
static bool show_line(const struct script_file *file, struct alq_error *err)
{
    const char *line = file->bytes;
    const char *end = file->bytes + file->length;
    if (!err || !err->line)
        return false;
    for (unsigned i = 1; i < err->line && line < end; i++) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        line = next ? next + 1 : end;
    }
    while (line < end && (*line == ' ' || *line == '\t'))
        line++;
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    free(err->detail);
    err->detail = NULL;
    return error_detail(err, "%.*s", (int)((stop ? stop : end) - line), line);
}

bool alembic_prepare(struct script_host *host, const struct script_file *file,
                     struct script_program *program, struct alq_error *err)
{
    struct binding *binding = binding_for(host);
    const char *function = function_name(program);
    if (!py_compile(binding->py, file->path, file->bytes, file->length, &program->unit, err))
        return show_line(file, err);
    if (!py_unit_may_define(program->unit, function))
        return fail_without_function(file, function, err);
    program->binding = binding;
    program->is_transactional = !source_ends_transaction(file);
    program->rolls_back = source_rolls_back(file);
    return true;
}

/* As Alembic names the module of a file: what stands in no name becomes '_'. */
static const char *module_name(const struct script_file *file, struct arena *arena)
{
    char *name = arena_strdup(arena, path_name(file->path));
    for (char *at = name; *at; at++)
        if (!ascii_is_alphanumeric((unsigned char)*at))
            *at = '_';
    return name;
}

/* What a parameter of upgrade() that has no default is given, by its name: the name of the engine
 * in projects with several databases, op itself in those that hand it around. */
static struct py_value argument_for(struct binding *binding, const char *parameter)
{
    struct py *py = binding->py;
    if (strncmp(parameter, "engine", strlen("engine")) == 0)
        return py_str(py, binding->target->engine_name ? binding->target->engine_name : "");
    if (strcmp(parameter, "op") == 0)
        return py_import(py, "alembic.op");
    return py_none();
}

static bool call_function(struct binding *binding, struct py_value module, const char *name,
                          const struct script_file *file, struct alq_error *err)
{
    enum { MOST = 16 };
    struct py *py = binding->py;
    struct py_value arguments[MOST];
    size_t count = 0;
    struct py_value function = py_getattr_optional(py, module, py_intern(py, name));
    if (py_is_unbound(function))
        return fail_without_function(file, name, err);
    const char *parameter;
    while (count < MOST && (parameter = py_required_parameter(function, count))) {
        arguments[count] = argument_for(binding, parameter);
        if (py_is_error(arguments[count++]))
            return binding_take_error(binding, err);
    }
    return !py_is_error(py_call(py, function, arguments, count)) ||
           binding_take_error(binding, err);
}

/* The script caught a failure of the database and went on; its transaction did not. */
static bool explain_abort(struct alq_error *err)
{
    if (!err || strcmp(err->sqlstate, "25P02") != 0)
        return false;
    error_detail(err, "a statement failed, and the script went on: its transaction had ended");
    return error_hint(err, "put what may fail into: with op.get_bind().begin_nested():");
}

static bool run_module(struct binding *binding, const struct script_program *program,
                       const char *name, const struct script_file *file, struct alq_error *err)
{
    struct py_value module;
    py_restart_steps(binding->py);
    if (!logger_levels_apply(binding, file, err) || !transaction_start(binding, program, err))
        return false;
    if (!py_execute_unit(binding->py, name, program->unit, &module))
        return binding_take_error(binding, err);
    return call_function(binding, module, function_name(program), file, err) &&
           (transaction_finish(binding, err) || explain_abort(err));
}

/* A downgrade() that only says that there is none. */
static void explain_refusal(const struct script_file *file, const struct script_program *program,
                            struct alq_error *err)
{
    static const char type[] = "NotImplementedError";
    if (!err || err->kind != ALQ_ERROR_SCRIPT || strcmp(err->message, type) != 0)
        return;
    const char *function = function_name(program);
    free(err->message);
    TEXT_SCOPE(message);
    text_printf(&message, _("revision %s cannot be %sd: its %s() raises %s"), file->revision.id,
                function, function, type);
    err->message = text_take(&message);
}

/* With --sql a question has no answer, as in Alembic: what comes of it looks like a fault of the
 * script. */
static void explain_unanswered(const struct binding *binding, struct alq_error *err)
{
    if (err && err->kind == ALQ_ERROR_SCRIPT && !err->hint && binding->is_unanswered)
        error_hint(err, "with --sql nothing can be read: run it on a database, or let the revision "
                        "ask `if context.is_offline_mode():` first");
}

/* A module that is not here: the script is not what has to be mended. */
static void explain_missing(struct alq_error *err)
{
    if (err && err->kind == ALQ_ERROR_SCRIPT && !err->hint && err->message &&
        strstr(err->message, "; write a shim "))
        error_hint(err, "write a small module of that name with what is used of it, a shim, in a "
                        "directory of prepend_sys_path");
}

/* Whatever the script made of a request to stop, it is one. */
static bool finish_cancelled(struct binding *binding, struct alq_error *err)
{
    ERROR_SCOPE(asked);
    if (err && err->kind == ALQ_ERROR_CANCELLED)
        return false;
    if (connection_may_go_on(binding->target->connection, &asked))
        error_set(&asked, ALQ_ERROR_CANCELLED, "stopped on request");
    alq_error_release(err);
    return error_move(err, &asked);
}

bool alembic_run(const struct script_file *file, const struct script_program *program,
                 const struct script_target *target, struct alq_error *err)
{
    struct binding *binding = program->binding;
    binding_enter(binding, file, target);
    const char *name = module_name(file, binding->arena);
    bool has_run = run_module(binding, program, name, file, err);
    if (binding->is_cancelled)
        has_run = finish_cancelled(binding, err);
    py_forget_module(binding->py, name);
    binding_leave(binding);
    if (!has_run)
        explain_unanswered(binding, err);
    if (!has_run)
        explain_missing(err);
    if (!has_run)
        explain_refusal(file, program, err);
    if (!has_run)
        error_at(err, file->path, 0, 0);
    return has_run;
}
