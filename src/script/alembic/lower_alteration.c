/* op.alter_column: what changes, and what the column is now. */
#include "script/alembic/alteration.h"

#include <string.h>

#include "script/alembic/read.h"
#include "base/banned.h"

struct reading {
    struct binding *binding;
    struct py_value object;
    struct arena *arena;
    struct column_change *change;
};

static bool get(const struct reading *reading, const char *name, struct py_value *ret_value)
{
    return read_object(reading->binding, reading->object, name, ret_value);
}

/* What was left out: None, or False where None means "none any more". */
static bool is_left_out(struct py_value value)
{
    return value.tag == PY_BOOL && !value.integer;
}

static bool read_type(const struct reading *reading, const char *name, const struct type **ret_type)
{
    struct py_value value;
    if (!get(reading, name, &value))
        return false;
    *ret_type = NULL;
    return py_is_none(value) || lower_type(reading->binding, value, reading->arena, ret_type);
}

/* Alembic does not see of a class what kind of type it is, and MySQL's words depend on that. */
static bool read_has_class(const struct reading *reading)
{
    struct py_value type;
    struct py_value existing;
    if (!get(reading, "modify_type", &type) || !get(reading, "existing_type", &existing))
        return false;
    reading->change->has_class_as_type =
        py_is_kind(py_is_none(type) ? existing : type, PY_KIND_CLASS);
    return true;
}

static bool read_nullable(const struct reading *reading, const char *name, bool *ret_is_said,
                          bool *ret_is_nullable)
{
    struct py_value value;
    if (!get(reading, name, &value))
        return false;
    *ret_is_said = !py_is_none(value);
    return py_truth(reading->binding->py, value, ret_is_nullable);
}

/* Computed and Identity are given as server defaults. A throw-away column reads them as a table
 * does. */
static bool read_generated(const struct reading *reading, struct py_value value,
                           struct computed *ret_computed, struct identity *ret_identity)
{
    struct py *py = reading->binding->py;
    struct py_value class = py_import_name(py, "sqlalchemy.schema", "Column");
    if (py_is_error(class))
        return false;
    const struct py_value arguments[] = {py_str(py, "x"), value};
    struct py_value column = py_call(py, class, arguments, 2);
    struct column *lowered;
    if (py_is_error(column) || !lower_column(reading->binding, column, reading->arena, &lowered))
        return false;
    *ret_computed = lowered->computed;
    *ret_identity = lowered->identity;
    return true;
}

static bool read_kind(const struct reading *reading, struct py_value value, const char **ret_kind)
{
    struct py *py = reading->binding->py;
    struct py_value kind = py_getattr_optional(py, value, py_intern(py, "_kind"));
    if (py_is_error(kind))
        return false;
    *ret_kind = py_is_str(kind) ? py_string(py, kind) : "";
    return true;
}

static bool is_generated(const char *kind)
{
    return strcmp(kind, "computed") == 0 || strcmp(kind, "identity") == 0;
}

static bool read_new_default(const struct reading *reading)
{
    struct column_change *change = reading->change;
    struct py_value value;
    const char *kind;
    if (!get(reading, "modify_server_default", &value))
        return false;
    if (is_left_out(value))
        return true;
    if (!read_kind(reading, value, &kind))
        return false;
    if (is_generated(kind)) {
        change->sets_computed = *kind == 'c';
        change->sets_identity = *kind == 'i';
        return read_generated(reading, value, &change->computed, &change->identity);
    }
    change->sets_default = true;
    return lower_default(reading->binding, value, reading->arena, &change->server_default);
}

/* None drops the identity or the computation that the column is said to have. */
static void drop_generated(struct column_change *change, bool was_identity, bool was_computed)
{
    if (!change->sets_default || change->server_default.kind != DEFAULT_NONE)
        return;
    if (was_identity)
        change->sets_identity = true;
    if (was_computed)
        change->sets_computed = true;
    if (was_identity || was_computed)
        change->sets_default = false;
}

static bool read_old_default(const struct reading *reading)
{
    struct column_change *change = reading->change;
    struct py_value value;
    const char *kind;
    if (!get(reading, "existing_server_default", &value))
        return false;
    if (is_left_out(value) || py_is_none(value))
        return true;
    if (!read_kind(reading, value, &kind))
        return false;
    if (!is_generated(kind)) {
        change->has_existing_default = true;
        return lower_default(reading->binding, value, reading->arena, &change->existing_default);
    }
    struct computed computed = {0};
    if (!read_generated(reading, value, &computed, &change->existing_identity))
        return false;
    drop_generated(change, change->existing_identity.is_identity, computed.expression != NULL);
    return true;
}

static bool read_comments(const struct reading *reading)
{
    struct column_change *change = reading->change;
    struct py_value value;
    if (!get(reading, "modify_comment", &value))
        return false;
    change->sets_comment = !is_left_out(value);
    if (change->sets_comment && !read_string(reading->binding, reading->object, "modify_comment",
                                             reading->arena, &change->comment))
        return false;
    if (!read_string(reading->binding, reading->object, "existing_comment", reading->arena,
                     &change->existing_comment))
        return false;
    change->has_existing_comment = change->existing_comment != NULL;
    return true;
}

static bool read_flag(const struct reading *reading, struct py_value keywords, const char *name,
                      bool *ret_is_said, bool *ret_flag)
{
    struct py_value value = py_dict_get_string(reading->binding->py, keywords, name);
    if (py_is_error(value))
        return false;
    *ret_is_said = !py_is_nothing(value);
    return !*ret_is_said || py_truth(reading->binding->py, value, ret_flag);
}

static bool read_keywords(const struct reading *reading, struct options *options)
{
    struct column_change *change = reading->change;
    struct py_value keywords;
    struct py_value words;
    if (!get(reading, "kw", &keywords) || !get(reading, "_options", &words) ||
        !read_flag(reading, keywords, "autoincrement", &change->sets_autoincrement,
                   &change->autoincrement) ||
        !read_flag(reading, keywords, "existing_autoincrement", &change->has_existing_autoincrement,
                   &change->existing_autoincrement) ||
        !read_options(reading->binding, words, reading->arena, options))
        return false;
    change->using_expression = options_text(options, "postgresql_using");
    change->insert_before = options_text(options, "insert_before");
    change->insert_after = options_text(options, "insert_after");
    return true;
}

bool lower_alteration(struct binding *binding, struct py_value object, struct arena *arena,
                      struct operation *operation)
{
    struct column_change *change = arena_new(arena, struct column_change);
    const struct reading reading = {binding, object, arena, change};
    struct py_value name;
    operation->change = change;
    if (!get(&reading, "column_name", &name) ||
        !read_name(binding, name, "column_name", arena, &operation->name) ||
        !read_string(binding, object, "modify_name", arena, &change->new_name) ||
        !read_type(&reading, "modify_type", &change->type) ||
        !read_type(&reading, "existing_type", &change->existing_type) ||
        !read_has_class(&reading) ||
        !read_nullable(&reading, "modify_nullable", &change->sets_nullable, &change->is_nullable) ||
        !read_nullable(&reading, "existing_nullable", &change->has_existing_nullable,
                       &change->existing_nullable))
        return false;
    change->sets_type = change->type != NULL;
    return read_new_default(&reading) && read_old_default(&reading) && read_comments(&reading) &&
           read_keywords(&reading, &operation->options);
}
