/* Splits any bytes by every syntax. What was split must lie in the text in order, and a statement
 * of a syntax without delimiter lines must split into itself. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "sql/scanner.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool claim)
{
    if (!claim)
        abort();
}

static void check_order(const struct sql_statements *statements)
{
    for (size_t i = 0; i < statements->count; i++) {
        const struct sql_statement *statement = &statements->items[i];
        check(statement->length > 0 && strlen(statement->text) == statement->length);
        check(statement->line > 0 && statement->column > 0);
        check(!statement->is_savepoint || statement->is_transaction);
        if (i == 0)
            continue;
        const struct sql_statement *before = &statements->items[i - 1];
        check(before->line < statement->line ||
              (before->line == statement->line && before->column < statement->column));
    }
}

/* Alone, a "." would stand in the first column and be a command of the shell, and a mark of byte
 * order would be passed over. */
static void check_again(const struct sql_statement *statement, enum sql_syntax syntax)
{
    ARENA_SCOPE(arena);
    struct sql_statements again;
    bool has_mark = strncmp(statement->text, "\xef\xbb\xbf", 3) == 0;
    if (statement->text[0] == '.' || has_mark || statement->length > 4096)
        return;
    check(sql_split(statement->text, statement->length, syntax, NULL, 1, &arena, &again, NULL));
    check(again.count == 1 && strcmp(again.items[0].text, statement->text) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int syntax = SQL_SYNTAX_ANY; syntax <= SQL_SYNTAX_MYSQL; syntax++) {
        ARENA_SCOPE(arena);
        ERROR_SCOPE(err);
        struct sql_statements statements;
        bool is_split = sql_split((const char *)data, size, (enum sql_syntax)syntax, "input.sql", 1,
                                  &arena, &statements, &err);
        check(is_split == (err.kind == ALQ_ERROR_NONE));
        check(is_split || (err.message && err.line > 0 && err.column > 0));
        if (!is_split)
            continue;
        check_order(&statements);
        bool has_lines = syntax == SQL_SYNTAX_MYSQL || syntax == SQL_SYNTAX_ANY;
        for (size_t i = 0; i < statements.count && !has_lines; i++)
            check_again(&statements.items[i], (enum sql_syntax)syntax);
    }
    return 0;
}
