/* The first pass: which names each scope binds, and what global and nonlocal say of them. */
#include "python/scope.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

struct scope *scope_of_code(struct scope *scope)
{
    while (scope->is_comprehension)
        scope = scope->outer;
    return scope;
}

bool scope_is_function(const struct scope *scope)
{
    return scope->is_comprehension ||
           (scope->code->kind != CODE_MODULE && scope->code->kind != CODE_CLASS);
}

uint32_t scope_new_slot(struct scope *scope, struct py_str *name)
{
    struct scope *owner = scope_of_code(scope);
    vec_push(owner->parser->arena, &owner->slot_names, name);
    if (owner->slot_names.count > 30000)
        parser_fail(owner->parser, "too many variables in one function");
    return (uint32_t)owner->slot_names.count - 1;
}

struct symbol *scope_find(const struct scope *scope, const struct py_str *name)
{
    return map_get(&scope->symbols, name->bytes);
}

struct symbol *scope_add(struct scope *scope, struct py_str *name)
{
    struct symbol *symbol = arena_new(scope->parser->arena, struct symbol);
    symbol->name = name;
    if (scope_is_function(scope))
        symbol->slot = scope_new_slot(scope, name);
    map_put(&scope->symbols, scope->parser->arena, name->bytes, symbol);
    return symbol;
}

/* Names with two leading underscores inside a class belong to that class alone. */
struct py_str *scope_mangle(const struct scope *scope, struct py_str *name)
{
    const char *text = name->bytes;
    if (!scope->class_name || text[0] != '_' || text[1] != '_' || name->length < 3 ||
        string_ends_with(text, "__") || strchr(text, '.'))
        return name;
    const char *class_name = scope->class_name + strspn(scope->class_name, "_");
    if (!*class_name)
        return name;
    char *mangled = arena_printf(scope->parser->arena, "_%s%s", class_name, text);
    return parser_intern(scope->parser, mangled, strlen(mangled));
}

static void bind(struct scope *scope, struct py_str *name)
{
    if (scope->code->kind == CODE_MODULE && !scope->is_comprehension)
        return;
    struct symbol *symbol = scope_find(scope, name);
    if (!symbol)
        symbol = scope_add(scope, name);
    symbol->is_bound = true;
}

/* --- first pass: what a scope binds
 * ------------------------------------------------------------ */

void scope_collect_target(struct scope *scope, struct expr *target)
{
    switch (target ? target->kind : EXPR_CONSTANT) {
    case EXPR_NAME:
        target->name = scope_mangle(scope, target->name);
        bind(scope, target->name);
        break;
    case EXPR_STARRED:
        scope_collect_target(scope, target->operand);
        break;
    case EXPR_TUPLE:
    case EXPR_LIST:
        for (size_t i = 0; i < target->items.count; i++)
            scope_collect_target(scope, target->items.items[i]);
        break;
    default:
        break;
    }
}

static void visit_collect(void *scope, struct expr *expr)
{
    scope_collect_expr(scope, expr);
}

/* A generator expression is a function of its own, yet its walrus binds in the code around it. */
static void collect_outer_target(struct scope *scope, struct expr *target)
{
    const struct scope *outer = scope_of_code(scope->outer);
    target->name = scope_mangle(scope, target->name);
    struct symbol *symbol = scope_find(scope, target->name);
    if (!symbol)
        symbol = scope_add(scope, target->name);
    const struct symbol *around = scope_find(outer, target->name);
    symbol->is_global = outer->code->kind == CODE_MODULE || (around && around->is_global);
    symbol->is_free = !symbol->is_global;
}

/* Walrus targets anywhere below belong to the function, from inside comprehensions too. */
void scope_collect_expr(struct scope *scope, struct expr *expr)
{
    if (!expr)
        return;
    parser_guard(scope->parser);
    if (expr->kind == EXPR_WALRUS && scope->code->kind == CODE_GENERATOR_EXPRESSION)
        collect_outer_target(scope, expr->walrus.target);
    else if (expr->kind == EXPR_WALRUS)
        scope_collect_target(scope, expr->walrus.target);
    if (expr->kind >= EXPR_LIST_COMPREHENSION && expr->kind <= EXPR_GENERATOR) {
        const struct comprehension *comprehension = expr->comprehension;
        scope_collect_expr(scope, comprehension->element);
        scope_collect_expr(scope, comprehension->value);
        for (size_t i = 0; i < comprehension->part_count; i++) {
            scope_collect_expr(scope, comprehension->parts[i].iterable);
            for (size_t j = 0; j < comprehension->parts[i].conditions.count; j++)
                scope_collect_expr(scope, comprehension->parts[i].conditions.items[j]);
        }
    }
    expr_each_part(expr, visit_collect, scope);
}

static void collect_pattern(struct scope *scope, const struct pattern *pattern)
{
    scope_collect_target(scope, pattern->target);
    for (size_t i = 0; i < pattern->count; i++)
        collect_pattern(scope, pattern->items[i]);
}

static void declare(struct scope *scope, const struct stmt *stmt)
{
    for (size_t i = 0; i < stmt->names.count; i++) {
        struct py_str *name = scope_mangle(scope, stmt->names.items[i]);
        if (scope->code->kind == CODE_MODULE) {
            if (stmt->kind == STMT_NONLOCAL)
                parser_fail_at(scope->parser, stmt->line, stmt->column,
                               "nonlocal declaration not allowed at module level");
            continue;
        }
        const char *word = stmt->kind == STMT_GLOBAL ? "global" : "nonlocal";
        struct symbol *symbol = scope_find(scope, name);
        if (symbol && symbol->is_parameter)
            parser_fail_at(scope->parser, stmt->line, stmt->column, "name '%s' is parameter and %s",
                           name->bytes, word);
        if (symbol && symbol->is_bound)
            parser_fail_at(scope->parser, stmt->line, stmt->column,
                           "name '%s' is assigned to before %s declaration", name->bytes, word);
        if (!symbol)
            symbol = scope_add(scope, name);
        if (stmt->kind == STMT_GLOBAL)
            symbol->is_global = true;
        else
            symbol->is_free = true;
    }
}

static void collect_try(struct scope *scope, const struct stmt *stmt)
{
    scope_collect(scope, &stmt->try->body);
    for (size_t i = 0; i < stmt->try->handler_count; i++) {
        scope_collect_expr(scope, stmt->try->handlers[i].type);
        scope_collect_target(scope, stmt->try->handlers[i].target);
        scope_collect(scope, &stmt->try->handlers[i].body);
    }
    scope_collect(scope, &stmt->try->otherwise);
    scope_collect(scope, &stmt->try->finally);
}

static void collect_match(struct scope *scope, const struct stmt *stmt)
{
    scope_collect_expr(scope, stmt->match->subject);
    for (size_t i = 0; i < stmt->match->case_count; i++) {
        collect_pattern(scope, stmt->match->cases[i].pattern);
        scope_collect_expr(scope, stmt->match->cases[i].guard);
        scope_collect(scope, &stmt->match->cases[i].body);
    }
}

/* Statements without blocks. */
static void collect_simple(struct scope *scope, struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_ASSIGN:
    case STMT_DELETE:
        for (size_t i = 0; i < stmt->assign.targets.count; i++)
            scope_collect_target(scope, stmt->assign.targets.items[i]);
        scope_collect_expr(scope, stmt->assign.value);
        break;
    case STMT_AUGMENTED:
    case STMT_ANNOTATED:
        scope_collect_target(scope, stmt->target_value.target);
        scope_collect_expr(scope, stmt->target_value.value);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        for (size_t i = 0; i < stmt->import->count; i++)
            scope_collect_target(scope, stmt->import->names[i].target);
        break;
    case STMT_EXPRESSION:
    case STMT_RETURN:
        scope_collect_expr(scope, stmt->expression);
        break;
    case STMT_RAISE:
    case STMT_ASSERT:
        scope_collect_expr(scope, stmt->pair.first);
        scope_collect_expr(scope, stmt->pair.second);
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        declare(scope, stmt);
        break;
    default:
        break;
    }
}

static void collect_stmt(struct scope *scope, struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_IF:
    case STMT_WHILE:
        scope_collect_expr(scope, stmt->branch.condition);
        scope_collect(scope, &stmt->branch.body);
        scope_collect(scope, &stmt->branch.otherwise);
        break;
    case STMT_FOR:
        scope_collect_target(scope, stmt->loop->target);
        scope_collect_expr(scope, stmt->loop->iterable);
        scope_collect(scope, &stmt->loop->body);
        scope_collect(scope, &stmt->loop->otherwise);
        break;
    case STMT_TRY:
        collect_try(scope, stmt);
        break;
    case STMT_WITH:
        scope_collect_expr(scope, stmt->with->item.context);
        scope_collect_target(scope, stmt->with->item.target);
        scope_collect(scope, &stmt->with->body);
        break;
    case STMT_MATCH:
        collect_match(scope, stmt);
        break;
    case STMT_FUNCTION:
        scope_collect_target(scope, stmt->function->target);
        break;
    case STMT_CLASS:
        scope_collect_target(scope, stmt->class->target);
        break;
    default:
        collect_simple(scope, stmt);
        break;
    }
}

void scope_collect(struct scope *scope, const struct stmts *stmts)
{
    parser_guard(scope->parser);
    for (size_t i = 0; i < stmts->count; i++)
        collect_stmt(scope, stmts->items[i]);
}
