/* How MySQL and MariaDB write definitions where they differ from standard SQL. */
#include "base/ascii.h"
#include "database/mysql/internal.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "database/render_parts.h"
#include "base/banned.h"

/* b'101' and 0x05 stay what they are, where an expression would only be worth the same. */
static bool is_literal_of_bits(const char *expression)
{
    size_t length = strlen(expression);
    bool is_bits = length > 2 && ascii_compare_start(expression, "b'", 2) == 0 &&
                   strspn(expression + 2, "01") == length - 3 && expression[length - 1] == '\'';
    return is_bits || (ascii_compare_start(expression, "0x", 2) == 0 &&
                       strspn(expression + 2, "0123456789ABCDEFabcdef") == length - 2);
}

/* now(6) and current_timestamp(6) are no expressions to MySQL. */
static bool is_timestamp_function(const char *expression)
{
    static const char *const names[] = {"now(", "current_timestamp("};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        size_t digits = ascii_compare_start(expression, names[i], length) == 0
                            ? strspn(expression + length, "0123456789")
                            : 0;
        if (digits && expression[length + digits] == ')')
            return true;
    }
    return false;
}

static bool has_on_update(const char *expression)
{
    for (; *expression; expression++)
        if (ascii_compare_start(expression, "ON ", 3) == 0 &&
            ascii_compare_start(expression + 2 + strspn(expression + 2, " "), "UPDATE", 6) == 0)
            return true;
    return false;
}

static void add_default(const struct render *render, const struct default_value *value,
                        struct text *text)
{
    if (value->kind == DEFAULT_NONE)
        return;
    if (render->wraps_defaults && value->kind == DEFAULT_EXPRESSION &&
        !is_timestamp_function(value->text) && !is_literal_of_bits(value->text) &&
        !has_on_update(value->text)) {
        render_wrapped_default(render, value, text);
        return;
    }
    text_add(text, " DEFAULT ");
    render_default(render, value, text);
}

/* -- What inspection finds of a column, and a MODIFY without it would take away */

static void add_computed(const struct column *existing, struct text *text)
{
    text_printf(text, " GENERATED ALWAYS AS (%s) %s", existing->computed.expression,
                existing->computed.is_stored == TRI_YES ? "STORED" : "VIRTUAL");
}

/* ON UPDATE CURRENT_TIMESTAMP, unless the default says so itself. */
static void add_on_update(const struct column *existing, const struct type *type,
                          const struct default_value *value, struct text *text)
{
    const char *update = options_text(&existing->options, "mysql_on_update");
    if (update && type_class(type) == TYPE_CLASS_DATE_TIME &&
        !(value->kind == DEFAULT_EXPRESSION && has_on_update(value->text)))
        text_printf(text, " ON UPDATE %s", update);
}

/* The CHECKs of MariaDB that are part of the column, under its new name; the one that makes a text
 * a JSON goes with the type. */
static void add_checks(const struct column *existing, const char *new_name, bool has_new_type,
                       struct text *text)
{
    ARENA_SCOPE(scratch);
    const char *old = arena_printf(&scratch, "`%s`", existing->name);
    for (size_t i = 0; i < existing->constraints.count; i++) {
        const char *check = existing->constraints.items[i]->check;
        if (has_new_type && string_starts_with(check, "json_valid("))
            continue;
        text_add(text, " CHECK (");
        for (const char *at; new_name && (at = strstr(check, old)); check = at + strlen(old)) {
            text_add_bytes(text, check, (size_t)(at - check));
            text_printf(text, "`%s`", new_name);
        }
        text_printf(text, "%s)", check);
    }
}

static bool is_timestamp(const struct type *type)
{
    return type->kind == TYPE_SQL && string_equal(type->name, "TIMESTAMP");
}

static bool add_column(struct render *render, const struct table *table,
                       const struct column *column, struct text *text, struct alq_error *err)
{
    if (!render_type(render, column->type, text, err))
        return false;
    if (column->computed.expression)
        render_computed(render, &column->computed, text);
    if (!column->is_nullable)
        text_add(text, " NOT NULL");
    else if (is_timestamp(type_for(column->type, "mysql")))
        text_add(text, " NULL");
    if (column->comment) {
        text_add(text, " COMMENT ");
        render_string(render, text, column->comment);
    }
    if (table_autoincrement_column(table) == column && column->server_default.kind == DEFAULT_NONE)
        text_add(text, " AUTO_INCREMENT");
    else
        add_default(render, &column->server_default, text);
    add_on_update(column, type_for(column->type, "mysql"), &column->server_default, text);
    if (options_boolean(&column->options, "mysql_invisible"))
        text_add(text, " INVISIBLE");
    return true;
}

/* What MariaDB makes of JSON: a text with a check. */
static void spell_json(struct column *column, struct arena *arena)
{
    const char *check = arena_printf(arena, "json_valid(`%s`)", column->name);
    bool is_json = column->constraints.count == 1 && column->type->kind == TYPE_SQL &&
                   string_equal(column->type->name, "LONGTEXT") &&
                   string_equal(column->constraints.items[0]->check, check);
    if (!is_json)
        return;
    column->type = type_new_sql(arena, "mysql", "JSON");
    column->constraints = (struct constraints){0};
}

/* SQLAlchemy has ON UPDATE as a part of the default. */
static void spell_column(struct column *column, bool is_key, struct arena *arena)
{
    const char *update = options_text(&column->options, "mysql_on_update");
    const struct default_value *value = &column->server_default;
    struct options options = {0};
    (void)is_key;
    spell_json(column, arena);
    if (!update || value->kind == DEFAULT_STRING)
        return;
    for (size_t i = 0; i < column->options.count; i++)
        if (!string_equal(column->options.items[i].key, "mysql_on_update"))
            options_set(&options, arena, column->options.items[i]);
    column->options = options;
    column->server_default =
        (struct default_value){DEFAULT_EXPRESSION,
                               arena_printf(arena, "%s ON UPDATE %s",
                                            value->kind == DEFAULT_NONE ? "NULL" : value->text,
                                            update)};
}

/* -- Table options */

static const char *const charset_keys[] = {"default_charset", "default_character_set", "charset",
                                           "character_set"};
static const char *const partition_keys[] = {"partition_by", "partitions", "subpartition_by",
                                             "subpartitions"};

static bool is_one_of(const char *key, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (string_equal_nocase(key, keys[i]))
            return true;
    return false;
}

/* "engine" of "mysql_engine"; NULL for an option of another database. */
static const char *own_key(const struct option *option)
{
    return string_starts_with(option->key, "mysql_") ? option->key + strlen("mysql_") : NULL;
}

static void add_value(const struct render *render, const struct option *option, bool is_string,
                      struct text *text)
{
    if (option->kind == OPTION_INTEGER)
        text_printf(text, "%lld", (long long)option->integer);
    else if (is_string)
        render_string(render, text, option->text ? option->text : "");
    else
        text_add(text, option->text ? option->text : "");
}

static void add_option(const struct render *render, const char *key, const struct option *option,
                       struct text *text)
{
    static const char *const spaced[] = {"data_directory",        "index_directory",
                                         "default_character_set", "character_set",
                                         "default_charset",       "default_collate"};
    static const char *const unjoined[] = {"tablespace", "default_character_set", "character_set",
                                           "collate"};
    static const char *const strings[] = {"comment", "password", "connection"};
    bool is_partition = is_one_of(key, partition_keys, 4);
    bool is_spaced = is_partition || is_one_of(key, spaced, sizeof spaced / sizeof *spaced);
    if (!string_ends_with(text_string(text), "\n)"))
        text_add_char(text, ' ');
    for (const char *byte = key; *byte; byte++)
        text_add_char(text, *byte == '_' && is_spaced      ? ' '
                            : *byte >= 'a' && *byte <= 'z' ? (char)(*byte - 32)
                                                           : *byte);
    text_add_char(text, is_partition || is_one_of(key, unjoined, 4) ? ' ' : '=');
    add_value(render, option, is_one_of(key, strings, 3), text);
}

/* COLLATE waits for the character set, where one is said. */
static bool waits(const struct options *options, const char *key)
{
    if (!string_equal_nocase(key, "collate"))
        return false;
    for (size_t i = 0; i < options->count; i++) {
        const char *other = own_key(&options->items[i]);
        if (other && is_one_of(other, charset_keys, 4))
            return true;
    }
    return false;
}

static bool add_table_options(const struct render *render, const struct table *table,
                              struct text *text, struct alq_error *err)
{
    struct options options = options_copy(&table->options, render->arena);
    (void)err;
    if (table->comment)
        options_set_text(&options, render->arena, "mysql_comment", table->comment);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < options.count; i++) {
            const char *key = own_key(&options.items[i]);
            if (key && !is_one_of(key, partition_keys, 4) && waits(&options, key) == (pass == 1))
                add_option(render, key, &options.items[i], text);
        }
    for (size_t pass = 0; pass < 4; pass++)
        for (size_t i = 0; i < options.count; i++) {
            const char *key = own_key(&options.items[i]);
            if (key && string_equal_nocase(key, partition_keys[pass]))
                add_option(render, key, &options.items[i], text);
        }
    return true;
}

/* -- Constraints and indexes */

static bool check_constraint(const struct table *table, const struct constraint *constraint,
                             struct alq_error *err)
{
    if (constraint->kind == CONSTRAINT_FOREIGN_KEY && constraint->match)
        return error_set(err, ALQ_ERROR_UNSUPPORTED,
                         "MySQL cannot have MATCH %s in a foreign key of table %s: it would ignore "
                         "ON DELETE and ON UPDATE",
                         constraint->match, table->name);
    return true;
}

static void add_constraint_end(const struct render *render, const struct table *table,
                               const struct constraint *constraint, struct text *text)
{
    const char *using = options_text(&constraint->options, "mysql_using");
    (void)table;
    if (constraint->kind == CONSTRAINT_PRIMARY_KEY && using) {
        text_add(text, " USING ");
        render_name(render, text, using);
    }
}

static void add_index_prefix(const struct index *index, struct text *text)
{
    const char *prefix = options_text(&index->options, "mysql_prefix");
    if (prefix)
        text_printf(text, "%s ", prefix);
}

static void add_index_element(const struct index *index, const struct index_element *element,
                              const char *written, struct text *text)
{
    const struct option *length = options_find(&index->options, "mysql_length");
    int64_t value = element->length > 0 ? element->length : TYPE_UNSET;
    if (length && length->kind == OPTION_INTEGER)
        value = length->integer;
    if (length && length->kind == OPTION_MAP) {
        value = options_integer(length->map, written, TYPE_UNSET);
        if (element->column || element->label)
            value = options_integer(length->map, element->column ? element->column : element->label,
                                    value);
    }
    if (value != TYPE_UNSET)
        text_printf(text, "(%lld)", (long long)value);
}

static void add_index_end(const struct render *render, const struct index *index, struct text *text)
{
    const char *parser = options_text(&index->options, "mysql_with_parser");
    const char *using = options_text(&index->options, "mysql_using");
    if (parser)
        text_printf(text, " WITH PARSER %s", parser);
    if (using) {
        text_add(text, " USING ");
        render_name(render, text, using);
    }
    if (index->comment) {
        text_add(text, " COMMENT ");
        render_string(render, text, index->comment);
    }
}

static bool render_drop(struct render *render, const struct operation *operation,
                        struct strings *statements, struct alq_error *err)
{
    struct index index = {.name = operation->name, .is_name_final = operation->is_name_final};
    const char *name = NULL;
    TEXT_SCOPE(text);
    if (!operation->table || !operation->name)
        return error_set(err, ALQ_ERROR_SCRIPT, "to drop index %s MySQL needs its table",
                         operation->name ? operation->name : _("without a name"));
    if (!render_index_name(render, operation->schema, operation->table, &index, &name, err))
        return false;
    text_printf(&text, "DROP INDEX %s", operation->if_exists ? "IF EXISTS " : "");
    render_name(render, &text, name);
    text_add(&text, " ON ");
    render_qualified(render, &text, operation->schema, operation->table);
    render_emit(render, statements, &text);
    return true;
}

static bool render_drop_key(struct render *render, const struct operation *operation,
                            struct strings *statements, struct alq_error *err)
{
    static const char *const words[] = {
        [CONSTRAINT_PRIMARY_KEY] = "PRIMARY KEY",
        [CONSTRAINT_UNIQUE] = "INDEX",
        [CONSTRAINT_FOREIGN_KEY] = "FOREIGN KEY",
        [CONSTRAINT_CHECK] = "CHECK",
    };
    const char *name = NULL;
    TEXT_SCOPE(text);
    if (!operation->has_constraint_kind || operation->constraint_kind == CONSTRAINT_EXCLUDE) {
        error_set(err, ALQ_ERROR_SCRIPT,
                  "to drop constraint %s of table %s MySQL needs to know its kind",
                  operation->name ? operation->name : _("without a name"), operation->table);
        return error_hint(err, "say whether it is a foreign key, primary key, unique or check");
    }
    text_add(&text, "ALTER TABLE ");
    render_qualified(render, &text, operation->schema, operation->table);
    bool is_check = operation->constraint_kind == CONSTRAINT_CHECK;
    text_printf(&text, " DROP %s",
                is_check && render->is_mariadb ? "CONSTRAINT" : words[operation->constraint_kind]);
    if (operation->constraint_kind != CONSTRAINT_PRIMARY_KEY) {
        if (!render_dropped_name(render, operation, &name, err))
            return false;
        text_add_char(&text, ' ');
        render_name(render, &text, name);
    }
    render_emit(render, statements, &text);
    return true;
}

static bool render_rename_key(struct render *render, const struct operation *operation,
                              struct strings *statements, struct alq_error *err)
{
    TEXT_SCOPE(text);
    if (operation->kind == OPERATION_RENAME_CONSTRAINT &&
        !(operation->has_constraint_kind && operation->constraint_kind == CONSTRAINT_UNIQUE))
        return render_refuse(render, err, "rename constraint %s of table %s", operation->name,
                             operation->table);
    if (!operation->table)
        return error_set(err, ALQ_ERROR_SCRIPT, "to rename index %s MySQL needs its table",
                         operation->name);
    render_alter_table(render, &text, operation);
    text_add(&text, " RENAME INDEX ");
    render_name(render, &text, operation->name);
    text_add(&text, " TO ");
    render_name(render, &text, operation->new_name);
    render_emit(render, statements, &text);
    return true;
}

static bool render_comment(struct render *render, const struct operation *operation,
                           struct strings *statements, struct alq_error *err)
{
    bool is_dropped = operation->kind == OPERATION_DROP_TABLE_COMMENT || !operation->text;
    (void)err;
    TEXT_SCOPE(text);
    text_add(&text, "ALTER TABLE ");
    render_qualified(render, &text, operation->schema, operation->table);
    text_add(&text, " COMMENT ");
    render_string(render, &text, is_dropped ? "" : operation->text);
    render_emit(render, statements, &text);
    return true;
}

/* -- Alterations: MODIFY and CHANGE say the whole column again. */

static bool add_changed_column(struct render *render, const struct operation *operation,
                               struct text *text, struct alq_error *err)
{
    const struct column_change *change = operation->change;
    const struct type *type = change->sets_type ? change->type : change->existing_type;
    const struct default_value *value =
        change->sets_default ? &change->server_default : &change->existing_default;
    const char *comment = change->sets_comment ? change->comment : change->existing_comment;
    bool is_nullable = change->sets_nullable           ? change->is_nullable
                       : change->has_existing_nullable ? change->existing_nullable
                                                       : true;
    bool numbers =
        change->sets_autoincrement ? change->autoincrement : change->existing_autoincrement;
    if (!type) {
        error_set(err, ALQ_ERROR_SCRIPT,
                  "to alter column %s.%s MySQL needs its type, which is not known here",
                  operation->table, operation->name);
        return error_hint(err, "say the existing type");
    }
    if (!render_type(render, type, text, err))
        return error_detail(err, "in column %s of table %s", operation->name, operation->table);
    const struct column *existing = change->existing;
    if (existing && existing->computed.expression) {
        add_computed(existing, text);
        text_add(text, is_nullable ? "" : " NOT NULL");
    } else {
        text_add(text, is_nullable ? " NULL" : " NOT NULL");
        text_add(text, numbers ? " AUTO_INCREMENT" : "");
        add_default(render, value, text);
    }
    if (existing)
        add_on_update(existing, type, value, text);
    if (existing && options_boolean(&existing->options, "mysql_invisible"))
        text_add(text, " INVISIBLE");
    if (comment && *comment) {
        text_add(text, " COMMENT ");
        render_string(render, text, comment);
    }
    if (existing)
        add_checks(existing, change->new_name, change->sets_type, text);
    return true;
}

/* A column of date and time always goes by CHANGE, as Alembic has it, since its default may be a
 * function. */
static bool is_changed(const struct column_change *change)
{
    const struct type *type = change->sets_type ? change->type : change->existing_type;
    return change->new_name ||
           (type && !change->has_class_as_type && type_class(type) == TYPE_CLASS_DATE_TIME &&
            !(change->sets_default && change->server_default.kind == DEFAULT_NONE));
}

static bool alter_column(struct render *render, const struct operation *operation,
                         struct strings *statements, struct alq_error *err)
{
    const struct column_change *change = operation->change;
    bool is_renamed = is_changed(change);
    TEXT_SCOPE(text);
    if (!is_renamed && !change->sets_nullable && !change->sets_type &&
        !change->sets_autoincrement && !change->sets_comment)
        return !change->sets_default || render_alter_default(render, operation, statements, err);
    render_alter_table(render, &text, operation);
    text_add(&text, is_renamed ? " CHANGE " : " MODIFY ");
    render_name(render, &text, operation->name);
    text_add_char(&text, ' ');
    if (is_renamed) {
        render_name(render, &text, change->new_name ? change->new_name : operation->name);
        text_add_char(&text, ' ');
    }
    if (!add_changed_column(render, operation, &text, err))
        return false;
    render_emit(render, statements, &text);
    return true;
}

static bool render_alter(struct render *render, const struct operation *operation,
                         struct strings *statements, struct alq_error *err)
{
    if (operation->change->sets_identity || operation->change->sets_computed)
        return render_refuse(render, err, "change how column %s.%s is generated", operation->table,
                             operation->name);
    return render_type_checks(render, operation, false, statements, err) &&
           alter_column(render, operation, statements, err) &&
           render_type_checks(render, operation, true, statements, err);
}

/* -- Enums, whose values are part of the columns that use them */

static bool modify_use(struct render *render, const struct enum_use *use,
                       const struct strings *values, const char *more, struct strings *statements,
                       struct alq_error *err)
{
    struct type *type = type_copy(use->column->type, render->arena);
    struct column_change change = {.sets_type = true, .type = type};
    struct operation alter = {.kind = OPERATION_ALTER_COLUMN,
                              .schema = use->schema,
                              .table = use->table,
                              .name = use->column->name,
                              .change = &change};
    type->kind = TYPE_ENUM;
    type->values = (struct strings){0};
    for (size_t i = 0; i < values->count; i++)
        vec_push(render->arena, &type->values, values->items[i]);
    if (more)
        vec_push(render->arena, &type->values, more);
    change.has_existing_nullable = true;
    change.existing_nullable = use->column->is_nullable;
    change.existing_default = use->column->server_default;
    change.existing_comment = use->column->comment;
    return alter_column(render, &alter, statements, err);
}

static void update_use(struct render *render, const struct operation *operation,
                       const struct enum_use *use, struct strings *statements)
{
    TEXT_SCOPE(text);
    text_add(&text, "UPDATE ");
    render_qualified(render, &text, use->schema, use->table);
    text_add(&text, " SET ");
    render_name(render, &text, use->column->name);
    text_add(&text, " = ");
    render_string(render, &text, operation->new_value);
    text_add(&text, " WHERE ");
    render_name(render, &text, use->column->name);
    text_add(&text, " = ");
    render_string(render, &text, operation->value);
    render_emit(render, statements, &text);
}

/* A value is renamed by having both for a moment. */
static bool render_enum_change(struct render *render, const struct operation *operation,
                               struct strings *statements, struct alq_error *err)
{
    bool is_rename = operation->kind == OPERATION_RENAME_ENUM_VALUE;
    if (operation->enum_uses.count && !operation->enum_type)
        return error_set(err, ALQ_ERROR_SCRIPT, "to change enum %s MySQL needs all of its values",
                         operation->name);
    for (size_t i = 0; i < operation->enum_uses.count; i++) {
        const struct enum_use *use = &operation->enum_uses.items[i];
        const struct strings *values = &operation->enum_type->values;
        if (is_rename) {
            if (!modify_use(render, use, values, operation->value, statements, err))
                return false;
            update_use(render, operation, use, statements);
        }
        if (!modify_use(render, use, values, NULL, statements, err))
            return false;
    }
    return true;
}

const struct ddl mysql_ddl = {
    .identifier_limit = 255,
    .name_limit = 64,
    .has_native_enum = true,
    .has_alter_constraint = true,
    .groups_functions = true,
    .groups_operators = true,
    .has_boolean_words = true,
    .has_short_seconds = true,
    .indexes_references = true,
    .joins_no_cycle = true,
    .types = mysql_types,
    .type_count = MYSQL_TYPE_COUNT,
    .enum_type = mysql_enum_type,
    .column = add_column,
    .spell_column = spell_column,
    .table_options = add_table_options,
    .check_constraint = check_constraint,
    .constraint_end = add_constraint_end,
    .index_prefix = add_index_prefix,
    .index_element = add_index_element,
    .index_end = add_index_end,
    .repeats_column = true,
    .qualifies_new_name = true,
    .drops_by_kind = true,
    .has_if_clause =
        {
            [OPERATION_CREATE_TABLE] = true,
            [OPERATION_DROP_TABLE] = true,
            [OPERATION_DROP_VIEW] = true,
            [OPERATION_DROP_TRIGGER] = true,
            [OPERATION_CREATE_SEQUENCE] = true,
            [OPERATION_DROP_SEQUENCE] = true,
        },
    .operations =
        {
            [OPERATION_ALTER_COLUMN] = render_alter,
            [OPERATION_DROP_INDEX] = render_drop,
            [OPERATION_RENAME_INDEX] = render_rename_key,
            [OPERATION_DROP_CONSTRAINT] = render_drop_key,
            [OPERATION_RENAME_CONSTRAINT] = render_rename_key,
            [OPERATION_CREATE_TABLE_COMMENT] = render_comment,
            [OPERATION_DROP_TABLE_COMMENT] = render_comment,
            [OPERATION_ADD_ENUM_VALUE] = render_enum_change,
            [OPERATION_RENAME_ENUM_VALUE] = render_enum_change,
            [OPERATION_REBUILD_ENUM] = render_enum_change,
        },
};
