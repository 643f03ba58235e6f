/* SQLite judges where its statements end: sqlite3_complete and the tail of sqlite3_prepare, over
 * the fuzzer's seeds and over texts put together by chance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "sql/scanner.h"
#include "base/banned.h"

static const char seeds[] = "fuzz/corpus/sql_scanner";

static bool split(const char *text, struct arena *arena, struct sql_statements *ret_statements)
{
    return sql_split(text, strlen(text), SQL_SYNTAX_SQLITE, "x.sql", 1, arena, ret_statements,
                     NULL);
}

/* The place of a statement in its text, from line and column. */
static const char *find(const char *text, const struct sql_statement *statement)
{
    const char *line = strncmp(text, "\xef\xbb\xbf", 3) == 0 ? text + 3 : text;
    for (unsigned i = 1; i < statement->line; i++)
        line = strchr(line, '\n') + 1;
    return line + statement->column - 1;
}

/* Where the text may be cut by sqlite3_complete: behind the first ";" that makes it complete. */
static const char *complete_end(const char *text)
{
    TEXT_SCOPE(so_far);
    for (const char *at = text; *at; at++) {
        text_add_char(&so_far, *at);
        if (*at == ';' && sqlite3_complete(text_string(&so_far)))
            return at + 1;
    }
    return text + strlen(text);
}

/* Whether the text has nothing but blanks, comments and ";". */
static bool is_empty(const char *text, size_t length)
{
    ARENA_SCOPE(arena);
    struct sql_statements statements;
    return sql_split(text, length, SQL_SYNTAX_SQLITE, NULL, 1, &arena, &statements, NULL) &&
           statements.count == 0;
}

/* Every piece that sqlite3_complete cuts holds exactly our next statement, and nothing is left
 * over. */
static void assert_same_as_complete(const char *text)
{
    ARENA_SCOPE(arena);
    struct sql_statements statements;
    if (!split(text, &arena, &statements))
        return; /* unfinished text, which the shell would wait for */
    const char *piece = strncmp(text, "\xef\xbb\xbf", 3) == 0 ? text + 3 : text;
    size_t index = 0;
    while (*piece) {
        const char *end = complete_end(piece);
        if (!is_empty(piece, (size_t)(end - piece))) {
            if (index == statements.count)
                fail_msg("%s: nothing for %s", text, piece);
            const struct sql_statement *ours = &statements.items[index++];
            const char *start = find(text, ours);
            const char *ours_end = start + ours->length;
            assert_memory_equal(start, ours->text, ours->length);
            if (start < piece || ours_end > end || !is_empty(ours_end, (size_t)(end - ours_end)))
                fail_msg("%s: %s is cut otherwise", text, ours->text);
        }
        piece = end;
    }
    if (index != statements.count)
        fail_msg("%s: one more, %s", text, statements.items[index].text);
}

/* Runs the file statement by statement as sqlite3_prepare cuts it, and compares the cuts. */
static size_t assert_same_as_prepare(const char *text)
{
    ARENA_SCOPE(arena);
    struct sql_statements statements;
    assert_true(split(text, &arena, &statements));
    sqlite3 *database;
    assert_int_equal(sqlite3_open(":memory:", &database), SQLITE_OK);
    size_t index = 0;
    for (const char *tail = text; *tail && index < statements.count;) {
        sqlite3_stmt *prepared;
        const char *start = tail;
        if (sqlite3_prepare_v2(database, start, -1, &prepared, &tail) != SQLITE_OK)
            break; /* its tail says nothing then */
        if (!prepared)
            continue;
        while (sqlite3_step(prepared) == SQLITE_ROW)
            ;
        sqlite3_finalize(prepared);
        const struct sql_statement *ours = &statements.items[index++];
        const char *ours_end = find(text, ours) + ours->length;
        if (ours_end > tail || !is_empty(ours_end, (size_t)(tail - ours_end)) ||
            find(text, ours) < start)
            fail_msg("%.*s is cut otherwise by sqlite3_prepare", 40, ours->text);
    }
    sqlite3_close(database);
    return index;
}

static void test_seeds(void **state)
{
    (void)state;
    ARENA_SCOPE(arena);
    struct strings names;
    assert_true(directory_list(seeds, &arena, &names, NULL));
    assert_true(names.count > 20);
    for (size_t i = 0; i < names.count; i++) {
        char *text;
        assert_true(file_read(path_join(&arena, seeds, names.items[i]), &arena, &text, NULL, NULL));
        assert_same_as_complete(text);
    }
}

static void test_prepare(void **state)
{
    (void)state;
    static const char *const names[] = {"sqlite_triggers.sql", "sqlite_quotes.sql",
                                        "sqlite_schema.sql", "sqlite_bom_crlf.sql"};
    size_t prepared = 0;
    ARENA_SCOPE(arena);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *text;
        assert_true(file_read(path_join(&arena, seeds, names[i]), &arena, &text, NULL, NULL));
        prepared += assert_same_as_prepare(text);
    }
    assert_true(prepared > 20);
}

/* Pieces that decide where statements end, in any order. */
static const char *const pieces[] = {
    ";",       ";",       ";",       " ",      "\n",  "create", "CREATE", "temp",  "temporary",
    "trigger", "TRIGGER", "explain", "begin",  "end", "END",    "case",   "'a;'",  "\"b;\"",
    "[c;]",    "`d;`",    "--e;\n",  "/*f;*/", "'",   "\"",     "[",      "`",     "--",
    "/*",      "*/",      "x",       "1",      "_",   "$",      "é",      "(",     ")",
    ",",       ".",       "-",       "\t",     "''",  "]",      "table",  "query", "plan",
    "if",      "not",     "\f",      "@",      "#",   "\\"};

static void test_chance(void **state)
{
    (void)state;
    unsigned seed = 20260105;
    for (unsigned round = 0; round < 30000; round++) {
        TEXT_SCOPE(text);
        for (unsigned left = 1 + (unsigned)rand_r(&seed) % 24; left; left--) {
            size_t count = sizeof pieces / sizeof *pieces;
            text_add(&text, pieces[(unsigned)rand_r(&seed) % count]);
            if (rand_r(&seed) % 2)
                text_add_char(&text, ' ');
        }
        assert_same_as_complete(text_string(&text));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seeds),
        cmocka_unit_test(test_prepare),
        cmocka_unit_test(test_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
