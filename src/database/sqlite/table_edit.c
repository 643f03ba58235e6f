/* Changes the text of a CREATE TABLE: replacements in place, columns and constraints put in and
 * taken out. */
#include "database/sqlite/table_edit.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "base/banned.h"

bool table_edit_init(struct table_edit *edit, const char *text, struct arena *arena,
                     struct alq_error *err)
{
    edit->arena = arena;
    return create_table_read(text, arena, &edit->table, err);
}

/* -- Replacements */

static bool is_word(char byte)
{
    return ascii_is_alphanumeric((unsigned char)byte) || strchr("_$\"'`]", byte) ||
           (unsigned char)byte >= 0x80;
}

/* Adds bytes, with a blank before them where two words would grow together. */
static void join(struct text *text, const char *bytes, size_t length)
{
    if (text->length && length && is_word(text->bytes[text->length - 1]) &&
        (is_word(*bytes) || *bytes == '[') && *bytes != ']')
        text_add_char(text, ' ');
    text_add_bytes(text, bytes, length);
}

bool table_edit_replace(struct table_edit *edit, const struct replacement *replacements,
                        size_t count, struct alq_error *err)
{
    const char *old = edit->table.text;
    size_t at = 0;
    TEXT_SCOPE(text);
    for (size_t i = 0; i < count; i++) {
        const struct replacement *replacement = &replacements[i];
        join(&text, old + at, replacement->span.start - at);
        join(&text, replacement->with, strlen(replacement->with));
        at = replacement->span.end;
    }
    join(&text, old + at, strlen(old + at));
    return create_table_read(text_copy(&text, edit->arena), edit->arena, &edit->table, err);
}

bool table_edit_put(struct table_edit *edit, struct span span, const char *with,
                    struct alq_error *err)
{
    struct replacement replacement = {span, with};
    return table_edit_replace(edit, &replacement, 1, err);
}

bool table_edit_remove_clause(struct table_edit *edit, struct span span, struct alq_error *err)
{
    const char *text = edit->table.text;
    while (span.start && isspace((unsigned char)text[span.start - 1]))
        span.start--;
    return table_edit_put(edit, span, "", err);
}

/* -- Items and what goes with them */

/* Behind the comment that stands at a place; the place itself where none does. */
static size_t skip_comment(const char *text, size_t at)
{
    const char *end = NULL;
    if (strncmp(text + at, "--", 2) == 0)
        return at + strcspn(text + at, "\n");
    if (strncmp(text + at, "/*", 2) == 0)
        end = strstr(text + at + 2, "*/");
    return end ? (size_t)(end + 2 - text) : at;
}

/* Behind the comments that end the line of a place. Comments with something else behind them belong
 * to that. */
static size_t skip_line_end(const char *text, size_t at)
{
    size_t place = at;
    size_t behind = at;
    for (;;) {
        place += strspn(text + place, " \t");
        size_t next = skip_comment(text, place);
        if (next == place)
            break;
        behind = place = next;
    }
    return text[place] && strchr("\r\n)", text[place]) ? behind : at;
}

/* The end of what goes with an item: its comma and the comments behind it. */
static size_t item_end(const struct create_table *table, size_t item)
{
    const struct create_item *found = &table->items[item];
    return skip_line_end(table->text, found->has_comma ? found->comma + 1 : found->span.end);
}

/* Its beginning: the comments above it. */
static size_t item_start(const struct create_table *table, size_t item)
{
    return item ? item_end(table, item - 1) : skip_line_end(table->text, table->open + 1);
}

size_t table_edit_columns(const struct table_edit *edit)
{
    size_t count = 0;
    while (count < edit->table.count && edit->table.items[count].is_column)
        count++;
    return count;
}

size_t table_edit_find(const struct table_edit *edit, const char *column)
{
    const struct create_item *item = create_table_column(&edit->table, column);
    return item ? (size_t)(item - edit->table.items) : SIZE_MAX;
}

bool table_edit_remove_item(struct table_edit *edit, size_t item, struct alq_error *err)
{
    const struct create_table *table = &edit->table;
    struct replacement replacements[2];
    size_t count = 0;
    struct span span = {item_start(table, item), item_end(table, item)};
    bool is_last = item + 1 == table->count;
    if (is_last && item && table->items[item - 1].has_comma) {
        size_t comma = table->items[item - 1].comma;
        replacements[count++] = (struct replacement){{comma, comma + 1}, ""};
    }
    if (!item && table->text[span.start] && !isspace((unsigned char)table->text[span.start]))
        span.end += strspn(table->text + span.end, " \t"); /* (a, b) becomes (b) */
    replacements[count++] = (struct replacement){span, ""};
    return table_edit_replace(edit, replacements, count, err);
}

/* The line end and indentation before an item; a blank where it does not begin its line. */
static char *separator_of(const struct table_edit *edit, size_t item)
{
    const char *text = edit->table.text;
    size_t end = edit->table.items[item].span.start;
    size_t start = end;
    while (start && strchr(" \t", text[start - 1]))
        start--;
    if (!start || text[start - 1] != '\n')
        return arena_strdup(edit->arena, " ");
    return arena_printf(edit->arena, "\n%.*s", (int)(end - start), text + start);
}

static bool insert_first(struct table_edit *edit, const char *text, struct alq_error *err)
{
    const char *separator = separator_of(edit, 0);
    size_t start = item_start(&edit->table, 0);
    bool is_tight = start == edit->table.items[0].span.start;
    const char *with = is_tight ? arena_printf(edit->arena, "%s, ", text)
                                : arena_printf(edit->arena, "%s%s,", separator, text);
    return table_edit_put(edit, (struct span){start, start}, with, err);
}

bool table_edit_insert_item(struct table_edit *edit, size_t at, const char *text,
                            struct alq_error *err)
{
    const struct create_table *table = &edit->table;
    if (at == 0)
        return insert_first(edit, text, err);
    const struct create_item *before = &table->items[at - 1];
    const char *separator = separator_of(edit, at - 1);
    size_t end = item_end(table, at - 1);
    size_t own_end = before->has_comma ? before->comma + 1 : before->span.end;
    if (end != own_end && *separator != '\n')
        separator = "\n"; /* a comment behind it may run to the end of the line */
    if (before->has_comma)
        return table_edit_put(edit, (struct span){end, end},
                              arena_printf(edit->arena, "%s%s,", separator, text), err);
    struct replacement replacements[] = {
        {{own_end, own_end}, ","},
        {{end, end}, arena_printf(edit->arena, "%s%s", separator, text)},
    };
    return table_edit_replace(edit, replacements, 2, err);
}

char *table_edit_item_text(const struct table_edit *edit, size_t item)
{
    return span_copy(edit->table.text, edit->table.items[item].span, edit->arena);
}
