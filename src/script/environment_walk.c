/* The walk over the statements of env.py. */
#include "script/environment_walk.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

static void bind_target(struct walk *walk, struct scope *scope, struct expr *target,
                        const struct guess *value);

/* conf["key"] = value; of "sqlalchemy.url" whatever it is in. */
static void set_item(struct walk *walk, struct scope *scope, struct expr *target,
                     const struct guess *value)
{
    const struct guess *key = walk_value(walk, scope, target->subscript.index);
    if (key->kind != GUESS_STRING)
        return;
    if (strcmp(key->text, "sqlalchemy.url") == 0)
        walk_note_url(walk, value, target, target->line);
    const struct guess *object = walk_value(walk, scope, target->subscript.object);
    struct guess *placed = arena_new(walk->arena, struct guess);
    *placed = *value;
    placed->line = target->line;
    if (object->kind == GUESS_MAPPING) {
        map_put(object->values, walk->arena, key->text, placed);
        return;
    }
    /* Of a mapping from elsewhere what is put into it here is known all the same. */
    const char *name = walk_dotted(walk, target->subscript.object);
    if (!*name || strchr(name, '.'))
        return;
    struct guess *open = arena_new(walk->arena, struct guess);
    open->kind = GUESS_MAPPING;
    open->is_open = true;
    open->values = arena_new(walk->arena, struct map);
    map_put(open->values, walk->arena, key->text, placed);
    scope_bind(walk, scope, name, open);
}

/* target_metadata.naming_convention = {…} */
static void set_attribute(struct walk *walk, struct scope *scope, struct expr *target,
                          const struct guess *value)
{
    if (strcmp(target->attribute.name->bytes, "naming_convention") != 0 ||
        value->kind != GUESS_MAPPING)
        return;
    struct guess *metadata = arena_new(walk->arena, struct guess);
    metadata->kind = GUESS_METADATA;
    metadata->line = target->line;
    metadata->values = value->values;
    const char *name = walk_dotted(walk, target->attribute.object);
    if (*name && !strchr(name, '.'))
        scope_bind(walk, scope, name, metadata);
}

static void bind_items(struct walk *walk, struct scope *scope, const struct exprs *targets,
                       const struct guess *value)
{
    bool fits = value->kind == GUESS_LIST && value->items.count == targets->count;
    for (size_t i = 0; i < targets->count; i++)
        bind_target(walk, scope, targets->items[i], fits ? value->items.items[i] : &guess_unknown);
}

static void bind_target(struct walk *walk, struct scope *scope, struct expr *target,
                        const struct guess *value)
{
    switch (target->kind) {
    case EXPR_NAME:
    case EXPR_LOCAL:
    case EXPR_CELL:
    case EXPR_GLOBAL:
        scope_bind(walk, scope, target->name->bytes, value);
        break;
    case EXPR_SUBSCRIPT:
        set_item(walk, scope, target, value);
        break;
    case EXPR_ATTRIBUTE:
        set_attribute(walk, scope, target, value);
        break;
    case EXPR_TUPLE:
    case EXPR_LIST:
        bind_items(walk, scope, &target->items, value);
        break;
    default:
        break;
    }
}

static void walk_if(struct walk *walk, struct scope *scope, struct stmt *stmt)
{
    int truth = guess_truth(walk_value(walk, scope, stmt->branch.condition));
    if (truth >= 0) {
        walk_block(walk, scope, truth ? &stmt->branch.body : &stmt->branch.otherwise);
        return;
    }
    walk->conditions++;
    walk_block(walk, scope, &stmt->branch.body);
    scope->has_returned = false; /* perhaps not */
    walk_block(walk, scope, &stmt->branch.otherwise);
    scope->has_returned = false;
    walk->conditions--;
}

/* What a handler does is done where the body failed: the body has the last word. */
static void walk_try(struct walk *walk, struct scope *scope, struct stmt *stmt)
{
    walk->conditions++;
    for (size_t i = 0; i < stmt->try->handler_count; i++)
        walk_block(walk, scope, &stmt->try->handlers[i].body);
    scope->has_returned = false;
    scope->result = NULL;
    walk->conditions--;
    walk_block(walk, scope, &stmt->try->body);
    walk_block(walk, scope, &stmt->try->otherwise);
    walk_block(walk, scope, &stmt->try->finally);
}

static void define(struct walk *walk, struct scope *scope, struct stmt *stmt)
{
    struct guess *function = arena_new(walk->arena, struct guess);
    function->kind = GUESS_FUNCTION;
    function->code = stmt->function->code;
    function->scope = scope;
    function->line = stmt->line;
    bind_target(walk, scope, stmt->function->target, function);
}

static void walk_loop(struct walk *walk, struct scope *scope, struct stmt *stmt)
{
    walk_value(walk, scope, stmt->loop->iterable);
    bind_target(walk, scope, stmt->loop->target, &guess_unknown);
    walk_block(walk, scope, &stmt->loop->body);
    scope->has_returned = false;
    walk_block(walk, scope, &stmt->loop->otherwise);
}

static void walk_return(struct walk *walk, struct scope *scope, struct stmt *stmt)
{
    const struct guess *value =
        stmt->expression ? walk_value(walk, scope, stmt->expression) : &guess_unknown;
    /* Of two ways to leave that are both possible, neither is known. */
    scope->result = scope->result ? &guess_unknown : value;
    scope->has_returned = true;
}

static void walk_assignment(struct walk *walk, struct scope *scope, struct stmt *stmt)
{
    if (stmt->kind == STMT_ASSIGN) {
        const struct guess *value = walk_value(walk, scope, stmt->assign.value);
        for (size_t i = 0; i < stmt->assign.targets.count; i++)
            bind_target(walk, scope, stmt->assign.targets.items[i], value);
        return;
    }
    if (!stmt->target_value.value)
        return;
    const struct guess *value = walk_value(walk, scope, stmt->target_value.value);
    bind_target(walk, scope, stmt->target_value.target,
                stmt->kind == STMT_ANNOTATED ? value : &guess_unknown);
}

static void walk_statement(struct walk *walk, struct scope *scope, struct stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_EXPRESSION:
        walk_value(walk, scope, stmt->expression);
        break;
    case STMT_ASSIGN:
    case STMT_ANNOTATED:
    case STMT_AUGMENTED:
        walk_assignment(walk, scope, stmt);
        break;
    case STMT_IF:
        walk_if(walk, scope, stmt);
        break;
    case STMT_WHILE:
        walk_value(walk, scope, stmt->branch.condition);
        walk_block(walk, scope, &stmt->branch.body);
        break;
    case STMT_FOR:
        walk_loop(walk, scope, stmt);
        break;
    case STMT_TRY:
        walk_try(walk, scope, stmt);
        break;
    case STMT_WITH:
        walk_value(walk, scope, stmt->with->item.context);
        if (stmt->with->item.target)
            bind_target(walk, scope, stmt->with->item.target, &guess_unknown);
        walk_block(walk, scope, &stmt->with->body);
        break;
    case STMT_FUNCTION:
        define(walk, scope, stmt);
        break;
    case STMT_RETURN:
        walk_return(walk, scope, stmt);
        break;
    default:
        break;
    }
}

void walk_block(struct walk *walk, struct scope *scope, const struct stmts *block)
{
    for (size_t i = 0; i < block->count && !scope->has_returned; i++) {
        if (walk->steps++ >= WALK_MOST_STEPS)
            return;
        walk_statement(walk, scope, block->items[i]);
    }
}

/* Parameters get what the call gives them in place or by name, else their defaults. */
static const struct guess *parameter_value(struct walk *walk, const struct guess *function,
                                           uint32_t index, const struct arguments *arguments)
{
    const struct parameter *parameter = &function->code->parameters[index];
    for (size_t i = 0; arguments && i < arguments->call->keyword_count; i++) {
        const struct py_str *name = arguments->call->keywords[i].name;
        if (name && strcmp(name->bytes, parameter->name->bytes) == 0)
            return arguments->keywords[i];
    }
    if (arguments && index < function->code->positional && index < arguments->count)
        return arguments->items[index];
    return walk_value(walk, function->scope, parameter->default_value);
}

const struct guess *walk_function(struct walk *walk, const struct guess *function,
                                  const struct arguments *arguments)
{
    enum { COST_OF_CALL = 5 };
    if (walk->depth + COST_OF_CALL >= WALK_DEEPEST)
        return &guess_unknown;
    walk->depth += COST_OF_CALL;
    struct scope *own = arena_new(walk->arena, struct scope);
    own->outer = function->scope;
    for (uint32_t i = 0; i < function->code->parameter_count; i++)
        scope_bind(walk, own, function->code->parameters[i].name->bytes,
                   parameter_value(walk, function, i, arguments));
    walk_block(walk, own, &function->code->body);
    walk->depth -= COST_OF_CALL;
    return own->result ? own->result : &guess_unknown;
}
