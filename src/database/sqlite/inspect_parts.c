/* Turns definitions that were read into the schema model. */
#include "database/sqlite/inspect_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "base/banned.h"

/* -- Types */

enum type_arguments { ARGUMENTS_NONE, ARGUMENTS_LENGTH, ARGUMENTS_NUMERIC };

static const struct known_type {
    const char *declared;
    const char *name;
    enum type_arguments arguments;
} known_types[] = {
    {"BIGINT", "BIGINT", ARGUMENTS_NONE},
    {"BINARY", "BINARY", ARGUMENTS_LENGTH},
    {"BLOB", "BLOB", ARGUMENTS_NONE},
    {"BOOL", "BOOLEAN", ARGUMENTS_NONE},
    {"BOOLEAN", "BOOLEAN", ARGUMENTS_NONE},
    {"CHAR", "CHAR", ARGUMENTS_LENGTH},
    {"CLOB", "CLOB", ARGUMENTS_NONE},
    {"DATE", "DATE", ARGUMENTS_NONE},
    {"DATETIME", "DATETIME", ARGUMENTS_NONE},
    {"DECIMAL", "DECIMAL", ARGUMENTS_NUMERIC},
    {"DOUBLE", "DOUBLE", ARGUMENTS_NONE},
    {"DOUBLE PRECISION", "DOUBLE_PRECISION", ARGUMENTS_NONE},
    {"FLOAT", "FLOAT", ARGUMENTS_NONE},
    {"INT", "INT", ARGUMENTS_NONE},
    {"INTEGER", "INTEGER", ARGUMENTS_NONE},
    {"JSON", "JSON", ARGUMENTS_NONE},
    {"NCHAR", "NCHAR", ARGUMENTS_LENGTH},
    {"NUMERIC", "NUMERIC", ARGUMENTS_NUMERIC},
    {"NVARCHAR", "NVARCHAR", ARGUMENTS_LENGTH},
    {"REAL", "REAL", ARGUMENTS_NONE},
    {"SMALLINT", "SMALLINT", ARGUMENTS_NONE},
    {"TEXT", "TEXT", ARGUMENTS_LENGTH},
    {"TIME", "TIME", ARGUMENTS_NONE},
    {"TIMESTAMP", "TIMESTAMP", ARGUMENTS_NONE},
    {"UUID", "UUID", ARGUMENTS_NONE},
    {"VARBINARY", "VARBINARY", ARGUMENTS_LENGTH},
    {"VARCHAR", "VARCHAR", ARGUMENTS_LENGTH},
};

static int compare_type(const void *key, const void *known)
{
    return strcmp(key, ((const struct known_type *)known)->declared);
}

/* "double  precision" becomes "DOUBLE PRECISION"; up to a parenthesis. */
static char *type_word(const char *declared, struct arena *arena)
{
    TEXT_SCOPE(word);
    for (; *declared && *declared != '('; declared++) {
        bool is_blank = isspace((unsigned char)*declared);
        if (!is_blank)
            text_add_char(&word, (char)ascii_upper((unsigned char)*declared));
        else if (word.length && word.bytes[word.length - 1] != ' ')
            text_add_char(&word, ' ');
    }
    text_trim_end(&word);
    return text_copy(&word, arena);
}

/* The numbers between the parentheses; false where there is anything else. */
static bool read_arguments(const char *declared, int arguments[2], size_t *ret_count)
{
    const char *at = strchr(declared, '(');
    *ret_count = 0;
    if (!at)
        return true;
    do {
        char *end = NULL;
        long number = strtol(++at, &end, 10);
        if (end == at || number < 0 || number > 1000000000 || *ret_count == 2)
            return false;
        arguments[(*ret_count)++] = (int)number;
        at = end + strspn(end, " \t\r\n");
    } while (*at == ',');
    return strcmp(at, ")") == 0;
}

struct type *inspect_type(const char *declared, struct arena *arena)
{
    int arguments[2] = {0};
    size_t count = 0;
    const struct known_type *known =
        bsearch(type_word(declared, arena), known_types, sizeof known_types / sizeof *known_types,
                sizeof *known_types, compare_type);
    bool is_known =
        known && read_arguments(declared, arguments, &count) && count <= (size_t)known->arguments;
    if (!is_known) {
        struct type *raw = type_new(arena, TYPE_RAW);
        raw->name = arena_strdup(arena, declared);
        return raw;
    }
    struct type *type = type_new_sql(arena, NULL, known->name);
    if (count && known->arguments == ARGUMENTS_LENGTH)
        type->length = arguments[0];
    if (count && known->arguments == ARGUMENTS_NUMERIC) {
        type->precision = arguments[0];
        type->scale = count > 1 ? arguments[1] : TYPE_UNSET;
    }
    return type;
}

/* -- Constraints */

static void add_conflict(struct options *options, const char *key, const struct clause *clause,
                         struct arena *arena)
{
    if (clause->on_conflict)
        options_set_text(options, arena, key, clause->on_conflict);
}

static void fill_reference(struct constraint *constraint, const struct clause *clause)
{
    constraint->referred_table = clause->referred_table;
    constraint->referred_columns = clause->referred_columns;
    constraint->on_delete = clause->on_delete;
    constraint->on_update = clause->on_update;
    constraint->match = clause->match;
    constraint->is_deferrable = clause->is_deferrable;
    constraint->initially = clause->initially;
}

struct constraint *inspect_constraint(const char *text, const struct clause *clause,
                                      const char *column, struct arena *arena)
{
    static const enum constraint_kind kinds[] = {
        [CLAUSE_PRIMARY_KEY] = CONSTRAINT_PRIMARY_KEY,
        [CLAUSE_UNIQUE] = CONSTRAINT_UNIQUE,
        [CLAUSE_CHECK] = CONSTRAINT_CHECK,
        [CLAUSE_FOREIGN_KEY] = CONSTRAINT_FOREIGN_KEY,
    };
    if (clause->kind != CLAUSE_PRIMARY_KEY && clause->kind != CLAUSE_UNIQUE &&
        clause->kind != CLAUSE_CHECK && clause->kind != CLAUSE_FOREIGN_KEY)
        return NULL;
    struct constraint *constraint = constraint_new(arena, kinds[clause->kind], clause->name);
    constraint->is_name_final = true;
    if (clause->kind == CLAUSE_CHECK)
        constraint->check = span_copy(text, clause->content, arena);
    else if (column)
        vec_push(arena, &constraint->columns, column);
    for (size_t i = 0; i < clause->parts.count; i++)
        if (clause->parts.items[i].column)
            vec_push(arena, &constraint->columns, clause->parts.items[i].column);
    if (clause->kind == CLAUSE_FOREIGN_KEY)
        fill_reference(constraint, clause);
    add_conflict(&constraint->options, "sqlite_on_conflict", clause, arena);
    return constraint;
}

/* -- Columns and tables */

/* A word that is no constant is a string to SQLite: DEFAULT active. */
static bool is_bare_word(const char *value)
{
    static const char *const constants[] = {
        "null", "true", "false", "current_time", "current_date", "current_timestamp",
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (string_equal_nocase(value, constants[i]))
            return false;
    return ascii_is_letter((unsigned char)*value) && !strchr(value, '\'');
}

static struct default_value read_default(const char *text, const struct clause *clause,
                                         struct arena *arena)
{
    const char *value = span_copy(text, clause->content, arena);
    bool is_string = !clause->is_wrapped && is_bare_word(value);
    return (struct default_value){is_string ? DEFAULT_STRING : DEFAULT_EXPRESSION, value};
}

static void add_clause(struct table *table, struct column *column, const char *text,
                       const struct clause *clause, struct arena *arena)
{
    struct constraint *constraint = inspect_constraint(text, clause, column->name, arena);
    if (constraint)
        vec_push(arena, &table->constraints, constraint);
    switch (clause->kind) {
    case CLAUSE_NOT_NULL:
        column->is_nullable = false;
        add_conflict(&column->options, "sqlite_on_conflict_not_null", clause, arena);
        break;
    case CLAUSE_DEFAULT:
        column->server_default = read_default(text, clause, arena);
        break;
    case CLAUSE_COLLATE:
        column->collation = clause->collation;
        break;
    case CLAUSE_GENERATED:
        column->computed.expression = span_copy(text, clause->content, arena);
        column->computed.is_stored = clause->is_stored ? TRI_YES : TRI_NO;
        break;
    default:
        break;
    }
}

static void add_item(struct table *table, const struct create_table *create,
                     const struct create_item *item, struct arena *arena)
{
    if (!item->is_column) {
        struct constraint *constraint =
            inspect_constraint(create->text, &item->constraint, NULL, arena);
        if (constraint)
            vec_push(arena, &table->constraints, constraint);
        return;
    }
    struct column *column =
        column_new(arena, item->name,
                   inspect_type(span_copy(create->text, item->type, arena), arena));
    for (size_t i = 0; i < item->clauses.count; i++)
        add_clause(table, column, create->text, &item->clauses.items[i], arena);
    vec_push(arena, &table->columns, column);
}

static struct column *find_column(const struct table *table, const char *name)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (string_equal_nocase(table->columns.items[i]->name, name))
            return table->columns.items[i];
    return NULL;
}

/* INT PRIMARY KEY is no name of the rowid, and must not be written INTEGER. */
static void mark_key(struct table *table, const struct create_table *create, struct arena *arena)
{
    const struct constraint *key = table_primary_key(table);
    for (size_t i = 0; key && i < key->columns.count; i++) {
        struct column *column = find_column(table, key->columns.items[i]);
        if (!column)
            continue;
        column->is_primary_key = true;
        column->is_row_number = key->columns.count == 1 && !create->is_without_rowid &&
                                column->type->kind == TYPE_SQL &&
                                string_equal(column->type->name, "INTEGER");
        column->is_nullable = column->is_nullable && !create->is_without_rowid;
        if (create_table_is_numbered(create))
            column->autoincrement = AUTOINCREMENT_YES;
        if (key->columns.count == 1 && column->type->kind == TYPE_SQL &&
            string_equal(column->type->name, "INT")) {
            struct type *raw = type_new(arena, TYPE_RAW);
            raw->name = "INT";
            column->type = raw;
        }
    }
}

struct table *inspect_create_table(const struct create_table *create, struct arena *arena)
{
    struct table *table = table_new(arena, NULL, create->name);
    table->source = create->text;
    for (size_t i = 0; i < create->count; i++)
        add_item(table, create, &create->items[i], arena);
    mark_key(table, create, arena);
    if (create_table_is_numbered(create))
        options_set_boolean(&table->options, arena, "sqlite_autoincrement", true);
    if (create->is_without_rowid)
        options_set_boolean(&table->options, arena, "sqlite_with_rowid", false);
    if (create->is_strict)
        options_set_boolean(&table->options, arena, "sqlite_strict", true);
    return table;
}

/* -- Indexes */

/* lower(a) is a function, a + 1 is not. */
static enum index_form form_of(const char *expression, struct arena *arena)
{
    struct tokens tokens;
    struct span inside;
    if (!tokens_read(expression, arena, &tokens, NULL))
        return INDEX_FORM_TEXT;
    struct cursor cursor = {&tokens, 0, arena};
    if (cursor_take_group(&cursor, &inside) && cursor_peek(&cursor, 0)->kind == SQL_TOKEN_END)
        return INDEX_FORM_TEXT;
    cursor.at = 0;
    bool is_function = cursor_take_name(&cursor, NULL) && cursor_take_group(&cursor, &inside) &&
                       cursor_peek(&cursor, 0)->kind == SQL_TOKEN_END;
    return is_function ? INDEX_FORM_FUNCTION : INDEX_FORM_OPERATOR;
}

struct index *inspect_create_index(const struct create_index *create, struct arena *arena)
{
    struct index *index = index_new(arena, create->name);
    index->is_name_final = true;
    index->is_unique = create->is_unique;
    for (size_t i = 0; i < create->parts.count; i++) {
        const struct key_part *part = &create->parts.items[i];
        struct index_element element = {
            .column = part->column,
            .is_descending = part->is_descending,
            .is_ascending = part->is_ascending,
            .collation = part->collation,
            .length = TYPE_UNSET,
        };
        if (!part->column) {
            element.expression = span_copy(create->text, part->value, arena);
            element.form = form_of(element.expression, arena);
        }
        vec_push(arena, &index->elements, element);
    }
    if (create->where.end)
        index->where = span_copy(create->text, create->where, arena);
    return index;
}
