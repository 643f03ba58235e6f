/* How PostgreSQL writes definitions where it differs from standard SQL. */
#include "database/postgresql/internal.h"

#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "database/render_parts.h"
#include "base/banned.h"

/* SERIAL stands for the type of a column that numbers itself. */
static bool add_column(struct render *render, const struct table *table,
                       const struct column *column, struct text *text, struct alq_error *err)
{
    const struct type *type = type_for(column->type, "postgresql");
    bool is_serial = options_text(&column->options, "postgresql_serial") ||
                     (!column->has_sequence && table_autoincrement_column(table) == column);
    if (!column->identity.is_identity && is_serial) {
        text_add(text, type_is_big_integer(type)     ? "BIGSERIAL"
                       : type_is_small_integer(type) ? "SMALLSERIAL"
                                                     : "SERIAL");
    } else {
        if (!render_type(render, column->type, text, err))
            return false;
        if (column->server_default.kind != DEFAULT_NONE) {
            text_add(text, " DEFAULT ");
            render_default(render, &column->server_default, text);
        }
    }
    if (column->computed.expression && column->computed.is_stored == TRI_NO)
        return render_refuse(render, err, "have a virtual computed column");
    if (column->computed.expression)
        text_printf(text, " GENERATED ALWAYS AS (%s) STORED", column->computed.expression);
    if (column->identity.is_identity)
        render_identity(&column->identity, text);
    if (column->is_nullable)
        text_add(text, column->identity.is_identity ? " NULL" : "");
    else
        text_add(text, column->identity.is_identity ? "" : " NOT NULL");
    return true;
}

/* A key that is an integer is SERIAL by itself. */
static void spell_column(struct column *column, bool is_key, struct arena *arena)
{
    struct options options = {0};
    if (!is_key || !options_text(&column->options, "postgresql_serial"))
        return;
    for (size_t i = 0; i < column->options.count; i++)
        if (!string_equal(column->options.items[i].key, "postgresql_serial"))
            options_set(&options, arena, column->options.items[i]);
    column->options = options;
    column->server_default = (struct default_value){0};
    column->autoincrement = AUTOINCREMENT_AUTO;
}

/* -- Enums and domains */

/* Whether this run makes the type now for the first time. */
static bool remember_type(struct render *render, const char *schema, const char *name)
{
    char *key = arena_printf(render->arena, "%s.%s", schema ? schema : "", name);
    return map_add(&render->types_made, render->arena, key, key);
}

static void create_enum(struct render *render, const char *schema, const char *name,
                        const struct strings *values, struct strings *statements)
{
    TEXT_SCOPE(text);
    text_add(&text, "CREATE TYPE ");
    render_qualified(render, &text, schema, name);
    text_add(&text, " AS ENUM (");
    for (size_t i = 0; i < values->count; i++) {
        text_add(&text, i ? ", " : "");
        render_string(render, &text, values->items[i]);
    }
    text_add_char(&text, ')');
    render_emit(render, statements, &text);
}

static void add_domain_default(const struct render *render, const struct type *type,
                               struct text *text)
{
    const struct option *value = options_find(&type->options, "default");
    if (!value || value->kind != OPTION_TEXT)
        return;
    text_add(text, "DEFAULT ");
    if (value->is_expression)
        text_add(text, value->text);
    else
        render_string(render, text, value->text);
    text_add_char(text, ' ');
}

static bool create_domain(struct render *render, const struct type *type,
                          struct strings *statements, struct alq_error *err)
{
    const char *name = options_text(&type->options, "constraint_name");
    const char *check = options_text(&type->options, "check");
    TEXT_SCOPE(text);
    text_add(&text, "CREATE DOMAIN ");
    render_qualified(render, &text, type->schema, type->name);
    text_add(&text, " AS ");
    if (!render_type(render, type->item, &text, err))
        return false;
    text_add_char(&text, ' ');
    if (type->collation) {
        text_add(&text, "COLLATE ");
        render_name(render, &text, type->collation);
        text_add_char(&text, ' ');
    }
    add_domain_default(render, type, &text);
    if (name) {
        text_add(&text, "CONSTRAINT ");
        render_name(render, &text, name);
        text_add_char(&text, ' ');
    }
    text_add(&text, options_boolean(&type->options, "not_null") ? "NOT NULL " : "");
    if (check)
        text_printf(&text, "CHECK (%s)", check);
    render_emit(render, statements, &text);
    return true;
}

/* SQLAlchemy makes a type with the first table that uses it, once a run. */
static bool create_types(struct render *render, const struct table *table,
                         struct strings *statements, struct alq_error *err)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct type *type = type_for(table->columns.items[i]->type, "postgresql");
        while (type->kind == TYPE_ARRAY)
            type = type_for(type->item, "postgresql");
        if (!type->creates_type || !type->name || string_equal(type->family, "mysql"))
            continue;
        bool is_enum = type->kind == TYPE_ENUM && type->is_native;
        if ((!is_enum && type->kind != TYPE_DOMAIN) ||
            !remember_type(render, type->schema, type->name))
            continue;
        if (is_enum)
            create_enum(render, type->schema, type->name, &type->values, statements);
        else if (!create_domain(render, type, statements, err))
            return false;
    }
    return true;
}

static bool render_create_enum(struct render *render, const struct operation *operation,
                               struct strings *statements, struct alq_error *err)
{
    const struct enum_type *type = operation->enum_type;
    (void)err;
    remember_type(render, type->schema, type->name);
    create_enum(render, type->schema, type->name, &type->values, statements);
    return true;
}

static bool render_drop_enum(struct render *render, const struct operation *operation,
                             struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_printf(&text, "DROP TYPE %s", operation->if_exists ? "IF EXISTS " : "");
    render_qualified(render, &text, operation->schema, operation->name);
    text_add(&text, operation->cascades ? " CASCADE" : "");
    render_emit(render, statements, &text);
    return true;
}

static void begin_type(const struct render *render, const struct operation *operation,
                       struct text *text)
{
    text_add(text, "ALTER TYPE ");
    render_qualified(render, text, operation->schema, operation->name);
}

static bool render_add_value(struct render *render, const struct operation *operation,
                             struct strings *statements, struct alq_error *err)
{
    const char *neighbour = operation->before ? operation->before : operation->after;
    (void)err;
    TEXT_SCOPE(text);
    begin_type(render, operation, &text);
    text_printf(&text, " ADD VALUE %s", operation->if_not_exists ? "IF NOT EXISTS " : "");
    render_string(render, &text, operation->value);
    if (neighbour) {
        text_add(&text, operation->before ? " BEFORE " : " AFTER ");
        render_string(render, &text, neighbour);
    }
    render_emit(render, statements, &text);
    return true;
}

static bool render_rename_value(struct render *render, const struct operation *operation,
                                struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    begin_type(render, operation, &text);
    text_add(&text, " RENAME VALUE ");
    render_string(render, &text, operation->value);
    text_add(&text, " TO ");
    render_string(render, &text, operation->new_value);
    render_emit(render, statements, &text);
    return true;
}

/* One column moves from the old type to the new one, its default aside meanwhile. */
static void move_column(struct render *render, const struct operation *operation,
                        const struct enum_use *use, struct strings *statements)
{
    bool has_default = use->column->server_default.kind != DEFAULT_NONE;
    TEXT_SCOPE(column);
    text_add(&column, "ALTER TABLE ");
    render_qualified(render, &column, use->schema, use->table);
    text_add(&column, " ALTER COLUMN ");
    render_name(render, &column, use->column->name);
    TEXT_SCOPE(drop);
    text_printf(&drop, "%s DROP DEFAULT", text_string(&column));
    if (has_default)
        render_emit(render, statements, &drop);
    TEXT_SCOPE(type);
    text_printf(&type, "%s TYPE ", text_string(&column));
    render_qualified(render, &type, operation->schema, operation->name);
    text_add(&type, " USING ");
    render_name(render, &type, use->column->name);
    text_add(&type, "::text::");
    render_qualified(render, &type, operation->schema, operation->name);
    render_emit(render, statements, &type);
    TEXT_SCOPE(set);
    text_printf(&set, "%s SET DEFAULT ", text_string(&column));
    render_default(render, &use->column->server_default, &set);
    if (has_default)
        render_emit(render, statements, &set);
}

static bool render_rebuild_enum(struct render *render, const struct operation *operation,
                                struct strings *statements, struct alq_error *err)
{
    char *old_name = arena_printf(render->arena, "%s_old", operation->name);
    struct operation drop = {.kind = OPERATION_DROP_ENUM,
                             .schema = operation->schema,
                             .name = old_name};
    TEXT_SCOPE(text);
    begin_type(render, operation, &text);
    text_add(&text, " RENAME TO ");
    render_name(render, &text, old_name);
    render_emit(render, statements, &text);
    create_enum(render, operation->schema, operation->name, &operation->enum_type->values,
                statements);
    for (size_t i = 0; i < operation->enum_uses.count; i++)
        move_column(render, operation, &operation->enum_uses.items[i], statements);
    return render_drop_enum(render, &drop, statements, err);
}

/* -- Tables */

static void add_named_option(const struct render *render, const char *words, const char *name,
                             struct text *text)
{
    text_printf(text, "\n %s ", words);
    render_name(render, text, name);
}

static void add_parents(const struct render *render, const struct options *options,
                        struct text *text)
{
    const struct option *parents = options_find(options, "postgresql_inherits");
    struct strings names = {0};
    if (!parents)
        return;
    if (parents->kind == OPTION_TEXT)
        vec_push(render->arena, &names, parents->text);
    for (size_t i = 0; parents->kind == OPTION_LIST && i < parents->list_count; i++)
        vec_push(render->arena, &names, parents->list[i]);
    text_add(text, "\n INHERITS ( ");
    render_names(render, text, &names);
    text_add(text, " )");
}

static bool add_table_options(const struct render *render, const struct table *table,
                              struct text *text, struct alq_error *err)
{
    const struct options *options = &table->options;
    const struct option *oids = options_find(options, "postgresql_with_oids");
    const char *partition = options_text(options, "postgresql_partition_by");
    const char *using = options_text(options, "postgresql_using");
    const char *commit = options_text(options, "postgresql_on_commit");
    const char *space = options_text(options, "postgresql_tablespace");
    if (options_find(options, "postgresql_with"))
        return error_set(err, ALQ_ERROR_SCRIPT,
                         "postgresql_with is an option of indexes, not of table %s", table->name);
    add_parents(render, options, text);
    if (partition)
        text_printf(text, "\n PARTITION BY %s", partition);
    if (using)
        text_printf(text, "\n USING %s", using);
    if (oids && oids->kind == OPTION_BOOLEAN)
        text_add(text, oids->boolean ? "\n WITH OIDS" : "\n WITHOUT OIDS");
    if (commit)
        text_add(text, "\n ON COMMIT ");
    for (; commit && *commit; commit++)
        text_add_char(text, *commit == '_'                     ? ' '
                            : *commit >= 'a' && *commit <= 'z' ? (char)(*commit - 32)
                                                               : *commit);
    if (space)
        add_named_option(render, "TABLESPACE", space, text);
    return true;
}

/* -- Constraints */

static void add_nulls_distinct(const struct options *options, const char *before,
                               const char *behind, struct text *text)
{
    const struct option *nulls = options_find(options, "postgresql_nulls_not_distinct");
    if (nulls && nulls->kind == OPTION_BOOLEAN)
        text_printf(text, "%sNULLS %sDISTINCT%s", before, nulls->boolean ? "NOT " : "", behind);
}

static void add_before_unique(const struct constraint *constraint, struct text *text)
{
    add_nulls_distinct(&constraint->options, "", " ", text);
}

static void add_include(const struct render *render, const struct options *options,
                        const struct strings *more, struct text *text)
{
    const struct option *include = options_find(options, "postgresql_include");
    struct strings names = {0};
    for (size_t i = 0; include && i < include->list_count; i++)
        vec_push(render->arena, &names, include->list[i]);
    for (size_t i = 0; !include && more && i < more->count; i++)
        vec_push(render->arena, &names, more->items[i]);
    if (!names.count)
        return;
    text_add(text, " INCLUDE (");
    render_names(render, text, &names);
    text_add_char(text, ')');
}

static void add_behind_key(const struct render *render, const struct constraint *constraint,
                           struct text *text)
{
    add_include(render, &constraint->options, NULL, text);
}

static void add_constraint_end(const struct render *render, const struct table *table,
                               const struct constraint *constraint, struct text *text)
{
    (void)render;
    (void)table;
    if ((constraint->kind == CONSTRAINT_CHECK || constraint->kind == CONSTRAINT_FOREIGN_KEY) &&
        options_boolean(&constraint->options, "postgresql_not_valid"))
        text_add(text, " NOT VALID");
}

/* A method is a word; SQLAlchemy writes it in lower case. */
static bool add_method(const char *method, struct text *text, struct alq_error *err)
{
    size_t length = strspn(method, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789_");
    if (!length || method[length])
        return error_set(err, ALQ_ERROR_SCRIPT, "USING cannot be %s", method);
    text_add(text, "USING ");
    for (; *method; method++)
        text_add_char(text, *method >= 'A' && *method <= 'Z' ? (char)(*method + 32) : *method);
    text_add_char(text, ' ');
    return true;
}

static bool add_exclude(struct render *render, const struct constraint *constraint,
                        struct text *text, struct alq_error *err)
{
    text_add(text, "EXCLUDE ");
    if (!add_method(constraint->using_method ? constraint->using_method : "gist", text, err))
        return false;
    text_add_char(text, '(');
    for (size_t i = 0; i < constraint->elements.count; i++) {
        const struct exclude_element *element = &constraint->elements.items[i];
        text_add(text, i ? ", " : "");
        if (element->is_column)
            render_name(render, text, element->expression);
        else
            text_add(text, element->expression);
        if (element->operator_class)
            text_printf(text, " %s", element->operator_class);
        text_printf(text, " WITH %s", element->operator_name);
    }
    text_add_char(text, ')');
    if (constraint->where)
        text_printf(text, " WHERE (%s)", constraint->where);
    return true;
}

/* -- Indexes */

static void add_index_infix(const struct index *index, struct text *text)
{
    if (options_boolean(&index->options, "postgresql_concurrently"))
        text_add(text, "CONCURRENTLY ");
}

static bool add_index_method(const struct index *index, struct text *text, struct alq_error *err)
{
    const char *method = options_text(&index->options, "postgresql_using");
    if (!method)
        method = index->method;
    return !method || add_method(method, text, err);
}

static void add_index_element(const struct index *index, const struct index_element *element,
                              const char *written, struct text *text)
{
    const struct option *ops = options_find(&index->options, "postgresql_ops");
    const char *class = element->operator_class;
    (void)written;
    /* SQLAlchemy knows none behind DESC, where PostgreSQL would not read it either. */
    if (element->is_descending || element->is_ascending || element->nulls != NULLS_UNSET)
        return;
    if (ops && ops->kind == OPTION_MAP && (element->column || element->label))
        class = options_text(ops->map, element->column ? element->column : element->label);
    if (class)
        text_printf(text, " %s", class);
}

static void add_storage(const struct options *storage, struct text *text)
{
    text_add(text, " WITH (");
    for (size_t i = 0; i < storage->count; i++) {
        const struct option *option = &storage->items[i];
        text_printf(text, "%s%s = ", i ? ", " : "", option->key);
        if (option->kind == OPTION_INTEGER)
            text_printf(text, "%lld", (long long)option->integer);
        else if (option->kind == OPTION_BOOLEAN)
            text_add(text, option->boolean ? "True" : "False");
        else
            text_add(text, option->text ? option->text : "None");
    }
    text_add_char(text, ')');
}

static void add_index_end(const struct render *render, const struct index *index, struct text *text)
{
    const struct option *storage = options_find(&index->options, "postgresql_with");
    const char *space = options_text(&index->options, "postgresql_tablespace");
    const char *where = options_text(&index->options, "postgresql_where");
    add_include(render, &index->options, &index->include, text);
    add_nulls_distinct(&index->options, " ", "", text);
    if (storage && storage->kind == OPTION_MAP && storage->map->count)
        add_storage(storage->map, text);
    if (space) {
        text_add(text, " TABLESPACE ");
        render_name(render, text, space);
    }
    if (!where)
        where = index->where;
    if (where)
        text_printf(text, " WHERE %s", where);
}

/* -- Alterations */

/* One SET for each thing that is said and is not so already, in the order of SQLAlchemy's names. */
static void set_identity(const struct identity *new, const struct identity *old, struct text *text)
{
    struct identity none = {0};
    if (new->is_always != old->is_always)
        text_printf(text, "SET GENERATED %s ", new->is_always ? "ALWAYS" : "BY DEFAULT");
    struct identity parts[7] = {none, none, none, none, none, none, none};
    parts[0].has_cache = new->has_cache && !(old->has_cache && old->cache == new->cache);
    parts[0].cache = new->cache;
    parts[1].cycles = new->cycles == old->cycles ? TRI_UNSET : new->cycles;
    parts[2].has_increment =
        new->has_increment && !(old->has_increment && old->increment == new->increment);
    parts[2].increment = new->increment;
    parts[3].has_maximum = new->has_maximum && !(old->has_maximum && old->maximum == new->maximum);
    parts[3].maximum = new->maximum;
    parts[4].has_minimum = new->has_minimum && !(old->has_minimum && old->minimum == new->minimum);
    parts[4].minimum = new->minimum;
    parts[5].no_maximum = new->no_maximum && !old->no_maximum;
    parts[5].no_minimum = new->no_minimum && !old->no_minimum;
    parts[6].has_start = new->has_start && !(old->has_start && old->start == new->start);
    parts[6].start = new->start;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        TEXT_SCOPE(option);
        render_sequence_options(&parts[i], &option);
        if (option.length)
            text_printf(text, "SET%s ", text_string(&option));
    }
}

static bool alter_identity(struct render *render, const struct operation *operation,
                           struct strings *statements, struct alq_error *err)
{
    const struct column_change *change = operation->change;
    (void)err;
    TEXT_SCOPE(text);
    render_alter_table(render, &text, operation);
    text_add(&text, " ALTER COLUMN ");
    render_name(render, &text, operation->name);
    text_add_char(&text, ' ');
    if (!change->identity.is_identity) {
        text_add(&text, "DROP IDENTITY");
    } else if (!change->existing_identity.is_identity) {
        text_add(&text, "ADD");
        render_identity(&change->identity, &text);
    } else {
        set_identity(&change->identity, &change->existing_identity, &text);
    }
    render_emit(render, statements, &text);
    return true;
}

static bool render_alter(struct render *render, const struct operation *operation,
                         struct strings *statements, struct alq_error *err)
{
    if (operation->change->using_expression && !operation->change->sets_type)
        return error_set(err, ALQ_ERROR_SCRIPT,
                         "postgresql_using needs the new type of column %s.%s", operation->table,
                         operation->name);
    return render_alter_column(render, operation, statements, err);
}

static bool render_validate(struct render *render, const struct operation *operation,
                            struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    render_alter_table(render, &text, operation);
    text_add(&text, " VALIDATE CONSTRAINT ");
    render_name(render, &text, operation->name);
    render_emit(render, statements, &text);
    return true;
}

static bool render_drop_pg_trigger(struct render *render, const struct operation *operation,
                                   struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_printf(&text, "DROP TRIGGER %s", operation->if_exists ? "IF EXISTS " : "");
    render_name(render, &text, operation->name);
    text_add(&text, " ON ");
    render_qualified(render, &text, operation->schema, operation->table);
    text_add(&text, operation->cascades ? " CASCADE" : "");
    render_emit(render, statements, &text);
    return true;
}

static void add_blob(const struct literal *literal, struct text *text)
{
    static const char digits[] = "0123456789abcdef";
    text_add(text, "'\\x");
    for (size_t i = 0; i < literal->length; i++) {
        text_add_char(text, digits[(unsigned char)literal->text[i] >> 4]);
        text_add_char(text, digits[(unsigned char)literal->text[i] & 15]);
    }
    text_add_char(text, '\'');
}

const struct ddl postgresql_ddl = {
    .identifier_limit = 63,
    .name_limit = 63,
    .has_native_boolean = true,
    .has_native_enum = true,
    .has_identity = true,
    .has_comment_on = true,
    .has_alter_constraint = true,
    .groups_operators = true,
    .has_materialized_views = true,
    .has_default_values = true,
    .has_boolean_words = true,
    .has_short_seconds = true,
    .renames_constraints = true,
    .dashes_uuid = true,
    .type_names = postgresql_type_names,
    .types = postgresql_types,
    .type_count = POSTGRESQL_TYPE_COUNT,
    .enum_type = postgresql_named_type,
    .domain_type = postgresql_named_type,
    .array_type = postgresql_array_type,
    .blob = add_blob,
    .column = add_column,
    .spell_column = spell_column,
    .before_table = create_types,
    .table_options = add_table_options,
    .lists_set_null = true,
    .before_unique = add_before_unique,
    .behind_key = add_behind_key,
    .constraint_end = add_constraint_end,
    .exclude = add_exclude,
    .index_infix = add_index_infix,
    .index_method = add_index_method,
    .index_element = add_index_element,
    .index_end = add_index_end,
    .alters_type_first = true,
    .has_using = true,
    .drops_type_checks = true,
    .alter_identity = alter_identity,
    .has_if_clause =
        {
            [OPERATION_CREATE_TABLE] = true,
            [OPERATION_DROP_TABLE] = true,
            [OPERATION_ADD_COLUMN] = true,
            [OPERATION_DROP_COLUMN] = true,
            [OPERATION_CREATE_INDEX] = true,
            [OPERATION_DROP_INDEX] = true,
            [OPERATION_RENAME_INDEX] = true,
            [OPERATION_DROP_CONSTRAINT] = true,
            [OPERATION_DROP_ENUM] = true,
            [OPERATION_ADD_ENUM_VALUE] = true,
            [OPERATION_DROP_VIEW] = true,
            [OPERATION_DROP_TRIGGER] = true,
            [OPERATION_CREATE_SEQUENCE] = true,
            [OPERATION_DROP_SEQUENCE] = true,
        },
    .operations =
        {
            [OPERATION_ALTER_COLUMN] = render_alter,
            [OPERATION_VALIDATE_CONSTRAINT] = render_validate,
            [OPERATION_CREATE_ENUM] = render_create_enum,
            [OPERATION_DROP_ENUM] = render_drop_enum,
            [OPERATION_ADD_ENUM_VALUE] = render_add_value,
            [OPERATION_RENAME_ENUM_VALUE] = render_rename_value,
            [OPERATION_REBUILD_ENUM] = render_rebuild_enum,
            [OPERATION_DROP_TRIGGER] = render_drop_pg_trigger,
        },
};
