/* Calls the function of a revision and sees to it that no failure is lost. */
#include "script/c_run.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "script/c_model.h"
#include "base/banned.h"

struct alq_op *alq_with(struct alq_op *op, const struct alq_keywords *keywords)
{
    op->keywords = *keywords;
    return op;
}

struct alq_keywords op_take_keywords(struct alq_op *op)
{
    struct alq_keywords keywords = op->keywords;
    op->keywords = (struct alq_keywords){0};
    return keywords;
}

bool op_may_go_on(struct alq_op *op, struct alq_error *err)
{
    return op->failure.kind == ALQ_ERROR_NONE || error_move(err, &op->failure);
}

/* Rendered statements go the way of all others. */
static bool run_statement(void *user, const char *sql, struct alq_error *err)
{
    struct alq_op *op = user;
    const struct script_statement statement = {.text = sql};
    return op->target->statement(op->target->user, &statement, err);
}

static bool note_for_batch(struct alq_op *op, struct operation *operation, struct alq_error *err)
{
    if (!operation->table)
        operation->table = op->batch_table;
    if (!operation->schema)
        operation->schema = op->batch_schema;
    if (!string_equal(operation->table, op->batch_table) ||
        !string_equal(operation->schema, op->batch_schema)) {
        error_set(err, ALQ_ERROR_SCRIPT, "%s in a batch on table %s",
                  operation_faces(operation->kind)->name, op->batch_table);
        return error_hint(err, "end the batch first: alq_batch_end(op, err)");
    }
    vec_push(op->arena, &op->batch, operation);
    return true;
}

bool op_apply(struct alq_op *op, struct operation *operation, struct alq_error *err)
{
    const struct alq_keywords keywords = op_take_keywords(op);
    if (!op_may_go_on(op, err))
        return false;
    if (!operation->schema)
        operation->schema = keywords.schema;
    operation->if_exists = operation->if_exists || keywords.if_exists;
    operation->if_not_exists = operation->if_not_exists || keywords.if_not_exists;
    operation->cascades = keywords.cascade;
    operation->is_materialized = keywords.materialized;
    model_add_options(&operation->options, keywords.options, op->arena);
    if (op->batch_table)
        return note_for_batch(op, operation, err);
    return operation_apply(&op->apply, operation, err);
}

bool alq_batch_begin(struct alq_op *op, const char *table, enum alq_recreate recreate,
                     struct alq_error *err)
{
    static const enum recreate ways[] = {
        [ALQ_RECREATE_AUTO] = RECREATE_AUTO,
        [ALQ_RECREATE_ALWAYS] = RECREATE_ALWAYS,
        [ALQ_RECREATE_NEVER] = RECREATE_NEVER,
    };
    const struct alq_keywords keywords = op_take_keywords(op);
    if (!op_may_go_on(op, err))
        return false;
    if (op->batch_table)
        return error_set(err, ALQ_ERROR_SCRIPT, "a batch on table %s is begun inside of one on %s",
                         table, op->batch_table);
    op->batch_table = arena_strdup(op->arena, table);
    op->batch_schema = arena_strdup(op->arena, keywords.schema);
    op->batch_recreate = ways[recreate];
    op->batch = (struct operations){0};
    return true;
}

bool alq_batch_end(struct alq_op *op, struct alq_error *err)
{
    const char *table = op->batch_table;
    if (!op_may_go_on(op, err))
        return false;
    if (!table)
        return error_set(err, ALQ_ERROR_SCRIPT, "a batch is ended that was not begun");
    op->batch_table = NULL;
    return operations_apply_batch(&op->apply, op->batch_schema, table, &op->batch,
                                  op->batch_recreate, err);
}

bool alq_is_offline(const struct alq_op *op)
{
    return op->target->is_offline;
}

const char *alq_database_name(const struct alq_op *op)
{
    return op->target->database_name;
}

const char *alq_dialect(const struct alq_op *op)
{
    return op->target->connection->dialect->name;
}

const char *alq_sql(struct alq_op *op, const char *sql)
{
    return arena_printf(op->arena, ALQ_SQL("%s"), sql);
}

const char *alq_format(struct alq_op *op, const char *format, ...)
{
    TEXT_SCOPE(text);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    return text_copy(&text, op->arena);
}

bool alq_fail(struct alq_error *err, const char *format, ...)
{
    TEXT_SCOPE(text);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    return error_set(err, ALQ_ERROR_SCRIPT, "%s", text_string(&text));
}

/* What the function says at its end, against what is known here. */
static bool finish(struct alq_op *op, bool has_run, struct alq_error *said, struct alq_error *err)
{
    const char *id = op->file->revision.id;
    if (op->failure.kind != ALQ_ERROR_NONE)
        return error_move(err, &op->failure);
    if (said->kind != ALQ_ERROR_NONE) {
        if (has_run)
            error_detail(said, "revision %s passed over this error", id);
        return error_move(err, said);
    }
    if (!has_run)
        return error_set(err, ALQ_ERROR_SCRIPT, "revision %s failed and does not say why", id);
    if (op->batch_table) {
        error_set(err, ALQ_ERROR_SCRIPT, "revision %s leaves the batch on table %s open", id,
                  op->batch_table);
        return error_hint(err, "end it: alq_batch_end(op, err)");
    }
    return true;
}

bool c_run(const struct script_file *file, alq_revision_fn function,
           const struct script_target *target, struct alq_error *err)
{
    ERROR_SCOPE(said);
    struct alq_op op = {.file = file, .target = target, .arena = target->arena};
    const struct statement_sink sink = {run_statement, &op};
    apply_init(&op.apply, target->connection, target->is_offline, op.arena, sink);
    bool has_run = function(&op, &said);
    bool is_fine = finish(&op, has_run, &said, err);
    if (!is_fine)
        error_at(err, file->path, 0, 0);
    alq_error_release(&op.failure);
    return is_fine;
}
