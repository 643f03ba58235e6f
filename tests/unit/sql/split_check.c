/* Assertions on sql_split. */
#include "sql/split_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/banned.h"

void assert_split(enum sql_syntax syntax, const char *text, ...)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct sql_statements statements;
    if (!sql_split(text, strlen(text), syntax, "x.sql", 1, &arena, &statements, &err))
        fail_msg("%s: %u:%u: %s", text, err.line, err.column, err.message);
    va_list expected;
    va_start(expected, text);
    size_t index = 0;
    for (const char *want; (want = va_arg(expected, const char *)) != NULL; index++) {
        if (index == statements.count)
            fail_msg("%s: no statement %s", text, want);
        assert_string_equal(statements.items[index].text, want);
        assert_int_equal(statements.items[index].length, strlen(want));
    }
    va_end(expected);
    if (index != statements.count)
        fail_msg("%s: unexpected statement %s", text, statements.items[index].text);
}

void assert_refused(enum sql_syntax syntax, const char *text, unsigned line, unsigned column,
                    const char *message)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct sql_statements statements;
    if (sql_split(text, strlen(text), syntax, "x.sql", 1, &arena, &statements, &err))
        fail_msg("%s: split into %zu statements", text, statements.count);
    assert_int_equal(err.kind, ALQ_ERROR_SCRIPT);
    assert_string_equal(err.message, message);
    assert_string_equal(err.file, "x.sql");
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
    assert_false(sql_split(text, strlen(text), syntax, "x.sql", 1, &arena, &statements, NULL));
}

void assert_whole(enum sql_syntax syntax, const char *text)
{
    assert_split(syntax, text, text, NULL);
    ARENA_SCOPE(arena);
    char *twice = arena_printf(&arena, "%s;\n%s ;", text, text);
    assert_split(syntax, twice, text, text, NULL);
}
