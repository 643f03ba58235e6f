/* Columns of sqlalchemy as columns of the schema. */
#include <string.h>

#include "script/alembic/lower_parts.h"
#include "script/alembic/read.h"
#include "base/banned.h"

/* What lower_each hands from item to item. */
struct checks {
    struct column *column;
    struct arena *arena;
};

static bool add_check(struct binding *binding, struct py_value item, void *user)
{
    struct checks *checks = user;
    struct constraint *constraint;
    if (!lower_constraint(binding, item, checks->arena, &constraint))
        return false;
    vec_push(checks->arena, &checks->column->constraints, constraint);
    return true;
}

static bool lower_computed(struct binding *binding, struct py_value object, struct arena *arena,
                           struct computed *computed)
{
    struct py_value text;
    return read_object(binding, object, "sqltext", &text) &&
           lower_condition(binding, text, arena, &computed->expression) &&
           lower_tri(binding, object, "persisted", &computed->is_stored);
}

static bool lower_identity(struct binding *binding, struct py_value object,
                           struct identity *identity)
{
    identity->is_identity = true;
    return read_truth(binding, object, "always", &identity->is_always) &&
           read_truth(binding, object, "on_null", &identity->on_null) &&
           lower_sequence_options(binding, object, identity);
}

static bool lower_autoincrement(struct binding *binding, struct py_value object,
                                struct column *column)
{
    struct py_value value;
    bool is_true = false;
    if (!read_object(binding, object, "autoincrement", &value))
        return false;
    if (py_is_str(value)) {
        column->autoincrement = strcmp(py_string(binding->py, value), "ignore_fk") == 0
                                    ? AUTOINCREMENT_IGNORE_FK
                                    : AUTOINCREMENT_AUTO;
        return true;
    }
    if (!py_truth(binding->py, value, &is_true))
        return false;
    column->autoincrement = is_true ? AUTOINCREMENT_YES : AUTOINCREMENT_NO;
    return true;
}

/* What the program gives, of which the schema only knows that there is something. */
static bool lower_client_default(struct binding *binding, struct py_value object,
                                 struct column *column)
{
    struct py_value value;
    bool is_optional = false;
    if (!read_object(binding, object, "default", &value))
        return false;
    if (py_is_none(value))
        return true;
    const char *kind = lower_kind_of(binding, value);
    if (!kind || strcmp(kind, "sequence") != 0) {
        column->has_client_default = true;
        return true;
    }
    if (!read_truth(binding, value, "optional", &is_optional))
        return false;
    column->has_sequence = !is_optional;
    return true;
}

static bool lower_server_default(struct binding *binding, struct py_value object,
                                 struct arena *arena, struct column *column)
{
    struct py_value value;
    if (!read_object(binding, object, "server_default", &value))
        return false;
    const char *kind = lower_kind_of(binding, value);
    if (kind && strcmp(kind, "computed") == 0)
        return lower_computed(binding, value, arena, &column->computed);
    if (kind && strcmp(kind, "identity") == 0)
        return lower_identity(binding, value, &column->identity);
    return lower_default(binding, value, arena, &column->server_default);
}

static bool lower_defaults_of(struct binding *binding, struct py_value object, struct arena *arena,
                              struct column *column)
{
    return lower_autoincrement(binding, object, column) &&
           lower_client_default(binding, object, column) &&
           lower_server_default(binding, object, arena, column);
}

static bool lower_flags(struct binding *binding, struct py_value object, struct arena *arena,
                        struct column *column)
{
    return read_truth(binding, object, "nullable", &column->is_nullable) &&
           read_truth(binding, object, "primary_key", &column->is_primary_key) &&
           read_truth(binding, object, "system", &column->is_system) &&
           read_string(binding, object, "comment", arena, &column->comment) &&
           lower_dialect_options(binding, object, arena, &column->options);
}

/* A Column, or a column() of an expression, which has only a name and a type. */
bool lower_column(struct binding *binding, struct py_value object, struct arena *arena,
                  struct column **ret_column)
{
    struct py_value name;
    struct py_value type;
    struct py_value constraints;
    struct column *column = column_new(arena, NULL, NULL);
    struct checks checks = {column, arena};
    if (!read_object(binding, object, "name", &name) ||
        !read_name(binding, name, "the name of a column", arena, &column->name) ||
        !read_object(binding, object, "_asked_type", &type) ||
        !lower_type(binding, type, arena, &column->type))
        return false;
    column->is_quoted = lower_is_quoted(binding, name);
    constraints = py_getattr_optional(binding->py, object, py_intern(binding->py, "constraints"));
    if (py_is_error(constraints))
        return false;
    if (!py_is_unbound(constraints) && (!lower_flags(binding, object, arena, column) ||
                                        !lower_defaults_of(binding, object, arena, column) ||
                                        !lower_each(binding, constraints, add_check, &checks)))
        return false;
    *ret_column = column;
    return true;
}
