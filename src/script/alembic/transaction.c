/* Transactions that a script ends and begins itself. */
#include "script/alembic/transaction.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

static const char savepoint[] = "alambique_script";

static bool contains(const struct script_file *file, const char *word)
{
    return memmem(file->bytes, file->length, word, strlen(word)) != NULL;
}

bool source_ends_transaction(const struct script_file *file)
{
    static const char *const words[] = {"autocommit_block", "AUTOCOMMIT", "COMMIT",
                                        "\"commit",         "'commit",    "ROLLBACK",
                                        "\"rollback",       "'rollback"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (contains(file, words[i]))
            return true;
    return false;
}

bool source_rolls_back(const struct script_file *file)
{
    return contains(file, "rollback");
}

static bool is_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    return ascii_compare_start(text, word, length) == 0 &&
           !ascii_is_alphanumeric((unsigned char)text[length]) && text[length] != '_';
}

static const char *skip_blanks(const char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    return text;
}

static bool begins_transaction(const char *text)
{
    return is_word(text, "begin") || is_word(text, "start");
}

static bool ends_transaction(const char *text)
{
    if (is_word(text, "rollback")) /* … TO SAVEPOINT stays inside */
        return !is_word(skip_blanks(text + strlen("rollback")), "to");
    return is_word(text, "commit") || is_word(text, "end") || is_word(text, "abort");
}

/* A text of the script's own may begin or end a transaction. */
static void note_transaction(struct binding *binding, struct script_statement *statement)
{
    const char *text = skip_blanks(statement->text);
    if (!strchr("bcersaBCERSA", *text))
        return;
    bool begins = begins_transaction(text);
    bool ends = ends_transaction(text);
    statement->is_transaction = begins || ends;
    if (begins || ends)
        binding->has_begun = begins;
}

static bool fail_inside(struct binding *binding, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT,
              "revision %s leaves its transaction, and nothing in its file says so",
              binding->file->revision.id);
    return error_hint(err,
                      "write the word autocommit_block into a comment of %s: it then runs "
                      "beside a journal",
                      binding->file->path);
}

/* The run's own transaction is not the script's to end. */
static bool may_end_transaction(const struct binding *binding)
{
    const struct script_target *target = binding->target;
    return binding->owns_transaction || target->is_offline ||
           !target->connection->dialect->has_transactional_ddl;
}

bool binding_give(struct binding *binding, const struct script_statement *given,
                  struct alq_error *err)
{
    struct script_statement statement = *given;
    if (binding->is_cancelled) /* which the script has caught */
        return error_set(err, ALQ_ERROR_CANCELLED, "stopped on request");
    note_transaction(binding, &statement);
    if (statement.is_transaction && !may_end_transaction(binding))
        return fail_inside(binding, err);
    if (binding->target->wants_text && !statement.line) /* of a plan: people look it up */
        py_place_in(binding->py, binding->file->path, &statement.line, &statement.column);
    return binding->target->statement(binding->target->user, &statement, err);
}

static bool give_text(struct binding *binding, const char *text, struct alq_error *err)
{
    const struct script_statement statement = {.text = text};
    return binding_give(binding, &statement, err);
}

bool transaction_start(struct binding *binding, const struct script_program *program,
                       struct alq_error *err)
{
    const struct script_target *target = binding->target;
    bool has_transactions = target->connection->dialect->has_transactional_ddl;
    binding->owns_transaction =
        !program->is_transactional && has_transactions && !target->is_offline;
    binding->is_autocommitting = false;
    binding->has_begun = false;
    binding->has_savepoint = program->rolls_back && program->is_transactional && has_transactions &&
                             !target->is_offline && !target->wants_text &&
                             connection_is_in_transaction(target->connection);
    if (binding->has_savepoint)
        return connection_execute(target->connection,
                                  arena_printf(binding->arena, "SAVEPOINT %s", savepoint), err);
    return !binding->owns_transaction || give_text(binding, "BEGIN", err);
}

bool transaction_finish(struct binding *binding, struct alq_error *err)
{
    if (binding->has_savepoint)
        return connection_execute(binding->target->connection,
                                  arena_printf(binding->arena, "RELEASE SAVEPOINT %s", savepoint),
                                  err);
    return !binding->owns_transaction || !binding->has_begun || give_text(binding, "COMMIT", err);
}

bool transaction_enter_autocommit(struct binding *binding, struct alq_error *err)
{
    const struct script_target *target = binding->target;
    if (binding->is_autocommitting)
        return true;
    if (target->is_offline) {
        binding->is_autocommitting = true;
        return !target->connection->dialect->writes_transactions ||
               give_text(binding, "COMMIT", err);
    }
    if (!may_end_transaction(binding))
        return fail_inside(binding, err);
    binding->is_autocommitting = true;
    return !binding->has_begun || give_text(binding, "COMMIT", err);
}

bool transaction_leave_autocommit(struct binding *binding, struct alq_error *err)
{
    const struct script_target *target = binding->target;
    bool writes = target->is_offline ? target->connection->dialect->writes_transactions
                                     : binding->owns_transaction;
    if (!binding->is_autocommitting)
        return true;
    binding->is_autocommitting = false;
    return !writes || give_text(binding, "BEGIN", err);
}

bool transaction_roll_back(struct binding *binding, struct alq_error *err)
{
    const struct script_target *target = binding->target;
    if (binding->has_savepoint)
        return connection_execute(target->connection,
                                  arena_printf(binding->arena, "ROLLBACK TO SAVEPOINT %s",
                                               savepoint),
                                  err);
    if (!binding->owns_transaction || !binding->has_begun)
        return true;
    return give_text(binding, "ROLLBACK", err) && give_text(binding, "BEGIN", err);
}
