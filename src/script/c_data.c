/* Statements, rows to insert and rows that were read, for revisions in C. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/real.h"
#include "base/text.h"
#include "script/c_model.h"
#include "script/c_run.h"
#include "base/banned.h"

struct alq_value alq_null(void)
{
    return (struct alq_value){.kind = ALQ_VALUE_NULL};
}

struct alq_value alq_integer(int64_t number)
{
    return (struct alq_value){.kind = ALQ_VALUE_INTEGER, .integer = number};
}

struct alq_value alq_real(double number)
{
    return (struct alq_value){.kind = ALQ_VALUE_REAL, .real = number};
}

struct alq_value alq_boolean(bool is_true)
{
    return (struct alq_value){.kind = ALQ_VALUE_BOOLEAN, .integer = is_true};
}

struct alq_value alq_text(const char *string)
{
    if (!string)
        return alq_null();
    return (struct alq_value){
        .kind = ALQ_VALUE_TEXT, .bytes = string, .length = strlen(string)};
}

struct alq_value alq_expression(const char *sql)
{
    const char *bytes = model_sql(sql) ? model_sql(sql) : sql;
    return (struct alq_value){.kind = ALQ_VALUE_SQL, .bytes = bytes, .length = strlen(bytes)};
}

struct alq_value alq_left_out(void)
{
    return (struct alq_value){.kind = ALQ_VALUE_LEFT_OUT};
}

struct alq_value alq_blob(const void *bytes, size_t length)
{
    return (struct alq_value){.kind = ALQ_VALUE_BLOB, .bytes = bytes, .length = length};
}

/* -- As SQL text. */

static char *write_real(double number, struct arena *arena)
{
    char digits[40];
    (void)real_print(digits, sizeof digits, "%.17g", number);
    bool has_point = strpbrk(digits, ".en") != NULL;
    return arena_printf(arena, "%s%s", digits, has_point ? "" : ".0");
}

static struct literal literal_of(const struct alq_value *value, struct arena *arena)
{
    switch (value->kind) {
    case ALQ_VALUE_NULL:
        return (struct literal){.kind = LITERAL_NULL};
    case ALQ_VALUE_LEFT_OUT:
        return (struct literal){.kind = LITERAL_LEFT_OUT};
    case ALQ_VALUE_INTEGER:
        return (struct literal){.kind = LITERAL_NUMBER,
                                .text = arena_printf(arena, "%" PRId64, value->integer)};
    case ALQ_VALUE_REAL:
        return (struct literal){.kind = LITERAL_NUMBER, .text = write_real(value->real, arena)};
    case ALQ_VALUE_BOOLEAN:
        return (struct literal){.kind = LITERAL_BOOLEAN, .boolean = value->integer != 0};
    case ALQ_VALUE_TEXT:
        return (struct literal){.kind = LITERAL_TEXT,
                                .text = arena_strndup(arena, value->bytes, value->length)};
    case ALQ_VALUE_BLOB:
        return (
            struct literal){.kind = LITERAL_BLOB, .text = value->bytes, .length = value->length};
    case ALQ_VALUE_SQL:
        return (struct literal){.kind = LITERAL_SQL,
                                .text = arena_strndup(arena, value->bytes, value->length)};
    }
    return (struct literal){.kind = LITERAL_NULL};
}

/* The length of the string, quoted name or comment at sql; 1 where none begins. */
static size_t token_length(const char *sql)
{
    const char *end = NULL;
    if (strncmp(sql, "--", 2) == 0)
        end = sql + strcspn(sql, "\n") - 1;
    else if (strncmp(sql, "/*", 2) == 0) {
        end = strstr(sql + 2, "*/");
        end = end ? end + 1 : NULL;
    } else if (strchr("'\"`", *sql))
        end = strchr(sql + 1, *sql);
    else
        return 1;
    return end ? (size_t)(end - sql) + 1 : strlen(sql);
}

/* The statement with its parameters written into it. */
static bool write_parameters(struct alq_op *op, const char *sql, const struct alq_values *values,
                             struct text *text, struct alq_error *err)
{
    size_t used = 0;
    for (size_t length; *sql; sql += length) {
        length = token_length(sql);
        if (*sql != '?') {
            text_add_bytes(text, sql, length);
            continue;
        }
        if (used == values->count)
            return error_set(err, ALQ_ERROR_SCRIPT, "a statement has more ? than its %zu values",
                             values->count);
        struct literal literal = literal_of(&values->items[used++], op->arena);
        if (!render_literal(&op->apply.render, &literal, text, err))
            return false;
    }
    return true;
}

bool alq_execute_with(struct alq_op *op, const char *sql, const struct alq_values *values,
                      uint64_t *ret_changes, struct alq_error *err)
{
    static const struct alq_values none = {0};
    ARENA_SCOPE(scratch);
    TEXT_SCOPE(text);
    const char *marked = model_sql(sql);
    struct script_statement statement = {.text = marked ? marked : sql};
    uint64_t changes = 0;
    statement.ret_changes = &changes;
    (void)op_take_keywords(op);
    if (!op_may_go_on(op, err))
        return false;
    if (op->batch_table)
        return error_set(err, ALQ_ERROR_SCRIPT, "a statement in the batch on table %s",
                         op->batch_table);
    values = values ? values : &none;
    if (values->count && (op->target->is_offline || op->target->wants_text)) {
        if (!write_parameters(op, statement.text, values, &text, err))
            return false;
        statement.text = text_string(&text);
    } else {
        statement.parameters = model_parameters(values, &scratch);
        statement.parameter_count = values->count;
    }
    if (!op->target->statement(op->target->user, &statement, err))
        return false;
    if (ret_changes)
        *ret_changes = changes;
    return true;
}

bool alq_execute(struct alq_op *op, const char *sql, struct alq_error *err)
{
    return alq_execute_with(op, sql, NULL, NULL, err);
}

bool alq_bulk_insert(struct alq_op *op, const char *table, alq_names columns,
                     const struct alq_values *const *rows, struct alq_error *err)
{
    struct operation *operation =
        operation_new(op->arena, OPERATION_BULK_INSERT, NULL, arena_strdup(op->arena, table));
    operation->columns = model_names(columns, op->arena);
    size_t width = operation->columns.count;
    for (size_t i = 0; rows[i]; i++)
        operation->row_count++;
    operation->rows = arena_new_array(op->arena, struct literal_row, operation->row_count);
    for (size_t i = 0; i < operation->row_count; i++) {
        struct literal *values = arena_new_array(op->arena, struct literal, width);
        if (rows[i]->count != width)
            return error_set(err, ALQ_ERROR_SCRIPT,
                             "row %zu for table %s has %zu values for %zu columns", i + 1, table,
                             rows[i]->count, width);
        for (size_t j = 0; j < width; j++)
            values[j] = literal_of(&rows[i]->items[j], op->arena);
        operation->rows[i].values = values;
    }
    return op_apply(op, operation, err);
}
