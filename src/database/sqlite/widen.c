/* Rebuilds the version table with a wider column: SQLite cannot change a column in place. The
 * new table is made from the text of the old one, so that constraints and their names stay. */
#include "base/ascii.h"
#include "database/sqlite/internal.h"

#include <string.h>

#include "base/error.h"
#include "database/sqlite/sqlite.h"
#include "base/banned.h"

struct token {
    const char *start;
    size_t length;
};

/* The end of a comment or quoted piece that begins at sql; NULL when none does, or it has no
 * end. */
static const char *piece_end(const char *sql)
{
    const char *end = NULL;
    if (strncmp(sql, "--", 2) == 0)
        return sql + strcspn(sql, "\n");
    if (strncmp(sql, "/*", 2) == 0) {
        end = strstr(sql + 2, "*/");
        return end ? end + 2 : NULL;
    }
    if (!*sql || !strchr("'\"`[", *sql))
        return NULL;
    end = strchr(sql + 1, *sql == '[' ? ']' : *sql); /* a doubled quote begins the next piece */
    return end ? end + 1 : NULL;
}

/* The next token of a CREATE TABLE text: a word or number, something quoted, or one character;
 * length 0 at the end. */
static struct token next_token(const char **sql)
{
    for (;;) {
        *sql += strspn(*sql, " \t\r\n\f");
        if (strncmp(*sql, "--", 2) != 0 && strncmp(*sql, "/*", 2) != 0)
            break;
        const char *end = piece_end(*sql);
        *sql = end ? end : *sql + strlen(*sql);
    }
    const char *start = *sql;
    const char *end = piece_end(start);
    size_t length = end ? (size_t)(end - start) : strcspn(start, " \t\r\n\f()[],'\"`/-+*;");
    if (!length && *start)
        length = 1;
    *sql = start + length;
    return (struct token){start, length};
}

static bool is_word(struct token token, const char *word)
{
    return strlen(word) == token.length &&
           ascii_compare_start(token.start, word, token.length) == 0;
}

static bool is_name(struct token token, const char *name)
{
    if (token.length > 2 && strchr("\"`[", *token.start))
        token = (struct token){token.start + 1, token.length - 2};
    return is_word(token, name);
}

/* Whether the token ends the type in a column definition. */
static bool ends_type(struct token token)
{
    static const char *const words[] = {
        "CONSTRAINT", "PRIMARY", "NOT", "NULL",       "UNIQUE",    "CHECK",
        "DEFAULT",    "COLLATE", "AS",  "REFERENCES", "GENERATED",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(token, words[i]))
            return true;
    return !token.length || strchr(",)", *token.start);
}

/* Reads the type behind a column's name, with the parentheses that belong to it. */
static struct token read_type(const char *sql)
{
    struct token type = {sql, 0};
    const char *end = sql;
    unsigned depth = 0;
    for (;;) {
        struct token token = next_token(&sql);
        if (!token.length || (!depth && ends_type(token)))
            break;
        if (end == type.start)
            type.start = token.start;
        depth += *token.start == '(';
        depth -= *token.start == ')';
        end = sql;
    }
    type.length = (size_t)(end - type.start);
    return type;
}

/* Where the type of column stands in the text of a CREATE TABLE. */
static bool find_type(const char *sql, const char *column, struct token *ret_type)
{
    unsigned depth = 0;
    bool is_definition = false; /* the next token begins one */
    for (;;) {
        struct token token = next_token(&sql);
        if (!token.length)
            return false;
        if (is_definition && is_name(token, column)) {
            *ret_type = read_type(sql);
            return true;
        }
        is_definition = (!depth && *token.start == '(') || (depth == 1 && *token.start == ',');
        depth += *token.start == '(';
        depth -= depth && *token.start == ')';
    }
}

/* Adds a text of sqlite_schema, which never names its schema, with schema before the object's
 * name. */
static void add_create(struct text *text, const char *schema, const char *sql)
{
    static const char *const begins[] = {"CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ",
                                         "CREATE TRIGGER "};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        if (!string_starts_with(sql, begins[i]))
            continue;
        text_add(text, begins[i]);
        dialect_add_name(&sqlite_dialect, text, schema);
        text_add_char(text, '.');
        text_add(text, sql + strlen(begins[i]));
        return;
    }
    text_add(text, sql);
}

/* The texts of the table, its indexes and triggers, as they are to be made again, the table
 * first. */
static bool read_texts(struct connection *connection, const char *schema, const char *table,
                       struct arena *arena, struct strings *ret_texts, struct alq_error *err)
{
    TEXT_SCOPE(sql);
    text_add(&sql, "SELECT sql FROM ");
    dialect_add_name(&sqlite_dialect, &sql, schema);
    text_add(&sql, ".sqlite_master WHERE tbl_name = ? COLLATE NOCASE AND sql IS NOT NULL"
                   " ORDER BY type <> 'table', rowid");
    struct value parameter = value_of_text(table);
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, text_string(&sql), &parameter, 1, &rows, err))
        return false;
    while (rows_next(rows, &has_row, err)) {
        if (!has_row && ret_texts->count)
            return true;
        if (!has_row) {
            error_set(err, ALQ_ERROR_DATABASE, "no such table: %s", table);
            return false;
        }
        vec_push(arena, ret_texts, rows_text(rows, 0, arena));
    }
    return false;
}

static char *widened(const char *sql, struct token type, unsigned width, struct arena *arena)
{
    const char *blank = type.length ? "" : " ";
    return arena_printf(arena, "%.*s%sVARCHAR(%u)%s", (int)(type.start - sql), sql, blank, width,
                        type.start + type.length);
}

/* Runs `before table after`, the table qualified. */
static bool run_on_table(struct connection *connection, const char *before, const char *schema,
                         const char *table, const char *after, struct alq_error *err)
{
    TEXT_SCOPE(sql);
    text_add(&sql, before);
    dialect_add_qualified(&sqlite_dialect, &sql, schema, table);
    text_add(&sql, after);
    return connection_execute(connection, text_string(&sql), err);
}

static bool create_again(struct connection *connection, const char *schema, const char *sql,
                         struct alq_error *err)
{
    TEXT_SCOPE(create);
    add_create(&create, schema, sql);
    return connection_execute(connection, text_string(&create), err);
}

bool sqlite_widen_column(struct connection *connection, const char *schema, const char *table,
                         const char *column, unsigned width, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct strings texts = {0};
    struct token type;
    const char *in = schema ? schema : "main";
    if (!read_texts(connection, in, table, &scratch, &texts, err))
        return false;
    if (!find_type(texts.items[0], column, &type))
        return error_set(err, ALQ_ERROR_DATABASE, "no such column: %s.%s", table, column);
    texts.items[0] = widened(texts.items[0], type, width, &scratch);

    static const char drop_kept[] = "DROP TABLE IF EXISTS temp.alambique_kept";
    if (!connection_execute(connection, drop_kept, err) ||
        !run_on_table(connection, "CREATE TEMP TABLE alambique_kept AS SELECT * FROM ", in, table,
                      "", err) ||
        !run_on_table(connection, "DROP TABLE ", in, table, "", err) ||
        !create_again(connection, in, texts.items[0], err) ||
        !run_on_table(connection, "INSERT INTO ", in, table, " SELECT * FROM temp.alambique_kept",
                      err))
        return false;
    for (size_t i = 1; i < texts.count; i++)
        if (!create_again(connection, in, texts.items[i], err))
            return false;
    return connection_execute(connection, drop_kept, err);
}
