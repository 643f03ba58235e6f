/* The native module _batch: what op.batch_alter_table has to know of the table as it is. */
#include <string.h>

#include "base/text.h"
#include "schema/naming.h"
#include "script/alembic/read.h"
#include "base/banned.h"

static const char *const kind_words[] = {
    [CONSTRAINT_PRIMARY_KEY] = "primary",    [CONSTRAINT_UNIQUE] = "unique",
    [CONSTRAINT_FOREIGN_KEY] = "foreignkey", [CONSTRAINT_CHECK] = "check",
    [CONSTRAINT_EXCLUDE] = "exclude",
};

/* The table in arena; NULL where nothing can be read, or it is not there. False: raised. */
static bool inspect(struct binding *binding, struct py_value schema_value,
                    struct py_value table_value, struct arena *arena, struct table **ret_table)
{
    struct alq_error err = ALQ_ERROR_INIT;
    const struct script_target *target = binding->target;
    const char *schema = NULL;
    const char *name;
    *ret_table = NULL;
    if ((!py_is_none(schema_value) &&
         !py_to_string(binding->py, schema_value, "schema", &schema)) ||
        !py_to_string(binding->py, table_value, "table_name", &name))
        return false;
    if (target->is_offline || !target->connection->dialect->inspect_table)
        return true;
    return target->connection->dialect->inspect_table(target->connection, schema, name, arena,
                                                      ret_table, &err) ||
           binding_raise(binding, &err);
}

/* source(schema, table): the text that the database keeps of it, or None. */
static struct py_value source(struct py *py, struct py_value *a)
{
    ARENA_SCOPE(arena);
    struct table *table;
    if (!inspect(binding_of(py), a[0], a[1], &arena, &table))
        return py_error();
    return table && table->source ? py_str(py, table->source) : py_none();
}

static bool is_same_text(const char *a, const char *b)
{
    for (;; a++, b++) {
        while (*a == ' ' || *a == '\n' || *a == '\t')
            a++;
        while (*b == ' ' || *b == '\n' || *b == '\t')
            b++;
        if (*a != *b)
            return false;
        if (!*a)
            return true;
    }
}

static bool says_the_same(const struct constraint *a, const struct constraint *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->name && b->name)
        return strcmp(a->name, b->name) == 0;
    if (a->kind == CONSTRAINT_CHECK)
        return a->check && b->check && is_same_text(a->check, b->check);
    return strings_are_equal(&a->columns, &b->columns);
}

/* has(schema, table, constraint): whether the table has one that says the same. */
static struct py_value has(struct py *py, struct py_value *a)
{
    ARENA_SCOPE(arena);
    struct binding *binding = binding_of(py);
    struct table *table;
    struct constraint *wanted;
    if (!inspect(binding, a[0], a[1], &arena, &table) ||
        !lower_constraint(binding, a[2], &arena, &wanted))
        return py_error();
    for (size_t i = 0; table && i < table->constraints.count; i++)
        if (says_the_same(table->constraints.items[i], wanted))
            return py_bool(true);
    return py_bool(false);
}

static bool read_pattern(struct py *py, struct py_value dict, const char *key,
                         const char **ret_pattern)
{
    struct py_value value = py_dict_get_string(py, dict, key);
    if (py_is_error(value))
        return false;
    *ret_pattern = NULL;
    return py_is_nothing(value) || py_to_string(py, value, key, ret_pattern);
}

static struct py_value found(struct py *py, const struct constraint *constraint)
{
    struct py_value columns = py_list(py, constraint->columns.count);
    for (size_t i = 0; i < constraint->columns.count; i++)
        py_list_append(py, columns, py_str(py, constraint->columns.items[i]));
    return py_pair(py, py_str(py, kind_words[constraint->kind]), columns);
}

/* unnamed(schema, table, name, convention): (kind, columns) of the constraint without a name that
 * would have this one by the convention, or None. */
static struct py_value unnamed(struct py *py, struct py_value *a)
{
    ARENA_SCOPE(arena);
    struct binding *binding = binding_of(py);
    struct table *table;
    struct naming naming = {0};
    const char *name;
    if (!inspect(binding, a[0], a[1], &arena, &table) ||
        !py_to_string(py, a[2], "constraint_name", &name) ||
        !read_pattern(py, a[3], "uq", &naming.unique) ||
        !read_pattern(py, a[3], "fk", &naming.foreign_key) ||
        !read_pattern(py, a[3], "ck", &naming.check) ||
        !read_pattern(py, a[3], "pk", &naming.primary_key))
        return py_error();
    for (size_t i = 0; table && i < table->constraints.count; i++) {
        struct constraint copy = *table->constraints.items[i];
        if (copy.name)
            continue;
        copy.is_name_final = false;
        if (naming_apply(&naming, table, &copy, &arena, NULL) && string_equal(copy.name, name))
            return found(py, &copy);
    }
    return py_none();
}

static const struct py_function_row functions[] = {
    {"source", source, "schema, table", PY_PLAIN},
    {"has", has, "schema, table, constraint", PY_PLAIN},
    {"unnamed", unnamed, "schema, table, name, convention", PY_PLAIN},
    {NULL, NULL, NULL, PY_PLAIN},
};

const struct py_module_type native_batch = {
    .name = "_batch",
    .functions = functions,
};
