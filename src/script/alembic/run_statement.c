/* Runs a statement: a question goes to the connection, what changes something to the run. */
#include "script/alembic/run_statement.h"

#include <string.h>

#include "base/error.h"
#include "script/alembic/rows.h"
#include "sql/lexer.h"
#include "sql/statement_kind.h"
#include "base/banned.h"

struct nature {
    bool is_query;   /* reads, by its first word */
    bool is_insert;
    bool gives_rows; /* writes, and has RETURNING */
    bool is_change;  /* INSERT, UPDATE, DELETE and their like */
};

static const char *const change_words[] = {"delete", "insert", "merge", "replace", "update"};

/* What text is that cannot be cut into tokens, the database may say. */
static struct nature nature_of(const char *text, enum sql_syntax syntax)
{
    struct sql_lexer lexer;
    struct sql_token token;
    struct statement_kind kind = {0};
    unsigned parentheses = 0;
    bool has_returning = false;
    sql_lexer_init(&lexer, text, strlen(text), syntax, NULL, 1);
    while (sql_lexer_next(&lexer, kind.words == 0, &token, NULL) && token.kind != SQL_TOKEN_END) {
        if (sql_token_is_symbol(&token, '('))
            parentheses++;
        else if (sql_token_is_symbol(&token, ')') && parentheses)
            parentheses--;
        statement_kind_add(&kind, &token, parentheses);
        has_returning = has_returning || (!parentheses && sql_token_is(&token, "returning"));
    }
    struct nature nature = {.is_query = kind.is_query};
    nature.is_change = kind.words && sql_token_in(&kind.first, change_words,
                                                  sizeof change_words / sizeof *change_words);
    nature.is_insert = nature.is_change && (sql_token_is(&kind.first, "insert") ||
                                            sql_token_is(&kind.first, "replace"));
    nature.gives_rows = nature.is_change && has_returning;
    return nature;
}

static struct py_value outcome(struct py *py, struct py_value rows, int64_t changes,
                               struct py_value key)
{
    struct py_value items[] = {rows, py_int(changes), key};
    return py_tuple_of(py, items, 3);
}

static struct py_value column_names(struct py *py, const struct rows *rows)
{
    size_t width = rows_column_count(rows);
    struct py_value names = py_tuple(py, width);
    for (size_t i = 0; i < width; i++) {
        const char *name = rows_column_name(rows, i);
        PY_AS(py_tuple, names)->items[i] = py_intern(py, name ? name : "");
    }
    return names;
}

/* Rows, all of them fetched; None where the statement gives none, PY_ERROR with *err or an
 * exception. */
static struct py_value keep_rows(struct binding *binding, struct rows *rows,
                                 const struct prepared *statement, struct alq_error *err)
{
    struct py *py = binding->py;
    size_t width = rows_column_count(rows);
    struct kept_rows *kept = kept_rows_new(py, width);
    if (!kept_rows_fetch(py, kept, rows, err))
        return py_error();
    if (!width)
        return py_none();
    struct row_shape *shape =
        row_shape_new(py, column_names(py, rows), statement->columns, statement->makers);
    return shape ? rows_new(py, kept, shape) : py_error();
}

/* What the statement was given; None for nothing. */
static struct py_value values_of(struct py *py, const struct prepared *statement)
{
    if (!statement->count)
        return py_none();
    struct py_value values = py_tuple(py, statement->count);
    for (size_t i = 0; i < statement->count; i++)
        PY_AS(py_tuple, values)->items[i] = raise_value(py, &statement->parameters[i]);
    return values;
}

static struct py_value raise_failure(struct binding *binding, const struct prepared *statement,
                                     struct alq_error *err)
{
    if (err->kind != ALQ_ERROR_NONE)
        binding_raise_with(binding, values_of(binding->py, statement), err);
    return py_error();
}

static struct py_value ask(struct binding *binding, const struct prepared *statement)
{
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    if (!connection_query(binding->target->connection, statement->text, statement->parameters,
                          statement->count, &rows, &err))
        return raise_failure(binding, statement, &err);
    struct py_value kept = keep_rows(binding, rows, statement, &err);
    if (py_is_error(kept)) {
        error_statement(err.kind == ALQ_ERROR_NONE ? NULL : &err, statement->text);
        return raise_failure(binding, statement, &err);
    }
    return outcome(binding->py, kept, -1, py_none());
}

/* An empty Rows, for a statement that was only written down. */
static struct py_value no_rows(struct binding *binding)
{
    struct py *py = binding->py;
    struct row_shape *shape = row_shape_new(py, py_tuple(py, 0), py_none(), py_none());
    return shape ? rows_new(py, kept_rows_new(py, 0), shape) : py_error();
}

static struct py_value change(struct binding *binding, const struct prepared *prepared,
                              const struct nature *nature)
{
    ERROR_SCOPE(err);
    ROWS_SCOPE(rows);
    const struct script_target *target = binding->target;
    uint64_t changes = 0;
    struct script_statement statement = {
        .text = prepared->text,
        .parameters = prepared->parameters,
        .parameter_count = prepared->count,
        .ret_changes = &changes,
        .ret_rows = nature->gives_rows ? &rows : NULL,
    };
    if (!binding_give(binding, &statement, &err))
        return raise_failure(binding, prepared, &err);
    struct py_value kept = py_none();
    struct py_value key = py_none();
    if (nature->gives_rows)
        kept = rows ? keep_rows(binding, rows, prepared, &err) : no_rows(binding);
    if (py_is_error(kept))
        return raise_failure(binding, prepared, &err);
    if (nature->is_insert && !target->is_offline) {
        int64_t made = connection_last_key(target->connection);
        key = made ? py_int(made) : py_none();
    }
    return outcome(binding->py, kept, nature->is_change ? (int64_t)changes : -1, key);
}

static struct nature nature_here(const struct binding *binding, const char *text)
{
    return nature_of(text, binding->target->connection->dialect->syntax);
}

struct py_value run_prepared(struct binding *binding, const struct prepared *statement)
{
    struct nature nature = statement->is_plain_change
                               ? (struct nature){.is_change = true}
                               : nature_here(binding, statement->text);
    if (nature.is_query && !binding->target->is_offline)
        return ask(binding, statement);
    binding->is_unanswered = binding->is_unanswered || nature.is_query;
    return change(binding, statement, &nature);
}

bool is_question(const struct binding *binding, const char *text)
{
    return nature_here(binding, text).is_query;
}

bool is_plain_change(const struct binding *binding, const char *text)
{
    struct nature nature = nature_here(binding, text);
    return nature.is_change && !nature.gives_rows;
}
