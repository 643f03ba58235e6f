/* Looks whether a definition has run whose end was not recorded: one ALTER TABLE is all or nothing
 * to the server, so any part of it that shows tells of the whole. */
#include "database/mysql/internal.h"

#include <string.h>

#include "base/text.h"
#include "database/mysql/queries.h"
#include "sql/lexer.h"
#include "base/banned.h"

struct trace {
    struct connection *connection;
    struct arena *arena;
    struct {
        struct sql_token *items;
        size_t count;
        size_t capacity;
    } tokens; /* ended by an END */
    size_t at;
    struct table *table; /* of ALTER TABLE; NULL: it is not there */
    bool has_run, has_not_run, may_run_again, is_unknown;
    struct alq_error *err;
    bool has_failed;
};

/* -- Reading */

static bool read_tokens(struct trace *trace, const char *statement)
{
    struct sql_lexer lexer;
    struct sql_token token;
    sql_lexer_init(&lexer, statement, strlen(statement), SQL_SYNTAX_MYSQL, NULL, 1);
    do {
        if (!sql_lexer_next(&lexer, !trace->tokens.count, &token, NULL))
            return false;
        if (token.kind != SQL_TOKEN_CODE_OPEN && token.kind != SQL_TOKEN_CODE_CLOSE)
            vec_push(trace->arena, &trace->tokens, token);
    } while (token.kind != SQL_TOKEN_END);
    return true;
}

static const struct sql_token *next(const struct trace *trace)
{
    return &trace->tokens.items[trace->at];
}

static bool is_at_end(const struct trace *trace)
{
    return next(trace)->kind == SQL_TOKEN_END || next(trace)->kind == SQL_TOKEN_DELIMITER;
}

static bool take(struct trace *trace, const char *word)
{
    bool is_there = sql_token_is(next(trace), word);
    trace->at += is_there;
    return is_there;
}

static bool take_any(struct trace *trace, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (take(trace, words[i]))
            return true;
    return false;
}

static bool take_symbol(struct trace *trace, char symbol)
{
    bool is_there = sql_token_is_symbol(next(trace), symbol);
    trace->at += is_there;
    return is_there;
}

/* IF EXISTS and IF NOT EXISTS: then the statement may be said twice. */
static bool take_if_exists(struct trace *trace)
{
    if (!take(trace, "if"))
        return false;
    take(trace, "not");
    take(trace, "exists");
    trace->may_run_again = true;
    return true;
}

/* A name without its quotes; NULL where there is none. */
static const char *take_name(struct trace *trace)
{
    const struct sql_token *token = next(trace);
    if (token->kind == SQL_TOKEN_WORD) {
        trace->at++;
        return arena_strndup(trace->arena, token->text, token->length);
    }
    if (token->kind != SQL_TOKEN_QUOTED || token->length < 2)
        return NULL;
    trace->at++;
    TEXT_SCOPE(name);
    for (size_t i = 1; i + 1 < token->length; i++) {
        text_add_char(&name, token->text[i]);
        i += token->text[i] == token->text[0]; /* a doubled quote */
    }
    return text_copy(&name, trace->arena);
}

struct place {
    const char *schema; /* NULL: the one that is chosen */
    const char *name;   /* NULL: there was none */
};

static struct place take_place(struct trace *trace)
{
    struct place place = {NULL, take_name(trace)};
    if (place.name && take_symbol(trace, '.')) {
        place.schema = place.name;
        place.name = take_name(trace);
    }
    return place;
}

/* To the next comma that is in no parentheses, and past it; false at the end. */
static bool skip_part(struct trace *trace)
{
    unsigned depth = 0;
    for (; !is_at_end(trace); trace->at++) {
        if (sql_token_is_symbol(next(trace), '('))
            depth++;
        else if (sql_token_is_symbol(next(trace), ')'))
            depth -= depth > 0;
        else if (!depth && take_symbol(trace, ','))
            return true;
    }
    return false;
}

/* -- What the database shows */

static void note(struct trace *trace, bool is_known, bool has_run)
{
    trace->has_run = trace->has_run || (is_known && has_run);
    trace->has_not_run = trace->has_not_run || (is_known && !has_run);
    trace->is_unknown = trace->is_unknown || !is_known;
}

static bool ask(struct trace *trace, const char *query, struct place place)
{
    struct value parameters[] = {value_of_text(place.schema), value_of_text(place.name)};
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!place.name || trace->has_failed)
        return false;
    if (!connection_query(trace->connection, query, parameters, 2, &rows, trace->err) ||
        !rows_next(rows, &has_row, trace->err))
        trace->has_failed = true;
    return has_row;
}

static bool has_table(struct trace *trace, struct place place)
{
    return ask(trace, has_table_sql, place);
}

static bool look_at_table(struct trace *trace, struct place place)
{
    if (!place.name)
        return false;
    trace->has_failed = !mysql_inspect_table(trace->connection, place.schema, place.name,
                                             trace->arena, &trace->table, trace->err);
    return !trace->has_failed;
}

/* Names of columns and indexes have no case. */
static bool has_column(const struct trace *trace, const char *name)
{
    for (size_t i = 0; name && i < trace->table->columns.count; i++)
        if (string_equal_nocase(trace->table->columns.items[i]->name, name))
            return true;
    return false;
}

static bool has_index(const struct trace *trace, const char *name)
{
    const struct table *table = trace->table;
    for (size_t i = 0; name && i < table->indexes.count; i++)
        if (string_equal_nocase(table->indexes.items[i]->name, name))
            return true;
    for (size_t i = 0; name && i < table->constraints.count; i++)
        if (table->constraints.items[i]->kind == CONSTRAINT_UNIQUE &&
            string_equal_nocase(table->constraints.items[i]->name, name))
            return true;
    return false;
}

static bool has_constraint(const struct trace *trace, const char *name)
{
    const struct table *table = trace->table;
    for (size_t i = 0; name && i < table->constraints.count; i++)
        if (table->constraints.items[i]->name &&
            string_equal_nocase(table->constraints.items[i]->name, name))
            return true;
    return false;
}

/* -- The parts of ALTER TABLE */

/* CONSTRAINT [name] PRIMARY KEY | UNIQUE … name | FOREIGN KEY name | CHECK, and indexes. */
static bool trace_added_key(struct trace *trace)
{
    static const char *const kinds[] = {"fulltext", "spatial", "unique", "index", "key"};
    const char *name = NULL;
    bool is_named = take(trace, "constraint");
    if (is_named && !sql_token_is(next(trace), "primary") && !sql_token_is(next(trace), "unique") &&
        !sql_token_is(next(trace), "foreign") && !sql_token_is(next(trace), "check"))
        name = take_name(trace);
    if (take(trace, "primary")) {
        note(trace, true, table_primary_key(trace->table) != NULL);
    } else if (take(trace, "foreign")) {
        take(trace, "key");
        if (take_if_exists(trace))
            return true;
        if (!name && !sql_token_is_symbol(next(trace), '('))
            name = take_name(trace);
        note(trace, name != NULL, has_constraint(trace, name));
    } else if (take(trace, "check")) {
        note(trace, name != NULL, has_constraint(trace, name));
    } else if (take_any(trace, kinds, sizeof kinds / sizeof *kinds)) {
        take_any(trace, kinds, sizeof kinds / sizeof *kinds);
        if (take_if_exists(trace))
            return true;
        if (!sql_token_is_symbol(next(trace), '(') && !sql_token_is(next(trace), "using"))
            name = take_name(trace);
        note(trace, name != NULL, has_index(trace, name));
    } else {
        return is_named;
    }
    return true;
}

static void trace_add(struct trace *trace)
{
    if (trace_added_key(trace))
        return;
    take(trace, "column");
    if (take_if_exists(trace))
        return;
    take_symbol(trace, '(');
    const char *name = take_name(trace);
    note(trace, name != NULL, has_column(trace, name));
}

static void trace_drop(struct trace *trace)
{
    const char *name = NULL;
    if (take(trace, "primary")) {
        note(trace, true, !table_primary_key(trace->table));
        return;
    }
    if (take(trace, "partition")) {
        note(trace, false, false);
        return;
    }
    bool is_index = take(trace, "index") || take(trace, "key");
    bool is_constraint =
        !is_index && (take(trace, "foreign") || take(trace, "constraint") || take(trace, "check"));
    if (is_constraint)
        take(trace, "key");
    else if (!is_index)
        take(trace, "column");
    if (take_if_exists(trace))
        return;
    name = take_name(trace);
    bool is_there = is_index        ? has_index(trace, name)
                    : is_constraint ? has_constraint(trace, name)
                                    : has_column(trace, name);
    note(trace, name != NULL, !is_there);
}

static void note_renamed(struct trace *trace, bool has_old, bool has_new)
{
    note(trace, has_old != has_new, has_new);
}

static void trace_renamed_column(struct trace *trace, bool has_to)
{
    if (take_if_exists(trace))
        return;
    const char *old = take_name(trace);
    if (has_to)
        take(trace, "to");
    const char *name = take_name(trace);
    if (old && name && string_equal_nocase(old, name))
        trace->may_run_again = true;
    else
        note_renamed(trace, has_column(trace, old), has_column(trace, name));
}

static void trace_rename(struct trace *trace)
{
    if (take(trace, "column")) {
        trace_renamed_column(trace, true);
    } else if (take(trace, "index") || take(trace, "key")) {
        const char *old = take_name(trace);
        take(trace, "to");
        const char *name = take_name(trace);
        note_renamed(trace, has_index(trace, old), has_index(trace, name));
    } else {
        /* the table is there under its old name */
        note(trace, true, false);
    }
}

/* What says how a thing is to be says it a second time as well. */
static bool trace_setting(struct trace *trace)
{
    static const char *const words[] = {"modify",  "alter",   "comment",   "engine",  "convert",
                                        "default", "charset", "character", "collate", "row_format"};
    if (!take_any(trace, words, sizeof words / sizeof *words))
        return false;
    trace->may_run_again = true;
    return true;
}

static void trace_part(struct trace *trace)
{
    if (take(trace, "add"))
        trace_add(trace);
    else if (take(trace, "drop"))
        trace_drop(trace);
    else if (take(trace, "change")) {
        take(trace, "column");
        trace_renamed_column(trace, false);
    } else if (take(trace, "rename"))
        trace_rename(trace);
    else if (!trace_setting(trace))
        note(trace, false, false);
}

/* The table that ALTER TABLE … RENAME TO makes of the one that is gone. */
static void trace_gone_table(struct trace *trace)
{
    do {
        if (take(trace, "rename") && !sql_token_is(next(trace), "column") &&
            !sql_token_is(next(trace), "index") && !sql_token_is(next(trace), "key")) {
            if (!take(trace, "to"))
                take(trace, "as");
            note(trace, has_table(trace, take_place(trace)), true);
            return;
        }
    } while (skip_part(trace));
    note(trace, false, false);
}

static void trace_alter_table(struct trace *trace)
{
    take_if_exists(trace);
    if (!look_at_table(trace, take_place(trace)))
        return;
    if (!trace->table) {
        trace_gone_table(trace);
        return;
    }
    do
        trace_part(trace);
    while (skip_part(trace));
}

/* -- Other statements */

static void trace_index(struct trace *trace, bool is_created)
{
    if (take_if_exists(trace))
        return;
    const char *name = take_name(trace);
    while (!is_at_end(trace) && !take(trace, "on"))
        trace->at++;
    if (!look_at_table(trace, take_place(trace)) || !trace->table) {
        note(trace, false, false);
        return;
    }
    note(trace, name != NULL, has_index(trace, name) == is_created);
}

/* The query that finds a thing of this kind by schema and name; NULL: none does. */
static const char *query_of_kind(struct trace *trace)
{
    if (take(trace, "table") || take(trace, "view") || take(trace, "sequence"))
        return has_table_sql;
    if (take(trace, "trigger"))
        return has_trigger_sql;
    if (take(trace, "procedure") || take(trace, "function") || take(trace, "event"))
        return has_routine_sql;
    return NULL;
}

static void trace_create(struct trace *trace)
{
    static const char *const index_words[] = {"unique", "fulltext", "spatial"};
    const char *query = NULL;
    if (take(trace, "or")) { /* REPLACE */
        trace->may_run_again = true;
        return;
    }
    take_any(trace, index_words, sizeof index_words / sizeof *index_words);
    if (take(trace, "index")) {
        trace_index(trace, true);
        return;
    }
    /* DEFINER = …, ALGORITHM = …, SQL SECURITY … */
    while (!is_at_end(trace) && !sql_token_is(next(trace), "as") &&
           !sql_token_is_symbol(next(trace), '(') && !query) {
        query = query_of_kind(trace);
        trace->at += !query;
    }
    if (!take_if_exists(trace))
        note(trace, query != NULL, query && ask(trace, query, take_place(trace)));
}

static void trace_drop_things(struct trace *trace)
{
    if (take(trace, "index")) {
        trace_index(trace, false);
        return;
    }
    const char *query = query_of_kind(trace);
    if (take_if_exists(trace))
        return;
    do
        note(trace, query != NULL, query && !ask(trace, query, take_place(trace)));
    while (query && take_symbol(trace, ','));
}

static void trace_rename_tables(struct trace *trace)
{
    do {
        struct place old = take_place(trace);
        take(trace, "to");
        struct place name = take_place(trace);
        note_renamed(trace, has_table(trace, old), has_table(trace, name));
    } while (take_symbol(trace, ','));
}

static void trace_statement(struct trace *trace)
{
    static const char *const harmless[] = {"set",      "use",     "select",  "show",   "analyze",
                                           "optimize", "check",   "flush",   "unlock", "lock",
                                           "do",       "explain", "describe"};
    if (take(trace, "create"))
        trace_create(trace);
    else if (take(trace, "drop"))
        trace_drop_things(trace);
    else if (take(trace, "alter")) {
        take(trace, "online");
        take(trace, "ignore");
        if (take(trace, "table"))
            trace_alter_table(trace);
        else
            trace->is_unknown = true;
    } else if (take(trace, "rename") && take(trace, "table"))
        trace_rename_tables(trace);
    else if (take_any(trace, harmless, sizeof harmless / sizeof *harmless))
        trace->may_run_again = true;
}

bool mysql_find_outcome(struct connection *connection, const char *statement,
                        enum statement_outcome *ret_outcome, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct trace trace = {.connection = connection, .arena = &scratch, .err = err};
    if (read_tokens(&trace, statement))
        trace_statement(&trace);
    if (trace.has_failed)
        return false;
    if (trace.has_run != trace.has_not_run)
        *ret_outcome = trace.has_run ? OUTCOME_DONE : OUTCOME_NOT_RUN;
    else if (trace.may_run_again && !trace.has_run && !trace.is_unknown)
        *ret_outcome = OUTCOME_NOT_RUN;
    else
        *ret_outcome = OUTCOME_UNKNOWN;
    return true;
}

/* What ALTER TABLE may do without leaving a name to look for. */
static bool is_nameless(const struct sql_token *token)
{
    return sql_token_is(token, "check") || sql_token_is(token, "foreign") ||
           sql_token_is(token, "force") || sql_token_is(token, "partition") ||
           sql_token_is(token, "system") || sql_token_is(token, "order");
}

bool mysql_shows_outcome(const char *statement)
{
    ARENA_SCOPE(scratch);
    struct trace trace = {.arena = &scratch};
    if (!read_tokens(&trace, statement))
        return false;
    if (take(&trace, "create") || take(&trace, "drop"))
        return query_of_kind(&trace) || take(&trace, "index") || take(&trace, "unique");
    if (!take(&trace, "alter") || !take(&trace, "table"))
        return false;
    for (; next(&trace)->kind != SQL_TOKEN_END; trace.at++)
        if (is_nameless(next(&trace)))
            return false;
    return true;
}
