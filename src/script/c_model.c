/* Columns, constraints, indexes and options from C's compound literals. */
#include "script/c_model.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

const char *model_sql(const char *string)
{
    return string && *string == *ALQ_SQL("") ? string + 1 : NULL;
}

struct strings model_names(alq_names names, struct arena *arena)
{
    struct strings copies = {0};
    for (; names && *names; names++)
        vec_push(arena, &copies, arena_strdup(arena, *names));
    return copies;
}

struct default_value model_default(const char *value, struct arena *arena)
{
    const char *sql = model_sql(value);
    if (!value)
        return (struct default_value){0};
    return (struct default_value){sql ? DEFAULT_EXPRESSION : DEFAULT_STRING,
                                  arena_strdup(arena, sql ? sql : value)};
}

static struct option model_option(const struct alq_option *given, struct arena *arena)
{
    static const enum option_kind kinds[] = {
        [ALQ_OPTION_TEXT] = OPTION_TEXT,
        [ALQ_OPTION_FLAG] = OPTION_BOOLEAN,
        [ALQ_OPTION_NUMBER] = OPTION_INTEGER,
        [ALQ_OPTION_NAMES] = OPTION_LIST,
    };
    const char *sql = model_sql(given->text);
    struct strings names = model_names(given->names, arena);
    return (struct option){
        .key = arena_strdup(arena, given->key),
        .kind = kinds[given->kind],
        .text = arena_strdup(arena, sql ? sql : given->text),
        .is_expression = sql != NULL,
        .boolean = given->flag,
        .integer = given->number,
        .list = names.items,
        .list_count = names.count,
    };
}

void model_add_options(struct options *options, const struct alq_option *const *given,
                       struct arena *arena)
{
    for (; given && *given; given++)
        options_set(options, arena, model_option(*given, arena));
}

static enum tri choice(enum alq_choice given)
{
    return given == ALQ_YES ? TRI_YES : given == ALQ_NO ? TRI_NO : TRI_UNSET;
}

/* "users.id", "schema.users.id". */
static struct constraint *model_reference(const struct alq_column *given, struct arena *arena)
{
    struct constraint *key =
        constraint_new(arena, CONSTRAINT_FOREIGN_KEY, arena_strdup(arena, given->constraint));
    char *table = arena_strdup(arena, given->references);
    char *dot = strrchr(table, '.');
    const char *column = given->name;
    if (dot) {
        *dot = '\0';
        column = dot + 1;
    }
    char *schema_end = strrchr(table, '.');
    key->referred_table = table;
    if (schema_end) {
        *schema_end = '\0';
        key->referred_schema = table;
        key->referred_table = schema_end + 1;
    }
    vec_push(arena, &key->columns, arena_strdup(arena, given->name));
    vec_push(arena, &key->referred_columns, arena_strdup(arena, column));
    key->on_delete = arena_strdup(arena, given->on_delete);
    key->on_update = arena_strdup(arena, given->on_update);
    return key;
}

static struct identity model_identity(const struct alq_column *given)
{
    return (struct identity){
        .is_identity = given->identity != ALQ_NO_IDENTITY,
        .is_always = given->identity == ALQ_IDENTITY_ALWAYS,
        .has_start = given->identity_start != 0,
        .start = given->identity_start,
        .has_increment = given->identity_increment != 0,
        .increment = given->identity_increment,
    };
}

static enum autoincrement model_autoincrement(enum alq_choice given)
{
    return given == ALQ_YES  ? AUTOINCREMENT_YES
           : given == ALQ_NO ? AUTOINCREMENT_NO
                             : AUTOINCREMENT_AUTO;
}

static void add_companions(const struct alq_column *given, const char *table, struct arena *arena,
                           struct constraints *constraints, struct indexes *indexes)
{
    const char *const names[] = {given->name, NULL};
    if (given->references)
        vec_push(arena, constraints, model_reference(given, arena));
    if (given->index) {
        /* SQLAlchemy's name for the index of a column */
        const char *name = arena_printf(arena, "ix_%s_%s", table, given->name);
        struct index *index = model_index(name, names, arena);
        index->is_unique = given->unique;
        vec_push(arena, indexes, index);
    } else if (given->unique) {
        struct constraint *unique = constraint_new(arena, CONSTRAINT_UNIQUE, NULL);
        unique->columns = model_names(names, arena);
        vec_push(arena, constraints, unique);
    }
}

struct column *model_column(const struct alq_column *given, const char *table, struct arena *arena,
                            struct constraints *constraints, struct indexes *indexes)
{
    struct column *column =
        column_new(arena, arena_strdup(arena, given->name), model_type(given->type, arena));
    column->is_nullable = !given->not_null && !given->primary_key;
    column->is_primary_key = given->primary_key;
    column->autoincrement = model_autoincrement(given->autoincrement);
    column->server_default = model_default(given->server_default, arena);
    column->comment = arena_strdup(arena, given->comment);
    column->computed.expression = arena_strdup(arena, given->computed);
    column->computed.is_stored = choice(given->stored);
    column->identity = model_identity(given);
    model_add_options(&column->options, given->options, arena);
    add_companions(given, table, arena, constraints, indexes);
    return column;
}

enum constraint_kind model_constraint_kind(enum alq_item_kind kind)
{
    static const enum constraint_kind kinds[] = {
        [ALQ_ITEM_PRIMARY_KEY] = CONSTRAINT_PRIMARY_KEY, [ALQ_ITEM_UNIQUE] = CONSTRAINT_UNIQUE,
        [ALQ_ITEM_FOREIGN_KEY] = CONSTRAINT_FOREIGN_KEY, [ALQ_ITEM_CHECK] = CONSTRAINT_CHECK,
        [ALQ_ITEM_EXCLUDE] = CONSTRAINT_EXCLUDE,
    };
    return kinds[kind];
}

static void add_exclusions(struct constraint *constraint, const struct alq_exclusion *given,
                           struct arena *arena)
{
    for (; given && given->column; given++) {
        const char *sql = model_sql(given->column);
        const struct exclude_element element = {
            .expression = arena_strdup(arena, sql ? sql : given->column),
            .is_column = !sql,
            .operator_name = arena_strdup(arena, given->with),
        };
        vec_push(arena, &constraint->elements, element);
    }
}

struct constraint *model_constraint(const struct alq_constraint *given, struct arena *arena)
{
    struct constraint *constraint = constraint_new(arena, model_constraint_kind(given->item.kind),
                                                   arena_strdup(arena, given->name));
    const char *check = model_sql(given->check);
    const char *where = model_sql(given->where);
    constraint->columns = model_names(given->columns, arena);
    constraint->check = arena_strdup(arena, check ? check : given->check);
    constraint->referred_schema = arena_strdup(arena, given->referred_schema);
    constraint->referred_table = arena_strdup(arena, given->referred_table);
    constraint->referred_columns = model_names(given->referred_columns, arena);
    constraint->on_delete = arena_strdup(arena, given->on_delete);
    constraint->on_update = arena_strdup(arena, given->on_update);
    constraint->match = arena_strdup(arena, given->match);
    constraint->is_deferrable = choice(given->deferrable);
    constraint->initially = arena_strdup(arena, given->initially);
    constraint->using_method = given->item.kind == ALQ_ITEM_EXCLUDE && !given->using_method
                                   ? "gist"
                                   : arena_strdup(arena, given->using_method);
    constraint->where = arena_strdup(arena, where ? where : given->where);
    add_exclusions(constraint, given->exclusions, arena);
    model_add_options(&constraint->options, given->options, arena);
    return constraint;
}

struct index *model_index(const char *name, alq_names columns, struct arena *arena)
{
    struct index *index = index_new(arena, arena_strdup(arena, name));
    for (; columns && *columns; columns++) {
        const char *sql = model_sql(*columns);
        const struct index_element element = {
            .column = sql ? NULL : arena_strdup(arena, *columns),
            .expression = arena_strdup(arena, sql),
            .length = TYPE_UNSET,
        };
        vec_push(arena, &index->elements, element);
    }
    return index;
}

static struct value parameter_of(const struct alq_value *value)
{
    switch (value->kind) {
    case ALQ_VALUE_INTEGER:
    case ALQ_VALUE_BOOLEAN:
        return VALUE_OF_INTEGER(value->integer);
    case ALQ_VALUE_REAL:
        return (struct value){.kind = VALUE_REAL, .real = value->real};
    case ALQ_VALUE_TEXT:
    case ALQ_VALUE_SQL:
        return (struct value){.kind = VALUE_TEXT, .bytes = value->bytes, .length = value->length};
    case ALQ_VALUE_BLOB:
        return (struct value){.kind = VALUE_BLOB, .bytes = value->bytes, .length = value->length};
    case ALQ_VALUE_NULL:
    case ALQ_VALUE_LEFT_OUT:
        break;
    }
    return VALUE_OF_NULL;
}

struct value *model_parameters(const struct alq_values *values, struct arena *arena)
{
    struct value *parameters = arena_new_array(arena, struct value, values->count);
    for (size_t i = 0; i < values->count; i++)
        parameters[i] = parameter_of(&values->items[i]);
    return parameters;
}
