/* Tables of sqlalchemy as tables of the schema. */
#include <string.h>

#include "script/alembic/lower_parts.h"
#include "script/alembic/read.h"
#include "base/banned.h"

/* What lower_each hands from item to item. */
struct tabling {
    struct table *table;
    struct arena *arena;
    struct py_value constraints; /* in the order they were made */
    struct py_value column;      /* whose constraints are wanted; None: those of no column */
    enum { ALL_KINDS, UNIQUE_ONLY, OTHERS_ONLY } wanted;
};

/* A constraint of the wanted column. The key that only the columns' flags make is not in the
 * schema's table either. */
static bool add_constraint(struct binding *binding, struct py_value item, void *user)
{
    struct tabling *tabling = user;
    struct py_value column;
    struct constraint *constraint;
    bool is_implicit = false;
    if (!read_object(binding, item, "_of_column", &column))
        return false;
    if (!py_is_same(column, tabling->column))
        return true;
    const char *kind = lower_kind_of(binding, item);
    bool is_unique = kind && strcmp(kind, "unique") == 0;
    if (tabling->wanted != ALL_KINDS && is_unique != (tabling->wanted == UNIQUE_ONLY))
        return true;
    if (kind && strcmp(kind, "primary_key") == 0 &&
        !read_truth(binding, item, "_implicit", &is_implicit))
        return false;
    if (is_implicit)
        return true;
    if (!lower_constraint(binding, item, tabling->arena, &constraint))
        return false;
    vec_push(tabling->arena, &tabling->table->constraints, constraint);
    return true;
}

/* SQLAlchemy's order: the column's UNIQUE, what its type asks for, its foreign keys. */
static bool add_column(struct binding *binding, struct py_value item, void *user)
{
    struct tabling *tabling = user;
    struct column *column;
    tabling->column = item;
    tabling->wanted = UNIQUE_ONLY;
    if (!lower_column(binding, item, tabling->arena, &column) ||
        !lower_each(binding, tabling->constraints, add_constraint, tabling))
        return false;
    table_add_column(tabling->table, tabling->arena, column);
    tabling->wanted = OTHERS_ONLY;
    return lower_each(binding, tabling->constraints, add_constraint, tabling);
}

static bool add_index(struct binding *binding, struct py_value item, void *user)
{
    struct tabling *tabling = user;
    struct index *index;
    if (!lower_index(binding, item, tabling->arena, &index))
        return false;
    vec_push(tabling->arena, &tabling->table->indexes, index);
    return true;
}

static bool add_parts(struct binding *binding, struct py_value object, struct tabling *tabling)
{
    struct py_value columns;
    struct py_value indexes;
    return read_object(binding, object, "_written_constraints", &tabling->constraints) &&
           lower_each(binding, tabling->constraints, add_constraint, tabling) &&
           read_object(binding, object, "_columns", &columns) &&
           lower_each(binding, columns, add_column, tabling) &&
           read_object(binding, object, "indexes", &indexes) &&
           lower_each(binding, indexes, add_index, tabling);
}

bool lower_table(struct binding *binding, struct py_value object, struct arena *arena,
                 struct table **ret_table)
{
    struct table *table = table_new(arena, NULL, NULL);
    struct tabling tabling = {table, arena, py_none(), py_none(), ALL_KINDS};
    struct py_value name;
    const char *kind = lower_kind_of(binding, object);
    if (!kind || strcmp(kind, "table") != 0) {
        py_raise(binding->py, PY_EXC_TYPE, "a Table was expected, not %s",
                 py_type_name(binding->py, object));
        return false;
    }
    if (!read_object(binding, object, "name", &name) ||
        !read_name(binding, name, "the name of a table", arena, &table->name) ||
        !read_string(binding, object, "schema", arena, &table->schema) ||
        !read_string(binding, object, "comment", arena, &table->comment) ||
        !read_strings(binding, object, "prefixes", arena, &table->prefixes) ||
        !lower_dialect_options(binding, object, arena, &table->options) ||
        !add_parts(binding, object, &tabling))
        return false;
    table->is_quoted = lower_is_quoted(binding, name);
    *ret_table = table;
    return true;
}
