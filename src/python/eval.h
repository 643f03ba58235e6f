/* The evaluator: walks the tree. */
#ifndef PYTHON_EVAL_H
#define PYTHON_EVAL_H

#include "python/ast.h"
#include "python/runtime.h"

/* How a statement ended. */
enum flow { FLOW_NEXT, FLOW_BREAK, FLOW_CONTINUE, FLOW_RETURN, FLOW_RAISE, FLOW_YIELD };

typedef struct py_value eval_fn(struct py *py, struct py_frame *frame, struct expr *expr);

/* One row a kind of expression; eval() answers the commonest two itself. */
extern eval_fn *const eval_table[EXPR_KIND_COUNT];

static inline struct py_value eval(struct py *py, struct py_frame *frame, struct expr *expr)
{
    if (expr->kind == EXPR_LOCAL) {
        struct py_value value = frame->slots[expr->slot];
        if (value.tag != PY_UNBOUND)
            return value;
    } else if (expr->kind == EXPR_CONSTANT) {
        return expr->constant;
    }
    return eval_table[expr->kind](py, frame, expr);
}

/* Whether objects of that class were seen to keep the attribute among their own. */
static inline bool is_remembered(const struct py *py, const struct expr *expr,
                                 struct py_value object)
{
    return object.tag == PY_OBJECT && object.object->class == expr->attribute.class &&
           expr->slot == (uint32_t)py->class_version;
}

/* Where the object keeps the attribute, if it was found there before in one of its class. */
static inline struct py_value *own_attribute(struct py *py, const struct expr *expr,
                                             struct py_value object)
{
    if (!is_remembered(py, expr, object) || !object.object->attributes)
        return NULL;
    struct py_dict *own = object.object->attributes;
    if (expr->cache >= own->used)
        return NULL;
    struct py_entry *entry = &own->entries[expr->cache];
    bool is_it = entry->key.tag == PY_OBJECT && entry->key.object == &expr->attribute.name->object;
    return is_it ? &entry->value : NULL;
}
void remember_attribute(struct py *py, struct expr *expr, struct py_value object, bool is_write);

bool eval_truth(struct py *py, struct py_frame *frame, struct expr *expr, bool *ret_truth);

eval_fn eval_call, eval_lambda, eval_list_comprehension, eval_set_comprehension,
    eval_dict_comprehension, eval_generator_expression, eval_fstring, eval_yield, eval_yield_from,
    eval_memo;

/* The values of items, stars unpacked, as a new list. */
struct py_value eval_items(struct py *py, struct py_frame *frame, const struct exprs *items);
struct py_value eval_compare_pair(struct py *py, int op, struct py_value left,
                                  struct py_value right);

bool assign(struct py *py, struct py_frame *frame, struct expr *target, struct py_value value);
bool assign_attribute(struct py *py, struct expr *target, struct py_value object,
                      struct py_value value);
bool delete_target(struct py *py, struct py_frame *frame, struct expr *target);

enum flow exec_stmt(struct py *py, struct py_frame *frame, struct stmt *stmt);
enum flow exec_block(struct py *py, struct py_frame *frame, const struct stmts *stmts);
enum flow exec_try(struct py *py, struct py_frame *frame, struct stmt *stmt);
enum flow exec_with(struct py *py, struct py_frame *frame, struct stmt *stmt);
enum flow exec_match(struct py *py, struct py_frame *frame, struct stmt *stmt);
enum flow exec_function(struct py *py, struct py_frame *frame, struct stmt *stmt);
enum flow exec_class(struct py *py, struct py_frame *frame, struct stmt *stmt);
enum flow exec_import(struct py *py, struct py_frame *frame, struct stmt *stmt);
enum flow exec_import_from(struct py *py, struct py_frame *frame, struct stmt *stmt);
enum flow exec_raise(struct py *py, struct py_frame *frame, struct stmt *stmt);

/* Shared by exec_try and the resumable form: which handler takes the exception in flight; -1 none,
 * -2 another exception was raised while looking. */
int find_handler(struct py *py, struct py_frame *frame, struct stmt *stmt);
bool enter_handler(struct py *py, struct py_frame *frame, struct handler *handler,
                   struct py_value exception);
void leave_handler(struct py *py, struct py_frame *frame, struct handler *handler);
bool with_enter(struct py *py, struct py_frame *frame, struct stmt *stmt,
                struct py_value *ret_exit);
enum flow with_exit(struct py *py, struct py_frame *frame, struct py_value exit, enum flow flow);
bool match_pattern(struct py *py, struct py_frame *frame, const struct pattern *pattern,
                   struct py_value subject, bool *ret_matches);

/* Where `x += (yield)` keeps the old x while it is suspended; NULL: nothing yields in it. */
struct py_value *augmented_memory(struct py_frame *frame, const struct stmt *stmt);

/* Statements that a generator can be suspended in. */
enum flow exec_resumable(struct py *py, struct py_frame *frame, struct stmt *stmt);
enum flow exec_resumed_block(struct py *py, struct py_frame *frame, const struct stmts *stmts);

struct py_value eval_function(struct py *py, struct py_function *function, struct py_value *slots);
struct py_value make_function(struct py *py, struct py_frame *frame, struct function_code *code);

/* Runs a unit in a namespace; the value of a lone expression. */
struct py_value eval_unit(struct py *py, struct unit *unit, struct py_dict *globals);
/* Runs some of its statements so. */
struct py_value eval_body(struct py *py, struct unit *unit, struct py_dict *globals,
                          const struct stmts *body);
/* The module that a `from` statement in a module names. */
struct py_value import_source(struct py *py, struct py_dict *globals, const struct stmt *stmt);

/* Counts a step; inline because it is everywhere. */
static inline bool step(struct py *py)
{
    return --py->steps_left > 0 && !py->is_over_memory ? true : py_tick(py);
}

#endif
