/* Reads TOML: lines of headers and keys here, what stands behind a key in toml_value.c. */
#include "base/toml.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/toml_parts.h"
#include "base/utf8.h"
#include "base/banned.h"

/* The text of a line is never in an error: it may hold a password. */
bool toml_fail(const struct toml_parser *parser, const char *message)
{
    error_set(parser->err, ALQ_ERROR_CONFIG, "%s", message_translate(message));
    return error_at(parser->err, parser->path, parser->line, 0);
}

static bool fail_twice(const struct toml_parser *parser, const char *key,
                       const struct toml_value *first)
{
    error_set(parser->err, ALQ_ERROR_CONFIG, "key %s is there twice", key);
    error_detail(parser->err, "the first is in line %u", first->line);
    return error_at(parser->err, parser->path, parser->line, 0);
}

struct toml_value *toml_new(const struct toml_parser *parser, enum toml_kind kind)
{
    struct toml_value *value = arena_new(parser->arena, struct toml_value);
    value->kind = kind;
    value->line = parser->line;
    return value;
}

void toml_skip_blanks(struct toml_parser *parser)
{
    parser->at += strspn(parser->at, " \t");
}

/* A comment, if there is one, up to the end of its line. */
bool toml_skip_comment(struct toml_parser *parser)
{
    toml_skip_blanks(parser);
    if (*parser->at != '#')
        return true;
    for (; *parser->at && *parser->at != '\n'; parser->at++)
        if (toml_is_control(*parser->at))
            return toml_fail(parser, "a comment holds a control character");
    return true;
}

static bool end_line(struct toml_parser *parser)
{
    if (!toml_skip_comment(parser))
        return false;
    if (!*parser->at)
        return true;
    if (*parser->at != '\n')
        return toml_fail(parser, "something stands behind the end of a value or header");
    parser->at++;
    parser->line++;
    return true;
}

static bool read_bare_key(struct toml_parser *parser, const char **ret_key)
{
    size_t length = strspn(parser->at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789_-");
    if (!length)
        return toml_fail(parser, "a line is neither a header, nor key = value, nor a comment");
    *ret_key = arena_strndup(parser->arena, parser->at, length);
    parser->at += length;
    return true;
}

/* a, "a b".c: the parts between the dots. */
bool toml_read_keys(struct toml_parser *parser, struct strings *ret_keys)
{
    for (;;) {
        const char *key = NULL;
        toml_skip_blanks(parser);
        bool is_quoted = *parser->at == '"' || *parser->at == '\'';
        if (is_quoted ? !toml_read_line_string(parser, &key) : !read_bare_key(parser, &key))
            return false;
        vec_push(parser->arena, ret_keys, key);
        toml_skip_blanks(parser);
        if (*parser->at != '.')
            return true;
        parser->at++;
    }
}

/* The table by that name in a table; made where it is missing. By a header the last table of a list
 * of them is meant, too; by a key only a table that keys have made. */
static struct toml_value *descend(struct toml_parser *parser, struct toml_value *table,
                                  const char *key, bool is_header)
{
    struct toml_value *found = map_get(&table->values, key);
    if (!found) {
        found = toml_new(parser, TOML_TABLE);
        found->is_defined = found->is_dotted = !is_header;
        map_put(&table->values, parser->arena, key, found);
        return found;
    }
    if (found->is_fixed)
        return NULL;
    if (found->kind == TOML_ARRAY)
        return is_header ? found->items.items[found->items.count - 1] : NULL;
    return found->kind == TOML_TABLE && (is_header || found->is_dotted) ? found : NULL;
}

/* All but the last of the keys. */
static struct toml_value *descend_all(struct toml_parser *parser, struct toml_value *table,
                                      const struct strings *keys, bool is_header)
{
    for (size_t i = 0; i + 1 < keys->count; i++) {
        struct toml_value *within = descend(parser, table, keys->items[i], is_header);
        if (!within) {
            fail_twice(parser, keys->items[i], map_get(&table->values, keys->items[i]));
            return NULL;
        }
        table = within;
    }
    return table;
}

bool toml_add_value(struct toml_parser *parser, struct toml_value *table)
{
    struct strings keys = {0};
    struct toml_value *value = NULL;
    if (!toml_read_keys(parser, &keys))
        return false;
    if (*parser->at != '=')
        return toml_fail(parser, "a key has no '=' behind it");
    parser->at++;
    table = descend_all(parser, table, &keys, false);
    if (!table || !toml_read_value(parser, &value))
        return false;
    const char *last = keys.items[keys.count - 1];
    return map_add(&table->values, parser->arena, last, value) ||
           fail_twice(parser, last, map_get(&table->values, last));
}

/* [[key]]: a further table of a list. */
static bool add_to_list(struct toml_parser *parser, struct toml_value *table, const char *key)
{
    struct toml_value *list = map_get(&table->values, key);
    if (list && (list->kind != TOML_ARRAY || list->is_fixed))
        return fail_twice(parser, key, list);
    if (!list) {
        list = toml_new(parser, TOML_ARRAY);
        map_put(&table->values, parser->arena, key, list);
    }
    parser->table = toml_new(parser, TOML_TABLE);
    vec_push(parser->arena, &list->items, parser->table);
    return true;
}

/* [key] */
static bool open_table(struct toml_parser *parser, struct toml_value *table, const char *key)
{
    struct toml_value *found = map_get(&table->values, key);
    if (found && (found->kind != TOML_TABLE || found->is_fixed || found->is_defined))
        return fail_twice(parser, key, found);
    if (!found) {
        found = toml_new(parser, TOML_TABLE);
        map_put(&table->values, parser->arena, key, found);
    }
    found->is_defined = true;
    parser->table = found;
    return true;
}

static bool read_header(struct toml_parser *parser, struct toml_value *root)
{
    struct strings keys = {0};
    bool is_list = parser->at[1] == '[';
    const char *close = is_list ? "]]" : "]";
    parser->at += strlen(close);
    if (!toml_read_keys(parser, &keys))
        return false;
    if (strncmp(parser->at, close, strlen(close)) != 0)
        return toml_fail(parser, "a header is not closed");
    parser->at += strlen(close);
    struct toml_value *table = descend_all(parser, root, &keys, true);
    const char *last = keys.items[keys.count - 1];
    return table && (is_list ? add_to_list(parser, table, last) : open_table(parser, table, last));
}

static bool read_lines(struct toml_parser *parser, struct toml_value *root)
{
    parser->table = root;
    while (*parser->at) {
        toml_skip_blanks(parser);
        bool is_empty = !*parser->at || *parser->at == '\n' || *parser->at == '#';
        bool is_header = *parser->at == '[';
        if (!is_empty &&
            !(is_header ? read_header(parser, root) : toml_add_value(parser, parser->table)))
            return false;
        if (!end_line(parser))
            return false;
    }
    return true;
}

/* Whether the text can be handled as a C string of UTF-8; *ret_text is it, with '\n' at the ends of
 * lines only. */
static bool check_bytes(struct toml_parser *parser, const char *text, size_t length,
                        const char **ret_text)
{
    char *copy = arena_alloc(parser->arena, length + 1);
    size_t kept = 0;
    size_t valid = utf8_valid_prefix(text, length);
    for (size_t i = 0; i < length; i++) {
        if (i == valid)
            return toml_fail(parser, "a line is not valid UTF-8");
        if (!text[i])
            return toml_fail(parser, "a line holds a NUL byte");
        if (text[i] == '\n')
            parser->line++;
        if (text[i] != '\r' || i + 1 == length || text[i + 1] != '\n')
            copy[kept++] = text[i];
    }
    copy[kept] = '\0';
    parser->line = 1;
    *ret_text = copy;
    return true;
}

bool toml_parse(const char *path, const char *text, size_t length, struct arena *arena,
                const struct toml_value **ret_root, struct alq_error *err)
{
    struct toml_parser parser = {.arena = arena,
                                 .err = err,
                                 .path = arena_strdup(arena, path),
                                 .line = 1};
    struct toml_value *root = toml_new(&parser, TOML_TABLE);
    if (!check_bytes(&parser, text, length, &parser.at) || !read_lines(&parser, root))
        return false;
    *ret_root = root;
    return true;
}

const struct toml_value *toml_get(const struct toml_value *table, const char *key)
{
    return table && table->kind == TOML_TABLE ? map_get(&table->values, key) : NULL;
}
