/* Modules of which only what is asked for is run. */
#include "python/lazy.h"

#include "base/map.h"
#include "base/vec.h"
#include "python/eval.h"

#include "base/banned.h"

/* What one top-level statement does to a name. */
struct lazy_use {
    struct stmt *stmt;
    size_t position; /* of the statement, among all */
};

struct lazy_uses {
    struct lazy_use *items;
    size_t count;
    size_t capacity;
};

/* A name whose import runs: a package that imports its own module asks itself for it first. */
struct lazy_busy {
    const struct lazy_busy *outer;
    const struct py_str *name;
};

struct lazy_module {
    struct lazy_module *next;
    const struct lazy_busy *busy;
    unsigned running; /* statements, one inside of the other */
    struct py_dict *names;
    struct unit *unit;
    struct map binds;   /* name -> struct lazy_uses *: gives it a value */
    struct map touches; /* name -> the same: changes the value it has */
    bool *is_done;      /* of each statement */
};

struct indexer {
    struct py *py;
    struct lazy_module *module;
    struct lazy_use use;
};

static void add_use(struct indexer *indexer, struct map *map, const struct py_str *name)
{
    struct arena *arena = &indexer->py->arena;
    struct lazy_uses *uses = map_get(map, name->bytes);
    if (!uses) {
        uses = arena_new(arena, struct lazy_uses);
        map_put(map, arena, name->bytes, uses);
    }
    if (!uses->count || uses->items[uses->count - 1].position != indexer->use.position)
        vec_push(arena, uses, indexer->use);
}

static bool is_name(const struct expr *expr)
{
    return expr->kind == EXPR_NAME || expr->kind == EXPR_GLOBAL;
}

/* X of X.a[0].b(): what a statement about it changes. */
static void touch_root(struct indexer *indexer, const struct expr *expr)
{
    while (expr && !is_name(expr)) {
        if (expr->kind == EXPR_ATTRIBUTE)
            expr = expr->attribute.object;
        else if (expr->kind == EXPR_SUBSCRIPT)
            expr = expr->subscript.object;
        else if (expr->kind == EXPR_CALL)
            expr = expr->call->function;
        else
            return;
    }
    if (expr)
        add_use(indexer, &indexer->module->touches, expr->name);
}

static void index_target(struct indexer *indexer, const struct expr *target)
{
    if (!target)
        return;
    if (is_name(target)) {
        add_use(indexer, &indexer->module->binds, target->name);
    } else if (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST) {
        for (size_t i = 0; i < target->items.count; i++)
            index_target(indexer, target->items.items[i]);
    } else if (target->kind == EXPR_STARRED) {
        index_target(indexer, target->operand);
    } else {
        touch_root(indexer, target);
    }
}

/* @compiles(X) says something about X, and @X.method about X. */
static void index_decorators(struct indexer *indexer, const struct exprs *decorators)
{
    for (size_t i = 0; i < decorators->count; i++) {
        const struct expr *decorator = decorators->items[i];
        if (decorator->kind != EXPR_CALL) {
            if (decorator->kind == EXPR_ATTRIBUTE)
                touch_root(indexer, decorator);
            continue;
        }
        const struct exprs *arguments = &decorator->call->arguments;
        for (size_t j = 0; j < arguments->count; j++)
            touch_root(indexer, arguments->items[j]);
    }
}

static void index_stmts(struct indexer *indexer, const struct stmts *stmts);

static void index_try(struct indexer *indexer, const struct stmt *stmt)
{
    index_stmts(indexer, &stmt->try->body);
    for (size_t i = 0; i < stmt->try->handler_count; i++)
        index_stmts(indexer, &stmt->try->handlers[i].body);
    index_stmts(indexer, &stmt->try->otherwise);
    index_stmts(indexer, &stmt->try->finally);
}

static void index_assign(struct indexer *indexer, const struct stmt *stmt)
{
    for (size_t i = 0; i < stmt->assign.targets.count; i++)
        index_target(indexer, stmt->assign.targets.items[i]);
}

static void index_stmt(struct indexer *indexer, const struct stmt *stmt)
{
    switch ((enum stmt_kind)stmt->kind) {
    case STMT_ASSIGN:
        index_assign(indexer, stmt);
        break;
    case STMT_ANNOTATED:
        if (stmt->target_value.value)
            index_target(indexer, stmt->target_value.target);
        break;
    case STMT_AUGMENTED:
        touch_root(indexer, stmt->target_value.target);
        break;
    case STMT_EXPRESSION:
        if (stmt->expression->kind == EXPR_CALL)
            touch_root(indexer, stmt->expression);
        break;
    case STMT_FUNCTION:
        index_target(indexer, stmt->function->target);
        index_decorators(indexer, &stmt->function->decorators);
        break;
    case STMT_CLASS:
        index_target(indexer, stmt->class->target);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        for (size_t i = 0; i < stmt->import->count; i++)
            index_target(indexer, stmt->import->names[i].target);
        break;
    case STMT_IF:
    case STMT_WHILE:
        index_stmts(indexer, &stmt->branch.body);
        index_stmts(indexer, &stmt->branch.otherwise);
        break;
    case STMT_FOR:
        index_target(indexer, stmt->loop->target);
        index_stmts(indexer, &stmt->loop->body);
        index_stmts(indexer, &stmt->loop->otherwise);
        break;
    case STMT_WITH:
        index_target(indexer, stmt->with->item.target);
        index_stmts(indexer, &stmt->with->body);
        break;
    case STMT_TRY:
        index_try(indexer, stmt);
        break;
    default:
        break;
    }
}

static void index_stmts(struct indexer *indexer, const struct stmts *stmts)
{
    for (size_t i = 0; i < stmts->count; i++)
        index_stmt(indexer, stmts->items[i]);
}

struct py_value lazy_module(struct py *py, const char *name, struct unit *unit, bool is_package)
{
    struct py_value value = module_new_unit(py, name, unit, is_package);
    struct lazy_module *module = arena_new(&py->arena, struct lazy_module);
    const struct stmts *body = &unit->code->body;
    *module = (struct lazy_module){
        .next = py->lazy_modules,
        .names = value.object->attributes,
        .unit = unit,
        .is_done = arena_new_array(&py->arena, bool, body->count + 1),
    };
    module->names->object.flags |= DICT_LAZY;
    py->lazy_modules = module;
    struct indexer indexer = {.py = py, .module = module};
    for (size_t i = 0; i < body->count; i++) {
        indexer.use = (struct lazy_use){body->items[i], i};
        index_stmt(&indexer, body->items[i]);
    }
    return value;
}

/* --- looking up
 * ------------------------------------------------------------------------------ */

static bool run_stmts(struct py *py, struct lazy_module *module, struct stmt *stmt)
{
    struct stmts one = {.items = &stmt, .count = 1};
    return !py_is_error(eval_body(py, module->unit, module->names, &one));
}

/* Of `from a import b, c` only the name that is wanted: c may come from far. */
static bool run_import(struct py *py, struct lazy_module *module, const struct lazy_use *use,
                       const struct py_str *name)
{
    struct stmt *stmt = use->stmt;
    for (size_t i = 0; i < stmt->import->count; i++) {
        struct import_name *item = &stmt->import->names[i];
        if (strcmp(item->target->name->bytes, name->bytes) != 0)
            continue;
        struct stmt part = *stmt;
        __typeof__(*stmt->import) import = *stmt->import;
        import.names = item;
        import.count = 1;
        part.import = &import;
        const struct lazy_busy busy = {module->busy, name};
        module->busy = &busy;
        bool has_run = run_stmts(py, module, &part);
        module->busy = busy.outer;
        return has_run;
    }
    return true;
}

static bool is_busy(const struct lazy_module *module, const struct py_str *name)
{
    for (const struct lazy_busy *busy = module->busy; busy; busy = busy->outer)
        if (strcmp(busy->name->bytes, name->bytes) == 0)
            return true;
    return false;
}

static bool run_uses(struct py *py, struct lazy_module *module, const struct lazy_uses *uses,
                     const struct py_str *name)
{
    for (size_t i = 0; uses && i < uses->count; i++) {
        const struct lazy_use *use = &uses->items[i];
        bool is_import = use->stmt->kind == STMT_IMPORT || use->stmt->kind == STMT_IMPORT_FROM;
        if (module->is_done[use->position])
            continue;
        module->is_done[use->position] = !is_import;
        module->running++;
        bool has_run =
            is_import ? run_import(py, module, use, name) : run_stmts(py, module, use->stmt);
        module->running--;
        if (!has_run)
            return false;
    }
    return true;
}

/* What changes a value may want a name whose statement is the one that asked: then it waits, and
 * the value is as it was bound. */
static bool run_touches(struct py *py, struct lazy_module *module, const struct py_str *name)
{
    return run_uses(py, module, map_get(&module->touches, name->bytes), name) ||
           (module->running && py_error_is(py, PY_EXC_NAME) && (py_error_clear(py), true));
}

/* The last `from a import *` whose module has the name. */
static struct py_value from_stars(struct py *py, struct lazy_module *module, struct py_str *name)
{
    const struct stmts *body = &module->unit->code->body;
    for (size_t i = body->count; i-- > 0;) {
        struct stmt *stmt = body->items[i];
        if (stmt->kind != STMT_IMPORT_FROM || !stmt->import->is_star || module->is_done[i])
            continue;
        module->is_done[i] = true; /* modules may import each other */
        struct py_value source = import_source(py, module->names, stmt);
        struct py_value value =
            py_is_error(source) ? source : py_getattr_optional(py, source, py_object(name));
        module->is_done[i] = false;
        if (!py_is_unbound(value))
            return value;
    }
    return py_unbound();
}

struct py_value lazy_lookup(struct py *py, struct py_dict *globals, struct py_str *name)
{
    struct lazy_module *module = py->lazy_modules;
    while (module && module->names != globals)
        module = module->next;
    if (!module || is_busy(module, name))
        return py_unbound();
    struct lazy_uses *binds = map_get(&module->binds, name->bytes);
    if (!binds) {
        bool is_private = name->bytes[0] == '_';
        struct py_value value = is_private ? py_unbound() : from_stars(py, module, name);
        if (!py_is_unbound(value) && !py_is_error(value))
            dict_put_str(py, globals, name, value);
        return value;
    }
    if (!run_uses(py, module, binds, name) ||
        !run_touches(py, module, name))
        return py_error();
    struct py_entry *entry = dict_find_str(globals, name);
    return entry ? entry->value : py_unbound();
}
