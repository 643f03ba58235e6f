/* Walking over expressions. */
#include "python/ast.h"

#include "base/banned.h"

static void each_of_call(const struct call *call, void (*visit)(void *context, struct expr *expr),
                         void *context)
{
    visit(context, call->function);
    for (size_t i = 0; i < call->arguments.count; i++)
        visit(context, call->arguments.items[i]);
    for (size_t i = 0; i < call->keyword_count; i++)
        visit(context, call->keywords[i].value);
}

static void each_of_items(const struct exprs *items,
                          void (*visit)(void *context, struct expr *expr), void *context)
{
    for (size_t i = 0; i < items->count; i++)
        visit(context, items->items[i]);
}

static void each_of_fstring(const struct fstring *fstring,
                            void (*visit)(void *context, struct expr *expr), void *context)
{
    for (size_t i = 0; fstring && i < fstring->count; i++) {
        visit(context, fstring->items[i].expression);
        visit(context, fstring->items[i].spec);
    }
}

static void each_of_three(struct expr *first, struct expr *second, struct expr *third,
                          void (*visit)(void *context, struct expr *expr), void *context)
{
    visit(context, first);
    visit(context, second);
    visit(context, third);
}

void expr_each_part(struct expr *expr, void (*visit)(void *context, struct expr *expr),
                    void *context)
{
    switch (expr->kind) {
    case EXPR_ATTRIBUTE:
        visit(context, expr->attribute.object);
        break;
    case EXPR_SUBSCRIPT:
        each_of_three(expr->subscript.object, expr->subscript.index, NULL, visit, context);
        break;
    case EXPR_SLICE:
        each_of_three(expr->slice.start, expr->slice.stop, expr->slice.step, visit, context);
        break;
    case EXPR_CALL:
        each_of_call(expr->call, visit, context);
        break;
    case EXPR_COMPARE:
        if (expr->op == COMPARE_CHAIN)
            each_of_items(&expr->chain->operands, visit, context);
        else
            each_of_three(expr->binary.left, expr->binary.right, NULL, visit, context);
        break;
    case EXPR_BINARY:
        each_of_three(expr->binary.left, expr->binary.right, NULL, visit, context);
        break;
    case EXPR_UNARY:
    case EXPR_NOT:
    case EXPR_STARRED:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
    case EXPR_AWAIT:
        visit(context, expr->operand);
        break;
    case EXPR_AND:
    case EXPR_OR:
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_SET:
    case EXPR_DICT:
        each_of_items(&expr->items, visit, context);
        break;
    case EXPR_CONDITIONAL:
        each_of_three(expr->conditional.condition, expr->conditional.yes, expr->conditional.no,
                      visit, context);
        break;
    case EXPR_FSTRING:
        each_of_fstring(expr->fstring, visit, context);
        break;
    case EXPR_WALRUS:
        visit(context, expr->walrus.value);
        break;
    default:
        break;
    }
}
