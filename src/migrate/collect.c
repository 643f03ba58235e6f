/* Collects the statements of a step without running them. */
#include "migrate/run.h"

#include "base/error.h"
#include "base/banned.h"

struct collection {
    struct run *run;
    size_t limit;
    struct run_statements *statements;
    bool is_full;
};

static struct value *copy_values(const struct script_statement *statement, struct arena *arena)
{
    struct value *copies = arena_new_array(arena, struct value, statement->parameter_count);
    for (size_t i = 0; i < statement->parameter_count; i++) {
        copies[i] = statement->parameters[i];
        if (copies[i].bytes)
            copies[i].bytes = arena_strndup(arena, copies[i].bytes, copies[i].length);
    }
    return copies;
}

static bool collect(void *user, const struct script_statement *statement, struct alq_error *err)
{
    struct collection *collection = user;
    struct arena *arena = collection->run->arena;
    struct script_statement copy = *statement;
    copy.text = arena_strdup(arena, statement->text);
    copy.parameters = copy_values(statement, arena);
    copy.ret_changes = NULL;
    copy.ret_rows = NULL;
    vec_push(arena, collection->statements, copy);
    collection->is_full = collection->limit && collection->statements->count == collection->limit;
    return !collection->is_full || error_set(err, ALQ_ERROR_CANCELLED, "that is enough");
}

bool run_collect(struct run *run, const struct run_step *step, size_t limit, bool wants_text,
                 struct run_statements *ret_statements, struct alq_error *err)
{
    ERROR_SCOPE(refusal);
    struct run_statements statements = {0};
    struct collection collection = {run, limit, &statements, false};
    bool has_run = run_program(run, step, false, wants_text, collect, &collection, &refusal);
    bool is_refused = !step->program.has_statements &&
                      (refusal.kind == ALQ_ERROR_DATABASE || refusal.kind == ALQ_ERROR_SCRIPT);
    if (!has_run && !collection.is_full && !is_refused)
        return error_move(err, &refusal);
    if (!has_run && !collection.is_full)
        statements.cut = arena_strdup(run->arena, refusal.message);
    *ret_statements = statements;
    return true;
}
