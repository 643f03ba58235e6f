/* Reads the forms in which the catalogue has lists, numbers and clauses. */
#include "database/postgresql/inspect_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

const char *postgresql_text(const struct rows *rows, size_t column, struct arena *arena)
{
    return rows_text(rows, column, arena);
}

bool postgresql_flag(const struct rows *rows, size_t column)
{
    struct value value = rows_value(rows, column);
    if (value.kind == VALUE_TEXT)
        return string_equal(value.bytes, "true");
    return value.kind == VALUE_INTEGER && value.integer != 0;
}

char postgresql_letter(const struct rows *rows, size_t column)
{
    struct value value = rows_value(rows, column);
    return value.kind == VALUE_TEXT && value.length ? *value.bytes : '\0';
}

struct identity postgresql_read_sequence(const struct rows *rows, size_t column)
{
    return (struct identity){
        .has_start = true,
        .has_increment = true,
        .has_minimum = true,
        .has_maximum = true,
        .has_cache = true,
        .start = rows_integer(rows, column),
        .increment = rows_integer(rows, column + 1),
        .minimum = rows_integer(rows, column + 2),
        .maximum = rows_integer(rows, column + 3),
        .cache = rows_integer(rows, column + 4),
        .cycles = postgresql_flag(rows, column + 5) ? TRI_YES : TRI_NO,
    };
}

/* One member, which ends before a comma or brace; *at is there then. */
static const char *read_member(const char **at, struct arena *arena)
{
    TEXT_SCOPE(member);
    bool is_quoted = **at == '"';
    const char *byte = *at + is_quoted;
    for (; *byte && !(is_quoted ? *byte == '"' : strchr(",}", *byte) != NULL); byte++) {
        byte += *byte == '\\' && byte[1];
        text_add_char(&member, *byte);
    }
    *at = byte + (is_quoted && *byte);
    if (!is_quoted && string_equal(text_string(&member), "NULL"))
        return "";
    return text_copy(&member, arena);
}

struct strings postgresql_read_array(const char *text, struct arena *arena)
{
    struct strings members = {0};
    if (!text || *text != '{')
        return members;
    for (const char *at = text + 1; *at && *at != '}'; at += *at == ',')
        vec_push(arena, &members, read_member(&at, arena));
    return members;
}

struct numbers postgresql_read_numbers(const char *text, struct arena *arena)
{
    static const char digits[] = "-0123456789";
    struct numbers numbers = {0};
    while (text && *(text += strcspn(text, digits))) {
        char *end = NULL;
        vec_push(arena, &numbers, (int)strtol(text, &end, 10));
        text = end > text ? end : text + 1;
    }
    return numbers;
}

/* Whether the parenthesis that text begins with is closed at its very end. */
static size_t length_of_group(const char *text)
{
    unsigned depth = 0;
    char quote = '\0';
    for (const char *byte = text; *byte; byte++) {
        if (quote) {
            quote = *byte == quote ? '\0' : quote;
            continue;
        }
        if (*byte == '\'' || *byte == '"')
            quote = *byte;
        depth += *byte == '(';
        depth -= *byte == ')';
        if (!depth)
            return (size_t)(byte - text) + 1;
    }
    return 0;
}

const char *postgresql_inside(const char *text, const char *before, struct arena *arena)
{
    const char *at = text ? strstr(text, before) : NULL;
    at = at ? strchr(at + strlen(before), '(') : NULL;
    size_t length = at ? length_of_group(at) : 0;
    return length ? arena_strndup(arena, at + 1, length - 2) : NULL;
}
