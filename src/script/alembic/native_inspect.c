/* The native module _inspect: what is in the database, as plain dicts. The Python side gives them
 * the shape that SQLAlchemy's Inspector has. */
#include <string.h>

#include "base/error.h"
#include "script/alembic/binding.h"
#include "base/banned.h"

static struct py_value text_or_none(struct py *py, const char *string)
{
    return string ? py_str(py, string) : py_none();
}

static struct py_value list_of(struct py *py, const struct strings *strings)
{
    struct py_value list = py_list(py, strings->count);
    for (size_t i = 0; i < strings->count; i++)
        py_list_append(py, list, text_or_none(py, strings->items[i]));
    return list;
}

static void set(struct py *py, struct py_value dict, const char *key, struct py_value value)
{
    py_dict_set_string(py, dict, key, value);
}

static void set_text(struct py *py, struct py_value dict, const char *key, const char *text)
{
    set(py, dict, key, text_or_none(py, text));
}

static struct py_value tri_value(enum tri tri)
{
    return tri == TRI_UNSET ? py_none() : py_bool(tri == TRI_YES);
}

static struct py_value options_dict(struct py *py, const struct options *options);

static struct py_value option_value(struct py *py, const struct option *option)
{
    struct py_value list;
    switch (option->kind) {
    case OPTION_TEXT:
        return text_or_none(py, option->text);
    case OPTION_BOOLEAN:
        return py_bool(option->boolean);
    case OPTION_INTEGER:
        return py_int(option->integer);
    case OPTION_LIST:
        list = py_list(py, option->list_count);
        for (size_t i = 0; i < option->list_count; i++)
            py_list_append(py, list, text_or_none(py, option->list[i]));
        return list;
    case OPTION_MAP:
        return options_dict(py, option->map);
    case OPTION_NONE:
        break;
    }
    return py_none();
}

static struct py_value options_dict(struct py *py, const struct options *options)
{
    struct py_value dict = py_dict(py);
    for (size_t i = 0; options && i < options->count; i++)
        set(py, dict, options->items[i].key, option_value(py, &options->items[i]));
    return dict;
}

/* -- Parts of a table. */

static struct py_value identity_dict(struct py *py, const struct identity *identity)
{
    const struct {
        const char *key;
        bool is_known;
        int64_t number;
    } numbers[] = {
        {"start", identity->has_start, identity->start},
        {"increment", identity->has_increment, identity->increment},
        {"minvalue", identity->has_minimum, identity->minimum},
        {"maxvalue", identity->has_maximum, identity->maximum},
        {"cache", identity->has_cache, identity->cache},
    };
    struct py_value dict = py_dict(py);
    set(py, dict, "always", py_bool(identity->is_always));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].is_known)
            set(py, dict, numbers[i].key, py_int(numbers[i].number));
    set(py, dict, "cycle", py_bool(identity->cycles == TRI_YES));
    return dict;
}

static const char *default_text(const struct default_value *value)
{
    return value->kind == DEFAULT_NONE ? NULL : value->text;
}

static struct py_value column_dict(struct binding *binding, const struct table *table,
                                   const struct column *column)
{
    struct py *py = binding->py;
    struct py_value type = raise_type(binding, column->type);
    if (py_is_error(type))
        return type;
    struct py_value dict = py_dict(py);
    set_text(py, dict, "name", column->name);
    set(py, dict, "type", type);
    set(py, dict, "nullable", py_bool(column->is_nullable));
    set_text(py, dict, "default", default_text(&column->server_default));
    set(py, dict, "is_quoted_default", py_bool(column->server_default.kind == DEFAULT_STRING));
    set(py, dict, "autoincrement",
        py_bool(column->autoincrement == AUTOINCREMENT_YES ||
                table_autoincrement_column(table) == column));
    set_text(py, dict, "comment", column->comment);
    set_text(py, dict, "on_update", options_text(&column->options, "mysql_on_update"));
    set(py, dict, "options", options_dict(py, &column->options));
    if (column->computed.expression) {
        set_text(py, dict, "computed", column->computed.expression);
        set(py, dict, "persisted", tri_value(column->computed.is_stored));
    }
    if (column->identity.is_identity)
        set(py, dict, "identity", identity_dict(py, &column->identity));
    return dict;
}

static const char *kind_name(enum constraint_kind kind)
{
    static const char *const names[] = {
        [CONSTRAINT_PRIMARY_KEY] = "primary_key", [CONSTRAINT_UNIQUE] = "unique",
        [CONSTRAINT_FOREIGN_KEY] = "foreign_key", [CONSTRAINT_CHECK] = "check",
        [CONSTRAINT_EXCLUDE] = "exclude",
    };
    return names[kind];
}

static struct py_value constraint_dict(struct py *py, const struct constraint *constraint)
{
    struct py_value dict = py_dict(py);
    set_text(py, dict, "kind", kind_name(constraint->kind));
    set_text(py, dict, "name", constraint->name);
    set(py, dict, "columns", list_of(py, &constraint->columns));
    set_text(py, dict, "check", constraint->check);
    set_text(py, dict, "comment", constraint->comment);
    set(py, dict, "options", options_dict(py, &constraint->options));
    if (constraint->kind != CONSTRAINT_FOREIGN_KEY)
        return dict;
    set_text(py, dict, "referred_schema", constraint->referred_schema);
    set_text(py, dict, "referred_table", constraint->referred_table);
    set(py, dict, "referred_columns", list_of(py, &constraint->referred_columns));
    set_text(py, dict, "onupdate", constraint->on_update);
    set_text(py, dict, "ondelete", constraint->on_delete);
    set(py, dict, "deferrable", tri_value(constraint->is_deferrable));
    set_text(py, dict, "initially", constraint->initially);
    set_text(py, dict, "match", constraint->match);
    return dict;
}

static struct py_value element_sorting(struct py *py, const struct index_element *element)
{
    struct py_value list = py_list(py, 2);
    if (element->is_descending)
        py_list_append(py, list, py_str(py, "desc"));
    if (element->nulls == NULLS_FIRST && !element->is_descending)
        py_list_append(py, list, py_str(py, "nulls_first"));
    if (element->nulls == NULLS_LAST && element->is_descending)
        py_list_append(py, list, py_str(py, "nulls_last"));
    return py_to_tuple(py, list);
}

static struct py_value index_dict(struct py *py, const struct index *index)
{
    struct py_value dict = py_dict(py);
    struct py_value columns = py_list(py, index->elements.count);
    struct py_value expressions = py_list(py, index->elements.count);
    struct py_value sorting = py_list(py, index->elements.count);
    struct py_value lengths = py_list(py, index->elements.count);
    struct py_value classes = py_list(py, index->elements.count);
    for (size_t i = 0; i < index->elements.count; i++) {
        const struct index_element *element = &index->elements.items[i];
        const char *text = element->column ? element->column : element->expression;
        py_list_append(py, columns, text_or_none(py, element->column));
        py_list_append(py, expressions, text_or_none(py, text));
        py_list_append(py, sorting, element_sorting(py, element));
        py_list_append(py, lengths, element->length > 0 ? py_int(element->length) : py_none());
        py_list_append(py, classes, text_or_none(py, element->operator_class));
    }
    set_text(py, dict, "name", index->name);
    set(py, dict, "columns", columns);
    set(py, dict, "expressions", expressions);
    set(py, dict, "sorting", sorting);
    set(py, dict, "lengths", lengths);
    set(py, dict, "classes", classes);
    set(py, dict, "unique", py_bool(index->is_unique));
    set_text(py, dict, "where", index->where);
    set(py, dict, "include", list_of(py, &index->include));
    set_text(py, dict, "method", index->method);
    set_text(py, dict, "comment", index->comment);
    set(py, dict, "options", options_dict(py, &index->options));
    return dict;
}

static struct py_value table_dict(struct binding *binding, const struct table *table)
{
    struct py *py = binding->py;
    struct py_value dict = py_dict(py);
    struct py_value columns = py_list(py, table->columns.count);
    for (size_t i = 0; i < table->columns.count; i++) {
        struct py_value column = column_dict(binding, table, table->columns.items[i]);
        if (py_is_error(column))
            return column;
        py_list_append(py, columns, column);
    }
    struct py_value constraints = py_list(py, table->constraints.count);
    for (size_t i = 0; i < table->constraints.count; i++)
        py_list_append(py, constraints, constraint_dict(py, table->constraints.items[i]));
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct constraints *own = &table->columns.items[i]->constraints;
        for (size_t j = 0; j < own->count; j++)
            py_list_append(py, constraints, constraint_dict(py, own->items[j]));
    }
    struct py_value indexes = py_list(py, table->indexes.count);
    for (size_t i = 0; i < table->indexes.count; i++)
        py_list_append(py, indexes, index_dict(py, table->indexes.items[i]));
    struct strings key = table_key_columns(table, &binding->scratch);
    set_text(py, dict, "name", table->name);
    set(py, dict, "columns", columns);
    set(py, dict, "constraints", constraints);
    set(py, dict, "indexes", indexes);
    set(py, dict, "key", list_of(py, &key));
    set_text(py, dict, "comment", table->comment);
    set(py, dict, "options", options_dict(py, &table->options));
    set_text(py, dict, "source", table->source);
    return dict;
}

/* -- Questions. */

/* Arguments that most have: a schema or None first. False: raised. */
static bool read_arguments(struct binding *binding, struct py_value *a, bool has_name,
                           const char **ret_schema, const char **ret_name)
{
    struct py *py = binding->py;
    *ret_schema = NULL;
    if (!binding->target || binding->target->is_offline) {
        binding->is_unanswered = binding->target;
        py_raise(py, PY_EXC_RUNTIME, "the database cannot be inspected: %s",
                 binding->target ? "nothing is read with --sql" : "no revision runs");
        return false;
    }
    if (!py_is_none(a[0]) && !py_to_string(py, a[0], "schema", ret_schema))
        return false;
    return !has_name || py_to_string(py, a[1], "name", ret_name);
}

static struct py_value fail(struct binding *binding, struct alq_error *err)
{
    binding_raise(binding, err);
    return py_error();
}

static struct py_value unsupported(struct binding *binding)
{
    const struct dialect *dialect = binding->target->connection->dialect;
    return py_raise(binding->py, PY_EXC_NOT_IMPLEMENTED,
                    "this build cannot inspect a %s database", dialect->label);
}

/* table(schema, name): a dict, or None where it is not there. */
static struct py_value get_table(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    ERROR_SCOPE(err);
    ARENA_SCOPE(arena);
    const char *schema;
    const char *name;
    struct table *table = NULL;
    if (!read_arguments(binding, a, true, &schema, &name))
        return py_error();
    struct connection *connection = binding->target->connection;
    if (!connection->dialect->inspect_table)
        return unsupported(binding);
    if (!connection->dialect->inspect_table(connection, schema, name, &arena, &table, &err) ||
        (!table && connection->dialect->inspect_view &&
         !connection->dialect->inspect_view(connection, schema, name, &arena, &table, &err)))
        return fail(binding, &err);
    return table ? table_dict(binding, table) : py_none();
}

/* tables(schema): names. */
static struct py_value get_tables(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    ERROR_SCOPE(err);
    ARENA_SCOPE(arena);
    struct strings names = {0};
    const char *schema;
    if (!read_arguments(binding, a, false, &schema, NULL))
        return py_error();
    struct connection *connection = binding->target->connection;
    if (!connection->dialect->list_tables(connection, schema, &arena, &names, &err))
        return fail(binding, &err);
    return list_of(py, &names);
}

/* has_table(schema, name) */
static struct py_value has_table(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    ERROR_SCOPE(err);
    const char *schema;
    const char *name;
    bool has = false;
    if (!read_arguments(binding, a, true, &schema, &name))
        return py_error();
    struct connection *connection = binding->target->connection;
    if (!connection->dialect->has_table(connection, schema, name, &has, &err))
        return fail(binding, &err);
    return py_bool(has);
}

static struct py_value view_dict(struct py *py, const struct view *view)
{
    struct py_value dict = py_dict(py);
    set_text(py, dict, "name", view->name);
    set_text(py, dict, "definition", view->definition);
    set_text(py, dict, "source", view->source);
    set(py, dict, "is_materialized", py_bool(view->is_materialized));
    return dict;
}

static struct py_value schema_dict(struct py *py, const struct schema *schema)
{
    struct py_value dict = py_dict(py);
    struct py_value views = py_list(py, schema->views.count);
    for (size_t i = 0; i < schema->views.count; i++)
        py_list_append(py, views, view_dict(py, schema->views.items[i]));
    struct py_value sequences = py_list(py, schema->sequences.count);
    for (size_t i = 0; i < schema->sequences.count; i++)
        py_list_append(py, sequences, text_or_none(py, schema->sequences.items[i]->name));
    struct py_value enums = py_list(py, schema->enums.count);
    for (size_t i = 0; i < schema->enums.count; i++) {
        const struct enum_type *type = schema->enums.items[i];
        struct py_value one = py_dict(py);
        set_text(py, one, "name", type->name);
        set_text(py, one, "schema", type->schema);
        set(py, one, "labels", list_of(py, &type->values));
        py_list_append(py, enums, one);
    }
    set(py, dict, "views", views);
    set(py, dict, "sequences", sequences);
    set(py, dict, "enums", enums);
    return dict;
}

/* schema(schema): views, sequences and enums. */
static struct py_value get_schema(struct py *py, struct py_value *a)
{
    struct binding *binding = binding_of(py);
    ERROR_SCOPE(err);
    ARENA_SCOPE(arena);
    struct schema *schema = NULL;
    const char *name;
    if (!read_arguments(binding, a, false, &name, NULL))
        return py_error();
    struct connection *connection = binding->target->connection;
    if (!connection->dialect->inspect_schema)
        return unsupported(binding);
    if (!connection->dialect->inspect_schema(connection, name, &arena, &schema, &err))
        return fail(binding, &err);
    return schema_dict(py, schema);
}

static const struct py_function_row functions[] = {
    {"table", get_table, "schema, name", PY_PLAIN},
    {"tables", get_tables, "schema", PY_PLAIN},
    {"has_table", has_table, "schema, name", PY_PLAIN},
    {"schema", get_schema, "schema", PY_PLAIN},
    {0},
};

const struct py_module_type native_inspect = {
    .name = "_inspect",
    .functions = functions,
};
