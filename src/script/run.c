/* One call for every kind of revision. */
#include "script/run.h"

#include "base/error.h"
#include "script/alembic/script.h"
#include "script/c_module.h"
#include "script/c_run.h"
#include "base/banned.h"

static bool prepare_c(const struct script_file *file, enum script_direction direction,
                      struct arena *arena, struct script_program *program, struct alq_error *err)
{
    const char *word = direction == SCRIPT_UPGRADE ? "upgrade" : "downgrade";
    if (!c_module_load(file, arena, &program->code, err))
        return false;
    program->is_transactional = !program->code->no_transaction;
    program->is_idempotent = program->code->is_idempotent;
    if (direction == SCRIPT_UPGRADE ? program->code->upgrade != NULL
                                    : program->code->downgrade != NULL)
        return true;
    error_set(err, ALQ_ERROR_SCRIPT, "revision %s cannot be %sd: it has no %s function",
              file->revision.id, word, word);
    error_at(err, file->path, 0, 0);
    return error_hint(err, "name one in its ALQ_REVISION: .%s = %s", word, word);
}

bool script_prepare(struct script_host *host, const struct script_file *file,
                    enum script_direction direction, const char *dialect, struct arena *arena,
                    struct script_program *ret_program, struct alq_error *err)
{
    struct script_program program = {.direction = direction};
    if (file->kind == SCRIPT_C) {
        if (!prepare_c(file, direction, arena, &program, err))
            return false;
    } else if (file->kind == SCRIPT_PYTHON) {
        if (!alembic_prepare(host, file, &program, err))
            return false;
    } else {
        program.has_statements = true;
        if (!script_statements(file, direction, dialect, arena, &program.statements,
                               &program.is_transactional, err))
            return false;
    }
    *ret_program = program;
    return true;
}

static bool run_statements(const struct sql_statements *statements,
                           const struct script_target *target, struct alq_error *err)
{
    for (size_t i = 0; i < statements->count; i++) {
        const struct sql_statement *item = &statements->items[i];
        const struct script_statement statement = {
            .text = item->text,
            .line = item->line,
            .column = item->column,
            .is_transaction = item->is_transaction,
        };
        if (!target->statement(target->user, &statement, err))
            return false;
    }
    return true;
}

bool script_run(const struct script_file *file, const struct script_program *program,
                const struct script_target *target, struct alq_error *err)
{
    if (program->has_statements)
        return run_statements(&program->statements, target, err);
    if (program->unit)
        return alembic_run(file, program, target, err);
    alq_revision_fn function =
        program->direction == SCRIPT_UPGRADE ? program->code->upgrade : program->code->downgrade;
    return c_run(file, function, target, err);
}
