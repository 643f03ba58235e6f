/* Decides where each name lives: a slot of its function, a cell shared with closures, the globals,
 * or the namespace of a class body. List, set and dict comprehensions use slots of the function
 * they stand in; generator expressions become generator functions. */
#include "python/scope.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

static void resolve_expr(struct scope *scope, struct expr *expr);
static void resolve_stmts(struct scope *scope, const struct stmts *stmts);
static void resolve_code(struct scope *outer, struct function_code *code);

static void visit_resolve(void *scope, struct expr *expr)
{
    resolve_expr(scope, expr);
}

/* --- second pass: what each use means
 * ----------------------------------------------------------- */

static bool is_linked(const struct scope *owner, const struct symbol *symbol)
{
    for (size_t i = 0; i < owner->free.count; i++) {
        if (owner->free.items[i].symbol == symbol)
            return true;
    }
    return false;
}

/* The symbol of an enclosing function, made a free variable of every function in between. */
static struct symbol *capture(struct scope *scope, struct py_str *name)
{
    struct scope *owner = scope_of_code(scope);
    struct scope *outer = owner->outer;
    struct symbol *found = NULL;
    while (outer && !found) {
        if (scope_is_function(outer)) {
            found = scope_find(outer, name);
            if (found && found->is_global)
                return NULL;
            if (found && found->is_free && !is_linked(scope_of_code(outer), found))
                found = NULL;
            if (!found && !outer->is_comprehension) {
                found = capture(outer, name);
                if (!found)
                    return NULL;
                break;
            }
        }
        if (!found && !outer->is_comprehension && outer->code->kind == CODE_CLASS) {
            /* A class body hands the variable through without owning it. */
            found = capture(outer, name);
            if (!found)
                return NULL;
            break;
        }
        if (!found)
            outer = outer->outer;
    }
    if (!found)
        return NULL;
    found->is_captured = true;
    struct symbol *symbol = scope_find(owner, name);
    bool is_new = !symbol || (!scope_is_function(owner) && !symbol->is_free);
    if (is_new) {
        struct symbol *bound = symbol;
        symbol = arena_new(scope->parser->arena, struct symbol);
        symbol->name = name;
        symbol->slot = scope_new_slot(owner, name);
        if (!bound)
            map_put(&owner->symbols, scope->parser->arena, name->bytes, symbol);
    }
    symbol->is_free = true;
    struct link link = {.symbol = symbol, .outer_slot = found->slot};
    vec_push(scope->parser->arena, &owner->free, link);
    return symbol;
}

static void resolve_name(struct scope *scope, struct expr *expr)
{
    expr->name = scope_mangle(scope, expr->name);
    struct scope *owner = scope_of_code(scope);
    struct symbol *symbol = NULL;
    for (struct scope *inner = scope; inner != owner && !symbol; inner = inner->outer)
        symbol = scope_find(inner, expr->name);
    if (!symbol && !(scope != owner && owner->code->kind == CODE_CLASS))
        symbol = scope_find(owner, expr->name);
    if (symbol && symbol->is_global) {
        expr->kind = EXPR_GLOBAL;
        return;
    }
    if (symbol && symbol->is_bound && owner->code->kind == CODE_CLASS &&
        scope_find(owner, expr->name) == symbol)
        return; /* stays a NAME, looked up in the class's namespace first */
    if (symbol && symbol->is_free && !is_linked(owner, symbol) && !capture(owner, expr->name))
        parser_fail_at(scope->parser, expr->line, expr->column,
                       "no binding for nonlocal '%s' found", expr->name->bytes);
    if (!symbol)
        symbol = capture(scope, expr->name);
    if (!symbol) {
        /* A metaclass may have put it into the class's namespace. */
        if (scope != owner || owner->code->kind != CODE_CLASS)
            expr->kind = EXPR_GLOBAL;
        return;
    }
    vec_push(scope->parser->arena, &symbol->uses, expr);
}

static void add_cell(struct parser *parser, uint32_t **cells, size_t count, uint32_t slot)
{
    *cells = *cells
                 ? arena_grow(parser->arena, *cells, count * sizeof slot, (count + 1) * sizeof slot)
                 : arena_alloc(parser->arena, sizeof slot);
    (*cells)[count] = slot;
}

/* All uses are known: a captured variable lives in a cell. */
static void settle_symbol(struct symbol *symbol)
{
    for (size_t i = 0; i < symbol->uses.count; i++) {
        struct expr *use = symbol->uses.items[i];
        use->kind = symbol->is_captured || symbol->is_free ? EXPR_CELL : EXPR_LOCAL;
        use->slot = symbol->slot;
    }
}

static void collect_comprehension_targets(struct scope *scope,
                                          const struct comprehension *comprehension)
{
    for (size_t i = 0; i < comprehension->part_count; i++)
        scope_collect_target(scope, comprehension->parts[i].target);
}

static void resolve_comprehension(struct scope *outer, struct comprehension *comprehension)
{
    struct scope scope = {.outer = outer,
                          .code = outer->code,
                          .parser = outer->parser,
                          .is_comprehension = true,
                          .class_name = outer->class_name};
    unsigned yields = scope_of_code(outer)->yields;
    resolve_expr(outer, comprehension->parts[0].iterable);
    collect_comprehension_targets(&scope, comprehension);
    for (size_t i = 0; i < comprehension->part_count; i++) {
        struct comprehension_part *part = &comprehension->parts[i];
        if (i > 0)
            resolve_expr(&scope, part->iterable);
        resolve_expr(&scope, part->target);
        for (size_t j = 0; j < part->conditions.count; j++)
            resolve_expr(&scope, part->conditions.items[j]);
    }
    resolve_expr(&scope, comprehension->element);
    resolve_expr(&scope, comprehension->value);
    if (scope_of_code(outer)->yields != yields)
        parser_fail(outer->parser, "'yield' inside a comprehension");
    for (size_t i = 0; i < scope.symbols.count; i++) {
        struct symbol *symbol = scope.symbols.entries[i].value;
        settle_symbol(symbol);
        if (symbol->is_captured)
            add_cell(outer->parser, &comprehension->cells, comprehension->cell_count++,
                     symbol->slot);
    }
}

/* for … in .0: if …: for …: yield element, as the statements of a generator function. */
static void write_generator_body(struct parser *parser, struct expr *expr)
{
    struct comprehension *comprehension = expr->comprehension;
    struct function_code *code = comprehension->code;
    code->line = expr->line;
    struct stmts *out = &code->body;
    for (size_t i = 0; i < comprehension->part_count; i++) {
        struct comprehension_part *part = &comprehension->parts[i];
        struct stmt *loop = parser_new_stmt(parser, STMT_FOR);
        loop->line = expr->line;
        loop->loop = arena_alloc(parser->arena, sizeof *loop->loop);
        loop->loop->target = part->target;
        loop->loop->iterable = part->iterable;
        if (i == 0) {
            struct expr *first = parser_new_expr_at(parser, EXPR_NAME, expr);
            first->name = parser_intern(parser, ".0", 2);
            loop->loop->iterable = first;
        }
        vec_push(parser->arena, out, loop);
        out = &loop->loop->body;
        for (size_t j = 0; j < part->conditions.count; j++) {
            struct stmt *branch = parser_new_stmt(parser, STMT_IF);
            branch->line = expr->line;
            branch->branch.condition = part->conditions.items[j];
            vec_push(parser->arena, out, branch);
            out = &branch->branch.body;
        }
    }
    struct expr *yield = parser_new_expr_at(parser, EXPR_YIELD, expr);
    yield->operand = comprehension->element;
    struct stmt *last = parser_new_stmt(parser, STMT_EXPRESSION);
    last->line = expr->line;
    last->expression = yield;
    vec_push(parser->arena, out, last);
}

static void resolve_generator(struct scope *scope, struct expr *expr)
{
    struct comprehension *comprehension = expr->comprehension;
    struct function_code *code = comprehension->code;
    resolve_expr(scope, comprehension->parts[0].iterable);
    code->parameters = arena_new(scope->parser->arena, struct parameter);
    code->parameters[0].name = parser_intern(scope->parser, ".0", 2);
    code->parameter_count = code->positional = 1;
    write_generator_body(scope->parser, expr);
    resolve_code(scope, code);
}

static void resolve_function_parts(struct scope *scope, struct function_code *code)
{
    for (uint32_t i = 0; i < code->parameter_count; i++)
        resolve_expr(scope, code->parameters[i].default_value);
    resolve_code(scope, code);
}

/* What stands beside a yield is evaluated once: when the statement is run again to reach the yield
 * where it stopped, the node gives what it gave before. */
static void remember_expr(void *context, struct expr *expr)
{
    struct scope *scope = context;
    if (!expr || expr->kind == EXPR_CONSTANT || expr->kind == EXPR_MEMO)
        return;
    bool is_star = expr->kind == EXPR_STARRED;
    expr = is_star ? expr->operand : expr;
    if (!is_star && (expr->kind == EXPR_YIELD || expr->kind == EXPR_YIELD_FROM))
        return;
    struct expr *operand = parser_new_expr_at(scope->parser, expr->kind, expr);
    *operand = *expr;
    expr->kind = EXPR_MEMO;
    expr->op = is_star;
    expr->operand = operand;
    expr->slot = scope_new_slot(scope, NULL);
}

static void resolve_expr_parts(struct scope *scope, struct expr *expr)
{
    parser_guard(scope->parser);
    switch (expr->kind) {
    case EXPR_NAME:
        resolve_name(scope, expr);
        break;
    case EXPR_LAMBDA:
        resolve_function_parts(scope, expr->function);
        break;
    case EXPR_LIST_COMPREHENSION:
    case EXPR_SET_COMPREHENSION:
    case EXPR_DICT_COMPREHENSION:
        resolve_comprehension(scope, expr->comprehension);
        break;
    case EXPR_GENERATOR:
        resolve_generator(scope, expr);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        expr_each_part(expr, visit_resolve, scope);
        scope_of_code(scope)->yields++;
        scope_of_code(scope)->code->is_generator = true;
        expr->slot = scope_new_slot(scope, NULL);
        break;
    case EXPR_WALRUS:
        expr_each_part(expr, visit_resolve, scope);
        resolve_expr(scope_of_code(scope), expr->walrus.target);
        break;
    case EXPR_ATTRIBUTE:
        expr->attribute.name = scope_mangle(scope, expr->attribute.name);
        resolve_expr(scope, expr->attribute.object);
        break;
    default:
        expr_each_part(expr, visit_resolve, scope);
        break;
    }
}

static void resolve_expr(struct scope *scope, struct expr *expr)
{
    if (!expr)
        return;
    unsigned yields = scope_of_code(scope)->yields;
    resolve_expr_parts(scope, expr);
    bool is_leaf = expr->kind == EXPR_STARRED || expr->kind == EXPR_YIELD ||
                   expr->kind == EXPR_YIELD_FROM || expr->kind == EXPR_LAMBDA;
    if (scope_of_code(scope)->yields != yields && !is_leaf)
        expr_each_part(expr, remember_expr, scope_of_code(scope));
}

static void resolve_pattern(struct scope *scope, struct pattern *pattern)
{
    resolve_expr(scope, pattern->value);
    resolve_expr(scope, pattern->target);
    for (size_t i = 0; i < pattern->keys.count; i++)
        resolve_expr(scope, pattern->keys.items[i]);
    for (size_t i = 0; i < pattern->count; i++)
        resolve_pattern(scope, pattern->items[i]);
}

static void resolve_exprs(struct scope *scope, const struct exprs *exprs)
{
    for (size_t i = 0; i < exprs->count; i++)
        resolve_expr(scope, exprs->items[i]);
}

static void resolve_try(struct scope *scope, const struct stmt *stmt)
{
    resolve_stmts(scope, &stmt->try->body);
    for (size_t i = 0; i < stmt->try->handler_count; i++) {
        resolve_expr(scope, stmt->try->handlers[i].type);
        resolve_expr(scope, stmt->try->handlers[i].target);
        resolve_stmts(scope, &stmt->try->handlers[i].body);
    }
    resolve_stmts(scope, &stmt->try->otherwise);
    resolve_stmts(scope, &stmt->try->finally);
}

static void resolve_head(struct scope *scope, struct stmt *stmt, struct expr *expr)
{
    unsigned yields = scope->yields;
    resolve_expr(scope, expr);
    stmt->has_yield_in_head = stmt->has_yield_in_head || scope->yields != yields;
}

static void resolve_match(struct scope *scope, struct stmt *stmt)
{
    resolve_head(scope, stmt, stmt->match->subject);
    stmt->match->subject_slot = scope_new_slot(scope, NULL);
    for (size_t i = 0; i < stmt->match->case_count; i++) {
        resolve_pattern(scope, stmt->match->cases[i].pattern);
        resolve_head(scope, stmt, stmt->match->cases[i].guard);
        resolve_stmts(scope, &stmt->match->cases[i].body);
    }
}

static void resolve_class(struct scope *scope, const struct stmt *stmt)
{
    resolve_exprs(scope, &stmt->class->decorators);
    if (stmt->class->bases) {
        resolve_exprs(scope, &stmt->class->bases->arguments);
        for (size_t i = 0; i < stmt->class->bases->keyword_count; i++)
            resolve_expr(scope, stmt->class->bases->keywords[i].value);
    }
    resolve_code(scope, stmt->class->code);
    resolve_expr(scope, stmt->class->target);
}

static bool is_plain_display(const struct expr *expr)
{
    if (expr->kind != EXPR_TUPLE)
        return false;
    for (size_t i = 0; i < expr->items.count; i++) {
        if (expr->items.items[i]->kind == EXPR_STARRED)
            return false;
    }
    return true;
}

static void resolve_targets(struct scope *scope, struct stmt *stmt, unsigned yields)
{
    const struct exprs *targets = &stmt->assign.targets;
    unsigned after_value = scope->yields;
    resolve_exprs(scope, targets);
    if (scope->yields != after_value)
        remember_expr(scope, stmt->assign.value);
    else if (scope->yields == yields && stmt->kind == STMT_ASSIGN && targets->count == 1 &&
             is_plain_display(targets->items[0]) && is_plain_display(stmt->assign.value) &&
             targets->items[0]->items.count == stmt->assign.value->items.count)
        stmt->op = ASSIGN_DISPLAY;
}

static void resolve_simple(struct scope *scope, struct stmt *stmt)
{
    unsigned yields = scope->yields;
    switch (stmt->kind) {
    case STMT_EXPRESSION:
    case STMT_RETURN:
        resolve_expr(scope, stmt->expression);
        break;
    case STMT_ASSIGN:
    case STMT_DELETE:
        resolve_expr(scope, stmt->assign.value);
        resolve_targets(scope, stmt, yields);
        break;
    case STMT_AUGMENTED:
    case STMT_ANNOTATED:
        resolve_expr(scope, stmt->target_value.value);
        if (scope->yields != yields && stmt->kind == STMT_AUGMENTED &&
            (stmt->target_value.target->kind == EXPR_SUBSCRIPT ||
             stmt->target_value.target->kind == EXPR_ATTRIBUTE)) {
            resolve_expr(scope, stmt->target_value.target);
            expr_each_part(stmt->target_value.target, remember_expr, scope);
            break;
        }
        resolve_expr(scope, stmt->target_value.target);
        resolve_expr(scope, stmt->target_value.annotation);
        break;
    case STMT_RAISE:
    case STMT_ASSERT:
        resolve_expr(scope, stmt->pair.first);
        yields = scope->yields;
        resolve_expr(scope, stmt->pair.second);
        if (scope->yields != yields)
            remember_expr(scope, stmt->pair.first);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        for (size_t i = 0; i < stmt->import->count; i++)
            resolve_expr(scope, stmt->import->names[i].target);
        break;
    default:
        break;
    }
}

static void resolve_stmt_parts(struct scope *scope, struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_IF:
    case STMT_WHILE:
        resolve_head(scope, stmt, stmt->branch.condition);
        resolve_stmts(scope, &stmt->branch.body);
        resolve_stmts(scope, &stmt->branch.otherwise);
        break;
    case STMT_FOR:
        resolve_head(scope, stmt, stmt->loop->iterable);
        resolve_expr(scope, stmt->loop->target);
        resolve_stmts(scope, &stmt->loop->body);
        resolve_stmts(scope, &stmt->loop->otherwise);
        break;
    case STMT_TRY:
        resolve_try(scope, stmt);
        break;
    case STMT_WITH:
        resolve_head(scope, stmt, stmt->with->item.context);
        resolve_expr(scope, stmt->with->item.target);
        resolve_stmts(scope, &stmt->with->body);
        break;
    case STMT_MATCH:
        resolve_match(scope, stmt);
        break;
    case STMT_FUNCTION:
        resolve_exprs(scope, &stmt->function->decorators);
        resolve_function_parts(scope, stmt->function->code);
        resolve_expr(scope, stmt->function->target);
        break;
    case STMT_CLASS:
        resolve_class(scope, stmt);
        break;
    default:
        resolve_simple(scope, stmt);
        break;
    }
}

static void add_state(struct scope *scope, struct stmt *stmt)
{
    stmt->has_yield = true;
    stmt->state_slot = scope_new_slot(scope, NULL);
    scope_new_slot(scope, NULL);
    scope_new_slot(scope, NULL);
}

static void resolve_stmts(struct scope *scope, const struct stmts *stmts)
{
    parser_guard(scope->parser);
    for (size_t i = 0; i < stmts->count; i++) {
        struct stmt *stmt = stmts->items[i];
        unsigned yields = scope->yields;
        stmt->yield_slot = (uint32_t)scope->slot_names.count;
        resolve_stmt_parts(scope, stmt);
        if (scope->yields != yields)
            add_state(scope, stmt);
    }
}

/* A lambda that yields is a generator whose body returns the expression. */
static void resolve_lambda(struct scope *scope, struct function_code *code)
{
    uint32_t first = (uint32_t)scope->slot_names.count;
    resolve_expr(scope, code->expression);
    if (!code->is_generator || code->kind != CODE_LAMBDA)
        return;
    struct arena *arena = scope->parser->arena;
    struct stmt *stmt = arena_new(arena, struct stmt);
    stmt->kind = STMT_RETURN;
    stmt->line = code->expression->line;
    stmt->expression = code->expression;
    stmt->yield_slot = first;
    add_state(scope, stmt);
    code->body.items = arena_new_array(arena, struct stmt *, 1);
    code->body.items[0] = stmt;
    code->body.count = 1;
}

static struct py_str *qualified_name(const struct scope *outer, const struct function_code *code,
                                     struct parser *parser)
{
    while (outer && outer->is_comprehension)
        outer = outer->outer;
    if (!outer || outer->code->kind == CODE_MODULE)
        return code->name;
    struct symbol *symbol = scope_find(outer, code->name);
    if (symbol && symbol->is_global)
        return code->name;
    const char *between = outer->code->kind == CODE_CLASS ? "." : ".<locals>.";
    char *joined = arena_printf(parser->arena, "%s%s%s", outer->code->qualname->bytes, between,
                                code->name->bytes);
    return parser_intern(parser, joined, strlen(joined));
}

/* Annotations of parameters are evaluated where the function is defined. */
static void resolve_annotations(struct scope *outer, struct function_code *code)
{
    if (!outer)
        return;
    for (uint32_t i = 0; i < code->parameter_count; i++)
        resolve_expr(outer, code->parameters[i].annotation);
    resolve_expr(outer, code->returns);
}

static void finish_code(struct scope *scope, struct function_code *code)
{
    struct parser *parser = scope->parser;
    for (size_t i = 0; i < scope->symbols.count; i++) {
        struct symbol *symbol = scope->symbols.entries[i].value;
        settle_symbol(symbol);
        if (symbol->is_captured && !symbol->is_free && !symbol->is_parameter) {
            size_t count = code->cell_count;
            add_cell(parser, &code->cell_slots, count, symbol->slot);
            code->cell_count++;
        }
    }
    for (uint32_t i = 0; i < code->parameter_count; i++)
        code->parameters[i].is_cell = scope_find(scope, code->parameters[i].name)->is_captured;
    code->free_variables = arena_new_array(parser->arena, struct free_variable, scope->free.count);
    code->free_count = (uint32_t)scope->free.count;
    for (size_t i = 0; i < scope->free.count; i++) {
        const struct link *link = &scope->free.items[i];
        settle_symbol(link->symbol);
        code->free_variables[i] =
            (struct free_variable){.outer_slot = link->outer_slot, .slot = link->symbol->slot};
    }
    code->slot_count = (uint32_t)scope->slot_names.count;
    code->slot_names = scope->slot_names.items;
    bool has_cells = code->cell_count > 0;
    for (uint32_t i = 0; i < code->parameter_count; i++)
        has_cells = has_cells || code->parameters[i].is_cell;
    code->is_generator = code->is_generator || code->is_coroutine;
    code->is_simple = !code->has_varargs && !code->has_kwargs && code->keyword_only == 0 &&
                      !has_cells && !code->is_generator;
}

static void resolve_inside(struct scope *scope, struct function_code *code)
{
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        code->parameters[i].name = scope_mangle(scope, code->parameters[i].name);
        struct symbol *symbol = scope_add(scope, code->parameters[i].name);
        symbol->is_parameter = symbol->is_bound = true;
        code->parameters[i].slot = symbol->slot;
    }
    scope_collect(scope, &code->body);
    scope_collect_expr(scope, code->expression);
    resolve_stmts(scope, &code->body);
    if (code->expression)
        resolve_lambda(scope, code);
    finish_code(scope, code);
}

static void resolve_code(struct scope *outer, struct function_code *code)
{
    struct parser *parser = outer ? outer->parser : NULL;
    code->qualname = qualified_name(outer, code, parser);
    resolve_annotations(outer, code);
    struct scope scope = {.outer = outer,
                          .code = code,
                          .parser = parser,
                          .class_name =
                              code->kind == CODE_CLASS ? code->name->bytes : outer->class_name};
    if (code->lazy)
        code->lazy->class_name = scope.class_name;
    else
        resolve_inside(&scope, code);
}

void py_resolve_body(struct parser *parser, struct function_code *code)
{
    struct function_code module = {.kind = CODE_MODULE};
    struct scope outer = {.code = &module, .parser = parser};
    struct scope scope = {.outer = &outer,
                          .code = code,
                          .parser = parser,
                          .class_name = code->lazy->class_name};
    resolve_inside(&scope, code);
}

void py_resolve(struct parser *parser, struct function_code *code)
{
    struct scope scope = {.code = code, .parser = parser};
    scope_collect(&scope, &code->body);
    resolve_stmts(&scope, &code->body);
    finish_code(&scope, code);
}
