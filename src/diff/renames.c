/* Finds the annotations of renames between the tokens of CREATE TABLE statements. */
#include "diff/renames.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "base/vec.h"
#include "sql/lexer.h"
#include "base/banned.h"

struct reader {
    struct arena *arena;
    struct renames *renames;
    size_t words;      /* tokens of the statement so far */
    bool is_create;    /* it begins with CREATE */
    bool wants_name;   /* behind TABLE: the name comes */
    const char *table; /* NULL: no CREATE TABLE, or not known yet */
    unsigned depth;
    bool begins_item;        /* the next token names a column */
    const char *column;      /* that began last; NULL: none yet */
    const char *pending;     /* said above what comes next */
    const char *end_of_last; /* token */
};

static void add(struct reader *reader, const char *table, const char *column, const char *from)
{
    vec_push(reader->arena, reader->renames, (struct rename){table, column, from});
}

/* The name behind the annotation in [at, end), without quotes; NULL where there is none. */
static const char *read_annotation(const char *at, const char *end, struct arena *arena)
{
    static const char key[] = "renamed from:";
    for (; (size_t)(end - at) > sizeof key - 1; at++) {
        if (ascii_compare_start(at, key, sizeof key - 1) != 0)
            continue;
        at += sizeof key - 1;
        while (at < end && (*at == ' ' || *at == '\t' || strchr("\"`[", *at)))
            at++;
        size_t length = 0;
        while (at + length < end && !strchr("\"`]\r\n*, \t", at[length]))
            length++;
        return length ? arena_strndup(arena, at, length) : NULL;
    }
    return NULL;
}

/* What stands between the last token and the next one. On the line of the last it is about what is
 * on that line, else about what follows. */
static void read_gap(struct reader *reader, const char *start, const char *end)
{
    const char *line_end = memchr(start, '\n', (size_t)(end - start));
    const char *here = read_annotation(start, line_end ? line_end : end, reader->arena);
    if (here && reader->table)
        add(reader, reader->table, reader->column, here);
    else if (here)
        reader->pending = here;
    while (line_end && line_end < end) {
        const char *next = memchr(line_end + 1, '\n', (size_t)(end - line_end - 1));
        const char *from = read_annotation(line_end + 1, next ? next : end, reader->arena);
        if (from)
            reader->pending = from;
        line_end = next;
    }
}

static const char *name_of(const struct sql_token *token, struct arena *arena)
{
    if (token->kind == SQL_TOKEN_QUOTED && token->length >= 2)
        return arena_strndup(arena, token->text + 1, token->length - 2);
    return arena_strndup(arena, token->text, token->length);
}

static void begin_statement(struct reader *reader)
{
    reader->words = 0;
    reader->is_create = reader->wants_name = reader->begins_item = false;
    reader->table = reader->column = NULL;
    reader->depth = 0;
}

/* The part behind the last point is the name: app.book. */
static void read_head(struct reader *reader, const struct sql_token *token)
{
    if (reader->words == 0)
        reader->is_create = sql_token_is(token, "create");
    if (reader->is_create && !reader->wants_name && !reader->table && sql_token_is(token, "table"))
        reader->wants_name = true;
    else if (reader->wants_name && !sql_token_is(token, "if") && !sql_token_is(token, "not") &&
             !sql_token_is(token, "exists") && !sql_token_is_symbol(token, '.') &&
             !sql_token_is_symbol(token, '('))
        reader->table = name_of(token, reader->arena);
}

static void open_body(struct reader *reader)
{
    reader->wants_name = false;
    reader->begins_item = true;
    if (reader->pending)
        add(reader, reader->table, NULL, reader->pending);
    reader->pending = NULL;
}

static void read_body(struct reader *reader, const struct sql_token *token)
{
    if (reader->depth == 1 && reader->begins_item) {
        reader->column = name_of(token, reader->arena);
        reader->begins_item = false;
        if (reader->pending)
            add(reader, reader->table, reader->column, reader->pending);
        reader->pending = NULL;
    }
    if (reader->depth == 1 && sql_token_is_symbol(token, ','))
        reader->begins_item = true;
}

static void read_token(struct reader *reader, const struct sql_token *token)
{
    bool is_open = sql_token_is_symbol(token, '(');
    if (reader->depth)
        read_body(reader, token);
    else
        read_head(reader, token);
    if (is_open && reader->depth++ == 0 && reader->table && reader->wants_name)
        open_body(reader);
    if (sql_token_is_symbol(token, ')') && reader->depth)
        reader->depth--;
    reader->words++;
    if (token->kind == SQL_TOKEN_DELIMITER)
        begin_statement(reader);
}

bool renames_read(const char *text, size_t length, enum sql_syntax syntax, const char *file,
                  struct arena *arena, struct renames *renames, struct alq_error *err)
{
    struct reader reader = {.arena = arena, .renames = renames, .end_of_last = text};
    struct sql_lexer lexer;
    struct sql_token token;
    sql_lexer_init(&lexer, text, length, syntax, file, 1);
    do {
        if (!sql_lexer_next(&lexer, reader.words == 0, &token, err))
            return false;
        const char *start = token.kind == SQL_TOKEN_END ? text + length : token.text;
        if (start > reader.end_of_last)
            read_gap(&reader, reader.end_of_last, start);
        read_token(&reader, &token);
        reader.end_of_last = start + (token.kind == SQL_TOKEN_END ? 0 : token.length);
    } while (token.kind != SQL_TOKEN_END);
    return true;
}
