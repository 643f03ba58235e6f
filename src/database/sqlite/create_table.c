/* Reads CREATE TABLE: columns, their clauses, the table's constraints and its options. */
#include "database/sqlite/create_table.h"

#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

static bool fail(const struct cursor *cursor, struct alq_error *err)
{
    const struct sql_token *token = cursor_peek(cursor, 0);
    error_set(err, ALQ_ERROR_DATABASE, "a definition in sqlite_schema cannot be read at '%.*s'",
              token->length > 40 ? 40 : (int)token->length, token->text);
    return error_statement(err, cursor->tokens->text);
}

static const char *upper(const char *word, struct arena *arena)
{
    char *copy = arena_strdup(arena, word);
    for (char *byte = copy; byte && *byte; byte++)
        *byte = (char)ascii_upper((unsigned char)*byte);
    return copy;
}

static const char *take_upper(struct cursor *cursor)
{
    return upper(cursor_take_name(cursor, NULL), cursor->arena);
}

/* ON CONFLICT REPLACE. */
static void read_conflict(struct cursor *cursor, struct clause *clause)
{
    if (cursor_is(cursor, "on") && sql_token_is(cursor_peek(cursor, 1), "conflict")) {
        cursor->at += 2;
        clause->on_conflict = take_upper(cursor);
    }
}

static void read_order(struct cursor *cursor, struct key_part *part)
{
    part->is_ascending = cursor_take(cursor, "asc");
    part->is_descending = !part->is_ascending && cursor_take(cursor, "desc");
}

/* -- Keys */

static bool ends_part(const struct cursor *cursor)
{
    return cursor_is_symbol(cursor, ',') || cursor_is_symbol(cursor, ')') ||
           cursor_peek(cursor, 0)->kind == SQL_TOKEN_END;
}

/* Whether what stands here ends a part of a key: a collation and an order may still follow. */
static bool ends_value(const struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    if (cursor_take(&ahead, "collate"))
        ahead.at++;
    if (!cursor_take(&ahead, "asc"))
        cursor_take(&ahead, "desc");
    cursor_take(&ahead, "autoincrement");
    return ends_part(&ahead);
}

static bool read_key_part(struct cursor *cursor, struct key_part *ret_part)
{
    struct key_part part = {.span = {cursor_start(cursor), 0}};
    struct span inside;
    size_t first = cursor->at;
    const struct sql_token *token = cursor_peek(cursor, 0);
    bool is_name = token->kind == SQL_TOKEN_WORD || token->kind == SQL_TOKEN_QUOTED;
    if (ends_part(cursor))
        return false;
    do { /* the first token is a name even where it reads "desc" */
        if (!cursor_is_symbol(cursor, '('))
            cursor->at++;
        else if (!cursor_take_group(cursor, &inside))
            return false;
    } while (!ends_value(cursor));
    part.value = (struct span){part.span.start, cursor_end(cursor)};
    if (is_name && cursor->at == first + 1)
        part.column = token_unquoted(token, cursor->arena);
    if (cursor_take(cursor, "collate"))
        part.collation = cursor_take_name(cursor, NULL);
    read_order(cursor, &part);
    part.span.end = cursor_end(cursor);
    *ret_part = part;
    return true;
}

bool read_key_parts(struct cursor *cursor, struct key_parts *ret_parts, bool *ret_is_autoincrement)
{
    if (!cursor_take_symbol(cursor, '('))
        return false;
    do {
        struct key_part part;
        if (!read_key_part(cursor, &part))
            return false;
        vec_push(cursor->arena, ret_parts, part);
        if (cursor_take(cursor, "autoincrement") && ret_is_autoincrement)
            *ret_is_autoincrement = true;
    } while (cursor_take_symbol(cursor, ','));
    return cursor_take_symbol(cursor, ')');
}

/* -- Foreign keys */

/* SET NULL, NO ACTION: one or two words. */
static const char *read_action(struct cursor *cursor)
{
    const char *action = take_upper(cursor);
    if (string_equal(action, "SET") || string_equal(action, "NO"))
        return arena_printf(cursor->arena, "%s %s", action, take_upper(cursor));
    return action;
}

/* [NOT] DEFERRABLE [INITIALLY …]; false where it is none, and nothing is read. */
static bool read_deferrable(struct cursor *cursor, struct clause *clause)
{
    struct cursor ahead = *cursor;
    bool is_not = cursor_take(&ahead, "not");
    if (!cursor_take(&ahead, "deferrable"))
        return false;
    clause->is_deferrable = is_not ? TRI_NO : TRI_YES;
    if (cursor_take(&ahead, "initially"))
        clause->initially = take_upper(&ahead);
    *cursor = ahead;
    return true;
}

static void read_reference_rules(struct cursor *cursor, struct clause *clause)
{
    for (;;) {
        if (cursor_take(cursor, "match")) {
            clause->match = take_upper(cursor);
        } else if (cursor_is(cursor, "on") && sql_token_is(cursor_peek(cursor, 1), "delete")) {
            cursor->at += 2;
            clause->on_delete = read_action(cursor);
        } else if (cursor_is(cursor, "on") && sql_token_is(cursor_peek(cursor, 1), "update")) {
            cursor->at += 2;
            clause->on_update = read_action(cursor);
        } else if (cursor_is(cursor, "on") && sql_token_is(cursor_peek(cursor, 1), "insert")) {
            cursor->at += 2;
            read_action(cursor);
        } else if (!read_deferrable(cursor, clause)) {
            return;
        }
    }
}

/* Behind REFERENCES. */
static bool read_reference(struct cursor *cursor, struct clause *clause)
{
    struct key_parts parts = {0};
    clause->kind = CLAUSE_FOREIGN_KEY;
    clause->referred_table = cursor_take_name(cursor, NULL);
    if (!clause->referred_table)
        return false;
    if (cursor_is_symbol(cursor, '(') && !read_key_parts(cursor, &parts, NULL))
        return false;
    for (size_t i = 0; i < parts.count; i++)
        vec_push(cursor->arena, &clause->referred_columns,
                 parts.items[i].column ? parts.items[i].column : "");
    read_reference_rules(cursor, clause);
    return true;
}

/* -- Clauses of a column */

static bool is_adjacent(const struct cursor *cursor)
{
    return cursor_start(cursor) == cursor_end(cursor);
}

/* A literal, with its sign, or one word. The lexer cuts x'00', .5 and 1e-3. */
static bool read_default(struct cursor *cursor, struct clause *clause)
{
    clause->kind = CLAUSE_DEFAULT;
    if (cursor_is_symbol(cursor, '(')) {
        clause->is_wrapped = true;
        return cursor_take_group(cursor, &clause->content);
    }
    clause->content.start = cursor_start(cursor);
    if (!cursor_take_symbol(cursor, '-'))
        cursor_take_symbol(cursor, '+');
    cursor_take_symbol(cursor, '.');
    const struct sql_token *token = cursor_peek(cursor, 0);
    if (token->kind == SQL_TOKEN_END)
        return false;
    cursor->at++;
    char last = token->text[token->length - 1];
    if (token->kind == SQL_TOKEN_NUMBER && (last == 'e' || last == 'E') && is_adjacent(cursor) &&
        (cursor_is_symbol(cursor, '-') || cursor_is_symbol(cursor, '+')))
        cursor->at += 2;
    if (sql_token_is(token, "x") && is_adjacent(cursor) && *cursor_peek(cursor, 0)->text == '\'')
        cursor->at++;
    clause->content.end = cursor_end(cursor);
    return true;
}

static bool read_generated(struct cursor *cursor, struct clause *clause)
{
    clause->kind = CLAUSE_GENERATED;
    if (!cursor_take_group(cursor, &clause->content))
        return false;
    clause->is_stored = cursor_take(cursor, "stored");
    if (!clause->is_stored)
        cursor_take(cursor, "virtual");
    return true;
}

static void read_column_key(struct cursor *cursor, struct clause *clause)
{
    struct key_part part = {0};
    clause->kind = CLAUSE_PRIMARY_KEY;
    read_order(cursor, &part);
    clause->is_descending = part.is_descending;
    read_conflict(cursor, clause);
    clause->is_autoincrement = cursor_take(cursor, "autoincrement");
}

static bool take_two(struct cursor *cursor, const char *first, const char *second)
{
    if (!cursor_is(cursor, first) || !sql_token_is(cursor_peek(cursor, 1), second))
        return false;
    cursor->at += 2;
    return true;
}

static bool take_generated(struct cursor *cursor)
{
    if (take_two(cursor, "generated", "always"))
        return cursor_take(cursor, "as");
    return cursor_take(cursor, "as");
}

/* What follows the name of a constraint in a column. *ret_found false: nothing that belongs to a
 * column. */
static bool read_column_clause(struct cursor *cursor, struct clause *clause, bool *ret_found)
{
    *ret_found = true;
    if (take_two(cursor, "primary", "key")) {
        read_column_key(cursor, clause);
    } else if (take_two(cursor, "not", "null")) {
        clause->kind = CLAUSE_NOT_NULL;
        read_conflict(cursor, clause);
    } else if (cursor_take(cursor, "null")) {
        clause->kind = CLAUSE_NULL;
        read_conflict(cursor, clause);
    } else if (cursor_take(cursor, "unique")) {
        clause->kind = CLAUSE_UNIQUE;
        read_conflict(cursor, clause);
    } else if (cursor_take(cursor, "check")) {
        clause->kind = CLAUSE_CHECK;
        return cursor_take_group(cursor, &clause->content);
    } else if (cursor_take(cursor, "default")) {
        return read_default(cursor, clause);
    } else if (cursor_take(cursor, "collate")) {
        clause->kind = CLAUSE_COLLATE;
        clause->collation = cursor_take_name(cursor, NULL);
        return clause->collation;
    } else if (cursor_take(cursor, "references")) {
        return read_reference(cursor, clause);
    } else if (take_generated(cursor)) {
        return read_generated(cursor, clause);
    } else {
        *ret_found = false;
    }
    return true;
}

/* CONSTRAINT name; false where no name follows. */
static bool read_constraint_name(struct cursor *cursor, struct clause *clause)
{
    if (!cursor_take(cursor, "constraint"))
        return true;
    clause->name = cursor_take_name(cursor, &clause->name_span);
    return clause->name;
}

static bool read_column_clauses(struct cursor *cursor, struct create_item *item)
{
    for (;;) {
        struct clause clause = {.span.start = cursor_start(cursor)};
        struct clause *last =
            item->clauses.count ? &item->clauses.items[item->clauses.count - 1] : NULL;
        bool is_found = false;
        /* DEFERRABLE may stand apart from its REFERENCES, which is the one before it. */
        if (last && last->kind == CLAUSE_FOREIGN_KEY && read_deferrable(cursor, last)) {
            last->span.end = cursor_end(cursor);
            continue;
        }
        if (!read_constraint_name(cursor, &clause) ||
            !read_column_clause(cursor, &clause, &is_found))
            return false;
        if (!is_found && !clause.name)
            return true;
        clause.span.end = cursor_end(cursor);
        vec_push(cursor->arena, &item->clauses, clause);
    }
}

static bool ends_type(const struct cursor *cursor)
{
    static const char *const words[] = {
        "as",  "check", "collate", "constraint", "default",
        "not", "null",  "primary", "references", "unique",
    };
    const struct sql_token *token = cursor_peek(cursor, 0);
    if (token->kind != SQL_TOKEN_WORD && token->kind != SQL_TOKEN_QUOTED)
        return true;
    if (sql_token_is(token, "generated"))
        return sql_token_is(cursor_peek(cursor, 1), "always");
    return sql_token_in(token, words, sizeof words / sizeof *words);
}

static bool read_column(struct cursor *cursor, struct create_item *item)
{
    struct span inside;
    item->is_column = true;
    item->name = cursor_take_name(cursor, &item->name_span);
    if (!item->name)
        return false;
    item->type = (struct span){item->name_span.end, item->name_span.end};
    if (!ends_type(cursor)) {
        item->type.start = cursor_start(cursor);
        while (!ends_type(cursor))
            cursor->at++;
        if (cursor_is_symbol(cursor, '(') && !cursor_take_group(cursor, &inside))
            return false;
        item->type.end = cursor_end(cursor);
    }
    return read_column_clauses(cursor, item);
}

/* -- Constraints of the table */

static bool begins_constraint(const struct cursor *cursor)
{
    static const char *const words[] = {"check", "constraint", "foreign", "primary", "unique"};
    return sql_token_in(cursor_peek(cursor, 0), words, sizeof words / sizeof *words);
}

static bool read_constraint_body(struct cursor *cursor, struct clause *clause)
{
    if (take_two(cursor, "primary", "key")) {
        clause->kind = CLAUSE_PRIMARY_KEY;
        if (!read_key_parts(cursor, &clause->parts, &clause->is_autoincrement))
            return false;
    } else if (cursor_take(cursor, "unique")) {
        clause->kind = CLAUSE_UNIQUE;
        if (!read_key_parts(cursor, &clause->parts, NULL))
            return false;
    } else if (cursor_take(cursor, "check")) {
        clause->kind = CLAUSE_CHECK;
        if (!cursor_take_group(cursor, &clause->content))
            return false;
    } else if (take_two(cursor, "foreign", "key")) {
        return read_key_parts(cursor, &clause->parts, NULL) && cursor_take(cursor, "references") &&
               read_reference(cursor, clause);
    } else {
        return clause->name;
    }
    read_conflict(cursor, clause);
    return true;
}

static bool read_constraint(struct cursor *cursor, struct create_item *item)
{
    struct clause *clause = &item->constraint;
    clause->span.start = cursor_start(cursor);
    if (!read_constraint_name(cursor, clause) || !read_constraint_body(cursor, clause))
        return false;
    clause->span.end = cursor_end(cursor);
    return true;
}

/* -- The whole */

static bool read_items(struct cursor *cursor, struct create_table *table)
{
    do {
        struct create_item item = {.span.start = cursor_start(cursor)};
        bool is_constraint = begins_constraint(cursor);
        if (!(is_constraint ? read_constraint(cursor, &item) : read_column(cursor, &item)))
            return false;
        item.span.end = cursor_end(cursor);
        item.comma = cursor_start(cursor);
        item.has_comma = cursor_take_symbol(cursor, ',');
        vec_push(cursor->arena, table, item);
        /* SQLite lets the comma between two constraints be left out. */
        if (!item.has_comma && !(is_constraint && begins_constraint(cursor)))
            break;
    } while (true);
    table->close = cursor_start(cursor);
    return cursor_take_symbol(cursor, ')');
}

static bool read_options(struct cursor *cursor, struct create_table *table)
{
    do {
        if (take_two(cursor, "without", "rowid"))
            table->is_without_rowid = true;
        else if (cursor_take(cursor, "strict"))
            table->is_strict = true;
        else
            break;
    } while (cursor_take_symbol(cursor, ','));
    return cursor_peek(cursor, 0)->kind == SQL_TOKEN_END;
}

bool create_table_read(const char *text, struct arena *arena, struct create_table *ret_table,
                       struct alq_error *err)
{
    struct create_table table = {.text = text};
    if (!tokens_read(text, arena, &table.tokens, err))
        return false;
    struct cursor cursor = {&table.tokens, 0, arena};
    if (!take_two(&cursor, "create", "table"))
        return fail(&cursor, err);
    table.name = cursor_take_name(&cursor, &table.name_span);
    table.open = cursor_start(&cursor);
    if (!table.name || !cursor_take_symbol(&cursor, '(') || !read_items(&cursor, &table) ||
        !read_options(&cursor, &table))
        return fail(&cursor, err);
    *ret_table = table;
    return true;
}

/* -- Questions */

const struct create_item *create_table_column(const struct create_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->items[i].is_column && string_equal_nocase(table->items[i].name, name))
            return &table->items[i];
    return NULL;
}

const struct clause *create_item_clause(const struct create_item *column, enum clause_kind kind)
{
    for (size_t i = 0; i < column->clauses.count; i++)
        if (column->clauses.items[i].kind == kind)
            return &column->clauses.items[i];
    return NULL;
}

const struct clause *create_table_key(const struct create_table *table,
                                      const struct create_item **ret_item)
{
    for (size_t i = 0; i < table->count; i++) {
        const struct create_item *item = &table->items[i];
        const struct clause *clause =
            item->is_column ? create_item_clause(item, CLAUSE_PRIMARY_KEY) : &item->constraint;
        if (!clause || clause->kind != CLAUSE_PRIMARY_KEY)
            continue;
        if (ret_item)
            *ret_item = item;
        return clause;
    }
    return NULL;
}

/* By SQLite's rule: INTEGER and nothing else, and not DESC where the column itself says PRIMARY
 * KEY. */
const struct create_item *create_table_rowid(const struct create_table *table)
{
    const struct create_item *item = NULL;
    const struct clause *key = create_table_key(table, &item);
    static const char integer[] = "INTEGER";
    if (!key || table->is_without_rowid || (item->is_column && key->is_descending))
        return NULL;
    if (!item->is_column)
        item = key->parts.count == 1 && key->parts.items[0].column
                   ? create_table_column(table, key->parts.items[0].column)
                   : NULL;
    if (!item || item->type.end - item->type.start != strlen(integer) ||
        ascii_compare_start(table->text + item->type.start, integer, strlen(integer)) != 0)
        return NULL;
    return item;
}

bool create_table_is_numbered(const struct create_table *table)
{
    const struct clause *key = create_table_key(table, NULL);
    return key && key->is_autoincrement;
}
