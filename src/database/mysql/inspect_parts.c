/* Types, defaults and options as information_schema spells them. */
#include "database/mysql/inspect_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "base/banned.h"

/* -- Types */

static char *upper(const char *bytes, size_t length, struct arena *arena)
{
    char *word = arena_strndup(arena, bytes, length);
    for (char *byte = word; *byte; byte++)
        if (*byte >= 'a' && *byte <= 'z')
            *byte = (char)(*byte - 32);
    return word;
}

/* The values of enum('a','it''s'); returns what follows them. */
static const char *read_values(const char *text, struct strings *values, struct arena *arena)
{
    while (*text == '\'') {
        TEXT_SCOPE(value);
        for (text++; *text && !(text[0] == '\'' && text[1] != '\''); text++) {
            if (text[0] == '\'' || (text[0] == '\\' && text[1]))
                text++;
            text_add_char(&value, *text);
        }
        vec_push(arena, values, text_copy(&value, arena));
        text += *text == '\'';
        text += *text == ',';
    }
    return text;
}

/* Whether a type of this name takes what its parenthesis has as a length of characters or bytes. */
static bool has_length(const char *name)
{
    static const char *const names[] = {"CHAR", "VARCHAR", "BINARY", "VARBINARY", "BIT", "VECTOR"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static bool has_fraction(const char *name)
{
    return strcmp(name, "DATETIME") == 0 || strcmp(name, "TIMESTAMP") == 0 ||
           strcmp(name, "TIME") == 0;
}

static bool has_scale(const char *name)
{
    return strcmp(name, "DECIMAL") == 0 || strcmp(name, "FLOAT") == 0 ||
           strcmp(name, "DOUBLE") == 0;
}

static void set_numbers(struct type *type, const char *text, struct arena *arena)
{
    char *end = NULL;
    int first = (int)strtol(text, &end, 10);
    if (has_length(type->name)) {
        type->length = first;
    } else if (has_fraction(type->name)) {
        options_set_integer(&type->options, arena, "fsp", first);
    } else if (has_scale(type->name)) {
        type->precision = first;
        if (*end == ',')
            type->scale = (int)strtol(end + 1, NULL, 10);
    } else {
        options_set_integer(&type->options, arena, "display_width", first);
    }
}

/* Names that the rules of types.c know; another one stands as it is. */
static bool is_known(const char *name)
{
    static const char *const names[] = {"INT",        "TINYINT",  "SMALLINT",   "MEDIUMINT",
                                        "BIGINT",     "DECIMAL",  "FLOAT",      "DOUBLE",
                                        "BIT",        "YEAR",     "DATETIME",   "TIME",
                                        "TIMESTAMP",  "DATE",     "VARCHAR",    "CHAR",
                                        "TEXT",       "TINYTEXT", "MEDIUMTEXT", "LONGTEXT",
                                        "SET",        "ENUM",     "BLOB",       "TINYBLOB",
                                        "MEDIUMBLOB", "LONGBLOB", "VARBINARY",  "BINARY",
                                        "JSON"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

struct type *mysql_type_of(const char *column_type, struct arena *arena)
{
    size_t length = strcspn(column_type, "( ");
    const char *rest = column_type + length;
    const char *name = upper(column_type, length, arena);
    if (!is_known(name)) {
        struct type *raw = type_new(arena, TYPE_RAW);
        raw->name = arena_strdup(arena, column_type);
        return raw;
    }
    bool is_enum = strcmp(name, "ENUM") == 0;
    struct type *type = type_new_sql(arena, "mysql", strcmp(name, "INT") == 0 ? "INTEGER" : name);
    if (is_enum) {
        type = type_new(arena, TYPE_ENUM);
        type->family = "mysql";
    }
    if (*rest == '(' && rest[1] == '\'')
        rest = read_values(rest + 1, &type->values, arena);
    else if (*rest == '(')
        set_numbers(type, rest + 1, arena);
    if (*rest == '(') /* which MySQL leaves out of whole numbers */
        rest += strcspn(rest, ")");
    if (strstr(rest, " unsigned"))
        options_set_boolean(&type->options, arena, "unsigned", true);
    if (strstr(rest, " zerofill"))
        options_set_boolean(&type->options, arena, "zerofill", true);
    return type;
}

/* -- Columns */

/* Whether the words stand in the list, whatever their case. */
static bool says(const char *extra, const char *words)
{
    for (; *extra; extra++)
        if (ascii_compare_start(extra, words, strlen(words)) == 0)
            return true;
    return false;
}

static bool is_time(const struct type *type)
{
    return type->kind == TYPE_SQL &&
           (string_equal(type->name, "TIMESTAMP") || string_equal(type->name, "DATETIME"));
}

/* b'101' and 0x41, which only these types have for a default. */
static bool is_bytes(const struct type *type, const char *value)
{
    bool is_binary = type->kind == TYPE_SQL &&
                     (string_equal(type->name, "BIT") || string_equal(type->name, "BINARY") ||
                      string_equal(type->name, "VARBINARY"));
    return is_binary &&
           (ascii_compare_start(value, "b'", 2) == 0 || ascii_compare_start(value, "0x", 2) == 0);
}

/* _utf8mb4\'O\\\'Hara\' is _utf8mb4'O\'Hara'. */
char *mysql_unescape(const char *expression, struct arena *arena)
{
    TEXT_SCOPE(text);
    for (; *expression; expression++) {
        if (expression[0] == '\\' && expression[1] && strchr("'\"\\", expression[1]))
            expression++;
        text_add_char(&text, *expression);
    }
    return text_copy(&text, arena);
}

static struct default_value mysql_default(const struct column_row *row, const struct type *type,
                                          struct arena *arena)
{
    const char *value = row->written_default;
    bool is_now = is_time(type) && says(value, "CURRENT_TIMESTAMP");
    if (is_now || is_bytes(type, value))
        return (struct default_value){DEFAULT_EXPRESSION, value};
    if (!says(row->extra, "DEFAULT_GENERATED"))
        return (struct default_value){DEFAULT_STRING, value};
    return (struct default_value){DEFAULT_EXPRESSION,
                                  arena_printf(arena, "(%s)", mysql_unescape(value, arena))};
}

static struct default_value read_default(const struct column_row *row, bool is_mariadb,
                                         const struct type *type, struct arena *arena)
{
    const char *value = row->written_default;
    if (!value || (is_mariadb && string_equal_nocase(value, "NULL")))
        return (struct default_value){.kind = DEFAULT_NONE};
    return is_mariadb ? (struct default_value){DEFAULT_EXPRESSION, value}
                      : mysql_default(row, type, arena);
}

static void read_charset(struct type *type, const struct column_row *row, const struct table *table,
                         struct arena *arena)
{
    const char *usual = table ? options_text(&table->options, "mysql_collate") : NULL;
    if (!row->collation || string_equal(row->collation, usual))
        return;
    options_set_text(&type->options, arena, "charset", row->charset);
    type->collation = row->collation;
}

static void read_extra(struct column *column, const struct column_row *row, struct arena *arena)
{
    static const char update[] = "on update ";
    const char *extra = row->extra;
    if (says(extra, "auto_increment"))
        column->autoincrement = AUTOINCREMENT_YES;
    if (says(extra, "INVISIBLE"))
        options_set_boolean(&column->options, arena, "mysql_invisible", true);
    for (; *extra; extra++)
        if (ascii_compare_start(extra, update, sizeof update - 1) == 0) {
            const char *value = extra + sizeof update - 1;
            options_set_text(&column->options, arena, "mysql_on_update",
                             arena_strndup(arena, value, strcspn(value, ", ")));
        }
}

struct column *mysql_column_of(const struct column_row *row, bool is_mariadb,
                               const struct table *table, struct arena *arena)
{
    struct type *type = mysql_type_of(row->type, arena);
    struct column *column = column_new(arena, row->name, type);
    bool is_generated = row->expression && *row->expression;
    read_charset(type, row, table, arena);
    column->is_nullable = row->is_nullable;
    column->autoincrement = AUTOINCREMENT_NO;
    column->comment = row->comment && *row->comment ? row->comment : NULL;
    if (is_generated) {
        column->computed.expression =
            is_mariadb ? row->expression : mysql_unescape(row->expression, arena);
        column->computed.is_stored = says(row->extra, "VIRTUAL") ? TRI_NO : TRI_YES;
    } else {
        column->server_default = read_default(row, is_mariadb, type, arena);
    }
    read_extra(column, row, arena);
    return column;
}

/* -- Tables */

void mysql_read_options(struct table *table, const char *create_options, struct arena *arena)
{
    while (*create_options) {
        size_t key = strcspn(create_options, "= ");
        const char *value = create_options + key;
        size_t length = 0;
        if (*value == '=') {
            value++;
            length = *value == '\'' || *value == '"' ? strcspn(value + 1, "'\"") + 2
                                                     : strcspn(value, " ");
            char *name = arena_printf(arena, "mysql_%.*s", (int)key, create_options);
            for (char *byte = name; *byte; byte++)
                *byte = (char)ascii_lower((unsigned char)*byte);
            if (*value != '`' && *create_options != '`')
                options_set_text(&table->options, arena, name, arena_strndup(arena, value, length));
        }
        create_options = value + length;
        create_options += strspn(create_options, " ");
    }
}
