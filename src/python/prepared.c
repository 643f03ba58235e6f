/* Sources that are parsed before they run, and run as modules later. */
#include "python/eval.h"
#include "python/runtime.h"

#include "base/banned.h"

bool py_compile(struct py *py, const char *path, const char *source, size_t length,
                struct unit **ret_unit, struct alq_error *err)
{
    py_enter_thread(py);
    struct unit *unit = py_parse(py, path, source, length);
    if (!unit)
        return py_error_to(py, err);
    *ret_unit = unit;
    return true;
}

static bool imports(const struct stmt *stmt, const char *name)
{
    for (size_t i = 0; i < stmt->import->count; i++) {
        const struct import_name *item = &stmt->import->names[i];
        if (strcmp((item->alias ? item->alias : item->name)->bytes, name) == 0)
            return true;
    }
    return stmt->import->is_star;
}

static bool is_name(const struct expr *expr, const char *name)
{
    return (expr->kind == EXPR_NAME || expr->kind == EXPR_GLOBAL) &&
           strcmp(expr->name->bytes, name) == 0;
}

static bool assigns(const struct exprs *targets, const char *name)
{
    for (size_t i = 0; i < targets->count; i++)
        if (is_name(targets->items[i], name))
            return true;
    return false;
}

static bool may_define(const struct stmt *stmt, const char *name)
{
    switch (stmt->kind) {
    case STMT_FUNCTION:
        return strcmp(stmt->function->code->name->bytes, name) == 0;
    case STMT_IMPORT_FROM:
        return imports(stmt, name);
    case STMT_ASSIGN:
        return assigns(&stmt->assign.targets, name);
    case STMT_ANNOTATED:
        return is_name(stmt->target_value.target, name);
    case STMT_IMPORT:
    case STMT_EXPRESSION:
    case STMT_PASS:
    case STMT_CLASS:
    case STMT_DELETE:
        return false;
    default: /* a statement around others: only running it tells */
        return true;
    }
}

bool py_unit_may_define(const struct unit *unit, const char *name)
{
    const struct stmts *body = &unit->code->body;
    for (size_t i = 0; i < body->count; i++)
        if (may_define(body->items[i], name))
            return true;
    return false;
}

bool py_execute_unit(struct py *py, const char *name, struct unit *unit,
                     struct py_value *ret_module)
{
    py_enter_thread(py);
    struct py_value module = module_run_unit(py, name, unit, false);
    if (py_is_error(module))
        return false;
    *ret_module = module;
    return true;
}

void py_forget_module(struct py *py, const char *name)
{
    dict_remove_str(py->modules, py_intern_bytes(py, name, strlen(name)));
}

const char *py_required_parameter(struct py_value function, size_t position)
{
    if (!py_is_kind(function, PY_KIND_FUNCTION))
        return NULL;
    const struct function_code *code = PY_AS(py_function, function)->code;
    if (position >= code->positional || code->parameters[position].default_value)
        return NULL;
    return code->parameters[position].name->bytes;
}

bool py_place_in(const struct py *py, const char *path, unsigned *ret_line, unsigned *ret_column)
{
    for (const struct py_frame *frame = py->frame; frame; frame = frame->caller) {
        if (strcmp(frame->code->unit->path, path) != 0)
            continue;
        *ret_line = frame->line;
        *ret_column = frame->column;
        return true;
    }
    return false;
}
