/* Writes operations as Python, as Alembic's autogenerate does. */
#include <stdlib.h>
#include <string.h>

#include "operation/faces.h"
#include "schema/python.h"
#include "base/banned.h"

/* The beginning of a call, which batch_alter_table has without table and schema. */
static struct python_call begin_call(struct text *text, const struct operation *operation,
                                     const char *function)
{
    text_add(text, operation->is_in_batch ? "batch_op." : "op.");
    return python_begin(text, function, ", ");
}

static void add_table_name(struct python_call *call, const struct operation *operation)
{
    if (!operation->is_in_batch)
        python_string(call, NULL, operation->table);
}

static void add_schema(struct python_call *call, const char *key, const struct operation *operation)
{
    if (!operation->is_in_batch)
        python_string(call, key, operation->schema);
}

/* op.f('name') for a name that no convention shall change. */
static void add_name(struct python_call *call, const char *key, const char *name, bool is_final)
{
    python_argument(call, key);
    if (is_final && name) {
        struct python_call inner = python_begin(call->text, "op.f", ", ");
        python_string(&inner, NULL, name);
        python_end(&inner);
    } else {
        text_add_python(call->text, name);
    }
}

/* sa.text('…') */
static void add_sql(struct python_call *call, const char *key, const char *sql)
{
    python_argument(call, key);
    struct python_call inner = python_begin(call->text, "sa.text", ", ");
    python_string(&inner, NULL, sql);
    python_end(&inner);
}

/* -- Columns */

static void add_default(struct python_call *call, const char *key,
                        const struct default_value *value)
{
    if (value->kind == DEFAULT_STRING) {
        python_string(call, key, value->text);
    } else if (value->kind == DEFAULT_EXPRESSION) {
        add_sql(call, key, value->text);
    } else if (value->kind == DEFAULT_SEQUENCE) {
        TEXT_SCOPE(next);
        text_printf(&next, "nextval('%s')", value->text);
        add_sql(call, key, text_string(&next));
    } else {
        python_argument(call, key);
        text_add(call->text, "None");
    }
}

/* Alembic writes the comma behind the expression though nothing may follow it. */
static void add_computed(struct python_call *call, const char *key, const struct computed *computed)
{
    python_argument(call, key);
    struct python_call inner = python_begin(call->text, "sa.Computed", ", ");
    python_string(&inner, NULL, computed->expression);
    python_flag(&inner, "persisted", computed->is_stored != TRI_UNSET,
                computed->is_stored == TRI_YES);
    text_add(call->text, computed->is_stored == TRI_UNSET ? ", " : "");
    python_end(&inner);
}

static void add_identity(struct python_call *call, const char *key, const struct identity *identity)
{
    const struct {
        const char *key;
        bool is_said;
        int64_t value;
    } numbers[] = {
        {"start", identity->has_start, identity->start},
        {"increment", identity->has_increment, identity->increment},
        {"minvalue", identity->has_minimum, identity->minimum},
        {"maxvalue", identity->has_maximum, identity->maximum},
    };
    python_argument(call, key);
    struct python_call inner = python_begin(call->text, "sa.Identity", ", ");
    python_flag(&inner, "always", true, identity->is_always);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].is_said)
            python_integer(&inner, numbers[i].key, numbers[i].value);
    python_flag(&inner, "nominvalue", identity->no_minimum, true);
    python_flag(&inner, "nomaxvalue", identity->no_maximum, true);
    python_flag(&inner, "cycle", identity->cycles != TRI_UNSET, identity->cycles == TRI_YES);
    if (identity->has_cache)
        python_integer(&inner, "cache", identity->cache);
    python_end(&inner);
}

static void add_constraint(struct python_call *call, const struct constraint *constraint);
static void add_optional_name(struct python_call *call, const struct constraint *constraint);
static void add_reference_rules(struct python_call *call, const struct constraint *constraint);
static void add_target(struct text *text, const struct constraint *constraint, size_t index);

/* sa.ForeignKey('table.column') for each reference of one column. */
static void add_references(struct python_call *call, const struct operation *added)
{
    for (size_t i = 0; i < added->constraints.count; i++) {
        const struct constraint *constraint = added->constraints.items[i];
        if (constraint->kind != CONSTRAINT_FOREIGN_KEY)
            continue;
        python_argument(call, NULL);
        struct python_call inner = python_begin(call->text, "sa.ForeignKey", ", ");
        python_argument(&inner, NULL);
        add_target(call->text, constraint, 0);
        add_optional_name(&inner, constraint);
        add_reference_rules(&inner, constraint);
        python_end(&inner);
    }
}

/* added: the operation that adds the column; NULL within create_table, where the key and the
 * references are constraints of the table. */
static void add_column(struct python_call *call, const struct column *column,
                       const struct operation *added)
{
    static const char *const numbering[] = {
        [AUTOINCREMENT_YES] = "True",
        [AUTOINCREMENT_NO] = "False",
        [AUTOINCREMENT_IGNORE_FK] = "'ignore_fk'",
    };
    python_argument(call, NULL);
    struct python_call inner = python_begin(call->text, "sa.Column", ", ");
    python_string(&inner, NULL, column->name);
    python_argument(&inner, NULL);
    type_write_python(column->type, call->text);
    for (size_t i = 0; i < column->constraints.count; i++)
        add_constraint(&inner, column->constraints.items[i]);
    if (added && added->inlines_references)
        add_references(&inner, added);
    if (column->computed.expression)
        add_computed(&inner, NULL, &column->computed);
    else if (column->identity.is_identity)
        add_identity(&inner, NULL, &column->identity);
    else if (column->server_default.kind != DEFAULT_NONE)
        add_default(&inner, "server_default", &column->server_default);
    enum autoincrement how = column->autoincrement;
    if (how == AUTOINCREMENT_AUTO && column->is_primary_key &&
        (column->has_client_default || column->has_sequence))
        how = AUTOINCREMENT_NO;
    if (how != AUTOINCREMENT_AUTO) {
        python_argument(&inner, "autoincrement");
        text_add(call->text, numbering[how]);
    }
    python_flag(&inner, "primary_key", added && column->is_primary_key, true);
    python_flag(&inner, "nullable", true, column->is_nullable);
    python_flag(&inner, "system", column->is_system, true);
    python_string(&inner, "comment", column->comment && *column->comment ? column->comment : NULL);
    python_options(&inner, &column->options);
    python_end(&inner);
}

/* -- Constraints within a table */

static void add_deferral(struct python_call *call, const struct constraint *constraint)
{
    python_flag(call, "deferrable", constraint->is_deferrable != TRI_UNSET,
                constraint->is_deferrable == TRI_YES);
    python_string(call, "initially", constraint->initially);
}

static void add_optional_name(struct python_call *call, const struct constraint *constraint)
{
    if (constraint->name)
        add_name(call, "name", constraint->name, constraint->is_name_final);
}

/* 'schema.table.column' */
static void add_target(struct text *text, const struct constraint *constraint, size_t index)
{
    TEXT_SCOPE(target);
    text_printf(&target, "%s%s%s.%s",
                constraint->referred_schema ? constraint->referred_schema : "",
                constraint->referred_schema ? "." : "", constraint->referred_table,
                constraint->referred_columns.items[index]);
    text_add_python(text, text_string(&target));
}

static void add_targets(struct python_call *call, const struct constraint *constraint)
{
    python_argument(call, NULL);
    text_add_char(call->text, '[');
    for (size_t i = 0; i < constraint->referred_columns.count; i++) {
        text_add(call->text, i ? ", " : "");
        add_target(call->text, constraint, i);
    }
    text_add_char(call->text, ']');
}

static void add_reference_rules(struct python_call *call, const struct constraint *constraint)
{
    python_string(call, "onupdate", constraint->on_update);
    python_string(call, "ondelete", constraint->on_delete);
    python_string(call, "initially", constraint->initially);
    python_flag(call, "deferrable", constraint->is_deferrable != TRI_UNSET,
                constraint->is_deferrable == TRI_YES);
    python_flag(call, "use_alter", constraint->is_added_later, true);
    python_string(call, "match", constraint->match);
    python_options(call, &constraint->options);
}

/* Alembic writes the comma behind the columns though nothing may follow it. */
static void add_foreign_key(struct python_call *outer, const struct constraint *constraint)
{
    struct python_call call = python_begin(outer->text, "sa.ForeignKeyConstraint", ", ");
    python_strings(&call, NULL, &constraint->columns);
    add_targets(&call, constraint);
    text_add(call.text, ", ");
    call.has_argument = false;
    add_optional_name(&call, constraint);
    add_reference_rules(&call, constraint);
    python_end(&call);
}

static void add_key(struct python_call *outer, const struct constraint *constraint)
{
    bool is_unique = constraint->kind == CONSTRAINT_UNIQUE;
    struct python_call call =
        python_begin(outer->text, is_unique ? "sa.UniqueConstraint" : "sa.PrimaryKeyConstraint",
                     ", ");
    for (size_t i = 0; i < constraint->columns.count; i++)
        python_string(&call, NULL, constraint->columns.items[i]);
    if (is_unique)
        add_deferral(&call, constraint);
    add_optional_name(&call, constraint);
    python_options(&call, &constraint->options);
    python_end(&call);
}

static void add_check(struct python_call *outer, const struct constraint *constraint)
{
    struct python_call call = python_begin(outer->text, "sa.CheckConstraint", ", ");
    python_string(&call, NULL, constraint->check);
    add_optional_name(&call, constraint);
    add_deferral(&call, constraint);
    python_options(&call, &constraint->options);
    python_end(&call);
}

static void add_elements(struct python_call *call, const struct constraint *constraint)
{
    for (size_t i = 0; i < constraint->elements.count; i++) {
        const struct exclude_element *element = &constraint->elements.items[i];
        python_argument(call, NULL);
        struct python_call pair = python_begin(call->text, "", ", ");
        python_argument(&pair, NULL);
        if (element->is_column) {
            struct python_call column = python_begin(call->text, "sa.column", ", ");
            python_string(&column, NULL, element->expression);
            python_end(&column);
        } else {
            struct python_call text = python_begin(call->text, "sa.text", ", ");
            python_string(&text, NULL, element->expression);
            python_end(&text);
        }
        python_string(&pair, NULL, element->operator_name);
        python_end(&pair);
    }
}

static void add_exclude_ends(struct python_call *call, const struct constraint *constraint)
{
    const char *open = "ops={";
    if (constraint->where)
        add_sql(call, "where", constraint->where);
    python_string(call, "using", constraint->using_method);
    for (size_t i = 0; i < constraint->elements.count; i++) {
        const struct exclude_element *element = &constraint->elements.items[i];
        if (!element->operator_class)
            continue;
        text_printf(call->text, ", %s", *open == 'o' ? open : "");
        text_add_python(call->text, element->expression);
        text_add(call->text, ": ");
        text_add_python(call->text, element->operator_class);
        open = "";
    }
    text_add(call->text, *open ? "" : "}");
}

static void add_exclude(struct python_call *outer, const struct constraint *constraint)
{
    struct python_call call = python_begin(outer->text, "postgresql.ExcludeConstraint", ", ");
    add_elements(&call, constraint);
    add_exclude_ends(&call, constraint);
    add_deferral(&call, constraint);
    add_optional_name(&call, constraint);
    python_end(&call);
}

static void add_constraint(struct python_call *call, const struct constraint *constraint)
{
    static void (*const writers[])(struct python_call *, const struct constraint *) = {
        [CONSTRAINT_PRIMARY_KEY] = add_key,         [CONSTRAINT_UNIQUE] = add_key,
        [CONSTRAINT_FOREIGN_KEY] = add_foreign_key, [CONSTRAINT_CHECK] = add_check,
        [CONSTRAINT_EXCLUDE] = add_exclude,
    };
    python_argument(call, NULL);
    writers[constraint->kind](call, constraint);
}

/* -- create_table */

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The constraints as Alembic has them: sorted by their text. */
static void add_table_constraints(struct python_call *call, const struct table *table)
{
    ARENA_SCOPE(scratch);
    struct strings written = {0};
    struct constraint key = {.kind = CONSTRAINT_PRIMARY_KEY};
    const struct constraint *said = table_primary_key(table);
    if (said)
        key = *said;
    key.columns = table_key_columns(table, &scratch);
    for (size_t i = 0; i <= table->constraints.count; i++) {
        const struct constraint *constraint =
            i < table->constraints.count ? table->constraints.items[i] : &key;
        TEXT_SCOPE(text);
        struct python_call alone = {&text, "", false};
        if (constraint->of_type || (constraint != &key && constraint->kind == key.kind) ||
            (constraint == &key && !key.columns.count))
            continue;
        add_constraint(&alone, constraint);
        vec_push(&scratch, &written, text_copy(&text, &scratch));
    }
    if (written.count)
        qsort(written.items, written.count, sizeof *written.items, compare_strings);
    for (size_t i = 0; i < written.count; i++) {
        python_argument(call, NULL);
        text_add(call->text, written.items[i]);
    }
}

static void add_prefixes(struct python_call *call, const struct table *table)
{
    if (table->prefixes.count)
        python_strings(call, "prefixes", &table->prefixes);
}

static int compare_options(const void *a, const void *b)
{
    return strcmp(((const struct option *)a)->key, ((const struct option *)b)->key);
}

static void add_indexes(const char *schema, const char *table, const struct indexes *indexes,
                        struct text *text)
{
    for (size_t i = 0; i < indexes->count; i++) {
        struct operation create = {.kind = OPERATION_CREATE_INDEX,
                                   .schema = schema,
                                   .table = table,
                                   .index = indexes->items[i]};
        text_add_char(text, '\n');
        python_create_index(&create, text);
    }
}

TEXT_FACE(python_create_table)
{
    ARENA_SCOPE(scratch);
    const struct table *table = operation->created_table;
    struct options options = options_copy(&table->options, &scratch);
    struct python_call call = python_begin(text, "op.create_table", ",\n");
    python_string(&call, NULL, table->name);
    for (size_t i = 0; i < table->columns.count; i++)
        add_column(&call, table->columns.items[i], NULL);
    add_table_constraints(&call, table);
    python_string(&call, "schema", table->schema);
    python_string(&call, "comment", table->comment && *table->comment ? table->comment : NULL);
    if (options.count)
        qsort(options.items, options.count, sizeof *options.items, compare_options);
    python_options(&call, &options);
    add_prefixes(&call, table);
    python_flag(&call, "if_not_exists", operation->if_not_exists, true);
    text_add(text, "\n)");
    add_indexes(table->schema, table->name, &table->indexes, text);
}

TEXT_FACE(python_drop_table)
{
    struct python_call call = python_begin(text, "op.drop_table", ", ");
    python_string(&call, NULL, operation->table);
    python_string(&call, "schema", operation->schema);
    python_flag(&call, "if_exists", operation->if_exists, true);
    python_end(&call);
}

TEXT_FACE(python_rename_table)
{
    struct python_call call = python_begin(text, "op.rename_table", ", ");
    python_string(&call, NULL, operation->table);
    python_string(&call, NULL, operation->new_name);
    python_string(&call, "schema", operation->schema);
    python_end(&call);
}

/* -- Columns */

/* What comes with a column is written as operations of its own behind it. */
TEXT_FACE(python_add_column)
{
    struct python_call call = begin_call(text, operation, "add_column");
    add_table_name(&call, operation);
    add_column(&call, operation->column, operation);
    add_schema(&call, "schema", operation);
    python_flag(&call, "if_not_exists", operation->if_not_exists, true);
    python_flag(&call, "inline_references", operation->inlines_references, true);
    python_flag(&call, "inline_primary_key", operation->inlines_primary_key, true);
    python_end(&call);
    for (size_t i = 0; i < operation->constraints.count; i++) {
        if (operation->inlines_references &&
            operation->constraints.items[i]->kind == CONSTRAINT_FOREIGN_KEY)
            continue;
        struct operation create = {.kind = OPERATION_CREATE_CONSTRAINT,
                                   .schema = operation->schema,
                                   .table = operation->table,
                                   .constraint = operation->constraints.items[i]};
        text_add_char(text, '\n');
        python_create_constraint(&create, text);
    }
    add_indexes(operation->schema, operation->table, &operation->indexes, text);
}

TEXT_FACE(python_drop_column)
{
    struct python_call call = begin_call(text, operation, "drop_column");
    add_table_name(&call, operation);
    python_string(&call, NULL, operation->name);
    add_schema(&call, "schema", operation);
    python_flag(&call, "if_exists", operation->if_exists, true);
    python_end(&call);
}

static void add_changed_default(struct python_call *call, const struct column_change *change)
{
    if (change->sets_computed && change->computed.expression)
        add_computed(call, "server_default", &change->computed);
    else if (change->sets_identity && change->identity.is_identity)
        add_identity(call, "server_default", &change->identity);
    else if (change->sets_default || change->sets_computed || change->sets_identity)
        add_default(call, "server_default", &change->server_default);
}

static void add_type(struct python_call *call, const char *key, const struct type *type)
{
    if (!type)
        return;
    python_argument(call, key);
    type_write_python(type, call->text);
}

TEXT_FACE(python_alter_column)
{
    const struct column_change *change = operation->change;
    struct python_call call = begin_call(text, operation, "alter_column");
    add_table_name(&call, operation);
    python_string(&call, NULL, operation->name);
    call.separator = ",\n           ";
    add_type(&call, "existing_type", change->existing_type);
    add_changed_default(&call, change);
    python_string(&call, "new_column_name", change->new_name);
    add_type(&call, "type_", change->sets_type ? change->type : NULL);
    python_flag(&call, "nullable", change->sets_nullable, change->is_nullable);
    if (change->sets_comment) {
        python_argument(&call, "comment");
        text_add_python(text, change->comment);
    }
    python_string(&call, "existing_comment", change->existing_comment);
    python_flag(&call, "existing_nullable", change->has_existing_nullable && !change->sets_nullable,
                change->existing_nullable);
    python_flag(&call, "autoincrement", change->sets_autoincrement, change->autoincrement);
    if (!change->sets_default && !change->sets_identity && !change->sets_computed &&
        change->existing_default.kind != DEFAULT_NONE)
        add_default(&call, "existing_server_default", &change->existing_default);
    if (change->sets_identity && change->existing_identity.is_identity)
        add_identity(&call, "existing_server_default", &change->existing_identity);
    add_schema(&call, "schema", operation);
    python_string(&call, "postgresql_using", change->using_expression);
    python_end(&call);
}

/* -- Indexes */

static void add_index_element(struct python_call *list, const struct index_element *element)
{
    bool is_plain = element->column && !element->is_descending && !element->is_ascending &&
                    element->nulls == NULLS_UNSET && !element->collation;
    TEXT_SCOPE(written);
    if (is_plain) {
        python_string(list, NULL, element->column);
        return;
    }
    text_printf(&written, element->form == INDEX_FORM_OPERATOR ? "(%s)" : "%s",
                element->column ? element->column : element->expression);
    if (element->collation)
        text_printf(&written, " COLLATE \"%s\"", element->collation);
    text_add(&written, element->is_descending ? " DESC" : element->is_ascending ? " ASC" : "");
    if (element->nulls != NULLS_UNSET)
        text_add(&written, element->nulls == NULLS_FIRST ? " NULLS FIRST" : " NULLS LAST");
    python_argument(list, NULL);
    struct python_call call = python_begin(list->text, "sa.literal_column", ", ");
    python_string(&call, NULL, text_string(&written));
    python_end(&call);
    if (element->label) {
        struct python_call label = python_begin(list->text, ".label", ", ");
        python_string(&label, NULL, element->label);
        python_end(&label);
    }
}

TEXT_FACE(python_create_index)
{
    const struct index *index = operation->index;
    struct python_call call = begin_call(text, operation, "create_index");
    add_name(&call, NULL, index->name, index->is_name_final);
    add_table_name(&call, operation);
    python_argument(&call, NULL);
    struct python_call list = {text, ", ", false};
    text_add_char(text, '[');
    for (size_t i = 0; i < index->elements.count; i++)
        add_index_element(&list, &index->elements.items[i]);
    text_add_char(text, ']');
    python_flag(&call, "unique", true, index->is_unique);
    add_schema(&call, "schema", operation);
    python_options(&call, &index->options);
    python_flag(&call, "if_not_exists", operation->if_not_exists, true);
    python_end(&call);
}

TEXT_FACE(python_drop_index)
{
    struct python_call call = begin_call(text, operation, "drop_index");
    add_name(&call, NULL, operation->name, operation->is_name_final);
    if (operation->table && !operation->is_in_batch)
        python_string(&call, "table_name", operation->table);
    add_schema(&call, "schema", operation);
    python_options(&call, &operation->options);
    python_flag(&call, "if_exists", operation->if_exists, true);
    python_end(&call);
}

/* -- Constraints */

static void create_foreign_key(struct python_call *call, const struct operation *operation)
{
    const struct constraint *constraint = operation->constraint;
    python_string(call, NULL, constraint->referred_table);
    python_strings(call, NULL, &constraint->columns);
    python_strings(call, NULL, &constraint->referred_columns);
    add_schema(call, "source_schema", operation);
    python_string(call, "referent_schema", constraint->referred_schema);
    add_reference_rules(call, constraint);
}

static void create_check(struct python_call *call, const struct operation *operation)
{
    python_string(call, NULL, operation->constraint->check);
    add_schema(call, "schema", operation);
    python_options(call, &operation->constraint->options);
}

static void create_key(struct python_call *call, const struct operation *operation)
{
    python_strings(call, NULL, &operation->constraint->columns);
    add_deferral(call, operation->constraint);
    add_schema(call, "schema", operation);
    python_options(call, &operation->constraint->options);
}

static void create_exclude(struct python_call *call, const struct operation *operation)
{
    add_elements(call, operation->constraint);
    add_exclude_ends(call, operation->constraint);
    add_schema(call, "schema", operation);
}

TEXT_FACE(python_create_constraint)
{
    static const struct {
        const char *function;
        void (*write)(struct python_call *, const struct operation *);
    } kinds[] = {
        [CONSTRAINT_PRIMARY_KEY] = {"create_primary_key", create_key},
        [CONSTRAINT_UNIQUE] = {"create_unique_constraint", create_key},
        [CONSTRAINT_FOREIGN_KEY] = {"create_foreign_key", create_foreign_key},
        [CONSTRAINT_CHECK] = {"create_check_constraint", create_check},
        [CONSTRAINT_EXCLUDE] = {"create_exclude_constraint", create_exclude},
    };
    const struct constraint *constraint = operation->constraint;
    struct python_call call = begin_call(text, operation, kinds[constraint->kind].function);
    add_name(&call, NULL, constraint->name, constraint->is_name_final);
    add_table_name(&call, operation);
    kinds[constraint->kind].write(&call, operation);
    python_end(&call);
}

static const char *kind_word(const struct operation *operation)
{
    static const char *const words[] = {
        [CONSTRAINT_PRIMARY_KEY] = "primary",
        [CONSTRAINT_UNIQUE] = "unique",
        [CONSTRAINT_FOREIGN_KEY] = "foreignkey",
        [CONSTRAINT_CHECK] = "check",
        [CONSTRAINT_EXCLUDE] = NULL,
    };
    return operation->has_constraint_kind ? words[operation->constraint_kind] : NULL;
}

TEXT_FACE(python_drop_constraint)
{
    struct python_call call = begin_call(text, operation, "drop_constraint");
    add_name(&call, NULL, operation->name, operation->is_name_final);
    add_table_name(&call, operation);
    add_schema(&call, "schema", operation);
    python_string(&call, "type_", kind_word(operation));
    if (operation->columns.count)
        python_strings(&call, "columns", &operation->columns);
    python_flag(&call, "if_exists", operation->if_exists, true);
    python_end(&call);
}
