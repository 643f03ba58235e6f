/* The native module _schema: the SQL of types and of DDL objects, and names by convention. */
#include <string.h>

#include "database/render_parts.h"
#include "script/alembic/lower_parts.h"
#include "script/alembic/read.h"
#include "base/banned.h"

/* One request: what is asked for, and what becomes of it. */
struct request {
    struct binding *binding;
    struct py_value element;
    const char *schema, *table; /* where the element is; NULL */
    bool is_conditional;        /* IF EXISTS, IF NOT EXISTS */
    struct arena *arena;
    struct render render;
    const struct dialect *before; /* the run's, while expressions are written for another */
    bool has_naming;
    struct naming naming;
    struct strings statements;
    struct alq_error err;
};

/* SQLAlchemy shows text by a dialect of its own where none is said; SQLite's is the nearest. */
static const struct dialect *find_dialect(struct binding *binding, const char *name)
{
    const struct dialect *current = binding->target ? binding->apply.render.dialect : NULL;
    if (current && name && strcmp(current->name, name) == 0)
        return current;
    return binding->host->find_dialect(name && strcmp(name, "default") != 0 ? name : "sqlite");
}

static bool begin(struct request *request, struct py_value name)
{
    struct binding *binding = request->binding;
    const char *word = NULL;
    if (!py_is_none(name) && !py_to_string(binding->py, name, "a dialect", &word))
        return false;
    const struct dialect *dialect = find_dialect(binding, word);
    if (!dialect) {
        py_raise(binding->py, PY_EXC_VALUE, "no database is called %s", word);
        return false;
    }
    render_init(&request->render, dialect, request->arena);
    request->render.naming = request->has_naming ? &request->naming : NULL;
    request->before = binding->apply.render.dialect;
    binding->apply.render.dialect = dialect;
    request->render.is_mariadb = binding->target && binding->apply.render.is_mariadb;
    return true;
}

static struct py_value end(const struct request *request, struct py_value answer)
{
    request->binding->apply.render.dialect = request->before;
    return answer;
}

static bool fail(struct request *request)
{
    return binding_raise(request->binding, &request->err);
}

/* -- Naming conventions. */

static bool read_pattern(struct request *request, struct py_value dict, const char *key,
                         const char **pattern)
{
    struct py_value value = py_dict_get_string(request->binding->py, dict, key);
    if (py_is_error(value))
        return false;
    return py_is_nothing(value) ||
           read_name(request->binding, value, "a naming convention", request->arena, pattern);
}

static bool read_naming(struct request *request, struct py_value dict)
{
    struct naming *naming = &request->naming;
    if (!py_is_kind(dict, PY_KIND_DICT))
        return true;
    request->has_naming = true;
    return read_pattern(request, dict, "ix", &naming->index) &&
           read_pattern(request, dict, "uq", &naming->unique) &&
           read_pattern(request, dict, "ck", &naming->check) &&
           read_pattern(request, dict, "fk", &naming->foreign_key) &&
           read_pattern(request, dict, "pk", &naming->primary_key);
}

static bool is_index(struct request *request)
{
    const char *kind = lower_kind_of(request->binding, request->element);
    return kind && strcmp(kind, "index") == 0;
}

static bool find_name(struct request *request, const char **ret_name)
{
    struct table table = {.name = request->table, .schema = request->schema};
    struct constraint *constraint;
    struct index *index;
    if (is_index(request)) {
        if (!lower_index(request->binding, request->element, request->arena, &index))
            return false;
        *ret_name = index->name;
        if (!naming_apply_index(&request->naming, &table, index, request->arena, &request->err))
            return fail(request);
        *ret_name = index->name;
        return true;
    }
    if (!lower_constraint(request->binding, request->element, request->arena, &constraint))
        return false;
    if (!naming_apply(&request->naming, &table, constraint, request->arena, &request->err))
        return fail(request);
    *ret_name = constraint->name;
    return true;
}

/* name(item, table, schema, patterns): by the convention; None where it says nothing. */
static struct py_value name(struct py *py, struct py_value *a)
{
    ARENA_SCOPE(arena);
    struct request request = {.binding = binding_of(py), .element = a[0], .arena = &arena};
    const char *found = NULL;
    if (!py_to_string(py, a[1], "table", &request.table) ||
        (!py_is_none(a[2]) && !py_to_string(py, a[2], "schema", &request.schema)) ||
        !read_naming(&request, a[3]) || !find_name(&request, &found))
        return py_error();
    return found ? py_str(py, found) : py_none();
}

/* -- Types. */

/* What SQLAlchemy's own dialect makes of types that it does not know: their names. */
static const char *bare_name(const struct type *type)
{
    if (type->kind == TYPE_NULL)
        return "NULL";
    if (type->kind == TYPE_ENUM)
        return "ENUM";
    if (type->kind == TYPE_ARRAY)
        return "ARRAY";
    return type->kind == TYPE_DOMAIN ? "DOMAIN" : type->name;
}

/* type_text(type, dialect) */
static struct py_value type_text(struct py *py, struct py_value *a)
{
    ARENA_SCOPE(arena);
    TEXT_SCOPE(text);
    struct request request = {.binding = binding_of(py), .element = a[0], .arena = &arena};
    const struct type *type;
    const char *bare;
    if (!begin(&request, a[1]))
        return py_error();
    if (!lower_type(request.binding, a[0], &arena, &type))
        return end(&request, py_error());
    if (render_type(&request.render, type, &text, &request.err))
        return end(&request, py_str_text(py, &text));
    bare = bare_name(type);
    if (py_is_none(a[1]) && bare) {
        alq_error_release(&request.err);
        return end(&request, py_str(py, bare));
    }
    fail(&request);
    return end(&request, py_error());
}

/* -- Statements. */

static bool emit(struct request *request, const struct operation *operation)
{
    return render_operation(&request->render, operation, &request->statements, &request->err) ||
           fail(request);
}

static struct operation *new_operation(struct request *request, enum operation_kind kind)
{
    struct operation *operation =
        operation_new(request->arena, kind, request->schema, request->table);
    operation->if_exists = operation->if_not_exists = request->is_conditional;
    return operation;
}

/* The type and what is in it, of which no statement of its own is wanted. */
static const struct type *as_made(const struct type *type, struct arena *arena)
{
    struct type *copy = type_copy(type, arena);
    copy->creates_type = false;
    if (copy->item)
        copy->item = as_made(copy->item, arena);
    for (size_t i = 0; i < copy->variants.count; i++)
        copy->variants.items[i].type = as_made(copy->variants.items[i].type, arena);
    return copy;
}

static bool table_of(struct request *request, struct table **ret_table)
{
    if (!lower_table(request->binding, request->element, request->arena, ret_table))
        return false;
    request->schema = (*ret_table)->schema;
    request->table = (*ret_table)->name;
    return true;
}

/* CREATE TABLE alone: types, indexes and comments are statements of their own. */
static bool create_table(struct request *request)
{
    struct table *table;
    if (!table_of(request, &table))
        return false;
    for (size_t i = 0; i < table->columns.count; i++)
        table->columns.items[i]->type = as_made(table->columns.items[i]->type, request->arena);
    table->indexes.count = 0;
    struct operation *operation = new_operation(request, OPERATION_CREATE_TABLE);
    operation->created_table = table;
    if (!emit(request, operation))
        return false;
    request->statements.count = request->statements.count ? 1 : 0;
    return true;
}

static bool drop_table(struct request *request)
{
    struct table *table;
    return table_of(request, &table) && emit(request, new_operation(request, OPERATION_DROP_TABLE));
}

static bool comment_on_table(struct request *request)
{
    struct table *table;
    if (!table_of(request, &table))
        return false;
    struct operation *operation =
        new_operation(request, table->comment ? OPERATION_CREATE_TABLE_COMMENT
                                              : OPERATION_DROP_TABLE_COMMENT);
    operation->text = table->comment;
    return emit(request, operation);
}

static bool comment_on_columns(struct request *request)
{
    struct table *table;
    if (!table_of(request, &table))
        return false;
    for (size_t i = 0; i < table->columns.count; i++) {
        const struct column *column = table->columns.items[i];
        if (!column->comment)
            continue;
        struct operation *operation = new_operation(request, OPERATION_ALTER_COLUMN);
        operation->name = column->name;
        operation->change = arena_new(request->arena, struct column_change);
        operation->change->sets_comment = true;
        operation->change->comment = column->comment;
        if (!emit(request, operation))
            return false;
    }
    return true;
}

static bool create_index(struct request *request)
{
    struct index *index;
    if (!lower_index(request->binding, request->element, request->arena, &index))
        return false;
    struct operation *operation = new_operation(request, OPERATION_CREATE_INDEX);
    operation->index = index;
    return emit(request, operation);
}

static bool drop_index(struct request *request)
{
    struct index *index;
    if (!lower_index(request->binding, request->element, request->arena, &index))
        return false;
    struct operation *operation = new_operation(request, OPERATION_DROP_INDEX);
    operation->options = index->options;
    operation->is_name_final = true;
    return find_name(request, &operation->name) && emit(request, operation);
}

static bool add_constraint(struct request *request)
{
    struct constraint *constraint;
    if (!lower_constraint(request->binding, request->element, request->arena, &constraint))
        return false;
    struct operation *operation = new_operation(request, OPERATION_CREATE_CONSTRAINT);
    operation->constraint = constraint;
    return emit(request, operation);
}

static bool drop_constraint(struct request *request)
{
    struct constraint *constraint;
    if (!lower_constraint(request->binding, request->element, request->arena, &constraint))
        return false;
    struct operation *operation = new_operation(request, OPERATION_DROP_CONSTRAINT);
    operation->has_constraint_kind = true;
    operation->constraint_kind = constraint->kind;
    operation->is_name_final = true;
    return find_name(request, &operation->name) && emit(request, operation);
}

static bool with_sequence(struct request *request, enum operation_kind kind)
{
    struct sequence *sequence;
    if (!lower_sequence(request->binding, request->element, request->arena, &sequence))
        return false;
    struct operation *operation = new_operation(request, kind);
    operation->sequence = sequence;
    return emit(request, operation);
}

static bool create_sequence(struct request *request)
{
    return with_sequence(request, OPERATION_CREATE_SEQUENCE);
}

static bool drop_sequence(struct request *request)
{
    return with_sequence(request, OPERATION_DROP_SEQUENCE);
}

/* What stands before the CREATE TABLE of a table that has such a column. */
static bool create_type(struct request *request)
{
    const struct type *type;
    if (!lower_type(request->binding, request->element, request->arena, &type))
        return false;
    struct type *made = type_copy(type, request->arena);
    made->creates_type = true;
    struct table *table = table_new(request->arena, NULL, "t");
    table_add_column(table, request->arena, column_new(request->arena, "c", made));
    table->constraints.count = 0;
    struct operation *operation = new_operation(request, OPERATION_CREATE_TABLE);
    operation->table = table->name;
    operation->created_table = table;
    if (!emit(request, operation))
        return false;
    request->statements.count -= request->statements.count ? 1 : 0;
    return true;
}

static bool drop_type(struct request *request)
{
    TEXT_SCOPE(text);
    const struct type *type;
    if (!lower_type(request->binding, request->element, request->arena, &type))
        return false;
    text_printf(&text, "DROP %s ", type->kind == TYPE_DOMAIN ? "DOMAIN" : "TYPE");
    if (type->name)
        render_qualified(&request->render, &text, type->schema, type->name);
    render_emit(&request->render, &request->statements, &text);
    return true;
}

static bool write_column(struct request *request)
{
    TEXT_SCOPE(text);
    struct column *column;
    if (!lower_column(request->binding, request->element, request->arena, &column))
        return false;
    if (!render_column(&request->render, NULL, column, &text, &request->err))
        return fail(request);
    render_emit(&request->render, &request->statements, &text);
    return true;
}

static const struct {
    const char *word;
    bool (*write)(struct request *request);
} writers[] = {
    {"create_table", create_table},
    {"drop_table", drop_table},
    {"create_index", create_index},
    {"drop_index", drop_index},
    {"add_constraint", add_constraint},
    {"drop_constraint", drop_constraint},
    {"create_sequence", create_sequence},
    {"drop_sequence", drop_sequence},
    {"create_type", create_type},
    {"drop_type", drop_type},
    {"set_table_comment", comment_on_table},
    {"drop_table_comment", comment_on_table},
    {"column_comments", comment_on_columns},
    {"column", write_column},
};

static bool read_place(struct request *request, struct py_value place)
{
    const struct py_value *parts;
    size_t count;
    if (!py_sequence(place, &parts, &count) || count != 2)
        return true;
    return (py_is_none(parts[0]) ||
            read_name(request->binding, parts[0], "a schema", request->arena, &request->schema)) &&
           (py_is_none(parts[1]) ||
            read_name(request->binding, parts[1], "a table", request->arena, &request->table));
}

/* What SQLite cannot write is shown as PostgreSQL has it, which is standard SQL there. */
static struct py_value shown_by(struct py *py, const char *word, struct py_value dialect)
{
    bool is_alteration = strstr(word, "_constraint") || strstr(word, "comment");
    return py_is_none(dialect) && is_alteration ? py_str(py, "postgresql") : dialect;
}

static struct py_value statements_of(const struct request *request)
{
    struct py *py = request->binding->py;
    struct py_value list = py_list(py, request->statements.count);
    for (size_t i = 0; i < request->statements.count; i++)
        py_list_append(py, list, py_str(py, request->statements.items[i]));
    return list;
}

/* statements(word, element, (schema, table), conditional, dialect, patterns) */
static struct py_value statements(struct py *py, struct py_value *a)
{
    ARENA_SCOPE(arena);
    struct request request = {.binding = binding_of(py), .element = a[1], .arena = &arena};
    const char *word;
    if (!py_to_string(py, a[0], "word", &word) || !read_place(&request, a[2]) ||
        !py_truth(py, a[3], &request.is_conditional) || !read_naming(&request, a[5]) ||
        !begin(&request, shown_by(py, word, a[4])))
        return py_error();
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (strcmp(writers[i].word, word) == 0)
            return end(&request, writers[i].write(&request) ? statements_of(&request) : py_error());
    return end(&request, py_raise(py, PY_EXC_VALUE, "nothing is written by the word %s", word));
}

/* schema_statement(name, creates, conditional, cascades, dialect) */
static struct py_value schema_statement(struct py *py, struct py_value *a)
{
    ARENA_SCOPE(arena);
    TEXT_SCOPE(text);
    struct request request = {.binding = binding_of(py), .arena = &arena};
    bool creates;
    bool cascades;
    const char *schema;
    if (!py_to_string(py, a[0], "name", &schema) || !py_truth(py, a[1], &creates) ||
        !py_truth(py, a[2], &request.is_conditional) || !py_truth(py, a[3], &cascades) ||
        !begin(&request, a[4]))
        return py_error();
    text_add(&text, creates ? "CREATE SCHEMA " : "DROP SCHEMA ");
    if (request.is_conditional)
        text_add(&text, creates ? "IF NOT EXISTS " : "IF EXISTS ");
    render_name(&request.render, &text, schema);
    text_add(&text, cascades ? " CASCADE" : "");
    render_emit(&request.render, &request.statements, &text);
    return end(&request, statements_of(&request));
}

static const struct py_function_row functions[] = {
    {"type_text", type_text, "type, dialect, /", PY_PLAIN},
    {"name", name, "item, table, schema, patterns, /", PY_PLAIN},
    {"statements", statements, "word, element, place, conditional, dialect, patterns, /", PY_PLAIN},
    {"schema_statement", schema_statement, "name, creates, conditional, cascades, dialect, /",
     PY_PLAIN},
    {NULL, NULL, NULL, PY_PLAIN},
};

const struct py_module_type native_schema = {.name = "_schema", .functions = functions};
