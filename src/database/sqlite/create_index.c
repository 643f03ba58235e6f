/* Reads CREATE INDEX, and qualifies the name that any text of sqlite_schema makes. */
#include "database/sqlite/create_table.h"

#include "base/error.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

static bool read(struct cursor *cursor, struct create_index *index)
{
    if (!cursor_take(cursor, "create"))
        return false;
    index->is_unique = cursor_take(cursor, "unique");
    if (!cursor_take(cursor, "index"))
        return false;
    index->name = cursor_take_name(cursor, &index->name_span);
    if (!index->name || !cursor_take(cursor, "on"))
        return false;
    index->table = cursor_take_name(cursor, NULL);
    if (!index->table || !read_key_parts(cursor, &index->parts, NULL))
        return false;
    if (cursor_take(cursor, "where")) {
        index->where.start = cursor_start(cursor);
        while (cursor_peek(cursor, 0)->kind != SQL_TOKEN_END)
            cursor->at++;
        index->where.end = cursor_end(cursor);
    }
    return cursor_peek(cursor, 0)->kind == SQL_TOKEN_END;
}

bool create_index_read(const char *text, struct arena *arena, struct create_index *ret_index,
                       struct alq_error *err)
{
    struct create_index index = {.text = text};
    if (!tokens_read(text, arena, &index.tokens, err))
        return false;
    struct cursor cursor = {&index.tokens, 0, arena};
    if (!read(&cursor, &index)) {
        error_set(err, ALQ_ERROR_DATABASE, "the definition of an index cannot be read");
        return error_statement(err, text);
    }
    *ret_index = index;
    return true;
}

char *create_text_in(const char *text, const char *schema, struct arena *arena)
{
    struct tokens tokens;
    size_t name = 0;
    TEXT_SCOPE(create);
    if (!tokens_read(text, arena, &tokens, NULL))
        return arena_strdup(arena, text);
    struct cursor cursor = {&tokens, 0, arena};
    cursor_take(&cursor, "create");
    cursor_take(&cursor, "unique");
    cursor.at++; /* TABLE, INDEX, VIEW, TRIGGER */
    name = cursor_start(&cursor);
    text_add_bytes(&create, text, name);
    dialect_add_quoted_name(&sqlite_dialect, &create, schema);
    text_add_char(&create, '.');
    text_add(&create, text + name);
    return text_copy(&create, arena);
}
