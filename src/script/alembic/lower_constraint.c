/* Constraints of sqlalchemy as constraints of the schema. */
#include <string.h>

#include "script/alembic/lower_parts.h"
#include "script/alembic/read.h"
#include "base/banned.h"

/* What lower_each hands from item to item. */
struct constraining {
    struct constraint *constraint;
    struct arena *arena;
    struct py_value classes; /* EXCLUDE: operator classes by column */
};

static bool lower_members(struct binding *binding, struct py_value object, struct arena *arena,
                          struct constraint *constraint)
{
    return read_strings(binding, object, "_members", arena, &constraint->columns);
}

/* -- FOREIGN KEY. */

static bool read_nullable_name(struct binding *binding, struct py_value value, const char *what,
                               struct arena *arena, const char **ret_name)
{
    *ret_name = NULL;
    return py_is_none(value) || read_name(binding, value, what, arena, ret_name);
}

static bool add_target(struct binding *binding, struct py_value element, void *user)
{
    struct constraining *constraining = user;
    struct constraint *constraint = constraining->constraint;
    struct py_value target;
    const struct py_value *parts;
    size_t count;
    const char *column;
    if (!read_object(binding, element, "_target", &target))
        return false;
    if (!py_sequence(target, &parts, &count) || count != 3 || py_is_none(parts[1])) {
        py_raise(binding->py, PY_EXC_TYPE, "a foreign key refers to no column of a table");
        return false;
    }
    if (!read_nullable_name(binding, parts[0], "a schema", constraining->arena,
                            &constraint->referred_schema) ||
        !read_name(binding, parts[1], "a table", constraining->arena,
                   &constraint->referred_table) ||
        !read_nullable_name(binding, parts[2], "a column", constraining->arena, &column))
        return false;
    /* ForeignKey("other"): the column of the same name. */
    if (!column && constraint->columns.count > constraint->referred_columns.count)
        column = constraint->columns.items[constraint->referred_columns.count];
    vec_push(constraining->arena, &constraint->referred_columns, column);
    return true;
}

/* A reference given in three parts, because a name may have dots of its own. */
static bool lower_referred(struct binding *binding, struct py_value referred,
                           struct constraining *constraining)
{
    struct constraint *constraint = constraining->constraint;
    const struct py_value *parts;
    const struct py_value *names;
    size_t count;
    if (!py_sequence(referred, &parts, &count) || count != 3 ||
        !py_sequence(parts[2], &names, &count)) {
        py_raise(binding->py, PY_EXC_TYPE, "a foreign key refers to no table");
        return false;
    }
    if (!read_nullable_name(binding, parts[0], "a schema", constraining->arena,
                            &constraint->referred_schema) ||
        !read_name(binding, parts[1], "a table", constraining->arena, &constraint->referred_table))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *name;
        if (!read_name(binding, names[i], "a column", constraining->arena, &name))
            return false;
        vec_push(constraining->arena, &constraint->referred_columns, name);
    }
    return true;
}

static bool lower_targets(struct binding *binding, struct py_value object,
                          struct constraining *constraining)
{
    struct py *py = binding->py;
    struct py_value elements;
    struct py_value referred = py_getattr_optional(py, object, py_intern(py, "_referred"));
    if (py_is_error(referred))
        return false;
    if (!py_is_unbound(referred))
        return lower_referred(binding, referred, constraining);
    return read_object(binding, object, "elements", &elements) &&
           lower_each(binding, elements, add_target, constraining);
}

static bool lower_foreign_key(struct binding *binding, struct py_value object,
                              struct constraining *constraining)
{
    struct constraint *constraint = constraining->constraint;
    struct arena *arena = constraining->arena;
    return lower_members(binding, object, arena, constraint) &&
           lower_targets(binding, object, constraining) &&
           read_string(binding, object, "ondelete", arena, &constraint->on_delete) &&
           read_string(binding, object, "onupdate", arena, &constraint->on_update) &&
           read_string(binding, object, "match", arena, &constraint->match) &&
           read_truth(binding, object, "use_alter", &constraint->is_added_later);
}

/* -- EXCLUDE. */

static bool add_class(struct binding *binding, struct constraining *constraining,
                      struct exclude_element *element)
{
    struct py_value class = py_unbound();
    if (element->is_column && py_is_kind(constraining->classes, PY_KIND_DICT))
        class = py_dict_get_string(binding->py, constraining->classes, element->expression);
    return py_is_unbound(class) || read_name(binding, class, "an operator class",
                                             constraining->arena, &element->operator_class);
}

static bool add_element(struct binding *binding, struct py_value item, void *user)
{
    struct constraining *constraining = user;
    struct exclude_element element = {0};
    const struct py_value *parts;
    size_t count;
    if (!py_sequence(item, &parts, &count) || count != 2) {
        py_raise(binding->py, PY_EXC_TYPE, "an exclusion has pairs of a column and an operator");
        return false;
    }
    const char *kind = lower_kind_of(binding, parts[0]);
    element.is_column = py_is_str(parts[0]) || (kind && strcmp(kind, "column") == 0);
    if (!read_name(binding, parts[1], "an operator", constraining->arena, &element.operator_name))
        return false;
    if (element.is_column) {
        if (!read_name(binding, parts[0], "a column", constraining->arena, &element.expression))
            return false;
    } else if (!lower_expression_text(binding, parts[0], constraining->arena,
                                      &element.expression)) {
        return false;
    }
    if (!add_class(binding, constraining, &element))
        return false;
    vec_push(constraining->arena, &constraining->constraint->elements, element);
    return true;
}

static bool lower_exclude(struct binding *binding, struct py_value object,
                          struct constraining *constraining)
{
    struct constraint *constraint = constraining->constraint;
    struct py_value operators;
    struct py_value where;
    return read_object(binding, object, "ops", &constraining->classes) &&
           read_object(binding, object, "operators", &operators) &&
           lower_each(binding, operators, add_element, constraining) &&
           read_string(binding, object, "using", constraining->arena, &constraint->using_method) &&
           read_object(binding, object, "where", &where) &&
           lower_condition(binding, where, constraining->arena, &constraint->where);
}

/* -- All. */

static bool lower_check(struct binding *binding, struct py_value object,
                        struct constraining *constraining)
{
    struct py_value text;
    return read_object(binding, object, "sqltext", &text) &&
           lower_condition(binding, text, constraining->arena, &constraining->constraint->check);
}

static bool lower_key(struct binding *binding, struct py_value object,
                      struct constraining *constraining)
{
    return lower_members(binding, object, constraining->arena, constraining->constraint);
}

static const struct {
    const char *word;
    enum constraint_kind kind;
    bool (*lower)(struct binding *binding, struct py_value object,
                  struct constraining *constraining);
} kinds[] = {
    {"primary_key", CONSTRAINT_PRIMARY_KEY, lower_key},
    {"unique", CONSTRAINT_UNIQUE, lower_key},
    {"foreign_key", CONSTRAINT_FOREIGN_KEY, lower_foreign_key},
    {"check", CONSTRAINT_CHECK, lower_check},
    {"exclude", CONSTRAINT_EXCLUDE, lower_exclude},
};

static bool lower_common(struct binding *binding, struct py_value object, struct arena *arena,
                         struct constraint *constraint)
{
    return lower_given_name(binding, object, arena, &constraint->name,
                            &constraint->is_name_final) &&
           lower_tri(binding, object, "deferrable", &constraint->is_deferrable) &&
           read_string(binding, object, "initially", arena, &constraint->initially) &&
           read_string(binding, object, "comment", arena, &constraint->comment) &&
           lower_dialect_options(binding, object, arena, &constraint->options);
}

bool lower_constraint(struct binding *binding, struct py_value object, struct arena *arena,
                      struct constraint **ret_constraint)
{
    const char *kind = lower_kind_of(binding, object);
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].word, kind) != 0)
            continue;
        struct constraint *constraint = constraint_new(arena, kinds[i].kind, NULL);
        struct constraining constraining = {constraint, arena, py_none()};
        *ret_constraint = constraint;
        return lower_common(binding, object, arena, constraint) &&
               kinds[i].lower(binding, object, &constraining);
    }
    py_raise(binding->py, PY_EXC_TYPE, "a constraint was expected, not %s",
             py_type_name(binding->py, object));
    return false;
}
